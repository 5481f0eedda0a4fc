"""Outcomes: where each one came from, the way that led to it, and which meetings are asked about later.

What networking brings often comes weeks later, by way of a person. So an outcome names what it came from, and whoever
was met somewhere leads back to there.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wellspent.core.calls import Reach, reach_of
from wellspent.core.model import CALLS, Meeting, MeetingStatus, Outcome, Workbook
from wellspent.core.scoring import is_past

ASK_AFTER: Final = (dt.timedelta(weeks=2), dt.timedelta(weeks=6))
"""So long after a meeting it is asked, once each time, whether anything came of it."""
ASK_UNTIL: Final = dt.timedelta(weeks=10)
"""Older meetings are not asked about: an imported year of them would be a hundred questions."""


class Source(StrEnum):
    """What an outcome came from."""

    MEETING = "meeting"
    CALL = "call"
    GROUP = "group"
    PERSON = "person"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an outcome began, as far as the workbook knows: ids, each ``None`` where it does not."""

    group: str | None = None
    meeting: str | None = None
    person: str | None = None


def source_of(workbook: Workbook, outcome: Outcome) -> Source:
    """What the outcome names as the place it came from."""
    if outcome.meeting is not None:
        return Source.CALL if _named_group(workbook, outcome) == CALLS else Source.MEETING
    if outcome.group is not None:
        return Source.GROUP
    return Source.PERSON if outcome.person is not None else Source.ELSEWHERE


def counted_for(workbook: Workbook, outcome: Outcome) -> str | None:
    """The group beside whose hours the outcome is counted: the one it names, else where its person was met.

    What came of a call counts for the calls, so that an hour of them can be held against an hour of any group.
    """
    return _named_group(workbook, outcome) or _met_at(workbook, outcome.person).group


def origin(workbook: Workbook, outcome: Outcome) -> Origin:
    """Where the outcome began: what it names itself, else where its person was met.

    An outcome of a call began where the called person was met, for there the way to the call began.
    """
    met, group = _met_at(workbook, outcome.person), _named_group(workbook, outcome)
    if met.group is not None and group in {None, CALLS}:
        return Origin(group=met.group, meeting=met.meeting, person=outcome.person)
    return Origin(group=group, meeting=outcome.meeting, person=outcome.person)


def way_to(workbook: Workbook, outcome: Outcome) -> tuple[Outcome, ...]:
    """What came before ``outcome`` on the same way, oldest first: of the same person, else of the same meeting."""

    def same_way(other: Outcome) -> bool:
        if outcome.person is not None:
            return other.person == outcome.person
        return outcome.meeting is not None and other.meeting == outcome.meeting

    earlier = [
        other
        for other in workbook.outcomes.values()
        if other.id != outcome.id and other.date <= outcome.date and same_way(other)
    ]
    return tuple(sorted(earlier, key=lambda other: other.date))


def to_ask(workbook: Workbook, now: dt.datetime) -> tuple[Meeting, ...]:
    """The meetings, and calls that got through, of which nobody has said yet what came of them, oldest first.

    Each is due twice at the most, two weeks and six weeks after its day. One that an outcome names is not asked about:
    what came of it is known.
    """
    today = now.date()
    named = {outcome.meeting for outcome in workbook.outcomes.values()}
    found = [
        meeting
        for meeting in workbook.meetings.values()
        if meeting.status is MeetingStatus.ATTENDED
        and meeting.id not in named
        and is_past(meeting, now)
        and reach_of(meeting) in {None, Reach.REACHED}
        and _is_due(meeting, today)
    ]
    return tuple(sorted(found, key=lambda meeting: meeting.date))


def _is_due(meeting: Meeting, today: dt.date) -> bool:
    if today - meeting.date > ASK_UNTIL:
        return False
    reached = [meeting.date + after for after in ASK_AFTER if meeting.date + after <= today]
    return bool(reached) and (meeting.asked_on is None or meeting.asked_on < reached[-1])


def _named_group(workbook: Workbook, outcome: Outcome) -> str | None:
    named = workbook.meetings.get(outcome.meeting) if outcome.meeting is not None else None
    return named.group if named is not None else outcome.group


def _met_at(workbook: Workbook, person_id: str | None) -> Origin:
    """The group, and the meeting if it is known, in which the person was met."""
    person = workbook.people.get(person_id) if person_id is not None else None
    if person is None or person.met_at is None:
        return Origin()
    place = person.met_at
    if place in workbook.meetings:
        return Origin(group=workbook.meetings[place].group, meeting=place)
    return Origin(group=place if place in workbook.groups else None)
