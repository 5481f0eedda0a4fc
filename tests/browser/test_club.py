"""A club in the browser, from the organiser's code to the last member's leaving: several people, each in their own."""

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import IN_A_CLUB
from tests.browser.club_driving import CLUB, ORGANISER_CODE, make_club, member_id, sign_in
from tests.browser.conftest import Serve, Visit
from tests.browser.driving import PHONE, WIDE, Screen, Server, axe_violations, file_contents, overflow, settled
from tests.browser.steps import fill, go, pick, press
from tests.contract.club_world import member
from tests.oidc import ANNA, BRAM, CARO, DINA, Account, Provider
from tests.pages.driving import CLUB as GROUP
from tests.pages.driving import DEFINITION, meeting, write
from wellspent.core.checkins import monday
from wellspent.core.club.model import FIGURES, WORTH, Contribution, Door, Gathering
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.model import Kind
from wellspent.core.store.folder import FolderStore
from wellspent.words import club as words
from wellspent.words import club_organise, joining, today

TUESDAY = Gathering(id="tuesday-club", name="Tuesday club")
SAY = dict.fromkeys(FIGURES, 150)


LINKED = replace(GROUP, gathering=TUESDAY.id)


def rated(server: Server, provider: Provider, who: Account) -> None:
    """Somebody has brought a workbook along: a group and three rated meetings."""
    records = (DEFINITION, GROUP, *(meeting(day, hire=3, alone=1, minutes=60, worth=3) for day in (6, 13, 20)))
    write(server.folder, *records, member=member_id(provider, who))


def five_others(club: FolderClub, organiser: str) -> None:
    """Five members who never come here count in the gathering."""
    invitation = club.invitation(organiser, Door.JOIN)
    assert invitation is not None
    for one in map(member, range(1, 6)):
        club.join(one, invitation.code)
        club.count_in(one, TUESDAY.id)
        club.contribute(one, {TUESDAY.id: Contribution(figures=SAY)})


def weeks_ago(server: Server, weeks: int) -> FolderClub:
    """The club's store as it was so many weeks before: what it issues then is out until somebody asks later."""
    return FolderClub(server.folder, clock=lambda: dt.datetime.now(dt.UTC) - dt.timedelta(weeks=weeks))


def confirm(page: Page, label: str, word: str, button: str) -> None:
    fill(page, label, word)
    press(page, button)


def test_a_club_is_made_joined_counted_in_and_left(club_server: Server, provider: Provider, visit: Visit) -> None:
    anna = visit(club_server)
    sign_in(anna, ANNA)
    expect(anna.get_by_role("heading", name=joining.MAKE_TITLE)).to_be_visible()
    fill(anna, joining.ORGANISERS_CODE, ORGANISER_CODE)
    fill(anna, joining.NAME, CLUB)
    press(anna, joining.MAKE)
    expect(anna.get_by_role("heading", name=CLUB, level=1)).to_be_visible()
    link = anna.get_by_test_id("stCode").nth(1).inner_text().strip()
    assert link.startswith(f"{club_server.url}/?join=")
    fill(anna, words.GATHERING, TUESDAY.name)
    press(anna, club_organise.ADD)
    expect(anna.get_by_text("Tuesday club is on the list.")).to_be_visible()

    bram = visit(club_server, link.removeprefix(club_server.url))
    expect(bram.get_by_test_id("stCode")).to_have_text(link.partition("=")[2])
    sign_in(bram, BRAM)
    bram.goto(link)
    settled(bram)
    expect(bram.get_by_text(joining.WHO_SEES_WHAT)).to_be_visible()
    press(bram, joining.JOIN)
    expect(bram.get_by_text(today.PRIVATE_IN_CLUB)).to_be_visible()
    rated(club_server, provider, BRAM)
    go(bram, club_server, "/club?view=groups")
    pick(bram, words.LINK_OF.format(group=GROUP.name), TUESDAY.name)
    press(bram, words.SAVE_LINK)
    press(bram, words.COUNT_IN)
    expect(bram.get_by_text(words.counted_in(TUESDAY.name))).to_be_visible()
    club, me = FolderClub(club_server.folder), member_id(provider, BRAM)
    assert club.standing(me).counted == {TUESDAY.id}

    go(anna, club_server, "/club?view=organise")
    expect(anna.get_by_test_id("stMetricValue")).to_have_text("2")
    assert GROUP.name not in anna.get_by_test_id("stMain").inner_text().replace(TUESDAY.name, "")

    go(bram, club_server, "/club?view=member")
    with bram.expect_download() as download:
        bram.get_by_role("button", name="Download everything").click()
    assert download.value.suggested_filename.endswith(".zip")
    confirm(bram, words.LEAVE_CONFIRM, words.LEAVE_WORD, words.LEAVE_BUTTON)
    expect(bram.get_by_role("heading", name=words.LEFT_TITLE)).to_be_visible()
    assert club.standing(me) is None
    assert not FolderStore(club_server.folder).load(me).contents
    go(bram, club_server, "/decide")
    expect(bram.get_by_role("button", name=joining.JOIN)).to_be_visible()
    go(anna, club_server, "/club?view=organise")
    expect(anna.get_by_test_id("stMetricValue")).to_have_text("1")


def test_figures_come_with_five_members_and_stay_for_the_week(
    club_server: Server, provider: Provider, visit: Visit
) -> None:
    early = weeks_ago(club_server, 2)
    organiser = member_id(provider, ANNA)
    make_club(early, provider, ANNA, BRAM, CARO)
    early.put_gathering(organiser, None, TUESDAY)
    five_others(early, organiser)
    early.leave(member(5))
    assert early.issue(organiser).cells == {}
    rated(club_server, provider, BRAM)
    write(club_server.folder, LINKED, member=member_id(provider, BRAM))
    early.count_in(member_id(provider, BRAM), TUESDAY.id)

    # Bram's own session contributes what his workbook says; that makes five, in the table of this week.
    bram = visit(club_server)
    sign_in(bram, BRAM)
    go(bram, club_server, "/club")
    expect(bram.get_by_text("about 2 of 4 (fair), 5 to 9 members")).to_be_visible()
    before = bram.get_by_test_id("stMain").inner_text()

    go(bram, club_server, "/club?view=groups")
    press(bram, words.COUNT_OUT)
    expect(bram.get_by_text(words.counted_out(TUESDAY.name))).to_be_visible()
    go(bram, club_server, "/club")
    assert bram.get_by_test_id("stMain").inner_text() == before
    caro = visit(club_server)
    sign_in(caro, CARO)
    go(caro, club_server, "/club")
    assert caro.get_by_test_id("stMain").inner_text() == before

    go(bram, club_server, "/decide")
    bram.get_by_text(words.BESIDE, exact=True).click()
    settled(bram)
    expect(bram.get_by_text(words.BESIDE_LEAD.format(gathering=TUESDAY.name))).to_be_visible()

    later = FolderClub(club_server.folder, clock=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(weeks=1))
    assert later.issue(organiser).cells == {}


def test_the_table_leaves_as_a_file_that_no_spreadsheet_runs(
    club_server: Server, provider: Provider, visit: Visit
) -> None:
    club, organiser = FolderClub(club_server.folder), member_id(provider, ANNA)
    make_club(club, provider, ANNA)
    club.put_gathering(organiser, None, replace(TUESDAY, name="=HYPERLINK(1)"))
    club.put_gathering(organiser, None, Gathering(id="job-fair", name="Job fair", kind=Kind.FAIR))
    five_others(club, organiser)
    club.contribute(member(1), {TUESDAY.id: Contribution(figures={WORTH: 387})})
    page = visit(club_server)
    sign_in(page, ANNA)
    go(page, club_server, "/club?view=organise")
    with page.expect_download() as download:
        page.get_by_role("button", name=words.DOWNLOAD, exact=True).click()
    assert download.value.suggested_filename == words.file_name(monday(dt.datetime.now(dt.UTC).date()).isoformat())
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert rows[0] == list(words.TABLE_COLUMN.values())
    assert ["'=HYPERLINK(1)", words.FIGURE[WORTH], "about 2 of 4 (fair)", "5", "2.0"] in rows
    assert ["Job fair", words.FIGURE[WORTH], words.HIDDEN, "", ""] in rows
    assert len(rows) == 1 + 2 * len(FIGURES)


def test_two_members_at_one_browser_find_nothing_of_each_other(
    harbour: Server, provider: Provider, visit: Visit
) -> None:
    FolderClub(harbour.folder).put_gathering(member_id(provider, ANNA), None, TUESDAY)
    rated(harbour, provider, BRAM)
    page = visit(harbour)
    sign_in(page, BRAM)
    go(page, harbour, "/club?view=groups")
    fill(page, words.GATHERING, "Something that Bram began to type")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name="End session", exact=True).click()
    settled(page)
    sign_in(page, CARO)
    go(page, harbour, "/club?view=groups")
    expect(page.get_by_text(words.NO_GROUPS)).to_be_visible()
    expect(page.get_by_label(words.GATHERING, exact=True)).to_have_value("")
    assert file_contents(harbour.folder / member_id(provider, CARO)) == {}


def test_the_club_is_handed_over_and_closed_and_its_people_take_their_workbooks(
    harbour: Server, provider: Provider, visit: Visit
) -> None:
    anna, bram = visit(harbour), visit(harbour)
    sign_in(anna, ANNA)
    go(anna, harbour, "/club?view=organise")
    press(anna, club_organise.HAND_OVER_MAKE)
    code = anna.get_by_test_id("stCode").nth(2).inner_text().strip()
    sign_in(bram, BRAM)
    go(bram, harbour, "/club?view=member")
    bram.get_by_text(words.TAKE_OVER, exact=True).first.click()
    settled(bram)
    fill(bram, words.TAKE_OVER_CODE, code)
    bram.get_by_test_id("stButton").get_by_role("button", name=words.TAKE_OVER_BUTTON).click()
    settled(bram)
    expect(bram.get_by_text(words.TAKEN_OVER)).to_be_visible()
    go(anna, harbour, "/club")
    expect(anna.get_by_role("radio", name=words.VIEW_NAME["organise"])).to_have_count(0)

    rated(harbour, provider, ANNA)
    go(bram, harbour, "/club?view=organise")
    confirm(bram, club_organise.CLOSE_CONFIRM.format(club=CLUB), CLUB, club_organise.CLOSE_BUTTON)
    expect(bram.get_by_text(club_organise.CLOSED)).to_be_visible()
    go(anna, harbour, "/club")
    expect(anna.get_by_role("button", name="Download everything")).to_be_visible()
    dina = visit(harbour)
    sign_in(dina, DINA)
    expect(dina.get_by_text(joining.CLOSED)).to_be_visible()


@pytest.mark.needs("axe")
@pytest.mark.parametrize(
    ("screen", "dark"), [(WIDE, False), (PHONE, False), (PHONE, True)], ids=["wide", "phone", "dark"]
)
def test_every_page_of_a_club_fits_and_is_accessible(
    serve_club: Serve, provider: Provider, visit: Visit, screen: Screen, dark: bool
) -> None:
    server = serve_club()
    early, organiser = weeks_ago(server, 1), member_id(provider, ANNA)
    door = visit(server, "/?join=7KQM-XW4P-HJ9T", screen=screen, dark=dark)
    looked = [("the door", axe_violations(door), overflow(door))]
    sign_in(door, DINA)
    looked.append(("making", axe_violations(door), overflow(door)))
    make_club(early, provider, ANNA, BRAM)
    early.put_gathering(organiser, None, TUESDAY)
    early.suggest(member_id(provider, BRAM), "Library evening", TUESDAY.kind)
    five_others(early, organiser)
    for address in ("/?join=7KQM-XW4P-HJ9T", "/?left=yes"):
        go(door, server, address)
        looked.append((address, axe_violations(door), overflow(door)))
    rated(server, provider, ANNA)
    write(server.folder, LINKED, member=organiser)
    page = visit(server, screen=screen, dark=dark)
    sign_in(page, ANNA)
    for address in (*IN_A_CLUB, "/decide", "/help"):
        go(page, server, address)
        for expander in page.get_by_test_id("stExpander").all()[:3]:
            expander.locator("summary").click()
            settled(page)
        assert page.get_by_role("heading", level=1).count() == 1, address
        looked.append((address, axe_violations(page), overflow(page)))
    assert [one for one in looked if one[1] or one[2]] == []
