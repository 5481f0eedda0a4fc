"""What one field of a record holds, in the words of the forms, so that two versions can be laid side by side."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from wellspent.core.model import Criterion, Definition, ScheduledWeek, Workbook
from wellspent.core.people import name_of
from wellspent.ui import session
from wellspent.words import common, people, records, scales

_SCALE: Final = {
    "mood": scales.MOOD,
    "mood_before": scales.MOOD,
    "mood_after": scales.MOOD,
    "confidence": scales.CONFIDENCE,
    "progress": scales.PROGRESS,
    "worth": scales.WORTH,
    "expected": scales.GOT,
    "expected_mood": scales.MOOD,
}


def shown(name: str, value: object) -> str:
    """The value of the field ``name``, as plain text."""
    if value is None or value in ("", (), {}):
        return common.NOTHING
    if name in _SCALE and isinstance(value, int):
        return _SCALE[name][value]
    if name in records.CODE:
        return records.code(name, str(value))
    if name in _NAMED:
        return _NAMED[name](session.visit().workbook, value)
    return _plainly(value)


def _plainly(value: object) -> str:
    if isinstance(value, bool):
        return records.YES_OR_NO[value]
    if isinstance(value, dt.date):
        return common.day(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _got(workbook: Workbook, got: Mapping[str, int]) -> str:
    text = {criterion.id: criterion.text for criterion in workbook.definition.criteria}
    return ", ".join(f"{text.get(criterion, criterion)}: {scales.GOT[step]}" for criterion, step in got.items())


def _criteria(_: Workbook, criteria: Sequence[Criterion]) -> str:
    """The criteria in their order, so that another order looks different."""
    used = Definition(criteria=tuple(criteria)).in_use
    lines = [records.criterion(place, one.text, one.points) for place, one in enumerate(used, start=1)]
    return ", ".join(lines + [records.retired(one.text) for one in criteria if not one.in_use])


def _meeting(workbook: Workbook, meeting_id: str) -> str:
    meeting = workbook.meetings.get(meeting_id)
    if meeting is None:
        return meeting_id
    return people.meeting(workbook.group_name(meeting.group), common.day(meeting.date))


def _place(workbook: Workbook, place: str) -> str:
    return _meeting(workbook, place) if place in workbook.meetings else workbook.group_name(place)


def _people(workbook: Workbook, found: Sequence[str]) -> str:
    return ", ".join(name_of(workbook, one) for one in found)


def _schedule(_: Workbook, weeks: Sequence[ScheduledWeek]) -> str:
    return ", ".join(records.week(common.day(one.week), records.code("phase", one.phase)) for one in weeks)


_NAMED: Final[Mapping[str, Callable[[Workbook, Any], str]]] = {
    "got": _got,
    "criteria": _criteria,
    "group": Workbook.group_name,
    "meeting": _meeting,
    "met_at": _place,
    "person": name_of,
    "people": _people,
    "schedule": _schedule,
}
