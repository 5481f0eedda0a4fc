"""Hours a week and value over time: what is counted, what stays empty, and what opens from where."""

import datetime as dt
from collections import Counter

import pandas as pd
import pytest

from tests.golden_files import Golden
from wellspent.core.charts import style, value_time, weekly_hours
from wellspent.core.charts.picture import CHOSEN, DATA, MARK, GroupTexts, Spec
from wellspent.core.charts.weekly_hours import Weeks
from wellspent.core.model import CALLS, Criterion, Definition
from wellspent.words import charts as words
from wellspent.words import charts_weeks

LEGEND = GroupTexts(**words.LEGEND)
HOURS = weekly_hours.Texts(**charts_weeks.HOURS_TEXTS, groups=LEGEND)
TIME = value_time.Texts(**charts_weeks.TIME_TEXTS, groups=LEGEND)
MONDAY = dt.date(2026, 10, 5)


def table(*rows: tuple[str, int, float | None, float | None]) -> pd.DataFrame:
    """Meetings of (group, days after the first Monday, hours, value), in the shape of ``tables.meetings``."""
    frame = pd.DataFrame(rows, columns=["group", "day", "hours", "value"])
    frame = frame.astype({"group": "str", "hours": "float64", "value": "float64"})
    return frame.assign(
        id=[f"m{number}" for number in range(len(frame))],
        date=(pd.Timestamp(MONDAY) + pd.to_timedelta(frame["day"], unit="D")).astype("datetime64[s]"),
        group_name=frame["group"].str.upper(),
        rated=frame["value"].notna(),
        missing=frame["value"].isna(),
        late=False,
    )


def weeks(count: int, *, not_over: bool = False) -> Weeks:
    return Weeks(first=MONDAY, count=count, not_over=not_over)


MIXED = table(
    (CALLS, 0, 0.5, None),
    ("a", 0, 2.0, None),
    ("a", 6, 2.0, None),
    ("b", 7, 7.0, None),
    ("a", 21, 3.0, None),
    ("b", 22, None, None),
    ("a", 28, 1.0, None),
)
"""Five weeks: 4.5 hours; 7; none; 3 and a meeting without a time; 1 so far."""


def hours_picture(rows: pd.DataFrame, span: Weeks, budget: float | None = 6) -> weekly_hours.Picture:
    return weekly_hours.draw(rows, span, budget, style.slots(rows), HOURS)


def values(spec: Spec) -> dict[str, object]:
    return {param["name"]: param.get("value") for param in spec["params"]}


@pytest.mark.parametrize(
    ("name", "spec"),
    [
        ("chart_weekly_hours", weekly_hours.structure(HOURS)),
        ("chart_value_time", value_time.structure(TIME)),
    ],
)
def test_the_specification_is_the_one_that_was_looked_at(name: str, spec: Spec, golden: Golden) -> None:
    golden(name, spec)


def test_weeks_run_from_monday_to_sunday_and_the_current_one_is_not_over() -> None:
    found = weekly_hours.weeks_between(dt.date(2026, 10, 11), dt.date(2026, 10, 19), dt.date(2026, 10, 25))
    assert found == Weeks(first=dt.date(2026, 10, 5), count=3, not_over=True)
    assert found.last == dt.date(2026, 10, 25)
    over = weekly_hours.weeks_between(dt.date(2026, 10, 11), dt.date(2026, 10, 19), dt.date(2026, 10, 26))
    assert not over.not_over


def test_each_week_that_is_over_is_within_the_budget_beyond_it_or_cannot_be_told() -> None:
    facts = weekly_hours.facts(MIXED, weeks(5, not_over=True), 6)
    assert (facts.over, facts.within, facts.beyond, facts.unsure) == (4, 2, 1, 1)
    assert facts.within + facts.beyond + facts.unsure == facts.over
    assert (facts.empty, facts.this_week, facts.hours_over, facts.call_hours) == (1, 1.0, 14.5, 0.5)
    assert (facts.meetings, facts.drawn, facts.hours_unknown) == (7, 6, 1)


def test_a_week_of_exactly_the_budget_is_within_it_whatever_minutes_add_up_to() -> None:
    third = table(*[("a", day, 0.1, None) for day in range(3)])
    assert sum([0.1] * 3) > 0.3
    assert weekly_hours.facts(third, weeks(1), 0.3).within == 1
    assert weekly_hours.facts(third, weeks(1), 0.29).beyond == 1


def test_a_week_over_the_budget_is_over_it_even_where_a_meeting_has_no_time() -> None:
    facts = weekly_hours.facts(table(("a", 0, 7.0, None), ("a", 1, None, None)), weeks(1), 6)
    assert (facts.beyond, facts.unsure) == (1, 0)


def test_without_a_budget_nothing_is_held_against_it_and_no_rule_is_drawn() -> None:
    facts = weekly_hours.facts(MIXED, weeks(5), None)
    assert (facts.within, facts.beyond, facts.unsure) == (0, 0, 0)
    found = values(hours_picture(MIXED, weeks(5), None).spec)
    assert (found["bar"], found["bar_label"]) == (None, "")


def test_a_week_without_meetings_keeps_its_place_in_the_picture_and_its_row_in_the_table() -> None:
    rows = weekly_hours.by_group(MIXED, weeks(5))
    assert rows["number"].unique().tolist() == [0, 1, 2, 3, 4]
    empty = rows[rows["number"] == 2].iloc[0]
    assert (empty["group"], empty["meetings"], empty["hours"]) == ("", 0, 0.0)
    assert empty["week"] == pd.Timestamp("2026-10-19")
    picture = hours_picture(MIXED, weeks(5))
    assert values(picture.spec)["weeks"] == 5
    assert 2 not in set(picture.spec["datasets"][DATA]["number"])


def test_parts_of_a_bar_stand_on_each_other_with_calls_on_top() -> None:
    rows = table(
        (CALLS, 0, 0.5, None), ("a", 0, 2.0, None), ("a", 6, 2.0, None), (CALLS, 7, 1.0, None), (CALLS, 8, 1.0, None)
    )
    assert style.slots(rows)[CALLS] == 0
    marks = hours_picture(rows, weeks(2)).spec["datasets"][DATA]
    first = marks[marks["number"] == 0]
    assert first["group_name"].tolist() == ["A", CALLS.upper()]
    assert first[["low", "high"]].to_numpy().tolist() == [[0.0, 4.0], [4.0, 4.5]]
    assert first["call"].tolist() == [False, True]


def test_each_meeting_with_a_time_opens_from_exactly_one_part_and_one_without_is_marked() -> None:
    picture = hours_picture(MIXED, weeks(5))
    marks = picture.spec["datasets"][DATA]
    assert Counter(meeting for opened in picture.opens.values() for meeting in opened) == Counter(
        MIXED["id"][MIXED["hours"].notna()]
    )
    assert marks[MARK].tolist() == list(picture.opens)
    assert picture.opens["2026-10-05 a"] == ("m1", "m2")
    assert CHOSEN in values(picture.spec)
    assert picture.spec["datasets"][weekly_hours.UNKNOWN]["number"].tolist() == [3]


def test_the_budget_and_every_bar_lie_inside_the_picture() -> None:
    for budget, highest in ((20.0, 20.0), (2.0, 7.0)):
        assert values(hours_picture(MIXED, weeks(5), budget).spec)["hours_most"] > highest


def test_of_many_weeks_the_latest_are_drawn_and_all_are_counted() -> None:
    rows = table(*[("a", 7 * week, 1.0, None) for week in range(60)])
    picture = hours_picture(rows, weeks(60))
    assert next(iter(picture.opens)) == "2026-11-30 a"
    assert len(picture.opens) == values(picture.spec)["weeks"] == weekly_hours.LONGEST
    assert weekly_hours.facts(rows, weeks(60), 6).over == 60


def test_calls_keep_a_look_of_their_own_among_many_groups() -> None:
    rows = table(*[(f"g{number:02}", 0, 1.0, None) for number in range(12) for _ in range(2)], (CALLS, 0, 1.0, None))
    slots = style.slots(rows)
    assert slots[CALLS] == style.OWN_SLOTS - 1
    assert [slot for group, slot in slots.items() if slot == slots[CALLS]] == [slots[CALLS]]


FIRST = Criterion(id="first", text="First", rank=1, since=dt.date(2026, 10, 5))
SECOND = Criterion(id="second", text="Second", rank=2, since=dt.date(2026, 10, 12))
GONE = Criterion(id="gone", text="Gone", since=dt.date(2026, 10, 5), retired_on=dt.date(2026, 10, 12))
LATER = Criterion(id="later", text="Later", rank=3, since=dt.date(2026, 12, 1))
DEFINITION = Definition(criteria=(FIRST, SECOND, GONE, LATER), bar=45)
RATED = table(
    ("a", 0, 1.0, 40.0),
    ("a", 1, None, 50.0),
    ("b", 20, None, 90.0),
    ("b", 27, None, 80.0),
    ("b", 28, None, None),
)


def time_picture(rows: pd.DataFrame) -> value_time.Picture:
    return value_time.draw(rows, DEFINITION, style.slots(rows), TIME)


def test_changes_of_the_definition_are_marked_between_the_first_and_last_meeting() -> None:
    found = value_time.facts(RATED, DEFINITION).changes
    assert [(one.day, one.added, one.retired) for one in found] == [(dt.date(2026, 10, 12), (SECOND,), (GONE,))]
    rules = time_picture(RATED).spec["datasets"][value_time.CHANGES]
    assert rules["number"].tolist() == ["1"]
    assert pd.to_datetime(rules["at"], unit="ms").tolist() == [pd.Timestamp("2026-10-12")]


def test_the_day_the_first_criteria_were_written_down_is_no_change() -> None:
    assert not value_time.changes(Definition(criteria=(FIRST,)), value_time.drawn(RATED))
    assert not value_time.changes(Definition(), value_time.drawn(RATED))


def test_every_rated_meeting_is_one_dot_on_its_day() -> None:
    picture = time_picture(RATED)
    marks = picture.spec["datasets"][DATA]
    assert marks[MARK].tolist() == list(picture.opens) == ["m0", "m1", "m2", "m3"]
    assert pd.to_datetime(marks["at"], unit="ms").tolist() == RATED["date"][:4].tolist()
    found = values(picture.spec)
    assert found["first"] < marks["at"].min()
    assert found["last"] > marks["at"].max()
    facts = value_time.facts(RATED, DEFINITION)
    assert (facts.meetings, facts.drawn, facts.unrated, facts.reach_bar) == (5, 4, 1, 3)


def test_a_month_has_a_median_from_three_meetings_on() -> None:
    found = value_time.medians(value_time.drawn(RATED))
    assert found["value"].tolist() == [50.0]
    assert pd.to_datetime(found["start"], unit="ms").tolist() == [pd.Timestamp("2026-10-01")]
    assert pd.to_datetime(found["end"], unit="ms").tolist() == [pd.Timestamp("2026-11-01")]
    assert value_time.medians(value_time.drawn(RATED[:2])).empty
    assert values(time_picture(RATED[:2]).spec)["median_label"] == ""
