"""Outcomes: what came of the networking, where it came from, and the answer that nothing has come of it yet."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wellspent.core import ids
from wellspent.core.actions.typed import as_raw, checked
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import Meeting, Outcome, OutcomeKind, Workbook
from wellspent.core.outcomes import Source
from wellspent.core.store.port import Change, Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeInput:
    """One outcome as it stands on the screen; see ``rate.RatingInput`` for ``base``.

    ``source`` says which of ``meeting`` (the id of a meeting or a call), ``group`` and ``person`` is needed. A person
    may stand beside a meeting or a group as well: the one it came through.
    """

    base: Outcome | None = None
    date: dt.date | None
    kind: OutcomeKind | None
    source: Source | None
    meeting: str | None = None
    group: str | None = None
    person: str | None = None
    note: str = ""


def save(workbook: Workbook, typed: OutcomeInput, now: dt.datetime) -> Changes:
    """Save one outcome, new or changed. Saving what is there already gives no changes.

    Raises:
        InvalidInput: naming each field that can't be taken.
    """
    _refuse_unready(typed, now.date())
    before = typed.base
    meeting, group, person = _came_from(workbook, typed)
    outcome = checked(
        Outcome,
        {
            **(as_raw(before) if before is not None else {}),
            "id": before.id if before is not None else ids.unused(f"{typed.date}-{typed.kind}", workbook.outcomes),
            "date": typed.date,
            "kind": typed.kind,
            "meeting": meeting,
            "group": group,
            "person": person,
            "note": typed.note.strip(),
        },
    )
    if outcome == before:
        return ()
    return (Change(table=Table.OUTCOMES, id=outcome.id, before=before, after=outcome),)


def delete(outcome: Outcome) -> Changes:
    """Take an outcome out of the workbook."""
    return (Change(table=Table.OUTCOMES, id=outcome.id, before=outcome, after=None),)


def nothing_yet(meetings: Iterable[Meeting], now: dt.datetime) -> Changes:
    """Note that nothing has come of these meetings by today; they are asked about again at six weeks, if at all."""
    return tuple(
        Change(table=Table.MEETINGS, id=meeting.id, before=meeting, after=replace(meeting, asked_on=now.date()))
        for meeting in meetings
    )


def _came_from(workbook: Workbook, typed: OutcomeInput) -> tuple[str | None, str | None, str | None]:
    """The ids of the meeting, the group and the person that the outcome names."""
    if typed.source in {Source.MEETING, Source.CALL} and typed.meeting is not None:
        meeting = workbook.meetings.get(typed.meeting)
        if meeting is None:  # deleted since; what the record said of it stays
            return typed.meeting, typed.base.group if typed.base is not None else None, typed.person
        called = meeting.people[0] if typed.source is Source.CALL and meeting.people else None
        return meeting.id, meeting.group, typed.person or called
    if typed.source is Source.GROUP:
        return None, typed.group, typed.person
    return None, None, typed.person if typed.source is Source.PERSON else None


def _refuse_unready(typed: OutcomeInput, today: dt.date) -> None:
    needed = {
        Source.MEETING: ("meeting", typed.meeting),
        Source.CALL: ("meeting", typed.meeting),
        Source.GROUP: ("group", typed.group),
        Source.PERSON: ("person", typed.person),
    }
    fields: list[tuple[str, object]] = [("outcome", typed.kind), ("date", typed.date), ("source", typed.source)]
    if typed.source in needed:
        fields.append(needed[typed.source])
    problems = [Problem(code="missing", column=name) for name, given in fields if given is None]
    if typed.date is not None and typed.date > today:
        problems.append(Problem(code="not_yet", column="date"))
    if problems:
        raise InvalidInput(problems)
