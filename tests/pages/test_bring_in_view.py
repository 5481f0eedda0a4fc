"""Bringing in a spreadsheet or contacts: the questions, the preview, what is left out, saving, and taking it back."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    HIRE,
    contents,
    field,
    fill,
    go,
    labels,
    meeting,
    open_app,
    press,
    remove,
    said,
    workbook,
    write,
)
from tests.unit.excel import book
from tests.unit.test_import_table import CONNECTIONS
from tests.unit.test_vcard import CARDS
from wellspent.core.exchange.sheet_out import Names, write_xlsx
from wellspent.core.exchange.spreadsheet import for_spreadsheet
from wellspent.core.model import Kind, MeetingStatus
from wellspent.core.store.port import Table
from wellspent.words import bring_in as words
from wellspent.words import common, data, records

LOG = """Day;Event;How long;Rating;Comments;Weather
03/04/2026;tuesday club;1:30;5;Met Ann;rain
04/05/2026;New Circle;90;2;;
nonsense;New Circle;90;2;;
05/06/2026;New Circle;soon;3;;
"""


def opened() -> AppTest:
    return press(open_app("data"), words.OPEN)


def upload(content: str | bytes, name: str = "mine.csv", app: AppTest | None = None) -> AppTest:
    app = app or opened()
    app.file_uploader[0].upload(name, content.encode() if isinstance(content, str) else content)
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def club(workbook_folder: Path) -> Path:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=1))
    return workbook_folder


NAMES = Names(data.TABLE.__getitem__, records.field, records.code)
"""As the pages call what is in an Excel file of ours."""


def frame(app: AppTest, place: int = 0):
    return app.dataframe[place].value


def test_a_table_comes_in_question_by_question_once_and_can_be_taken_back(club: Path) -> None:
    before = workbook(club)
    app = upload(LOG)
    assert words.ORDER_FIRST in said(app)
    readings = field(app, "radio", words.ORDER).proto.captions
    assert readings[0].replace("\\", "") == (
        "03/04/2026 is Fri 3 Apr 2026; all of them from Fri 3 Apr 2026 to Fri 5 Jun 2026"
    )
    assert words.SAVE not in labels(app)
    app = fill(app, "radio", words.ORDER, "day_first")
    assert words.KIND_FIRST in said(app)
    app = fill(app, "selectbox", words.KIND, Kind.ALUMNI)
    assert words.would(3, 0, 1, people=False) in said(app)
    assert frame(app)["Group"].tolist() == ["Tuesday club", "New Circle", "New Circle"]
    assert frame(app, 1).values.tolist() == [
        [4, "Day", "nonsense", words.why("not_a_date", {})],
        [5, "How long", "soon", words.why("not_a_number", {})],
    ]
    assert workbook(club) == before
    app = press(app, words.SAVE)
    after = workbook(club)
    assert {one.source for one in after.meetings.values() if one.id not in before.meetings} == {"csv"}
    assert (after.meetings["2026-04-03-club"].worth, after.groups["new-circle"].kind) == (4, Kind.ALUMNI)
    assert words.saved(3, people=False) in said(app)
    assert words.SAVE not in labels(app)

    again = upload(LOG)
    again = fill(again, "radio", words.ORDER, "day_first")
    assert words.NOTHING_NEW in said(again)
    press(app, common.UNDO)
    undone = workbook(club)
    assert (undone.meetings, undone.groups) == (before.meetings, before.groups)


def test_the_guess_can_be_changed_and_two_columns_for_one_thing_are_not_taken(club: Path) -> None:
    app = upload("When,Who ran it,Score\n2026-04-03,Club X,0\n")
    column = next(one.label for one in app.selectbox if "Score" in one.label)
    app = fill(app, "selectbox", column, "date")
    assert "are both “Date”" in said(app)
    app = fill(app, "selectbox", column, "")
    assert words.GROUP_FIRST in said(app)
    app = fill(app, "selectbox", words.GROUP, CLUB.name)
    assert words.would(1, 0, 0, people=False) in said(app)
    app = fill(app, "selectbox", next(one.label for one in app.selectbox if "When" in one.label), "")
    assert words.NEEDED["date"] in said(app)
    assert words.SAVE not in labels(app)


def test_ratings_that_leave_their_scale_open_are_asked_about(club: Path) -> None:
    app = upload("Date,Event,Score\n2026-04-03,Tuesday club,3\n")
    assert words.SCALE_FIRST in said(app)
    app = fill(app, "button_group", words.SCALE, "1-5")
    app = press(app, words.SAVE)
    assert workbook(club).meetings["2026-04-03-club"].worth == 2


def test_a_table_without_names_loses_no_row_and_its_columns_are_asked_about(club: Path) -> None:
    app = upload("2026-12-03,Tuesday club,rain\n2026-12-04,Tuesday club,sun\n")
    assert words.NEEDED["date"] in said(app)
    columns = [one.label for one in app.selectbox if one.label.startswith(words.lettered(""))]
    assert [label[:8] for label in columns] == ["Column A", "Column B", "Column C"]
    app = fill(app, "selectbox", columns[0], "date")
    app = fill(app, "selectbox", columns[1], "group")
    assert words.would(2, 0, 0, people=False) in said(app)


def test_an_excel_file_asks_which_sheet(club: Path) -> None:
    data = book([["Date", "Event"], ["2026-12-03", "Tuesday club"]], Friends=[["Name"], ["Ann"], ["Bo"]])
    app = upload(data, "mine.xlsx")
    assert frame(app)["What became of it"].tolist() == ["planned"]
    app = fill(app, "selectbox", words.SHEET, "Friends")
    app = press(app, words.SAVE)
    assert list(workbook(club).people) == ["ann", "bo"]
    assert all(one.status is not MeetingStatus.PLANNED for one in workbook(club).meetings.values())


def test_our_own_excel_file_begins_with_meetings_and_points_to_the_zip(sample: Path) -> None:
    excel = write_xlsx(workbook(sample), NAMES)
    app = upload(excel, "well-spent.xlsx")
    assert words.OWN_BOOK in said(app)
    sheets = field(app, "selectbox", words.SHEET)
    assert (sheets.value, sheets.options) == ("Meetings", ["Meetings", "People"])
    assert words.COLUMNS not in said(app)
    assert words.NOTHING_NEW in said(app)
    app = fill(app, "selectbox", words.SHEET, "People")
    app = fill(app, "segmented_control", words.WHO, "all")
    assert words.NOTHING_NEW in said(app)


def test_of_our_own_excel_file_what_is_not_there_yet_comes_in_as_it_was(club: Path) -> None:
    excel, before = write_xlsx(workbook(club), NAMES), workbook(club).meetings
    remove(club, meeting(6, hire=1))
    app = upload(excel, "well-spent.xlsx")
    app = fill(app, "segmented_control", words.SCALE, "0-4")
    press(app, words.SAVE)
    assert {one.got[HIRE.id] for one in workbook(club).meetings.values()} == {1}
    assert workbook(club).meetings.keys() == before.keys()


def test_a_column_of_our_own_excel_file_that_was_renamed_is_asked_about(club: Path) -> None:
    excel = write_xlsx(workbook(club), replace(NAMES, column=lambda _, name: f"My {name}"))
    weekday = replace(NAMES, column=lambda sort, name: "Weekday" if name == "date" else records.field(sort, name))
    renamed = write_xlsx(workbook(club), weekday)
    assert words.OWN_BOOK not in said(upload(excel, "well-spent.xlsx"))
    app = upload(renamed, "well-spent.xlsx")
    assert words.OWN_BOOK in said(app)
    assert words.COLUMNS in said(app)


def test_somebody_elses_sheets_are_all_offered_even_if_they_are_called_like_ours(club: Path) -> None:
    rows = [["Name", "Nickname"], ["Ann", "A"]]
    app = upload(book([["Day"], ["2026-04-03"]], Groups=rows, People=rows), "mine.xlsx")
    assert words.OWN_BOOK not in said(app)
    assert len(field(app, "selectbox", words.SHEET).options) == 3


def test_what_is_called_an_excel_file_and_is_none_says_so_and_changes_nothing(club: Path) -> None:
    before = contents(club)
    app = upload(b"not really", "mine.xlsx")
    assert [one.value for one in app.error] == [words.unreadable("not_excel", {})]
    assert contents(club) == before


@pytest.mark.parametrize(
    ("log", "label", "page", "view"),
    [
        ("Date,Event\n2026-10-13,Tuesday club\n", words.RATE_NEXT, "rate", "catch-up"),
        ("Date,Event\n2025-10-13,Tuesday club\n", words.NEXT["meetings"], "charts", "groups"),
        ("Name\nAnn\n", words.NEXT["people"], "instead", "people"),
    ],
)
def test_once_it_is_in_the_page_leads_on_to_it(club: Path, log: str, label: str, page: str, view: str) -> None:
    app = upload(log)
    app = press(app, words.SAVE)
    [link] = app.get("page_link")
    assert (link.proto.label, link.proto.page, link.proto.query_string) == (label, page, f"view={view}")
    assert not app.success
    app = press(app, common.UNDO)
    assert not app.get("page_link")
    assert words.SAVE in labels(app)


def test_of_linkedins_connections_only_those_come_in_that_were_picked(club: Path) -> None:
    more = "".join(f"P{number},Q,,,C{number},,01 Jan 2026\n" for number in range(5))
    app = upload(CONNECTIONS + more, "Connections.csv")
    assert words.LINKEDIN in said(app)
    assert words.WHO_FIRST in said(app)
    app = fill(app, "multiselect", words.WHO_PICK, [5, 8])
    press(app, words.SAVE)
    assert list(workbook(club).people) == ["ana-example", "p0-q"]


def test_contact_cards_come_in_and_what_has_no_place_is_said(club: Path) -> None:
    app = upload(CARDS, "people.vcf")
    assert "further telephone numbers, pictures, addresses" in said(app)
    assert [row[3] for row in frame(app, 1).values.tolist()] == [
        words.why("older_card", {}),
        words.why("empty", {}),
    ]
    press(app, words.SAVE)
    assert list(workbook(club).people) == ["bo-quincy-lee", "zoë-test"]


def test_our_own_table_needs_no_questions(club: Path) -> None:
    packed = for_spreadsheet(workbook(club), Table.MEETINGS)
    write(club, meeting(13))
    app = upload(packed, "well-spent-meetings.csv")
    assert words.OWN in said(app)
    assert words.NOTHING_NEW in said(app)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 no", b"\0" * 50, b"a,b\n" * 20_000])
def test_a_file_that_cannot_be_taken_gets_a_sentence_and_changes_nothing(club: Path, content: bytes) -> None:
    before = contents(club)
    app = upload(content)
    assert "Your workbook is as it was." in said(app)
    assert words.SAVE not in labels(app)
    assert contents(club) == before


def test_it_opens_with_nothing_written_yet_and_goes_back(workbook_folder: Path) -> None:
    app = opened()
    assert words.TITLE in said(app)
    assert words.UPLOAD in labels(app, "file_uploader")
    app = press(app, words.BACK)
    assert data.RESTORE in said(app)


def test_names_in_a_table_are_shown_as_they_stand_there(club: Path) -> None:
    app = upload("Date,**Event** :red[x],Event\n2026-04-03,*a* $x$,Tuesday club\n")
    label = next(one.label for one in app.selectbox if "Event" in one.label and "x" in one.label)
    assert r"\*\*Event\*\*" in label


def test_the_sample_offers_no_way_in(club: Path) -> None:
    app = go(open_app("today", sample="yes"), "data", view="bring-in", sample="yes")
    assert words.TITLE not in said(app)
