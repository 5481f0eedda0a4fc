"""Value per hour: the ratio of two pooled means, with the uncertainty of both."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from wellspent.core.estimates.mixture import Numbers
from wellspent.core.estimates.pooled import Pooled, group_means, pool

SPREAD_OF_HOURS: Final = 0.25
"""s0 of the hours, as a share of the unweighted mean of the groups' means."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PerHour:
    """Points an hour of J groups: ``ratio`` and ``sd`` (J,), infinite where value or hours have no variance yet."""

    hours: Pooled
    ratio: Numbers
    sd: Numbers


def per_hour(values: ArrayLike, hours: ArrayLike, groups: ArrayLike, count: int, spread: float) -> PerHour:
    """E[value]/E[hours] by group over the meetings that have both; ``spread`` is s0 of the value.

    sd = sqrt(Var(value) + ratio²·Var(hours)) / E[hours]. Shapes: (N,) for the first three.
    """
    given = group_means(hours, groups, count)
    time = pool(given, SPREAD_OF_HOURS * float(given.mean.mean()))
    value = pool(group_means(values, groups, count), spread)
    ratio = value.theta.mean / time.theta.mean
    if not np.isfinite(value.theta.variance).all():
        return PerHour(hours=time, ratio=ratio, sd=np.full(count, np.inf))
    sd = np.sqrt(value.theta.variance + ratio**2 * time.theta.variance) / time.theta.mean
    return PerHour(hours=time, ratio=ratio, sd=sd)


def worth_its_hours(
    values: ArrayLike, hours: ArrayLike, groups: ArrayLike, count: int, *, spread: float, price: float
) -> Numbers:
    """P(value - price·hours ≥ 0) by group, for a ``price`` in points an hour; no ratio needed."""
    gain = np.asarray(values, dtype=float) - price * np.asarray(hours, dtype=float)
    return pool(group_means(gain, groups, count), spread).theta.at_least(0.0)
