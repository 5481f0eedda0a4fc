"""Bring in somebody's own table: rows become meetings or people, nothing comes in twice, and what was left out is told.

A row comes in without those of its cells that can't be read; without its day or its name it does not.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import multimode

from wellspent.core import ids, scoring
from wellspent.core.actions.brought import Brought, LeftOut, of_cell, record_of
from wellspent.core.actions.first_steps import reached
from wellspent.core.actions.groups import find_group, new_group
from wellspent.core.actions.import_people import import_people
from wellspent.core.actions.typed import put
from wellspent.core.errors import InvalidInput
from wellspent.core.exchange.cells_in import Order, Scale
from wellspent.core.exchange.columns_guess import RATINGS, Field
from wellspent.core.exchange.grid import Grid
from wellspent.core.exchange.rows_in import SHOWN, Row, Rows
from wellspent.core.model import FirstSteps, Group, Kind, Meeting, MeetingStatus, Workbook
from wellspent.core.store.port import Change, Changes, Table

SOURCE = "csv"
"""What a meeting that came out of a table says of where it came from."""

MISSING = "missing"
SAME_ROW = "same_row"
IN_THE_FUTURE = "in_the_future"
UNCLEAR_QUOTES = "unclear_quotes"
CODES = frozenset({MISSING, SAME_ROW, IN_THE_FUTURE, UNCLEAR_QUOTES})
"""Why a whole row is left out, beside what is wrong with a cell of it."""

_NEEDED = ("date", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a grid is meant: what each column holds, by its place, and what the cells alone leave open.

    ``group`` is the name for rows without one, and ``kind`` what sort of gathering new groups are. Of people, ``only``
    are the numbers of the rows that are wanted; ``None`` for all.
    """

    table: Table
    fields: Mapping[int, str]
    order: Order | None = None
    scale: Scale | None = None
    group: str = ""
    kind: Kind = Kind.PROFESSIONAL
    only: frozenset[int] | None = None


def import_table(workbook: Workbook, grid: Grid, plan: Plan, now: dt.datetime) -> Brought:
    """What the grid brings, read by the plan.

    A meeting is there already if one of its group is on that day and not at another time; each meeting of the workbook
    stands for one row. Where a column has ids, as in our own tables, an id decides before that.
    """
    rows = Rows(grid, plan.fields, plan.order, plan.scale)
    if plan.table is Table.PEOPLE:
        brought = import_people(workbook, (row for row in rows if plan.only is None or row.number in plan.only))
    else:
        brought = _Meetings(workbook, plan, now).brought(rows)
    unclear = [
        LeftOut(row=row.number, code=UNCLEAR_QUOTES, found=row.cells[0][:SHOWN], whole=True) for row in grid.unclear
    ]
    return replace(brought, left_out=(*unclear, *brought.left_out))


class _Meetings:
    """The meetings of one table, gathered row by row."""

    def __init__(self, workbook: Workbook, plan: Plan, now: dt.datetime) -> None:
        self._workbook = workbook
        self._plan = plan
        self._now = now
        self._groups: dict[str, Group] = {}
        self._made: dict[str, Meeting] = {}
        self._left_out: list[LeftOut] = []
        self._already_there = 0
        self._seen: dict[str, int] = {}
        self._free: dict[tuple[str, dt.date], list[Meeting]] = {}
        for meeting in workbook.meetings.values():
            self._free.setdefault((meeting.group, meeting.date), []).append(meeting)

    def brought(self, rows: Iterable[Row]) -> Brought:
        """What all rows together bring."""
        for row in rows:
            self._take(row)
        used = {meeting.group for meeting in self._made.values()}
        groups = [self._with_usual(group) for group in self._groups.values() if group.id in used]
        changes: Changes = (
            *(put(self._workbook, Table.GROUPS, group) for group in groups),
            *(Change(table=Table.MEETINGS, id=one.id, before=None, after=one) for one in self._made.values()),
        )
        if any(map(_is_rated, self._made.values())):
            changes += reached(self._workbook, FirstSteps.RATED, self._now)
        return Brought(
            changes=changes,
            added=len(self._made),
            already_there=self._already_there,
            left_out=tuple(self._left_out),
            new_groups=tuple(group.name for group in groups),
        )

    def _take(self, row: Row) -> None:
        """Make a meeting of one row, or say why not."""
        name = str(row.values.get(Field.GROUP) or self._plan.group).strip()
        needed = {Field.DATE: row.values.get(Field.DATE), Field.GROUP: name}
        lacking = next((field for field, value in needed.items() if not value), None)
        if lacking is not None:
            self._leave_lacking(row, lacking)
            return
        alike = repr(sorted(row.values.items()))
        if alike in self._seen:
            self._leave(row, SAME_ROW, {"row": str(self._seen[alike])})
            return
        self._seen[alike] = row.number
        try:
            group = self._group(name)
        except InvalidInput as invalid:
            self._leave(row, invalid.problems[0].code, invalid.problems[0].details, Field.GROUP)
            return
        if self._is_there(row, group):
            self._already_there += 1
        else:
            self._make(row, group)

    def _make(self, row: Row, group: Group) -> None:
        given_id = ids.slug(str(row.values.get(Field.ID, "")), "")
        raw = {**row.values, "id": "new", "group": group.id, "source": SOURCE}
        meeting, faults = record_of(Meeting, raw, row, _NEEDED)
        if meeting is None:
            self._left_out += faults
            return
        if not scoring.is_past(meeting, self._now):
            if _is_rated(meeting):
                self._leave(row, IN_THE_FUTURE, column=Field.DATE)
                return
            meeting = replace(meeting, status=MeetingStatus.PLANNED)
        meeting_id = ids.unused(given_id or f"{meeting.date}-{group.id}", {*self._workbook.meetings, *self._made})
        self._made[meeting_id] = replace(meeting, id=meeting_id)
        self._left_out += [*map(of_cell, row.faults), *faults]

    def _group(self, name: str) -> Group:
        """The group of that name or id, known or new."""
        known = {**self._workbook.groups, **self._groups}
        found = known.get(name) or find_group(replace(self._workbook, groups=known), name)
        if found is None:
            found = new_group(known, name, self._plan.kind)
            self._groups[found.id] = found
        return found

    def _is_there(self, row: Row, group: Group) -> bool:
        """True if a meeting of the workbook stands for the row; it then stands for no other."""
        if str(row.values.get(Field.ID, "")) in self._workbook.meetings:
            return True
        start = row.values.get(Field.START)
        free = self._free.get((group.id, row.values[Field.DATE]), [])
        for meeting in free:
            if start is None or meeting.start is None or meeting.start == start:
                free.remove(meeting)
                return True
        return False

    def _leave_lacking(self, row: Row, field: Field) -> None:
        """Leave out a row without its day or its group, for what is wrong with the cell or because it is empty."""
        column = row.columns.get(field, "")
        fault = next((one for one in row.faults if one.column == column), None)
        if fault is None:
            self._leave(row, MISSING, column=field)
        else:
            self._left_out.append(replace(of_cell(fault), whole=True))

    def _leave(self, row: Row, code: str, details: Mapping[str, str] | None = None, column: str = "") -> None:
        name, found = row.found.get(column, (row.columns.get(column, column), ""))
        self._left_out.append(
            LeftOut(
                row=row.number,
                code=code,
                column=name,
                found=found,
                whole=True,
                details=details or {},
            )
        )

    def _with_usual(self, group: Group) -> Group:
        """The group, with the commonest length of its meetings as the usual one."""
        lengths = [one.minutes for one in self._made.values() if one.group == group.id and one.minutes is not None]
        return replace(group, usual_minutes=multimode(lengths)[0]) if lengths else group


def _is_rated(meeting: Meeting) -> bool:
    return bool(meeting.got) or any(getattr(meeting, name) is not None for name in RATINGS)
