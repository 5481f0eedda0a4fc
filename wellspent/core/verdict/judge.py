"""From a group's figures to a verdict, with its reasons as codes and numbers.

The rule, in this order:

1. fewer rated meetings than ``fewest_rated`` (3): too early to tell;
2. mean value within ``close_call`` (5) points of the bar: take a break and see;
3. mean value below the bar: skip it;
4. above the bar, but mood falls on average: take a break and see;
5. above the bar: keep going.

Progress never changes a verdict, but it is named beside it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wellspent.core.estimates import GroupFigures, group_figures
from wellspent.core.model import Definition, VerdictCode, Workbook

NOT_MOVING = 1.0
"""Mean progress under this ("hardly") is named: it is not moving the search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, as a code and the numbers that its sentence needs."""

    code: str
    numbers: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupVerdict:
    """The verdict on one group; ``frees`` is what skipping it would set free, in hours a week."""

    group: str
    verdict: VerdictCode
    reasons: tuple[Reason, ...]
    figures: GroupFigures
    frees: float


def of_workbook(workbook: Workbook, now: dt.datetime) -> tuple[GroupVerdict, ...]:
    """The verdict on every group, in the order of the groups."""
    return tuple(of_group(figures, workbook.definition) for figures in group_figures(workbook, now))


def of_group(figures: GroupFigures, definition: Definition) -> GroupVerdict:
    """The verdict on one group by the rule above."""
    verdict, reason = _rule(figures, definition)
    reasons = [reason]
    change = figures.mood_change.mean
    if change is not None and change < 0 and reason.code != "above_bar_but_draining":
        reasons.append(Reason(code="draining", numbers={"change": change, "count": figures.mood_change.count}))
    progress = figures.progress.mean
    if progress is not None and progress < NOT_MOVING:
        reasons.append(Reason(code="not_moving", numbers={"progress": progress, "count": figures.progress.count}))
    if figures.missing:
        reasons.append(Reason(code="missing", numbers={"missing": figures.missing}))
    return GroupVerdict(
        group=figures.group,
        verdict=verdict,
        reasons=tuple(reasons),
        figures=figures,
        frees=figures.weekly_hours,
    )


def _rule(figures: GroupFigures, definition: Definition) -> tuple[VerdictCode, Reason]:
    value = figures.value.mean
    if value is None or figures.rated < definition.fewest_rated:
        numbers: dict[str, float] = {"rated": figures.rated, "needed": definition.fewest_rated}
        return VerdictCode.TOO_EARLY, Reason(code="few_rated", numbers=numbers)
    numbers = {"value": value, "bar": definition.bar, "rated": figures.rated}
    # The slack keeps "exactly five points" near the bar, however the weights were rounded.
    if abs(value - definition.bar) <= definition.close_call + 1e-9:
        return VerdictCode.TAKE_A_BREAK, Reason(code="about_at_bar", numbers=numbers)
    if value < definition.bar:
        return VerdictCode.SKIP, Reason(code="below_bar", numbers=numbers)
    change = figures.mood_change.mean
    if change is not None and change < 0:
        return VerdictCode.TAKE_A_BREAK, Reason(code="above_bar_but_draining", numbers={**numbers, "change": change})
    return VerdictCode.KEEP_GOING, Reason(code="above_bar", numbers=numbers)
