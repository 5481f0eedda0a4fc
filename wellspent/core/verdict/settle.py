"""How many more meetings it would take until the verdict is clear."""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np

from wellspent.core.estimates.mixture import Numbers
from wellspent.core.verdict.rule import Thresholds

MOST: Final = 8
"""Past this many, more visits will hardly settle it."""
EVEN: Final = 0.5
PATHS: Final = 4000
SEED: Final = 20260105

_NORMAL: Final = NormalDist()


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """What is known of a group's value: its posterior ``mean`` and ``variance``, the ``noise`` of one meeting, the bar.

    In points and squared points.
    """

    mean: float
    variance: float
    noise: float
    bar: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The probability of a clear verdict within 1, 2, … ``MOST`` more meetings, looking after each of them.

    ``needed`` is the smallest number with even odds or better; ``None`` if it is more than ``MOST``.
    """

    within: tuple[float, ...]

    @property
    def needed(self) -> int | None:
        """How many more meetings give about even odds of a clear answer."""
        return next((more for more, share in enumerate(self.within, 1) if share >= EVEN), None)


def settled_at_one_look(belief: Belief, more: int, lines: Thresholds) -> float:
    """P(keep or skip is clear) when looking just once, after ``more`` meetings; closed form, normal throughout."""
    later = 1 / (1 / belief.variance + more / belief.noise)
    spread = np.sqrt(belief.variance - later)
    keep, skip = _NORMAL.inv_cdf(lines.keep_at), _NORMAL.inv_cdf(1 - lines.skip_at)
    above = (belief.mean - belief.bar - keep * np.sqrt(later)) / spread
    below = (belief.bar - skip * np.sqrt(later) - belief.mean) / spread
    return float(_NORMAL.cdf(above) + _NORMAL.cdf(below))


def settled_within(
    belief: Belief, most: int, lines: Thresholds, *, first: int = 1, paths: int = PATHS, seed: int = SEED
) -> Numbers:
    """P(a clear verdict comes within 1 … ``most`` meetings), looking after each one from the ``first`` on; (most,).

    By simulated paths from a fixed seed, so that the same record always gives the same answer.
    """
    chance = np.random.default_rng(seed)
    theta = belief.mean + np.sqrt(belief.variance) * chance.standard_normal((paths, 1))
    seen = theta + np.sqrt(belief.noise) * chance.standard_normal((paths, most))
    more = np.arange(1, most + 1)
    precision = 1 / belief.variance + more / belief.noise
    mean = (belief.mean / belief.variance + np.cumsum(seen, axis=1) / belief.noise) / precision
    z = (mean - belief.bar) * np.sqrt(precision)
    clear = (z >= _NORMAL.inv_cdf(lines.keep_at)) | (z <= _NORMAL.inv_cdf(lines.skip_at))
    clear[:, : first - 1] = False
    share: Numbers = np.logical_or.accumulate(clear, axis=1).mean(axis=0)
    return share


def outlook(belief: Belief, rated: int, lines: Thresholds) -> Outlook:
    """The odds of a clear verdict, for a group with ``rated`` meetings so far."""
    first = max(1, lines.fewest_rated - rated)
    return Outlook(within=tuple(float(share) for share in settled_within(belief, MOST, lines, first=first)))
