"""What each group is good for: a row a group, a column a criterion, and in each cell what one usually gets there.

That is an estimate, pooled over the groups for each criterion by itself. Groups stand in the order of their names:
sorted by a mean, the least visited would come first and last by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, MARK, Picture, Spec
from wellspent.core.charts.pooled import FEW
from wellspent.core.model import TOP_RATING, Criterion

HEADS: Final = "heads"
COLUMNS: Final = "columns"
ROW: Final = 66
"""Height of a group, its name included, in pixels."""
_TOP: Final = 0.6
_CELL_TOP: Final = 0.34
_CELL_END: Final = 0.96
"""The room of the columns' heads, and where a cell begins and ends within its group, in heights of a group."""
_GAP: Final = 0.04
"""What is left free at each side of a cell, in columns."""
_STRONGEST: Final = 0.6
"""Opacity of the colour in a cell at the top of the scale: what is written on it must stay readable in both themes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``one`` and ``many`` (meetings) take ``{count}``.

    Without a word for the ``mean``, none is told beside the estimate.
    """

    group: str
    criterion: str
    estimate: str
    mean: str
    ratings: str
    one: str
    many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The cell with the highest estimate among those that rest on enough answers."""

    group_name: str
    criterion: str
    estimate: float
    ratings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted; ``drawn`` + ``unrated`` make all ``meetings``.

    ``few`` of the ``cells`` rest on too few answers.
    """

    meetings: int
    drawn: int
    unrated: int
    cells: int
    few: int
    best: Best | None


def drawn(table: pd.DataFrame, ratings: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.meetings`` with at least one answer in ``tables.ratings``."""
    return table.merge(ratings[["id"]].drop_duplicates(), on="id")


def cells(
    table: pd.DataFrame, ratings: pd.DataFrame, criteria: Sequence[Criterion], pooled: pd.DataFrame
) -> pd.DataFrame:
    """One row a group and criterion, the criteria in the order given; ``pooled`` as ``pooled.by_criterion`` gives it.

    ``estimate`` and ``mean`` are from 0 to 4, NaN where there are no ``ratings``; ``row`` and ``column`` count from 0.
    """
    answers = _answers(table, ratings, criteria)
    found = answers.groupby(["group_name", "group", "column"], sort=True)["got"].agg(mean="mean", ratings="size")
    groups = answers[["group_name", "group"]].drop_duplicates().sort_values(["group_name", "group"])
    every = groups.assign(row=range(len(groups))).merge(pd.DataFrame({"column": range(len(criteria))}), how="cross")
    every = every.merge(found.reset_index(), how="left", on=["group_name", "group", "column"])
    place = {criterion.id: number for number, criterion in enumerate(criteria)}
    best = pooled.assign(column=pooled["criterion"].map(place).astype("int64"))[["group", "column", "estimate"]]
    every = every.merge(best, how="left", on=["group", "column"])
    return every.assign(ratings=every["ratings"].fillna(0).astype("int64"))


def facts(table: pd.DataFrame, ratings: pd.DataFrame, criteria: Sequence[Criterion], pooled: pd.DataFrame) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings`` and ``tables.ratings``."""
    found = cells(table, ratings, criteria, pooled)
    enough = found[(found["ratings"] >= FEW) & (found["mean"] > 0)]
    best = None
    if len(enough):
        row = enough.iloc[enough["estimate"].argmax()]
        best = Best(
            group_name=row["group_name"],
            criterion=criteria[row["column"]].text,
            estimate=float(row["estimate"]),
            ratings=int(row["ratings"]),
        )
    meetings = len(drawn(table, ratings))
    return Facts(
        meetings=len(table),
        drawn=meetings,
        unrated=len(table) - meetings,
        cells=int((found["ratings"] > 0).sum()),
        few=int(found["ratings"].between(1, FEW - 1).sum()),
        best=best,
    )


def draw(
    table: pd.DataFrame,
    ratings: pd.DataFrame,
    criteria: Sequence[Criterion],
    weights: Mapping[str, float],
    pooled: pd.DataFrame,
    *,
    texts: Texts,
) -> Picture:
    """The picture of these meetings; ``weights`` of the columns as ``scoring.weights`` gives them."""
    found = cells(table, ratings, criteria, pooled)
    counts = drawn(table, ratings).groupby("group").size()
    heads = found.drop_duplicates("group")[["group", "group_name", "row"]]
    labels = [(texts.one if counts[group] == 1 else texts.many).format(count=counts[group]) for group in heads["group"]]
    columns = pd.DataFrame(
        {
            "column": range(len(criteria)),
            "number": [str(number + 1) for number in range(len(criteria))],
            "weight": [f"{weights[criterion.id]:.0%}" for criterion in criteria],
        }
    )
    marks = found[found["ratings"] > 0].assign(
        criterion=found["column"].map(dict(enumerate(criterion.text for criterion in criteria))),
        few=found["ratings"] < FEW,
        mark=found["group"] + " " + found["column"].map(lambda column: criteria[column].id),
    )
    opens = _answers(table, ratings, criteria).groupby(["group", "column"])["id"].agg(tuple)
    data = {
        DATA: marks.drop(columns="group"),
        HEADS: heads.assign(label=labels).drop(columns="group"),
        COLUMNS: columns,
    }
    rows = len(heads)
    values = {"rows": rows, "columns": len(criteria)}
    spec = picture.bind(structure(texts), values, data, height=height(rows))
    return Picture(
        spec=spec,
        opens={
            mark: opens[group, column]
            for mark, group, column in marks[[MARK, "group", "column"]].itertuples(index=False, name=None)
        },
    )


def height(rows: int) -> int:
    """Of a picture with so many rows, in pixels."""
    return round((rows + _TOP) * ROW)


@cache
def structure(texts: Texts, *, opens: bool = True) -> Spec:
    """The specification without data, authored once for each set of words; ``opens`` if a click opens a meeting."""
    params = [alt.param(name="rows", value=1), alt.param(name="columns", value=1)]
    return picture.finish([*_columns(), *_heads(), *_cells(texts, opens=opens)], params, ROW)


def _columns() -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=COLUMNS)).transform_calculate(middle="datum.column + 0.5")
    number = base.mark_text(baseline="top", color=style.INK, fontSize=style.TEXT, fontWeight="bold")
    weight = base.mark_text(baseline="top", color=style.INK, dy=style.TEXT + 4, fontSize=style.SMALL)
    return (
        number.encode(x=_column("middle"), y=alt.value(0), text="number:N"),
        weight.encode(x=_column("middle"), y=alt.value(0), text="weight:N"),
    )


def _heads() -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=HEADS)).transform_calculate(top=f"datum.row + {_CELL_TOP / 2}")
    return picture.row_heads(base.encode(y=_row("top")))


def _cells(texts: Texts, *, opens: bool) -> tuple[alt.Chart, ...]:
    base = alt.Chart(alt.NamedData(name=DATA)).transform_calculate(
        left=f"datum.column + {_GAP}",
        right=f"datum.column + {1 - _GAP}",
        middle="datum.column + 0.5",
        top=f"datum.row + {_CELL_TOP}",
        end=f"datum.row + {_CELL_END}",
        centre=f"datum.row + {(_CELL_TOP + _CELL_END) / 2}",
    )
    area = base.encode(x=_column("left"), x2="right:Q", y=_row("top"), y2="end:Q")
    cell = area.mark_rect(
        fill=alt.expr(f"datum.few ? 'transparent' : '{style.BLUE}'"),
        fillOpacity=alt.expr(f"{_STRONGEST} * datum.estimate / {TOP_RATING}"),
        stroke=alt.expr(f"datum.few ? '{style.GREY}' : '{style.BLUE}'"),
        strokeDash=alt.expr("datum.few ? [3, 3] : [1, 0]"),
    )
    at = base.encode(x=_column("middle"), y=_row("centre"))
    estimate = at.mark_text(baseline="bottom", color=style.INK, dy=2, fontSize=style.TEXT + 1, fontWeight="bold")
    count = at.mark_text(baseline="top", color=style.INK, dy=4, fontSize=style.SMALL)
    mean = [alt.Tooltip("mean:Q", title=texts.mean, format=".1f")] if texts.mean else []
    touch = area.mark_rect(cursor="pointer" if opens else "default", opacity=0).encode(
        tooltip=[
            alt.Tooltip("group_name:N", title=texts.group),
            alt.Tooltip("criterion:N", title=texts.criterion),
            alt.Tooltip("estimate:Q", title=texts.estimate, format=".1f"),
            *mean,
            alt.Tooltip("ratings:Q", title=texts.ratings),
        ]
    )
    return (
        cell,
        estimate.encode(text=alt.Text("estimate:Q", format=".1f")),
        count.transform_calculate(label="'(' + datum.ratings + ')'").encode(text="label:N"),
        picture.choosable(touch) if opens else touch,
    )


def _answers(table: pd.DataFrame, ratings: pd.DataFrame, criteria: Sequence[Criterion]) -> pd.DataFrame:
    """One row an answer on one of the criteria, with its meeting's group and the criterion's ``column``."""
    columns = {criterion.id: number for number, criterion in enumerate(criteria)}
    asked = ratings[ratings["criterion"].isin(list(columns))]
    answers = table[["id", "group", "group_name"]].merge(asked, on="id")
    return answers.assign(column=answers["criterion"].map(columns).astype("int64"))


def _column(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, alt.expr("columns")], nice=False))


def _row(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[alt.expr("rows"), -_TOP], nice=False))
