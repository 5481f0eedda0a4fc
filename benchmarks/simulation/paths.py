"""One group watched from its first meeting on, beside four others with five meetings each."""

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulation.repeat import repeated
from benchmarks.simulation.worlds import BAR, Draw, Numbers, World
from wellspent.core.estimates.fits import SPREAD_OF_VALUE
from wellspent.core.estimates.pooled import group_means, pool
from wellspent.core.verdict.rule import Ground, Standing, Thresholds, ground

_GROUPS: Final = 5
_OTHERS: Final = np.repeat([1, 2, 3, 4], 5)
"""Which group each rating of the others is of; the watched one is 0."""


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """What is known after 1, 2, … meetings: (repetitions, meetings) each, ``worth`` (repetitions,).

    ``at_bar`` is P(value ≥ bar), ``distance`` E|value - bar|, ``plain`` the plain mean; the rest is what the outlook on
    more meetings starts from.
    """

    worth: Numbers
    plain: Numbers
    at_bar: Numbers
    distance: Numbers
    mean: Numbers
    variance: Numbers
    noise: Numbers

    @property
    def people(self) -> int:
        """How many repetitions there are."""
        return self.worth.size

    @property
    def longest(self) -> int:
        """How many meetings each group is watched for."""
        return int(self.at_bar.shape[1])

    @property
    def worth_it(self) -> NDArray[np.bool_]:
        """Whether the group truly reaches the bar."""
        return self.worth >= BAR

    def ground(self, path: int, meetings: int, lines: Thresholds) -> Ground:
        """What the verdict of one path rests on after so many meetings, by the product's rule."""
        at = (path, meetings - 1)
        standing = Standing(rated=meetings, at_bar=self.at_bar[at], distance=self.distance[at], moods=0, draining=None)
        return ground(standing, lines)


def paths(world: World, longest: int, repetitions: int, seed: int, name: str) -> Paths:
    """That many people, each with one group watched for ``longest`` meetings."""
    found = repeated(partial(_once, world, longest), repetitions, seed, name)
    return Paths(found[:, 0, 0], *(found[:, at] for at in range(1, found.shape[1])))


def _once(world: World, longest: int, draw: Draw) -> Numbers:
    worth = world.worth(draw)
    group = np.concatenate([_OTHERS, np.zeros(longest, dtype=np.intp)])
    ratings = world.rated(worth[group], draw)
    plain = ratings[_OTHERS.size :].cumsum() / np.arange(1, longest + 1)
    known = [_known(ratings[:end], group[:end]) for end in range(_OTHERS.size + 1, ratings.size + 1)]
    return np.stack([np.full(longest, worth[0]), plain, *np.array(known).T])


def _known(ratings: Numbers, group: NDArray[np.intp]) -> tuple[float, ...]:
    pooled = pool(group_means(ratings, group, _GROUPS), SPREAD_OF_VALUE)
    theta = pooled.theta
    return (
        float(theta.at_least(BAR)[0]),
        float(theta.distance(BAR)[0]),
        float(theta.mean[0]),
        float(theta.variance[0]),
        pooled.noise,
    )
