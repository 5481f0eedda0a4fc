"""Reading a table: whatever parts its cells and writes its letters, and every file that is not taken."""

import datetime as dt
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.excel import SHEET, book, changed, parts, with_rows
from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange import grid, xlsx_in, xlsx_weight
from wellspent.core.exchange.grid import TableFault
from wellspent.core.exchange.sheet_in import read_sheet
from wellspent.words import bring_in as words

PLAIN = book([["Date", "Event"], [dt.date(2026, 4, 3), "Club"]])


def cells(data: bytes, sheet: str | None = None) -> list[tuple[str, ...]]:
    read = read_sheet(data, sheet)
    return [read.columns, *(row.cells for row in read.rows)]


def refused(data: bytes) -> TableFault:
    with pytest.raises(UnreadableTable) as caught:
        read_sheet(data)
    said = words.unreadable(caught.value.code, caught.value.details)
    assert "{" not in said
    assert said.endswith("Your workbook is as it was.")
    return TableFault(caught.value.code)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cells_stand_apart_by_any_of_the_usual_signs(delimiter: str, end: str) -> None:
    text = end.join(
        delimiter.join(row) for row in (("Date", "Event", "Cost"), ("3.4.2026", "Club", "12"), ("x", "y", ""))
    )
    assert cells(text.encode()) == [("Date", "Event", "Cost"), ("3.4.2026", "Club", "12"), ("x", "y", "")]


def test_decimal_commas_are_not_taken_for_what_parts_the_cells() -> None:
    data = b"Date;Event;Cost;Hours\n3.4.2026;Club;12,50;1,5\n4.4.2026;Club;7,20;2,5\n"
    assert cells(data)[1] == ("3.4.2026", "Club", "12,50", "1,5")
    assert read_sheet(data).semicolons


def test_a_first_line_that_says_what_parts_the_cells_is_believed_and_rows_keep_their_numbers() -> None:
    read = read_sheet(b"sep=;\r\nDate;Event\r\n\r\n3.4.2026;a,b,c\r\n")
    assert (read.columns, [row.number for row in read.rows]) == (("Date", "Event"), [4])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_letters_are_read_however_they_are_written_down(encoding: str) -> None:
    assert cells("Date,Event\n3.4.2026,Café Zürich\n".encode(encoding))[1] == ("3.4.2026", "Café Zürich")


def test_quoted_cells_may_hold_signs_and_lines_and_rows_may_be_short() -> None:
    assert cells(b'Date,Event,Notes\n3.4.2026,"A, B","one\ntwo"\n4.4.2026,C\n') == [
        ("Date", "Event", "Notes"),
        ("3.4.2026", "A, B", "one\ntwo"),
        ("4.4.2026", "C", ""),
    ]


def test_titles_and_notes_above_the_names_are_passed_over() -> None:
    data = b'My log,,\nNotes:,,\n"a long sentence, and more",,\n\nDate,Event,Notes\n3.4.2026,Club,ok\n'
    assert cells(data) == [("Date", "Event", "Notes"), ("3.4.2026", "Club", "ok")]


@pytest.mark.parametrize("title", ["", "My log,,\n", "Club log,,\n,,\n"])
def test_a_table_without_names_keeps_its_first_row_and_its_columns_are_called_as_in_a_spreadsheet(title: str) -> None:
    read = read_sheet(f"{title}2026-04-03,Club,90\nsoon,Club,\n2026-04-05,Club,60\n".encode())
    assert (read.columns, read.named) == (("A", "B", "C"), False)
    assert [row.cells[0] for row in read.rows] == ["2026-04-03", "soon", "2026-04-05"]
    assert read_sheet((",".join(["1"] * 28)).encode()).columns[24:] == ("Y", "Z", "AA", "AB")


@pytest.mark.parametrize(
    "row",
    ["2026-04-03,event,club", "17/04/2026,event,club", "3 Apr 2026,event,club", "event,club,90", "event,club,€ 5"],
)
def test_a_row_with_a_date_or_a_number_names_no_columns_whatever_else_it_says(row: str) -> None:
    assert cells(f"Tag,Treffen,wo\n{row}\n{row}\n".encode())[0] == ("Tag", "Treffen", "wo")
    assert not read_sheet(f"{row}\n{row}\n".encode()).named


def test_one_known_word_in_a_row_does_not_make_it_the_one_with_the_names() -> None:
    assert cells(b"Wer,Wo,Seit\nAnn,Network,gestern\n")[0] == ("Wer", "Wo", "Seit")
    assert cells(b"My friends\nName\nAnn\n") == [("Name",), ("Ann",)]


def test_a_table_of_ours_is_known_by_its_names_also_with_a_column_that_is_called_like_a_number() -> None:
    assert read_sheet(b"id,date,group,status,mood_before,rated_at,2026\na,b,c,d,,,\n").named


def test_the_guard_against_formulas_is_taken_off() -> None:
    assert cells(b"Date,Event,Cost\n3.4.2026,'=1+1,-5.5\n4.4.2026,'quoted',''-x\n")[1:] == [
        ("3.4.2026", "=1+1", "-5.5"),
        ("4.4.2026", "'quoted'", "'-x"),
    ]


def test_an_excel_file_gives_days_times_and_numbers_as_they_are_meant() -> None:
    row = [
        dt.date(2026, 4, 3),
        dt.datetime.fromisoformat("2026-04-03T18:30"),
        dt.time(18, 30),
        90,
        1.5,
        True,
        None,
        "Café",
    ]
    read = read_sheet(book([["Date", "b", "c", "d", "e", "f", "g", "h"], row]))
    assert read.rows[0].cells == ("2026-04-03", "2026-04-03 18:30", "18:30", "90", "1.5", "yes", "", "Café")


def test_a_formula_counts_as_what_the_spreadsheet_saw_and_is_never_evaluated() -> None:
    data = with_rows(
        PLAIN, b'<row r="3"><c r="A3"><f>1+1</f><v>46115</v></c><c r="B3"><f>WEBSERVICE("x")</f></c></row>'
    )
    last = read_sheet(data).rows[-1]
    assert (last.cells, last.unsaved) == (("46115", ""), {1: '=WEBSERVICE("x")'})


def test_a_formula_without_a_saved_value_is_told_from_one_that_came_to_nothing() -> None:
    cells = (
        b'<c r="A9"><f>A1</f><v></v></c><c r="B9"><f>A1</f><v/></c><c r="C9" t="str"><f>A1</f></c>'
        b'<c r="AB9"><f>A1</f></c><c><f>A1</f></c>'  # the last one stands after the one before
        b'<c r="E9" t="str"><f>IF(1,"")</f><v></v></c><c r="F9"><f>A1</f><v>0</v></c><c r="G9"><v></v></c>'
    )
    last = read_sheet(with_rows(PLAIN, b'<row r="9">' + cells + b"</row>")).rows[-1]
    assert (last.number, list(last.unsaved), last.cells[5]) == (9, [0, 1, 2, 27, 28], "0")


def test_a_column_of_formulas_without_a_saved_value_is_not_empty() -> None:
    read = read_sheet(book([["Date", "Event", "Cost", ""], ["2026-04-03", "Club", "=1+2", None]]))
    assert [read.is_empty(place) for place in range(len(read.columns))] == [False, False, False]
    assert read_sheet(b"Date,Event,Cost\n2026-04-03,Club,\n").is_empty(2)


def test_the_first_sheet_with_a_table_is_taken_unless_another_is_asked_for() -> None:
    data = book([], log=[["Date", "Event"], ["a", "b"]], friends=[["Name", "Email"], ["Ann", "x"]])
    assert (read_sheet(data).sheet, read_sheet(data).sheets) == ("log", ("Sheet", "log", "friends"))
    assert cells(data, "friends")[1] == ("Ann", "x")


def test_a_sheet_that_says_it_is_smaller_than_it_is_is_read_whole() -> None:
    data = changed(PLAIN, SHEET, lambda old: old.replace(b'ref="A1:B2"', b'ref="A1"'))
    assert cells(data)[1] == ("2026-04-03", "Club")


def test_marks_that_nobody_doubled_are_read_as_part_of_the_cell_and_spoil_no_other_row() -> None:
    read = read_sheet(b'Date,Event,Notes\n3.4.2026,"The "Club" x","a, b"\n4.4.2026,"B","one\n""two"""\n5.4.2026,C,\n')
    assert [row.number for row in read.unclear] == [2]
    read = read_sheet(b'Date,Event,Notes\n3.4.2026,"The "Club" x","ab"\n4.4.2026,"B","one\n""two"""\n\n5.4.2026,C,\n')
    assert [row.cells for row in read.rows] == [
        ("3.4.2026", 'The "Club" x', "ab"),
        ("4.4.2026", "B", 'one\n"two"'),
        ("5.4.2026", "C", ""),
    ]
    assert ([row.number for row in read.rows], read.unclear) == ([2, 3, 5], ())
    assert cells(b'Date\tEvent\n3.4.2026\t"Big" club\n4.4.2026\tB\n')[1] == ("3.4.2026", '"Big" club')


def test_a_mark_that_is_never_closed_costs_its_own_row_alone() -> None:
    data = b'Date,Event\n3.4.2026,A\n4.4.2026,"B\n5.4.2026,C\n6.4.2026,"D, E"\n'
    read = read_sheet(data)
    assert [row.cells[1] for row in read.rows] == ["A", "C", "D, E"]
    assert read.unclear == (grid.Row(3, ('4.4.2026,"B',)),)
    assert refused(data + b'"x\n' * 5) is TableFault.QUOTES
    assert refused(data + b'"' + b"x" * 200_000) is TableFault.QUOTES


# --- What is not taken


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", TableFault.EMPTY),
        (b"Date,Event\n", TableFault.EMPTY),
        (book([["Date", "Event"]]), TableFault.EMPTY),
        (b"%PDF-1.7\n", TableFault.NOT_A_TABLE),
        (b"\x89PNG\r\n\x1a\n", TableFault.NOT_A_TABLE),
        (b"a,b\n\0\0\n", TableFault.NOT_A_TABLE),
        (b"<!DOCTYPE html><html>", TableFault.NOT_A_TABLE),
        (b"<?xml version='1.0'?><a/>", TableFault.NOT_A_TABLE),
        (b"BEGIN:VCALENDAR\r\n", TableFault.NOT_A_TABLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TableFault.OLD_EXCEL),
        (b"PK\x03\x04 but not really", TableFault.DAMAGED),
        (PLAIN[: len(PLAIN) // 2], TableFault.DAMAGED),
        (b'Date,Event\n3.4.2026,"Club\n', TableFault.QUOTES),
        (b"a,b\n" * 50_000_000, TableFault.TOO_LARGE),
        (b"a,b\n" * 100_000, TableFault.TOO_MANY),
        (b"a," * 4_000_000, TableFault.TOO_MANY),
    ],
    ids=lambda value: value.name if isinstance(value, TableFault) else "",
)
def test_what_is_no_table_or_too_much_of_one_gets_a_sentence(data: bytes, code: TableFault) -> None:
    assert refused(data) is code


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", PLAIN[20:]])
def test_what_is_called_an_excel_file_and_is_none_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableTable) as caught:
        read_sheet(data, file="My log.XLSX")
    assert caught.value.code == TableFault.NOT_EXCEL
    assert {*TableFault} == words.CODES


def test_a_zip_of_something_else_is_no_excel_file() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(buffer.getvalue()) is TableFault.OTHER_OFFICE


@pytest.mark.parametrize("name", ["../people.csv", "/etc/passwd", "C:/x", "a\\b"])
def test_a_name_that_leads_out_of_the_file_is_not_taken(name: str) -> None:
    buffer = io.BytesIO(PLAIN)
    entry = zipfile.ZipInfo()
    entry.filename = name
    with zipfile.ZipFile(buffer, "a") as packed:
        packed.writestr(entry, b"x")
    assert refused(buffer.getvalue()) is TableFault.UNSAFE


def test_a_part_that_points_out_of_the_file_finds_nothing_there() -> None:
    part = "xl/_rels/workbook.xml.rels"
    data = changed(PLAIN, part, lambda old: old.replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd"))
    assert refused(data) is TableFault.EMPTY


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("part", parts(PLAIN))
def test_xml_with_entities_is_not_read_in_any_part_and_any_encoding(part: str, encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    assert refused(changed(PLAIN, part, lambda old: bomb.encode(encoding) + old)) is TableFault.UNSAFE


def test_entities_are_refused_by_the_reader_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_weight, "_DECLARED", ())
    bomb = b'<!DOCTYPE worksheet [<!ENTITY a "Date">]>'
    data = changed(PLAIN, SHEET, lambda old: bomb + old.replace(b"<t>Date</t>", b"<t>&a;</t>"))
    assert b"&a;" in zipfile.ZipFile(io.BytesIO(data)).read(SHEET)
    assert refused(data) is TableFault.UNSAFE


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_rows(PLAIN, bytes(xlsx_weight.MOST_CONTENT))
    assert len(bomb) < 100_000
    opened: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *given: opened.append(given))
    assert refused(bomb) is TableFault.TOO_LARGE
    assert not opened


def test_more_cells_than_anybody_waits_for_are_counted_before_any_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_in, "_rows", lambda sheet: pytest.fail("read"))
    assert refused(with_rows(PLAIN, b"<row><c><v>1</v></c></row>" * 300_000)) is TableFault.TOO_MANY
    styles = changed(PLAIN, "xl/styles.xml", lambda old: old.replace(b"</cellXfs>", b"<xf/>" * 60_000 + b"</cellXfs>"))
    assert refused(styles) is TableFault.TOO_MANY


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="3">' + b"<c><v>1</v></c>" * 300 + b"</row>",
        b'<row r="3">' + b"<c/>" * 16_385 + b"</row>",
        b"<row><c><v>1</v></c></row>" * (grid.MOST_ROWS + 1),
    ],
    ids=["far-away", "at-the-end", "wide", "wide-and-empty", "long"],
)
def test_a_sheet_that_is_longer_or_wider_than_any_table_of_meetings_is_not_read_to_its_end(row: bytes) -> None:
    assert refused(with_rows(PLAIN, row)) is TableFault.TOO_MANY


def test_there_is_a_sentence_for_each_reason_and_for_nothing_else() -> None:
    assert set(TableFault) == words.CODES


@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255), st.integers(0, len(PLAIN)))
def test_no_damage_whatever_is_anything_but_a_refusal_or_a_table(place: int, byte: int, end: int) -> None:
    for spoilt in (PLAIN[:place] + bytes([byte]) + PLAIN[place + 1 :], PLAIN[:end]):
        with suppress(UnreadableTable):
            read_sheet(spoilt)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_whatever_are_anything_but_a_refusal_or_a_table(data: bytes) -> None:
    with suppress(UnreadableTable):
        read_sheet(data)
