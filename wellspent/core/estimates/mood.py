"""Mood change with the mood before held equal: analysis of covariance with one slope within groups.

Whoever goes in low comes out higher by chance alone, and the other way round. So the change is compared at the same
mood before, as far as the record allows it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from wellspent.core.estimates.pooled import NU0, GroupMeans

ENOUGH: Final = 10
"""How many meetings it takes before the slope is worth taking out."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Adjusted:
    """The groups' changes at the mean mood before, and the pooled ``slope`` of change on mood before."""

    means: GroupMeans
    slope: float


def adjusted(before: ArrayLike, change: ArrayLike, groups: ArrayLike, count: int) -> Adjusted | None:
    """Adjusted means of J = ``count`` groups; ``None`` with under ten meetings, or one mood before in each group.

    Shapes: ``before``, ``change`` and ``groups`` (N,), in steps of the scale. Each group has a meeting.
    """
    x, d = np.asarray(before, dtype=float), np.asarray(change, dtype=float)
    group = np.asarray(groups, dtype=np.intp)
    n = np.bincount(group, minlength=count).astype(float)
    x_mean = np.bincount(group, weights=x, minlength=count) / n
    d_mean = np.bincount(group, weights=d, minlength=count) / n
    x_within, d_within = x - x_mean[group], d - d_mean[group]
    ssx = float(x_within @ x_within)
    if x.size < ENOUGH or ssx <= np.finfo(float).eps * x.size:
        return None
    slope = float(x_within @ d_within) / ssx
    away = x_mean - x.mean()
    return Adjusted(
        means=GroupMeans(
            count=1 / (1 / n + away**2 / ssx),
            mean=d_mean - slope * away,
            within=max(float(d_within @ d_within) - slope**2 * ssx, 0.0),
            df=NU0 + x.size - 2,
        ),
        slope=slope,
    )
