"""The randomisation test: how many of the schedules that could have been drawn show as much as the one that was."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from wellspent.core.breaks.designs import Phases
from wellspent.core.estimates.mixture import Numbers

_TIE: Final = 1e-9
"""Differences that are this close are the same, whatever the order of summing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Randomisation:
    """``observed`` is the mean without the group minus the mean with it, in the measure's units.

    Of ``count`` schedules, ``at_least`` (the drawn one among them) show that much or more.
    """

    observed: float
    at_least: int
    count: int

    @property
    def p(self) -> float:
        """The one-sided p; the direction, more without than with, is fixed beforehand."""
        return self.at_least / self.count


def randomisation(values: ArrayLike, drawn: ArrayLike, schedules: Phases) -> Randomisation | None:
    """The exact test over all ``schedules`` (S, T), of which ``drawn`` (T,) is one.

    ``values`` (T,) are one measure week by week, NaN where it is not known: such weeks are left out of the means. The
    statistic is the mean of the phases' means without minus the mean of those with. ``None`` where a phase of the drawn
    schedule has no value; another schedule without a value in a phase counts as one that shows as much, so that the p
    can only be too large by it.
    """
    weeks = np.asarray(values, dtype=float)
    observed = float(_statistic(weeks, np.asarray(drawn)[None, :])[0])
    if np.isnan(observed):
        return None
    every = _statistic(weeks, schedules)
    at_least = int(np.count_nonzero(np.isnan(every) | (every >= observed - _TIE)))
    return Randomisation(observed=observed, at_least=at_least, count=len(schedules))


def _statistic(values: Numbers, schedules: Phases) -> Numbers:
    """Mean of phase means, odd phases minus even ones, for each schedule; NaN where a phase has no value."""
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    is_phase = schedules[:, None, :] == np.arange(schedules.max() + 1)[None, :, None]
    with np.errstate(invalid="ignore"):
        means = (is_phase @ filled) / (is_phase @ known.astype(float))
    result: Numbers = means[:, 1::2].mean(axis=1) - means[:, ::2].mean(axis=1)
    return result
