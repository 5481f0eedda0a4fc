"""What stands around the meetings of the sample: people, calls, outcomes, decisions and scripts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from wellspent.core import ids
from wellspent.core.model import (
    CALLS,
    Break,
    Choice,
    Decision,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Script,
    Tie,
    VerdictCode,
)
from wellspent.core.sample.story import ALUMNI, BREAKFAST, COFFEES, JOB_CLUB, ONLINE, SCRIPTS, Part

T = TypeVar("T", Decision, Outcome, Break)

ZONE: Final = ZoneInfo("Europe/Dublin")
CALL_CRITERIA: Final = ("lasting-relationships", "could-hire-me", "learn-something", "small-firms-nearby")


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
    """Seven things that came of it, most of them weeks later; one of them an offer that came to nothing."""

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
        replace(
            outcome(6, OutcomeKind.REFERRAL, COFFEES, "Sorin handed my CV in himself.", "sorin-maddox"),
            group=CALLS,
            meeting=f"{end - dt.timedelta(days=45)}-{CALLS}",
        ),
        outcome(4, OutcomeKind.INTERVIEW, BREAKFAST, "First talk at Brackwater, forty minutes.", "tamsin-vorley"),
        outcome(3, OutcomeKind.OFFER, COFFEES, "Three days a week until Christmas. Said no: too far.", "bashir-quill"),
        outcome(1, OutcomeKind.INTERVIEW, BREAKFAST, "Second talk, with the team.", "tamsin-vorley"),
    )
    return {one.id: one for one in made}


def calls(end: dt.date) -> dict[str, Meeting]:
    """Eight calls since the first week of the break, three of which did not get through."""

    def call(days: int, person: str, minutes: int, note: str, *, rated: Sequence[int] = (), tag: str = "") -> Meeting:
        """``rated`` is what was got of the four criteria, mood before and after, progress, and worth."""
        day = end - dt.timedelta(days=days)
        made = Meeting(
            id=f"{day}-{CALLS}",
            date=day,
            start=dt.time(18, 30),
            group=CALLS,
            status=MeetingStatus.NOT_ATTENDED if tag else MeetingStatus.ATTENDED,
            minutes=minutes,
            people=(person,),
            note=note,
            tags=(tag,) if tag else (),
        )
        if not rated:
            return made
        *got, before, after, progress, worth = rated
        return replace(
            made,
            got=dict(zip(CALL_CRITERIA, got, strict=True)),
            mood_before=before,
            mood_after=after,
            progress=progress,
            worth=worth,
            rated_at=dt.datetime.combine(day, dt.time(19, 10), ZONE),
        )

    made = (
        call(
            65, "kit-farrant", 10, "Dreaded it for two days. He was glad that I called.", rated=(3, 2, 2, 3, 1, 2, 2, 3)
        ),
        call(57, "bashir-quill", 2, "", tag="voicemail"),
        call(51, "bashir-quill", 20, "Knows every small firm on the river.", rated=(4, 3, 3, 4, 1, 3, 3, 4)),
        call(45, "sorin-maddox", 15, "Will hand my CV in himself.", rated=(3, 3, 2, 2, 2, 2, 3, 3)),
        call(
            17, "tamsin-vorley", 15, "The first Tuesday evening without the job club.", rated=(3, 4, 3, 2, 1, 2, 3, 4)
        ),
        call(10, "dov-lindqvist", 3, "Let it ring for long.", tag="no answer"),
        call(9, "dov-lindqvist", 2, "", tag="voicemail"),
        call(
            3, "dov-lindqvist", 10, "Short and good. We talk again after his holiday.", rated=(3, 3, 2, 2, 2, 1, 2, 3)
        ),
    )
    return {one.id: one for one in made}


def asked(meeting: Meeting, end: dt.date) -> Meeting:
    """The meeting with the day on which nothing had come of it yet: some days after two weeks, and after six."""
    answered = [day for weeks in (6, 2) if (day := meeting.date + dt.timedelta(weeks=weeks, days=2)) < end]
    if meeting.status is not MeetingStatus.ATTENDED or not answered:
        return meeting
    return replace(meeting, asked_on=answered[0])


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
        decision(3, ONLINE, VerdictCode.TAKE_A_BREAK, Choice.TAKE_A_BREAK, "It drains me, but it works. By lot, then."),
        decision(2, JOB_CLUB, VerdictCode.SKIP, Choice.SKIP, "Told Ines in person. Calls on Tuesday evenings instead."),
        decision(1, BREAKFAST, VerdictCode.KEEP_GOING, Choice.KEEP_GOING, ""),
    )
    return {one.id: one for one in made}


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
