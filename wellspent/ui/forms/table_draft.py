"""What was typed into the table and is not saved: the cells of each meeting by its id, and the rows that were added.

The platform tells edits by their place. Meetings come and go while a draft waits, so it names them.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Row = dict[str, Any]
"""Cells by their column, as the platform sends them: words, numbers, and dates in ISO form."""

NOTHING: Final[Mapping[str, Any]] = {"rows": {}, "added": []}
_LONGEST: Final = {"group": 200, "note": 20_000}
_MOST_MINUTES: Final = 10_080


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows as saved, by the meetings' ids in their order; the words of each scale's column; and today."""

    saved: Mapping[str, Row]
    scales: Mapping[str, Sequence[str]]
    today: dt.date

    def fitting(self, found: Any) -> dict[str, Any]:
        """What of a draft these columns can take."""
        if not isinstance(found, Mapping):
            return dict(NOTHING)
        rows, added = found.get("rows"), found.get("added")
        return {
            "rows": {
                str(name): cells
                for name, row in (rows.items() if isinstance(rows, Mapping) else ())
                if (cells := self._cells(row))
            },
            "added": [cells for row in (added if isinstance(added, list) else ()) if (cells := self._cells(row))],
        }

    def typed(self, begun: Mapping[str, Any], state: Any) -> dict[str, Any]:
        """What is typed by now: ``begun``, the draft that the table started with, and the edits on top of it."""
        rows = {name: dict(cells) for name, cells in begun["rows"].items()}
        added = [dict(cells) for cells in begun["added"]]
        if isinstance(state, Mapping):
            names = list(self.saved)
            for place, cells in state.get("edited_rows", {}).items():
                if int(place) < len(names):
                    rows.setdefault(names[int(place)], {}).update(cells)
                elif int(place) - len(names) < len(added):
                    added[int(place) - len(names)].update(cells)
            added += [dict(cells) for cells in state.get("added_rows", ())]
        for name, cells in rows.items():
            saved = self.saved.get(name, {})
            rows[name] = {column: cell for column, cell in cells.items() if _differs(cell, saved.get(column))}
        return {
            "rows": {name: cells for name, cells in rows.items() if cells},
            "added": [cells for cells in added if any(cell is not None for cell in cells.values())],
        }

    def _cells(self, row: Any) -> Row:
        return {
            str(column): cell
            for column, cell in (row.items() if isinstance(row, Mapping) else ())
            if self._fits(str(column), cell)
        }

    def _fits(self, column: str, cell: Any) -> bool:
        if cell is None:
            return True
        if column in self.scales:
            return cell in self.scales[column]
        if column in _LONGEST:
            return isinstance(cell, str) and len(cell) <= _LONGEST[column]
        if column == "date":
            return isinstance(cell, str) and (day := as_day(cell)) is not None and day <= self.today
        return column in {"minutes", "travel_minutes"} and type(cell) is int and 0 <= cell <= _MOST_MINUTES


def as_day(cell: str) -> dt.date | None:
    """The day that a cell names."""
    try:
        return dt.date.fromisoformat(cell[:10])
    except ValueError:
        return None


def say(found: Mapping[str, Any]) -> str:
    """What was typed, row by row, in short."""
    rows = [*found["rows"].values(), *found["added"]]
    return "; ".join(", ".join(str(cell) for cell in row.values() if cell is not None) for row in rows)


def _differs(cell: Any, saved: Any) -> bool:
    return (cell or None) != (saved or None) if isinstance(cell, str | None) else cell != saved
