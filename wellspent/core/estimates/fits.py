"""The fits of one workbook: every measure pooled over the groups that have an answer to it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wellspent.core.estimates import mood
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.estimates.observations import Flags, Observations
from wellspent.core.estimates.per_hour import SPREAD_OF_HOURS, PerHour, per_hour, worth_its_hours
from wellspent.core.estimates.pooled import Pooled, group_means, pool

SPREAD_OF_VALUE: Final = 15.0
"""s0 of the value: 15 % of the width of its scale, as for the others."""
SPREAD_OF_RATING: Final = 0.6
"""s0 on a scale from 0 to 4, and of a change on it."""

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answered:
    """The meetings that enter one fit: ``meetings`` (N,) says which; ``group`` their place among ``groups`` (J,).

    ``counts`` (J,) are the answers of each group.
    """

    meetings: Flags
    group: Places
    groups: Places
    counts: Places

    def place(self, group: int) -> int | None:
        """Where in the fit the group stands; ``None`` if it has no answer."""
        at = int(np.searchsorted(self.groups, group))
        return at if at < self.groups.size and self.groups[at] == group else None

    def count(self, at: int) -> int:
        """How many answers there are of the group at this place of the fit."""
        return int(self.counts[at])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit:
    """One measure, pooled; ``None`` stands where nobody answered anywhere."""

    answered: Answered
    pooled: Pooled


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rate:
    """Value per hour over the meetings that have both."""

    answered: Answered
    per_hour: PerHour


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fits:
    """What the rule asks for. ``mood`` is the change at an equal mood before, ``mood_as_it_was`` the plain one.

    They are the same where there is too little to adjust by.
    """

    values: Numbers
    value: Fit | None
    hours: Fit | None
    rate: Rate | None
    mood: Fit | None
    mood_as_it_was: Fit | None
    progress: Fit | None


def answered(group: Places, meetings: Flags) -> Answered:
    """The ``meetings`` that have an answer, with their groups numbered without gaps."""
    groups, place, counts = np.unique(group[meetings], return_inverse=True, return_counts=True)
    return Answered(meetings=meetings, group=place, groups=groups, counts=counts)


def fit(measure: Numbers, group: Places, spread: float) -> Fit | None:
    """The means of one ``measure`` (N,), NaN where there is no answer; ``None`` if there is no answer at all."""
    have = answered(group, ~np.isnan(measure))
    if not have.groups.size:
        return None
    given = group_means(measure[have.meetings], have.group, have.groups.size)
    return Fit(answered=have, pooled=pool(given, spread))


def fits(seen: Observations, values: Numbers) -> Fits:
    """All fits of a workbook, for these ``values`` (N,) of its meetings."""
    plain = fit(seen.change, seen.group, SPREAD_OF_RATING)
    return Fits(
        values=values,
        value=fit(values, seen.group, SPREAD_OF_VALUE),
        hours=hours(seen),
        rate=_rate(seen, values),
        mood=_adjusted(seen, plain),
        mood_as_it_was=plain,
        progress=fit(seen.progress, seen.group, SPREAD_OF_RATING),
    )


def hours(seen: Observations) -> Fit | None:
    """Door-to-door hours; their s0 is a share of the unweighted mean of the groups' means."""
    have = answered(seen.group, (seen.hours > 0))
    if not have.groups.size:
        return None
    given = group_means(seen.hours[have.meetings], have.group, have.groups.size)
    return Fit(answered=have, pooled=pool(given, SPREAD_OF_HOURS * float(given.mean.mean())))


def probability_worth_hours(seen: Observations, values: Numbers, price: float) -> tuple[Answered, Numbers] | None:
    """P(value - price·hours ≥ 0) by group, over the meetings that have both."""
    have = answered(seen.group, ~np.isnan(values) & (seen.hours > 0))
    if not have.groups.size:
        return None
    value, time = values[have.meetings], seen.hours[have.meetings]
    count = have.groups.size
    return have, worth_its_hours(value, time, have.group, count, spread=SPREAD_OF_VALUE, price=price)


def _rate(seen: Observations, values: Numbers) -> Rate | None:
    have = answered(seen.group, ~np.isnan(values) & (seen.hours > 0))
    if not have.groups.size:
        return None
    value, time = values[have.meetings], seen.hours[have.meetings]
    return Rate(answered=have, per_hour=per_hour(value, time, have.group, have.groups.size, SPREAD_OF_VALUE))


def _adjusted(seen: Observations, plain: Fit | None) -> Fit | None:
    if plain is None:
        return None
    have = plain.answered
    found = mood.adjusted(seen.before[have.meetings], seen.change[have.meetings], have.group, have.groups.size)
    return plain if found is None else Fit(answered=have, pooled=pool(found.means, SPREAD_OF_RATING))
