"""What a break's figures are held to: values worked out elsewhere (R, published examples, counting)."""

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from wellspent.core.breaks import designs
from wellspent.core.breaks.difference import at, difference
from wellspent.core.breaks.overlap import overlap
from wellspent.core.breaks.randomisation import randomisation

CASES = {
    case["id"]: case
    for case in yaml.safe_load((Path(__file__).parents[1] / "reference" / "values.yaml").read_text(encoding="utf-8"))[
        "cases"
    ]
}
KINDS = {"randomisation", "nap", "design", "ar1"}


def test_every_case_about_breaks_is_held_here() -> None:
    held = {
        "scrt_abab",
        "shoes_blocks",
        "nap_parker_vannest_davis_2011",
        "assignment_counts",
        "ar1_break",
    }
    assert held == {name for name, case in CASES.items() if case["kind"] in KINDS}


def test_a_break_in_four_phases_agrees_with_scrt() -> None:
    case = CASES["scrt_abab"]
    expected = case["expected"]
    schedules = designs.phase_schedules(24, 4, case["data"]["min_phase"])
    drawn = np.repeat([0, 1, 2, 3], 6)
    # The reference asks for A minus B, this test for without minus with: the values change their sign.
    values = -np.array(case["data"]["y"], dtype=float)
    by_phase = randomisation(values, drawn, schedules)
    assert by_phase is not None
    assert by_phase.count == expected["assignments"]
    assert by_phase.observed == pytest.approx(expected["observed_phase_means_A_minus_B"])
    assert by_phase.p == pytest.approx(expected["p_phase_means"], abs=1e-6)
    assert 1 / by_phase.count == pytest.approx(expected["min_p"], abs=1e-6)
    by_week = randomisation(values, drawn % 2, schedules % 2)
    assert by_week is not None
    assert by_week.p == pytest.approx(expected["p_raw_means"], abs=1e-6)


def test_blocks_agree_with_the_boys_shoes() -> None:
    case = CASES["shoes_blocks"]
    differences, expected = case["data"]["differences"], case["expected"]
    schedules = designs.block_schedules(len(differences))
    drawn = np.tile([0, 1], len(differences))
    values = np.array([part for difference in differences for part in (0.0, difference)])
    found = randomisation(values, drawn, schedules)
    assert found is not None
    assert (found.count, found.at_least) == (expected["assignments"], expected["count_ge"])
    assert found.p == pytest.approx(expected["p_one_sided"], abs=case["tolerance"])
    assert 1 / found.count == pytest.approx(expected["min_p"], abs=case["tolerance"])


def test_the_share_of_pairs_and_its_interval_agree_with_the_published_example() -> None:
    case = CASES["nap_parker_vannest_davis_2011"]
    found = overlap(case["data"]["A"], case["data"]["B"], sure=0.95)
    assert found is not None
    assert found.share == pytest.approx(case["expected"]["NAP"], abs=case["tolerance"]["NAP"])
    assert [found.low, found.high] == pytest.approx(case["expected"]["NAP_CI95"], abs=case["tolerance"]["CI"])


@pytest.mark.parametrize("size", CASES["assignment_counts"]["expected"]["phase_designs"])
def test_phases_can_be_laid_out_in_as_many_ways_as_counted(size: str) -> None:
    weeks, least = (int(part) for part in size.removeprefix("T").split("_min"))
    expected = CASES["assignment_counts"]["expected"]["phase_designs"][size]
    found = {name: len(designs.phase_schedules(weeks, len(name), least)) for name in expected}
    assert found == expected


def test_blocks_can_be_laid_out_in_as_many_ways_as_counted() -> None:
    expected = CASES["assignment_counts"]["expected"]["blocks"]
    assert {blocks: len(designs.block_schedules(blocks)) for blocks in expected} == expected


@pytest.mark.parametrize(
    ("weeks", "count"), CASES["assignment_counts"]["expected"]["completely_randomised"].items(), ids=str
)
def test_any_set_of_schedules_can_be_tested_against(weeks: int, count: int) -> None:
    chosen = itertools.combinations(range(weeks), weeks // 2)
    schedules = np.array([[int(week in away) for week in range(weeks)] for away in chosen])
    drawn = schedules[0]
    found = randomisation(drawn.astype(float), drawn, schedules)
    assert found is not None
    assert (found.at_least, found.count) == (1, count)


def test_the_difference_agrees_with_generalised_least_squares_and_its_average() -> None:
    case: dict[str, Any] = CASES["ar1_break"]
    expected, tolerance = case["expected"], case["tolerance"]
    values = np.array(case["data"]["y"])
    weeks, away = np.arange(12.0), np.repeat([0.0, 1.0], 6)
    for phi in ("0_3", "0_6"):
        fit = at(float(phi.replace("_", ".")), values=values, weeks=weeks, away=away, s0=1.5, nu0=0)
        assert fit.centre == pytest.approx(expected[f"gls_phi{phi}"]["diff"], abs=tolerance)
        assert fit.scale == pytest.approx(expected[f"gls_phi{phi}"]["se"], abs=tolerance)
    found = difference(values, weeks, away, s0=1.5)
    assert found.mean == pytest.approx(expected["marginal_mean"], abs=tolerance)
    assert found.sd == pytest.approx(expected["marginal_sd"], abs=tolerance)
    assert [found.low, found.middle, found.high] == pytest.approx(expected["quantiles_10_50_90"], abs=tolerance)
    assert found.positive == pytest.approx(expected["P_positive"], abs=tolerance)
    assert found.likeness == pytest.approx(expected["E_phi"], abs=tolerance)
