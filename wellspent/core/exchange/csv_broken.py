"""Rows of text with quotation marks that make no sense somewhere: row by row, so that one of them spoils no other.

Many programs write ``"The "Club" x"``, without doubling the marks inside. Such a line is parted at every sign that
parts cells; if it then has as many cells as the others, it is clear enough.
"""

import csv
import io
from collections import Counter
from typing import Final

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange.grid import MOST_COLUMNS, MOST_ROWS, Row, TableFault, too_many

_MOST_LINES: Final = 100_000
"""Lines that are read one by one."""

_LINES_OF_A_ROW: Final = 50
"""Lines that one row may go on for, with several in its cells."""

_MARK: Final = '"'


def rows_of(text: str, delimiter: str) -> tuple[list[Row], list[Row]]:
    """The rows that hold anything, and those that are not clear, with their text as their only cell.

    Raises:
        UnreadableTable: if half of the rows are not clear, or there is too much of it.
    """
    if text.count("\n") > _MOST_LINES:
        raise _no_sense(1)
    lines = io.StringIO(text, newline="").readlines()
    if len(lines) > _MOST_LINES or max(map(len, lines)) > csv.field_size_limit():
        raise _no_sense(1)
    rows: list[Row] = []
    broken: list[Row] = []
    place = number = 0
    while place < len(lines):
        number += 1
        cells, used = _row_at(lines, place, delimiter)
        if cells is None:
            broken.append(Row(number, (lines[place].strip(),)))
        elif any(cell.strip() for cell in cells):
            rows.append(Row(number, tuple(cells)))
        if len(rows) + len(broken) > MOST_ROWS + 1 or (cells is not None and len(cells) > MOST_COLUMNS):
            raise too_many()
        place += used
    width, _ = Counter(len(row.cells) for row in rows).most_common(1)[0] if rows else (0, 0)
    mended = [_mended(row, width, delimiter) for row in broken]
    unclear = [row for row, better in zip(broken, mended, strict=True) if better is None]
    if len(unclear) * 2 >= len(rows) + len(broken):
        raise _no_sense(unclear[0].number if unclear else 1)
    return sorted([*rows, *filter(None, mended)]), unclear


def _row_at(lines: list[str], place: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the row that begins in that line, ``None`` if they are not clear; and how many lines it has."""
    if _MARK not in lines[place]:
        return lines[place].rstrip("\r\n").split(delimiter), 1
    reader = csv.reader(lines[place : place + _LINES_OF_A_ROW], delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return None, 1


def _mended(row: Row, width: int, delimiter: str) -> Row | None:
    """The row, if it can be read in one way: with whole pairs of marks, and as many cells as the others."""
    line = row.cells[0]
    cells = line.split(delimiter)
    if len(cells) != width or any(cell.count(_MARK) % 2 for cell in cells):
        return None
    return row._replace(cells=tuple(map(_bare, cells)))


def _bare(cell: str) -> str:
    """The cell without the marks around it."""
    inner = cell.strip()
    quoted = len(inner) > 1 and inner.startswith(_MARK) and inner.endswith(_MARK)
    return inner[1:-1].replace(_MARK * 2, _MARK) if quoted else cell


def _no_sense(row: int) -> UnreadableTable:
    return UnreadableTable(TableFault.QUOTES, row=str(row))
