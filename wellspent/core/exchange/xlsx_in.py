"""Rows of an Excel file. Nothing in it is evaluated, and what it weighs is known before it is read.

A formula counts as what the spreadsheet saw when it was saved, and one that no spreadsheet has seen is named. openpyxl
reads row by row, so that reading can end where a table becomes too long.
"""

import datetime as dt
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange.grid import MOST_COLUMNS, MOST_ROWS, Row, TableFault, too_many
from wellspent.core.exchange.xlsx_weight import weighed

_LAST_ROW: Final = 50_000
"""The last number that a row may have: openpyxl makes every row up to it, also where a sheet has only that one."""

_THOUSANDTHS: Final = re.compile(r"-?\d+\.\d{3}")
"""A number that gets one zero more, so that nobody takes it for thousands: its point is a decimal sign for sure."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ParseError,
    ExpatError,
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
    try:
        light = weighed(data)
        # Loaded late: most visits bring no Excel file.
        import openpyxl  # noqa: PLC0415

        with warnings.catch_warnings(action="ignore"):  # it warns of what it leaves out: styles, checks of input
            book = openpyxl.load_workbook(light, read_only=True, data_only=True, keep_links=False)
            with closing(book):
                tables: dict[str, Any] = {
                    str(one.title): one for one in book.worksheets if one.sheet_state == "visible"
                }
                wanted = [sheet] if sheet in tables else list(tables)
                rows: list[Row] = []
                for name in wanted:
                    # Only openpyxl knows which part a sheet is in.
                    formulas = light.formulas.get(tables[name]._worksheet_path, {})  # noqa: SLF001
                    rows = list(_rows(tables[name], formulas))
                    if len(rows) > 1:
                        return rows, tuple(tables), name
    except _BROKEN:
        raise UnreadableTable(TableFault.DAMAGED) from None
    return rows, tuple(tables), wanted[-1] if wanted else ""


def _rows(sheet: Any, formulas: Mapping[tuple[int, int], str]) -> Iterator[Row]:
    """The rows that hold anything, formulas without a saved value included."""
    found = 0
    unseen: dict[int, dict[int, str]] = {}
    for (row, column), formula in formulas.items():
        unseen.setdefault(row, {})[column - 1] = formula
    sheet.reset_dimensions()  # what a sheet says of its own size need not be true either
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1):
        cells = [_text(value) for value in _trimmed(values)]
        unsaved = unseen.get(number, {})
        width = max([len(cells), *(place + 1 for place in unsaved)])
        if width > MOST_COLUMNS or number > _LAST_ROW:
            raise too_many()
        if cells or unsaved:
            found += 1
            if found > MOST_ROWS + 1:
                raise too_many()
            cells += [""] * (width - len(cells))
            yield Row(number, tuple(cells), unsaved)


def _trimmed(values: Sequence[object]) -> Sequence[object]:
    """The cells without empty ones at the end: the reader makes them, and a format that was given to a whole row."""
    last = len(values)
    while last and (values[last - 1] is None or values[last - 1] == ""):
        last -= 1
    return values[:last]


def _text(value: object) -> str:
    """A cell as text: dates and times in the usual form, numbers as they are."""
    match value:
        case str():  # most of them
            text = value
        case None:
            text = ""
        case bool():
            text = "yes" if value else "no"
        case float():
            text = repr(value).removesuffix(".0")
            text = f"{text}0" if _THOUSANDTHS.fullmatch(text) else text
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
