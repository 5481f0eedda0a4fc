"""From the bytes of a spreadsheet, CSV or Excel, to a table: which form it is, and where its names stand."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from typing import Final

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange import csv_in, xlsx_in
from wellspent.core.exchange.columns_guess import known
from wellspent.core.exchange.grid import LARGEST, Grid, Row, TableFault
from wellspent.core.exchange.guard import unguarded
from wellspent.core.exchange.own_tables import table_of

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_LONGEST_PREAMBLE: Final = 20
"""Rows among which the names of the columns are looked for: titles and notes may stand above them."""


def read_sheet(data: bytes, sheet: str | None = None, *, file: str = "") -> Grid:
    """The table in ``data``; of an Excel file the ``sheet`` of that name, or the first that holds a table.

    ``file`` is what the file is called. Without it, what is no Excel file is taken for text.

    Apostrophes that guard a cell against being run as a formula are taken off.

    Raises:
        UnreadableTable: with a code of ``TableFault``.
    """
    if len(data) > LARGEST:
        raise UnreadableTable(TableFault.TOO_LARGE, most_megabytes=str(LARGEST // 1_000_000))
    if data.startswith(_OLE):
        raise UnreadableTable(TableFault.OLD_EXCEL)
    sheets: tuple[str, ...] = ()
    name, delimiter = "", ","
    if data.startswith(_ZIP):
        rows, sheets, name = xlsx_in.rows_of(data, sheet)
    elif file.lower().endswith(".xlsx"):
        raise UnreadableTable(TableFault.NOT_EXCEL)
    else:
        rows, delimiter = csv_in.rows_of(csv_in.text_of(data))
    place = _names_at(rows)
    body = rows[place + 1 :]
    if not body:
        raise UnreadableTable(TableFault.EMPTY)
    # A table of ours without the mark at its start is the file itself, where no apostrophe is a guard.
    exact = (
        not sheets and delimiter == "," and not data.startswith(BOM_UTF8) and table_of(rows[place].cells) is not None
    )
    width = max(len(row.cells) for row in rows[place:])
    return Grid(
        columns=_filled(rows[place], width, exact=exact).cells,
        rows=tuple(_filled(row, width, exact=exact) for row in body),
        sheet=name,
        sheets=sheets,
        semicolons=delimiter == ";",
    )


def _names_at(rows: Sequence[Row]) -> int:
    """The place of the row that names the columns: the one with most words that we know, else the first full one."""
    head = rows[:_LONGEST_PREAMBLE]
    hits = [sum(known(cell) for cell in row.cells) for row in head]
    if max(hits, default=0) > 0:
        return hits.index(max(hits))
    widths = [sum(bool(cell) for cell in row.cells) for row in head]
    return widths.index(max(widths)) if widths else 0


def _filled(row: Row, width: int, *, exact: bool) -> Row:
    """The row with as many cells as there are columns, without guards unless it is ``exact``."""
    cells = row.cells if exact else map(unguarded, row.cells)
    return row._replace(cells=(*cells, *[""] * (width - len(row.cells))))
