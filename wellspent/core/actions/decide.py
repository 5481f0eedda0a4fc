"""Decide: the person's own decision about a group, beside what the verdict was that day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from wellspent.core import ids
from wellspent.core.actions.typed import checked, put
from wellspent.core.model import Choice, Decision, GroupStatus, VerdictCode, Workbook
from wellspent.core.store.port import Changes, Table

_STATUS_AFTER: Mapping[Choice, GroupStatus] = {
    Choice.KEEP_GOING: GroupStatus.ATTENDING,
    Choice.SKIP: GroupStatus.STOPPED,
    Choice.TAKE_A_BREAK: GroupStatus.ON_BREAK,
}


PLACES = 4
"""Decimals of a probability in the file."""


def decide(
    workbook: Workbook,
    group_id: str,
    now: dt.datetime,
    *,
    verdict: VerdictCode,
    probability: float | None,
    choice: Choice,
    note: str,
) -> Changes:
    """Record a decision, with the verdict and the chance of reaching the bar (``probability``) as of that day.

    A second one on the same day takes the place of the first; the group's status follows.

    Raises:
        InvalidInput: if the note is too long.
    """
    today = now.date()
    same_day = next(
        (one for one in workbook.decisions.values() if one.group == group_id and one.date == today),
        None,
    )
    decision = checked(
        Decision,
        {
            "id": same_day.id if same_day else ids.unused(f"{today}-{group_id}", workbook.decisions),
            "date": today,
            "group": group_id,
            "verdict": verdict,
            "probability": None if probability is None else round(probability, PLACES),
            "decision": choice,
            "note": note.strip(),
            "extra": same_day.extra if same_day else {},
        },
    )
    if decision == same_day:
        return ()
    changes = [put(workbook, Table.DECISIONS, decision)]
    group = workbook.groups.get(group_id)
    status = _STATUS_AFTER.get(choice)
    if group is not None and status is not None and group.status is not status:
        changes.append(put(workbook, Table.GROUPS, replace(group, status=status)))
    return tuple(changes)


def be_careful(workbook: Workbook, *, careful: bool) -> Changes:
    """Ask for more, or for the usual, before a verdict says keep going or skip it."""
    if workbook.definition.careful == careful:
        return ()
    return (put(workbook, Table.DEFINITION, replace(workbook.definition, careful=careful)),)


def latest(workbook: Workbook, group_id: str) -> Decision | None:
    """The latest decision about the group."""
    return max(
        (decision for decision in workbook.decisions.values() if decision.group == group_id),
        key=lambda decision: decision.date,
        default=None,
    )
