"""Somebody's own table: what its columns mean, what comes in, once, and what is left out and why."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.pages.driving import ALONE, CLUB, DEFINITION, HIRE, NOW, meeting
from wellspent.core import border
from wellspent.core.actions import import_table as action
from wellspent.core.actions.brought import Brought
from wellspent.core.actions.import_own import import_own
from wellspent.core.actions.import_table import Plan, import_table
from wellspent.core.exchange.cells_in import Order, Scale
from wellspent.core.exchange.columns_guess import NAMES, Field, fields_of, guess, is_linkedin, sort_of
from wellspent.core.exchange.grid import Grid
from wellspent.core.exchange.own_tables import own_table
from wellspent.core.exchange.rows_in import CellFault
from wellspent.core.exchange.sheet_in import read_sheet
from wellspent.core.exchange.spreadsheet import for_spreadsheet
from wellspent.core.exchange.tables_out import table_csv
from wellspent.core.model import FirstSteps, Group, Kind, Meeting, MeetingStatus, Person, Workbook
from wellspent.core.store.port import Changes, Table
from wellspent.words import bring_in as words
from wellspent.words import records as record_words

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing, and so on."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Example,https://www.linkedin.com/in/ana,ana@example.org,Acme,Recruiter,03 Apr 2026
Bo,Sample,https://www.linkedin.com/in/bo,,"Beta, Inc.",,01 Mar 2026
,,,,,,02 Mar 2026
"""
MEETINGS = """Date,Event,Duration,Rating,Mood before,Comments
2026-04-03,tuesday club,1:30,4,2,Met Ann
2026-04-10,New Circle,90,1,,
"""


def grid(text: str) -> Grid:
    return read_sheet(text.encode())


def with_changes(workbook: Workbook, changes: Changes) -> Workbook:
    for change in changes:
        held = getattr(workbook, change.table.value)
        after = {**held, change.id: change.after} if isinstance(held, dict) else change.after
        workbook = replace(workbook, **{change.table.value: after})
    return workbook


WORKBOOK = Workbook(definition=DEFINITION, groups={CLUB.id: CLUB})


def bring(text: str, workbook: Workbook = WORKBOOK, **said: object) -> Brought:
    table = grid(text)
    sort = sort_of(table)
    plan = Plan(
        table=sort, fields=guess(table, sort, workbook.definition.in_use), **{"scale": Scale.FROM_1_TO_5, **said}
    )
    return import_table(workbook, table, plan, NOW)


def records(found: Brought, kind: type) -> list:
    return [change.after for change in found.changes if isinstance(change.after, kind)]


def whys(found: Brought) -> list[tuple[int, str, str, str, bool]]:
    return [(one.row, one.code, one.column, one.found, one.whole) for one in found.left_out]


# --- The guess


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        ("Date,Event,Minutes", ["date", "group", "minutes"]),
        ("WHEN,Where,How long?,Notes,Takeaways", ["date", "group", "minutes", "note", "note"]),
        ("date of the meeting,Meeting,mood_before,Mood  After", ["date", "group", "mood_before", "mood_after"]),
        ("Date,Less alone,Feel less alone with the search", ["date", None, "got.less-alone"]),
        ("got.could-hire-me,date", ["got.could-hire-me", "date"]),
        ("Date,Due date,Weather", ["date", None, None]),
        ("Date,Duration (minutes),Travel time [min]", ["date", "minutes", "travel_minutes"]),
        ("Datte,Evnet name", ["date", "group"]),
    ],
)
def test_columns_are_guessed_from_plain_words_synonyms_and_slips_of_the_pen(columns: str, fields: list) -> None:
    table = grid(f"{columns}\n" + ",".join("1" for _ in columns.split(",")) + "\n")
    found = guess(table, Table.MEETINGS, [HIRE, ALONE])
    assert [found.get(place) for place in range(len(table.columns))] == fields


def test_no_two_names_for_a_table_mean_different_things_and_each_has_its_words() -> None:
    for table, by_field in NAMES.items():
        names = [name for names in by_field.values() for name in names]
        assert len(names) == len(set(names))
        assert set(fields_of(table, [])) <= words.FIELD.keys()


def test_every_column_of_our_own_excel_file_is_known_by_its_words() -> None:
    for kind, table in ((Meeting, Table.MEETINGS), (Person, Table.PEOPLE)):
        for field in NAMES[table]:
            if field in kind.__dataclass_fields__:
                text = f"{record_words.field(kind.__name__, field)}\nx\n"
                assert guess(grid(text), table) == {0: field}


def test_people_are_told_from_meetings_and_linkedin_from_both() -> None:
    assert sort_of(grid(MEETINGS)) is Table.MEETINGS
    assert sort_of(grid("Name,E-mail,Follow-up date\nAnn,x,2026-01-01\n")) is Table.PEOPLE
    assert (sort_of(grid(CONNECTIONS)), is_linkedin(grid(CONNECTIONS))) == (Table.PEOPLE, True)
    assert not is_linkedin(grid(MEETINGS))


# --- Meetings


def test_rows_become_meetings_of_known_and_new_groups() -> None:
    found = bring(MEETINGS, kind=Kind.ALUMNI)
    first, second = records(found, Meeting)
    assert (first.id, first.group, first.minutes, first.worth, first.mood_before) == (
        "2026-04-03-club",
        "club",
        90,
        3,
        1,
    )
    assert (first.note, first.source, first.status, first.rated_at) == ("Met Ann", "csv", MeetingStatus.ATTENDED, None)
    assert records(found, Group) == [Group(id="new-circle", name="New Circle", kind=Kind.ALUMNI, usual_minutes=90)]
    assert (second.group, found.new_groups, found.added, found.left_out) == ("new-circle", ("New Circle",), 2, ())


def test_the_same_table_twice_adds_nothing_whatever_became_of_the_meetings() -> None:
    text = MEETINGS + "2026-04-10,New Circle,60,2,,a second one that day\n"
    once = bring(text)
    assert once.added == 3
    after = with_changes(WORKBOOK, once.changes)
    renamed = {**after.groups, "club": replace(CLUB, kind=Kind.SOCIAL)}
    again = bring(text, replace(after, groups=renamed))
    assert (again.changes, again.added, again.already_there) == ((), 0, 3)


def test_a_meeting_of_the_workbook_stands_for_one_row_and_only_at_its_own_time() -> None:
    there = replace(WORKBOOK, meetings={"club-6": meeting(6, start=dt.time(9, 0))})
    text = "Date,Event,Time\n2026-10-06,Tuesday club,09:00\n2026-10-06,Tuesday club,18:00\n2026-10-06,Tuesday club,\n"
    found = bring(text, there)
    assert (found.already_there, [one.start for one in records(found, Meeting)]) == (1, [dt.time(18, 0), None])


def test_a_row_comes_in_without_the_cells_that_cannot_be_read_and_each_is_named() -> None:
    text = "Date,Event,Minutes,Rating,Start\n2026-04-03,Club,long,9,evening\n"
    found = bring(text)
    (one,) = records(found, Meeting)
    assert (one.minutes, one.worth, one.start) == (None, None, None)
    assert whys(found) == [
        (2, CellFault.NOT_A_NUMBER, "Minutes", "long", False),
        (2, CellFault.NOT_ON_ITS_SCALE, "Rating", "9", False),
        (2, CellFault.NOT_A_TIME, "Start", "evening", False),
    ]


def test_what_the_border_does_not_take_is_left_out_with_its_limit() -> None:
    found = bring("Date,Event,Minutes,Notes,Tags\n2026-04-03,Club,-5,ok," + "x" * 501 + "\n")
    (one,) = records(found, Meeting)
    assert (one.minutes, one.note, one.tags) == (None, "ok", ())
    assert [(row, code, column) for row, code, column, _, _ in whys(found)] == [
        (2, "too_small", "Minutes"),
        (2, "too_long", "Tags"),
    ]


def test_a_row_without_a_day_or_a_group_or_that_says_the_same_again_is_left_out() -> None:
    text = "Date,Event\n,Club\nsoon,Club\n2026-04-03,\n2026-04-03,Club\n2026-04-03,Club\n0206-04-03,Club\n"
    found = bring(text)
    assert found.added == 1
    assert whys(found) == [
        (2, action.MISSING, "Date", "", True),
        (3, CellFault.NOT_A_DATE, "Date", "soon", True),
        (4, action.MISSING, "Event", "", True),
        (6, action.SAME_ROW, "", "", True),
        (7, "far_away", "Date", "0206-04-03", True),
    ]
    assert bring(text, group="Somewhere").added == 2


def test_what_is_still_to_come_is_planned_and_cannot_be_rated_yet() -> None:
    found = bring("Date,Event,Rating,Status\n2026-12-01,Club,,yes\n2026-12-02,Club,3,\n2026-04-01,Club,,cancelled\n")
    assert [one.status for one in records(found, Meeting)] == [MeetingStatus.PLANNED, MeetingStatus.CANCELLED]
    assert whys(found) == [(3, action.IN_THE_FUTURE, "Date", "2026-12-02", True)]


def test_days_are_read_in_the_order_that_was_said() -> None:
    text = "Date,Event\n03/04/2026,Club\n"
    assert [records(bring(text, order=order), Meeting)[0].date for order in Order] == [
        dt.date(2026, 4, 3),
        dt.date(2026, 3, 4),
    ]
    assert [why[1] for why in whys(bring(text))] == [CellFault.TWO_DAYS]


def test_ratings_by_criterion_count_and_the_first_steps_are_done() -> None:
    found = bring("Date,Event,Meet people who could hire me\n2026-04-03,Club,5\n")
    assert records(found, Meeting)[0].got == {HIRE.id: 4}
    assert found.changes[-1].after.first_steps is FirstSteps.RATED
    assert all(change.table is not Table.ABOUT for change in bring("Date,Event\n2026-04-03,Club\n").changes)


def test_several_columns_of_notes_keep_their_names() -> None:
    found = bring("Date,Event,Notes,Comments\n2026-04-03,Club,one,two\n2026-04-04,Club,,three\n")
    assert [one.note for one in records(found, Meeting)] == ["Notes: one\nComments: two", "Comments: three"]


# --- People


def test_linkedins_connections_become_people_and_what_has_no_place_stays_out() -> None:
    found = bring(CONNECTIONS)
    ana, bo = records(found, Person)
    assert ana == Person(
        id="ana-example", name="Ana Example", company="Acme", email="ana@example.org", note="Recruiter"
    )
    assert (bo.name, bo.company, bo.note) == ("Bo Sample", "Beta, Inc.", "")
    assert bring(CONNECTIONS, only=frozenset({6})).added == 1
    again = bring(CONNECTIONS, with_changes(WORKBOOK, found.changes))
    assert (again.added, again.already_there) == (0, 2)


def test_somebody_of_the_same_name_is_there_unless_address_or_company_is_another() -> None:
    ann = Person(id="ann", name="Ann  Lee", company="Acme", email="Ann@example.org")
    there = replace(WORKBOOK, people={"ann": ann})
    text = (
        "Name,Company,Email\nann lee,,\nAnn Lee,acme,\nAnn Lee,Beta,\nA. Lee,Beta,ann@example.ORG\n"
        "Ann Lee,Acme,other@example.org\n"
    )
    found = bring(text, there)
    assert found.already_there == 3
    assert [(one.id, one.company, one.email) for one in records(found, Person)] == [
        ("ann-lee", "Beta", ""),
        ("ann-lee-2", "Acme", "other@example.org"),
    ]


def test_a_row_without_a_name_is_nobody() -> None:
    assert [why[1:] for why in whys(bring("Name,Email\n,x@example.org\nAnn,\n"))] == [("empty", "Name", "", True)]


# --- Our own tables


def test_our_own_table_comes_back_with_every_field_guarded_or_exact() -> None:
    one = meeting(
        6, hire=1, note="=1+1\r\n'=x", tags=("-a", "b"), people=("ann",), expected=2, rated_at=NOW, source="ics:x#"
    )
    two = meeting(7, note="\ttab", extra={"balance": "-5.5", "=h": "'@"})
    workbook = replace(WORKBOOK, meetings={one.id: one, two.id: two})
    for data in (for_spreadsheet(workbook, Table.MEETINGS), table_csv(workbook, Table.MEETINGS)):
        own = own_table(read_sheet(data))
        assert own is not None
        assert own.records == workbook.meetings
        assert import_own(workbook, own, Kind.SOCIAL).changes == ()
        wiped = import_own(Workbook(), own, Kind.SOCIAL)
        assert (wiped.added, wiped.new_groups) == (2, ("Club",))
        assert with_changes(Workbook(), wiped.changes).meetings == workbook.meetings


def test_a_row_of_our_own_table_that_was_broken_is_named_by_its_number() -> None:
    workbook = replace(WORKBOOK, meetings={f"club-{day}": meeting(day, note="a\nb") for day in (6, 7, 8)})
    data = table_csv(workbook, Table.MEETINGS).replace(b"2026-10-08", b"2026-31-08")
    own = own_table(read_sheet(data))
    assert own is not None
    found = import_own(Workbook(), own, Kind.SOCIAL)
    assert (found.added, [(row, code, column) for row, code, column, _, _ in whys(found)]) == (
        2,
        [(4, "not_a_date", "date")],
    )


def test_our_own_table_that_a_spreadsheet_rewrote_is_read_as_anybody_elses() -> None:
    workbook = replace(WORKBOOK, meetings={"club-6": meeting(6), "club-7": meeting(7)})
    text = table_csv(workbook, Table.MEETINGS).decode().replace("2026-10-0", "10/").replace("/6", "/6/2026")
    text = text.replace("/7", "/7/2026").replace(",", ";")
    table = grid(text)
    assert own_table(table) is None
    plan = Plan(table=Table.MEETINGS, fields=guess(table, Table.MEETINGS), order=Order.MONTH_FIRST)
    assert import_table(workbook, table, plan, NOW).already_there == 2
    assert import_table(WORKBOOK, table, plan, NOW).added == 2


def test_there_are_words_for_each_reason() -> None:
    assert {*CellFault, *action.CODES} <= words.WHYS
    assert {Field.DATE, Field.NAME} == words.NEEDED.keys()
    for code in {*words.WHYS, *border.CODES}:
        said = words.why(code, {"least": "0", "most": "4", "row": "2"})
        assert said.endswith(".")
        assert "{" not in said
