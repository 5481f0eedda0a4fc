"""Planning: what is expected is locked once it begins, what became of it is one word, what repeats is offered."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions import plan, rate
from wellspent.core.errors import InvalidInput
from wellspent.core.model import EMPTY, Group, GroupStatus, Kind, Meeting, MeetingStatus, Workbook
from wellspent.core.store.port import Change

NOW = dt.datetime.fromisoformat("2026-10-30T18:00:00-04:00")
CLUB = Group(id="club", name="Tuesday club", kind=Kind.JOB_SEEKERS)


def workbook(*meetings: Meeting, group: Group = CLUB) -> Workbook:
    return replace(EMPTY, groups={group.id: group}, meetings={one.id: one for one in meetings})


def planned(date: str, start: str | None = None, **fields: object) -> Meeting:
    given = {"status": MeetingStatus.PLANNED, **fields}
    time = dt.time.fromisoformat(start) if start else None
    return Meeting(
        id=f"club-{date}{'-' + start.replace(':', '') if start else ''}",
        date=dt.date.fromisoformat(date),
        start=time,
        group="club",
        **given,
    )


def been(*dates: str, start: str | None = "18:00") -> list[Meeting]:
    return [planned(date, start, status=MeetingStatus.ATTENDED) for date in dates]


def only(changes: tuple[Change, ...]) -> Meeting:
    (change,) = changes
    assert isinstance(change.after, Meeting)
    return change.after


def codes(invalid: pytest.ExceptionInfo[InvalidInput]) -> list[tuple[str, str]]:
    return [(problem.column, problem.code) for problem in invalid.value.problems]


def test_a_plan_becomes_a_planned_meeting_with_its_stamped_expectation() -> None:
    typed = plan.PlanInput(group="tuesday CLUB", date=dt.date(2026, 11, 3), expected=3, expected_mood=2)
    meeting = only(plan.plan(workbook(), typed, NOW))
    assert (meeting.status, meeting.group, meeting.date) == (MeetingStatus.PLANNED, "club", dt.date(2026, 11, 3))
    assert (meeting.expected, meeting.expected_mood, meeting.expected_at) == (3, 2, NOW)


def test_a_plan_without_an_expectation_has_no_stamp() -> None:
    assert (
        only(plan.plan(workbook(), plan.PlanInput(group="Tuesday club", date=dt.date(2026, 11, 3)), NOW)).expected_at
        is None
    )


def test_a_new_name_makes_a_new_group_and_asks_for_its_kind() -> None:
    typed = plan.PlanInput(group="Fair", date=dt.date(2026, 11, 3))
    with pytest.raises(InvalidInput) as invalid:
        plan.plan(workbook(), typed, NOW)
    assert codes(invalid) == [("kind", "missing")]
    group, meeting = plan.plan(workbook(), replace(typed, kind=Kind.FAIR), NOW)
    assert (group.id, meeting.after.group) == ("fair", "fair")


@pytest.mark.parametrize("start", ["17:59", "18:00"])
def test_the_expectation_is_locked_from_the_start_on(start: str) -> None:
    meeting = planned("2026-10-30", start, expected=1)
    typed = plan.PlanInput(base=meeting, group="Tuesday club", date=meeting.date, start=meeting.start, expected=4)
    with pytest.raises(InvalidInput) as invalid:
        plan.plan(workbook(meeting), typed, NOW)
    assert codes(invalid) == [("expected", "locked")]


def test_a_minute_before_the_start_it_can_still_be_changed() -> None:
    meeting = planned("2026-10-30", "18:01", expected=1)
    typed = plan.PlanInput(base=meeting, group="Tuesday club", date=meeting.date, start=meeting.start, expected=4)
    assert only(plan.plan(workbook(meeting), typed, NOW)).expected == 4


def test_with_no_time_known_it_is_locked_at_the_end_of_the_day_before() -> None:
    meeting = planned("2026-10-30", expected=1)
    typed = plan.PlanInput(base=meeting, group="Tuesday club", date=meeting.date, expected=4)
    with pytest.raises(InvalidInput):
        plan.plan(workbook(meeting), typed, NOW)
    assert only(plan.plan(workbook(meeting), typed, NOW - dt.timedelta(hours=18, seconds=1))).expected == 4


def test_a_begun_meeting_can_not_be_unlocked_by_moving_it() -> None:
    meeting = planned("2026-10-30", "17:00", expected=1)
    typed = plan.PlanInput(base=meeting, group="Tuesday club", date=dt.date(2026, 12, 1), expected=4)
    with pytest.raises(InvalidInput) as invalid:
        plan.plan(workbook(meeting), typed, NOW)
    assert codes(invalid) == [("expected", "locked")]


def test_what_is_over_can_not_be_planned() -> None:
    typed = plan.PlanInput(group="Tuesday club", date=dt.date(2026, 10, 30), start=dt.time(12))
    with pytest.raises(InvalidInput) as invalid:
        plan.plan(workbook(), typed, NOW)
    assert codes(invalid) == [("date", "in_the_past")]


def test_rating_a_planned_meeting_keeps_what_was_expected() -> None:
    meeting = replace(planned("2026-10-29", expected=3, expected_mood=1), expected_at=NOW)
    attended = only(plan.settle(meeting, MeetingStatus.ATTENDED))
    typed = rate.RatingInput(base=attended, group="Tuesday club", date=attended.date, got={"learn": 2})
    rated = next(change.after for change in rate.rate(workbook(attended), typed, NOW) if change.id == attended.id)
    assert (rated.expected, rated.expected_mood, rated.expected_at) == (3, 1, NOW)


def test_meetings_that_are_over_want_a_word_and_coming_ones_do_not() -> None:
    over, coming = planned("2026-10-30", "16:00", minutes=90), planned("2026-10-30", "17:30", minutes=90)
    there = workbook(over, coming, planned("2026-10-01", status=MeetingStatus.CANCELLED))
    assert plan.unsettled(there, NOW) == (over,)
    assert plan.coming(there, NOW) == (coming,)


@pytest.mark.parametrize(
    ("dates", "following"),
    [
        (["2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27"], "2026-11-03"),
        (["2026-09-15", "2026-09-29", "2026-10-13", "2026-10-27"], "2026-11-10"),
        (["2026-07-14", "2026-08-11", "2026-09-08", "2026-10-13"], "2026-11-10"),
        (["2026-09-08", "2026-09-15", "2026-10-06", "2026-10-13"], "2026-11-03"),
        (["2026-03-30", "2026-06-29", "2026-08-31", "2026-09-28"], None),
        (["2026-01-30", "2026-05-29", "2026-07-31", "2026-10-30"], "2026-11-27"),
    ],
    ids=[
        "weekly",
        "fortnightly",
        "second Tuesday",
        "weekly with gaps, and it went on",
        "fourth and fifth Mondays are no rule",
        "a fifth Friday that November lacks",
    ],
)
def test_a_group_that_repeats_offers_its_next_date(dates: list[str], following: str | None) -> None:
    found = plan.next_dates(workbook(*been(*dates, start="12:00")), NOW)
    assert [(one.group, one.date, one.start) for one in found] == (
        [("club", dt.date.fromisoformat(following), dt.time(12))] if following else []
    )


@pytest.mark.parametrize(
    "dates",
    [["2026-10-20", "2026-10-27"], ["2026-10-05", "2026-10-13", "2026-10-21", "2026-10-29"]],
    ids=["two meetings are no rule", "every eight days falls on other weekdays"],
)
def test_without_a_rule_nothing_is_offered(dates: list[str]) -> None:
    assert plan.next_dates(workbook(*been(*dates)), NOW) == ()


def test_nothing_is_offered_for_a_group_that_is_planned_already_or_was_left() -> None:
    weekly = been("2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27")
    assert plan.next_dates(workbook(*weekly, planned("2026-11-03", "18:00")), NOW) == ()
    assert plan.next_dates(workbook(*weekly, group=replace(CLUB, status=GroupStatus.STOPPED)), NOW) == ()


def test_calls_on_the_same_weekday_are_no_gathering_that_comes_round_again() -> None:
    called = [Meeting(id=f"c{day}", date=dt.date(2026, 10, day), group="calls") for day in (6, 13, 20, 27)]
    book = Workbook(groups={"calls": Group(id="calls", name="Calls")}, meetings={one.id: one for one in called})
    assert plan.next_dates(book, NOW) == ()
