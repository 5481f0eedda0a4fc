"""Estimates with their intervals, the funnel, and what was said against what came of it: honest about few meetings."""

import datetime as dt
import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.golden_files import Golden
from tests.unit.picturing import LEGEND, ROWS, groups, looked, marks, table, values
from wellspent.core import verdict
from wellspent.core.charts import funnel, group_rows, guards, held_against, intervals, pooled, style
from wellspent.core.charts.picture import CHOSEN, MARK
from wellspent.core.model import Criterion, Definition, Meeting, Workbook
from wellspent.words import charts_expected, charts_groups, scales

VALUE = intervals.Texts(**charts_groups.VALUE_TEXTS, rows=ROWS)
CHANGE = intervals.Texts(**charts_groups.CHANGE_TEXTS, rows=ROWS)
FUNNEL = funnel.Texts(**charts_groups.FUNNEL_TEXTS, groups=LEGEND)
EXPECTED = held_against.Texts(**charts_expected.EXPECTED_TEXTS, steps=scales.GOT, rows=ROWS)
GUT = held_against.Texts(**charts_expected.GUT_TEXTS, steps=scales.WORTH, rows=ROWS)

MANY = table(
    *[("often", value, 1.0, 1, 3) for value in (60.0, 70.0, 80.0, 70.0, 60.0, 80.0)],
    ("once", 100.0, 1.0, 2, 4),
    *[("low", value, 1.0, 3, 2) for value in (20.0, 10.0, 30.0, 20.0)],
    ("low", None, 1.0, 2, None),
    ("never", None, 1.0, None, None),
)


def value_picture(rows: pd.DataFrame = MANY) -> intervals.Picture:
    return intervals.draw(looked(MANY).groups, rows, intervals.VALUE, 50, VALUE)


@pytest.mark.parametrize(
    ("name", "spec"),
    [
        ("chart_value_by_group", intervals.structure(intervals.VALUE, VALUE)),
        ("chart_mood_change_by_group", intervals.structure(intervals.MOOD, CHANGE)),
        ("chart_funnel", funnel.structure(FUNNEL)),
        ("chart_expected", held_against.structure(EXPECTED)),
        ("chart_gut", held_against.structure(GUT)),
    ],
)
def test_the_specification_is_the_one_that_was_looked_at(name: str, spec: object, golden: Golden) -> None:
    golden(name, spec)


def test_groups_stand_by_their_estimates_with_the_number_of_meetings_in_the_label() -> None:
    found = groups(value_picture().spec)
    assert found["estimate"].is_monotonic_decreasing
    assert dict(zip(found["group_name"], found["label"], strict=True)) == {
        "OFTEN": "6 meetings",
        "ONCE": "only 1 meeting",
        "LOW": "4 meetings",
    }


def test_the_order_is_never_that_of_the_plain_means() -> None:
    swings = [(group, value, 1.0, None, None) for group in ("b", "c", "d") for value in (100.0, 0.0) * 6]
    steady = [("steady", value, 1.0, None, None) for value in (100.0, 100.0, 25.0) * 4]
    rows = table(("once", 100.0, 1.0, None, None), *swings, *steady)
    found = intervals.estimated(looked(rows).groups, rows, intervals.VALUE)
    assert found["group"].tolist()[:2] == ["steady", "once"]
    assert found["plain"].tolist()[:2] == [75.0, 100.0]


def test_one_wonderful_meeting_is_drawn_towards_the_others_and_is_grey() -> None:
    found = groups(value_picture().spec).set_index("group_name")
    assert found.loc["ONCE", "plain"] == 100
    assert found.loc["ONCE", "estimate"] < 95
    assert found["is_few"].to_dict() == {"OFTEN": False, "ONCE": True, "LOW": False}
    width = found["high_80"] - found["low_80"]
    assert width["ONCE"] > width["LOW"] > width["OFTEN"]
    assert (found["low_95"] < found["low_80"]).all()
    assert (found["high_80"] <= found["high_95"]).all()


def test_a_group_without_an_answer_is_not_drawn_and_its_meetings_are_counted_as_left_out() -> None:
    facts = intervals.facts(looked(MANY).groups, MANY, intervals.VALUE, 50)
    assert (facts.meetings, facts.drawn, facts.unknown, facts.groups) == (13, 11, 2, 3)
    assert (facts.above, facts.below, facts.across, facts.few) == (1, 1, 0, 1)


def test_an_interval_that_holds_the_line_is_on_neither_side() -> None:
    bar = float(groups(value_picture().spec).set_index("group_name").loc["OFTEN", "estimate"])
    facts = intervals.facts(looked(MANY).groups, MANY, intervals.VALUE, bar)
    assert (facts.above, facts.below, facts.across, facts.few) == (0, 1, 1, 1)


def test_the_change_of_mood_is_held_against_no_change_and_compared_at_an_equal_mood_before() -> None:
    rows = table(*[("a", None, None, before, 2) for before in (0, 1, 2, 3, 4)] * 2, *[("b", None, None, 3, 2)] * 4)
    found = looked(rows)
    picture = intervals.draw(found.groups, rows, intervals.MOOD, 0.0, CHANGE)
    shown = groups(picture.spec).set_index("group_name")
    assert shown.loc["B", "plain"] == -1
    assert shown.loc["B", "estimate"] > -0.4
    assert (values(picture.spec)["line"], values(picture.spec)["line_label"]) == (0.0, "no change")


def test_each_meeting_opens_from_its_own_dot_within_the_strip_of_its_group() -> None:
    rows = MANY.assign(late=[number % 2 == 0 for number in range(len(MANY))])
    picture = value_picture(rows)
    dots = marks(picture.spec)
    assert dots[MARK].tolist() == list(picture.opens) == rows["id"][rows["rated"]].tolist()
    assert CHOSEN in values(picture.spec)
    assert dots["late"].tolist() == rows["late"][rows["rated"]].tolist()
    tops = groups(picture.spec).set_index("group_name")["top"]
    assert ((dots["y"] - dots["group_name"].map(tops)).between(34, group_rows.HEIGHT - 4)).all()
    height = values(picture.spec)["rows_end"]
    assert picture.spec["height"] == height >= group_rows.HEIGHT * 3


@pytest.mark.parametrize("count", [2, 3, 7, 400])
def test_dots_on_one_spot_of_a_strip_never_leave_it_nor_lie_on_each_other(count: int) -> None:
    rows = table(*[("a", 50.0, 1.0, 1, 1)] * count)
    dots = marks(intervals.draw(looked(rows).groups, rows, intervals.VALUE, 50, VALUE).spec)
    assert dots["y"].is_unique
    assert dots["y"].max() - dots["y"].min() <= 16 + 1e-9


def test_the_funnel_is_as_wide_as_chance_makes_plain_means_of_so_many_meetings() -> None:
    edges = funnel.funnel(50.0, 12.0, 64.0)
    four = edges.iloc[(edges["count"] - 64).abs().argmin()]
    assert four["high_80"] == pytest.approx(50 + 1.28 * 12 / 8)
    assert four["low_95"] == pytest.approx(50 - 1.96 * 12 / 8)
    assert edges.iloc[0][["low_80", "high_95"]].tolist() == pytest.approx([50 - 1.28 * 12, 50 + 1.96 * 12])
    assert funnel.funnel(90.0, 30.0, 9.0)["high_95"].max() == 100


def test_the_funnel_counts_groups_by_their_distance_in_standard_errors() -> None:
    found = looked(MANY)
    fit = found.found.value
    assert fit is not None
    facts = funnel.facts(found.groups, MANY, fit)
    spread = math.sqrt(fit.pooled.noise)
    off = [
        abs(plain - fit.pooled.overall) / (spread / math.sqrt(count)) for plain, count in ((70, 6), (100, 1), (20, 4))
    ]
    assert facts.within == sum(one <= 1.28 for one in off)
    assert facts.outside == sum(one > 1.96 for one in off)
    assert facts.within + facts.near + facts.outside == facts.groups == 3
    picture = funnel.draw(found.groups, MANY, fit, style.slots(MANY), FUNNEL)
    assert Counter(one for opened in picture.opens.values() for one in opened) == Counter(MANY["id"][MANY["rated"]])
    assert marks(picture.spec).set_index(MARK)["plain"].to_dict() == {"often": 70.0, "once": 100.0, "low": 20.0}


@pytest.mark.parametrize(
    "rows",
    [
        table(("a", None, None, None, None)),
        table(("a", 50.0, None, None, None)),
        table(("a", 50.0, None, None, None), ("a", 60.0, None, None, None)),
    ],
    ids=["nothing rated", "one meeting", "one group"],
)
def test_there_is_no_funnel_without_two_groups(rows: pd.DataFrame) -> None:
    assert not funnel.possible(looked(rows).found.value)


def said(*rows: tuple[str, int | None, float | None]) -> pd.DataFrame:
    """Meetings of (group, expected and felt, value)."""
    meetings = table(*[(group, value, 1.0, None, None) for group, _, value in rows])
    words = pd.Series([word for _, word, _ in rows], dtype="Int64")
    return meetings.assign(expected=words, worth=words)


SAID = said(
    *[("hope", 3, value) for value in (25.0, 0.0, 25.0, 50.0)],
    *[("right", 2, value) for value in (50.0, 60.0, 40.0, 50.0)],
    *[("joy", 1, value) for value in (75.0, 100.0, 75.0)],
    ("once", 0, 100.0),
    ("once", None, 0.0),
    ("once", 4, None),
)


def test_what_came_is_held_against_what_was_said_of_the_same_meetings_alone() -> None:
    found = held_against.by_groups(SAID, "expected").set_index("group")
    assert found.index.tolist() == ["hope", "joy", "once", "right"]
    assert found["count"].to_dict() == {"hope": 4, "joy": 3, "once": 1, "right": 4}
    assert found.loc["hope", ["said", "came"]].tolist() == [3.0, 1.0]
    assert found["direction"].to_dict() == {"hope": -1, "joy": 1, "once": 1, "right": 0}
    assert found["is_few"].to_dict() == {"hope": False, "joy": False, "once": True, "right": False}


def test_the_end_of_a_line_is_pooled_and_stays_on_the_scale() -> None:
    found = held_against.by_groups(SAID, "expected").set_index("group")
    assert found.loc["once", "end"] < 4.0
    assert found.loc["hope", "end"] > found.loc["hope", "came"]
    assert found[["low", "end", "high"]].to_numpy().min() >= 0
    assert found[["low", "end", "high"]].to_numpy().max() <= 4
    assert (found["low"] <= found["end"]).all()
    assert (found["end"] <= found["high"]).all()


@pytest.mark.parametrize(("column", "texts"), [("expected", EXPECTED), ("worth", GUT)])
def test_only_meetings_with_a_word_and_a_value_are_drawn_and_each_opens(
    column: held_against.Said, texts: held_against.Texts
) -> None:
    picture = held_against.draw(SAID, column, texts)
    assert list(picture.opens) == SAID["id"][:12].tolist()
    dots = marks(picture.spec)
    assert (dots["at"] * 25).tolist() == SAID["value"][:12].tolist()
    assert values(picture.spec)["steps"] == list(texts.steps)


def mixed(*kinds: tuple[str, list[tuple[float, float]]]) -> pd.DataFrame:
    rows = [(kind, x, y) for kind, points in kinds for x, y in points]
    return pd.DataFrame(rows, columns=["kind", "hours", "value"])


SHORT_AND_POOR = [(1.0, 30.0), (1.5, 25.0), (2.0, 20.0), (2.5, 15.0)]
GOES_ALONG = [(3.0, 40.0), (3.5, 50.0), (4.0, 60.0), (4.5, 70.0)]
LONG_AND_GOOD = [(5.0, 90.0), (5.5, 85.0), (6.0, 80.0), (6.5, 75.0)]


def test_kinds_that_turn_the_order_round_when_mixed_are_found() -> None:
    assert guards.turned_round(mixed(("fair", LONG_AND_GOOD), ("online", SHORT_AND_POOR)), "hours", "value")


@pytest.mark.parametrize(
    "kinds",
    [
        (("fair", LONG_AND_GOOD),),
        (("fair", LONG_AND_GOOD), ("online", SHORT_AND_POOR[:3])),
        (("fair", LONG_AND_GOOD), ("online", SHORT_AND_POOR), ("social", GOES_ALONG)),
        (("fair", LONG_AND_GOOD), ("online", [(x, 30.0) for x, _ in SHORT_AND_POOR])),
    ],
    ids=["one kind", "too few of one kind", "one kind goes along", "one kind goes neither way"],
)
def test_kinds_that_do_not_turn_the_order_round_stay_together(kinds: tuple) -> None:
    assert not guards.turned_round(mixed(*kinds), "hours", "value")


@pytest.mark.parametrize(
    ("answers", "share"),
    [
        ([4, 4, 4, 1, 2, 3], 0.5),
        ([4, 4, 1, 1, 2, 3], 1 / 3),
        ([4, 3, 1, 1, 2, 3], 0.0),
        ([4, 4, 4], 0.0),
        ([4, 4, 4, 1, 2, 3, None, None], 0.5),
    ],
)
def test_many_answers_at_the_top_of_a_scale_are_noticed(answers: list[int | None], share: float) -> None:
    assert guards.at_the_top(pd.Series(answers, dtype="Int64"), 4) == pytest.approx(share)


def book() -> Workbook:
    steps = {"club": (4, 4, 3, 3), "fair": (1, 2, 1), "late": (0,)}
    meetings = [
        Meeting(
            id=f"{group}-{number}", date=dt.date(2026, 10, 1 + number), group=group, minutes=60, got={"learn": step}
        )
        for group, own in steps.items()
        for number, step in enumerate(own)
    ]
    criterion = Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1))
    return Workbook(definition=Definition(criteria=(criterion,)), meetings={one.id: one for one in meetings})


TODAY = dt.date(2026, 10, 30)


def test_all_meetings_give_the_estimates_of_the_verdicts_themselves() -> None:
    judged = verdict.judge(book(), dt.datetime(2026, 10, 30, 12, tzinfo=dt.UTC))
    found = pooled.looked_at(judged, book().meetings, TODAY)
    assert found.found is judged.case.steady
    estimates = {one.group: one.figures.value.estimate for one in judged.verdicts}
    assert dict(zip(found.groups["group"], found.groups["value.estimate"], strict=True)) == estimates


def test_some_meetings_are_pooled_anew_as_if_there_were_no_others() -> None:
    now = dt.datetime(2026, 10, 30, 12, tzinfo=dt.UTC)
    early = [name for name, one in book().meetings.items() if one.date < dt.date(2026, 10, 3)]
    found = pooled.looked_at(verdict.judge(book(), now), early, TODAY)
    alone = replace(book(), meetings={name: book().meetings[name] for name in early})
    again = pooled.looked_at(verdict.judge(alone, now), early, TODAY)
    columns = ["group", "value.count", "value.plain", "value.estimate", "value.low_80", "hours"]
    pd.testing.assert_frame_equal(found.groups[columns], again.groups[columns])
    assert pooled.by_criterion(found)["count"].sum() == len(early)


def test_each_criterion_is_pooled_by_itself_and_none_gives_an_empty_table() -> None:
    now = dt.datetime(2026, 10, 30, 12, tzinfo=dt.UTC)
    found = pooled.by_criterion(pooled.looked_at(verdict.judge(book(), now), book().meetings, TODAY))
    rows = found.set_index("group")
    assert rows["mean"].to_dict() == {"club": 3.5, "fair": pytest.approx(4 / 3), "late": 0.0}
    assert 0 < rows.loc["late", "estimate"] < rows.loc["fair", "estimate"] < rows.loc["club", "estimate"] < 3.5
    empty = pooled.by_criterion(looked(MANY))
    assert empty.empty
    assert empty.dtypes["estimate"] == np.float64
