"""What the record of one group amounts to: counts, plain means and estimates. Missing answers stay missing."""

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from wellspent.core.estimates.fits import Fit, Fits
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.estimates.observations import Flags, Observations

RECENT_WEEKS: Final = 8
"""How many weeks back "what you spend there now" looks."""

LIMITS: Final = (0.025, 0.1, 0.9, 0.975)
"""Shares of the 95 % and the 80 % interval."""
Z80: Final = 1.2816
Z95: Final = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of one group.

    ``plain`` is the mean of the ``count`` meetings that have an answer, of ``count + missing`` that count. ``estimate``
    is partially pooled with the other groups, and so are the limits of its 80 and 95 % intervals, cut off at the ends
    of the scale. ``probability`` is what the measure is asked for; see ``GroupFigures``. ``None``: not known yet.
    """

    count: int
    missing: int
    plain: float | None = None
    estimate: float | None = None
    low_80: float | None = None
    high_80: float | None = None
    low_95: float | None = None
    high_95: float | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """The figures of one group over the meetings that count (``scoring.been``).

    ``hours`` sums the door-to-door hours that are known; ``hours_unknown`` counts the meetings without;
    ``weekly_hours`` is what the group took a week lately, ``late`` how many meetings were rated late.

    =======================  ==============  ==================================================================
    measure                  scale           ``probability``
    =======================  ==============  ==================================================================
    ``value``                0 to 100        that the group's value is at or above the bar
    ``value_per_hour``       points an hour  that a meeting is worth its hours at the week's price of an hour
    ``mood_change``          -4 to 4         that the change is below 0, at an equal mood before
    ``mood_as_it_was``       -4 to 4         that the change is below 0, whatever the mood before
    ``progress``             0 to 4          that progress is below 1 ("hardly")
    =======================  ==============  ==================================================================
    """

    group: str
    rated: int
    missing: int
    late: int
    hours: float
    hours_unknown: int
    weekly_hours: float
    value: Measure
    value_per_hour: Measure
    mood_change: Measure
    mood_as_it_was: Measure
    progress: Measure


HARDLY: Final = 1.0
"""Progress below this is not moving the search."""


def group_figures(seen: Observations, found: Fits, bar: float, today: dt.date) -> tuple[GroupFigures, ...]:
    """Figures of every group, in the order of ``seen.groups``; the price of an hour is not known here."""
    rated = ~np.isnan(found.values)
    known = ~np.isnan(seen.hours)
    in_all, with_value, late = _sums(seen, np.ones(rated.size)), _sums(seen, rated), _sums(seen, rated & seen.late)
    hours, with_hours = _sums(seen, np.where(known, seen.hours, 0.0)), _sums(seen, known)
    weekly = _weekly_hours(seen, today)
    measures = zip(
        _measures(seen, found.values, found.value, (0.0, 100.0), bar, above=True),
        _rates(seen, found),
        _measures(seen, seen.change, found.mood, (-4.0, 4.0), 0.0),
        _measures(seen, seen.change, found.mood_as_it_was, (-4.0, 4.0), 0.0),
        _measures(seen, seen.progress, found.progress, (0.0, 4.0), HARDLY),
        strict=True,
    )
    return tuple(
        GroupFigures(
            group=seen.groups[place],
            rated=round(with_value[place]),
            missing=round(in_all[place] - with_value[place]),
            late=round(late[place]),
            hours=float(hours[place]),
            hours_unknown=round(in_all[place] - with_hours[place]),
            weekly_hours=float(weekly[place]),
            value=value,
            value_per_hour=rate,
            mood_change=mood,
            mood_as_it_was=as_it_was,
            progress=progress,
        )
        for place, (value, rate, mood, as_it_was, progress) in enumerate(measures)
    )


def _measures(
    seen: Observations,
    measure: Numbers,
    fit: Fit | None,
    scale: tuple[float, float],
    bound: float,
    *,
    above: bool = False,
) -> list[Measure]:
    """One measure of every group; its probability is that of being below the ``bound``, or at or above it."""
    have = ~np.isnan(measure)
    counts, in_all = _sums(seen, have), _sums(seen, np.ones(have.size))
    total = _sums(seen, np.where(have, measure, 0.0))
    measures = [
        Measure(count=round(count), missing=round(every - count)) for count, every in zip(counts, in_all, strict=True)
    ]
    if fit is None:
        return measures
    theta = fit.pooled.theta
    best, limits = theta.mean, np.clip(theta.quantiles(LIMITS), *scale)
    probability = theta.at_least(bound) if above else theta.below(bound)
    for at, place in enumerate(fit.answered.groups):
        low_95, low_80, high_80, high_95 = (float(limit) for limit in limits[:, at])
        measures[place] = replace(
            measures[place],
            plain=float(total[place] / counts[place]),
            estimate=float(best[at]),
            low_80=low_80,
            high_80=high_80,
            low_95=low_95,
            high_95=high_95,
            probability=float(probability[at]),
        )
    return measures


def _rates(seen: Observations, found: Fits) -> list[Measure]:
    """Value per hour of every group; without limits while value or hours have no variance."""
    both = ~np.isnan(found.values) & (seen.hours > 0)
    counts, in_all = _sums(seen, both), _sums(seen, np.ones(both.size))
    value, hours = _sums(seen, np.where(both, found.values, 0.0)), _sums(seen, np.where(both, seen.hours, 0.0))
    measures = [
        Measure(count=round(count), missing=round(every - count)) for count, every in zip(counts, in_all, strict=True)
    ]
    if found.rate is None:
        return measures
    per_hour = found.rate.per_hour
    for at, place in enumerate(found.rate.answered.groups):
        ratio, sd = float(per_hour.ratio[at]), float(per_hour.sd[at])
        measures[place] = replace(
            measures[place], plain=float(value[place] / hours[place]), estimate=ratio, **_limits(ratio, sd)
        )
    return measures


def _limits(ratio: float, sd: float) -> dict[str, float]:
    if not math.isfinite(sd):
        return {}
    return {
        "low_80": max(ratio - Z80 * sd, 0.0),
        "high_80": ratio + Z80 * sd,
        "low_95": max(ratio - Z95 * sd, 0.0),
        "high_95": ratio + Z95 * sd,
    }


def _weekly_hours(seen: Observations, today: dt.date) -> Numbers:
    """Hours a week over the last eight weeks, or over the weeks since the first meeting if that was later."""
    days = np.array([meeting.date.toordinal() for meeting in seen.meetings], dtype=float)
    recent = (days > today.toordinal() - 7 * RECENT_WEEKS) & ~np.isnan(seen.hours)
    first = np.full(len(seen.groups), float(today.toordinal()))
    np.minimum.at(first, seen.group, days)
    weeks = np.clip((today.toordinal() - first) / 7, 1.0, RECENT_WEEKS)
    return _sums(seen, np.where(recent, seen.hours, 0.0)) / weeks


def _sums(seen: Observations, weights: Numbers | Flags) -> Numbers:
    """The sum by group."""
    return np.bincount(seen.group, weights=weights, minlength=len(seen.groups)).astype(float)
