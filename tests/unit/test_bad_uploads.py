"""Files that nobody should bring in: each gets its own sentence, and none is read further than it takes to know."""

import io
import tomllib
import zipfile
from pathlib import Path

import openpyxl
import pytest

from benchmarks.measure import Figure
from benchmarks.uploads import too_slow
from tests.bad_uploads import BAD_UPLOADS, BadUpload, said_of, zip_with
from tests.unit.excel import SHEET, book, changed, with_rows
from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange import uploads, xlsx_weight
from wellspent.core.exchange.archive import unpack
from wellspent.core.exchange.grid import TableFault
from wellspent.core.exchange.sheet_in import read_sheet


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableTable) as caught:
        read_sheet(data)
    return caught.value.code


def whole(file: io.BytesIO) -> bytes:
    file.seek(0)
    return file.read()


@pytest.mark.parametrize("bad", BAD_UPLOADS, ids=lambda bad: bad.name)
def test_a_file_that_nobody_should_bring_in_is_refused_with_its_own_reason(bad: BadUpload) -> None:
    assert bad.code in said_of(bad, bad.make())


def test_the_benchmark_names_what_keeps_the_server_busy_too_long() -> None:
    assert too_slow([Figure("a bomb", 2_001.0, 200.0), Figure("a picture", 1_999.0, 200.0)]) == [
        "a bomb took 10.0 times the fixed work, more than 10."
    ]


def test_a_table_as_large_as_any_of_ours_is_read_whole() -> None:
    """A hundred meetings a month for four years, each with everything in it; a CSV may have more rows than that."""
    rows = [["Date", "Event", *(f"c{place}" for place in range(30))], *[["2026-04-03", "Club", *range(16)]] * 5_000]
    assert len(read_sheet(book(rows)).rows) == 5_000
    text = "Date,Event\n" + "2026-04-03,Club\n" * 10_000
    assert len(read_sheet(text.encode()).rows) == 10_000


def test_what_an_excel_file_points_to_beyond_what_was_counted_is_not_there() -> None:
    """A part by a name that is not counted would be read without anybody knowing how large it is."""
    plain = book([["Date", "Event"], ["2026-04-03", "Club"]])
    hidden = changed(
        changed(plain, "xl/_rels/workbook.xml.rels", lambda old: old.replace(b"sheet1.xml", b"sheet1.bin")),
        "[Content_Types].xml",
        lambda old: old.replace(b"sheet1.xml", b"sheet1.bin"),
        **{"xl/worksheets/sheet1.bin": zipfile.ZipFile(io.BytesIO(plain)).read(SHEET)},
    )
    assert refusal(hidden) == TableFault.EMPTY


def test_no_more_is_read_of_an_excel_file_than_twice_what_was_counted() -> None:
    light = xlsx_weight.weighed(with_rows(book([["Date", "Event"]]), b"<row><c><v>1</v></c></row>" * 50_000))
    for _ in range(2):
        assert len(whole(light)) > 1_000_000
    with pytest.raises(EOFError):
        _ = [whole(light), whole(light)]


@pytest.mark.parametrize(
    "begin", [b"<sheetData>", b"<!-- <sheetData> --><sheetData>", b"<sheetData xmlns:x='y'>", b"<x/><row/><sheetData>"]
)
def test_openpyxl_never_goes_through_a_sheet_to_see_how_large_it_is(begin: bytes) -> None:
    rows = b"<row><c><v>1</v></c></row>" * 3
    data = with_rows(book([["Date", "Event"]]), rows)
    data = changed(data, SHEET, lambda old: old.replace(b"<dimension", b"<x").replace(b"<sheetData>", begin))
    sheet = openpyxl.load_workbook(xlsx_weight.weighed(data), read_only=True).worksheets[0]
    assert sheet.calculate_dimension() == "A1:A1"
    assert len(read_sheet(data).rows) == 3


def test_a_sheet_in_utf_16_counts_twice_for_openpyxl_goes_through_it_for_its_size() -> None:
    rows = (b"<row>" + b"<c><v>1</v></c>" * 7 + b"</row>") * 9_990
    data = with_rows(book([["Date", "Event"]]), rows)
    assert xlsx_weight.weighed(data).tell()
    wide = changed(data, SHEET, lambda old: old.decode().encode("utf-16"))
    assert refusal(wide) == TableFault.TOO_MANY
    few = with_rows(book([["Date", "Event"]]), rows[: len(rows) // 9_990])
    assert len(read_sheet(changed(few, SHEET, lambda old: old.decode().encode("utf-16"))).rows) == 1


def test_a_header_of_a_hundred_thousand_columns_does_not_hold_anybody_up() -> None:
    """Names are looked up, not sought one by one, which would take hours."""
    header = ",".join(f"c{place}" for place in range(100_000))
    found = unpack(zip_with(**{"people.csv": f"id,name,{header},c1\r\n".encode()}))
    assert [problem.column for problem in found.problems if problem.code == "duplicate_column"] == ["c1"]


@pytest.mark.parametrize("name", [".streamlit/config.toml", "deploy/community-cloud/config.toml"])
def test_the_pages_take_files_as_large_as_are_read(name: str) -> None:
    configured = tomllib.loads((Path(__file__).parents[2] / name).read_text(encoding="utf-8"))
    assert configured["server"]["maxUploadSize"] * 1024 * 1024 == uploads.MOST_BYTES
    blank = b" " * 99 + b"\n"
    full = (b"a,b\n1,2\n" + blank * 200_000)[: uploads.MOST_BYTES]
    assert len(read_sheet(full).rows) == 1
    assert refusal(full + b" ") == TableFault.TOO_LARGE
