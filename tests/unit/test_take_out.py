"""What leaves: guarded tables, the Excel file, the Data Package, contact cards; and each of them back again."""

import csv
import datetime as dt
import io
import json
import warnings
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import python_calamine
import vobject
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.pages.driving import ALONE, CLUB, DEFINITION, HIRE, NOW, SAMPLE, meeting, write
from tests.properties.test_round_trip import differences
from tests.properties.workbooks import workbooks
from wellspent.core.actions.import_people import import_people
from wellspent.core.actions.import_table import Plan, import_table
from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange import data_package
from wellspent.core.exchange.archive import pack
from wellspent.core.exchange.columns_guess import guess
from wellspent.core.exchange.guard import guarded, unguarded
from wellspent.core.exchange.own_tables import own_table
from wellspent.core.exchange.sheet_in import read_sheet
from wellspent.core.exchange.sheet_out import Names, write_xlsx
from wellspent.core.exchange.spreadsheet import for_spreadsheet
from wellspent.core.exchange.tables_out import TABLES
from wellspent.core.exchange.vcard import is_vcard, read_vcards, write_vcards
from wellspent.core.model import EMPTY, Person, Script, Workbook
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table
from wellspent.words import bring_in, data
from wellspent.words import records as record_words

CSV_TABLES = (Table.MEETINGS, Table.DECISIONS, Table.OUTCOMES, Table.CHECKINS, Table.PEOPLE)
unhurried = [HealthCheck.too_slow, HealthCheck.data_too_large]


# --- The guard


@pytest.mark.parametrize("text", ["=1+1", "+47 1", "-tis", "@x", "\tx", "\rx", "\nx", "\uff1dx", "'=x", "''@"])
def test_text_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5.5", "-5", "12", "", "'tis", "a=b", "'", "x"])
def test_numbers_and_harmless_text_stay_as_they_are(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text(alphabet="'=+-@\t\r\n\uff1da1.", max_size=6) | st.text(max_size=20))
def test_the_guard_comes_off_again_whatever_the_text(text: str) -> None:
    assert unguarded(guarded(text)) == text


@settings(max_examples=15, suppress_health_check=unhurried)
@given(workbooks)
def test_every_table_comes_back_from_its_guarded_form_with_every_field(workbook: Workbook) -> None:
    for table in CSV_TABLES:
        records = getattr(workbook, table)
        if records:
            own = own_table(read_sheet(for_spreadsheet(workbook, table)))
            assert own is not None
            assert (own.table, own.records) == (table, records)


# --- The Excel file


def excel(workbook: Workbook) -> bytes:
    return write_xlsx(workbook, Names(data.TABLE.__getitem__, record_words.field, record_words.code))


def sheet(data: bytes, name: str) -> list[list[object]]:
    """Read by another library than the one that wrote it."""
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()


def test_days_and_times_are_native_numbers_are_numbers_and_text_is_never_a_formula() -> None:
    one = meeting(
        6,
        hire=1,
        start=dt.time(18, 30),
        minutes=90,
        cost=Decimal("12.50"),
        note="=1+1",
        rated_at=NOW,
        tags=("-a", "b"),
        extra={"mine": "@x\x00\x0b"},
    )
    found = sheet(excel(Workbook(definition=DEFINITION, groups={CLUB.id: CLUB}, meetings={one.id: one})), "Meetings")
    cells = dict(zip(found[0], found[1], strict=True))
    assert (cells["Date"], cells["Start"], cells["Group"]) == (dt.date(2026, 10, 6), dt.time(18, 30), "Tuesday club")
    assert (cells["Minutes there"], cells["Cost"], cells[HIRE.text]) == (90, 12.5, 1)
    assert (cells["Notes"], cells["Tags"], cells["mine"]) == ("=1+1", "-a;b", "@x")
    assert cells["Rated at"] == NOW.replace(tzinfo=None)
    assert found[0].index("Id in the file") == len(found[0]) - 2


def test_codes_are_words_and_the_words_come_in_again() -> None:
    workbook = FolderStore(SAMPLE).load(LOCAL).workbook
    made = excel(workbook)
    codes = {code for names in record_words.CODE.values() for code in names if "_" in code}
    for table in TABLES:
        if getattr(workbook, table.value):
            cells = {str(cell) for row in sheet(made, data.TABLE[table]) for cell in row}
            assert not cells & codes, table
            assert not {cell for cell in cells if any(f" {code};" in f"{cell};" for code in codes)}, table
    mine = (Script(id="a", kind="catch-up", text="Hello"), Script(id="b", kind="my-own", text="Hi"))
    scripts = sheet(excel(Workbook(scripts={one.id: one for one in mine})), data.TABLE[Table.SCRIPTS])
    assert [row[0] for row in scripts[1:]] == [record_words.CODE["kind"]["catch-up"], "my-own"]
    groups = sheet(made, data.TABLE[Table.GROUPS])
    assert record_words.field("Group", "status") in groups[0]
    assert record_words.field("Meeting", "status") not in groups[0]
    now = dt.datetime.fromisoformat("2027-06-01T12:00:00+00:00")
    for table, names in ((Table.MEETINGS, ("status",)), (Table.PEOPLE, ("tie", "could_hire", "next_date"))):
        read = read_sheet(made, data.TABLE[table])
        found = import_table(Workbook(), read, Plan(table=table, fields=guess(read, table)), now)
        before = getattr(workbook, table.value)
        after = {one.id: one.after for one in found.changes if one.table is table}
        past = {key for key, one in before.items() if getattr(one, "status", "") != "planned"}
        assert (after.keys(), found.left_out) == (before.keys(), ())
        for name in names:
            assert {key: getattr(after[key], name) for key in past} == {key: getattr(before[key], name) for key in past}


def test_each_sheet_has_a_header_that_stays_and_filters() -> None:
    import openpyxl

    workbook = FolderStore(SAMPLE).load(LOCAL).workbook
    book = openpyxl.load_workbook(io.BytesIO(excel(workbook)))
    assert len(book.worksheets) == 8
    for one in book.worksheets:
        assert (one.freeze_panes, one.auto_filter.ref) == ("B2", one.dimensions)
        assert all(head.font.bold for head in one[1])
        assert not [cell for row in one.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_excel_file_of_the_sample_brings_nothing_new_to_it_and_all_of_it_to_an_empty_workbook() -> None:
    workbook = FolderStore(SAMPLE).load(LOCAL).workbook
    table = read_sheet(excel(workbook), "Meetings")
    plan = Plan(table=Table.MEETINGS, fields=guess(table, Table.MEETINGS, workbook.definition.criteria))
    now = dt.datetime.fromisoformat("2027-06-01T12:00:00+00:00")
    again = import_table(workbook, table, plan, now)
    assert (again.added, again.already_there, again.left_out) == (0, len(workbook.meetings), ())
    wiped = import_table(Workbook(definition=workbook.definition), table, plan, now)
    made = {change.id: change.after for change in wiped.changes if change.table is Table.MEETINGS}
    assert made.keys() == workbook.meetings.keys()
    fields = (
        "date",
        "start",
        "minutes",
        "travel_minutes",
        "cost",
        "got",
        "mood_before",
        "mood_after",
        "worth",
        "note",
        "tags",
    )
    for name, one in workbook.meetings.items():
        assert [getattr(made[name], field) for field in fields] == [getattr(one, field) for field in fields]


@settings(max_examples=15, suppress_health_check=unhurried)
@given(workbooks)
def test_every_workbook_can_be_written_and_opened(workbook: Workbook) -> None:
    made = excel(workbook)
    for table in CSV_TABLES:
        if records := getattr(workbook, table):
            assert len(sheet(made, data.TABLE[table])) == len(records) + 1


def test_a_workbook_with_nothing_in_it_gives_a_file_that_opens() -> None:
    assert sheet(excel(Workbook()), data.TABLE[Table.SCRIPTS]) == []


# --- The Data Package


def report(folder: Path, data: bytes):
    """What the standard's own checker says of the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.extractall(folder)
    with warnings.catch_warnings(action="ignore"):
        import frictionless

        return frictionless.validate(str(folder / data_package.NAME))


def test_the_zip_is_a_data_package_with_types_limits_units_and_missing_values(tmp_path: Path) -> None:
    packed = pack(FolderStore(SAMPLE).load(LOCAL), "a word")
    found = report(tmp_path, packed)
    assert found.valid, found.flatten(["type", "fieldName", "rowNumber", "note", "description"])
    package = json.loads((tmp_path / data_package.NAME).read_bytes())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    by_path = {one["path"]: one for one in package["resources"]}
    assert by_path.keys() == {path.name for path in SAMPLE.iterdir() if path.suffix in {".csv", ".yaml"}}
    schema = by_path["meetings.csv"]["schema"]
    with (SAMPLE / "meetings.csv").open(encoding="utf-8", newline="") as file:
        assert [field["name"] for field in schema["fields"]] == next(csv.reader(file))
    fields = {field["name"]: field for field in schema["fields"]}
    assert (schema["missingValues"], schema["primaryKey"]) == ([""], ["id"])
    assert fields["minutes"] == {
        "name": "minutes",
        "type": "integer",
        "constraints": {"minimum": 0, "maximum": 10080},
        "unit": "min",
    }
    assert fields["got.could-hire-me"]["constraints"] == {"minimum": 0, "maximum": 4}
    assert fields["date"] == {"name": "date", "type": "date", "constraints": {"required": True}}


# Without shrinking: the checker takes its time for each example.
@settings(max_examples=5, suppress_health_check=unhurried, phases=[Phase.reuse, Phase.generate])
@given(workbook=workbooks)
def test_every_workbook_is_a_valid_data_package(tmp_path_factory: pytest.TempPathFactory, workbook: Workbook) -> None:
    store = FolderStore(tmp_path_factory.mktemp("workbook") / "mine")
    store.save(LOCAL, differences(EMPTY, workbook), "")
    found = report(tmp_path_factory.mktemp("package"), pack(store.load(LOCAL), ""))
    # A column whose name is blank, as a person may have one, the standard has no place for.
    errors = [one for one in found.flatten(["type", "fieldName", "rowNumber", "note"]) if one[0] != "blank-label"]
    assert not errors


def test_a_checker_finds_the_row_that_somebody_broke(workbook_folder: Path, tmp_path: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6), meeting(7))
    path = workbook_folder / "meetings.csv"
    path.write_bytes(path.read_bytes().replace(b"2026-10-07", b"2026-31-07"))
    found = report(tmp_path, pack(FolderStore(workbook_folder).load(LOCAL), ""))
    assert found.flatten(["rowNumber", "fieldName", "type"]) == [[3, "date", "type-error"]]


@pytest.mark.parametrize(
    "data", [b"", b"id;name\r\n", b'"\r\n', b"id,id\r\n1,2\r\n", b"\xef\xbb\xbfid,name\r\n", b"\xff\xfe\x00"]
)
def test_a_file_with_whatever_in_it_is_described(data: bytes) -> None:
    found = json.loads(data_package.describe({"people.csv": data}, "x"))
    assert [one["path"] for one in found["resources"]] == ["people.csv"]


# --- Contact cards

ANN = Person(
    id="ann",
    name="Ann Example",
    company="Acme; Sons, Ltd",
    phone="+1 555 0100",
    email="ann@example.org",
    note="Line one\nline two \\ end " + "ä" * 80,
)
CARDS = """BEGIN:VCARD\r
VERSION:3.0\r
N:Lee;Bo;Quincy;;\r
ORG:Acme\\; Sons\\, Ltd;Sales\r
TEL;TYPE=HOME:555 0101\r
TEL;TYPE="cell,pref":555 0102\r
item1.EMAIL;TYPE=INTERNET:bo@example.org\r
item1.X-ABLabel:work\r
TITLE:Head of a very long department that goes on in\r
  the next line\r
NOTE:Met at the club\\nand again\r
PHOTO;ENCODING=b:/9j/4AAQ\r
ADR:;;1 Road;Town;;;\r
END:VCARD\r
BEGIN:VCARD
VERSION:4.0
FN:Zoë Test
TEL;VALUE=uri;PREF=1:tel:+1-555-0103
EMAIL:mailto:zoe@example.org
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;ENCODING=QUOTED-PRINTABLE:=41
END:VCARD
BEGIN:VCARD
VERSION:3.0
EMAIL:nobody@example.org
END:VCARD
"""


def test_cards_of_3_and_4_become_people_and_the_rest_is_named() -> None:
    cards = read_vcards(CARDS.encode())
    found = import_people(Workbook(), cards.rows)
    bo, zoe = (change.after for change in found.changes)
    assert bo == Person(
        id="bo-quincy-lee",
        name="Bo Quincy Lee",
        company="Acme; Sons, Ltd, Sales",
        phone="555 0102",
        email="bo@example.org",
        note="Head of a very long department that goes on in the next line\nMet at the club\nand again",
    )
    assert (zoe.name, zoe.phone, zoe.email) == ("Zoë Test", "+1-555-0103", "zoe@example.org")
    assert (cards.older, cards.dropped) == ((3,), ("TEL", "PHOTO", "ADR"))
    assert [(one.row, one.code) for one in found.left_out] == [(4, "empty")]
    assert bring_in.dropped(cards.dropped).endswith("here: further telephone numbers, pictures, addresses.")


def one_card(*lines: bytes) -> Mapping[str, object]:
    (row,) = read_vcards(b"\r\n".join((b"BEGIN:VCARD", b"VERSION:3.0", *lines, b"END:VCARD", b""))).rows
    return row.values


def test_a_line_of_a_card_may_be_folded_inside_of_a_letter() -> None:
    assert one_card(b"FN:J\xc3\r\n \xb6rg", b"NOTE:\xe2\x82\r\n\t\xac 5") == {"name": "Jörg", "note": "€ 5"}


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_a_note_goes_on_after_a_sign_that_ends_a_line_elsewhere(sign: str) -> None:
    assert one_card(b"FN:A", f"NOTE:one{sign}two\x1f".encode()) == {"name": "A", "note": "one\ntwo"}


def test_lines_may_end_as_on_an_old_macintosh() -> None:
    assert read_vcards(b"BEGIN:VCARD\rVERSION:3.0\rFN:A\rEND:VCARD\r").rows[0].values == {"name": "A"}


def test_quoted_printable_is_read_in_newer_cards_as_telephones_write_it() -> None:
    parameters = b";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    assert one_card(
        b"N" + parameters + b"M=C3=BCller;J=C3=B6rg;;;",
        b"NOTE" + parameters + b"one=0D=0At=\r\nwo =\r\nthree",
        b"ORG;QUOTED-PRINTABLE:M=FCller",
        b"TITLE:1=2=",
        b"TEL:1",
    ) == {"name": "Jörg Müller", "company": "Müller", "note": "1=2=\none\ntwo three", "phone": "1"}


def test_cards_are_read_by_a_parser_that_is_not_ours() -> None:
    card = vobject.readOne(write_vcards([ANN]).decode())
    assert (card.fn.value, card.n.value.family, card.n.value.given) == (ANN.name, "Example", "Ann")
    assert (card.org.value, card.tel.value, card.email.value) == ([ANN.company], ANN.phone, ANN.email)
    assert card.note.value == ANN.note


def test_lines_of_a_card_are_no_longer_than_others_allow() -> None:
    assert max(map(len, write_vcards([ANN]).split(b"\r\n"))) <= 75


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=90), max_size=3)
)
def test_what_is_written_on_cards_is_read_back(names: list[str]) -> None:
    people = [
        Person(id=f"p{number}", name=name, company=name, note=f"{name}\n{name}")
        for number, name in enumerate(names)
        if name.strip() == name
    ]
    if not people:
        return
    rows = read_vcards(write_vcards(people)).rows
    assert [(row.values["name"], row.values["company"], row.values["note"]) for row in rows] == [
        (one.name, one.company, one.note) for one in people
    ]


def test_the_same_cards_twice_add_nobody() -> None:
    cards = read_vcards(write_vcards([ANN])).rows
    there = Workbook(people={"ann": replace(ANN, note="")})
    assert (import_people(there, cards).added, import_people(there, cards).already_there) == (0, 1)


def test_cards_are_told_from_tables() -> None:
    assert is_vcard(CARDS.encode())
    assert is_vcard(CARDS.encode("utf-16"))
    assert is_vcard(b"\xef\xbb\xbf\r\nbegin:vcard\r\n")
    assert not is_vcard(b"Name,Email\nBEGIN,VCARD\n")


@given(st.binary(max_size=200))
def test_no_bytes_whatever_make_the_reader_of_cards_stumble(data: bytes) -> None:
    with suppress(UnreadableTable):
        read_vcards(b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + data + b"\r\nEND:VCARD\r\n")


def test_a_criterion_that_was_never_rated_has_no_column() -> None:
    one = meeting(6, hire=1)
    found = sheet(excel(Workbook(definition=DEFINITION, meetings={one.id: one})), "Meetings")
    assert ALONE.text not in found[0]
