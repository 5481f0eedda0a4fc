"""Laws that every value keeps, whatever was asked, answered, retired and brought back."""

import datetime as dt
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from wellspent.core.actions.define import CriterionInput, as_typed, new_definition
from wellspent.core.model import Criterion, Definition, Meeting, MeetingStatus, Weighting, Workbook
from wellspent.core.scoring import Scorer, weights

DAY = dt.date(2026, 6, 15)
NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
IDS = ("a", "b", "c", "d", "e", "f")

days = st.sampled_from([DAY - dt.timedelta(days=1), DAY, DAY + dt.timedelta(days=1)])
points = st.sampled_from([None, 0.0, 1.0, 50.0, 100.0]) | st.floats(0, 100)
criteria = st.lists(st.sampled_from(IDS), unique=True, max_size=len(IDS)).flatmap(
    lambda names: st.tuples(
        *(
            st.builds(
                Criterion,
                id=st.just(name),
                text=st.just(name),
                rank=st.just(rank),
                points=points,
                since=days,
                retired_on=st.sampled_from([None, None, DAY]),
            )
            for rank, name in enumerate(names, start=1)
        )
    )
)
definitions = st.builds(Definition, criteria=criteria, weighting=st.sampled_from(Weighting))
answers = st.fixed_dictionaries({}, optional=dict.fromkeys(IDS, st.integers(0, 4)))
meetings = st.builds(Meeting, id=st.just("m"), date=days, group=st.sampled_from(["club", "fair"]), got=answers)
lists = st.lists(meetings, max_size=6).map(
    lambda found: [replace(one, id=f"m{number}") for number, one in enumerate(found)]
)


@given(definitions, meetings)
def test_a_value_lies_between_0_and_100(definition: Definition, meeting: Meeting) -> None:
    value = Scorer(definition).value(meeting)
    assert value is None or 0 <= value <= 100


@given(definitions)
def test_weights_of_the_criteria_in_use_sum_to_one(definition: Definition) -> None:
    found = weights(definition)
    assert list(found) == [criterion.id for criterion in definition.in_use]
    assert not found or abs(sum(found.values()) - 1) < 1e-9


@given(definitions, meetings)
def test_there_is_a_value_exactly_where_half_of_the_weight_of_that_day_was_rated(
    definition: Definition, meeting: Meeting
) -> None:
    weight_of = weights(definition)
    existing = sum(weight_of[one.id] for one in definition.in_use if one.since <= meeting.date)
    rated = sum(weight_of.get(name, 0) for name in meeting.got)
    assume(abs(rated - existing / 2) > 1e-6)
    assert (Scorer(definition).value(meeting) is not None) == (rated > existing / 2)


@given(st.permutations(IDS), st.integers(2, len(IDS)), st.lists(st.integers(1, 4), min_size=6, max_size=6))
def test_not_rated_is_never_the_same_as_rated_zero(names: list[str], number: int, steps: list[int]) -> None:
    definition = Definition(
        criteria=tuple(
            Criterion(id=name, text=name, rank=rank, since=DAY) for rank, name in enumerate(sorted(names[:number]), 1)
        )
    )
    left_out, *rated = names[:number]
    meeting = Meeting(id="m", date=DAY, group="club", got=dict(zip(rated, steps, strict=False)))
    without = Scorer(definition).value(meeting)
    zero = Scorer(definition).value(replace(meeting, got={**meeting.got, left_out: 0}))
    assert zero is not None
    assert without is None or zero < without


@given(definitions, meetings, st.sampled_from(IDS))
def test_a_better_answer_never_lowers_the_value(definition: Definition, meeting: Meeting, name: str) -> None:
    assume(meeting.got.get(name, 4) < 4)
    before = Scorer(definition).value(meeting)
    after = Scorer(definition).value(replace(meeting, got={**meeting.got, name: meeting.got[name] + 1}))
    assert (before is None) == (after is None)
    assert before is None or after >= before - 1e-9


@given(definitions, meetings)
def test_the_order_of_answers_and_of_criteria_in_the_file_does_not_matter(
    definition: Definition, meeting: Meeting
) -> None:
    turned = replace(definition, criteria=tuple(reversed(definition.criteria)))
    answered = replace(meeting, got=dict(reversed(meeting.got.items())))
    before, after = Scorer(definition).value(meeting), Scorer(turned).value(answered)
    assert (before is None) == (after is None)
    assert before is None or abs(before - after) < 1e-9


@given(definitions, meetings, st.sampled_from([status for status in MeetingStatus if status != "attended"]))
def test_only_what_was_attended_has_a_value(definition: Definition, meeting: Meeting, status: MeetingStatus) -> None:
    assert Scorer(definition).value(replace(meeting, status=status)) is None


def saved(definition: Definition, criteria: list[CriterionInput], day: int = 0) -> Definition:
    """The definition that the page would save with these criteria on it."""
    typed = replace(as_typed(definition), criteria=criteria)
    return new_definition(Workbook(definition=definition), typed, NOW + dt.timedelta(days=day))


@given(definitions, lists, st.data())
def test_a_criterion_retired_and_brought_back_to_its_place_gives_back_every_value(
    definition: Definition, found: list[Meeting], data: st.DataObject
) -> None:
    assume(definition.in_use)
    definition = saved(definition, list(as_typed(definition).criteria))
    typed = list(as_typed(definition).criteria)
    place = data.draw(st.integers(0, len(definition.in_use) - 1))
    without = [replace(one, retired=one.retired or number == place) for number, one in enumerate(typed)]
    again = saved(saved(definition, without), typed, day=1)
    assert again == definition
    assert [Scorer(again).value(meeting) for meeting in found] == [Scorer(definition).value(one) for one in found]


@given(definitions, st.lists(st.booleans(), min_size=len(IDS), max_size=len(IDS)))
def test_ranks_close_up_over_those_in_use_and_nothing_saved_is_dropped(
    definition: Definition, retire: list[bool]
) -> None:
    typed = [replace(one, retired=gone) for one, gone in zip(as_typed(definition).criteria, retire, strict=False)]
    after = saved(definition, typed)
    assert [one.rank for one in after.in_use] == list(range(1, len(after.in_use) + 1))
    assert [one.id for one in after.in_use] == [one.id for one in typed if not one.retired]
    assert all(one.rank is None for one in after.criteria if not one.in_use)
    assert {one.id for one in after.criteria} == {one.id for one in definition.criteria}
    assert saved(definition, []).in_use == ()
    assert {one.id for one in saved(definition, []).criteria} == {one.id for one in definition.criteria}
