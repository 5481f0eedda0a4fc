"""Check-ins: which week is asked for, what is saved, and gaps that stay gaps."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions import check_in as action
from wellspent.core.actions.check_in import CheckInInput
from wellspent.core.checkins import asked_week, due, weeks
from wellspent.core.errors import InvalidInput
from wellspent.core.model import CheckIn, Workbook

MONDAY = dt.date(2026, 10, 26)
NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
WEEK = dt.timedelta(weeks=1)


def book(*mondays: dt.date) -> Workbook:
    return Workbook(checkins={str(week): CheckIn(week=week, hours=2) for week in mondays})


@pytest.mark.parametrize(("day", "week"), [(26, 19), (27, 19), (29, 19), (30, 26), (31, 26)])
def test_a_week_is_asked_for_from_its_friday_to_the_thursday_after(day: int, week: int) -> None:
    assert asked_week(dt.date(2026, 10, day)) == dt.date(2026, 10, week)


def test_it_is_due_until_it_is_there_and_an_earlier_week_is_never_asked_for() -> None:
    assert due(Workbook(), NOW) == MONDAY
    assert due(book(MONDAY), NOW) is None
    assert due(book(MONDAY), NOW - dt.timedelta(days=2)) == MONDAY - WEEK
    assert due(book(MONDAY, MONDAY - 3 * WEEK), NOW) is None


def test_weeks_left_out_stand_among_the_others_and_this_one_only_once_it_is_there() -> None:
    assert weeks(book(MONDAY - 3 * WEEK), NOW, 12) == tuple(MONDAY - number * WEEK for number in (1, 2, 3))
    assert weeks(book(MONDAY, MONDAY - 2 * WEEK), NOW, 12) == tuple(MONDAY - number * WEEK for number in (0, 1, 2))
    assert weeks(book(MONDAY - 30 * WEEK), NOW, 12)[-1] == MONDAY - 12 * WEEK
    assert weeks(Workbook(), NOW, 12) == ()


def test_a_week_is_saved_with_what_was_answered_and_nothing_for_what_was_not() -> None:
    [change] = action.check_in(CheckInInput(week=MONDAY, mood=0, note=" Slow. "), NOW)
    assert (change.id, change.before) == ("2026-10-26", None)
    assert change.after == CheckIn(week=MONDAY, hours=None, mood=0, confidence=None, note="Slow.")


def test_a_past_week_can_be_filled_in_and_changed() -> None:
    before = CheckIn(week=MONDAY - WEEK, hours=3, extra={"mine": "x"})
    [change] = action.check_in(CheckInInput(base=before, week=before.week, hours=4.5), NOW)
    assert change.after == replace(before, hours=4.5)
    assert action.check_in(CheckInInput(base=before, week=before.week, hours=3), NOW) == ()
    [gone] = action.delete(before)
    assert (gone.before, gone.after) == (before, None)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (CheckInInput(week=MONDAY), "nothing_typed"),
        (CheckInInput(week=MONDAY, note="  "), "nothing_typed"),
        (CheckInInput(week=MONDAY + WEEK, hours=1), "not_yet"),
        (CheckInInput(week=MONDAY + dt.timedelta(days=1), hours=1), "not_a_monday"),
        (CheckInInput(week=MONDAY, hours=169), "too_large"),
    ],
)
def test_what_can_not_be_taken_is_said(given: CheckInInput, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        action.check_in(given, NOW)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_no_hours_is_an_answer_and_not_the_same_as_none() -> None:
    [change] = action.check_in(CheckInInput(week=MONDAY, hours=0), NOW)
    assert isinstance(change.after, CheckIn)
    assert change.after.hours == 0
