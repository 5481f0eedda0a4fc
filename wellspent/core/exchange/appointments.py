"""What of a workbook belongs into a calendar: follow-ups, planned meetings, reminders to rate them, dates of breaks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from wellspent.core.exchange.privacy import may_name_somebody
from wellspent.core.model import Break, Kind, Meeting, MeetingStatus, Phase, Workbook
from wellspent.core.scoring import has_begun


class Sort(StrEnum):
    """What can be asked for."""

    FOLLOW_UPS = "follow_ups"
    PLANNED = "planned"
    RATINGS = "ratings"
    BREAKS = "breaks"


class What(StrEnum):
    """What one appointment is."""

    FOLLOW_UP = "follow_up"
    MEETING = "meeting"
    RATE = "rate"
    BREAK_BEGINS = "break_begins"
    WEEKS_WITHOUT = "weeks_without"
    WEEKS_WITH = "weeks_with"
    BREAK_ENDS = "break_ends"


OF_A_BREAK: Final = frozenset({What.BREAK_BEGINS, What.WEEKS_WITHOUT, What.WEEKS_WITH, What.BREAK_ENDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants in the calendar.

    ``from_calendars`` adds the planned meetings that came out of a calendar, and are most likely in the person's own.
    Without ``names`` no person's name is given, nor that of a group for two; without ``notes`` nothing that was
    written about them.
    """

    sorts: frozenset[Sort] = frozenset(Sort)
    from_calendars: bool = False
    names: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One thing for the calendar.

    ``key`` names it for good, ``minutes`` is ``None`` where no end is known, ``start`` is ``None`` for a whole day.
    ``group``, ``person`` and ``note`` are empty where there is none or it was not asked for.
    """

    what: What
    key: str
    day: dt.date
    start: dt.time | None = None
    minutes: int | None = None
    group: str = ""
    kind: Kind | None = None
    person: str = ""
    note: str = ""


_BREATH: Final = dt.timedelta(hours=1)
"""After a meeting, before the reminder to rate it."""

_UNKNOWN_LENGTH: Final = 120
"""Minutes after which a meeting is taken to be over, for the reminder only."""

_REMINDER_MINUTES: Final = 10


def appointments(workbook: Workbook, now: dt.datetime, wanted: Wanted) -> tuple[Appointment, ...]:
    """All that is wanted and still to come, earliest first."""
    make = {
        Sort.FOLLOW_UPS: _follow_ups,
        Sort.PLANNED: _planned,
        Sort.RATINGS: _ratings,
        Sort.BREAKS: _breaks,
    }
    found = [one for sort in Sort if sort in wanted.sorts for one in make[sort](workbook, now, wanted)]
    return tuple(sorted(found, key=lambda one: (one.day, one.start or dt.time(), one.key)))


def from_calendars(workbook: Workbook, now: dt.datetime) -> int:
    """How many of the planned meetings came out of a calendar."""
    return sum(one.source.startswith("ics:") for one in _to_come(workbook, now))


def _follow_ups(workbook: Workbook, now: dt.datetime, wanted: Wanted) -> Iterator[Appointment]:
    for person in workbook.people.values():
        if person.next_date is not None and person.next_date >= now.date():
            yield Appointment(
                what=What.FOLLOW_UP,
                key=person.id,
                day=person.next_date,
                person=person.name if wanted.names else "",
                note="\n\n".join(filter(None, (person.next_step, person.note))) if wanted.notes else "",
            )


def _planned(workbook: Workbook, now: dt.datetime, wanted: Wanted) -> Iterator[Appointment]:
    for meeting in _to_come(workbook, now):
        if wanted.from_calendars or not meeting.source.startswith("ics:"):
            yield Appointment(
                what=What.MEETING,
                key=meeting.id,
                day=meeting.date,
                start=meeting.start,
                minutes=_length(workbook, meeting),
                group=_group(workbook, meeting.group, wanted),
                kind=_kind(workbook, meeting.group),
                person=_people(workbook, meeting, wanted),
                note=meeting.note if wanted.notes else "",
            )


def _ratings(workbook: Workbook, now: dt.datetime, wanted: Wanted) -> Iterator[Appointment]:
    """One hour after the meeting, or on the next day where its time is not known: soon enough not to be late."""
    for meeting in _to_come(workbook, now):
        day, start = meeting.date + dt.timedelta(days=1), None
        if meeting.start is not None:
            length = _length(workbook, meeting)
            minutes = dt.timedelta(minutes=length if length is not None else _UNKNOWN_LENGTH)
            moment = dt.datetime.combine(meeting.date, meeting.start) + minutes + _BREATH
            day, start = moment.date(), moment.time()
        yield Appointment(
            what=What.RATE,
            key=meeting.id,
            day=day,
            start=start,
            minutes=None if start is None else _REMINDER_MINUTES,
            group=_group(workbook, meeting.group, wanted),
            kind=_kind(workbook, meeting.group),
            person=_people(workbook, meeting, wanted),
        )


def _breaks(workbook: Workbook, now: dt.datetime, wanted: Wanted) -> Iterator[Appointment]:
    for one in workbook.breaks.values():
        for what, day in _dates(one):
            if one.ended_on is None and day >= now.date():
                yield Appointment(
                    what=what,
                    key=f"{one.id}/{day}",
                    day=day,
                    group=_group(workbook, one.group, wanted),
                    kind=_kind(workbook, one.group),
                    note="\n\n".join(filter(None, (one.prediction, one.substitute))) if wanted.notes else "",
                )


def _dates(one: Break) -> Iterator[tuple[What, dt.date]]:
    """Where a break begins and ends; where its weeks differ, each week that is unlike the one before."""
    weeks = sorted(one.schedule, key=lambda week: week.week)
    if not weeks:
        yield What.BREAK_BEGINS, one.start
    else:
        turns = [weeks[0], *(after for before, after in pairwise(weeks) if before.phase is not after.phase)]
        for week in turns:
            yield What.WEEKS_WITHOUT if week.phase is Phase.ON_BREAK else What.WEEKS_WITH, week.week
    yield What.BREAK_ENDS, one.end


def _to_come(workbook: Workbook, now: dt.datetime) -> list[Meeting]:
    """The planned meetings that have not begun, and those of today without a time."""
    return [
        one
        for one in workbook.meetings.values()
        if one.status is MeetingStatus.PLANNED
        and (not has_begun(one, now) or (one.start is None and one.date == now.date()))
    ]


def _length(workbook: Workbook, meeting: Meeting) -> int | None:
    group = workbook.groups.get(meeting.group)
    return meeting.minutes if meeting.minutes is not None else group.usual_minutes if group is not None else None


def _kind(workbook: Workbook, group_id: str) -> Kind | None:
    group = workbook.groups.get(group_id)
    return group.kind if group is not None else None


def _group(workbook: Workbook, group_id: str, wanted: Wanted) -> str:
    """The group's name, unless it may be that of a person and these are not wanted."""
    private = may_name_somebody(workbook.groups.get(group_id))
    return "" if private and not wanted.names else workbook.group_name(group_id)


def _people(workbook: Workbook, meeting: Meeting, wanted: Wanted) -> str:
    known = [workbook.people[one].name for one in meeting.people if one in workbook.people]
    return ", ".join(known) if wanted.names else ""
