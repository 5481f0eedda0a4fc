"""From the bytes of a spreadsheet, CSV or Excel, to a table: which form it is, and where its names stand."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from string import ascii_uppercase
from typing import Final

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange import csv_in, xlsx_in
from wellspent.core.exchange.cells_in import Order, day
from wellspent.core.exchange.columns_guess import known
from wellspent.core.exchange.grid import Grid, Row, TableFault, too_large
from wellspent.core.exchange.guard import unguarded
from wellspent.core.exchange.numbers_in import number
from wellspent.core.exchange.own_tables import table_of
from wellspent.core.exchange.uploads import MOST_BYTES

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_LONGEST_PREAMBLE: Final = 20
"""Rows among which the names of the columns are looked for: titles and notes may stand above them."""

_SURE: Final = 2
"""Known words in a row that make it the one with the names; a single one may stand in any row."""

_LONGEST_VALUE: Final = 60
"""Characters of a date or a number, with a weekday and a currency."""


def read_sheet(data: bytes, sheet: str | None = None, *, file: str = "") -> Grid:
    """The table in ``data``; of an Excel file the ``sheet`` of that name, or the first that holds a table.

    ``file`` is what the file is called. Without it, what is no Excel file is taken for text.

    Apostrophes that guard a cell against being run as a formula are taken off.

    Raises:
        UnreadableTable: with a code of ``TableFault``.
    """
    if len(data) > MOST_BYTES:
        raise too_large()
    if data.startswith(_OLE):
        raise UnreadableTable(TableFault.OLD_EXCEL)
    sheets: tuple[str, ...] = ()
    unclear: list[Row] = []
    name, delimiter = "", ","
    if data.startswith(_ZIP):
        rows, sheets, name = xlsx_in.rows_of(data, sheet)
    elif file.lower().endswith(".xlsx"):
        raise UnreadableTable(TableFault.NOT_EXCEL)
    else:
        rows, unclear, delimiter = csv_in.rows_of(csv_in.text_of(data))
    names, body = _parted(rows)
    if not body:
        raise UnreadableTable(TableFault.EMPTY)
    # A table of ours without the mark at its start is the file itself, where no apostrophe is a guard.
    exact = not sheets and delimiter == "," and not data.startswith(BOM_UTF8) and _is_ours(names)
    width = max(len(row.cells) for row in (*body, *([names] if names else ())))
    return Grid(
        columns=_filled(names, width, exact=exact).cells if names else tuple(map(_letters, range(width))),
        rows=tuple(_filled(row, width, exact=exact) for row in body),
        unclear=tuple(unclear),
        named=names is not None,
        sheet=name,
        sheets=sheets,
        semicolons=delimiter == ";",
    )


def _parted(rows: Sequence[Row]) -> tuple[Row | None, Sequence[Row]]:
    """The row that names the columns, or ``None``, and the rows of the table below it.

    It is the one with most words that we know, if these are half of its cells and more than one. Otherwise it is the
    first row that is not much shorter than the others, as a title is, unless a date or a number stands in it: no column
    is called so, and such a row is one of the table already.
    """
    head = rows[:_LONGEST_PREAMBLE]
    if not head:
        return None, ()
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in head]
    widest = max(filled)
    hits = [sum(known(cell) for cell in row.cells) for row in head]
    likely = [
        place
        for place, row in enumerate(head)
        if _is_ours(row)
        or (hits[place] >= min(_SURE, widest) and hits[place] * 2 >= filled[place] and not _has_values(row))
    ]
    if likely:
        place = max(likely, key=hits.__getitem__)
        return rows[place], rows[place + 1 :]
    first = next(place for place, number in enumerate(filled) if number * 2 > widest)
    if _has_values(head[first]):
        return None, rows[first:]
    return rows[first], rows[first + 1 :]


def _is_ours(row: Row | None) -> bool:
    return row is not None and table_of(row.cells) is not None


def _has_values(row: Row) -> bool:
    """True if a date or a number stands in the row."""
    return any(
        len(cell) <= _LONGEST_VALUE and (day(cell, Order.DAY_FIRST) or number(cell, comma=False)) is not None
        for cell in row.cells
    )


def _letters(place: int) -> str:
    """What a spreadsheet calls a column: A to Z, then AA."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letters(before - 1) if before else "") + ascii_uppercase[last]


def _filled(row: Row, width: int, *, exact: bool) -> Row:
    """The row with as many cells as there are columns, without guards unless it is ``exact``."""
    cells = row.cells if exact else map(unguarded, row.cells)
    return row._replace(cells=(*cells, *[""] * (width - len(row.cells))))
