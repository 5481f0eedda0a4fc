"""Bram's workbook is full of secrets. Caro, who is a member too, and Anna, who runs the club, look everywhere."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import IN_A_CLUB, PAGES, VIEWS
from tests.browser.driving import settled
from tests.browser.steps import fill
from tests.members.conftest import Browsing, ComeIn, House
from tests.members.line import line
from tests.members.marked import Owner, ids, unpacked
from tests.oidc import ANNA, BRAM, CARO
from tests.pages.driving import ZONE
from wellspent.core.store.port import Table
from wellspent.words import data, report, take_out

QUESTION = "Why do you go to networking meetings?"
HALF_TYPED = "zqxbram is only half typed"

CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//
BEGIN:VEVENT
UID:zqxbram-upload
DTSTART;TZID={ZONE}:20261020T180000
DTEND;TZID={ZONE}:20261020T190000
SUMMARY:zqxbram sees a doctor
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()
SHEET = b"Date,Group,Note\n2026-10-20,zqxbram's group,zqxbram's note\n"

EVERYWHERE = [*PAGES, *VIEWS, *IN_A_CLUB, "/decide?sample=yes"]
UNFOLDED = ("/data", "/decide", "/club", "/club?view=groups", "/club?view=member", "/instead?view=people")
"""Pages of which something is made only once it is unfolded."""


def naming(owner: Owner) -> list[str]:
    """Addresses that name somebody's records, at every place that takes an id out of the address."""
    known = {table: quote(one) for table, one in ids(owner.mark).items()}
    meeting, person, group = known[Table.MEETINGS], known[Table.PEOPLE], known[Table.GROUPS]
    named = [
        f"/rate?meeting={meeting}",
        f"/rate?view=plan&meeting={meeting}",
        f"/rate?view=outcomes&outcome={known[Table.OUTCOMES]}",
        f"/rate?view=outcomes&about={meeting}",
        f"/instead?person={person}",
        f"/instead?view=people&person={person}",
        f"/instead?view=scripts&person={person}",
        f"/break?break={known[Table.BREAKS]}",
        f"/break?group={group}",
        f"/decide?group={group}",
        f"/data?view=history&member={owner.member}",
        f"/?member={owner.member}",
    ]
    return [*named, f"{named[0]}&sample=yes", f"{named[4]}&sample=yes"]


def unfold(page: Page) -> None:
    for place in range(page.get_by_test_id("stExpander").count()):
        page.get_by_test_id("stExpander").nth(place).locator("summary").first.click()
        settled(page)


def upload(page: Page, name: str, file: bytes) -> None:
    page.locator("input[type=file]").first.set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": file}
    )
    expect(page.get_by_text(name)).to_be_visible()
    settled(page)


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).first.click()
    return Path(waiting.value.path()).read_bytes()


@pytest.fixture(scope="module")
def bram(house: House, come_in: ComeIn) -> Browsing:
    """He has taken everything along, uploaded two files, typed half a sentence, and sits there."""
    here = come_in(BRAM)
    here.go("/data")
    assert house.bram.told_in(unpacked(download(here.page, data.EXPORT_BUTTON)))
    upload(here.go("/rate?view=import"), "zqxbram.ics", CALENDAR)
    expect(here.page.get_by_text("zqxbram sees a doctor").first).to_be_attached()
    upload(here.go("/data?view=bring-in"), "zqxbram.csv", SHEET)
    beside = here.context.new_page()
    beside.goto(f"{house.server.url}/define")
    fill(settled(beside), QUESTION, HALF_TYPED)
    return here


@pytest.fixture(scope="module")
def caro(bram: Browsing, come_in: ComeIn) -> Browsing:
    """She comes in while Bram sits there."""
    return come_in(CARO)


def test_bram_himself_is_told_his_secrets_nearly_everywhere(house: House, bram: Browsing) -> None:
    """Looking as Caro does below finds what there is."""
    with line(house.server, bram.cookies) as mine:
        for path in ("/", "/define", "/charts", "/decide", "/instead", "/data?view=history", *naming(house.bram)[:2]):
            assert house.bram.told_in(mine.run(path)), path
    assert house.bram.told_in(*bram.all_there_is())


def test_no_page_tells_caro_anything_of_bram(house: House, caro: Browsing) -> None:
    with line(house.server, caro.cookies) as hers:
        for path in EVERYWHERE:
            assert not house.bram.told_in(hers.run(path)), path
    for path in UNFOLDED:
        unfold(caro.go(path))
        assert not house.bram.told_in(*caro.all_there_is()), path
    assert house.caro.told_in(*caro.all_there_is())
    assert len(caro.frames) > len(UNFOLDED)


def test_what_bram_only_typed_is_no_draft_of_hers(house: House, caro: Browsing) -> None:
    field = caro.go("/define").get_by_label(QUESTION, exact=True)
    assert field.input_value().startswith(house.caro.mark)


def test_no_address_that_names_his_records_tells_her_more_than_she_asked(house: House, caro: Browsing) -> None:
    known = [one.encode() for one in (*ids(house.bram.mark).values(), house.bram.member)]
    with line(house.server, caro.cookies) as hers:
        for path in naming(house.bram):
            answer = hers.run(path)
            for one in known:  # what she typed into the address herself
                answer = answer.replace(one, b"")
            assert not house.bram.told_in(answer), path


def test_nothing_that_she_takes_along_holds_anything_of_him(house: House, caro: Browsing) -> None:
    for path, names in (
        ("/data", (data.EXPORT_BUTTON, take_out.EXCEL, take_out.CARDS, data.TABLE_BUTTON)),
        ("/data?view=print", (report.MAKE_PDF, report.MAKE_HTML)),
    ):
        page = caro.go(path)
        unfold(page)
        for name in names:
            file = unpacked(download(page, name))
            assert house.caro.told_in(file), name
            assert not house.bram.told_in(file), name


def test_the_organiser_is_told_nothing_of_any_member(house: House, come_in: ComeIn, bram: Browsing) -> None:
    anna = come_in(ANNA)
    for path in IN_A_CLUB:
        unfold(anna.go(path))
        assert not [told for one in (house.bram, house.caro) for told in one.told_in(*anna.all_there_is())], path
    with line(house.server, anna.cookies) as hers:
        for path in (*EVERYWHERE, *(path for path in naming(house.bram) if house.bram.member not in path)):
            answer = hers.run(path)
            for one in ids(house.bram.mark).values():
                answer = answer.replace(one.encode(), b"")
            assert not [told for one in (house.bram, house.caro) for told in one.told_in(answer)], path
