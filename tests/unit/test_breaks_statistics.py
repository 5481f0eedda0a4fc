"""What must hold of a break's figures whatever the answers are: the level of the test, and laws of the sizes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.breaks import designs
from wellspent.core.breaks.difference import difference
from wellspent.core.breaks.overlap import overlap
from wellspent.core.breaks.randomisation import randomisation
from wellspent.core.model import BreakDesign

BLOCKS, ABAB = BreakDesign.BLOCKS, BreakDesign.ABAB
ANSWERS = st.one_of(st.integers(0, 4).map(float), st.just(float("nan")))


def ps(values: np.ndarray, schedules: designs.Phases) -> list[float]:
    """The p of every schedule that could have been drawn; those without one left out."""
    found = (randomisation(values, drawn, schedules) for drawn in schedules)
    return [one.p for one in found if one is not None]


@pytest.mark.parametrize(("design", "weeks"), [(BLOCKS, 8), (BLOCKS, 10), (ABAB, 16)])
@given(data=st.data())
def test_with_no_effect_a_p_of_one_in_ten_or_less_comes_one_time_in_ten_at_the_most(
    design: BreakDesign, weeks: int, data: st.DataObject
) -> None:
    """Exact, for any answers, any gaps and any drift: the lots alone decide."""
    drift = data.draw(st.floats(-2, 2))
    values = np.array(data.draw(st.lists(ANSWERS, min_size=weeks, max_size=weeks))) + drift * np.arange(weeks)
    schedules = designs.schedules(design, weeks)
    found = ps(values, schedules)
    for level in (0.05, 0.1, 0.2, 0.5):
        assert sum(p <= level + 1e-12 for p in found) <= level * len(schedules) + 1e-9


def test_a_drift_of_two_standard_deviations_fools_a_t_test_and_not_the_lots() -> None:
    random = np.random.default_rng(2026)
    schedules = designs.schedules(BLOCKS, 12)
    false_alarms, t_test = 0, 0
    times = 300
    for _ in range(times):
        weeks = random.normal(size=12) + np.linspace(0, 2, 12)
        drawn = schedules[random.integers(len(schedules))]
        found = randomisation(weeks, drawn, schedules)
        assert found is not None
        false_alarms += found.p <= 0.05
        before, since = weeks[:6], weeks[6:]
        spread = np.sqrt((before.var(ddof=1) + since.var(ddof=1)) / 6)
        t_test += (since.mean() - before.mean()) / spread > 1.812  # one-sided, 10 degrees of freedom
    assert false_alarms / times < 0.08
    assert t_test / times > 0.4


@given(st.integers(6, 18), st.integers(2, 4), st.integers(1, 4))
def test_each_way_to_part_the_weeks_is_there_once_and_no_phase_is_too_short(
    weeks: int, phases: int, least: int
) -> None:
    rows = [tuple(row) for row in designs.phase_schedules(weeks, phases, least)]
    assert len(set(rows)) == len(rows)
    for row in rows:
        assert all(later - earlier in {0, 1} for earlier, later in pairwise(row))
        assert all(row.count(phase) >= least for phase in range(phases))


def test_schedules_that_leave_a_phase_without_an_answer_count_as_if_they_showed_as_much() -> None:
    nan = float("nan")
    found = randomisation([1.0, nan, nan, 2.0], [0, 1, 0, 1], designs.block_schedules(2))
    assert found is not None
    assert (found.observed, found.at_least, found.count) == (1.0, 3, 4)


def test_every_block_has_a_week_of_each_kind() -> None:
    for row in designs.block_schedules(5):
        assert (row.reshape(-1, 2).sum(axis=1) == 1).all()


MOODS = st.lists(st.integers(0, 4).map(float), min_size=1, max_size=9)


@given(MOODS, MOODS)
def test_the_share_of_pairs_lies_in_its_interval_and_turns_round_with_the_sides(
    going: list[float], away: list[float]
) -> None:
    one, other = overlap(going, away, 0.8), overlap(away, going, 0.8)
    assert one is not None
    assert other is not None
    assert 0 <= one.low <= one.share + 1e-9
    assert one.share <= one.high + 1e-9 <= 1 + 2e-9
    assert [one.share, one.low, one.high] == pytest.approx([1 - other.share, 1 - other.high, 1 - other.low])


def test_a_pure_trend_looks_like_an_effect_to_the_share_of_pairs() -> None:
    found = overlap([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 0.8)
    assert found is not None
    assert (found.share, found.high) == pytest.approx((1.0, 1.0))


def test_there_is_no_share_of_pairs_without_weeks_on_both_sides() -> None:
    assert overlap([], [1.0], 0.8) is None


WEEKS = np.array([0.0, 1, 2, 4, 5, 6, 9, 10])
AWAY = np.array([0.0, 0, 0, 0, 1, 1, 1, 1])


@given(st.lists(st.integers(0, 4).map(float), min_size=8, max_size=8), st.floats(-50, 50))
def test_the_difference_does_not_mind_where_the_scale_begins_and_turns_round_with_the_sides(
    values: list[float], shift: float
) -> None:
    plain = difference(values, WEEKS, AWAY, 0.6)
    shifted = difference(np.array(values) + shift, WEEKS, AWAY, 0.6)
    turned = difference(values, WEEKS, 1 - AWAY, 0.6)
    assert [shifted.mean, shifted.low, shifted.high] == pytest.approx([plain.mean, plain.low, plain.high], abs=1e-6)
    assert [turned.mean, turned.low, turned.high] == pytest.approx([-plain.mean, -plain.high, -plain.low], abs=1e-6)
    assert plain.positive + turned.positive == pytest.approx(1)


def test_weeks_that_resemble_their_neighbours_are_told_from_weeks_that_do_not() -> None:
    lasting, alternating = [1.0, 1, 3, 3, 4, 4, 2, 2], [1.0, 3, 1, 3, 4, 2, 4, 2]  # the same answers on each side
    slow, quick = (difference(values, np.arange(8.0), AWAY, 0.6) for values in (lasting, alternating))
    assert slow.likeness > quick.likeness
    assert slow.mean == pytest.approx(quick.mean)


def test_a_schedule_in_short_is_its_runs_of_weeks_that_are_alike() -> None:
    assert list(designs.runs((0, 1, 1, 0, 0, 2, 3))) == [(0, 1), (1, 2), (0, 3), (1, 1)]
