"""The plain rule and every edge of it."""

import datetime as dt

import pytest

from wellspent.core import verdict
from wellspent.core.estimates import GroupFigures, Measure
from wellspent.core.model import Criterion, Definition, Group, Meeting, VerdictCode, Weighting, Workbook

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
NONE = Measure(mean=None, count=0)


def figures(value: float | None, rated: int = 3, **others: object) -> GroupFigures:
    fields = {
        "group": "club",
        "rated": rated,
        "missing": 0,
        "hours": 6.0,
        "hours_unknown": 0,
        "weekly_hours": 2.0,
        "value": Measure(mean=value, count=rated),
        "value_per_hour": NONE,
        "mood_change": NONE,
        "progress": NONE,
    }
    return GroupFigures(**{**fields, **others})


def judged(value: float | None, rated: int = 3, bar: float = 50, **others: object) -> verdict.GroupVerdict:
    definition = Definition(bar=bar)
    return verdict.of_group(figures(value, rated, **others), definition)


def codes(one: verdict.GroupVerdict) -> list[str]:
    return [reason.code for reason in one.reasons]


@pytest.mark.parametrize(
    ("value", "expected", "code"),
    [
        (0, VerdictCode.SKIP, "below_bar"),
        (44.9, VerdictCode.SKIP, "below_bar"),
        (45, VerdictCode.TAKE_A_BREAK, "about_at_bar"),
        (50, VerdictCode.TAKE_A_BREAK, "about_at_bar"),
        (55, VerdictCode.TAKE_A_BREAK, "about_at_bar"),
        (55.1, VerdictCode.KEEP_GOING, "above_bar"),
        (100, VerdictCode.KEEP_GOING, "above_bar"),
    ],
)
def test_the_mean_value_is_held_against_the_bar(value: float, expected: VerdictCode, code: str) -> None:
    one = judged(value)
    assert (one.verdict, codes(one)) == (expected, [code])
    assert dict(one.reasons[0].numbers) == {"value": value, "bar": 50, "rated": 3}


@pytest.mark.parametrize("rated", [0, 1, 2])
@pytest.mark.parametrize("value", [0, 50, 100])
def test_under_three_rated_it_is_too_early_whatever_the_value(rated: int, value: float) -> None:
    one = judged(value if rated else None, rated)
    assert one.verdict is VerdictCode.TOO_EARLY
    assert one.reasons[0] == verdict.Reason(code="few_rated", numbers={"rated": rated, "needed": 3})


def test_how_many_it_takes_and_how_near_is_near_are_the_persons() -> None:
    definition = Definition(bar=50, fewest_rated=5, close_call=0)
    assert verdict.of_group(figures(80, 4), definition).verdict is VerdictCode.TOO_EARLY
    assert verdict.of_group(figures(51, 5), definition).verdict is VerdictCode.KEEP_GOING
    assert verdict.of_group(figures(50, 5), definition).verdict is VerdictCode.TAKE_A_BREAK


@pytest.mark.parametrize("bar", [0, 100])
def test_a_bar_at_the_end_of_the_scale_is_still_a_bar(bar: float) -> None:
    assert judged(bar, bar=bar).verdict is VerdictCode.TAKE_A_BREAK
    assert judged(50, bar=bar).verdict is (VerdictCode.KEEP_GOING if bar == 0 else VerdictCode.SKIP)


@pytest.mark.parametrize(
    ("change", "expected", "reasons"),
    [
        (-0.1, VerdictCode.TAKE_A_BREAK, ["above_bar_but_draining"]),
        (0, VerdictCode.KEEP_GOING, ["above_bar"]),
        (0.1, VerdictCode.KEEP_GOING, ["above_bar"]),
    ],
)
def test_above_the_bar_a_falling_mood_asks_for_a_break(
    change: float, expected: VerdictCode, reasons: list[str]
) -> None:
    one = judged(80, mood_change=Measure(mean=change, count=3))
    assert (one.verdict, codes(one)) == (expected, reasons)


@pytest.mark.parametrize("value", [20, 50])
def test_below_or_at_the_bar_a_falling_mood_is_named_beside_the_reason(value: float) -> None:
    one = judged(value, mood_change=Measure(mean=-1.5, count=2))
    assert one.verdict is judged(value).verdict
    assert codes(one)[1:] == ["draining"]
    assert dict(one.reasons[1].numbers) == {"change": -1.5, "count": 2}


@pytest.mark.parametrize(("progress", "named"), [(0.9, True), (1.0, False), (3.0, False)])
def test_hardly_any_progress_is_named_and_never_changes_the_verdict(progress: float, named: bool) -> None:
    one = judged(80, progress=Measure(mean=progress, count=3))
    assert one.verdict is VerdictCode.KEEP_GOING
    assert ("not_moving" in codes(one)) is named


def test_missing_ratings_are_named_and_change_nothing_else() -> None:
    one = judged(80, missing=7)
    assert one.verdict is VerdictCode.KEEP_GOING
    assert one.reasons[-1] == verdict.Reason(code="missing", numbers={"missing": 7})


def test_what_skipping_sets_free_are_the_weekly_hours() -> None:
    assert judged(20).frees == 2.0


CRITERIA = tuple(
    Criterion(id=name, text=name, rank=rank, points=1, since=dt.date(2026, 1, 1))
    for rank, name in enumerate(("one", "two", "three", "four", "five", "six", "seven"), start=1)
)


@pytest.mark.parametrize("number", range(1, 8))
@pytest.mark.parametrize("weighting", Weighting)
@pytest.mark.parametrize("away", [-5, 5])
def test_exactly_five_points_away_is_near_whatever_the_rounding_of_the_weights(
    number: int, weighting: Weighting, away: int
) -> None:
    for step, value in enumerate((0, 25, 50, 75, 100)):
        bar = value + away
        if 0 <= bar <= 100:
            definition = Definition(criteria=CRITERIA[:number], weighting=weighting, bar=bar)
            assert of_club(definition, *[dict.fromkeys([one.id for one in CRITERIA], step)] * 3).verdict is (
                VerdictCode.TAKE_A_BREAK
            )


def of_club(definition: Definition, *answers: dict[str, int]) -> verdict.GroupVerdict:
    used = {criterion.id for criterion in definition.in_use}
    meetings = [
        Meeting(
            id=f"m{day}",
            date=dt.date(2026, 10, day),
            group="club",
            got={name: step for name, step in got.items() if name in used},
        )
        for day, got in enumerate(answers, start=1)
    ]
    workbook = Workbook(definition=definition, meetings={one.id: one for one in meetings})
    (one,) = verdict.of_workbook(workbook, NOW)
    return one


def test_a_group_known_only_from_its_meetings_gets_a_verdict() -> None:
    one = of_club(Definition(criteria=CRITERIA[:1]), {"one": 4}, {"one": 4}, {"one": 3})
    assert (one.group, one.verdict) == ("club", VerdictCode.KEEP_GOING)


def test_meetings_without_a_value_do_not_make_up_the_three() -> None:
    one = of_club(Definition(criteria=CRITERIA[:1]), {"one": 4}, {"one": 4}, {}, {})
    assert one.verdict is VerdictCode.TOO_EARLY
    assert codes(one) == ["few_rated", "missing"]


def test_meetings_to_come_and_those_not_attended_do_not_count() -> None:
    got = {"one": 4}
    there = [Meeting(id=f"m{day}", date=dt.date(2026, 10, day), group="club", got=got) for day in (1, 2)]
    others = [
        Meeting(id=status, date=dt.date(2026, 10, 3), group="club", got=got, status=status)
        for status in ("planned", "not_attended", "cancelled")
    ]
    later = Meeting(id="later", date=dt.date(2026, 11, 3), group="club", got=got)
    workbook = Workbook(
        definition=Definition(criteria=CRITERIA[:1]), meetings={one.id: one for one in (*there, *others, later)}
    )
    (one,) = verdict.of_workbook(workbook, NOW)
    assert (one.verdict, one.figures.rated, one.figures.missing) == (VerdictCode.TOO_EARLY, 2, 0)


def test_verdicts_come_in_the_order_of_the_groups() -> None:
    groups = {name: Group(id=name, name=name) for name in ("b", "a")}
    meetings = {"m": Meeting(id="m", date=dt.date(2026, 10, 1), group="c")}
    assert [one.group for one in verdict.of_workbook(Workbook(groups=groups, meetings=meetings), NOW)] == [
        "b",
        "a",
        "c",
    ]
