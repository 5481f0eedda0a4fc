"""Workbooks for the page to print: one with a secret in every text that there is, and one with very many groups."""

import datetime as dt

from wellspent.core.model import (
    Break,
    CheckIn,
    Choice,
    Criterion,
    Decision,
    Definition,
    Group,
    Kind,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Script,
    VerdictCode,
    Workbook,
)

NOW = dt.datetime.fromisoformat("2026-10-30T18:00:00-04:00")
DAY = dt.date(2026, 10, 1)
LATER = dt.date(2026, 11, 9)

NAMES = ("Philippa Quill", "Coffee with Rosalind", "tea-with-benedick")
NOTES = ("She snored", "Boring room", "I shall miss the cake")
NEVER = ("555-0199", "pq@example.org", "Quill & Sons", "Hello, this is my pitch", "ics:secret-uid", "a-secret-tag")
UNUSED = ("The week was grey", "An outcome remarked on", "Felt tired on the way")


def with_secrets() -> Workbook:
    """Names, notes and more in every place that has room for them; what is left of it is rated and decided."""
    definition = Definition(
        purpose="To find work",
        criteria=(Criterion(id="a", text="Meet people who could hire me", rank=1, since=DAY),),
        bar=50,
        weekly_hours=6,
    )
    groups = {
        "club": Group(id="club", name="Tuesday club"),
        "rosalind": Group(id="rosalind", name=NAMES[1], kind=Kind.ONE_TO_ONE),
    }
    meetings = {
        f"{group}-{day}": Meeting(
            id=f"{group}-{day}",
            date=dt.date(2026, 10, day),
            group=group,
            minutes=60,
            got={"a": 2 + day % 3},
            mood_before=2,
            mood_after=day % 5,
            people=("quill",),
            note=UNUSED[2],
            tags=(NEVER[5],),
            source=NEVER[4],
        )
        for group in ("club", "rosalind", NAMES[2])
        for day in range(2, 9)
    }
    planned = Meeting(id="next", date=LATER, group="rosalind", status=MeetingStatus.PLANNED, people=("quill",))
    return Workbook(
        definition=definition,
        groups=groups,
        meetings={**meetings, planned.id: planned},
        decisions={
            "d": Decision(
                id="d",
                date=DAY,
                group="club",
                verdict=VerdictCode.SKIP,
                probability=0.1,
                decision=Choice.KEEP_GOING,
                note=NOTES[1],
            )
        },
        outcomes={
            "o": Outcome(id="o", date=DAY, kind=OutcomeKind.LEAD, person="quill", note=UNUSED[1]),
        },
        checkins={"2026-10-05": CheckIn(week=dt.date(2026, 10, 5), note=UNUSED[0])},
        people={
            "quill": Person(
                id="quill",
                name=NAMES[0],
                company=NEVER[2],
                phone=NEVER[0],
                email=NEVER[1],
                met_at="club",
                next_step=NOTES[0],
                next_date=LATER,
            )
        },
        breaks={
            "b": Break(id="b", group="club", start=LATER, end=dt.date(2026, 12, 6), prediction=NOTES[2]),
        },
        scripts={"pitch": Script(id="pitch", kind="pitch", text=NEVER[3])},
    )


def with_many_groups(name: str = "Group {number}", count: int = 40, text: str = "") -> Workbook:
    """So many groups, each rated, with something planned in it, and called by ``name``; ``text`` stands elsewhere."""
    criteria = tuple(
        Criterion(id=f"c{number}", text=name.format(number=number), rank=number, since=DAY) for number in range(1, 31)
    )
    groups = {f"g{number}": Group(id=f"g{number}", name=name.format(number=number)) for number in range(count)}
    meetings = {
        f"{group}-{day}": Meeting(
            id=f"{group}-{day}",
            date=dt.date(2026, 10, day),
            group=group,
            minutes=30 + number % 7 * 30,
            got=dict.fromkeys((one.id for one in criteria), (number + day) % 5),
            mood_before=2,
            mood_after=(number + day) % 5,
        )
        for number, group in enumerate(groups)
        for day in (6, 13, 20)
    }
    planned = {
        f"{group}-next": Meeting(id=f"{group}-next", date=LATER, group=group, status=MeetingStatus.PLANNED)
        for group in groups
    }
    decisions = {
        group: Decision(id=group, date=DAY, group=group, verdict=VerdictCode.SKIP, decision=Choice.SKIP, note=text)
        for group in groups
    }
    return Workbook(
        definition=Definition(purpose=text, criteria=criteria, weekly_hours=40),
        groups=groups,
        meetings={**meetings, **planned},
        decisions=decisions,
    )
