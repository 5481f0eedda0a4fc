"""Where the plain mean would meet the bar if the weights were others: closed forms for one group.

``weights`` (C,) sum to 1, ``means`` (C,) are the group's means by criterion, 0 to 100. At these weights the verdict is
open, so they bound how firm the *mean* is; where the *verdict* changes is searched for (``changes``).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def value_of(weights: ArrayLike, means: ArrayLike) -> float:
    """The value under these weights."""
    return float(np.asarray(weights) @ np.asarray(means))


def single_changes(weights: Sequence[float], means: Sequence[float], bar: float) -> tuple[float | None, ...]:
    """For each weight the change that brings the value to the bar, the others rescaled; ``None`` if none can."""
    value = value_of(weights, means)
    found: list[float | None] = []
    for weight, mean in zip(weights, means, strict=True):
        rest = (value - weight * mean) / (1 - weight) if weight < 1 else mean
        change = (bar - value) / (mean - rest) if mean != rest else None
        found.append(change if change is not None and 0 <= weight + change <= 1 else None)
    return tuple(found)


def least_shift(weights: Sequence[float], means: Sequence[float], bar: float) -> float | None:
    """The least weight that has to move between criteria to bring the value to the bar; ``None`` if none suffices.

    From the highest mean to the lowest, or back if the value is below the bar: the optimum of the linear programme.
    """
    value = value_of(weights, means)
    down = value >= bar
    to = min(means) if down else max(means)
    gap, moved = abs(value - bar), 0.0
    for mean, weight in sorted(zip(means, weights, strict=True), reverse=down):
        gain = abs(mean - to)
        if gap <= 0 or not gain:
            break
        share = min(weight, gap / gain)
        moved, gap = moved + share, gap - share * gain
    return moved if gap <= 1e-12 else None  # noqa: PLR2004 - rounding


def range_with_same_ranking(means: Sequence[float]) -> tuple[float, float]:
    """The least and the greatest value under any weights with the same ranking; ``means`` in the order of rank."""
    running = np.cumsum(means) / np.arange(1, len(means) + 1)
    return float(running.min()), float(running.max())
