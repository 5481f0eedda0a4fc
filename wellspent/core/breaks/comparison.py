"""What a break shows: weeks with and without a group side by side, effect sizes, and the test of what was drawn."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from wellspent.core.breaks import designs
from wellspent.core.breaks.difference import Difference, difference
from wellspent.core.breaks.due import WEEK, is_over
from wellspent.core.breaks.overlap import Overlap, overlap
from wellspent.core.breaks.randomisation import Randomisation, randomisation
from wellspent.core.checkins import monday
from wellspent.core.model import (
    CALLS,
    Break,
    BreakDesign,
    Meeting,
    MeetingStatus,
    OutcomeKind,
    Phase,
    Workbook,
)
from wellspent.core.scoring import mean

FEWEST_WEEKS: Final = 3
"""With fewer weeks of either kind no difference is worked out: only the weeks themselves are shown."""
SURE: Final = 0.8
"""How often the intervals that are shown are meant to hold."""
_SCALE_SPREAD: Final = 0.6
"""The guess at a week's spread on a scale from 0 to 4: 15 % of its width."""
_HOURS_SPREAD: Final = 0.25
"""The guess at a week's spread of hours, as a share of their mean."""
_FEWEST_BEFORE: Final = 4
"""With fewer check-ins before it, nobody can say what a usual week was."""


class Measure(StrEnum):
    """What is compared week by week. Mood is the one that is tested, so that the luckiest can't be picked."""

    MOOD = "mood"
    HOURS = "hours"
    CONFIDENCE = "confidence"
    PROGRESS = "progress"


TESTED: Final = Measure.MOOD


class NoTest(StrEnum):
    """Why there is no p."""

    NOT_DRAWN = "not_drawn"
    ENDED_EARLY = "ended_early"
    NOT_OVER = "not_over"
    PHASE_EMPTY = "phase_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSeen:
    """One week of the schedule, by its Monday.

    ``values`` has the measures that are known: mood and confidence (0 to 4) and hours from the check-in, and the best
    progress (0 to 4) of the week's meetings and calls. ``went`` counts the meetings of the group that were gone to,
    ``calls`` the calls that reached somebody.
    """

    week: dt.date
    phase: Phase
    checked_in: bool
    values: Mapping[Measure, float]
    outcomes: Mapping[OutcomeKind, int]
    calls: int
    went: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The weeks of one kind. A mean is that of the weeks that have the measure; ``None`` of none."""

    weeks: int
    checked_in: int
    known: Mapping[Measure, int]
    means: Mapping[Measure, float | None]
    outcomes: Mapping[OutcomeKind, int]
    calls: int
    went: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Without minus with in one measure; each part is ``None`` where there are too few weeks."""

    difference: Difference | None
    overlap: Overlap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Weeks with the group (``going``) and without it (``away``), as far as they are over.

    ``test`` is of mood; where it is ``None``, ``no_test`` says why. ``least`` is in how many schedules the best
    possible p is 1. ``rebound`` is by how much mood was to be expected to rise after the last week before a look, with
    no effect at all; ``None`` where that week was no lower than usual, or nobody can say.
    """

    weeks: tuple[WeekSeen, ...]
    going: Side
    away: Side
    effects: Mapping[Measure, Effect]
    test: Randomisation | None
    no_test: NoTest | None
    least: int
    rebound: float | None


def compare(workbook: Workbook, one: Break, now: dt.datetime) -> Comparison:
    """The comparison of one break, of the weeks that are over by ``now``."""
    weeks = seen(workbook, one, now)
    going, away = ([week for week in weeks if week.phase is phase] for phase in (Phase.ATTENDING, Phase.ON_BREAK))
    effects = {measure: _effect(weeks, measure) for measure in Measure}
    test, no_test = _test(one, weeks, now)
    return Comparison(
        weeks=weeks,
        going=_side(going),
        away=_side(away),
        effects=effects,
        test=test,
        no_test=no_test,
        least=_least(one, len(going), len(away)),
        rebound=_rebound(one, going, effects[Measure.MOOD].difference),
    )


def seen(workbook: Workbook, one: Break, now: dt.datetime) -> tuple[WeekSeen, ...]:
    """The weeks of the schedule that are over, in order; after an early end only whole weeks before it.

    A week is over on its Sunday, when it can be looked back on.
    """
    last_day = min(now.date(), one.ended_on or one.end)
    attended: dict[dt.date, list[Meeting]] = {}
    for meeting in workbook.meetings.values():
        if meeting.status is MeetingStatus.ATTENDED:
            attended.setdefault(monday(meeting.date), []).append(meeting)
    came: dict[dt.date, Counter[OutcomeKind]] = {}
    for outcome in workbook.outcomes.values():
        came.setdefault(monday(outcome.date), Counter())[outcome.kind] += 1
    weeks = []
    for scheduled in sorted(one.schedule, key=lambda scheduled: scheduled.week):
        week = scheduled.week
        if week + WEEK - dt.timedelta(days=1) > last_day:
            continue
        meetings = attended.get(week, [])
        checkin = workbook.checkins.get(week.isoformat())
        weeks.append(
            WeekSeen(
                week=week,
                phase=scheduled.phase,
                checked_in=checkin is not None,
                values={
                    measure: float(value)
                    for measure, value in (
                        (Measure.MOOD, checkin.mood if checkin else None),
                        (Measure.HOURS, checkin.hours if checkin else None),
                        (Measure.CONFIDENCE, checkin.confidence if checkin else None),
                        (Measure.PROGRESS, _best(meeting.progress for meeting in meetings)),
                    )
                    if value is not None
                },
                outcomes=dict(came.get(week, {})),
                calls=sum(meeting.group == CALLS for meeting in meetings),
                went=sum(meeting.group == one.group for meeting in meetings),
            )
        )
    return tuple(weeks)


def _best(steps: Iterable[int | None]) -> int | None:
    return max((step for step in steps if step is not None), default=None)


def _side(weeks: Sequence[WeekSeen]) -> Side:
    values = {measure: _values(weeks, measure) for measure in Measure}
    outcomes: Counter[OutcomeKind] = Counter()
    for week in weeks:
        outcomes.update(week.outcomes)
    return Side(
        weeks=len(weeks),
        checked_in=sum(week.checked_in for week in weeks),
        known={measure: len(known) for measure, known in values.items()},
        means={measure: mean(known) for measure, known in values.items()},
        outcomes=dict(outcomes),
        calls=sum(week.calls for week in weeks),
        went=sum(week.went for week in weeks),
    )


def _values(weeks: Iterable[WeekSeen], measure: Measure, phase: Phase | None = None) -> list[float]:
    return [week.values[measure] for week in weeks if measure in week.values and phase in {None, week.phase}]


def _effect(weeks: Sequence[WeekSeen], measure: Measure) -> Effect:
    going, away = (_values(weeks, measure, phase) for phase in (Phase.ATTENDING, Phase.ON_BREAK))
    if min(len(going), len(away)) < FEWEST_WEEKS:
        return Effect(difference=None, overlap=None)
    known = [week for week in weeks if measure in week.values]
    values = [week.values[measure] for week in known]
    # All hours at zero would leave no spread at all to start from.
    s0 = _HOURS_SPREAD * (sum(values) / len(values) or 1.0) if measure is Measure.HOURS else _SCALE_SPREAD
    found = difference(
        values,
        [(week.week - known[0].week).days // WEEK.days for week in known],
        [week.phase is Phase.ON_BREAK for week in known],
        s0,
    )
    return Effect(difference=found, overlap=overlap(going, away, SURE))


def _test(one: Break, weeks: Sequence[WeekSeen], now: dt.datetime) -> tuple[Randomisation | None, NoTest | None]:
    """The test of what was drawn; none where it was not, or where it did not run as it was drawn."""
    every, drawn = designs.schedules(one.design, len(one.schedule)), _numbered(one)
    # A schedule that could not have been drawn was changed by hand.
    if one.drawn_at is None or not any(drawn == list(schedule) for schedule in every):
        return None, NoTest.NOT_DRAWN
    if one.ended_on is not None and one.ended_on < one.end:
        return None, NoTest.ENDED_EARLY
    if not is_over(one, now):
        return None, NoTest.NOT_OVER
    found = randomisation([week.values.get(TESTED, float("nan")) for week in weeks], drawn, every)
    return found, None if found is not None else NoTest.PHASE_EMPTY


def _numbered(one: Break) -> list[int]:
    """The phases as ``designs`` numbers them: 0 and 1 in blocks, counted up in four phases."""
    away = [int(week.phase is Phase.ON_BREAK) for week in sorted(one.schedule, key=lambda week: week.week)]
    if one.design is BreakDesign.BLOCKS:
        return away
    turns = [int(before != after) for before, after in pairwise(away)]
    return [sum(turns[:place]) + away[0] for place in range(len(away))]


def _least(one: Break, going: int, away: int) -> int:
    if one.design is BreakDesign.LOOK_AND_SEE:
        return designs.best_of_a_look(going, away)
    return len(designs.schedules(one.design, len(one.schedule)))


def _rebound(one: Break, before: Sequence[WeekSeen], found: Difference | None) -> float | None:
    """(r - 1)(x - mu) for the last week before a look: people pause after bad weeks, and those pass by themselves."""
    moods = _values(before, Measure.MOOD)
    if one.design is not BreakDesign.LOOK_AND_SEE or found is None or len(moods) < _FEWEST_BEFORE:
        return None
    usual = sum(moods) / len(moods)
    expected = (found.likeness - 1) * (moods[-1] - usual)
    return expected if moods[-1] < usual else None
