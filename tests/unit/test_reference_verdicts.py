"""Verdicts, meetings to settle, weights and the week against published and independently computed numbers."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from wellspent.core import scoring
from wellspent.core.estimates import mood
from wellspent.core.estimates.pooled import group_means, pool
from wellspent.core.verdict import reversal, week
from wellspent.core.verdict.rule import VERDICT_ON, Standing, Thresholds, ground
from wellspent.core.verdict.settle import Belief, settled_at_one_look, settled_within

CASES = {
    case["id"]: case
    for case in yaml.safe_load((Path(__file__).parents[1] / "reference" / "values.yaml").read_text("utf-8"))["cases"]
}


def columns(key: str) -> tuple[np.ndarray, np.ndarray]:
    """One column of the made-up workbook, and the group of each value."""
    groups = CASES["demo_value"]["data"].values()
    values = [value for group in groups for value in group[key]]
    places = [place for place, group in enumerate(groups) for _ in group[key]]
    return np.array(values, dtype=float), np.array(places)


def test_the_made_up_workbook_gets_its_verdicts() -> None:
    (value, group), before, after = columns("value"), columns("before")[0], columns("after")[0]
    count = len(CASES["demo_value"]["data"])
    theta = pool(group_means(value, group, count), 15).theta
    adjusted = mood.adjusted(before, after - before, group, count)
    assert adjusted is not None
    draining = pool(adjusted.means, 1.5).theta.below(0)
    rated = np.bincount(group)
    found = [
        ground(
            Standing(
                rated=int(rated[at]),
                at_bar=float(theta.at_least(50)[at]),
                distance=float(theta.distance(50)[at]),
                moods=int(rated[at]),
                draining=float(draining[at]),
            ),
            Thresholds(),
        )
        for at in range(count)
    ]
    words = {
        "too early to tell": "too_early",
        "keep going": "keep_going",
        "skip it": "skip",
        "too few meetings": "few_rated",
        "meets the bar": "above_bar",
        "below the bar": "below_bar",
    }
    expected = [[words[verdict], words[reason]] for verdict, reason in CASES["demo_verdicts"]["expected"].values()]
    assert [[VERDICT_ON[one].value, one.value] for one in found] == expected


SETTLE = CASES["t_loss_and_settle"]
MORE = (1, 2, 3, 5, 10)


@pytest.mark.parametrize("case", SETTLE["expected"], ids=lambda case: str(case["args"]))
def test_the_odds_of_a_clear_answer(case: dict[str, Any]) -> None:
    mean, sd, noise, bar = case["args"]
    held = Belief(mean=mean, variance=sd**2, noise=noise**2, bar=bar)
    at_once = [settled_at_one_look(held, more, Thresholds()) for more in MORE]
    assert at_once == pytest.approx(case["p_settled_one_look"], abs=SETTLE["tolerance"]["p_settled_one_look"])
    first = SETTLE["first_meeting_that_may_settle"]
    within = settled_within(held, max(MORE), Thresholds(), first=first, paths=SETTLE["paths"])
    assert [within[more - 1] for more in MORE] == pytest.approx(
        case["p_first_verdict_within"], abs=SETTLE["tolerance"]["p_first_verdict_within"]
    )


def test_before_the_first_meeting_that_may_settle_nothing_is_settled() -> None:
    held = Belief(mean=90, variance=1, noise=100, bar=50)
    assert list(settled_within(held, 4, Thresholds(), first=3)) == [0, 0, 1, 1]


@pytest.mark.parametrize(("count", "expected"), CASES["roc_weights"]["expected"].items())
def test_rank_order_weights(count: int, expected: list[float]) -> None:
    assert scoring.rank_order_weights(count) == pytest.approx(expected, abs=1e-6)


def test_weights_at_which_the_plain_mean_meets_the_bar() -> None:
    case = CASES["weights_flip"]
    weights, means, bar = case["data"]["weights"], case["data"]["criterion_means"], case["data"]["bar"]
    expected, tolerance = case["expected"], case["tolerance"]
    assert reversal.value_of(weights, means) == pytest.approx(expected["value"], abs=tolerance)
    for found, wanted in zip(
        reversal.single_changes(weights, means, bar), expected["single_weight_change"], strict=True
    ):
        assert found == (None if wanted is None else pytest.approx(wanted, abs=tolerance))
    assert reversal.least_shift(weights, means, bar) == pytest.approx(expected["min_mass_moved"], abs=tolerance)
    assert reversal.range_with_same_ranking(means) == pytest.approx(
        expected["range_over_all_weights_with_same_ranking"], abs=tolerance
    )


def test_the_week_of_the_textbook() -> None:
    case = CASES["knapsack_classic"]
    candidates = [
        week.Candidate(value=value, cost=cost)
        for value, cost in zip(case["data"]["value"], case["data"]["cost"], strict=True)
    ]
    spending = week.best(candidates, case["data"]["budget"])
    assert spending.value == case["expected"]["best"]
    assert [place for place, visits in enumerate(spending.visits) if visits] == case["expected"]["chosen"]
    assert week.by_value_per_hour(candidates, case["data"]["budget"]).value == case["expected"]["greedy"]


def test_an_hour_costs_what_the_best_visit_left_out_would_give_for_it() -> None:
    candidates = [week.Candidate(value=value, cost=cost) for value, cost in ((60, 4), (40, 4), (30, 2), (90, 10))]
    spending = week.best(candidates, 4)
    assert spending.visits == (1, 0, 0, 0)
    assert week.price(candidates, spending) == 15
    assert week.price(candidates, week.best(candidates, 20)) is None


KINDS_TESTED_ELSEWHERE = {"oneway", "ancova", "rate", "rate01", "randomisation", "nap", "design", "ar1"}


def test_every_kind_of_reference_is_tested_somewhere() -> None:
    here = {"verdict", "voi", "weights", "knapsack"}
    assert {case["kind"] for case in CASES.values()} == here | KINDS_TESTED_ELSEWHERE
