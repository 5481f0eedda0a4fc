"""The pictures: their specifications, what they count, and that every dot can be seen and opened."""

import copy
import math
import tomllib
from collections import Counter
from itertools import combinations

import pandas as pd
import pytest

from tests.golden_files import Golden
from tests.unit.picturing import LEGEND, groups, looked, marks, table, values
from wellspent.core.charts import mood_by_group, style, value_hours, value_mood
from wellspent.core.charts.picture import CHOSEN, MARK, Spec
from wellspent.core.settings import ROOT
from wellspent.words import charts as words
from wellspent.words import scales

HOURS = value_hours.Texts(**words.HOURS_TEXTS, groups=LEGEND)
MOOD = value_mood.Texts(**words.MOOD_TEXTS, groups=LEGEND)
BEFORE_AFTER = mood_by_group.Texts(**words.BEFORE_AFTER_TEXTS, moods=scales.MOOD)


MIXED = table(
    ("a", 80.0, 2.0, 1, 3),
    ("a", 50.0, 1.0, 3, 2),
    ("b", 50.0, 1.0, 2, 2),
    ("b", 20.0, 4.0, 2, 4),
    ("b", 10.0, None, 4, 0),
    ("c", 30.0, 0.0, None, 2),
    ("c", None, 2.0, 1, 1),
    ("c", None, None, None, None),
)


def hours_picture(rows: pd.DataFrame, bar: float = 50) -> value_hours.Picture:
    return value_hours.draw(rows, looked(rows), bar, style.slots(rows), HOURS)


def mood_picture(rows: pd.DataFrame, bar: float = 50) -> value_mood.Picture:
    return value_mood.draw(rows, looked(rows).groups, bar, style.slots(rows), MOOD)


def before_after_picture(rows: pd.DataFrame) -> mood_by_group.Picture:
    return mood_by_group.draw(rows, BEFORE_AFTER)


@pytest.mark.parametrize(
    ("name", "spec"),
    [
        ("chart_value_hours", value_hours.structure(HOURS)),
        ("chart_value_mood", value_mood.structure(MOOD)),
        ("chart_mood_by_group", mood_by_group.structure(BEFORE_AFTER)),
    ],
)
def test_the_specification_is_the_one_that_was_looked_at(name: str, spec: Spec, golden: Golden) -> None:
    golden(name, spec)


def test_drawing_leaves_the_specification_as_it_was_authored() -> None:
    authored = value_hours.structure(HOURS), value_mood.structure(MOOD), mood_by_group.structure(BEFORE_AFTER)
    before = copy.deepcopy(authored)
    hours_picture(MIXED, bar=70)
    mood_picture(MIXED, bar=70)
    before_after_picture(MIXED)
    again = value_hours.structure(HOURS), value_mood.structure(MOOD), mood_by_group.structure(BEFORE_AFTER)
    assert all(one is other for one, other in zip(authored, again, strict=True))
    assert again == before


@pytest.mark.parametrize("draw", [hours_picture, mood_picture])
def test_the_bar_stands_where_the_person_put_it(draw) -> None:
    found = values(draw(MIXED, bar=62.5).spec)
    assert (found["bar"], found["bar_label"]) == (62.5, "your bar: 62.5")


@pytest.mark.parametrize("draw", [hours_picture, mood_picture, before_after_picture])
def test_each_drawn_meeting_opens_from_exactly_one_mark(draw) -> None:
    picture = draw(MIXED)
    drawn = {
        hours_picture: value_hours.drawn,
        mood_picture: value_mood.drawn,
        before_after_picture: mood_by_group.drawn,
    }[draw](MIXED)
    assert Counter(meeting for opened in picture.opens.values() for meeting in opened) == Counter(drawn["id"])
    assert marks(picture.spec)[MARK].tolist() == list(picture.opens)
    assert CHOSEN in values(picture.spec)


@pytest.mark.parametrize("draw", [hours_picture, mood_picture])
def test_what_was_not_answered_is_not_drawn_as_zero(draw) -> None:
    found = marks(draw(MIXED).spec)
    assert "m6" not in set(found[MARK])
    assert not found["value"].isna().any()


def test_value_against_hours_counts_what_is_drawn_and_what_is_left_out() -> None:
    facts = value_hours.facts(MIXED, looked(MIXED), bar=50)
    assert (facts.meetings, facts.drawn, facts.unrated, facts.hours_unknown) == (8, 5, 2, 1)
    assert facts.drawn + facts.unrated + facts.hours_unknown == facts.meetings
    assert (facts.reach_bar, facts.crowded) == (3, 2)


def test_the_most_for_an_hour_is_an_estimate_of_a_group_with_enough_meetings() -> None:
    rows = table(
        ("once", 100.0, 0.5, None, None),
        *[("club", 60.0, 2.0, None, None)] * 2,
        ("club", 90.0, 2.0, None, None),
        *[("fair", 50.0, 5.0, None, None)] * 4,
        ("club", None, 0.1, None, None),
    )
    best = value_hours.facts(rows, looked(rows), bar=50).best
    assert best is not None
    assert (best.group_name, best.meetings) == ("CLUB", 3)
    assert best.low is not None
    assert best.high is not None
    assert best.low < best.per_hour < best.high
    assert best.per_hour != pytest.approx(35.0, abs=1e-6)
    alone = table(("a", 40.0, 0.0, None, None))
    assert value_hours.facts(alone, looked(alone), bar=50).best is None


def test_the_mark_of_a_group_stands_on_the_line_of_its_estimated_value_per_hour() -> None:
    found = groups(hours_picture(MIXED).spec)
    assert found["group_name"].tolist() == ["A", "B"]
    estimates = looked(MIXED).groups.set_index("group_name")["value_per_hour.estimate"]
    assert (found["value"] / found["hours"]).tolist() == pytest.approx(estimates[["A", "B"]].tolist())
    assert found["is_few"].tolist() == [True, True]


def test_marks_of_groups_are_their_estimates_with_what_is_likely() -> None:
    found = groups(mood_picture(MIXED).spec).set_index("group_name")
    pooled = looked(MIXED).groups.set_index("group_name")
    for group in ("A", "B"):
        assert found.loc[group, "value"] == pooled.loc[group, "value.estimate"] != pooled.loc[group, "value.plain"]
        assert found.loc[group, "mood_change"] == pooled.loc[group, "mood_change.estimate"]
        assert found.loc[group, "value_low"] < found.loc[group, "value"] < found.loc[group, "value_high"]
    assert found["count"].tolist() == [2, 3]
    assert found["is_few"].tolist() == [True, False]


def test_a_group_that_is_not_looked_at_has_no_mark_and_informs_the_others_all_the_same() -> None:
    only_a = MIXED[MIXED["group"] == "a"].reset_index(drop=True)
    spec = value_hours.draw(only_a, looked(MIXED), 50, style.slots(MIXED), HOURS).spec
    both = groups(hours_picture(MIXED).spec)
    assert groups(spec)["group_name"].tolist() == ["A"]
    assert groups(spec)["value"].tolist() == both[both["group_name"] == "A"]["value"].tolist()


@pytest.mark.parametrize("price", [3.0, 14.0, 20.0, 90.0, 400.0])
def test_the_price_of_an_hour_has_the_only_bold_line_and_no_other_beside_it(price: float) -> None:
    found = value_hours.rays(6.0, "{rate} an hour", price, "price: {rate}")
    bold = found[found["bold"]]
    assert bold["rate"].tolist() == [price]
    assert bold["label"].tolist() == [f"price: {price:.0f}"]
    assert bold["value"].tolist() == pytest.approx([min(100.0, price * 6)])
    apart = found[~found["bold"]]["rate"] / price
    assert not apart.between(0.75, 1.34).any()
    assert not value_hours.rays(6.0, "{rate} an hour", None, "price: {rate}")["bold"].any()


def test_the_bar_counts_as_worth_it_and_an_unchanged_mood_lies_in_no_quarter() -> None:
    facts = value_mood.facts(MIXED, looked(MIXED).groups, bar=50)
    assert (facts.worth_lifting, facts.worth_draining, facts.worth_same) == (1, 1, 1)
    assert (facts.short_lifting, facts.short_draining, facts.short_same) == (1, 1, 0)
    assert (facts.drawn, facts.unrated, facts.mood_unknown) == (5, 2, 1)


def test_moods_before_and_after_need_no_value() -> None:
    facts = mood_by_group.facts(MIXED)
    assert (facts.drawn, facts.mood_unknown, facts.groups) == (6, 2, 3)
    assert (facts.rose, facts.same, facts.fell) == (2, 2, 2)


@pytest.mark.parametrize("hours", [0.0, 0.25, 1.0, 1.5, 2.0, 4.0, 7.5, 24.0, 168.0])
def test_lines_of_equal_value_per_hour_end_at_the_edge_of_the_picture(hours: float) -> None:
    most = values(hours_picture(table(("a", 50.0, hours, None, None))).spec)["hours_most"]
    assert most > hours
    rays = value_hours.rays(most, "{rate} an hour")
    assert 2 <= len(rays) <= 4
    assert (rays["value"] - rays["rate"] * rays["hours"]).abs().max() < 1e-9
    at_the_edge = (rays["hours"] == most) | (rays["value"] == 100)
    assert at_the_edge.all()
    assert rays["label"].iloc[0] == f"{rays['rate'].iloc[0]:g} an hour"


def test_a_dot_alone_on_its_spot_stays_exactly_there() -> None:
    aside = style.side_by_side(table(("a", 50.0, 1.0, 1, 1), ("a", 50.0, 2.0, 1, 1)), "hours", "value")
    assert not aside.any(axis=None)


@pytest.mark.parametrize("count", [2, 3, 7, 30])
def test_dots_on_one_spot_can_all_be_seen(count: int) -> None:
    aside = style.side_by_side(table(*[("a", 50.0, 1.0, 1, 1)] * count), "hours", "value")
    nearest = min(math.dist(one, other) for one, other in combinations(aside.to_numpy().tolist(), 2))
    diameter = 2 * math.sqrt(style.DOT / math.pi)
    assert nearest > 0.75 * diameter
    assert aside.abs().max(axis=None) < diameter * math.sqrt(count)


def test_a_group_keeps_its_colour_whatever_is_filtered_and_the_least_visited_share_one() -> None:
    rows = table(*[(f"g{number:02}", 50.0, 1.0, 1, 1) for number in range(12) for _ in range(12 - number)])
    slots = style.slots(rows)
    assert [slots[f"g{number:02}"] for number in range(12)] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]
    few = rows[rows["group"].isin(["g03", "g10", "g11"])].reset_index(drop=True)
    spec = value_hours.draw(few, looked(rows), 50, slots, HOURS).spec
    assert marks(spec).groupby("group_name")["slot"].unique().map(list).to_dict() == {
        "G03": [3],
        "G10": [8],
        "G11": [8],
    }
    found = values(spec)
    assert found["present"] == [3, 8]
    assert (found["names"][3], found["names"][8]) == ("G03", words.LEGEND["others"])


def test_no_two_groups_with_a_look_of_their_own_look_alike() -> None:
    looks = list(zip(style.COLOURS, style.SHAPES, strict=True))
    assert len(set(style.SHAPES)) == len(set(looks)) == style.OWN_SLOTS + 1


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", sorted(set(style.COLOURS)))
def test_colours_stand_out_from_the_page(colour: str, theme: str) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    lighter, darker = sorted((luminance(colour), luminance(config["theme"][theme]["backgroundColor"])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_meetings_of_a_group_that_went_the_same_way_share_one_line_with_their_number() -> None:
    picture = before_after_picture(
        table(*[("a", None, None, 1, 3)] * 3, ("a", None, None, 3, 1), ("b", None, None, 1, 3))
    )
    found = marks(picture.spec)
    assert list(zip(found["group_name"], found["mood_before"], found["mood_after"], found["count"], strict=True)) == [
        ("A", 3, 1, 1),
        ("A", 1, 3, 3),
        ("B", 1, 3, 1),
    ]
    assert found["label"].tolist() == ["", "3 times", ""]
    assert found["direction"].tolist() == [-1, 1, 1]
    assert found[["low", "high"]].to_numpy().tolist() == [[1, 3]] * 3
    heads = picture.spec["datasets"][mood_by_group.HEADS]
    assert heads["label"].tolist() == ["4 meetings", "1 meeting"]


@pytest.mark.parametrize("groups", [1, 12])
def test_no_line_lies_on_another_and_a_group_never_grows_beyond_25(groups: int) -> None:
    every_way = [(before, after) for before in range(5) for after in range(5)]
    rows = [(f"g{number}", None, None, *moods) for number in range(groups) for moods in every_way * 3]
    picture = before_after_picture(table(*rows))
    found = marks(picture.spec)
    assert len(found) == 25 * groups
    assert found["row"].diff().dropna().min() >= 1
    assert picture.spec["height"] == round((found["row"].max() + 1) * mood_by_group.ROW)


def test_two_groups_of_the_same_name_are_two_groups() -> None:
    rows = table(("a", None, None, 1, 3), ("b", None, None, 1, 3)).assign(group_name="Club")
    picture = before_after_picture(rows)
    assert sorted(picture.opens.values()) == [("m0",), ("m1",)]
    assert len(picture.spec["datasets"][mood_by_group.HEADS]) == 2
