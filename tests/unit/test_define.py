"""Saving a definition: what is kept, what follows, and what a change does to the past."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions.define import (
    CriterionInput,
    DefinitionInput,
    Effect,
    as_typed,
    define,
    effect,
    new_definition,
    own_criterion,
)
from wellspent.core.errors import InvalidInput
from wellspent.core.model import (
    STARTING_CRITERIA,
    About,
    Criterion,
    Definition,
    FirstSteps,
    Meeting,
    VerdictCode,
    Weighting,
    Workbook,
)
from wellspent.core.store.port import Table

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
LONG_AGO = dt.date(2026, 1, 1)
A = Criterion(id="a", text="First", rank=1, points=40, since=LONG_AGO)
B = Criterion(id="b", text="Second", rank=2, points=60, since=LONG_AGO)
GONE = Criterion(id="gone", text="Gone", rank=None, points=5, since=LONG_AGO, retired_on=dt.date(2026, 3, 1))
SAVED = Definition(
    purpose="Why", criteria=(A, GONE, B), bar=52.5, weekly_hours=5, careful=True, fewest_rated=4, close_call=2
)


def typed(*criteria: str | CriterionInput, **fields: object) -> DefinitionInput:
    made = [CriterionInput(id=one, text=one) if isinstance(one, str) else one for one in criteria]
    return DefinitionInput(
        **{"purpose": "", "weighting": Weighting.RANK, "bar": 50.0, "weekly_hours": None, "criteria": made, **fields}
    )


def made(given: DefinitionInput, saved: Definition = SAVED) -> Definition:
    return new_definition(Workbook(definition=saved), given, NOW)


def by_id(definition: Definition) -> dict[str, Criterion]:
    return {one.id: one for one in definition.criteria}


def refused(given: DefinitionInput) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as error:
        define(Workbook(), given, NOW)
    return [(problem.code, problem.column) for problem in error.value.problems]


def test_a_first_definition_is_saved_with_todays_date_and_ranks_in_order() -> None:
    changes = define(Workbook(), typed("b", "a", bar=60.0), NOW)
    assert [(change.table, change.before) for change in changes] == [
        (Table.DEFINITION, Definition()),
        (Table.ABOUT, About()),
    ]
    assert [(one.id, one.rank, one.since) for one in changes[0].after.criteria] == [
        ("b", 1, NOW.date()),
        ("a", 2, NOW.date()),
    ]
    assert changes[1].after.first_steps is FirstSteps.DEFINED


@pytest.mark.parametrize("steps", [step for step in FirstSteps if step is not FirstSteps.NEW])
def test_the_first_steps_never_go_back(steps: FirstSteps) -> None:
    changes = define(Workbook(about=About(first_steps=steps)), typed("a"), NOW)
    assert [change.table for change in changes] == [Table.DEFINITION]


def test_what_is_on_the_screen_as_it_was_saved_changes_nothing() -> None:
    saved = made(as_typed(SAVED))
    assert made(as_typed(saved), saved) == saved
    assert define(Workbook(definition=saved), as_typed(saved), NOW) == ()


def test_what_is_not_on_the_screen_stays() -> None:
    after = made(typed("a", "b"))
    assert (after.careful, after.fewest_rated, after.close_call) == (True, 4, 2)


def test_a_criterion_keeps_its_day_and_its_place_in_the_file_whatever_its_rank() -> None:
    after = made(typed("new", "b", "a", CriterionInput(id="gone", text="Gone", retired=True)))
    assert [(one.id, one.rank, one.since) for one in after.criteria] == [
        ("a", 3, LONG_AGO),
        ("gone", None, LONG_AGO),
        ("b", 2, LONG_AGO),
        ("new", 1, NOW.date()),
    ]


def test_retiring_keeps_the_criterion_and_notes_the_day_and_ranks_close_up() -> None:
    after = by_id(made(typed(CriterionInput(id="a", text="First", points=40, retired=True), "b")))
    assert after["a"] == replace(A, rank=None, retired_on=NOW.date())
    assert after["b"].rank == 1


def test_one_that_is_retired_already_keeps_its_day() -> None:
    after = by_id(made(typed("a", "b", CriterionInput(id="gone", text="Gone", points=5, retired=True))))
    assert after["gone"] == GONE


def test_one_brought_back_has_its_first_day_again() -> None:
    after = by_id(made(typed("a", "b", "gone")))
    assert (after["gone"].rank, after["gone"].since, after["gone"].retired_on) == (3, LONG_AGO, None)


def test_one_that_the_screen_leaves_out_is_retired_and_never_dropped() -> None:
    after = by_id(made(typed("a")))
    assert after["b"] == replace(B, rank=None, retired_on=NOW.date())
    assert after["gone"] == GONE


def test_space_around_a_text_goes() -> None:
    assert made(typed(CriterionInput(id="a", text="  First \n"))).in_use[0].text == "First"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (typed(), ("no_criteria", "criteria")),
        (typed(CriterionInput(id="a", text="a", retired=True)), ("no_criteria", "criteria")),
        (typed(CriterionInput(id="a", text=" ")), ("empty", "criteria.0.text")),
        (typed(CriterionInput(id="a", text="x" * 201)), ("too_long", "criteria.0.text")),
        (typed(CriterionInput(id="a", text="Same"), CriterionInput(id="b", text=" sAME ")), ("twice", "criteria")),
        (typed(CriterionInput(id="a", text="a", points=101)), ("too_large", "criteria.0.points")),
        (typed("a", bar=-1), ("too_small", "bar")),
        (typed("a", bar=101), ("too_large", "bar")),
        (typed("a", weekly_hours=169), ("too_large", "weekly_hours")),
        (typed("a", purpose="x" * 20_001), ("too_long", "purpose")),
    ],
)
def test_what_cannot_be_taken_is_named(given: DefinitionInput, problem: tuple[str, str]) -> None:
    assert refused(given) == [problem]


def test_two_of_one_text_are_fine_where_one_is_retired() -> None:
    twins = typed(CriterionInput(id="a", text="Same"), CriterionInput(id="b", text="Same", retired=True))
    assert len(made(twins).in_use) == 1


def test_ones_own_criterion_never_takes_an_id_that_is_there_or_belongs_to_a_starting_one() -> None:
    assert own_criterion(" Hear about firms ", []) == CriterionInput(id="hear-about-firms", text="Hear about firms")
    assert own_criterion("Hear about firms", ["hear-about-firms"]).id == "hear-about-firms-2"
    assert own_criterion("Good time", []).id not in STARTING_CRITERIA
    assert own_criterion("!!!", []).id == "criterion"


def test_the_screen_starts_from_those_in_use_in_order_and_the_retired_ones_last() -> None:
    turned = replace(SAVED, criteria=(replace(B, rank=2), GONE, replace(A, rank=1)))
    given = as_typed(turned)
    assert [(one.id, one.retired) for one in given.criteria] == [("a", False), ("b", False), ("gone", True)]
    assert (given.purpose, given.bar, given.weekly_hours, given.weighting) == ("Why", 52.5, 5, Weighting.RANK)


def past(*answers: dict[str, int], definition: Definition) -> Workbook:
    meetings = [
        Meeting(id=f"m{day}", date=dt.date(2026, 10, day), group="club", got=got)
        for day, got in enumerate(answers, start=1)
    ]
    return Workbook(definition=definition, meetings={one.id: one for one in meetings})


BOTH = Definition(criteria=(A, B), bar=50)


def test_a_bar_that_moves_changes_verdicts_and_no_value() -> None:
    workbook = past(*[{"a": 3, "b": 3}] * 3, definition=BOTH)
    assert effect(workbook, replace(BOTH, bar=90), NOW) == Effect(
        gained=0, lost=0, shifted=0, verdicts=(("club", VerdictCode.KEEP_GOING, VerdictCode.SKIP),)
    )
    assert effect(workbook, replace(BOTH, bar=51), NOW).nothing


def test_values_that_are_gained_lost_and_shifted_are_counted_apart() -> None:
    workbook = past({"a": 4}, {"b": 4}, {"a": 4, "b": 0}, {"a": 2, "b": 2}, {}, definition=BOTH)
    turned = replace(BOTH, criteria=(replace(A, rank=2), replace(B, rank=1)))
    found = effect(workbook, turned, NOW)
    assert (found.gained, found.lost, found.shifted) == (1, 1, 1)


def test_a_shift_of_under_a_point_is_not_worth_saying() -> None:
    hand = Definition(criteria=(replace(A, points=50), replace(B, points=50)), weighting=Weighting.HAND, bar=50)
    workbook = past({"a": 4, "b": 0}, definition=hand)
    near = replace(hand, criteria=(replace(A, points=51), replace(B, points=50)))
    assert effect(workbook, near, NOW).nothing
    far = replace(hand, criteria=(replace(A, points=60), replace(B, points=40)))
    assert effect(workbook, far, NOW).shifted == 1


def test_looking_at_the_effect_changes_nothing() -> None:
    workbook = past({"a": 4}, definition=BOTH)
    effect(workbook, replace(BOTH, bar=1), NOW)
    assert workbook.definition == BOTH
