"""What the club's gatherings are good for: a row a gathering, a column a starting criterion, as the club published it.

Looks like ``criteria_by_group``, but opens nothing: behind a cell are members, and nobody may look at those.
"""

from collections.abc import Mapping

import pandas as pd

from wellspent.core.charts import picture
from wellspent.core.charts.criteria_by_group import COLUMNS, HEADS, Texts, height, structure
from wellspent.core.charts.picture import DATA, MARK, Picture
from wellspent.core.model import STARTING_CRITERIA


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``club.published.table`` with a figure for one of the starting criteria."""
    rows: pd.DataFrame = table[table["figure"].isin(STARTING_CRITERIA) & table["mean"].notna()]
    return rows


def best(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with the highest figure of all; none where all are equal, or nobody gets anything."""
    rows = drawn(table)
    most = rows["halves"].max()
    return rows.iloc[:0] if rows.empty or most in {0, rows["halves"].min()} else rows[rows["halves"] == most]


def draw(table: pd.DataFrame, names: Mapping[str, str], *, texts: Texts) -> Picture:
    """The picture of ``club.published.table``; ``names`` are the criteria in words."""
    rows = drawn(table)
    heads = pd.DataFrame({"group_name": rows["gathering"].unique()}).assign(label="")
    heads = heads.assign(row=range(len(heads)))
    place = {criterion: number for number, criterion in enumerate(STARTING_CRITERIA)}
    marks = pd.DataFrame(
        {
            "group_name": rows["gathering"],
            "row": rows["gathering"].map(dict(zip(heads["group_name"], heads["row"], strict=True))),
            "column": rows["figure"].map(place),
            "criterion": rows["figure"].map(names),
            "estimate": rows["mean"].astype("float64"),
            "ratings": rows["least"].astype("int64"),
            "few": False,
            MARK: rows["gathering"] + " " + rows["figure"],
        }
    )
    columns = pd.DataFrame(
        {
            "column": range(len(place)),
            "number": [str(number + 1) for number in range(len(place))],
            "weight": "",
        }
    )
    values = {"rows": len(heads), "columns": len(place)}
    data = {DATA: marks, HEADS: heads, COLUMNS: columns}
    spec = picture.bind(structure(texts, opens=False), values, data, height=height(len(heads)))
    return Picture(spec=spec, opens={})
