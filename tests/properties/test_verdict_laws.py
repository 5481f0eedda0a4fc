"""What holds of verdicts whatever the record: order, one wild rating, and records of every size and shape."""

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wellspent.core import scoring, verdict
from wellspent.core.model import Criterion, Definition, Meeting, VerdictCode, Workbook
from wellspent.core.verdict import week

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
CRITERIA = tuple(
    Criterion(id=name, text=name, rank=rank, since=dt.date(2020, 1, 1))
    for rank, name in enumerate(("one", "two", "three"), start=1)
)
STEP = st.integers(0, 4)
ANSWER = st.fixed_dictionaries({}, optional={criterion.id: STEP for criterion in CRITERIA})
MEETING = st.fixed_dictionaries(
    {"got": ANSWER, "group": st.sampled_from("abcd")},
    optional={
        "minutes": st.integers(0, 600),
        "mood_before": STEP,
        "mood_after": STEP,
        "progress": STEP,
        "day": st.integers(0, 40),
    },
)
RECORDS = st.lists(MEETING, max_size=25)
DEFINITIONS = st.builds(
    Definition,
    criteria=st.just(CRITERIA),
    bar=st.integers(0, 100).map(float),
    weekly_hours=st.none() | st.integers(0, 20).map(float),
    careful=st.booleans(),
)


def book(records: Sequence[Mapping[str, object]], definition: Definition) -> Workbook:
    made = []
    for number, record in enumerate(records):
        fields = dict(record)
        day = dt.date(2026, 9, 1) + dt.timedelta(days=fields.pop("day", 0))
        made.append(Meeting(id=f"m{number}", date=day, **fields))
    return Workbook(definition=definition, meetings={one.id: one for one in made})


@given(RECORDS, DEFINITIONS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(
    records: list[dict[str, object]], definition: Definition, chance: object
) -> None:
    workbook = book(records, definition)
    shuffled = list(workbook.meetings.items())
    chance.shuffle(shuffled)
    one = {each.group: each for each in verdict.of_workbook(workbook, NOW)}
    other = {
        each.group: each for each in verdict.of_workbook(Workbook(definition=definition, meetings=dict(shuffled)), NOW)
    }
    assert one.keys() == other.keys()
    for group, found in one.items():
        estimate = found.figures.value.estimate
        assert other[group].figures.value.estimate == (None if estimate is None else pytest.approx(estimate, rel=1e-9))
        assert found.figures.rated == other[group].figures.rated


@given(RECORDS, DEFINITIONS)
def test_every_record_gets_an_answer_with_a_reason_and_numbers_that_can_be_told(
    records: list[dict[str, object]], definition: Definition
) -> None:
    judged = verdict.judge(book(records, definition), NOW)
    for one in judged.verdicts:
        assert one.reasons
        assert one.sure is None or 0 <= one.sure <= 1
        for reason in one.reasons:
            assert all(math.isfinite(number) for number in reason.numbers.values())
        value = one.figures.value
        if value.estimate is not None:
            limits = [value.low_95, value.low_80, value.high_80, value.high_95]
            assert limits == sorted(limits)
            assert limits[0] >= 0
            assert limits[-1] <= 100
            assert 0 <= value.probability <= 1


@given(RECORDS, DEFINITIONS)
def test_values_of_a_whole_record_are_those_of_each_meeting(
    records: list[dict[str, object]], definition: Definition
) -> None:
    case = verdict.judge(book(records, definition), NOW).case
    scorer = scoring.Scorer(definition)
    for meeting, value in zip(case.seen.meetings, case.values, strict=True):
        assert scorer.value(meeting) == (None if np.isnan(value) else pytest.approx(value))


@given(st.lists(STEP, min_size=10, max_size=10), STEP, st.integers(0, 100), RECORDS)
def test_one_wild_rating_may_open_a_verdict_of_ten_others_but_never_turns_it_round_and_is_named(
    steps: list[int], wild: int, bar: int, others: list[dict[str, object]]
) -> None:
    definition = Definition(criteria=CRITERIA, bar=float(bar))
    elsewhere = [{**one, "group": "b"} for one in others]

    def record(answers: list[int]) -> Workbook:
        mine = [{"got": dict.fromkeys([one.id for one in CRITERIA], step), "group": "a"} for step in answers]
        return book([*mine, *elsewhere], definition)

    settled = {VerdictCode.KEEP_GOING, VerdictCode.SKIP}
    before = verdict.of_workbook(record(steps), NOW)[0].verdict
    assume(before in settled)
    judged = verdict.judge(record([*steps, wild]), NOW)
    after = judged.verdicts[0].verdict
    assert {before, after} != settled
    if before is not after:
        named = {one.meeting: one.becomes for one in verdict.changes(judged.case, ["a"])[0].meetings}
        assert before in named.values()


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("groups", ["a", "ab", "abcd"])
def test_all_equal_ratings_give_an_answer(step: int, groups: str) -> None:
    got = dict.fromkeys([one.id for one in CRITERIA], step)
    workbook = book([{"got": got, "group": group} for group in groups * 6], Definition(criteria=CRITERIA))
    for one in verdict.of_workbook(workbook, NOW):
        assert one.figures.value.estimate == pytest.approx(25 * step)
        assert (
            one.verdict
            is {
                0: VerdictCode.SKIP,
                1: VerdictCode.SKIP,
                2: VerdictCode.TAKE_A_BREAK,
                3: VerdictCode.KEEP_GOING,
                4: VerdictCode.KEEP_GOING,
            }[step]
        )


def test_ten_thousand_meetings_give_an_answer() -> None:
    chance = np.random.default_rng(1)
    groups = [f"g{number}" for number in range(40)]
    records = [
        {"got": {"one": int(step)}, "group": groups[number % 40], "minutes": 60, "mood_before": 2, "mood_after": 3}
        for number, step in enumerate(chance.integers(0, 5, 10_000))
    ]
    definition = Definition(criteria=CRITERIA, weekly_hours=8.0)
    judged = verdict.judge(book(records, definition), NOW)
    assert sum(one.figures.rated for one in judged.verdicts) == 10_000
    assert all(
        one.figures.value.low_95 < one.figures.value.estimate < one.figures.value.high_95 for one in judged.verdicts
    )


CANDIDATES = st.lists(
    st.builds(week.Candidate, value=st.integers(-20, 100).map(float), cost=st.integers(1, 8), most=st.integers(0, 3)),
    max_size=5,
)


@given(CANDIDATES, st.integers(0, 20))
def test_no_other_week_that_fits_is_worth_more(candidates: list[week.Candidate], budget: int) -> None:
    def best_of_all(rest: list[week.Candidate], left: int) -> float:
        if not rest:
            return 0.0
        first, *others = rest
        return max(
            visits * first.value + best_of_all(others, left - visits * first.cost)
            for visits in range(first.most + 1)
            if visits * first.cost <= left
        )

    spending = week.best(candidates, budget)
    cost = sum(one.cost * visits for one, visits in zip(candidates, spending.visits, strict=True))
    worth = sum(one.value * visits for one, visits in zip(candidates, spending.visits, strict=True))
    assert cost <= budget
    assert worth == pytest.approx(spending.value) == pytest.approx(best_of_all(candidates, budget))
    assert week.by_value_per_hour(candidates, budget).value <= spending.value + 1e-9
