"""The picture of a break: a dot a week, gaps stay gaps, and stretches begin where the lots turn."""

import datetime as dt

import pytest

from tests.golden_files import Golden
from wellspent.core.breaks.comparison import Measure, WeekSeen
from wellspent.core.charts import break_weeks
from wellspent.core.charts.picture import CHOSEN, DATA
from wellspent.core.model import Phase, ScheduledWeek
from wellspent.words import break_results, scales

FIRST = dt.date(2026, 8, 3)
TEXTS = break_weeks.Texts(title="Mood", steps=scales.MOOD, **break_results.CHART)


def monday(number: int) -> dt.date:
    return FIRST + dt.timedelta(weeks=number)


def phase(letter: str) -> Phase:
    return Phase.ON_BREAK if letter == "b" else Phase.ATTENDING


def schedule(letters: str, *, without: int | None = None) -> list[ScheduledWeek]:
    return [
        ScheduledWeek(week=monday(number), phase=phase(letter))
        for number, letter in enumerate(letters)
        if number != without
    ]


def seen(letters: str, *moods: float | None) -> list[WeekSeen]:
    return [
        WeekSeen(
            week=monday(number),
            phase=phase(letters[number]),
            checked_in=mood is not None,
            values={} if mood is None else {Measure.MOOD: mood},
            outcomes={},
            calls=0,
            went=0,
        )
        for number, mood in enumerate(moods)
    ]


def test_a_week_without_an_answer_has_no_dot_and_counts_in_no_mean() -> None:
    weeks = seen("--bb", 1, None, 2, 4)
    assert break_weeks.marks(schedule("--bb"), weeks, Measure.MOOD)["number"].tolist() == [0, 2, 3]
    found = break_weeks.stretches(schedule("--bb"), weeks, Measure.MOOD)
    assert found[["first", "end", "away", "mean"]].to_numpy().tolist() == [[0, 2, False, 1.0], [2, 4, True, 3.0]]


def test_a_stretch_without_any_answer_is_shaded_and_has_no_mean() -> None:
    found = break_weeks.stretches(schedule("-bb-"), seen("-bb-", 1, None, None, 2), Measure.MOOD)
    assert found["mean"].isna().tolist() == [False, True, False]
    assert found["away"].tolist() == [False, True, False]


def test_a_stretch_ends_where_weeks_do_not_follow_each_other() -> None:
    found = break_weeks.stretches(schedule("----bb", without=2), seen("----bb", 1, 1, 1, 3, 2, 2), Measure.MOOD)
    assert found[["first", "end"]].to_numpy().tolist() == [[0, 2], [3, 4], [4, 6]]


def test_the_whole_schedule_has_its_place_also_where_it_is_not_over() -> None:
    picture = break_weeks.draw(schedule("--bb--"), seen("--bb--", 1, 2), Measure.MOOD, {}, TEXTS)
    values = {param["name"]: param.get("value") for param in picture.spec["params"]}
    assert (values["weeks"], values["most"]) == (6, 4.0)
    assert len(picture.spec["datasets"][break_weeks.STRETCHES]) == 3


def test_a_dot_opens_the_meetings_of_its_week() -> None:
    opens = {monday(0): ("a", "b")}
    picture = break_weeks.draw(schedule("-b"), seen("-b", 1, 2), Measure.MOOD, opens, TEXTS)
    assert picture.opens == {"2026-08-03": ("a", "b"), "2026-08-10": ()}
    assert any(param["name"] == CHOSEN for param in picture.spec["params"])


def test_hours_have_an_axis_of_their_own() -> None:
    weeks = [WeekSeen(**{**_fields(one), "values": {Measure.HOURS: 12.5}}) for one in seen("-b", 1, 2)]
    hours = break_weeks.Texts(title="Hours", steps=(), **break_results.CHART)
    picture = break_weeks.draw(schedule("-b"), weeks, Measure.HOURS, {}, hours)
    assert next(param["value"] for param in picture.spec["params"] if param["name"] == "most") == 12.5
    assert picture.spec["datasets"][DATA]["value"].tolist() == [12.5, 12.5]


def _fields(one: WeekSeen) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


@pytest.mark.parametrize("name", ["chart_break_weeks"])
def test_the_specification_stays_what_it_is(golden: Golden, name: str) -> None:
    golden(name, break_weeks.structure(TEXTS))
