"""What a table or a list of contacts brings: the changes, and what was not taken, row by row."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from wellspent.core.actions.typed import checked
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.exchange.columns_guess import Field
from wellspent.core.exchange.rows_in import SHOWN, Row, RowFault
from wellspent.core.model import Meeting, Person
from wellspent.core.store.port import Changes

R = TypeVar("R", Meeting, Person)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """One cell that was not taken, or, if it is ``whole``, the row that can't do without it.

    ``row`` counts as a spreadsheet does, ``column`` is its name there, and ``found`` what stands in it. ``code`` says
    why: one of ``rows_in.CellFault``, of ``border.CODES``, or of ``import_table.CODES``.
    """

    row: int
    code: str
    column: str = ""
    found: str = ""
    whole: bool = False
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The changes, how many records they add, how many were there already, and what was left out.

    ``new_groups`` are the names of groups that the workbook does not know yet.
    """

    changes: Changes
    added: int
    already_there: int
    left_out: tuple[LeftOut, ...] = ()
    new_groups: tuple[str, ...] = ()


def of_cell(fault: RowFault) -> LeftOut:
    """A cell that could not be read."""
    return LeftOut(row=fault.row, code=fault.code, column=fault.column, found=fault.found)


def record_of(
    kind: type[R], raw: Mapping[str, Any], row: Row, needed: Collection[str]
) -> tuple[R | None, list[LeftOut]]:
    """The record that a row makes, without those fields that the border does not take.

    There is none if a ``needed`` field is among them.
    """
    try:
        return checked(kind, raw), []
    except InvalidInput as invalid:
        left_out = [_of_problem(problem, raw, row, needed) for problem in invalid.problems]
        wrong = {problem.column.partition(".")[0] for problem in invalid.problems}
    if any(one.whole for one in left_out):
        return None, left_out
    return checked(kind, {name: value for name, value in raw.items() if name not in wrong}), left_out


def _of_problem(problem: Problem, raw: Mapping[str, Any], row: Row, needed: Collection[str]) -> LeftOut:
    """A value that the border does not take, as what stands in the table."""
    name = problem.column if problem.column in row.found else problem.column.partition(".")[0]
    otherwise = problem.details.get("found") or str(raw.get(problem.column, ""))[:SHOWN]
    column, found = row.found.get(name, (row.columns.get(problem.column, problem.column), otherwise))
    return LeftOut(
        row=row.number,
        code=problem.code,
        column=column,
        found=found,
        whole=problem.column in needed,
        details=_in_hours(problem.details) if column == row.columns.get(Field.HOURS) else problem.details,
    )


def _in_hours(minutes: Mapping[str, str]) -> Mapping[str, str]:
    """Limits for a column that has hours."""
    return {name: f"{int(limit) / 60:g}" if limit.isdecimal() else limit for name, limit in minutes.items()}
