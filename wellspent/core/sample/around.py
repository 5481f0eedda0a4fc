"""What stands around the meetings of the sample: people, outcomes, decisions, the break, check-ins and scripts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from wellspent.core import ids
from wellspent.core.model import (
    Break,
    CheckIn,
    Choice,
    Decision,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Phase,
    ScheduledWeek,
    Script,
    Tie,
    VerdictCode,
)
from wellspent.core.sample.story import ALUMNI, BREAKFAST, COFFEES, JOB_CLUB, ONLINE, SCRIPTS, Part

T = TypeVar("T", Decision, Outcome, Break)

ZONE: Final = ZoneInfo("Europe/Dublin")
BREAK_WEEKS: Final = (9, 6)
"""The alumni evening was left out from so many weeks before the end until so many."""

_CHECKIN_GAPS: Final = frozenset({3, 8, 9, 15})
_CHECKIN_WEEKS: Final = 21
_CHECKIN_NOTES: Final = (
    "",
    "Two applications, no answer yet.",
    "",
    "Slept badly, worked little.",
    "A good week. I do not know why.",
    "",
    "Holidays of the children. Hardly any time.",
    "An answer at last, and a friendly one.",
)


def people(end: dt.date) -> dict[str, Person]:
    """Eight people to call; the numbers and addresses lead nowhere."""

    def person(name: str, company: str, tie: Tie, part: Part, *, could_hire: bool | None, **more: str) -> Person:
        in_days = more.pop("in_days", None)
        given = ids.slug(name, "person")
        return Person(
            id=given,
            name=name,
            company=company,
            email=f"{given}@example.org",
            tie=tie,
            could_hire=could_hire,
            met_at=group_id(part),
            next_date=end + dt.timedelta(days=int(in_days)) if in_days else None,
            phone=more.get("phone", ""),
            next_step=more.get("next_step", ""),
            note=more.get("note", ""),
        )

    known = (
        person(
            "Tamsin Vorley",
            "Brackwater Freight",
            Tie.WELL,
            BREAKFAST,
            could_hire=True,
            phone="01 555 0142",
            next_step="Ask how the second depot is coming along",
            in_days="4",
            note="Prefers the phone to mail.",
        ),
        person("Dov Lindqvist", "Northgate Ports", Tie.MODERATELY, BREAKFAST, could_hire=True, in_days="11"),
        person(
            "Henrike Achterberg",
            "Lowmoor Rail",
            Tie.BARELY,
            BREAKFAST,
            could_hire=True,
            next_step="Send the one-page plan that I spoke of",
            in_days="-3",
        ),
        person("Sorin Maddox", "Copper & Vale", Tie.WELL, COFFEES, could_hire=False, phone="01 555 0177"),
        person("Ines Okonjo-Hale", "", Tie.WELL, JOB_CLUB, could_hire=False, note="Runs the job club. Kind, and busy."),
        person("Kit Farrant", "Winter Quay Authority", Tie.MODERATELY, ALUMNI, could_hire=None),
        person("Petra Nystrand", "Lowmoor Rail", Tie.BARELY, ONLINE, could_hire=None, next_step="Write to her first"),
        person("Bashir Quill", "Quill & Daughters", Tie.MODERATELY, COFFEES, could_hire=True, phone="01 555 0103"),
    )
    return {one.id: one for one in known}


def outcomes(meetings: Mapping[str, Meeting], end: dt.date) -> dict[str, Outcome]:
    """Six things that came of it, most of them weeks later."""

    def outcome(weeks: int, kind: OutcomeKind, part: Part, note: str, person: str | None = None) -> Outcome:
        day = end - dt.timedelta(weeks=weeks, days=2)
        group = group_id(part)
        attended = [
            meeting.id
            for meeting in meetings.values()
            if meeting.group == group and meeting.status is MeetingStatus.ATTENDED and meeting.date < day
        ]
        return Outcome(
            id=f"{day}-{kind.value}",
            date=day,
            kind=kind,
            group=group,
            meeting=attended[-1] if attended else None,
            person=person,
            note=note,
        )

    made = (
        outcome(15, OutcomeKind.INTRODUCTION, BREAKFAST, "To the depot manager at Brackwater.", "tamsin-vorley"),
        outcome(12, OutcomeKind.LEAD, ONLINE, "Lowmoor Rail looks for a planner, not yet announced."),
        outcome(9, OutcomeKind.LEAD, COFFEES, "A small firm that nobody else had named.", "bashir-quill"),
        outcome(6, OutcomeKind.REFERRAL, COFFEES, "Sorin handed my CV in himself.", "sorin-maddox"),
        outcome(4, OutcomeKind.INTERVIEW, BREAKFAST, "First talk at Brackwater, forty minutes.", "tamsin-vorley"),
        outcome(1, OutcomeKind.INTERVIEW, BREAKFAST, "Second talk, with the team.", "tamsin-vorley"),
    )
    return {one.id: one for one in made}


def decisions(end: dt.date) -> dict[str, Decision]:
    """What the person decided, and once against the verdict."""

    def decision(weeks: int, part: Part, verdict: VerdictCode, choice: Choice, note: str) -> Decision:
        day = end - dt.timedelta(weeks=weeks, days=3)
        group = group_id(part)
        return Decision(id=f"{day}-{group}", date=day, group=group, verdict=verdict, decision=choice, note=note)

    made = (
        decision(13, JOB_CLUB, VerdictCode.SKIP, Choice.NOT_YET, "Ines has been good to me. A few more times."),
        decision(10, ALUMNI, VerdictCode.TAKE_A_BREAK, Choice.TAKE_A_BREAK, "See what I miss."),
        decision(5, ALUMNI, VerdictCode.TAKE_A_BREAK, Choice.KEEP_GOING, "Missed it a little. Only every other time."),
        decision(3, ONLINE, VerdictCode.TAKE_A_BREAK, Choice.KEEP_GOING, "It drains me, but it works."),
        decision(2, JOB_CLUB, VerdictCode.SKIP, Choice.SKIP, "Told Ines in person. Calls on Tuesday evenings instead."),
        decision(1, BREAKFAST, VerdictCode.KEEP_GOING, Choice.KEEP_GOING, ""),
    )
    return {one.id: one for one in made}


def breaks(end: dt.date) -> dict[str, Break]:
    """One break, finished and decided."""
    first, last = (monday(end) - dt.timedelta(weeks=weeks) for weeks in BREAK_WEEKS)
    group = group_id(ALUMNI)
    stamp = dt.datetime.combine(first - dt.timedelta(days=2), dt.time(20, 15), ZONE)
    weeks = [first - dt.timedelta(weeks=4) + dt.timedelta(weeks=week) for week in range(8)]
    made = Break(
        id=f"{first}-{group}",
        group=group,
        start=first,
        end=last + dt.timedelta(days=6),
        schedule=tuple(
            ScheduledWeek(week=week, phase=Phase.ON_BREAK if week >= first else Phase.ATTENDING) for week in weeks
        ),
        reason="Pleasant, but four hours with the way there and back.",
        prediction="I will not miss it, and get two more applications done.",
        predicted_at=stamp,
        substitute="Call one person from the list instead",
        ended_on=last + dt.timedelta(days=6),
        decision=Choice.KEEP_GOING,
        decided_on=last + dt.timedelta(days=8),
        note="Missed Kit and the small table. Made three calls instead of four.",
    )
    return {made.id: made}


def checkins(end: dt.date, random: Random) -> dict[str, CheckIn]:
    """A line for most weeks; some were left out, and some answers in the others."""
    made = {}
    for week in range(_CHECKIN_WEEKS, 0, -1):
        if week in _CHECKIN_GAPS:
            continue
        checkin = CheckIn(
            week=monday(end) - dt.timedelta(weeks=week),
            hours=random.choice((6.0, 8.5, 10.0, 12.0, 14.5)),
            mood=random.choice((1, 2, 2, 3)),
            confidence=random.choice((1, 2, 2, 3, None)),
            note=_CHECKIN_NOTES[week % len(_CHECKIN_NOTES)],
        )
        made[checkin.id] = checkin
    return made


def scripts(end: dt.date) -> dict[str, Script]:
    """The pitch, and how to ask for a coffee."""
    stamp = dt.datetime.combine(end - dt.timedelta(weeks=7), dt.time(11, 40), ZONE)
    return {kind: Script(id=kind, kind=kind, text=text, edited_at=stamp) for kind, text in SCRIPTS}


def of_groups(records: Mapping[str, T], groups: Sequence[str]) -> dict[str, T]:
    """The records whose group is in the sample; a small one has not all of them."""
    return {key: record for key, record in records.items() if record.group in groups}


def group_id(part: Part) -> str:
    """The id of a part's group."""
    return ids.slug(part.name, "group")


def monday(day: dt.date) -> dt.date:
    """The Monday of that week."""
    return day - dt.timedelta(days=day.weekday())
