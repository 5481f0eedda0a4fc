"""The page Club: the table, where a member counts, membership and leaving, and what the organiser looks after."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.contract.club_world import member
from tests.pages import clubbing
from tests.pages.clubbing import FAIR, NAME, TUESDAY, come_in, id_of, later, make_club, open_as, others_count, this_week
from tests.pages.driving import CLUB, DEFINITION, HIRE, field, fill, go, labels, press, said, settled, write
from wellspent.core.club.model import Door, Gathering, Role
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.errors import ClubRefused, FileInUse, FileIsReadOnly, StoreAway, StoreError, StoreUnavailable
from wellspent.core.model import CALLS, Group, Kind, Meeting
from wellspent.core.store.folder import FolderStore
from wellspent.ui.show import trouble
from wellspent.words import charts_club, club_organise, club_refused, common, data, joining, setup
from wellspent.words import club as words

FIGURES = {"hours": 260, "worth": 240, "mood_change": -100, "could-hire-me": 50, "learn-something": 310}
GOES = replace(CLUB, id="mine", name="My *Tuesday*")
TALK = Group(id="talk", name="Coffee with Ada", kind=Kind.ONE_TO_ONE)
PHONE = Group(id=CALLS, name="Calls", kind=Kind.CALL)


@pytest.fixture(autouse=True)
def club_mode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clubbing.settings(monkeypatch, tmp_path)


@pytest.fixture
def club(tmp_path: Path) -> FolderClub:
    """A club of Olga, its organiser, and Max, with two gatherings."""
    made = make_club(tmp_path, TUESDAY, FAIR)
    come_in(tmp_path, id_of("max"))
    return made


def rated(number: int, group: str = GOES.id, **fields: object) -> Meeting:
    given = {"got": {HIRE.id: 3}, "minutes": 90, "mood_before": 2, "mood_after": 3, "worth": 4, **fields}
    return Meeting(id=f"{group}-{number}", date=dt.date(2026, 10, number), group=group, **given)


@pytest.fixture
def goes(club: FolderClub, tmp_path: Path) -> None:
    """Max has a group with two meetings, somebody he meets for coffee, and calls."""
    write(tmp_path, DEFINITION, GOES, TALK, PHONE, rated(6), rated(13, worth=2), member=id_of("max"))


def figures_of(root: Path, who: str, gathering: str = TUESDAY.id) -> dict[str, int]:
    """What the club keeps of somebody for the gathering, as it lies on the disk."""
    path = root / ".club" / "members" / f"{id_of(who)}.json"
    counted = json.loads(path.read_bytes())["counted"] if path.exists() else {}
    figures: dict[str, int] = counted.get(gathering, {}).get("figures", {})
    return figures


def linked(app: AppTest, gathering: str = TUESDAY.id) -> AppTest:
    field(app, "selectbox", words.LINK_OF.format(group=r"My \*Tuesday\*")).set_value(gathering)
    return press(settled(app.run()), words.SAVE_LINK)


def confirm(app: AppTest, label: str, word: str, button: str) -> AppTest:
    field(app, "text_input", label).set_value(word)
    return press(app, button)


# --- What the club found


def test_the_page_is_only_in_a_club(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, club: FolderClub) -> None:
    assert NAME in said(open_as("max", "club"))
    monkeypatch.setenv("WELLSPENT_MODE", "personal")
    with pytest.raises(ValueError, match="club"):
        go(open_as("max"), "club")


def test_without_figures_the_page_says_what_it_takes(club: FolderClub) -> None:
    text = said(open_as("max", "club"))
    assert words.NOTHING_YET in text
    assert "On the club's list: Job fair · Tuesday club." in text
    assert words.GROUPS_LEAD in said(press(open_as("max", "club"), words.TO_GROUPS))


def test_figures_are_read_as_words_with_how_many_members_they_rest_on(club: FolderClub, tmp_path: Path) -> None:
    others_count(tmp_path, TUESDAY.id, FIGURES, range(1, 8))
    this_week(tmp_path)
    text = said(open_as("max", "club"))
    assert "- Worth the time: about 2.5 of 4 (between fair and good), 5 to 9 members" in text
    assert "- Hours, door to door: about 2.5 hours, 5 to 9 members" in text
    assert "- Mood afterwards: about 1 step lower than before, 5 to 9 members" in text
    assert "What members get most of there, about 3 of 4 (mostly): “Learn something I can use”." in text
    assert "- Meet people who could hire me: about 0.5 of 4 (between not at all and a little), 5 to 9 members" in text
    assert "Not shown now: meet people I would like an ongoing relationship with, have a good time" in text
    assert words.WHY_NOT_SHOWN in text
    assert "Nothing to show at present about Job fair." in text
    monday = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=dt.datetime.now(dt.UTC).weekday())
    assert words.issued(common.day(monday), common.day(monday + dt.timedelta(days=7))) in text


def test_two_gatherings_are_held_against_each_other_in_a_picture_with_its_sentence(
    club: FolderClub, tmp_path: Path
) -> None:
    others_count(tmp_path, TUESDAY.id, FIGURES)
    others_count(tmp_path, FAIR.id, {"learn-something": 100}, range(11, 16))
    app = open_as("max", "club")
    (chart,) = app.get("vega_lite_chart")
    assert "Members get most of this, about 3 of 4 (mostly): “Learn something I can use” at Tuesday club." in said(app)
    assert chart.proto.alt.startswith(charts_club.TITLE)
    assert "7 · Feel less alone with the search" in said(app)


def test_four_members_are_not_enough(club: FolderClub, tmp_path: Path) -> None:
    others_count(tmp_path, TUESDAY.id, FIGURES, range(1, 5))
    this_week(tmp_path)
    assert words.NOTHING_YET in said(open_as("max", "club"))


def test_the_table_stays_as_it_is_whatever_members_do_until_the_next_one(club: FolderClub, tmp_path: Path) -> None:
    others_count(tmp_path, TUESDAY.id, FIGURES)
    before = said(open_as("max", "club"))
    others_count(tmp_path, TUESDAY.id, {"worth": 0}, range(6, 20))
    club.leave(member(1))
    assert said(open_as("max", "club")) == before
    assert later(tmp_path, 1).issue(id_of("max")).cells[TUESDAY.id]["worth"].members == 15


def test_a_retired_gathering_is_on_no_members_page(club: FolderClub, tmp_path: Path) -> None:
    others_count(tmp_path, TUESDAY.id, FIGURES)
    this_week(tmp_path)
    club.put_gathering(id_of("olga"), TUESDAY, replace(TUESDAY, retired=True))
    for who in ("max", "olga"):
        assert TUESDAY.name not in said(open_as(who, "club"))


def test_while_the_club_is_away_the_page_says_so(club: FolderClub, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_as("max", "club")

    def away(*_: object) -> None:
        raise StoreAway

    monkeypatch.setattr(FolderClub, "gatherings", away)
    assert words.AWAY in said(settled(app.run()))


def test_in_the_sample_there_is_no_club(club: FolderClub) -> None:
    assert words.IN_SAMPLE in said(open_as("max", "club", sample="yes"))


# --- Where a member counts


@pytest.mark.usefixtures("goes")
def test_calls_and_talks_for_two_are_not_offered(club: FolderClub) -> None:
    app = open_as("max", "club", view="groups")
    assert [one.label for one in app.selectbox if "Tuesday" in one.label or "Ada" in one.label or "Calls" in one.label]
    assert [one.label for one in app.selectbox] == [words.LINK_OF.format(group=r"My \*Tuesday\*"), words.KIND]
    assert words.PRIVATE_KINDS in said(app)


@pytest.mark.usefixtures("goes")
def test_a_link_of_what_became_a_talk_for_two_is_seen_and_taken_away(club: FolderClub, tmp_path: Path) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    assert words.TAKE_LINK_AWAY not in labels(app)
    store = FolderStore(tmp_path)
    write(tmp_path, replace(GOES, kind=Kind.ONE_TO_ONE, gathering=TUESDAY.id), member=id_of("max"))
    app = settled(app.run())
    assert words.left_over("My *Tuesday*", "Tuesday club") in said(app)
    assert words.NOT_LINKED_ANY_MORE in said(app)
    assert figures_of(tmp_path, "max") == {}
    app = press(app, words.TAKE_LINK_AWAY)
    assert "My *Tuesday* is not linked any more." in said(app)
    assert store.load(id_of("max")).workbook.groups[GOES.id].gathering is None
    assert words.TAKE_LINK_AWAY not in labels(app)


@pytest.mark.usefixtures("goes")
def test_a_link_alone_tells_the_club_nothing(club: FolderClub, tmp_path: Path) -> None:
    app = open_as("max", "club", view="groups")
    assert words.LINK_FIRST in said(app)
    assert words.NAMES_NOW not in said(app)
    app = linked(app)
    assert "your My *Tuesday* and the club's Tuesday club." in said(app)
    assert FolderStore(tmp_path).load(id_of("max")).workbook.groups[GOES.id].gathering == TUESDAY.id
    assert club.standing(id_of("max")).counted == frozenset()
    assert figures_of(tmp_path, "max") == {}
    press(app, common.UNDO)
    assert FolderStore(tmp_path).load(id_of("max")).workbook.groups[GOES.id].gathering is None


@pytest.mark.usefixtures("goes")
def test_counting_in_contributes_at_once_and_counting_out_takes_it_away_at_once(
    club: FolderClub, tmp_path: Path
) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    assert "You are counted in at Tuesday club from the next table on." in said(app)
    mine = {"hours": 150, "worth": 300, "mood_change": 100, "could-hire-me": 300}
    assert figures_of(tmp_path, "max") == mine
    app = press(app, words.COUNT_OUT)
    assert words.counted_out("Tuesday club") in said(app)
    assert club.standing(id_of("max")).counted == frozenset()
    assert figures_of(tmp_path, "max") == {}
    app = press(app, words.COUNT_IN)
    assert figures_of(tmp_path, "max") == mine


@pytest.mark.usefixtures("goes")
def test_a_button_that_another_tab_has_turned_round_does_what_stood_on_it(club: FolderClub, tmp_path: Path) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    press(open_as("max", "club", view="groups"), words.COUNT_OUT)
    app = press(app, words.COUNT_OUT)
    assert words.counted_out("Tuesday club") in said(app)
    assert words.counted_in("Tuesday club") not in said(app)
    assert words.COUNT_IN in labels(app)
    assert club.standing(id_of("max")).counted == frozenset()
    assert figures_of(tmp_path, "max") == {}


@pytest.mark.usefixtures("goes")
def test_what_is_saved_later_is_contributed_by_the_run_that_shows_it(club: FolderClub, tmp_path: Path) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    write(tmp_path, rated(20, worth=0), member=id_of("max"))
    go(app, "today")
    assert figures_of(tmp_path, "max")["worth"] == 200


@pytest.mark.usefixtures("goes")
def test_a_group_whose_link_is_taken_away_is_counted_no_more(club: FolderClub, tmp_path: Path) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    app = linked(app, "")
    assert words.NOT_LINKED_ANY_MORE in said(app)
    assert figures_of(tmp_path, "max") == {}
    assert club.standing(id_of("max")).counted == {TUESDAY.id}


@pytest.mark.usefixtures("goes")
def test_while_a_file_can_not_be_read_nothing_is_taken_for_gone(club: FolderClub, tmp_path: Path) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    before = figures_of(tmp_path, "max")
    path = FolderStore(tmp_path).folder(id_of("max")) / "groups.yaml"
    path.write_text("groups: [", encoding="utf-8")
    go(app, "today")
    assert figures_of(tmp_path, "max") == before != {}


@pytest.mark.usefixtures("goes")
def test_a_club_that_can_not_take_figures_disturbs_neither_the_page_nor_a_save_and_gets_them_later(
    club: FolderClub, tmp_path: Path
) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    before = figures_of(tmp_path, "max")

    def away(*_: object) -> None:
        raise StoreAway

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FolderClub, "contribute", away)
        app = linked(app, FAIR.id)
        assert "your My *Tuesday* and the club's Job fair." in said(app)
        assert setup.STORE_AWAY not in said(app)
    assert figures_of(tmp_path, "max") == before
    go(app, "today")
    assert figures_of(tmp_path, "max") == {}


@pytest.mark.usefixtures("goes")
def test_a_consent_that_the_club_can_not_take_is_said_and_not_asked_for_again(
    club: FolderClub,
) -> None:
    app = linked(open_as("max", "club", view="groups"))
    asked = []

    def refuse(*given: object) -> None:
        asked.append(given[1:])
        raise ClubRefused("no_such_gathering")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FolderClub, "count_in", refuse)
        app = press(app, words.COUNT_IN)
        assert club_refused.refused("no_such_gathering") in said(app)
    assert asked == [(id_of("max"), TUESDAY.id)]
    club.put_gathering(id_of("olga"), TUESDAY, replace(TUESDAY, retired=True))
    app = settled(app.run())
    assert app.selectbox[0].value == TUESDAY.id
    assert words.NO_LONGER in app.selectbox[0].options
    assert words.COUNT_IN not in labels(app)


@pytest.mark.usefixtures("goes")
def test_a_consent_can_be_taken_back_also_where_the_gathering_is_off_the_list(club: FolderClub, tmp_path: Path) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    retired = replace(TUESDAY, retired=True)
    club.put_gathering(id_of("olga"), TUESDAY, retired)
    app = settled(app.run())
    assert f"Tuesday club · {words.IS_OFF}" in said(app)
    assert words.OFF_THE_LIST in said(app)
    assert figures_of(tmp_path, "max") != {}
    app = press(app, words.COUNT_OUT)
    assert words.counted_out("Tuesday club") in said(app)
    assert club.standing(id_of("max")).counted == frozenset()
    assert figures_of(tmp_path, "max") == {}
    assert not {words.COUNT_IN, words.COUNT_OUT} & set(labels(app))
    assert "Tuesday club · " not in said(app)
    club.put_gathering(id_of("olga"), retired, TUESDAY)
    assert words.IS_OUT in said(settled(app.run()))


@pytest.mark.usefixtures("goes")
def test_whoever_counts_in_a_gathering_that_comes_back_counts_again_and_sees_it(club: FolderClub) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    retired = replace(TUESDAY, retired=True)
    club.put_gathering(id_of("olga"), TUESDAY, retired)
    assert words.OFF_THE_LIST in said(settled(app.run()))
    club.put_gathering(id_of("olga"), retired, replace(TUESDAY, name="Tuesday late"))
    app = settled(app.run())
    assert "Tuesday late · you are counted in" in said(app)
    assert words.NAMES_NOW in said(app)
    assert words.OFF_THE_LIST not in said(app)


@pytest.mark.usefixtures("goes")
def test_a_consent_for_what_the_list_does_not_know_at_all_can_be_taken_back(club: FolderClub, tmp_path: Path) -> None:
    press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    (tmp_path / ".club" / "list.json").write_text('{"gatherings": []}', encoding="utf-8")
    app = press(open_as("max", "club", view="groups"), words.COUNT_OUT)
    assert words.counted_out(words.NO_LONGER) in said(app)
    assert club.standing(id_of("max")).counted == frozenset()


def test_a_member_suggests_a_gathering_and_nobody_learns_who(club: FolderClub) -> None:
    app = open_as("max", "club", view="groups")
    assert words.NO_GROUPS in said(app)
    assert "Please fill in the name." in said(press(app, words.SEND))
    app = fill(app, "text_input", words.GATHERING, "  Library   evening ")
    app = press(app, words.SEND)
    assert words.SUGGESTED in said(app)
    (suggestion,) = club.suggestions(id_of("olga"))
    assert suggestion.name == "Library evening"
    assert field(app, "text_input", words.GATHERING).value == ""
    app = press(fill(app, "text_input", words.GATHERING, "tuesday CLUB"), words.SEND)
    assert club_refused.refused("name_is_taken") in said(app)
    assert field(app, "text_input", words.GATHERING).value == "tuesday CLUB"


# --- Membership


def test_who_sees_what_stands_there_and_leads_to_the_document(club: FolderClub) -> None:
    app = open_as("max", "club", view="member")
    assert "Whoever runs the server" in said(app)
    links = [link.proto for link in app.get("page_link") if link.proto.label == words.READ_ON]
    assert [link.query_string for link in links] == ["read=club"]


@pytest.mark.usefixtures("goes")
def test_leaving_deletes_the_workbook_the_consents_and_what_was_contributed(club: FolderClub, tmp_path: Path) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    app = go(app, "club", view="member")
    assert data.EXPORT_BUTTON in labels(app, "download_button")
    app = confirm(app, words.LEAVE_CONFIRM, "leav", words.LEAVE_BUTTON)
    assert words.LEAVE_NOT_YET in said(app)
    assert club.standing(id_of("max")) is not None
    app = confirm(app, words.LEAVE_CONFIRM, words.LEAVE_WORD, words.LEAVE_BUTTON)
    assert words.LEFT in said(app)
    assert words.LEAVE_BUTTON not in labels(app)
    assert club.standing(id_of("max")) is None
    assert [path for path in tmp_path.rglob("*") if id_of("max") in str(path) and not path.name.startswith(".")] == []
    come_in(tmp_path, id_of("max"))
    assert club.standing(id_of("max")).counted == frozenset()
    assert figures_of(tmp_path, "max") == {}


@pytest.mark.usefixtures("goes")
@pytest.mark.parametrize(
    ("where", "what", "said_then"),
    [
        (FolderClub, "count_out", words.NOT_BEGUN),
        (FolderStore, "forget", words.NOT_LEFT),
        (FolderClub, "leave", words.NOT_LEFT),
    ],
    ids=["consents", "workbook", "membership"],
)
def test_leaving_that_fails_half_way_counts_nobody_whose_workbook_is_gone_and_can_be_tried_again(
    club: FolderClub, tmp_path: Path, where: type, what: str, said_then: str
) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    app = go(app, "club", view="member")

    def away(*_: object) -> None:
        raise StoreAway

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(where, what, away)
        app = confirm(app, words.LEAVE_CONFIRM, words.LEAVE_WORD, words.LEAVE_BUTTON)
        assert said_then in said(app)
    workbook = FolderStore(tmp_path).load(id_of("max"))
    counts = club.standing(id_of("max")).counted
    assert not counts or workbook.contents
    assert bool(counts) == bool(figures_of(tmp_path, "max")) == (what == "count_out")
    app = confirm(app, words.LEAVE_CONFIRM, words.LEAVE_WORD, words.LEAVE_BUTTON)
    assert words.LEFT in said(app)
    assert club.standing(id_of("max")) is None
    assert not FolderStore(tmp_path).load(id_of("max")).contents


@pytest.mark.usefixtures("goes")
def test_deleting_everything_takes_the_contributions_along_and_leaves_a_member(
    club: FolderClub, tmp_path: Path
) -> None:
    app = press(linked(open_as("max", "club", view="groups")), words.COUNT_IN)
    app = go(app, "data")
    assert data.DELETE_LEAD_IN_CLUB in said(app)
    app = confirm(app, data.DELETE_CONFIRM, data.DELETE_WORD, data.DELETE_BUTTON)
    assert data.DELETED in said(app)
    assert not FolderStore(tmp_path).load(id_of("max")).contents
    assert club.standing(id_of("max")).counted == frozenset()
    assert figures_of(tmp_path, "max") == {}


@pytest.mark.usefixtures("goes")
def test_nothing_is_deleted_while_the_club_can_not_be_told(club: FolderClub, tmp_path: Path) -> None:
    app = go(press(linked(open_as("max", "club", view="groups")), words.COUNT_IN), "data")

    def away(*_: object) -> None:
        raise StoreAway

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FolderClub, "count_out", away)
        app = confirm(app, data.DELETE_CONFIRM, data.DELETE_WORD, data.DELETE_BUTTON)
    assert words.NOT_BEGUN in said(app)
    assert FolderStore(tmp_path).load(id_of("max")).contents


def test_the_page_about_ones_data_names_no_folder_of_the_server(club: FolderClub, tmp_path: Path) -> None:
    app = open_as("max", "data")
    assert data.WHERE not in said(app)
    assert str(tmp_path) not in "\n".join([said(app), *[one.value for one in app.get("code")]])


@pytest.mark.parametrize(
    "error", [FileIsReadOnly(["meetings.csv"]), FileInUse("meetings.csv"), StoreUnavailable("Read-only file system")]
)
def test_what_could_not_be_saved_asks_nobody_to_look_after_the_server(error: StoreError) -> None:
    sentence = trouble.sentence(error)
    assert "what you typed is still here" in sentence.lower()
    assert not [word for word in ("meetings.csv", "folder", "disk", "program", "spreadsheet") if word in sentence]


# --- The organiser


def test_the_organiser_sees_how_many_there_are_and_nothing_of_anybody(club: FolderClub, tmp_path: Path) -> None:
    write(tmp_path, GOES, member=id_of("max"))
    app = open_as("olga", "club", view="organise")
    assert [(one.label, one.value) for one in app.metric] == [(club_organise.MEMBERS, "2")]
    everything = str(app)
    assert id_of("max") not in everything
    assert "My *Tuesday*" not in said(app)


def test_what_is_the_organisers_is_not_shown_to_a_member_who_asks_for_its_address(club: FolderClub) -> None:
    app = open_as("max", "club", view="organise")
    assert words.FOUND_LEAD in said(app)
    assert not app.metric
    assert not app.get("code")


def test_the_organiser_makes_a_new_code_and_the_one_before_opens_nothing(club: FolderClub) -> None:
    app = open_as("olga", "club", view="organise")
    before = app.get("code")[0].value
    app = press(app, club_organise.NEW_CODE)
    now = [one.value for one in app.get("code")]
    assert before not in "".join(now)
    assert now[1].endswith(f"?join={club.invitation(id_of('olga'), Door.JOIN).code}")


def test_the_organiser_closes_the_door_for_now_and_opens_it_with_a_new_code(club: FolderClub) -> None:
    app = open_as("olga", "club", view="organise")
    before = club.invitation(id_of("olga"), Door.JOIN).code
    app = press(app, club_organise.CLOSE_DOOR)
    assert club_organise.DOOR_CLOSED in said(app)
    assert club_organise.NO_INVITATION in said(app)
    assert not app.get("code")
    assert club_organise.CLOSE_DOOR not in labels(app)
    with pytest.raises(ClubRefused, match="wrong_code"):
        club.join(id_of("bram"), before)
    app = press(app, club_organise.MAKE_CODE)
    assert club_organise.CODE_MADE in said(app)
    assert app.get("code")[0].value == club.invitation(id_of("olga"), Door.JOIN).code != before


def test_the_organiser_keeps_the_list(club: FolderClub) -> None:
    app = open_as("olga", "club", view="organise")
    app = fill(app, "text_input", words.GATHERING, "Alumni *breakfast*")
    app = press(app, club_organise.ADD)
    assert "Alumni *breakfast* is on the list." in said(app)
    added = next(one for one in club.gatherings(id_of("olga")) if one.id not in {TUESDAY.id, FAIR.id})
    app = go(app, "club", view="organise", gathering=added.id)
    assert club_organise.CHANGE_LEAD in said(app)
    app = fill(app, "text_input", words.GATHERING, "Alumni lunch")
    field(app, "selectbox", words.KIND).set_value(Kind.ALUMNI)
    app = press(app, club_organise.SAVE)
    assert replace(added, name="Alumni lunch", kind=Kind.ALUMNI) in club.gatherings(id_of("olga"))
    app = settled(app.button(key=f"retire.{added.id}").click().run())
    assert "Alumni lunch is retired." in said(app)
    assert added.id not in {one.id for one in club.gatherings(id_of("max"))}
    app = settled(app.button(key=f"retire.{added.id}").click().run())
    assert added.id in {one.id for one in club.gatherings(id_of("max"))}
    app = press(fill(app, "text_input", words.GATHERING, " tuesday club"), club_organise.ADD)
    assert club_refused.refused("name_is_taken") in said(app)


def test_what_another_tab_made_of_a_gathering_is_told_and_not_undone(club: FolderClub) -> None:
    mine = open_as("olga", "club", view="organise", gathering=TUESDAY.id)
    mine = fill(mine, "text_input", words.GATHERING, "Tuesday breakfast")
    theirs = open_as("olga", "club", view="organise", gathering=TUESDAY.id)
    theirs = press(fill(theirs, "text_input", words.GATHERING, "Tuesday late"), club_organise.SAVE)
    settled(theirs.button(key=f"retire.{TUESDAY.id}").click().run())
    late = replace(TUESDAY, name="Tuesday late", retired=True)

    mine = press(mine, club_organise.SAVE)
    assert club_refused.refused("changed_meanwhile") in said(mine)
    assert "It is now “Tuesday late”, job seekers' group, and retired." in said(mine)
    assert field(mine, "text_input", words.GATHERING).value == "Tuesday breakfast"
    assert late in club.gatherings(id_of("olga"))

    club.put_gathering(id_of("olga"), late, replace(late, kind=Kind.FAIR))
    mine = press(mine, club_organise.SAVE)
    assert "It is now “Tuesday late”, fair, and retired." in said(mine)
    press(mine, club_organise.SAVE)
    assert replace(late, name="Tuesday breakfast") in club.gatherings(id_of("olga"))


def test_a_form_in_which_nothing_was_typed_shows_what_another_tab_saved(club: FolderClub) -> None:
    app = open_as("olga", "club", view="organise", gathering=TUESDAY.id)
    club.put_gathering(id_of("olga"), TUESDAY, replace(TUESDAY, name="Tuesday late"))
    club.rename(id_of("olga"), NAME, "Quay club")
    app = settled(app.run())
    assert field(app, "text_input", words.GATHERING).value == "Tuesday late"
    assert field(app, "text_input", club_organise.NAME).value == "Quay club"


def test_a_gathering_that_another_tab_retired_is_not_brought_back_by_the_button_that_said_retire(
    club: FolderClub,
) -> None:
    app = open_as("olga", "club", view="organise")
    club.put_gathering(id_of("olga"), TUESDAY, replace(TUESDAY, retired=True))
    app = settled(app.button(key=f"retire.{TUESDAY.id}").click().run())
    assert "Tuesday club is retired." in said(app)
    assert replace(TUESDAY, retired=True) in club.gatherings(id_of("olga"))


def test_no_calls_and_no_talks_for_two_on_the_list(club: FolderClub) -> None:
    app = open_as("olga", "club", view="organise")
    offered = field(app, "selectbox", words.KIND).options
    assert "call" not in offered
    assert "one-to-one" not in offered


def test_suggestions_are_taken_over_or_dropped(club: FolderClub) -> None:
    for name in ("Library evening", "Spam"):
        club.suggest(id_of("max"), name, Kind.SOCIAL)
    first, second = club.suggestions(id_of("olga"))
    app = open_as("olga", "club", view="organise")
    app = settled(app.button(key=f"take.{first.id}").click().run())
    app = settled(app.button(key=f"drop.{second.id}").click().run())
    assert club_organise.NO_SUGGESTIONS in said(app)
    assert [one.name for one in club.gatherings(id_of("max"))] == ["Job fair", "Library evening", "Tuesday club"]
    assert club.gatherings(id_of("max"))[1].kind is Kind.SOCIAL


def test_a_dropped_suggestion_can_be_put_back(club: FolderClub) -> None:
    club.suggest(id_of("max"), "Library *evening*", Kind.SOCIAL)
    (one,) = club.suggestions(id_of("olga"))
    app = open_as("olga", "club", view="organise")
    app = settled(app.button(key=f"drop.{one.id}").click().run())
    assert said(app).count("Dropped: Library *evening*.") == 2
    app = press(app, club_organise.PUT_BACK)
    assert "Library *evening* waits for you again." in said(app)
    assert club.suggestions(id_of("olga")) == (one,)
    assert club_organise.PUT_BACK not in labels(app)


def test_many_suggestions_are_dropped_at_once_and_none_that_was_not_seen(club: FolderClub) -> None:
    for number in range(4):
        club.suggest(id_of("max"), f"Spam {number}", Kind.SOCIAL)
    app = open_as("olga", "club", view="organise")
    assert club_organise.DROP_ALL not in labels(app)
    club.suggest(id_of("max"), "Spam 4", Kind.SOCIAL)
    app = settled(app.run())
    before = club.suggestions(id_of("olga"))
    club.suggest(id_of("max"), "Library evening", Kind.SOCIAL)
    app = press(app, club_organise.DROP_ALL)
    assert [one.name for one in club.suggestions(id_of("olga"))] == ["Library evening"]
    app = press(app, club_organise.PUT_BACK)
    assert set(before) < set(club.suggestions(id_of("olga")))


def test_a_suggestion_named_like_a_retired_gathering_brings_that_one_back(club: FolderClub, tmp_path: Path) -> None:
    club.count_in(id_of("max"), TUESDAY.id)
    club.put_gathering(id_of("olga"), TUESDAY, replace(TUESDAY, retired=True))
    club.suggest(id_of("max"), "TUESDAY club", Kind.SOCIAL)
    (one,) = club.suggestions(id_of("olga"))
    app = open_as("olga", "club", view="organise")
    assert club_organise.WAS_RETIRED in said(app)
    app = settled(app.button(key=f"take.{one.id}").click().run())
    assert club_organise.turned("Tuesday club", retired=False) in said(app)
    assert TUESDAY in club.gatherings(id_of("max"))
    assert club.standing(id_of("max")).counted == {TUESDAY.id}
    assert club.suggestions(id_of("olga")) == ()


def test_a_suggestion_that_came_onto_the_list_otherwise_can_only_be_dropped(club: FolderClub) -> None:
    club.suggest(id_of("max"), "Lunch", Kind.SOCIAL)
    club.put_gathering(id_of("olga"), None, replace(FAIR, id="lunch", name="lunch"))
    app = open_as("olga", "club", view="organise")
    assert club_organise.IS_LISTED in said(app)
    assert not {club_organise.TAKE, club_organise.BRING_BACK} & set(labels(app))
    assert club_organise.DROP in labels(app)


def test_the_organiser_renames_the_club(club: FolderClub) -> None:
    app = open_as("olga", "club", view="organise")
    app = press(fill(app, "text_input", club_organise.NAME, "Quay club"), club_organise.RENAME)
    assert club.club().name == "Quay club"
    assert app.title[0].value == "Quay club"


def test_a_name_that_the_club_was_given_meanwhile_is_told_and_not_undone(club: FolderClub) -> None:
    mine = fill(open_as("olga", "club", view="organise"), "text_input", club_organise.NAME, "Quay club")
    press(
        fill(open_as("olga", "club", view="organise"), "text_input", club_organise.NAME, "Pier"), club_organise.RENAME
    )
    mine = press(mine, club_organise.RENAME)
    assert club.club().name == "Pier"
    assert club_organise.is_called_now("Pier") in said(mine)
    assert field(mine, "text_input", club_organise.NAME).value == "Quay club"
    press(mine, club_organise.RENAME)
    assert club.club().name == "Quay club"


def test_the_club_is_handed_over_by_a_code_and_without_a_name(club: FolderClub) -> None:
    app = press(open_as("olga", "club", view="organise"), club_organise.HAND_OVER_MAKE)
    code = club.invitation(id_of("olga"), Door.HAND_OVER).code
    assert code in [one.value for one in app.get("code")]
    theirs = open_as("max", "club", view="member")
    assert club_refused.refused("wrong_code") in said(
        confirm(theirs, words.TAKE_OVER_CODE, "7KQM-XW4P-HJ9T", words.TAKE_OVER_BUTTON)
    )
    theirs = confirm(theirs, words.TAKE_OVER_CODE, code.lower(), words.TAKE_OVER_BUTTON)
    assert words.TAKEN_OVER in said(theirs)
    assert club_organise.LEAD in said(theirs)
    assert club.standing(id_of("olga")).role is Role.MEMBER
    app = settled(app.run())
    assert club_organise.LEAD not in said(app)
    assert app.session_state["_visit"].member == id_of("olga")


def test_a_code_for_the_hand_over_is_taken_back(club: FolderClub) -> None:
    app = press(open_as("olga", "club", view="organise"), club_organise.HAND_OVER_MAKE)
    code = club.invitation(id_of("olga"), Door.HAND_OVER).code
    app = press(app, club_organise.HAND_OVER_BACK)
    assert club_organise.HAND_OVER_TAKEN_BACK in said(app)
    assert code not in [one.value for one in app.get("code")]
    theirs = confirm(open_as("max", "club", view="member"), words.TAKE_OVER_CODE, code, words.TAKE_OVER_BUTTON)
    assert club_refused.refused("wrong_code") in said(theirs)
    assert club.standing(id_of("olga")).role is Role.ORGANISER
    assert club.invitation(id_of("olga"), Door.JOIN) is not None


def test_an_organiser_has_to_hand_over_or_close_first(club: FolderClub) -> None:
    app = open_as("olga", "club", view="member")
    assert words.LEAVE_ORGANISER in said(app)
    assert words.LEAVE_BUTTON not in labels(app)


def test_closing_takes_the_name_to_confirm_and_leaves_everybody_their_workbook(
    club: FolderClub, tmp_path: Path
) -> None:
    write(tmp_path, GOES, member=id_of("max"))
    app = open_as("olga", "club", view="organise")
    label = club_organise.CLOSE_CONFIRM.format(club=r"Harbour \*job\* club")
    app = confirm(app, label, "Harbour", club_organise.CLOSE_BUTTON)
    assert club_organise.CLOSE_NOT_YET in said(app)
    assert club.club().closed_on is None
    app = confirm(app, label, NAME, club_organise.CLOSE_BUTTON)
    assert club_organise.CLOSED in said(app)
    assert club.club().closed_on is not None
    theirs = open_as("max", "club")
    assert "The club was closed on" in said(theirs)
    assert words.LEAVE_LEAD_CLOSED in said(theirs)
    assert words.LEAVE_TAKE in said(theirs)
    assert data.EXPORT_BUTTON in labels(theirs, "download_button")
    assert words.LEAVE_TAKE not in said(app)
    assert FolderStore(tmp_path).load(id_of("max")).workbook.groups
    for who, page in (("max", theirs), ("olga", app)):
        confirm(page, words.LEAVE_CONFIRM, words.LEAVE_WORD, words.LEAVE_BUTTON)
        assert club.standing(id_of(who)) is None
    assert joining.CLOSED in said(open_as("max"))


def test_a_gathering_is_changed_where_it_stands_and_a_retired_one_stays_there(club: FolderClub) -> None:
    club.put_gathering(id_of("olga"), None, Gathering(id="b", name="Breakfast"))
    club.put_gathering(id_of("olga"), None, Gathering(id="p", name="Pier walk"))

    def order(app: AppTest) -> list[str]:
        return [one.key.partition(".")[2] for one in app.button if (one.key or "").startswith("retire.")]

    app = open_as("olga", "club", view="organise")
    before = order(app)
    assert len(before) >= 3
    app = settled(app.button(key=f"retire.{before[0]}").click().run())
    assert order(app) == before
    app = settled(app.button(key=f"change.{before[1]}").click().run())
    assert order(app) == [before[0], *before[2:]]
    keys = [one.key for one in app.button]
    assert keys.index("save_gathering") < keys.index(f"retire.{before[2]}")
