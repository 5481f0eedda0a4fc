"""The written rule, line by line and at every edge."""

import pytest

from wellspent.core.model import Definition, VerdictCode
from wellspent.core.verdict.rule import VERDICT_ON, Ground, Standing, Thresholds, ground, thresholds

USUAL = Thresholds()


def standing(at_bar: float | None, **fields: object) -> Standing:
    usual = {"rated": 5, "at_bar": at_bar, "distance": 20.0, "moods": 5, "draining": 0.5}
    return Standing(**{**usual, **fields})


@pytest.mark.parametrize(
    ("at_bar", "expected"),
    [
        (0.0, Ground.BELOW_BAR),
        (0.1, Ground.BELOW_BAR),
        (0.101, Ground.NOT_CLEAR),
        (0.799, Ground.NOT_CLEAR),
        (0.8, Ground.ABOVE_BAR),
        (1.0, Ground.ABOVE_BAR),
    ],
)
def test_the_probability_of_reaching_the_bar_decides(at_bar: float, expected: Ground) -> None:
    assert ground(standing(at_bar), USUAL) is expected


def test_being_more_careful_asks_for_more_on_both_sides() -> None:
    careful = thresholds(Definition(careful=True))
    assert ground(standing(0.89), careful) is Ground.NOT_CLEAR
    assert ground(standing(0.9), careful) is Ground.ABOVE_BAR
    assert ground(standing(0.06), careful) is Ground.NOT_CLEAR
    assert ground(standing(0.05), careful) is Ground.BELOW_BAR


@pytest.mark.parametrize("rated", [0, 1, 2])
@pytest.mark.parametrize("at_bar", [None, 0.0, 1.0])
def test_under_three_rated_it_is_too_early_whatever_the_probability(rated: int, at_bar: float | None) -> None:
    assert ground(standing(at_bar, rated=rated), USUAL) is Ground.FEW_RATED


@pytest.mark.parametrize(
    ("at_bar", "expected"),
    [(0.1, Ground.BELOW_BAR), (0.5, Ground.DRAINING), (0.8, Ground.DRAINING_THOUGH_WORTH_IT)],
)
def test_draining_asks_for_a_break_except_where_it_is_not_worth_it_anyway(at_bar: float, expected: Ground) -> None:
    assert ground(standing(at_bar, draining=0.9), USUAL) is expected


@pytest.mark.parametrize(("moods", "draining"), [(3, 1.0), (4, 0.899), (4, None)])
def test_a_few_bad_evenings_are_not_draining(moods: int, draining: float | None) -> None:
    assert ground(standing(0.9, moods=moods, draining=draining), USUAL) is Ground.ABOVE_BAR


def test_what_finds_no_room_in_the_week_goes_further_elsewhere() -> None:
    assert ground(standing(0.9, fits=False), USUAL) is Ground.FURTHER_ELSEWHERE
    assert ground(standing(0.9, fits=False, draining=1.0), USUAL) is Ground.DRAINING_THOUGH_WORTH_IT
    assert ground(standing(0.05, fits=False), USUAL) is Ground.BELOW_BAR


@pytest.mark.parametrize(("distance", "expected"), [(5.0, Ground.ABOUT_AT_BAR), (5.1, Ground.NOT_CLEAR)])
def test_close_to_the_bar_either_choice_is_fine(distance: float, expected: Ground) -> None:
    assert ground(standing(0.5, distance=distance), USUAL) is expected


def test_draining_comes_before_about_at_the_bar() -> None:
    assert ground(standing(0.5, distance=1.0, draining=0.95), USUAL) is Ground.DRAINING


def test_the_thresholds_are_the_persons() -> None:
    own = thresholds(Definition(fewest_rated=6, close_call=9, draining_at=0.6))
    assert ground(standing(0.9), own) is Ground.FEW_RATED
    assert ground(standing(0.5, rated=6, distance=8.9), own) is Ground.ABOUT_AT_BAR
    assert ground(standing(0.9, rated=6, draining=0.6), own) is Ground.DRAINING_THOUGH_WORTH_IT


def test_every_ground_gives_a_verdict() -> None:
    assert VERDICT_ON.keys() == set(Ground)
    assert set(VERDICT_ON.values()) == set(VerdictCode)
