"""What would change a verdict: other weights, another bar, leaving out what was rated late, leaving out one meeting.

Each is found by trying: outward from today's value, refitting at each step, until the verdict is another one.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from wellspent.core import scoring
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.model import TOP_RATING, VerdictCode
from wellspent.core.verdict.case import Case
from wellspent.core.verdict.rule import Ground
from wellspent.core.verdict.settle import Belief, Outlook, outlook

WEIGHT_STEP: Final = 0.01
BAR_STEP: Final = 1.0
_TOP_BAR: Final = 100.0
FEWEST_ON_TIME: Final = 3
"""Fewer meetings than this are no ground for leaving the late ones out."""
FEWEST_TO_FORECAST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The nearest value at which the verdict is another one; ``None`` twice if there is none in the whole range.

    ``now`` and ``at`` are a weight (0 to 1) or the bar (0 to 100).
    """

    now: float
    at: float | None = None
    becomes: VerdictCode | None = None


class WithoutLate(StrEnum):
    """What can be said about leaving out late ratings."""

    NONE_LATE = "none_late"
    MOSTLY_LATE = "mostly_late"
    HOLDS = "holds"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRatings:
    """How many were rated late, how many remain, and the verdict without them where it is another one."""

    late: int
    on_time: int
    says: WithoutLate
    becomes: VerdictCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMeeting:
    """A single meeting without which the verdict is another one."""

    meeting: str
    value: float
    becomes: VerdictCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What would change the verdict on one group. ``weights`` are by criterion, in the order of their ranks.

    ``outlook`` is given for open groups with two rated meetings or more.
    """

    group: str
    weights: dict[str, Turn]
    bar: Turn
    late: LateRatings
    meetings: tuple[OneMeeting, ...]
    outlook: Outlook | None

    @property
    def nearest_weight(self) -> tuple[str, Turn] | None:
        """The criterion whose weight has to change least; ``None`` if the verdict holds however one of them weighs."""
        turning = [(criterion, turn) for criterion, turn in self.weights.items() if turn.at is not None]
        return min(turning, key=lambda pair: abs((pair[1].at or 0.0) - pair[1].now), default=None)


def changes(made: Case, wanted: Collection[str]) -> tuple[Changes, ...]:
    """What would change the verdicts on the groups ``wanted`` (those with a value), in the order of the groups."""
    value = made.steady.value
    if value is None:
        return ()
    bar = made.workbook.definition.bar
    today = made.verdicts(value, bar)
    places = [int(place) for place in value.answered.groups if made.seen.groups[place] in wanted]
    weight_of = scoring.weights(made.workbook.definition)
    weights = {
        criterion: _turns(weight_of[criterion], today, places, _reweighed(made, criterion))
        for criterion in made.seen.criteria
    }
    bars = _turns(bar, today, places, ((at, made.verdicts(value, at)) for at in _outward(bar, BAR_STEP, _TOP_BAR)))
    late = _without_late(made, today, places)
    return tuple(
        Changes(
            group=made.seen.groups[place],
            weights={criterion: turns[place] for criterion, turns in weights.items()},
            bar=bars[place],
            late=late[place],
            meetings=tuple(_single_meetings(made, place, today[place])),
            outlook=_outlook(made, made.seen.groups[place]),
        )
        for place in places
    )


def _turns(
    now: float, today: Sequence[VerdictCode], places: list[int], tried: Iterator[tuple[float, tuple[VerdictCode, ...]]]
) -> dict[int, Turn]:
    """For each place the first value ``tried`` at which its verdict is not today's."""
    turns = {place: Turn(now=now) for place in places}
    waiting = set(places)
    for at, verdicts in tried if waiting else ():
        for place in [place for place in waiting if verdicts[place] is not today[place]]:
            turns[place] = Turn(now=now, at=at, becomes=verdicts[place])
            waiting.remove(place)
        if not waiting:
            break
    return turns


def _reweighed(made: Case, criterion: str) -> Iterator[tuple[float, tuple[VerdictCode, ...]]]:
    """The verdicts with one weight moved step by step, the others rescaled in proportion."""
    weight_of = scoring.weights(made.workbook.definition)
    now, bar = weight_of[criterion], made.workbook.definition.bar
    if now >= 1 - scoring.SLACK:  # nothing to rescale
        return
    for at in _outward(now, WEIGHT_STEP, 1.0):
        rest = (1 - at) / (1 - now)
        moved = {other: at if other == criterion else weight * rest for other, weight in weight_of.items()}
        yield at, made.verdicts(made.refit(made.seen.values(moved)), bar)


def _outward(now: float, step: float, top: float) -> Iterator[float]:
    """Values from ``now`` on in steps to both sides, nearest first, within 0 and ``top``; both ends among them."""
    count = 1
    while now - (count - 1) * step > 0 or now + (count - 1) * step < top:
        below, above = now - (count - 1) * step, now + (count - 1) * step
        if above < top:
            yield min(above + step, top)
        if below > 0:
            yield max(below - step, 0.0)
        count += 1


def _without_late(made: Case, today: Sequence[VerdictCode], places: list[int]) -> dict[int, LateRatings]:
    values = made.values
    kept = np.where(made.seen.late, np.nan, values)
    late = _count(made, ~np.isnan(values) & made.seen.late)
    on_time = _count(made, ~np.isnan(kept))
    then = made.verdicts(made.refit(kept), made.workbook.definition.bar) if late.any() else today
    return {place: _late(int(late[place]), int(on_time[place]), today[place], then[place]) for place in places}


def _late(late: int, on_time: int, now: VerdictCode, then: VerdictCode) -> LateRatings:
    if not late:
        return LateRatings(late=0, on_time=on_time, says=WithoutLate.NONE_LATE)
    if on_time < FEWEST_ON_TIME:
        return LateRatings(late=late, on_time=on_time, says=WithoutLate.MOSTLY_LATE)
    if then is now:
        return LateRatings(late=late, on_time=on_time, says=WithoutLate.HOLDS)
    return LateRatings(late=late, on_time=on_time, says=WithoutLate.CHANGES, becomes=then)


def _single_meetings(made: Case, place: int, now: VerdictCode) -> Iterator[OneMeeting]:
    """The best and the worst meeting, each if the verdict is another one without it and would still have enough."""
    mine = np.flatnonzero((made.seen.group == place) & ~np.isnan(made.values))
    if mine.size <= made.lines.fewest_rated:
        return
    for at in {int(mine[made.values[mine].argmin()]), int(mine[made.values[mine].argmax()])}:
        without: Numbers = made.values.copy()
        without[at] = np.nan
        then = made.verdicts(made.refit(without), made.workbook.definition.bar)[place]
        if then is not now:
            yield OneMeeting(meeting=made.seen.meetings[at].id, value=float(made.values[at]), becomes=then)


def _outlook(made: Case, group: str) -> Outlook | None:
    held, value = belief(made, group), made.steady.value
    if held is None or value is None:
        return None
    at = value.answered.place(made.seen.groups.index(group))
    return None if at is None else outlook(held, value.answered.count(at), made.lines)


def belief(made: Case, group: str) -> Belief | None:
    """What is known of an open group's value; ``None`` if it is settled or has under two rated meetings."""
    value, place = made.steady.value, made.seen.groups.index(group)
    at = value.answered.place(place) if value is not None else None
    if value is None or at is None or value.answered.count(at) < FEWEST_TO_FORECAST:
        return None
    bar = made.workbook.definition.bar
    if made.grounds(value, bar)[0][place] not in {Ground.FEW_RATED, Ground.NOT_CLEAR}:
        return None
    theta = value.pooled.theta
    return Belief(mean=float(theta.mean[at]), variance=float(theta.variance[at]), noise=value.pooled.noise, bar=bar)


def plain_means(made: Case, group: str) -> tuple[float, ...] | None:
    """The group's plain means by criterion, 0 to 100, in the order of ``seen.criteria``; ``None`` if one has none."""
    got = made.seen.got[made.seen.group == made.seen.groups.index(group)]
    if not got.size or np.isnan(got).all(axis=0).any():
        return None
    return tuple(float(mean) for mean in 100 * np.nanmean(got, axis=0) / TOP_RATING)


def _count(made: Case, which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Numbers:
    return np.bincount(made.seen.group, weights=which, minlength=len(made.seen.groups)).astype(float)
