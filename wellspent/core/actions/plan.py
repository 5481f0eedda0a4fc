"""Plan: what is expected of a meeting before it begins, and what became of it afterwards."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wellspent.core import ids
from wellspent.core.actions.groups import group_of
from wellspent.core.actions.typed import as_raw, checked, put
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import CALLS, GroupStatus, Kind, Meeting, MeetingStatus, Workbook
from wellspent.core.scoring import begins, has_begun, is_past
from wellspent.core.store.port import Change, Changes, Table

_LOOK_BACK = 4
_EVERY_WEEKS = (1, 2, 3)
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInput:
    """A meeting that is to come, as it stands on the screen; see ``rate.RatingInput`` for ``base`` and ``group``."""

    base: Meeting | None = None
    group: str
    kind: Kind | None = None
    date: dt.date | None
    start: dt.time | None = None
    expected: int | None = None
    expected_mood: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDate:
    """When a group that repeats would meet next."""

    group: str
    date: dt.date
    start: dt.time | None


def plan(workbook: Workbook, typed: PlanInput, now: dt.datetime) -> Changes:
    """Save a planned meeting, new or changed. What was expected is locked once the meeting begins.

    Raises:
        InvalidInput: naming each field that can't be taken; ``locked`` if the meeting has begun.
    """
    _refuse_unready(typed, now)
    changes: list[Change] = []
    before = typed.base
    group_id, new = group_of(workbook, typed.group, typed.kind, before.group if before is not None else None)
    if new is not None:
        changes.append(put(workbook, Table.GROUPS, new))
    base = before or Meeting(id="new", date=dt.date.min, group=group_id, status=MeetingStatus.PLANNED)
    expects = (typed.expected, typed.expected_mood)
    stamp = base.expected_at if expects == (base.expected, base.expected_mood) else now.replace(microsecond=0)
    meeting = checked(
        Meeting,
        {
            **as_raw(base),
            "id": before.id if before else ids.unused(f"{typed.date}-{group_id}", workbook.meetings),
            "date": typed.date,
            "start": typed.start,
            "group": group_id,
            "expected": typed.expected,
            "expected_mood": typed.expected_mood,
            "expected_at": stamp if any(answer is not None for answer in expects) else None,
        },
    )
    if before is not None and has_begun(before, now):
        raise InvalidInput([Problem(code="locked", column="expected")])
    if has_begun(meeting, now):
        raise InvalidInput([Problem(code="in_the_past", column="date")])
    if meeting == before:
        return ()
    changes.append(Change(table=Table.MEETINGS, id=meeting.id, before=before, after=meeting))
    return tuple(changes)


def settle(meeting: Meeting, status: MeetingStatus) -> Changes:
    """Say what became of a planned meeting."""
    after = replace(meeting, status=status)
    return (Change(table=Table.MEETINGS, id=meeting.id, before=meeting, after=after),)


def coming(workbook: Workbook, now: dt.datetime) -> tuple[Meeting, ...]:
    """The planned meetings that are not over, soonest first."""
    return _planned(workbook, now, over=False)


def unsettled(workbook: Workbook, now: dt.datetime) -> tuple[Meeting, ...]:
    """The planned meetings that are over and of which nobody has said what became, soonest first."""
    return _planned(workbook, now, over=True)


def next_dates(workbook: Workbook, now: dt.datetime) -> tuple[NextDate, ...]:
    """For each group that is attended, repeats and has nothing planned: when it would meet next, soonest first.

    Calls are no gathering: a person is called by their own next step (``core.calls``).

    A group repeats if its latest meetings lie one, two or three whole weeks apart, or fall on the same weekday of the
    month ("every second Tuesday").
    """
    planned = {meeting.group for meeting in coming(workbook, now)}
    found = []
    for group in workbook.groups.values():
        if group.status is not GroupStatus.ATTENDING or group.id in planned or group.id == CALLS:
            continue
        past = sorted(
            (meeting for meeting in workbook.meetings.values() if meeting.group == group.id and is_past(meeting, now)),
            key=lambda meeting: meeting.date,
        )[-_LOOK_BACK:]
        date = _next_date([meeting.date for meeting in past], now.date())
        if date is not None:
            starts = Counter(meeting.start for meeting in past)
            found.append(NextDate(group=group.id, date=date, start=starts.most_common(1)[0][0]))
    return tuple(sorted(found, key=lambda one: one.date))


def _planned(workbook: Workbook, now: dt.datetime, *, over: bool) -> tuple[Meeting, ...]:
    found = [
        meeting
        for meeting in workbook.meetings.values()
        if meeting.status is MeetingStatus.PLANNED and is_past(meeting, now) is over
    ]
    return tuple(sorted(found, key=begins))


def _refuse_unready(typed: PlanInput, now: dt.datetime) -> None:
    problems = []
    if not typed.group.strip():
        problems.append(Problem(code="missing", column="group"))
    if typed.date is None:
        problems.append(Problem(code="missing", column="date"))
    elif typed.date < now.date():
        problems.append(Problem(code="in_the_past", column="date"))
    if problems:
        raise InvalidInput(problems)


def _next_date(days: Sequence[dt.date], today: dt.date) -> dt.date | None:
    """The next of ``days``, given in order, if they follow a rule; never today, which may be over already."""
    if len(set(days)) < _LOOK_BACK - 1 or len({day.weekday() for day in days}) > 1:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    gap, times = Counter(gaps).most_common(1)[0]
    last = days[-1]
    if times > len(gaps) / 2 and gap in {weeks * _WEEK for weeks in _EVERY_WEEKS}:
        return last + dt.timedelta(days=gap * ((today - last).days // gap + 1))
    if len({_nth(day) for day in days}) == 1:
        following = last
        while following <= today:
            following = _same_weekday_next_month(following)
        return following
    return None


def _nth(day: dt.date) -> int:
    return (day.day - 1) // _WEEK


def _same_weekday_next_month(day: dt.date) -> dt.date:
    """The same weekday of the next month; a fifth one that it lacks becomes its fourth."""
    following = day + dt.timedelta(weeks=4)
    fifth = dt.timedelta(weeks=1)
    if following.month == day.month or (_nth(following) < _nth(day) and (following + fifth).month == following.month):
        following += fifth
    return following
