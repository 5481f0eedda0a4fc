"""A workbook's case: what stays the same while weights and bar are tried out, and the grounds that follow."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wellspent.core import scoring
from wellspent.core.estimates import Observations
from wellspent.core.estimates.fits import SPREAD_OF_VALUE, Fit, Fits, fit, fits
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.model import CALLS, GroupStatus, VerdictCode, Workbook
from wellspent.core.verdict import week
from wellspent.core.verdict.rule import VERDICT_ON, Ground, Standing, Thresholds, ground, thresholds

MOST_CALLS: Final = 10
"""Calls a week that the plan may ask for, if the group does not say; of any other group it is one visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """What the week gives to one group: ``visits`` of ``most``, with ``hours`` for one; ``value`` of one in points."""

    group: str
    visits: int
    most: int
    hours: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The best use of ``budget`` hours; ``price`` is that of an hour (points), ``None`` if all fits.

    ``worth`` is the value of these visits, ``by_hand`` that of always taking the best value per hour first.
    """

    budget: float
    plan: tuple[Visits, ...]
    price: float | None
    worth: float
    by_hand: float

    @property
    def hours(self) -> float:
        """What the visits take, in hours."""
        return sum(one.visits * one.hours for one in self.plan)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """Observations, thresholds and the fits that do not depend on weights or bar."""

    workbook: Workbook
    seen: Observations
    lines: Thresholds
    steady: Fits

    @property
    def values(self) -> Numbers:
        """The values under the workbook's own weights."""
        return self.steady.values

    def refit(self, values: Numbers) -> Fit | None:
        """The fit of other ``values`` of the same meetings."""
        return fit(values, self.seen.group, SPREAD_OF_VALUE)

    def grounds(self, value: Fit | None, bar: float) -> tuple[tuple[Ground, ...], Week | None]:
        """The ground of every group's verdict, in the order of ``seen.groups``, and the week that they rest on."""
        standings = self._standings(value, bar)
        first = [ground(one, self.lines) for one in standings]
        plan = self._week(value, first)
        if plan is None:
            return tuple(first), None
        full = {one.group for one in plan.plan if one.most and not one.visits}
        return tuple(
            Ground.FURTHER_ELSEWHERE if found is Ground.ABOVE_BAR and group in full else found
            for group, found in zip(self.seen.groups, first, strict=True)
        ), plan

    def verdicts(self, value: Fit | None, bar: float) -> tuple[VerdictCode, ...]:
        """The verdict on every group."""
        return tuple(VERDICT_ON[found] for found in self.grounds(value, bar)[0])

    def _standings(self, value: Fit | None, bar: float) -> list[Standing]:
        mood = self.steady.mood
        below = mood.pooled.theta.below(0.0) if mood is not None else None
        at_least = value.pooled.theta.at_least(bar) if value is not None else None
        distance = value.pooled.theta.distance(bar) if value is not None else None
        standings = []
        for place in range(len(self.seen.groups)):
            at = value.answered.place(place) if value is not None else None
            felt = mood.answered.place(place) if mood is not None else None
            standings.append(
                Standing(
                    rated=value.answered.count(at) if value is not None and at is not None else 0,
                    at_bar=float(at_least[at]) if at_least is not None and at is not None else None,
                    distance=float(distance[at]) if distance is not None and at is not None else None,
                    moods=mood.answered.count(felt) if mood is not None and felt is not None else 0,
                    draining=float(below[felt]) if below is not None and felt is not None else None,
                )
            )
        return standings

    def _week(self, value: Fit | None, first: Sequence[Ground]) -> Week | None:
        """The plan for the hours that the person has; ``None`` if they did not say how many."""
        budget = self.workbook.definition.weekly_hours
        if budget is None or value is None:
            return None
        worth = value.pooled.theta.mean
        found = []
        for at, place in enumerate(value.answered.groups):
            group, hours = self.seen.groups[place], self._hours(int(place))
            if self._goes_there(group) and hours and VERDICT_ON[first[place]] is not VerdictCode.SKIP:
                one = week.Candidate(value=float(worth[at]), cost=_quarters(hours), most=self._most(group))
                found.append((group, hours, one))
        candidates = [one for _, _, one in found]
        units = math.floor(budget * week.QUARTERS)
        spending = week.best(candidates, units)
        price = week.price(candidates, spending)
        return Week(
            budget=budget,
            plan=tuple(
                Visits(group=group, visits=visits, most=one.most, hours=hours, value=one.value)
                for (group, hours, one), visits in zip(found, spending.visits, strict=True)
            ),
            price=None if price is None else price * week.QUARTERS,
            worth=spending.value,
            by_hand=week.by_value_per_hour(candidates, units).value,
        )

    def _hours(self, place: int) -> float | None:
        """Hours of one visit: as estimated, else as the group usually takes, else as any group's."""
        hours = self.steady.hours
        at = hours.answered.place(place) if hours is not None else None
        if hours is not None and at is not None:
            return float(hours.pooled.theta.mean[at])
        group = self.workbook.groups.get(self.seen.groups[place])
        if group is not None and group.usual_minutes:
            return (group.usual_minutes + (group.usual_travel_minutes or 0)) / 60
        return hours.pooled.overall if hours is not None else None

    def _most(self, group_id: str) -> int:
        group = self.workbook.groups.get(group_id)
        if group is not None and group.per_week_most is not None:
            return group.per_week_most
        return MOST_CALLS if group_id == CALLS else 1

    def _goes_there(self, group_id: str) -> bool:
        group = self.workbook.groups.get(group_id)
        return group is None or group.status is GroupStatus.ATTENDING


def case(workbook: Workbook, seen: Observations) -> Case:
    """The case of a workbook, from the meetings ``seen``."""
    values = seen.values(scoring.weights(workbook.definition))
    return Case(workbook=workbook, seen=seen, lines=thresholds(workbook.definition), steady=fits(seen, values))


def _quarters(hours: float) -> int:
    """Quarter-hours, rounded up; rounding errors do not make one more."""
    return max(1, math.ceil(hours * week.QUARTERS - 1e-9))
