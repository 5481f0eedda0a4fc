"""What each group is good for: means with what they rest on, empty where nothing was rated."""

import datetime as dt
from collections import Counter

import pandas as pd

from tests.golden_files import Golden
from wellspent.core.charts import criteria_by_group
from wellspent.core.charts.picture import CHOSEN, DATA, MARK
from wellspent.core.charts.pooled import by_group
from wellspent.core.model import Criterion
from wellspent.words import charts_criteria as words

TEXTS = criteria_by_group.Texts(**words.TEXTS)
CRITERIA = tuple(
    Criterion(id=name, text=name.title(), rank=rank, since=dt.date(2026, 1, 1))
    for rank, name in enumerate(("hire", "learn", "fun"), 1)
)
WEIGHTS = {"hire": 0.6, "learn": 0.3, "fun": 0.1}
MEETINGS = pd.DataFrame(
    [("m0", "b"), ("m1", "b"), ("m2", "b"), ("m3", "a"), ("m4", "a"), ("m5", "c")], columns=["id", "group"]
).assign(group_name=lambda rows: rows["group"].str.upper())
RATINGS = pd.DataFrame(
    [
        ("m0", "hire", 1),
        ("m1", "hire", 2),
        ("m2", "hire", 4),
        ("m2", "fun", 0),
        ("m3", "hire", 4),
        ("m3", "gone", 4),
        ("elsewhere", "hire", 4),
    ],
    columns=["id", "criterion", "got"],
)


NAMES = ("a", "b", "c")


def pooled(ratings: pd.DataFrame = RATINGS) -> pd.DataFrame:
    """What ``pooled.by_criterion`` makes of the ratings."""
    rows = MEETINGS.merge(ratings, on="id")
    place = rows["group"].map({name: number for number, name in enumerate(NAMES)}).to_numpy()
    parts = [
        by_group(rows["got"].where(rows["criterion"] == one).to_numpy(dtype=float), place, NAMES, 0.6).assign(
            criterion=one
        )
        for one in ("hire", "learn", "fun")
    ]
    return pd.concat(parts, ignore_index=True)


def picture() -> criteria_by_group.Picture:
    return criteria_by_group.draw(MEETINGS, RATINGS, CRITERIA, WEIGHTS, pooled(), texts=TEXTS)


def test_the_specification_is_the_one_that_was_looked_at(golden: Golden) -> None:
    golden("chart_criteria_by_group", criteria_by_group.structure(TEXTS))


def test_groups_stand_by_name_and_criteria_in_the_order_of_the_definition() -> None:
    cells = criteria_by_group.cells(MEETINGS, RATINGS, CRITERIA, pooled())
    assert cells[["group", "column"]].to_numpy().tolist() == [[group, number] for group in "ab" for number in range(3)]
    columns = picture().spec["datasets"][criteria_by_group.COLUMNS]
    assert columns[["number", "weight"]].to_numpy().tolist() == [["1", "60%"], ["2", "30%"], ["3", "10%"]]


def test_what_was_not_rated_is_an_empty_cell_and_a_zero_is_a_zero() -> None:
    cells = criteria_by_group.cells(MEETINGS, RATINGS, CRITERIA, pooled()).set_index(["group", "column"])
    assert cells["ratings"].tolist() == [1, 0, 0, 3, 0, 1]
    assert cells["mean"].isna().tolist() == [False, True, True, False, True, False]
    assert cells.loc[("b", 0), "mean"] == 7 / 3
    assert cells.loc[("b", 2), "mean"] == 0
    assert cells["estimate"].isna().tolist() == cells["mean"].isna().tolist()
    assert picture().spec["datasets"][DATA][MARK].tolist() == ["a hire", "b hire", "b fun"]


def test_a_cell_on_fewer_than_three_answers_is_hollow_and_never_the_best() -> None:
    assert picture().spec["datasets"][DATA]["few"].tolist() == [True, False, True]
    facts = criteria_by_group.facts(MEETINGS, RATINGS, CRITERIA, pooled())
    assert (facts.cells, facts.few) == (3, 2)
    assert facts.best is not None
    assert (facts.best.group_name, facts.best.criterion, facts.best.ratings) == ("B", "Hire", 3)


def test_a_group_that_gave_nothing_is_not_called_the_best() -> None:
    nothing = RATINGS[:3].assign(got=0)
    assert criteria_by_group.facts(MEETINGS, nothing, CRITERIA, pooled(nothing)).best is None


def test_meetings_without_an_answer_are_counted_as_left_out() -> None:
    facts = criteria_by_group.facts(MEETINGS, RATINGS, CRITERIA, pooled())
    assert (facts.meetings, facts.drawn, facts.unrated) == (6, 4, 2)
    nobody = criteria_by_group.facts(MEETINGS, RATINGS[:0], CRITERIA, pooled(RATINGS[:0]))
    assert (nobody.drawn, nobody.cells, nobody.best) == (0, 0, None)


def test_a_cell_opens_the_meetings_that_it_rests_on() -> None:
    found = picture()
    assert found.opens == {"a hire": ("m3",), "b hire": ("m0", "m1", "m2"), "b fun": ("m2",)}
    assert Counter(param["name"] for param in found.spec["params"])[CHOSEN] == 1
    heads = found.spec["datasets"][criteria_by_group.HEADS]
    assert heads[["group_name", "label"]].to_numpy().tolist() == [["A", "1 meeting"], ["B", "3 meetings"]]


def test_the_number_in_a_cell_is_pooled_and_the_plain_mean_stands_in_the_table() -> None:
    cells = criteria_by_group.cells(MEETINGS, RATINGS, CRITERIA, pooled()).set_index(["group", "column"])
    assert 7 / 3 < cells.loc[("b", 0), "estimate"] < cells.loc[("a", 0), "estimate"] < 4
    assert cells.loc[("a", 0), "mean"] == 4
    drawn = picture().spec["datasets"][DATA]
    assert drawn["estimate"].tolist() == cells["estimate"].dropna().tolist()
