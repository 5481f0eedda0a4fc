"""What the club's gatherings are good for: what was published, and nothing that leads to anybody."""

import datetime as dt

import pandas as pd

from tests.golden_files import Golden
from wellspent.core.charts import club_criteria
from wellspent.core.charts.criteria_by_group import HEADS, Texts, structure
from wellspent.core.charts.picture import DATA
from wellspent.core.club import published
from wellspent.core.club.model import Cell, Gathering, Issue
from wellspent.core.model import STARTING_CRITERIA
from wellspent.words import charts_club as words
from wellspent.words import define

TEXTS = Texts(**words.TEXTS)
ALONE, LEARN = "less-alone", "learn-something"


def table(**cells: dict[str, int]) -> pd.DataFrame:
    """The table of gatherings by name, with figures in half steps."""
    listed = [Gathering(id=name, name=name.title()) for name in cells]
    issue = Issue(
        week=dt.date(2026, 11, 2),
        cells={
            name: {figure: Cell(halves=halves, members=10) for figure, halves in figures.items()}
            for name, figures in cells.items()
        },
    )
    return published.table(listed, issue)


TABLE = table(fair={ALONE: 3, "worth": 8}, club={ALONE: 6, LEARN: 0}, empty={"worth": 4})


def test_the_specification_is_the_one_that_was_looked_at(golden: Golden) -> None:
    golden("chart_club_criteria", structure(TEXTS, opens=False))


def test_a_cell_stands_where_a_figure_was_published_and_nowhere_else() -> None:
    picture = club_criteria.draw(TABLE, define.STARTING, texts=TEXTS)
    marks = picture.spec["datasets"][DATA]
    assert marks[["group_name", "row", "column", "estimate", "ratings"]].to_numpy().tolist() == [
        ["Fair", 0, STARTING_CRITERIA.index(ALONE), 1.5, 10],
        ["Club", 1, STARTING_CRITERIA.index(LEARN), 0.0, 10],
        ["Club", 1, STARTING_CRITERIA.index(ALONE), 3.0, 10],
    ]
    assert list(picture.spec["datasets"][HEADS]["group_name"]) == ["Fair", "Club"]


def test_nothing_in_it_can_be_chosen() -> None:
    picture = club_criteria.draw(TABLE, define.STARTING, texts=TEXTS)
    assert not picture.opens
    assert not [param for param in picture.spec["params"] if "select" in param]
    assert '"pointer"' not in str(picture.spec).replace("'", '"')


def test_the_best_are_those_with_the_highest_figure_where_there_is_a_difference() -> None:
    assert club_criteria.best(TABLE)[["gathering", "figure"]].to_numpy().tolist() == [["Club", ALONE]]
    assert len(club_criteria.best(table(fair={ALONE: 4}, club={ALONE: 4}))) == 0
    assert len(club_criteria.best(table(fair={"worth": 4}))) == 0


def test_the_sentence_names_up_to_three_places() -> None:
    place = ("Feel less alone", "Fair")
    assert words.best([place], "about 3 of 4 (mostly)") == (
        "Members get most of this, about 3 of 4 (mostly): “Feel less alone” at Fair."
    )
    assert words.best([], "") == words.best([place] * 4, "about 3 of 4 (mostly)") == ""
