import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core import scoring
from wellspent.core.model import Criterion, Definition, Meeting, MeetingStatus, Weighting
from wellspent.core.scoring import Scorer, rank_order_weights, weighted_value, weights

DAY = dt.date(2026, 3, 9)
EARLIER = dt.date(2026, 1, 1)
OSLO = dt.timezone(dt.timedelta(hours=1))

# w_i = (1/n) sum_{k=i..n} 1/k, from Barron & Barrett (1996), Management Science 42(11), to six digits.
ROC_WEIGHTS = {
    2: [0.75, 0.25],
    3: [0.611111, 0.277778, 0.111111],
    4: [0.520833, 0.270833, 0.145833, 0.0625],
    5: [0.456667, 0.256667, 0.156667, 0.09, 0.04],
    6: [0.408333, 0.241667, 0.158333, 0.102778, 0.061111, 0.027778],
    7: [0.370408, 0.227551, 0.156122, 0.108503, 0.072789, 0.044218, 0.020408],
    8: [0.339732, 0.214732, 0.152232, 0.110565, 0.079315, 0.054315, 0.033482, 0.015625],
}


def criterion(name: str, **said) -> Criterion:
    return Criterion(**{"id": name, "text": name, "since": EARLIER, **said})


def ranked(*names: str) -> Definition:
    return Definition(criteria=tuple(criterion(name, rank=rank) for rank, name in enumerate(names, 1)))


def by_hand(**points) -> Definition:
    given = tuple(criterion(name, points=value) for name, value in points.items())
    return Definition(criteria=given, weighting=Weighting.HAND)


def meeting(**said) -> Meeting:
    return Meeting(**{"id": "m", "date": DAY, "group": "g", **said})


@pytest.mark.parametrize(("count", "expected"), ROC_WEIGHTS.items())
def test_rank_order_weights_are_the_published_ones(count, expected):
    assert rank_order_weights(count) == pytest.approx(expected, abs=1e-6)


def test_rank_order_weights_of_none_and_of_one():
    assert rank_order_weights(0) == ()
    assert rank_order_weights(1) == (1.0,)


@given(st.integers(1, 60))
def test_rank_order_weights_fall_and_sum_to_one(count):
    found = rank_order_weights(count)

    assert sum(found) == pytest.approx(1)
    assert list(found) == sorted(found, reverse=True)


def test_ranked_weights_follow_the_rank_and_not_the_place_in_the_file():
    definition = Definition(criteria=(criterion("second", rank=2), criterion("first", rank=1)))

    assert weights(definition) == pytest.approx({"first": 0.75, "second": 0.25})


def test_ranks_close_up_when_a_criterion_retires():
    definition = Definition(criteria=(criterion("a", rank=1), criterion("b", retired_on=DAY), criterion("c", rank=3)))

    assert weights(definition) == pytest.approx({"a": 0.75, "c": 0.25})


def test_a_criterion_without_a_rank_goes_last():
    definition = Definition(criteria=(criterion("none"), criterion("b", rank=2), criterion("a", rank=1)))

    assert list(weights(definition)) == ["a", "b", "none"]


def test_weights_by_hand_are_points_over_their_sum():
    assert weights(by_hand(a=30, b=10, c=None)) == pytest.approx({"a": 0.75, "b": 0.25, "c": 0})


@pytest.mark.parametrize("points", [0, None])
def test_weights_by_hand_are_equal_while_no_points_are_given(points):
    assert weights(by_hand(a=points, b=points)) == pytest.approx({"a": 0.5, "b": 0.5})


def test_there_are_no_weights_without_criteria():
    assert weights(Definition()) == {}
    assert weights(Definition(weighting=Weighting.HAND)) == {}


def test_a_value_runs_from_0_to_100_over_what_was_rated():
    weight_of = {"a": 0.75, "b": 0.25}

    assert weighted_value({"a": 4, "b": 4}, weight_of) == 100
    assert weighted_value({"a": 0, "b": 0}, weight_of) == 0
    assert weighted_value({"a": 4, "b": 0}, weight_of) == 75
    assert weighted_value({"a": 2}, weight_of) == 50
    assert weighted_value({}, weight_of) is None
    assert weighted_value({"gone": 4}, weight_of) is None
    assert weighted_value({"a": 4}, {"a": 0.0}) is None


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 4), min_size=1))
def test_any_ratings_give_a_value_between_0_and_100(got):
    value = weighted_value(got, weights(ranked(*"abcdef")))

    assert value is not None
    assert -1e-9 <= value <= 100 + 1e-9


def test_not_rated_is_never_zero():
    scorer = Scorer(ranked("a", "b"))

    assert scorer.value(meeting(got={"a": 4})) == 100
    assert scorer.value(meeting()) is None
    assert scorer.value(meeting(got={"a": 0})) == 0


def test_under_half_of_the_weight_rated_is_no_value_and_half_is_one():
    scorer = Scorer(by_hand(a=50, b=30, c=20))

    assert scorer.value(meeting(got={"b": 4})) is None
    assert scorer.value(meeting(got={"a": 4})) == 100
    assert scorer.value(meeting(got={"b": 4, "c": 4})) == 100


def test_exactly_half_counts_whatever_the_rounding():
    scorer = Scorer(by_hand(a=10, b=10, c=10, d=10, e=10, f=10))

    assert scorer.value(meeting(got={"a": 2, "b": 2, "c": 2})) == pytest.approx(50)


def test_only_criteria_that_existed_that_day_have_to_be_rated():
    definition = Definition(criteria=(criterion("new", rank=1, since=DAY), criterion("old", rank=2)))
    scorer = Scorer(definition)

    assert scorer.value(meeting(date=DAY - dt.timedelta(days=1), got={"old": 4})) == 100
    assert scorer.value(meeting(date=DAY, got={"old": 4})) is None


def test_a_retired_criterion_does_not_count():
    definition = Definition(criteria=(criterion("a", rank=1), criterion("b", retired_on=DAY)))
    scorer = Scorer(definition)

    assert scorer.value(meeting(got={"a": 1, "b": 4})) == 25
    assert scorer.value(meeting(got={"b": 4})) is None


@pytest.mark.parametrize("status", [status for status in MeetingStatus if status is not MeetingStatus.ATTENDED])
def test_only_a_meeting_that_was_attended_has_a_value(status):
    assert Scorer(ranked("a")).value(meeting(status=status, got={"a": 4})) is None


@pytest.mark.parametrize(
    ("said", "now", "over"),
    [
        ({"start": dt.time(9, 30), "minutes": 60}, dt.datetime(2026, 3, 9, 10, 29, tzinfo=OSLO), False),
        ({"start": dt.time(9, 30), "minutes": 60}, dt.datetime(2026, 3, 9, 10, 30, tzinfo=OSLO), True),
        ({"start": dt.time(9, 30)}, dt.datetime(2026, 3, 9, 9, 30, tzinfo=OSLO), True),
        ({"start": dt.time(23, 30), "minutes": 60}, dt.datetime(2026, 3, 10, 0, 15, tzinfo=OSLO), False),
        ({}, dt.datetime(2026, 3, 9, 23, 59, tzinfo=OSLO), False),
        ({}, dt.datetime(2026, 3, 10, 0, 0, tzinfo=OSLO), True),
    ],
)
def test_a_meeting_is_over_at_its_end_or_with_no_time_known_the_next_day(said, now, over):
    assert scoring.is_past(meeting(**said), now) is over


def test_missing_is_attended_over_and_without_a_value():
    now = dt.datetime(2026, 3, 10, tzinfo=OSLO)

    assert scoring.is_missing(meeting(), None, now)
    assert not scoring.is_missing(meeting(), 0.0, now)
    assert not scoring.is_missing(meeting(status=MeetingStatus.CANCELLED), None, now)
    assert not scoring.is_missing(meeting(date=dt.date(2026, 3, 10)), None, now)


@pytest.mark.parametrize(
    ("said", "rated_at", "late"),
    [
        ({"start": dt.time(9), "minutes": 60}, dt.datetime(2026, 3, 10, 10, 0, tzinfo=OSLO), False),
        ({"start": dt.time(9), "minutes": 60}, dt.datetime(2026, 3, 10, 10, 1, tzinfo=OSLO), True),
        ({}, dt.datetime(2026, 3, 11, 0, 0, tzinfo=OSLO), False),
        ({}, dt.datetime(2026, 3, 11, 0, 1, tzinfo=OSLO), True),
        ({}, None, False),
    ],
)
def test_late_is_more_than_a_day_after_the_end(said, rated_at, late):
    assert scoring.is_late(meeting(rated_at=rated_at, **said)) is late


def test_hours_are_door_to_door():
    said = {"minutes": 90, "travel_minutes": 40, "before_minutes": 15, "after_minutes": 5}

    assert scoring.hours(meeting(**said)) == 2.5
    assert scoring.hours(meeting(minutes=60)) == 1
    assert scoring.hours(meeting(travel_minutes=40)) is None


def test_mood_change_needs_both_answers():
    assert scoring.mood_change(meeting(mood_before=3, mood_after=1)) == -2
    assert scoring.mood_change(meeting(mood_before=0, mood_after=0)) == 0
    assert scoring.mood_change(meeting(mood_before=3)) is None
    assert scoring.mood_change(meeting(mood_after=3)) is None


def test_the_mean_of_nothing_is_nothing():
    assert scoring.mean([]) is None
    assert scoring.mean([0, 1]) == 0.5
