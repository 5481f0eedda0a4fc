"""Laws that every estimate keeps, whatever was rated and in whatever order; and the same answer found another way."""

from dataclasses import dataclass, replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.special import betaln, expit, ndtr, stdtr

from wellspent.core.estimates import mood
from wellspent.core.estimates.mixture import Mixture, Numbers
from wellspent.core.estimates.per_hour import per_hour
from wellspent.core.estimates.pooled import Pooled, group_means, pool
from wellspent.core.estimates.share import Share
from wellspent.core.verdict.rule import Thresholds

BAR = 50.0
SPREAD = 15.0
LEVELS = (0.025, 0.1, 0.5, 0.9, 0.975)


@dataclass(frozen=True)
class Record:
    """Ratings of several groups, each with at least one."""

    values: Numbers
    groups: Numbers
    count: int

    def pooled(self, spread: float = SPREAD) -> Pooled:
        return pool(group_means(self.values, self.groups, self.count), spread)


def record(groups: list[list[float]]) -> Record:
    return Record(np.concatenate(groups), np.repeat(np.arange(len(groups)), [len(one) for one in groups]), len(groups))


ratings = st.sampled_from([0.0, 25.0, 50.0, 100.0]) | st.floats(0, 100)
records = st.lists(st.lists(ratings, min_size=1, max_size=8), min_size=1, max_size=8).map(record)


def assert_same(theta: Mixture, other: Mixture, *, shift: float = 0.0, times: float = 1.0) -> None:
    """``other`` is ``theta`` moved by ``shift`` and stretched ``times``, and so is everything read from it."""
    close = {"rtol": 1e-6, "atol": 1e-6 * times}
    bar = BAR * times + shift
    np.testing.assert_allclose(other.mean, theta.mean * times + shift, **close)
    np.testing.assert_allclose(other.variance, theta.variance * times**2, rtol=1e-6)
    np.testing.assert_allclose(other.quantiles(LEVELS), theta.quantiles(LEVELS) * times + shift, **close)
    np.testing.assert_allclose(other.at_least(bar), theta.at_least(BAR), atol=1e-6)
    np.testing.assert_allclose(other.below(bar), theta.below(BAR), atol=1e-6)
    np.testing.assert_allclose(other.distance(bar), theta.distance(BAR) * times, **close)


@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(given_: Record, chance: Random) -> None:
    order = list(range(given_.values.size))
    chance.shuffle(order)
    shuffled = replace(given_, values=given_.values[order], groups=given_.groups[order])
    assert_same(given_.pooled().theta, shuffled.pooled().theta)


@given(records, st.randoms(use_true_random=False))
def test_the_order_of_the_groups_does_not_matter(given_: Record, chance: Random) -> None:
    place = list(range(given_.count))
    chance.shuffle(place)
    moved = replace(given_, groups=np.array(place)[given_.groups])
    np.testing.assert_allclose(moved.pooled().theta.mean[place], given_.pooled().theta.mean, rtol=1e-6, atol=1e-6)


@given(records, st.floats(-1000, 1000))
def test_adding_a_constant_to_ratings_and_bar_shifts_everything_by_it(given_: Record, constant: float) -> None:
    shifted = replace(given_, values=given_.values + constant)
    assert_same(given_.pooled().theta, shifted.pooled().theta, shift=constant)


@given(records, st.floats(0.01, 100))
def test_multiplying_ratings_bar_and_s0_multiplies_everything(given_: Record, times: float) -> None:
    scaled = replace(given_, values=given_.values * times)
    assert_same(given_.pooled().theta, scaled.pooled(SPREAD * times).theta, times=times)


@given(records)
def test_an_estimate_lies_between_the_groups_own_mean_and_what_the_groups_have_in_common(given_: Record) -> None:
    found = given_.pooled().theta.mean
    own = group_means(given_.values, given_.groups, given_.count).mean
    assert np.all((found >= own.min() - 1e-6) & (found <= own.max() + 1e-6))


@given(records, st.floats(-200, 300))
def test_probabilities_lie_between_0_and_1_and_add_up(given_: Record, bar: float) -> None:
    theta = given_.pooled().theta
    at_least, below = theta.at_least(bar), theta.below(bar)
    assert np.all((at_least >= 0) & (at_least <= 1))
    np.testing.assert_allclose(at_least + below, 1, atol=1e-9)


@given(records, st.floats(0, 100))
def test_the_expected_distance_is_no_less_than_that_of_the_mean(given_: Record, bar: float) -> None:
    assume(given_.values.size > 1)
    theta = given_.pooled().theta
    assert np.all(theta.distance(bar) >= np.abs(theta.mean - bar) - 1e-6)


@given(records, st.lists(st.integers(1, 999), min_size=2, max_size=9, unique=True))
def test_quantiles_rise_and_invert_the_distribution_function(given_: Record, thousandths: list[int]) -> None:
    levels = [one / 1000 for one in sorted(thousandths)]
    theta = given_.pooled().theta
    found = theta.quantiles(levels)
    assert np.all(np.diff(found, axis=0) > 0)
    for level, limits in zip(levels, found, strict=True):
        np.testing.assert_allclose(theta.below(limits), level, atol=1e-7)


@given(st.lists(st.integers(1, 8), min_size=1, max_size=8), ratings)
def test_all_equal_ratings_give_that_rating_and_still_some_doubt(counts: list[int], rating: float) -> None:
    theta = record([[rating] * count for count in counts]).pooled().theta
    np.testing.assert_allclose(theta.mean, rating, atol=1e-6)
    low, high = theta.quantiles((0.1, 0.9))
    assert np.all((low < rating) & (rating < high))


@given(st.lists(ratings, min_size=1, max_size=30))
def test_one_group_alone_is_left_at_its_own_mean(values: list[float]) -> None:
    found = record([values]).pooled()
    np.testing.assert_allclose(found.theta.mean, np.mean(values), atol=1e-6)
    squares = 2 * SPREAD**2 + np.sum((np.array(values) - np.mean(values)) ** 2)
    df = 1 + len(values)
    error = np.sqrt(squares / (df * len(values)))
    np.testing.assert_allclose(found.theta.at_least(BAR), stdtr(df, (np.mean(values) - BAR) / error), atol=1e-9)


@pytest.mark.parametrize("count", [1, 40])
def test_ten_thousand_meetings_give_an_answer_near_the_plain_means(count: int) -> None:
    draw = np.random.default_rng(7)
    groups = np.arange(10_000) % count
    worth = draw.normal(55, 12, count)
    given_ = Record(np.clip(worth[groups] + 15 * draw.standard_normal(10_000), 0, 100), groups, count)
    theta = given_.pooled().theta
    own = group_means(given_.values, groups, count).mean
    np.testing.assert_allclose(theta.mean, own, atol=1.0)
    low, high = theta.quantiles((0.025, 0.975))
    assert np.all(np.isfinite(theta.variance) & (low < own) & (own < high) & (high - low < 6))


@given(st.lists(ratings, min_size=10, max_size=10), records | st.none(), st.sampled_from([0.0, 100.0]))
def test_one_wild_rating_beside_ten_never_turns_a_keep_into_a_skip_or_back(
    ten: list[float], others: Record | None, wild: float
) -> None:
    lines = Thresholds()
    beside = [] if others is None else [list(others.values[others.groups == group]) for group in range(others.count)]
    before = record([ten, *beside]).pooled().theta.at_least(BAR)[0]
    after = record([[*ten, wild], *beside]).pooled().theta.at_least(BAR)[0]
    assert not (before >= lines.keep_at and after <= lines.skip_at)
    assert not (before <= lines.skip_at and after >= lines.keep_at)


moods = st.integers(0, 4).map(float)
felt = st.lists(st.tuples(moods, moods, st.integers(0, 2)), min_size=12, max_size=30)


@given(felt, st.floats(-2, 2))
def test_a_change_that_follows_the_mood_before_is_taken_out_of_it(
    met: list[tuple[float, float, int]], per_step: float
) -> None:
    before, change = np.array([one[0] for one in met]), np.array([one[1] for one in met])
    groups = np.unique([one[2] for one in met], return_inverse=True)[1]
    count = int(groups.max()) + 1
    found = mood.adjusted(before, change, groups, count)
    tilted = mood.adjusted(before, change + per_step * before, groups, count)
    assert (found is None) == (tilted is None)
    assume(found is not None and tilted is not None)
    assert tilted.slope == pytest.approx(found.slope + per_step, abs=1e-6)
    np.testing.assert_allclose(tilted.means.mean, found.means.mean + per_step * before.mean(), atol=1e-6)
    np.testing.assert_allclose(tilted.means.within, found.means.within, atol=1e-6)


@given(st.lists(st.tuples(moods, moods), min_size=1, max_size=9))
def test_under_ten_meetings_the_mood_before_is_left_in(met: list[tuple[float, float]]) -> None:
    before, after = np.array(met).T
    assert mood.adjusted(before, after - before, np.zeros(len(met), dtype=int), 1) is None


@given(st.lists(moods, min_size=10, max_size=20), moods)
def test_one_mood_before_in_all_meetings_leaves_nothing_to_adjust_by(after: list[float], before: float) -> None:
    same = np.full(len(after), before)
    assert mood.adjusted(same, np.array(after) - same, np.zeros(len(after), dtype=int), 1) is None


@given(records, st.floats(0.1, 10))
def test_hours_counted_in_another_unit_change_the_rate_by_just_that(given_: Record, unit: float) -> None:
    assume(given_.values.size > 1)
    hours = 1 + given_.values[::-1] / 50
    once = per_hour(given_.values, hours, given_.groups, given_.count, spread=SPREAD)
    other = per_hour(given_.values, hours * unit, given_.groups, given_.count, spread=SPREAD)
    np.testing.assert_allclose(other.ratio * unit, once.ratio, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(other.sd * unit, once.sd, rtol=1e-6, atol=1e-6)


@given(st.integers(0, 20), st.integers(0, 20), st.floats(0.05, 0.95))
def test_the_limits_of_a_share_hold_the_probability_that_they_say(yes: int, no: int, level: float) -> None:
    assume(yes and no)
    share = Share(yes=yes, asked=yes + no)
    limit = share.quantile(level)
    assert 0 < limit < 1
    # The integral of the density up to the limit, over the log odds, where it has no poles.
    odds = np.linspace(-60, np.log(limit / (1 - limit)), 20_001)
    log_density = (yes + 0.5) * np.log(expit(odds)) + (no + 0.5) * np.log(expit(-odds)) - betaln(yes + 0.5, no + 0.5)
    assert np.trapezoid(np.exp(log_density), odds) == pytest.approx(level, abs=1e-4)


@pytest.mark.parametrize(
    "groups",
    [
        pytest.param([[70.0, 62.0], [41.0]], id="three meetings"),
        pytest.param([[70.0, 55.0, 81.0], [40.0, 52.0, 35.0], [50.0, 66.0]], id="three groups"),
        pytest.param([[20.0] * 4, [90.0] * 3, [55.0]], id="far apart"),
    ],
)
def test_the_sum_over_the_nodes_equals_a_plain_sum_over_every_unknown(groups: list[list[float]]) -> None:
    """The definition of the model, taken literally: prior times likelihood on a grid of mu, s and rho."""
    given_ = record(groups)
    means = group_means(given_.values, given_.groups, given_.count)
    mu = np.linspace(-300, 400, 281)[:, None, None]
    rho = ((np.arange(80) + 0.5) / 80)[None, :, None]
    log_s = np.linspace(np.log(2), np.log(300), 90)[None, None, :]
    s2 = np.exp(2 * log_s)
    between = rho / (1 - rho) * s2
    # s² ~ scaled-Inv-chi²(2, 15²): s^-4 exp(-15²/s²) ds², and ds² is 2 s² d(log s).
    log_weight = -2 * log_s - SPREAD**2 / s2
    log_weight = log_weight - (given_.values.size - given_.count) * log_s - means.within / (2 * s2)
    for count, mean in zip(means.count, means.mean, strict=True):
        spread = s2 / count + between
        log_weight = log_weight - np.log(spread) / 2 - (mean - mu) ** 2 / (2 * spread)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    theta = given_.pooled().theta
    for place, (count, mean) in enumerate(zip(means.count, means.mean, strict=True)):
        borrowed = (s2 / count) / (s2 / count + between)
        centre = (1 - borrowed) * mean + borrowed * mu
        at_least = ndtr((centre - BAR) / np.sqrt((1 - borrowed) * s2 / count))
        assert theta.mean[place] == pytest.approx(float(np.sum(weight * centre)), abs=0.05)
        assert theta.at_least(BAR)[place] == pytest.approx(float(np.sum(weight * at_least)), abs=0.001)
