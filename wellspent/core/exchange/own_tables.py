"""A table of our own that comes back, exact or guarded for a spreadsheet: read as the file itself is read."""

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from wellspent.core.errors import Problem
from wellspent.core.exchange.grid import Grid
from wellspent.core.model import Record
from wellspent.core.store import files
from wellspent.core.store.port import Table

_MARKS: Final[Mapping[Table, frozenset[str]]] = {
    Table.MEETINGS: frozenset({"id", "date", "group", "status", "mood_before", "rated_at"}),
    Table.PEOPLE: frozenset({"id", "name", "tie", "could_hire", "met_at"}),
    Table.DECISIONS: frozenset({"id", "date", "group", "verdict", "decision"}),
    Table.OUTCOMES: frozenset({"id", "date", "kind", "meeting", "person"}),
    Table.CHECKINS: frozenset({"week", "hours", "mood", "confidence"}),
}
"""Columns that tell each of our tables from anybody else's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """The records of one of our tables by id, and what could not be read, by the number of its row."""

    table: Table
    records: Mapping[str, Record]
    problems: tuple[tuple[int, Problem], ...]


def table_of(columns: Collection[str]) -> Table | None:
    """Which of our tables has these columns; ``None`` for anybody else's."""
    return next((table for table, marks in _MARKS.items() if marks <= set(columns)), None)


def own_table(grid: Grid) -> OwnTable | None:
    """What the grid says, if it is a table of ours and most of it can still be read.

    ``None`` for any other, for one that a spreadsheet has rewritten beyond that, with days in its own style, say, and
    for one with rows whose cells can't be told apart.
    """
    table = table_of(grid.columns)
    if table is None or grid.unclear:
        return None
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(grid.columns)
    numbers: dict[int, int] = {}
    line = 2
    for row in grid.rows:
        writer.writerow(row.cells)
        numbers[line] = row.number
        # A cell with several lines takes as many in the file.
        line += 1 + sum(
            len(io.StringIO(cell, newline="").readlines()) - 1 for cell in row.cells if "\n" in cell or "\r" in cell
        )
    parsed = files.parse({files.FILES[table]: buffer.getvalue().encode()})
    records: Mapping[str, Record] = getattr(parsed.workbook, table.value)
    if len(records) * 2 < len(grid.rows):
        return None
    problems = tuple(
        (numbers[one.line], one) for one in parsed.problems if one.line is not None and one.line in numbers
    )
    return OwnTable(table=table, records=records, problems=problems)
