"""Rows of somebody's own table as values, field by field, with the cells that can't be read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any, Final

from wellspent.core.exchange import cells_in, grid, numbers_in
from wellspent.core.exchange.cells_in import Moment, Order, Scale
from wellspent.core.exchange.columns_guess import GOT, RATINGS, Field
from wellspent.core.exchange.grid import Grid


class CellFault(StrEnum):
    """Why a cell is not taken."""

    NOT_A_DATE = "not_a_date"
    TWO_DAYS = "two_days"
    """A day that can be read twice, where the table has days in both orders."""
    NOT_A_TIME = "not_a_time"
    NOT_A_NUMBER = "not_a_number"
    NOT_ON_ITS_SCALE = "not_on_its_scale"
    NOT_UNDERSTOOD = "not_understood"
    """A word where one of a few is asked for."""
    UNSAVED_FORMULA = "unsaved_formula"
    """A formula that no spreadsheet has worked out yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """A cell that can't be read: its row, the name of its column, what stands there, and why not."""

    row: int
    column: str
    found: str
    code: CellFault


@dataclass(slots=True, kw_only=True)
class Row:
    """What one row says.

    ``columns`` name, for each field, the column that it came from. ``found`` is, for each value, the name of its column
    and what stands there, as far as it is shown.
    """

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    found: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)


_MINUTES: Final = (Field.MINUTES, Field.HOURS, Field.TRAVEL_MINUTES, Field.BEFORE_MINUTES, Field.AFTER_MINUTES)
_DAYS: Final = (Field.DATE, Field.NEXT_DATE)
_NUMBERS: Final = (*_MINUTES, Field.COST)
SHOWN: Final = 60
"""Characters of a cell that are repeated to the person."""


def is_rating(name: str) -> bool:
    """True for a field that holds a rating."""
    return name.startswith(GOT) or name in RATINGS


class Rows:
    """The rows of a grid, as they are meant by ``fields``, the field of each column by its place."""

    def __init__(self, table: Grid, fields: Mapping[int, str], order: Order | None, scale: Scale | None) -> None:
        self._grid = table
        self._fields = fields
        self._order = order
        self._scale = scale or Scale.FROM_0_TO_4
        self._columns = {name: table.columns[place].strip() for place, name in fields.items()}
        self._notes = [place for place, name in fields.items() if name == Field.NOTE]
        self._comma = {
            place: numbers_in.decimal_comma(table.column(place), semicolons=table.semicolons)
            for place, name in fields.items()
            if name in _NUMBERS
        }
        self._serials = {
            place for place, name in fields.items() if name in _DAYS and cells_in.are_serials(table.column(place))
        }

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self._grid.rows)

    def _row(self, given: grid.Row) -> Row:
        row = Row(number=given.number, columns=self._columns)
        for place, name in self._fields.items():
            text = given.cells[place].strip()
            if place in given.unsaved:
                self._fault(row, place, given.unsaved[place], CellFault.UNSAVED_FORMULA)
            elif text and name != Field.NOTE:
                self._take(row, place, name, text)
        names = (row.values.pop(Field.FIRST_NAME, ""), row.values.pop(Field.LAST_NAME, ""))
        if any(names) and not row.values.get(Field.NAME):
            row.values[Field.NAME] = " ".join(filter(None, names))
        if note := self._note(given):
            row.values[Field.NOTE] = note
        return row

    def _take(self, row: Row, place: int, name: str, text: str) -> None:
        """Put one cell into the row, as a value or as a fault."""
        read, code = self._reading(place, name)
        value = read(text)
        if value is None:
            twice = code is CellFault.NOT_A_DATE and self._order is None and cells_in.order_of([text])[1] is not None
            self._fault(row, place, text, CellFault.TWO_DAYS if twice else code)
            return
        becomes = Field.MINUTES if name == Field.HOURS else name
        row.found[becomes] = (self._columns[name], text[:SHOWN])
        if isinstance(value, Moment):
            row.values[name] = value.day
            if value.time is not None and name == Field.DATE:
                row.values.setdefault(Field.START, value.time)
        elif name.startswith(GOT):
            row.values.setdefault("got", {})[name.removeprefix(GOT)] = value
        else:
            row.values[becomes] = value

    def _fault(self, row: Row, place: int, text: str, code: CellFault) -> None:
        column = self._grid.columns[place].strip()
        row.faults.append(RowFault(row=row.number, column=column, found=text[:SHOWN], code=code))

    def _reading(self, place: int, name: str) -> tuple[Callable[[str], object], CellFault]:
        """How a cell of that field is read, and what is wrong with one that can't be."""
        comma = self._comma.get(place, False)
        if place in self._serials:
            return cells_in.serial_day, CellFault.NOT_A_DATE
        if name in _DAYS:
            return partial(cells_in.day, order=self._order), CellFault.NOT_A_DATE
        if name in _MINUTES:
            return partial(cells_in.minutes, comma=comma, hours=name == Field.HOURS), CellFault.NOT_A_NUMBER
        if name == Field.COST:
            return partial(numbers_in.number, comma=comma), CellFault.NOT_A_NUMBER
        if is_rating(name):
            return partial(cells_in.step, scale=self._scale), CellFault.NOT_ON_ITS_SCALE
        return _PLAINLY.get(name, (str, CellFault.NOT_UNDERSTOOD))

    def _note(self, given: grid.Row) -> str:
        """What stands in the columns of notes; where they are several, each with its name."""
        texts = [(self._grid.columns[place].strip(), given.cells[place].strip()) for place in self._notes]
        several = len(texts) > 1 and self._grid.named
        return "\n".join(f"{name}: {text}" if several else text for name, text in texts if text)


def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag for part in text.replace(",", ";").split(";") if (tag := part.strip()))


_PLAINLY: Final[Mapping[str, tuple[Callable[[str], object], CellFault]]] = {
    Field.START: (cells_in.time, CellFault.NOT_A_TIME),
    Field.TAGS: (_tags, CellFault.NOT_UNDERSTOOD),
    Field.STATUS: (cells_in.status, CellFault.NOT_UNDERSTOOD),
    Field.TIE: (cells_in.tie, CellFault.NOT_UNDERSTOOD),
    Field.COULD_HIRE: (cells_in.truth, CellFault.NOT_UNDERSTOOD),
}
