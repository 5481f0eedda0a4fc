"""The weeks of the sample: a check-in for most of them, and the groups that were left out in some."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from wellspent.core.model import Break, BreakDesign, CheckIn, Choice, Phase, ScheduledWeek
from wellspent.core.sample.around import ZONE, group_id, monday
from wellspent.core.sample.story import ALUMNI, ONLINE, Part

ALUMNI_BREAK_WEEKS: Final = (9, 6)
"""The alumni evening was left out from so many weeks before the end until so many."""
ONLINE_LOTS: Final = (True, False, True, False, False, True, True, False)
"""Whether the pitch circle is left out, week by week, from two weeks before the end on, as the lots were drawn."""

_CHECKINS: Final[Sequence[tuple[float, int, int | None] | None]] = (
    (10, 3, 1),
    (10, 2, 2),
    (12, 3, 1),
    None,
    (10, 3, 1),
    (12, 2, 2),
    None,
    (10, 2, 1),
    (6, 3, 1),
    (6, 2, 2),
    (14.5, 2, 1),
    (8.5, 1, 1),
    (10, 2, 2),
    None,
    (12, 3, 3),
    (14.5, 2, 2),
    (14.5, 2, 2),
    (10, 3, 3),
    None,
    (12, 2, 2),
    (10, 1, None),
)
"""Hours, mood and confidence, week by week until the last one that is over; some weeks were left out."""
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


def breaks(end: dt.date) -> dict[str, Break]:
    """A look that is over and decided, and one by lot that runs."""
    made = (_alumni_break(end), _online_break(end))
    return {one.id: one for one in made}


def _alumni_break(end: dt.date) -> Break:
    first, last = (monday(end) - dt.timedelta(weeks=weeks) for weeks in ALUMNI_BREAK_WEEKS)
    group = group_id(ALUMNI)
    weeks = [first + dt.timedelta(weeks=week) for week in range(-8, 4)]
    return Break(
        id=f"{first}-{group}",
        group=group,
        start=first,
        end=last + dt.timedelta(days=6),
        schedule=tuple(
            ScheduledWeek(week=week, phase=Phase.ON_BREAK if week >= first else Phase.ATTENDING) for week in weeks
        ),
        reason="Pleasant, but four hours with the way there and back.",
        prediction="I will not miss it, and get two more applications done.",
        predicted_at=dt.datetime.combine(first - dt.timedelta(days=2), dt.time(20, 15), ZONE),
        substitute="If it is Tuesday, 8 o'clock, I call one person from the list and say: I have half an hour, and I "
        "thought of you.",
        ended_on=last + dt.timedelta(days=6),
        decision=Choice.KEEP_GOING,
        decided_on=last + dt.timedelta(days=8),
        note="Missed Kit and the small table. Made three calls instead of four.",
    )


def _online_break(end: dt.date) -> Break:
    first, group = monday(end) - dt.timedelta(weeks=2), group_id(ONLINE)
    drawn = dt.datetime.combine(first - dt.timedelta(days=6), dt.time(21, 5), ZONE)
    schedule = tuple(
        ScheduledWeek(week=first + dt.timedelta(weeks=week), phase=Phase.ON_BREAK if away else Phase.ATTENDING)
        for week, away in enumerate(ONLINE_LOTS)
    )
    return Break(
        id=f"{first}-{group}",
        group=group,
        design=BreakDesign.BLOCKS,
        start=first,
        end=schedule[-1].week + dt.timedelta(days=6),
        schedule=schedule,
        drawn_at=drawn,
        reason="It drains me, but it works. Does it drain the whole week?",
        prediction="I will feel lighter on the Mondays without it, and no different by Friday.",
        predicted_at=drawn,
        substitute="If it is Monday, half past five, I call Dov Lindqvist and say: have you ten minutes?",
    )


def is_left_out(part: Part, day: dt.date, end: dt.date) -> bool:
    """True for a day of a week in which the part's group is left out, by one of the breaks."""
    return any(
        one.group == group_id(part) and week.week == monday(day) and week.phase is Phase.ON_BREAK
        for one in breaks(end).values()
        for week in one.schedule
    )


def checkins(end: dt.date) -> dict[str, CheckIn]:
    """A line for most weeks; some were left out, and an answer in one of the others."""
    made = {}
    for number, answers in enumerate(_CHECKINS):
        if answers is None:
            continue
        weeks_ago = len(_CHECKINS) - number
        hours, mood, confidence = answers
        checkin = CheckIn(
            week=monday(end) - dt.timedelta(weeks=weeks_ago),
            hours=hours,
            mood=mood,
            confidence=confidence,
            note=_CHECKIN_NOTES[weeks_ago % len(_CHECKIN_NOTES)],
        )
        made[checkin.id] = checkin
    return made
