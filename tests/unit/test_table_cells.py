"""Cells of somebody's own table on their way in: what each becomes, and what is left out, named as it stands there.

Formulas, days, numbers and quotation marks of all sorts; what a table as a whole brings is in ``test_import_table``.
"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from tests.pages.driving import NOW, meeting
from tests.unit.excel import book
from tests.unit.test_import_table import WORKBOOK, bring, grid, records, whys
from wellspent.core.actions import import_table as action
from wellspent.core.actions.import_table import Plan, import_table
from wellspent.core.exchange.columns_guess import guess
from wellspent.core.exchange.own_tables import own_table
from wellspent.core.exchange.rows_in import CellFault
from wellspent.core.exchange.sheet_in import read_sheet
from wellspent.core.exchange.tables_out import table_csv
from wellspent.core.model import Meeting
from wellspent.core.store.port import Table


def test_what_is_left_out_is_named_by_its_column_and_as_it_stands_there() -> None:
    found = bring("Date,Event,Hours spent,Cost\n3.4.2026,A,200,€ -5\n2.12.2026,B,,\n2.12.2026,C,1,\n", group="x")
    assert whys(found) == [
        (2, "too_large", "Hours spent", "200", False),
        (2, "too_small", "Cost", "€ -5", False),
    ]
    assert [one.details.get("most") for one in found.left_out] == ["168", None]  # hours, as the column has them
    (late,) = whys(bring("Date,Event,Rating\n2.12.2026,B,3\n"))
    assert late == (2, action.IN_THE_FUTURE, "Date", "2.12.2026", True)
    (far,) = whys(bring("Date,Event\n3.4.0206,B\n"))
    assert far == (2, "far_away", "Date", "3.4.0206", True)
    (long,) = whys(bring("Date,Event,Meet people who could hire me\n3.4.2026," + "x" * 500 + ",3\n"))
    assert long[1:4] == ("too_long", "Event", "x" * 60)


def test_of_days_in_both_orders_those_that_can_be_read_once_come_in_and_the_others_are_named() -> None:
    found = bring("Date,Event\n03/14/2026,A\n17/06/2026,B\n04/05/2026,C\nsoon,D\n")
    assert [one.date for one in records(found, Meeting)] == [dt.date(2026, 3, 14), dt.date(2026, 6, 17)]
    assert whys(found) == [
        (4, CellFault.TWO_DAYS, "Date", "04/05/2026", True),
        (5, CellFault.NOT_A_DATE, "Date", "soon", True),
    ]


def test_a_column_of_days_that_a_spreadsheet_counts_is_read_and_others_beside_it_are_not_taken_for_days() -> None:
    found = bring("Date,Event,Cost\n46115,A,46116\n46116.75,B,\n")
    assert [(one.date, one.start, one.cost) for one in records(found, Meeting)] == [
        (dt.date(2026, 4, 3), None, Decimal(46116)),
        (dt.date(2026, 4, 4), dt.time(18, 0), None),
    ]


def test_a_formula_that_nothing_has_worked_out_is_named_and_its_row_comes_in_if_it_can_do_without() -> None:
    rows = [
        ["Date", "Event", "Cost", "Notes"],
        ["2026-04-03", "A", "=1+2", "=A1"],
        ["=DATE(2026,4,4)", "B", 5, "b"],
        ["2026-04-05", "C", 6, ""],
        ["=A4+1", "=B4", None, None],
    ]
    table = read_sheet(book(rows))
    found = import_table(WORKBOOK, table, Plan(table=Table.MEETINGS, fields=guess(table, Table.MEETINGS)), NOW)
    assert [(one.group, one.cost, one.note) for one in records(found, Meeting)] == [("a", None, ""), ("c", 6, "")]
    assert whys(found) == [
        (2, CellFault.UNSAVED_FORMULA, "Cost", "=1+2", False),
        (2, CellFault.UNSAVED_FORMULA, "Notes", "=A1", False),
        (3, CellFault.UNSAVED_FORMULA, "Date", "=DATE(2026,4,4)", True),
        (5, CellFault.UNSAVED_FORMULA, "Date", "=A4+1", True),
    ]


def test_somebody_whose_name_is_a_formula_that_nothing_has_worked_out_is_left_out_for_that() -> None:
    table = read_sheet(book([["Name", "Email"], ['="An"&"n"', "ann@example.org"]]))
    found = import_table(WORKBOOK, table, Plan(table=Table.PEOPLE, fields=guess(table, Table.PEOPLE)), NOW)
    assert whys(found) == [(2, CellFault.UNSAVED_FORMULA, "Name", '="An"&"n"', True)]


def test_a_comma_and_a_point_in_one_column_are_both_decimal_signs_and_what_could_be_either_is_named() -> None:
    found = bring('Date,Event,Cost,Hours\n2026-04-03,A,9.90,1.5\n2026-04-04,B,"12,50","1,5"\n2026-04-05,C,"1,234",\n')
    assert [(one.cost, one.minutes) for one in records(found, Meeting)] == [
        (Decimal("9.90"), 90),
        (Decimal("12.50"), 90),
        (None, None),
    ]
    assert whys(found) == [(4, CellFault.NOT_A_NUMBER, "Cost", "1,234", False)]


def test_a_number_of_an_excel_file_is_itself_among_numbers_that_were_typed_as_text() -> None:
    table = read_sheet(book([["Date", "Event", "Cost"], ["2026-04-03", "A", "12,50"], ["2026-04-04", "B", 1.125]]))
    found = import_table(WORKBOOK, table, Plan(table=Table.MEETINGS, fields=guess(table, Table.MEETINGS)), NOW)
    assert [one.cost for one in records(found, Meeting)] == [Decimal("12.50"), Decimal("1.125")]


def test_a_row_whose_cells_cannot_be_told_apart_is_named_and_the_others_come_in() -> None:
    meetings = bring('Date,Event\n2026-04-03,A\n2026-04-04,"B\n2026-04-05,C\n')
    assert (meetings.added, whys(meetings)) == (2, [(3, action.UNCLEAR_QUOTES, "", '2026-04-04,"B', True)])
    people = bring('Name,Email\nAnn,a@x\n"Bo,b@x\nCy,c@x\n')
    assert (people.added, whys(people)) == (2, [(3, action.UNCLEAR_QUOTES, "", '"Bo,b@x', True)])


def test_a_table_of_ours_with_such_a_row_is_read_as_anybody_elses_so_that_the_row_is_named() -> None:
    workbook = replace(WORKBOOK, meetings={f"club-{day}": meeting(day) for day in (6, 7, 8)})
    text = table_csv(workbook, Table.MEETINGS).decode().replace("2026-10-07", '"2026-10-07')
    assert own_table(grid(text)) is None
    found = bring(text, scale=None)
    assert (found.added, [why[:2] for why in whys(found)]) == (2, [(3, action.UNCLEAR_QUOTES)])


def test_several_columns_of_notes_without_names_stand_one_below_the_other() -> None:
    table = grid("2026-04-03,Club,one,two\n2026-04-04,Club,,three\n")
    plan = Plan(table=Table.MEETINGS, fields={0: "date", 1: "group", 2: "note", 3: "note"})
    assert [one.note for one in records(import_table(WORKBOOK, table, plan, NOW), Meeting)] == ["one\ntwo", "three"]
