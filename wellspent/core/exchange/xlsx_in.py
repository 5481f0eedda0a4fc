"""Rows of an Excel file. Nothing in it is evaluated, and what it weighs is known before it is read.

A formula counts as what the spreadsheet saw when it was saved. openpyxl reads row by row, so that reading can end where
a table becomes too long; it takes its time for each element of the XML, so these are counted first.
"""

import datetime as dt
import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange.grid import MOST_COLUMNS, MOST_ROWS, Row, TableFault
from wellspent.core.exchange.zip_names import leads_out

MOST_CONTENT: Final = 40_000_000
"""Bytes that all parts may have together, unpacked; pictures and charts, which are never read, are not counted."""

MOST_ELEMENTS: Final = 1_500_000
"""Tags in the sheets and their texts: about six a cell."""

MOST_OTHER_ELEMENTS: Final = 50_000
"""Tags in the rest (styles, names): each of them costs far more time than one of a cell."""

_LAST_ROW: Final = 50_000
"""The last number that a row may have: openpyxl makes every row up to it, also where a sheet has only that one."""

_READ: Final = ("_rels/", "xl/", "docProps/", "[Content_Types].xml")
_CELLS: Final = ("xl/worksheets/", "xl/sharedStrings")
_WORKBOOK: Final = "[Content_Types].xml"
_DECLARED: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""How XML calls for other files, or for text that grows. No spreadsheet writes it."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)
"""What a file that is not sound makes the readers raise; openpyxl has no error of its own for most of it."""


def rows_of(data: bytes, sheet: str | None) -> tuple[list[Row], tuple[str, ...], str]:
    """The rows that hold anything, of any length; the names of all sheets; and that of the one that was read.

    Without a name, it is the first sheet that holds a table.

    Raises:
        UnreadableTable: with a code of ``TableFault``.
    """
    # Loaded late: most visits bring no Excel file.
    import openpyxl  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _weigh(packed)
        with warnings.catch_warnings(action="ignore"):  # it warns of what it leaves out: styles, checks of input
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            with closing(book):
                tables = {str(one.title): one for one in book.worksheets if one.sheet_state == "visible"}
                wanted = [sheet] if sheet in tables else list(tables)
                rows: list[Row] = []
                for name in wanted:
                    rows = list(_rows(tables[name]))
                    if len(rows) > 1:
                        return rows, tuple(tables), name
    except _BROKEN:
        raise UnreadableTable(TableFault.DAMAGED) from None
    return rows, tuple(tables), wanted[-1] if wanted else ""


def _weigh(packed: zipfile.ZipFile) -> None:
    """Refuse what is not an Excel file, what would lead out of it, and what is too much to read."""
    entries = packed.infolist()
    if any(map(leads_out, entries)):
        raise UnreadableTable(TableFault.UNSAFE)
    names = {entry.filename for entry in entries}
    if _WORKBOOK not in names or not any(name.startswith("xl/") for name in names):
        raise UnreadableTable(TableFault.OTHER_OFFICE)
    read = [
        entry for entry in entries if entry.filename.startswith(_READ) and entry.filename.endswith((".xml", ".rels"))
    ]
    if sum(entry.file_size for entry in read) > MOST_CONTENT:
        raise UnreadableTable(TableFault.TOO_LARGE, most_megabytes=str(MOST_CONTENT // 1_000_000))
    cells = others = 0
    for entry in read:
        # What an entry says of its size need not be true; beyond it, reading ends with an error.
        part = packed.read(entry)
        if any(mark in part for mark in _DECLARED):
            raise UnreadableTable(TableFault.UNSAFE)
        if entry.filename.startswith(_CELLS):
            cells += part.count(b"<")
        else:
            others += part.count(b"<")
    if cells > MOST_ELEMENTS or others > MOST_OTHER_ELEMENTS:
        raise _too_many()


def _rows(sheet: Any) -> Iterator[Row]:
    found = 0
    sheet.reset_dimensions()  # what a sheet says of its own size need not be true either
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1):
        cells = _trimmed([_text(value) for value in values])
        if len(cells) > MOST_COLUMNS or number > _LAST_ROW:
            raise _too_many()
        if cells:
            found += 1
            if found > MOST_ROWS + 1:
                raise _too_many()
            yield Row(number, tuple(cells))


def _trimmed(cells: list[str]) -> Sequence[str]:
    """The cells without empty ones at the end: a format that was given to a whole row makes them."""
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
    return cells[:last]


def _text(value: object) -> str:
    """A cell as text: dates and times in the usual form, numbers without a trailing zero."""
    match value:
        case None:
            text = ""
        case bool():
            text = "yes" if value else "no"
        case float():
            text = repr(value).removesuffix(".0")
        case dt.datetime() if value.time() == dt.time():
            text = value.date().isoformat()
        case dt.datetime():
            text = value.isoformat(" ", "minutes")
        case dt.time():
            text = value.isoformat("minutes")
        case dt.timedelta():
            minutes = round(value.total_seconds() / 60)
            text = f"{minutes // 60}:{minutes % 60:02}"
        case _:
            text = str(value)
    return text


def _too_many() -> UnreadableTable:
    return UnreadableTable(TableFault.TOO_MANY, rows=str(MOST_ROWS), columns=str(MOST_COLUMNS))
