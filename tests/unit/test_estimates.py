"""What one group's record amounts to: what counts, and on how many meetings each figure rests."""

import datetime as dt

import pytest

from wellspent.core.estimates import GroupFigures, Measure
from wellspent.core.model import Criterion, Definition, Group, Meeting, MeetingStatus, Workbook
from wellspent.core.verdict import judge

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
DEFINITION = Definition(criteria=(Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1)),))
CLUB = Group(id="club", name="Club")


def meeting(day: int, learn: int | None = None, **fields: object) -> Meeting:
    got = {} if learn is None else {"learn": learn}
    return Meeting(**{"id": f"m{day}", "date": dt.date(2026, 10, day), "group": "club", "got": got, **fields})


def figures(*meetings: Meeting) -> GroupFigures:
    workbook = Workbook(definition=DEFINITION, groups={"club": CLUB}, meetings={one.id: one for one in meetings})
    (found,) = (one.figures for one in judge(workbook, NOW).verdicts)
    return found


def rests_on(measure: Measure) -> tuple[float | None, int, int]:
    """The plain mean, how many answers it rests on, and how many are missing."""
    return measure.plain, measure.count, measure.missing


def test_a_group_without_meetings_has_no_figures_and_no_zero_among_its_means() -> None:
    found = figures()
    nothing = Measure(count=0, missing=0)
    assert (found.rated, found.missing, found.hours, found.weekly_hours) == (0, 0, 0, 0)
    assert (found.value, found.value_per_hour, found.mood_change, found.progress) == (nothing,) * 4


@pytest.mark.parametrize(
    "fields",
    [
        {"status": MeetingStatus.PLANNED},
        {"status": MeetingStatus.NOT_ATTENDED},
        {"status": MeetingStatus.CANCELLED},
        {"date": dt.date(2026, 10, 31)},
        {"date": dt.date(2026, 10, 30), "got": {}},
        {"date": dt.date(2026, 10, 30), "got": {}, "start": dt.time(17), "minutes": 61},
    ],
    ids=["planned", "not attended", "cancelled", "tomorrow", "today, no time, not rated", "not over and not rated"],
)
def test_only_attended_meetings_that_are_over_count(fields: dict[str, object]) -> None:
    other = meeting(13, 4, mood_before=0, mood_after=4, progress=4, **{"minutes": 60, **fields})
    assert figures(meeting(6, 1), other) == figures(meeting(6, 1))


def test_todays_meeting_counts_once_it_is_rated_though_its_time_is_not_known() -> None:
    assert figures(meeting(30, 2)).rated == 1


def test_a_meeting_that_ended_this_minute_counts() -> None:
    assert figures(meeting(30, 2, start=dt.time(17), minutes=60)).rated == 1


def test_rated_and_missing_are_counted_apart() -> None:
    found = figures(meeting(6, 1), meeting(13), meeting(20, 3), meeting(27))
    assert (found.rated, found.missing) == (2, 2)
    assert rests_on(found.value) == (50, 2, 2)


def test_no_answer_is_left_out_of_a_mean_and_a_zero_is_not() -> None:
    found = figures(meeting(6, 0, mood_before=2, mood_after=0, progress=0), meeting(13, 4, mood_before=2), meeting(20))
    assert rests_on(found.value) == (50, 2, 1)
    assert rests_on(found.mood_change) == (-2, 1, 2)
    assert rests_on(found.progress) == (0, 1, 2)


def test_hours_are_door_to_door_and_unknown_ones_are_counted() -> None:
    found = figures(
        meeting(6, minutes=60, travel_minutes=30, before_minutes=15, after_minutes=15),
        meeting(13, minutes=60),
        meeting(20, travel_minutes=30),
    )
    assert (found.hours, found.hours_unknown) == (3, 1)


def test_value_per_hour_is_mean_value_over_mean_hours_of_the_meetings_that_have_both() -> None:
    found = figures(meeting(6, 4, minutes=60), meeting(13, 2, minutes=180), meeting(20, 4), meeting(27, minutes=6000))
    assert rests_on(found.value_per_hour) == (150 / 4, 2, 2)


def test_a_meeting_of_no_minutes_has_no_value_per_hour() -> None:
    assert figures(meeting(6, 4, minutes=0)).value_per_hour == Measure(count=0, missing=1)


def test_weekly_hours_look_eight_weeks_back() -> None:
    eight_weeks_ago = NOW.date() - dt.timedelta(weeks=8)
    old = meeting(1, minutes=600, date=eight_weeks_ago)
    assert figures(old).weekly_hours == 0
    assert figures(old, meeting(6, minutes=240)).weekly_hours == pytest.approx(0.5)
    assert figures(meeting(1, minutes=480, date=eight_weeks_ago + dt.timedelta(days=1))).weekly_hours == pytest.approx(
        8 / (55 / 7)
    )


def test_weekly_hours_of_a_new_group_are_over_the_weeks_since_it_began_and_at_least_one() -> None:
    assert figures(meeting(16, minutes=120), meeting(23, minutes=120)).weekly_hours == pytest.approx(2)
    assert figures(meeting(28, minutes=120)).weekly_hours == pytest.approx(2)


def test_weekly_hours_take_meetings_without_a_length_as_nothing() -> None:
    assert figures(meeting(16, minutes=120), meeting(23)).weekly_hours == pytest.approx(1)


def test_a_group_that_only_a_meeting_names_has_figures_after_the_known_ones() -> None:
    workbook = Workbook(
        definition=DEFINITION,
        groups={"club": CLUB},
        meetings={"m6": meeting(6, 3, group="elsewhere"), "m7": meeting(7, group="planned-only", status="planned")},
    )
    found = [one.figures for one in judge(workbook, NOW).verdicts]
    assert [(one.group, one.rated) for one in found] == [("club", 0), ("elsewhere", 1), ("planned-only", 0)]


def test_figures_do_not_depend_on_the_order_of_the_rows() -> None:
    meetings = [meeting(6, 1, minutes=50), meeting(13, 4, minutes=70, progress=1), meeting(20)]
    assert figures(*meetings) == figures(*reversed(meetings))


def test_an_interval_that_is_shown_stays_on_its_scale() -> None:
    found = figures(*(meeting(day, 4, mood_before=0, mood_after=4, progress=4) for day in (6, 13)))
    assert found.value.estimate == pytest.approx(100)
    assert (found.value.high_80, found.value.high_95) == (100, 100)
    assert 0 <= found.value.low_95 < found.value.low_80
    assert found.mood_change.high_95 == found.progress.high_95 == 4


def test_value_per_hour_has_no_limits_before_it_has_a_variance() -> None:
    found = figures(meeting(6, 3, minutes=60))
    assert found.value_per_hour.estimate == pytest.approx(75)
    assert found.value_per_hour.low_80 is None


def test_late_ratings_are_counted() -> None:
    late = dt.datetime(2026, 10, 20, 18, tzinfo=dt.UTC)
    assert figures(meeting(6, 1, rated_at=late), meeting(19, 1, rated_at=late)).late == 1
