"""A calendar that was imported before and has changed since: what is different now, and taking it over.

Nothing here is done by itself. Each difference is shown, and the person says which are taken over.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from wellspent.core import scoring
from wellspent.core.actions.import_calendar import is_from_calendar, uid_of
from wellspent.core.exchange.occasions import CalendarWindow, Known, Occurrence, Span, Times
from wellspent.core.exchange.titles import alike
from wellspent.core.model import Meeting, MeetingStatus, Workbook
from wellspent.core.store.port import Change, Changes, Table

_MOVED_THIS_FAR: Final = dt.timedelta(days=60)
"""How much earlier or later than a meeting that is known it is looked for, in case it was moved."""


class What(StrEnum):
    """What can be different."""

    MOVED = "moved"
    CALLED_OFF = "called_off"
    GONE = "gone"
    BACK_ON = "back_on"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that the calendar says otherwise than the workbook.

    ``occurrence`` is what the calendar has now, ``None`` if it has the occasion no more; ``title`` is what it was
    called so far. ``untouched`` is true while the person has neither rated nor edited the meeting, so that the calendar
    is likely to know better.
    """

    what: What
    meeting: Meeting
    occurrence: Occurrence | None
    title: str
    untouched: bool


def known(workbook: Workbook) -> Known | None:
    """What to look up in a calendar to see what changed; ``None`` if nothing ever came from one.

    Years from which nothing came in are not looked through: what repeats daily would have thousands of occasions there.
    """
    meetings = [meeting for meeting in workbook.meetings.values() if is_from_calendar(meeting)]
    if not meetings:
        return None
    return Known(
        sources=frozenset(meeting.source for meeting in meetings),
        uids=frozenset(uid_of(meeting) for meeting in meetings),
        spans=_around({meeting.date for meeting in meetings}),
    )


def _around(days: Collection[dt.date]) -> tuple[Span, ...]:
    """The days near to these, in as few spans as there can be."""
    spans: list[Span] = []
    for day in sorted(days):
        since, until = day - _MOVED_THIS_FAR, day + _MOVED_THIS_FAR
        if spans and since <= spans[-1][1]:
            spans[-1] = spans[-1][0], until
        else:
            spans.append((since, until))
    return tuple(spans)


def differences(workbook: Workbook, window: CalendarWindow, now: dt.datetime) -> tuple[Difference, ...]:
    """What a calendar, read for what is ``known``, says otherwise, earliest meeting first.

    Meetings that the person did not go to are left alone, and what is over can't be put on again.
    """
    there = {one.source: one for series in window.series for one in series.occurrences}
    repeating = {one.uid for one in there.values() if one.recurrence_id}
    found = []
    for meeting in workbook.meetings.values():
        if not is_from_calendar(meeting) or meeting.status is MeetingStatus.NOT_ATTENDED:
            continue
        occurrence = there.get(meeting.source)
        # An event that repeats now and did not before lists its first day under another name.
        repeats_now = meeting.source.endswith("#") and uid_of(meeting) in repeating
        lost = uid_of(meeting) in window.uids and not repeats_now
        if occurrence is not None:
            found.extend(_compare(workbook, meeting, occurrence, now))
        elif lost and meeting.status is MeetingStatus.PLANNED:
            found.append(_difference(workbook, What.GONE, meeting, None))
    return tuple(sorted(found, key=lambda one: (one.meeting.date, one.meeting.start or dt.time(), one.meeting.id)))


def take_over(workbook: Workbook, taken: Sequence[Difference], now: dt.datetime) -> Changes:
    """The changes that make the meetings what the calendar says, for these differences and no others."""
    after: dict[str, Meeting] = {}
    for one in taken:
        meeting = after.get(one.meeting.id, one.meeting)
        after[one.meeting.id] = _TAKEN[one.what](workbook, meeting, one, now)
    return tuple(
        Change(table=Table.MEETINGS, id=meeting_id, before=workbook.meetings[meeting_id], after=meeting)
        for meeting_id, meeting in after.items()
        if meeting != workbook.meetings[meeting_id]
    )


def same_distance(found: Sequence[Difference]) -> dt.timedelta | None:
    """How far all moved meetings lie from where they were, if there are several and it is the same for each."""
    moved = [one for one in found if one.what is What.MOVED]
    far = {_moment(one.occurrence) - _moment(one.meeting) for one in moved if one.occurrence is not None}
    return far.pop() if len(moved) > 1 and len(far) == 1 else None


def were_in_my_zone(workbook: Workbook, read: Callable[[Times], CalendarWindow], now: dt.datetime) -> bool:
    """True if what came in earlier was turned into the person's zone: read so, it lies where it was."""

    def moved(times: Times) -> int:
        return sum(one.what is What.MOVED for one in differences(workbook, read(times), now))

    as_stated = moved(Times())
    return as_stated > 0 and moved(Times(in_my_zone=True)) < as_stated


def _compare(workbook: Workbook, meeting: Meeting, occurrence: Occurrence, now: dt.datetime) -> list[Difference]:
    found = []
    if occurrence.cancelled:
        if meeting.status is not MeetingStatus.CANCELLED:
            found.append(What.CALLED_OFF)
    elif meeting.status is MeetingStatus.CANCELLED:
        if not scoring.has_begun(_moved(meeting, occurrence), now):
            found.append(What.BACK_ON)
    elif (meeting.date, meeting.start) != (occurrence.date, occurrence.start):
        found.append(What.MOVED)
    if not occurrence.cancelled and _is_renamed(workbook, meeting, occurrence):
        found.append(What.RENAMED)
    return [_difference(workbook, what, meeting, occurrence) for what in found]


def _difference(workbook: Workbook, what: What, meeting: Meeting, occurrence: Occurrence | None) -> Difference:
    untouched = meeting.status is MeetingStatus.PLANNED or (meeting.rated_at is None and meeting.edited_at is None)
    return Difference(
        what=what, meeting=meeting, occurrence=occurrence, title=_title_so_far(workbook, meeting), untouched=untouched
    )


def _is_renamed(workbook: Workbook, meeting: Meeting, occurrence: Occurrence) -> bool:
    """True if the title is another than the one that came in.

    A note that the person has edited may no longer begin with it; then only a title much like its first line is one.
    """
    so_far = _title_so_far(workbook, meeting)
    if so_far.casefold() == occurrence.title.casefold():
        return False
    return meeting.edited_at is None or alike(so_far, occurrence.title)


def _title_so_far(workbook: Workbook, meeting: Meeting) -> str:
    return meeting.note.partition("\n")[0] or workbook.group_name(meeting.group)


def _moment(one: Meeting | Occurrence) -> dt.datetime:
    return dt.datetime.combine(one.date, one.start or dt.time())


def _moved(meeting: Meeting, occurrence: Occurrence) -> Meeting:
    return replace(meeting, date=occurrence.date, start=occurrence.start)


def _take_move(_: Workbook, meeting: Meeting, one: Difference, now: dt.datetime) -> Meeting:
    if one.occurrence is None:
        return meeting
    moved = _moved(meeting, one.occurrence)
    if not one.untouched:
        return moved
    moved = replace(moved, minutes=one.occurrence.minutes if one.occurrence.minutes is not None else meeting.minutes)
    # Only the clock had said that it was attended, and by the clock it is still to come.
    ahead = moved.status is MeetingStatus.ATTENDED and not scoring.is_past(moved, now)
    return replace(moved, status=MeetingStatus.PLANNED) if ahead else moved


def _take_cancellation(_: Workbook, meeting: Meeting, __: Difference, ___: dt.datetime) -> Meeting:
    return replace(meeting, status=MeetingStatus.CANCELLED)


def _put_on_again(_: Workbook, meeting: Meeting, one: Difference, __: dt.datetime) -> Meeting:
    moved = meeting if one.occurrence is None else _moved(meeting, one.occurrence)
    return replace(moved, status=MeetingStatus.PLANNED)


def _take_name(workbook: Workbook, meeting: Meeting, one: Difference, _: dt.datetime) -> Meeting:
    if one.occurrence is None:
        return meeting
    title = one.occurrence.title
    if title.casefold() == workbook.group_name(meeting.group).casefold():
        title = ""
    had, _gap, rest = meeting.note.partition("\n")
    return replace(meeting, note=f"{title}\n{rest}".strip() if had else title)


_TAKEN: Final = {
    What.MOVED: _take_move,
    What.CALLED_OFF: _take_cancellation,
    What.GONE: _take_cancellation,
    What.BACK_ON: _put_on_again,
    What.RENAMED: _take_name,
}
