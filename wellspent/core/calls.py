"""Calls: how each went, and whom to call next, with the reasons.

A call is a meeting of the reserved group ``calls``. One that did not get through was no meeting: it is kept as not
attended, with a tag that says what answered instead, and counts in no figure.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wellspent.core.model import CALLS, Meeting, MeetingStatus, Person, Tie, Workbook

REST: Final = dt.timedelta(days=14)
"""Whoever was spoken to is left in peace for so long, unless a day was agreed."""
TRY_AGAIN: Final = dt.timedelta(days=2)
"""After a call that did not get through, the next try can wait for so long."""


class Reach(StrEnum):
    """How a call went. The last two stand in the file as tags."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why somebody is worth a call: a code, and the number of days or outcomes that belongs to it."""

    code: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Somebody to call, with at least one reason."""

    person: Person
    reasons: tuple[Reason, ...]


def reach_of(meeting: Meeting) -> Reach | None:
    """How the call went; ``None`` for what is no call, or one that is still planned or was called off."""
    if meeting.group != CALLS:
        return None
    if meeting.status is MeetingStatus.ATTENDED:
        return Reach.REACHED
    return next((Reach(tag) for tag in meeting.tags if tag in {Reach.VOICEMAIL, Reach.NO_ANSWER}), None)


def logged(workbook: Workbook) -> tuple[Meeting, ...]:
    """The calls that were made, latest first; those of one day in the order in which they were logged, last first."""
    calls = [meeting for meeting in workbook.meetings.values() if reach_of(meeting) is not None]
    return tuple(sorted(calls, key=lambda call: call.date)[::-1])


def due(workbook: Workbook, now: dt.datetime) -> tuple[Person, ...]:
    """The people whose day has come and who were not called or met today, the longest overdue first."""
    today = now.date()
    touched = _touched(workbook, today)
    found = [
        (person.next_date, person)
        for person in workbook.people.values()
        if person.next_date is not None and person.next_date <= today and person.id not in touched
    ]
    return tuple(person for _, person in sorted(found, key=lambda one: (one[0], one[1].name.casefold())))


def next_to_call(workbook: Workbook, now: dt.datetime, most: int = 3) -> tuple[Suggestion, ...]:
    """The next people to call, each with the reasons why.

    Whose day has come is first, as that was a promise. Then those who are moderately well known: in the largest trial
    of its kind, links of that strength led to a new job most often (Rajkumar, Saint-Jacques, Bojinov, Brynjolfsson and
    Aral 2022, "A causal test of the strength of weak ties", Science 377:1304). Then who could hire; then whoever has
    not been spoken to for the longest. Left in peace are those whose day is still to come, and those who were spoken to
    within two weeks, tried within two days, or called today.
    """
    today = now.date()
    touched = _touched(workbook, today)
    found = []
    for person in workbook.people.values():
        is_due = person.next_date is not None and person.next_date <= today
        if person.id in touched or (person.next_date is not None and not is_due):
            continue
        spoken, tried = _last_spoken(workbook, person.id), _last_tried(workbook, person.id)
        if not is_due and ((spoken and today - spoken < REST) or (tried and today - tried < TRY_AGAIN)):
            continue
        order = (
            not is_due,
            person.next_date or today,
            person.tie is not Tie.MODERATELY,
            person.could_hire is not True,
            spoken or dt.date.min,
            person.name.casefold(),
        )
        found.append((order, Suggestion(person=person, reasons=_reasons(workbook, person, today, spoken, tried))))
    return tuple(suggestion for _, suggestion in sorted(found, key=lambda one: one[0])[:most])


def _reasons(
    workbook: Workbook, person: Person, today: dt.date, spoken: dt.date | None, tried: dt.date | None
) -> tuple[Reason, ...]:
    """The reasons, weightiest first; when they were last spoken to is always one of them."""
    came = sum(outcome.person == person.id for outcome in workbook.outcomes.values())
    reasons = []
    if person.next_date is not None:
        reasons.append(Reason(code="due", number=(today - person.next_date).days))
    if person.tie is Tie.MODERATELY:
        reasons.append(Reason(code="moderately"))
    if person.could_hire:
        reasons.append(Reason(code="could_hire"))
    if came:
        reasons.append(Reason(code="came_from_them", number=came))
    if tried is not None and (spoken is None or tried > spoken):
        reasons.append(Reason(code="tried", number=(today - tried).days))
    reasons.append(Reason(code="spoken", number=(today - spoken).days) if spoken else Reason(code="not_spoken"))
    return tuple(reasons)


def _touched(workbook: Workbook, today: dt.date) -> set[str]:
    """Who was met, called or tried today."""
    return {
        person
        for meeting in workbook.meetings.values()
        if meeting.date == today and (meeting.status is MeetingStatus.ATTENDED or reach_of(meeting) is not None)
        for person in meeting.people
    }


def _last_spoken(workbook: Workbook, person_id: str) -> dt.date | None:
    return max(
        (
            meeting.date
            for meeting in workbook.meetings.values()
            if person_id in meeting.people and meeting.status is MeetingStatus.ATTENDED
        ),
        default=None,
    )


def _last_tried(workbook: Workbook, person_id: str) -> dt.date | None:
    return max(
        (
            meeting.date
            for meeting in workbook.meetings.values()
            if person_id in meeting.people and reach_of(meeting) in {Reach.VOICEMAIL, Reach.NO_ANSWER}
        ),
        default=None,
    )
