"""From a workbook to a verdict on every group, with its reasons as codes and numbers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wellspent.core.estimates import GroupFigures, group_figures, observations
from wellspent.core.estimates.fits import probability_worth_hours
from wellspent.core.model import VerdictCode, Workbook
from wellspent.core.verdict.case import Case, Week, case
from wellspent.core.verdict.reasons import Reason, reasons
from wellspent.core.verdict.rule import VERDICT_ON, Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupVerdict:
    """The verdict on one group.

    ``sure`` is the probability that what the verdict says of the group is so; ``None`` where it says nothing, or that
    the group is about at the bar. ``frees`` is what skipping it would set free, in hours a week.
    """

    group: str
    verdict: VerdictCode
    ground: Ground
    sure: float | None
    reasons: tuple[Reason, ...]
    figures: GroupFigures
    frees: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """The verdicts in the order of the groups, the week that fits them, and the case behind both."""

    verdicts: tuple[GroupVerdict, ...]
    week: Week | None
    case: Case


def judge(workbook: Workbook, now: dt.datetime) -> Judged:
    """The verdict on every group."""
    seen = observations(workbook, now)
    made = case(workbook, seen)
    bar = workbook.definition.bar
    grounds, week = made.grounds(made.steady.value, bar)
    figures = _priced(group_figures(seen, made.steady, bar, now.date()), made, week)
    verdicts = tuple(
        GroupVerdict(
            group=one.group,
            verdict=VERDICT_ON[found],
            ground=found,
            sure=_sure(found, one),
            reasons=reasons(found, one, made, others=sum(bool(other.rated) for other in figures) - bool(one.rated)),
            figures=one,
            frees=one.weekly_hours,
        )
        for one, found in zip(figures, grounds, strict=True)
    )
    return Judged(verdicts=verdicts, week=week, case=made)


def of_workbook(workbook: Workbook, now: dt.datetime) -> tuple[GroupVerdict, ...]:
    """The verdict on every group, in the order of the groups."""
    return judge(workbook, now).verdicts


def _priced(figures: Sequence[GroupFigures], made: Case, week: Week | None) -> Sequence[GroupFigures]:
    """The figures with the probability that a meeting is worth its hours, where an hour has a price."""
    if week is None or week.price is None:
        return figures
    worth = probability_worth_hours(made.seen, made.values, week.price)
    if worth is None:
        return figures
    answered, probability = worth
    priced = list(figures)
    for at, place in enumerate(answered.groups):
        rate = replace(priced[place].value_per_hour, probability=float(probability[at]))
        priced[place] = replace(priced[place], value_per_hour=rate)
    return priced


def _sure(found: Ground, figures: GroupFigures) -> float | None:
    at_bar = figures.value.probability
    if found is Ground.BELOW_BAR and at_bar is not None:
        return 1 - at_bar
    if found in {Ground.ABOVE_BAR, Ground.FURTHER_ELSEWHERE}:
        return at_bar
    if found in {Ground.DRAINING, Ground.DRAINING_THOUGH_WORTH_IT}:
        return figures.mood_change.probability
    return None
