"""A table that was brought: its columns, and its rows as text, each with the number it has in the file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange.uploads import MOST_MEGABYTES

MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 200


class TableFault(StrEnum):
    """Why a file is not taken, as codes of ``UnreadableTable``."""

    EMPTY = "empty"
    """Nothing in it at all, or nothing below the names of the columns."""
    TOO_LARGE = "too_large"
    """More than ``most_megabytes`` megabytes, packed or unpacked."""
    TOO_MANY = "too_many"
    """More than ``rows`` rows or ``columns`` columns, or too much of both."""
    TOO_MANY_CARDS = "too_many_cards"
    """More than ``most`` contact cards."""
    NOT_A_TABLE = "not_a_table"
    NOT_EXCEL = "not_excel"
    """Called ``.xlsx``, and nothing of the kind: cut off at its start, or another file under that name."""
    OLD_EXCEL = "old_excel"
    """The form from before 2007, or a file with a password; from outside they look alike."""
    OTHER_OFFICE = "other_office"
    """A zip as other programs write it: no Excel file, perhaps OpenDocument or a letter."""
    UNSAFE = "unsafe"
    """A name that leads out of its folder, or XML that calls for other files or grows while it is read."""
    DAMAGED = "damaged"
    QUOTES = "quotes"
    """From row ``row`` on, quotation marks make no sense, and not only in a few rows."""


class Row(NamedTuple):
    """One row: its number as a spreadsheet counts, from 1, and its cells, as many as there are columns.

    ``unsaved`` are its formulas that have no saved value, by the place of their cell, which is empty.
    """

    number: int
    cells: tuple[str, ...]
    unsaved: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One table. ``rows`` are those below the names; rows with nothing in them are left out.

    Where no row has names, the columns are called as a spreadsheet calls them, A, B and so on, and ``named`` is false.
    ``unclear`` are rows whose cells can't be told apart, each with its text as its only cell.

    ``sheets`` are all that an Excel file has, and ``sheet`` the one that this is; empty for plain text. ``semicolons``
    is true for text whose cells stand apart by them, as where a comma is the decimal sign.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unclear: tuple[Row, ...] = ()
    named: bool = True
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    semicolons: bool = False

    def column(self, place: int) -> Iterator[str]:
        """What stands in one column, without the empty cells."""
        return (cell for row in self.rows if (cell := row.cells[place].strip()))

    def is_empty(self, place: int) -> bool:
        """True if nothing stands in that column, no formula either."""
        return not any(row.cells[place].strip() or place in row.unsaved for row in self.rows)

    def examples(self, place: int, number: int = 3) -> Sequence[str]:
        """The first different things that stand in one column."""
        found: dict[str, None] = {}
        for cell in self.column(place):
            found[cell] = None
            if len(found) == number:
                break
        return list(found)


def too_large() -> UnreadableTable:
    """A file that has more bytes than any that comes in."""
    return UnreadableTable(TableFault.TOO_LARGE, most_megabytes=str(MOST_MEGABYTES))


def too_many() -> UnreadableTable:
    """A table that is longer or wider than any of meetings, or more than anybody waits for."""
    return UnreadableTable(TableFault.TOO_MANY, rows=str(MOST_ROWS), columns=str(MOST_COLUMNS))
