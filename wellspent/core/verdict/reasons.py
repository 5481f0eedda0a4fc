"""Why a verdict is what it is: codes, each with the numbers that its sentence needs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from wellspent.core.estimates import GroupFigures, Measure
from wellspent.core.outcomes import counted_for
from wellspent.core.verdict.case import Case
from wellspent.core.verdict.rule import FEWEST_MOODS, Ground
from wellspent.core.verdict.track_record import wrong_so_often

HARDLY_MOVING: Final = 0.8
"""How probable it must be that progress is under "hardly" before it is said."""
CLOSE: Final = 0.25
"""A verdict is a close call while its chance of being wrong is within this share of what the rule still allows."""
MANY_LATE: Final = 0.5
"""From this share of late ratings on it is said that they were made from memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, as a code and the numbers that its sentence needs."""

    code: str
    numbers: Mapping[str, float]


def reasons(found: Ground, figures: GroupFigures, made: Case, *, others: int) -> tuple[Reason, ...]:
    """What the verdict rests on first, then what else is worth knowing; ``others`` counts other rated groups."""
    return (
        _main(found, figures, made, others),
        *_how_firm(found, figures, made),
        *_about_mood(found, figures, made),
        *_about_progress(figures, made),
        *_about_the_record(figures),
    )


def _main(found: Ground, figures: GroupFigures, made: Case, others: int) -> Reason:
    value = figures.value
    bar, fewest = made.workbook.definition.bar, made.lines.fewest_rated
    numbers = {**_interval(value), "bar": bar, "rated": figures.rated, "needed": fewest}
    if found is not Ground.FEW_RATED:
        if value.probability is not None:
            numbers["probability"] = value.probability
        if found in {Ground.DRAINING, Ground.DRAINING_THOUGH_WORTH_IT}:
            numbers |= {"change": figures.mood_change.estimate or 0.0, "moods": figures.mood_change.count}
        return Reason(code=found.value, numbers=numbers)
    if not figures.rated:
        return Reason(code="nothing_rated", numbers={"needed": fewest})
    if figures.rated == 1 and not others:
        return Reason(code="one_meeting_in_all", numbers=numbers)
    if figures.rated == 1:
        return Reason(code="first_impression", numbers=numbers)
    at_bar = value.probability if value.probability is not None else 0.5
    leaning = (at_bar >= made.lines.keep_at) - (at_bar <= made.lines.skip_at)
    if not leaning:
        return Reason(code="few_rated", numbers=numbers)
    share = wrong_so_often(figures.rated, keep=leaning > 0, careful=made.workbook.definition.careful)
    return Reason(code="leaning", numbers={**numbers, "towards": leaning, "one_in": round(1 / share)})


def _how_firm(found: Ground, figures: GroupFigures, made: Case) -> Iterator[Reason]:
    """Whether it is a close call, and how often such verdicts are wrong."""
    at_bar, lines = figures.value.probability, made.lines
    if found not in {Ground.ABOVE_BAR, Ground.BELOW_BAR} or at_bar is None:
        return
    keep = found is Ground.ABOVE_BAR
    if lines.skip_at * (1 - CLOSE) <= at_bar <= 1 - (1 - lines.keep_at) * (1 - CLOSE):
        yield Reason(code="close_call", numbers={"probability": at_bar})
    share = wrong_so_often(figures.rated, keep=keep, careful=made.workbook.definition.careful)
    wrong = 1 - at_bar if keep else at_bar
    numbers = {"rated": figures.rated, "one_in": round(1 / share), "clearer": wrong < share / 2}
    yield Reason(code="wrong_so_often", numbers=numbers)


def _about_mood(found: Ground, figures: GroupFigures, made: Case) -> Iterator[Reason]:
    change, as_it_was, line = figures.mood_change, figures.mood_as_it_was, made.lines.draining_at
    if change.count < FEWEST_MOODS or change.probability is None or as_it_was.probability is None:
        return
    if change.probability >= line:
        if found not in {Ground.DRAINING, Ground.DRAINING_THOUGH_WORTH_IT}:
            yield Reason(code="also_draining", numbers={"change": change.estimate or 0.0, "moods": change.count})
    elif as_it_was.probability >= line:
        seen = made.seen
        both = ~np.isnan(seen.change)
        mine = both & (seen.group == seen.groups.index(figures.group))
        numbers = {"before": float(seen.before[mine].mean()), "usually": float(seen.before[both].mean())}
        code = "low_before" if numbers["before"] < numbers["usually"] else "high_before"
        yield Reason(code=code, numbers={"change": as_it_was.estimate or 0.0, "moods": change.count, **numbers})


def _about_progress(figures: GroupFigures, made: Case) -> Iterator[Reason]:
    progress = figures.progress
    if progress.probability is not None and progress.probability >= HARDLY_MOVING:
        numbers = {"progress": progress.estimate or 0.0, "count": progress.count, "probability": progress.probability}
        yield Reason(code="not_moving", numbers=numbers)
    came = Counter(
        outcome.kind.value
        for outcome in made.workbook.outcomes.values()
        if counted_for(made.workbook, outcome) == figures.group
    )
    if came:
        yield Reason(code="outcomes", numbers=dict(came))


def _about_the_record(figures: GroupFigures) -> Iterator[Reason]:
    if figures.rated and figures.late / figures.rated >= MANY_LATE:
        yield Reason(code="rated_late", numbers={"late": figures.late, "rated": figures.rated})
    if figures.missing:
        yield Reason(code="missing", numbers={"missing": figures.missing})


def _interval(value: Measure) -> dict[str, float]:
    found = {"value": value.estimate, "low": value.low_80, "high": value.high_80}
    return {name: number for name, number in found.items() if number is not None}
