"""Estimates against published and independently computed numbers; each has its source in ``reference/values.yaml``."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from wellspent.core.estimates import mood
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.estimates.per_hour import per_hour, worth_its_hours
from wellspent.core.estimates.pooled import NU0, group_means, pool
from wellspent.core.estimates.share import Share

CASES = {
    case["id"]: case
    for case in yaml.safe_load((Path(__file__).parents[1] / "reference" / "values.yaml").read_text("utf-8"))["cases"]
}
COLUMNS = CASES["demo_value"]["data"].values()
GROUPS = len(COLUMNS)
RESTS_ON_PLAIN_MEANS = ("dyestuff_full_bayes", "dyestuff2_full_bayes", "demo_value", "demo_mood_raw")


def flat(groups: list[list[float]]) -> tuple[Numbers, Numbers]:
    """The values one after another, and the group of each."""
    return np.concatenate(groups).astype(float), np.repeat(np.arange(len(groups)), [len(one) for one in groups])


def column(name: str) -> Numbers:
    """One column of the made-up workbook."""
    return flat([group[name] for group in COLUMNS])[0]


OF_GROUP = flat([group["value"] for group in COLUMNS])[1]


def data_of(name: str) -> tuple[Numbers, Numbers]:
    if name == "demo_mood_raw":
        return column("after") - column("before"), OF_GROUP
    groups = list(CASES[name]["data"].values())
    return flat([group["value"] if isinstance(group, dict) else group for group in groups])


def check(values: Numbers, groups: Numbers, case: dict[str, Any], prior: dict[str, Any], tolerance: float) -> None:
    """Hold the pooled means of ``values`` to every number that the case expects."""
    expected = dict(case["expected"])

    def near(number: object) -> object:
        return pytest.approx(number, abs=tolerance)

    given = group_means(values, groups, len(set(groups)))
    found = pool(given, prior["s0"], prior["nu0"])
    theta = found.theta
    deviations = expected.pop("posterior_sd")
    got = {
        "posterior_mean": theta.mean,
        "df": theta.df,
        "E_sigma2": found.noise,
        "E_icc": found.icc,
        "mu_mean": found.overall,
        "new_group_q10_q50_q90": found.new.quantiles([0.1, 0.5, 0.9])[:, 0],
        "P_below_0": theta.below(0.0),
    }
    if deviations is None:
        assert np.all(np.isinf(theta.variance))
    else:
        assert np.sqrt(theta.variance) == near(deviations)
    for level, limits in expected.pop("quantiles").items():
        assert theta.quantiles([float(level)])[0] == near(limits), level
    if (bar := expected.pop("bar", None)) is not None:
        got |= {"P_at_least_bar": theta.at_least(bar), "E_abs_theta_minus_bar": theta.distance(bar)}
    assert expected
    for name, number in expected.items():
        assert got[name] == near(number), name


@pytest.mark.parametrize("name", RESTS_ON_PLAIN_MEANS)
def test_pooled_means_agree_with_those_worked_out_otherwise(name: str) -> None:
    case = CASES[name]
    check(*data_of(name), case, case["prior"], case["tolerance"])


@pytest.mark.parametrize("case", CASES["single_group"]["cases"], ids=lambda case: f"{len(case['data'])} rated")
def test_one_group_alone_agrees_with_its_closed_form(case: dict[str, Any]) -> None:
    of_one = CASES["single_group"]
    check(*flat([case["data"]]), case, of_one["prior"], of_one["tolerance"])


def test_mood_at_an_equal_mood_before_agrees_with_a_linear_model_in_r() -> None:
    case = CASES["demo_mood_ancova"]
    before, after = column("before"), column("after")
    found = mood.adjusted(before, after - before, OF_GROUP, GROUPS)
    assert found is not None
    means = found.means
    theta = pool(means, case["prior"]["s0"], case["prior"]["nu0"]).theta
    got = {
        "slope": found.slope,
        "adjusted_means": means.mean,
        "residual_ss": means.within,
        "effective_n": means.count,
        "df": theta.df,
        "posterior_mean": theta.mean,
        "posterior_sd": np.sqrt(theta.variance),
        "P_below_0": theta.below(0.0),
    }
    assert got.keys() == case["expected"].keys()
    for name, number in case["expected"].items():
        assert got[name] == pytest.approx(number, abs=case["tolerance"]), name


def test_value_per_hour_agrees_with_its_formula_worked_by_hand() -> None:
    case = CASES["demo_per_hour"]
    expected, spread = dict(case["expected"]), CASES["demo_value"]["prior"]["s0"]
    price = expected.pop("worth_bar_points_per_hour")
    columns = column("value"), column("hours"), OF_GROUP, GROUPS
    found = per_hour(*columns, spread=spread)
    got = {
        "pooled_hours": found.hours.theta.mean,
        "points_per_hour": found.ratio,
        "sd": found.sd,
        "P_worth_hours": worth_its_hours(*columns, spread=spread, price=price),
    }
    assert got.keys() == expected.keys()
    for name, number in expected.items():
        assert got[name] == pytest.approx(number, abs=case["tolerance"]), name


@pytest.mark.parametrize("case", CASES["jeffreys_rates"]["expected"], ids=lambda case: f"{case['k']} of {case['n']}")
def test_the_share_of_yes_agrees_with_jeffreys_interval(case: dict[str, float]) -> None:
    share = Share(yes=int(case["k"]), asked=int(case["n"]))
    got = (share.mean, share.quantile(0.1), share.quantile(0.9), share.quantile(0.975))
    assert got == pytest.approx([case[name] for name in ("mean", "q10", "q90", "upper975")], abs=1e-5)


def test_none_of_these_cases_is_left_out() -> None:
    kinds = {"oneway", "ancova", "rate", "rate01"}
    tested = {*RESTS_ON_PLAIN_MEANS, "single_group", "demo_mood_ancova", "demo_per_hour", "jeffreys_rates"}
    assert {name for name, case in CASES.items() if case["kind"] in kinds} == tested
    assert {case["prior"]["nu0"] for case in CASES.values() if "prior" in case} == {NU0}
