"""What leaves: guarded tables, the Excel file, the Data Package, contact cards; and each of them back again."""

import csv
import datetime as dt
import io
import json
import warnings
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import python_calamine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.pages.driving import ALONE, CLUB, DEFINITION, HIRE, NOW, SAMPLE, meeting, write
from tests.properties.test_round_trip import differences
from tests.properties.workbooks import workbooks
from wellspent.core.actions.import_table import Plan, import_table
from wellspent.core.exchange import data_package
from wellspent.core.exchange.archive import pack
from wellspent.core.exchange.columns_guess import guess
from wellspent.core.exchange.guard import guarded, unguarded
from wellspent.core.exchange.own_tables import own_table
from wellspent.core.exchange.sheet_in import read_sheet
from wellspent.core.exchange.sheet_out import Names, write_xlsx
from wellspent.core.exchange.spreadsheet import for_spreadsheet
from wellspent.core.exchange.tables_out import TABLES
from wellspent.core.model import EMPTY, Script, Workbook
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table
from wellspent.words import data
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


def test_a_criterion_that_was_never_rated_has_no_column() -> None:
    one = meeting(6, hire=1)
    found = sheet(excel(Workbook(definition=DEFINITION, meetings={one.id: one})), "Meetings")
    assert ALONE.text not in found[0]
