"""Are the intervals what they say, and what does pooling buy? The plain mean against the product's estimate."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from scipy.special import stdtr, stdtrit

from benchmarks.simulation.repeat import repeated
from benchmarks.simulation.tables import fine, markdown, share
from benchmarks.simulation.worlds import BAR, ELSEWHERE, USUAL, Draw, Numbers, World
from wellspent.core.estimates.fits import SPREAD_OF_VALUE
from wellspent.core.estimates.pooled import group_means, pool
from wellspent.core.verdict.rule import Thresholds

MEETINGS: Final = (2, 3, 5, 10)
FEW: Final = 3
"""How many in the other worlds."""
LIMITS: Final = {80: (0.77, 0.84), 95: (0.93, 0.97)}
"""Between which shares an interval has to cover."""

RULE: Final = Thresholds()
_SHARES: Final = np.array([0.025, 0.1, 0.9, 0.975])
_TRUTH, _BEST_GUESS, _P, _LOW_95, _LOW_80, _HIGH_80, _HIGH_95 = range(7)


Method = Callable[[Numbers], Numbers]
"""From ratings (groups, meetings) to a best guess, P(value ≥ bar) and the limits of both intervals, by group."""


@dataclass(frozen=True, slots=True)
class Row:
    """How one method did: shares of intervals that cover, points, and shares of verdicts that are wrong.

    ``width`` is the median width of the 80 % interval; ``best`` is by how much the group that looks best is overrated;
    ``forced`` decides always, ``by_rule`` only where the probability is clear, and then counts all groups.
    """

    covers: Mapping[int, float]
    rmse: float
    width: float
    best: float
    forced: float
    by_rule: float

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns of a table."""
        return (
            f"{share(self.covers[80])} / {share(self.covers[95])}",
            f"{self.rmse:.1f}",
            f"{self.width:.0f}",
            f"{self.best:+.1f}",
            f"{fine(self.forced)} / {fine(self.by_rule)}",
        )

    def outside(self) -> Iterator[str]:
        """Where the intervals cover too little or too much."""
        for level, (low, high) in LIMITS.items():
            if not low <= self.covers[level] <= high:
                yield f"the {level} % interval covers {fine(self.covers[level])}, not {share(low)} to {share(high)}"


HEAD: Final = ("covers 80 / 95", "RMSE", "width 80", "bias of the “best” group", "wrong, forced / by the rule")


def usual(repetitions: int, seed: int) -> tuple[str, list[str]]:
    """The table for 2 to 10 meetings a group, and what lies outside the limits."""
    rows, outside = [], []
    for meetings in MEETINGS:
        once = partial(_once, USUAL, meetings, (_plain, _pooled))
        found = repeated(once, repetitions, seed, f"{meetings} meetings a group")
        plain, pooled = _row(found[:, 0]), _row(found[:, 1])
        rows.append((str(meetings), "plain mean, own sd", *plain.cells))
        rows.append((str(meetings), "**pooled**", *pooled.cells))
        outside += [f"{meetings} meetings a group: {what}" for what in pooled.outside()]
    return markdown(("meetings a group", "method", *HEAD), rows), outside


def elsewhere(repetitions: int, seed: int) -> str:
    """The table for other worlds, most of them not as the model supposes; the pooled estimate alone."""
    rows = []
    for name, world in ELSEWHERE.items():
        found = repeated(partial(_once, world, FEW, (_pooled,)), repetitions, seed, name)
        rows.append((name, *_row(found[:, 0]).cells))
    return markdown((f"{FEW} meetings a group", *HEAD), rows)


def _once(world: World, meetings: int, methods: Sequence[Method], draw: Draw) -> Numbers:
    """One person: the seven figures of each method for each group, (methods, 7, groups)."""
    worth = world.worth(draw)
    ratings = world.rated(np.repeat(worth, meetings), draw).reshape(world.groups, meetings)
    truth = world.meant(worth)
    return np.stack([np.stack([truth, *method(ratings)]) for method in methods])


def _plain(ratings: Numbers) -> Numbers:
    """Each group by itself, with its own standard deviation."""
    meetings = ratings.shape[1]
    mean, error = ratings.mean(axis=1), ratings.std(axis=1, ddof=1) / np.sqrt(meetings)
    quantiles = mean + error * stdtrit(meetings - 1, _SHARES)[:, None]
    return np.stack([mean, stdtr(meetings - 1, (mean - BAR) / error), *quantiles])


def _pooled(ratings: Numbers) -> Numbers:
    """The product's estimate."""
    groups, meetings = ratings.shape
    theta = pool(group_means(ratings.ravel(), np.repeat(np.arange(groups), meetings), groups), SPREAD_OF_VALUE).theta
    return np.stack([theta.mean, theta.at_least(BAR), *theta.quantiles(_SHARES)])


def _row(found: Numbers) -> Row:
    """The figures (repetitions, 7, groups) summed up."""
    truth, guess, p = found[:, _TRUTH], found[:, _BEST_GUESS], found[:, _P]
    low_80, high_80, low_95, high_95 = (found[:, at] for at in (_LOW_80, _HIGH_80, _LOW_95, _HIGH_95))
    best = guess.argmax(axis=1)[:, None]
    worth_it = truth >= BAR
    kept, skipped = p >= RULE.keep_at, p <= RULE.skip_at
    return Row(
        covers={
            80: float(np.mean((low_80 <= truth) & (truth <= high_80))),
            95: float(np.mean((low_95 <= truth) & (truth <= high_95))),
        },
        rmse=float(np.sqrt(np.mean((guess - truth) ** 2))),
        width=float(np.median(high_80 - low_80)),
        best=float(np.mean(np.take_along_axis(guess - truth, best, axis=1))),
        forced=float(np.mean((p >= 1 / 2) != worth_it)),
        by_rule=float(np.mean((kept & ~worth_it) | (skipped & worth_it))),
    )
