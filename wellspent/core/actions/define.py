"""Define: what makes a meeting useful for this person."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wellspent.core import ids, scoring, verdict
from wellspent.core.actions.first_steps import reached
from wellspent.core.actions.typed import checked, put
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import STARTING_CRITERIA, Criterion, Definition, FirstSteps, VerdictCode, Weighting, Workbook
from wellspent.core.store.port import Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionInput:
    """A criterion as it stands on the screen."""

    id: str
    text: str
    points: float | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionInput:
    """The definition as it stands on the screen; criteria in use are in order, most important first."""

    purpose: str
    criteria: Sequence[CriterionInput]
    weighting: Weighting
    bar: float
    weekly_hours: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a changed definition does to the past: meetings that gain or lose a value, and verdicts that change."""

    gained: int
    lost: int
    shifted: int
    verdicts: tuple[tuple[str, VerdictCode, VerdictCode], ...]

    @property
    def nothing(self) -> bool:
        """True if the past looks the same."""
        return not (self.gained or self.lost or self.shifted or self.verdicts)


def new_definition(workbook: Workbook, typed: DefinitionInput, now: dt.datetime) -> Definition:
    """The definition that the input makes; what is not on the screen stays as it is.

    A criterion that is not new keeps the day it was added. Ranks close up over the criteria in use; no criterion that
    was ever saved is dropped, whatever the screen left out.

    Raises:
        InvalidInput: naming each field that can't be taken.
    """
    known = {criterion.id: criterion for criterion in workbook.definition.criteria}
    criteria, rank = [], 0
    for given in typed.criteria:
        before = known.get(given.id)
        rank += 0 if given.retired else 1
        retired_on = (before.retired_on if before else None) or now.date()
        criteria.append(
            {
                "id": given.id,
                "text": given.text.strip(),
                "rank": None if given.retired else rank,
                "points": given.points,
                "since": before.since if before else now.date(),
                "retired_on": retired_on if given.retired else None,
            }
        )
    shown = {criterion["id"] for criterion in criteria}
    left_out = [criterion for criterion_id, criterion in known.items() if criterion_id not in shown]
    criteria.extend(
        {
            "id": criterion.id,
            "text": criterion.text,
            "rank": None,
            "points": criterion.points,
            "since": criterion.since,
            "retired_on": criterion.retired_on or now.date(),
        }
        for criterion in left_out
    )
    _refuse_twins([given.text for given in typed.criteria if not given.retired])
    old = workbook.definition
    return checked(
        Definition,
        {
            "purpose": typed.purpose,
            "criteria": _in_their_places(criteria, [criterion.id for criterion in workbook.definition.criteria]),
            "weighting": typed.weighting,
            "bar": typed.bar,
            "weekly_hours": typed.weekly_hours,
            "careful": old.careful,
            "fewest_rated": old.fewest_rated,
            "close_call": old.close_call,
            "draining_at": old.draining_at,
        },
    )


def own_criterion(text: str, taken: Iterable[str]) -> CriterionInput:
    """A criterion of the person's own, with an id that is neither taken nor one of the starting criteria's."""
    criterion_id = ids.unused(ids.slug(text, "criterion"), {*taken, *STARTING_CRITERIA})
    return CriterionInput(id=criterion_id, text=text.strip())


def define(workbook: Workbook, typed: DefinitionInput, now: dt.datetime) -> Changes:
    """Save the definition. Nothing to save gives no changes.

    Raises:
        InvalidInput: naming each field that can't be taken; ``no_criteria`` if none is in use.
    """
    definition = new_definition(workbook, typed, now)
    if not definition.in_use:
        raise InvalidInput([Problem(code="no_criteria", column="criteria")])
    if definition == workbook.definition:
        return ()
    return (put(workbook, Table.DEFINITION, definition), *reached(workbook, FirstSteps.DEFINED, now))


def effect(workbook: Workbook, changed: Definition, now: dt.datetime) -> Effect:
    """What saving ``changed`` would do to the values and verdicts of the past."""
    old, new = scoring.Scorer(workbook.definition), scoring.Scorer(changed)
    gained = lost = shifted = 0
    for meeting in workbook.meetings.values():
        before, after = old.value(meeting), new.value(meeting)
        gained += before is None and after is not None
        lost += before is not None and after is None
        shifted += before is not None and after is not None and abs(after - before) >= 1
    then = verdict.of_workbook(workbook, now)
    later = verdict.of_workbook(replace(workbook, definition=changed), now)
    return Effect(
        gained=gained,
        lost=lost,
        shifted=shifted,
        verdicts=tuple(
            (a.group, a.verdict, b.verdict) for a, b in zip(then, later, strict=True) if a.verdict is not b.verdict
        ),
    )


def _in_their_places(criteria: Sequence[Mapping[str, object]], places: Sequence[str]) -> list[Mapping[str, object]]:
    """Those that the file has already stay where they stand in it; new ones follow."""
    place = {criterion_id: number for number, criterion_id in enumerate(places)}
    return sorted(criteria, key=lambda criterion: place.get(str(criterion["id"]), len(places)))


def _refuse_twins(texts: Sequence[str]) -> None:
    plain = [text.strip().casefold() for text in texts]
    twins = [text for position, text in enumerate(plain) if text in plain[:position]]
    if twins:
        raise InvalidInput([Problem(code="twice", column="criteria", details={"found": twins[0]})])


def as_typed(definition: Definition) -> DefinitionInput:
    """The definition as the screen starts from it: criteria in use in order, then the retired ones."""
    retired = [criterion for criterion in definition.criteria if not criterion.in_use]
    return DefinitionInput(
        purpose=definition.purpose,
        criteria=[_as_typed(criterion) for criterion in (*definition.in_use, *retired)],
        weighting=definition.weighting,
        bar=definition.bar,
        weekly_hours=definition.weekly_hours,
    )


def _as_typed(criterion: Criterion) -> CriterionInput:
    return CriterionInput(id=criterion.id, text=criterion.text, points=criterion.points, retired=not criterion.in_use)
