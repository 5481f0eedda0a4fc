"""What would change a verdict, found by trying."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core import scoring, verdict
from wellspent.core.model import Criterion, Definition, Meeting, VerdictCode, Weighting, Workbook

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
SINCE = dt.date(2026, 1, 1)
CRITERIA = tuple(
    Criterion(id=name, text=name, rank=rank, points=points, since=SINCE)
    for rank, (name, points) in enumerate((("hire", 50.0), ("learn", 30.0), ("fun", 20.0)), start=1)
)
DEFINITION = Definition(criteria=CRITERIA, weighting=Weighting.HAND)
ANSWERS = [(4, 1, 1), (3, 1, 0), (4, 2, 1), (3, 1, 1), (4, 1, 2), (4, 2, 1)]


def book(answers: list[tuple[int, ...]] = ANSWERS, definition: Definition = DEFINITION, **fields: object) -> Workbook:
    made = {}
    for day, got in enumerate(answers, start=1):
        own = {name: value[day - 1] if isinstance(value, list) else value for name, value in fields.items()}
        answered = dict(zip(("hire", "learn", "fun"), got, strict=True))
        made[f"m{day}"] = Meeting(id=f"m{day}", date=dt.date(2026, 9, day), group="club", got=answered, **own)
    return Workbook(definition=definition, meetings=made)


def verdict_of(workbook: Workbook) -> VerdictCode:
    return verdict.of_workbook(workbook, NOW)[0].verdict


def changes(workbook: Workbook) -> verdict.Changes:
    return verdict.changes(verdict.judge(workbook, NOW).case, ["club"])[0]


def reweighed(criterion: str, at: float) -> Definition:
    """The definition with one weight as given, the others in proportion."""
    now = scoring.weights(DEFINITION)
    rest = (1 - at) / (1 - now[criterion])
    points = {one: 100 * (at if one == criterion else weight * rest) for one, weight in now.items()}
    return replace(DEFINITION, criteria=tuple(replace(one, points=points[one.id]) for one in CRITERIA))


def test_the_nearest_weight_is_one_at_which_the_verdict_is_that_other_one_and_not_before() -> None:
    found = changes(book())
    nearest = found.nearest_weight
    assert nearest is not None
    criterion, turn = nearest
    assert turn.at is not None
    step = 0.01 if turn.at > turn.now else -0.01
    assert verdict_of(book(definition=reweighed(criterion, turn.at))) is turn.becomes
    assert verdict_of(book(definition=reweighed(criterion, turn.at - step))) is verdict_of(book())
    assert all(
        abs(other.at - other.now) >= abs(turn.at - turn.now) for other in found.weights.values() if other.at is not None
    )


@pytest.mark.parametrize("bar", [0.0, 20.0, 31.0, 40.0, 52.0, 61.0, 63.5, 70.0, 80.0, 93.0, 100.0])
def test_the_nearest_bar_is_the_first_one_on_either_side_at_which_the_verdict_is_another(bar: float) -> None:
    def at(other: float) -> VerdictCode:
        return verdict_of(book(definition=replace(DEFINITION, bar=other)))

    tried = sorted({min(max(bar + step, 0.0), 100.0) for step in range(-100, 101)}, key=lambda other: abs(other - bar))
    others = [other for other in tried if at(other) is not at(bar)]
    found = changes(book(definition=replace(DEFINITION, bar=bar))).bar
    assert found.at is not None
    assert abs(found.at - bar) == abs(others[0] - bar)
    assert at(found.at) is found.becomes is not at(bar)


def test_where_all_criteria_got_the_same_no_weight_changes_anything() -> None:
    found = changes(book([(4, 4, 4)] * 6))
    assert found.nearest_weight is None
    assert {turn.at for turn in found.weights.values()} == {None}


def test_a_single_criterion_has_no_other_weight() -> None:
    definition = replace(DEFINITION, criteria=CRITERIA[:1])
    workbook = book(definition=definition)
    assert changes(workbook).weights["hire"] == verdict.Turn(now=1.0)


LATE = dt.datetime(2026, 10, 20, tzinfo=dt.UTC)


def test_without_late_ratings_there_is_nothing_to_leave_out() -> None:
    assert changes(book()).late.says is verdict.WithoutLate.NONE_LATE


def test_mostly_late_ratings_can_not_be_left_out() -> None:
    late = changes(book(rated_at=[LATE] * 4 + [None] * 2)).late
    assert (late.says, late.late, late.on_time) == (verdict.WithoutLate.MOSTLY_LATE, 4, 2)


def test_leaving_out_late_ratings_may_hold_or_change_the_verdict() -> None:
    same = changes(book([(4, 4, 4)] * 6, rated_at=[LATE] * 3 + [None] * 3)).late
    assert (same.says, same.becomes) == (verdict.WithoutLate.HOLDS, None)
    rosy = book([(4, 4, 4)] * 6 + [(0, 0, 0)] * 4, rated_at=[LATE] * 6 + [None] * 4)
    found = changes(rosy).late
    on_time = replace(rosy, meetings={name: one for name, one in rosy.meetings.items() if one.rated_at is None})
    assert (found.says, found.becomes) == (verdict.WithoutLate.CHANGES, verdict_of(on_time))


def test_the_one_meeting_that_a_verdict_rests_on_is_named() -> None:
    wild = book([(4, 4, 4)] * 6 + [(0, 0, 0)], definition=replace(DEFINITION, bar=80.0))
    without = replace(wild, meetings={name: one for name, one in wild.meetings.items() if name != "m7"})
    assert verdict_of(wild) is not verdict_of(without)
    (named,) = changes(wild).meetings
    assert (named.meeting, named.value, named.becomes) == ("m7", 0.0, verdict_of(without))


def test_where_no_single_meeting_matters_none_is_named() -> None:
    assert changes(book([(4, 4, 4)] * 8)).meetings == ()


def test_an_outlook_is_given_for_open_groups_with_two_meetings_or_more_only() -> None:
    assert changes(book(ANSWERS[:1])).outlook is None
    two = changes(book(ANSWERS[:2])).outlook
    assert two is not None
    assert len(two.within) == 8
    assert list(two.within) == sorted(two.within)
    assert two.needed == next((more for more, share in enumerate(two.within, 1) if share >= 0.5), None)
    assert changes(book([(4, 4, 4)] * 8)).outlook is None


def test_the_outlook_of_the_same_record_is_always_the_same() -> None:
    assert changes(book(ANSWERS[:2])).outlook == changes(book(ANSWERS[:2])).outlook


def test_changes_are_worked_out_for_the_groups_asked_about_and_not_for_those_without_a_value() -> None:
    workbook = book()
    other = Meeting(id="x", date=dt.date(2026, 9, 1), group="other", got={"hire": 1, "learn": 1, "fun": 1})
    empty = Meeting(id="y", date=dt.date(2026, 9, 1), group="empty")
    workbook = replace(workbook, meetings={**workbook.meetings, "x": other, "y": empty})
    case = verdict.judge(workbook, NOW).case
    assert [one.group for one in verdict.changes(case, ["club", "empty"])] == ["club"]
    assert [one.group for one in verdict.changes(case, ["club", "other"])] == ["club", "other"]


@pytest.mark.parametrize("workbook", [Workbook(), Workbook(definition=DEFINITION)])
def test_without_any_value_there_is_nothing_to_change(workbook: Workbook) -> None:
    assert verdict.changes(verdict.judge(workbook, NOW).case, ["club"]) == ()
