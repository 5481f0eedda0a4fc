"""Verdicts on whole workbooks: their reasons, how sure they are, and the week that they rest on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from wellspent.core import verdict
from wellspent.core.model import (
    Criterion,
    Definition,
    Group,
    GroupStatus,
    Meeting,
    Outcome,
    OutcomeKind,
    VerdictCode,
    Workbook,
)

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
DEFINITION = Definition(criteria=(Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1)),))
FIRST = dt.date(2026, 8, 3)


def meetings(group: str, got: Sequence[int | None], **fields: object) -> list[Meeting]:
    """One meeting a day with these answers; the other fields are the same for all, or a list with one for each."""
    made = []
    for day, answer in enumerate(got):
        own = {name: value[day] if isinstance(value, list) else value for name, value in fields.items()}
        got_of_day = {} if answer is None else {"learn": answer}
        made.append(
            Meeting(
                **{
                    "id": f"{group}-{day}",
                    "date": FIRST + dt.timedelta(days=day),
                    "group": group,
                    "got": got_of_day,
                    **own,
                }
            )
        )
    return made


def book(*given: list[Meeting], definition: Definition = DEFINITION, **groups: Group) -> Workbook:
    return Workbook(
        definition=definition, groups=groups, meetings={one.id: one for several in given for one in several}
    )


def judged(workbook: Workbook, group: str = "club") -> verdict.GroupVerdict:
    return next(one for one in verdict.of_workbook(workbook, NOW) if one.group == group)


def codes(one: verdict.GroupVerdict) -> list[str]:
    return [reason.code for reason in one.reasons]


def numbers(one: verdict.GroupVerdict, code: str) -> dict[str, float]:
    return next(dict(reason.numbers) for reason in one.reasons if reason.code == code)


GOOD = meetings("good", [4, 3, 4, 3, 4, 4, 3, 4])
POOR = meetings("club", [0, 1, 0, 1, 1, 0, 0, 1])


def test_clear_records_give_clear_verdicts_and_say_how_sure() -> None:
    workbook = book(POOR, GOOD)
    poor, good = judged(workbook), judged(workbook, "good")
    assert (poor.verdict, poor.ground) == (VerdictCode.SKIP, verdict.Ground.BELOW_BAR)
    assert (good.verdict, good.ground) == (VerdictCode.KEEP_GOING, verdict.Ground.ABOVE_BAR)
    assert poor.sure == pytest.approx(1 - poor.figures.value.probability)
    assert good.sure == good.figures.value.probability > 0.99


def test_the_first_reason_carries_the_numbers_that_it_rests_on() -> None:
    poor = judged(book(POOR, GOOD))
    value = poor.figures.value
    assert numbers(poor, "below_bar") == {
        "value": value.estimate,
        "low": value.low_80,
        "high": value.high_80,
        "bar": 50,
        "rated": 8,
        "needed": 3,
        "probability": value.probability,
    }


def test_one_meeting_in_all_is_not_enough_to_say_anything() -> None:
    one = judged(book(meetings("club", [3])))
    assert (one.verdict, codes(one), one.sure) == (VerdictCode.TOO_EARLY, ["one_meeting_in_all"], None)


def test_one_meeting_beside_other_groups_is_a_first_impression_partly_borrowed_from_them() -> None:
    one = judged(book(meetings("club", [4]), POOR_ELSEWHERE))
    assert codes(one) == ["first_impression"]
    assert numbers(one, "first_impression")["value"] < 100


POOR_ELSEWHERE = meetings("other", [1, 0, 1, 1, 0])


def test_two_alike_lean_towards_a_verdict_and_say_how_often_that_is_wrong() -> None:
    up = judged(book(meetings("club", [4, 4]), GOOD))
    down = judged(book(meetings("club", [0, 0]), POOR_ELSEWHERE))
    assert (codes(up), numbers(up, "leaning")["towards"]) == (["leaning"], 1)
    assert (codes(down), numbers(down, "leaning")["towards"]) == (["leaning"], -1)
    assert numbers(up, "leaning")["one_in"] >= 5


def test_nothing_rated_is_said() -> None:
    one = judged(book(meetings("club", [None, None]), GOOD))
    assert codes(one) == ["nothing_rated", "missing"]
    assert one.figures.value.estimate is None


def test_a_keep_or_skip_says_how_often_such_verdicts_are_wrong_and_more_often_after_fewer() -> None:
    few = judged(book(meetings("club", [0, 0, 0]), POOR_ELSEWHERE))
    many = judged(book(meetings("club", [0] * 12), POOR_ELSEWHERE))
    assert numbers(few, "wrong_so_often")["one_in"] < numbers(many, "wrong_so_often")["one_in"]


def test_a_verdict_that_is_much_surer_than_most_says_so() -> None:
    assert numbers(judged(book(POOR, GOOD)), "wrong_so_often")["clearer"]
    answers = meetings("club", [3, 2, 3, 2, 2, 3, 1, 3])
    close = [judged(book(answers, definition=replace(DEFINITION, bar=bar))) for bar in range(40, 70)]
    for one in close:
        if one.ground is verdict.Ground.ABOVE_BAR:
            share = 1 / numbers(one, "wrong_so_often")["one_in"]
            assert numbers(one, "wrong_so_often")["clearer"] == (one.sure > 1 - share / 2)
    assert {numbers(one, "wrong_so_often")["clearer"] for one in close if one.ground is verdict.Ground.ABOVE_BAR} == {
        True,
        False,
    }


def test_a_close_call_is_called_close() -> None:
    answers = [3, 2, 3, 2, 2, 3, 1, 3]
    close = [judged(book(meetings("club", answers), definition=replace(DEFINITION, bar=bar))) for bar in range(40, 70)]
    near = [one for one in close if "close_call" in codes(one)]
    assert near
    for one in close:
        probability = one.figures.value.probability
        assert ("close_call" in codes(one)) == (0.8 <= probability <= 0.85 or 0.075 <= probability <= 0.1)


def test_a_group_that_one_leaves_lower_than_one_came_asks_for_a_break() -> None:
    moods = {"mood_before": [3, 2, 3, 2, 3, 3, 2, 3], "mood_after": [1, 2, 2, 2, 3, 2, 2, 2]}
    worth_it = judged(book(meetings("club", [4, 3, 4, 3, 4, 4, 3, 4], **moods)))
    assert worth_it.ground is verdict.Ground.DRAINING_THOUGH_WORTH_IT
    assert worth_it.sure == worth_it.figures.mood_change.probability < worth_it.figures.value.probability
    poor = judged(book(meetings("club", [0, 1, 0, 1, 1, 0, 0, 1], **moods), GOOD))
    assert poor.verdict is VerdictCode.SKIP
    assert "also_draining" in codes(poor)


def test_a_draining_that_comes_from_the_mood_before_is_said_and_changes_no_verdict() -> None:
    high = meetings("club", [4] * 8, mood_before=[4, 4, 4, 3, 4, 4, 3, 4], mood_after=[3, 3, 4, 3, 3, 3, 3, 3])
    low = meetings("good", [4] * 8, mood_before=[0, 1, 2, 3, 4, 1, 2, 3], mood_after=[2, 2, 3, 3, 3, 2, 3, 3])
    one = judged(book(high, low))
    assert one.figures.mood_as_it_was.probability >= 0.9 > one.figures.mood_change.probability
    assert one.verdict is VerdictCode.KEEP_GOING
    assert numbers(one, "high_before")["before"] > numbers(one, "high_before")["usually"]


def test_hardly_any_progress_is_named_and_never_changes_the_verdict() -> None:
    still = judged(book(meetings("club", [4] * 6, progress=[0, 0, 1, 0, 0, 0])))
    assert still.verdict is VerdictCode.KEEP_GOING
    assert "not_moving" in codes(still)
    assert "not_moving" not in codes(judged(book(meetings("club", [4] * 6, progress=3))))


def test_what_came_of_a_group_is_counted_beside_it() -> None:
    outcomes = {
        name: Outcome(id=name, date=dt.date(2026, 10, 1), kind=kind, group=group)
        for name, kind, group in (
            ("a", OutcomeKind.LEAD, "club"),
            ("b", OutcomeKind.LEAD, "club"),
            ("c", OutcomeKind.OFFER, "good"),
        )
    }
    one = judged(replace(book(POOR, GOOD), outcomes=outcomes))
    assert numbers(one, "outcomes") == {"lead": 2}


def test_ratings_from_memory_are_named_once_they_are_half_of_all() -> None:
    late, soon = dt.datetime(2026, 9, 30, tzinfo=dt.UTC), None
    half = judged(book(meetings("club", [0] * 4, rated_at=[late, late, soon, soon])))
    assert numbers(half, "rated_late") == {"late": 2, "rated": 4}
    assert "rated_late" not in codes(judged(book(meetings("club", [0] * 4, rated_at=[late, soon, soon, soon]))))


def test_missing_ratings_are_named_and_change_nothing_else() -> None:
    with_gaps = judged(book(meetings("club", [0, 1, 0, 1, None, None]), GOOD))
    without = judged(book(meetings("club", [0, 1, 0, 1]), GOOD))
    assert numbers(with_gaps, "missing") == {"missing": 2}
    assert with_gaps.figures.value.estimate == without.figures.value.estimate


def test_without_weekly_hours_everything_fits_and_an_hour_has_no_price() -> None:
    found = verdict.judge(book(POOR, GOOD), NOW)
    assert found.week is None
    assert all(one.figures.value_per_hour.probability is None for one in found.verdicts)


HOUR = {"minutes": 60}


def test_the_week_is_filled_with_what_is_worth_most_and_the_rest_goes_further_elsewhere() -> None:
    definition = replace(DEFINITION, weekly_hours=1.0)
    workbook = book(meetings("club", [3] * 8, **HOUR), meetings("good", [4] * 8, **HOUR), definition=definition)
    found = verdict.judge(workbook, NOW)
    assert found.week is not None
    assert {one.group: one.visits for one in found.week.plan} == {"club": 0, "good": 1}
    assert found.week.price == pytest.approx(judged(workbook).figures.value.estimate, rel=0.01)
    assert judged(workbook).ground is verdict.Ground.FURTHER_ELSEWHERE
    assert judged(workbook, "good").ground is verdict.Ground.ABOVE_BAR
    assert judged(workbook, "good").figures.value_per_hour.probability > 0.5


def test_what_is_skipped_or_left_is_not_in_the_week() -> None:
    definition = replace(DEFINITION, weekly_hours=20.0)
    left = Group(id="left", name="Left", status=GroupStatus.STOPPED)
    workbook = book(
        meetings("club", [0] * 8, **HOUR),
        meetings("good", [4] * 8, **HOUR),
        meetings("left", [4] * 8, **HOUR),
        definition=definition,
        left=left,
    )
    found = verdict.judge(workbook, NOW)
    assert found.week is not None
    assert [one.group for one in found.week.plan] == ["good"]
    assert found.week.price is None
    assert judged(workbook, "left").ground is verdict.Ground.ABOVE_BAR


def test_calls_may_fill_more_of_the_week_than_one_visit() -> None:
    definition = replace(DEFINITION, weekly_hours=2.0)
    workbook = book(meetings("calls", [4] * 5, minutes=15), meetings("good", [4] * 5, **HOUR), definition=definition)
    found = verdict.judge(workbook, NOW)
    assert found.week is not None
    visits = {one.group: one.visits for one in found.week.plan}
    assert visits["calls"] > 1
    assert found.week.hours <= 2.0


def test_a_group_that_is_never_to_be_visited_is_not_said_to_go_further_elsewhere() -> None:
    never = Group(id="club", name="Club", per_week_most=0)
    definition = replace(DEFINITION, weekly_hours=1.0)
    workbook = book(
        meetings("club", [4] * 5, **HOUR), meetings("good", [4] * 5, **HOUR), definition=definition, club=never
    )
    assert judged(workbook).ground is verdict.Ground.ABOVE_BAR


def test_a_group_of_unknown_length_is_planned_with_its_usual_one() -> None:
    usual = Group(id="club", name="Club", usual_minutes=90, usual_travel_minutes=30)
    workbook = book(
        meetings("club", [4] * 5),
        meetings("good", [4] * 5, **HOUR),
        definition=replace(DEFINITION, weekly_hours=5.0),
        club=usual,
    )
    found = verdict.judge(workbook, NOW)
    assert found.week is not None
    assert {one.group: one.hours for one in found.week.plan}["club"] == 2.0


def test_a_group_known_only_from_its_meetings_gets_a_verdict() -> None:
    assert judged(book(GOOD), "good").verdict is VerdictCode.KEEP_GOING


def test_meetings_to_come_and_those_not_attended_do_not_count() -> None:
    others = [
        replace(one, status=status)
        for one, status in zip(
            meetings("club", [4, 4, 4], id=["x", "y", "z"]), ("planned", "not_attended", "cancelled"), strict=True
        )
    ]
    later = meetings("club", [4], id="later", date=dt.date(2026, 11, 3))
    one = judged(book(meetings("club", [4, 4]), others, later))
    assert (one.verdict, one.figures.rated, one.figures.missing) == (VerdictCode.TOO_EARLY, 2, 0)


def test_verdicts_come_in_the_order_of_the_groups() -> None:
    groups = {name: Group(id=name, name=name) for name in ("b", "a")}
    workbook = Workbook(groups=groups, meetings={"m": meetings("c", [1])[0]})
    assert [one.group for one in verdict.of_workbook(workbook, NOW)] == ["b", "a", "c"]


def test_an_empty_workbook_has_no_verdicts() -> None:
    assert verdict.of_workbook(Workbook(), NOW) == ()
