"""Meetings as the pictures take them, and what is pooled from them, made from a few figures."""

import datetime as dt

import numpy as np
import pandas as pd

from wellspent.core import tables
from wellspent.core.charts.group_rows import RowTexts
from wellspent.core.charts.picture import DATA, GROUPS, GroupTexts, Spec
from wellspent.core.charts.pooled import Looked
from wellspent.core.estimates import Observations, fits, group_figures
from wellspent.core.model import Meeting, Workbook
from wellspent.words import charts as words
from wellspent.words import charts_groups

LEGEND = GroupTexts(**words.LEGEND)
ROWS = RowTexts(**charts_groups.ROWS)


def table(*rows: tuple[str, float | None, float | None, int | None, int | None]) -> pd.DataFrame:
    """Meetings of (group, value, hours, mood before, mood after), one a day, in the shape of ``tables.meetings``."""
    frame = pd.DataFrame(rows, columns=["group", "value", "hours", "mood_before", "mood_after"])
    frame = frame.astype({"group": "str", "value": "float64", "hours": "float64"})
    moods = frame[["mood_before", "mood_after"]].astype("Int64")
    return frame.assign(
        **moods,
        mood_change=moods["mood_after"] - moods["mood_before"],
        expected=pd.Series(pd.NA, index=frame.index, dtype="Int64"),
        worth=pd.Series(pd.NA, index=frame.index, dtype="Int64"),
        id=[f"m{number}" for number in range(len(frame))],
        date=pd.date_range("2026-01-01", periods=len(frame), unit="s"),
        group_name=frame["group"].str.upper(),
        kind="fair",
        rated=frame["value"].notna(),
        missing=frame["value"].isna(),
        late=False,
    )


def looked(rows: pd.DataFrame, price: float | None = None, bar: float = 50) -> Looked:
    """What is pooled from meetings in the shape of ``table``."""
    names = tuple(dict.fromkeys(rows["group"]))
    seen = Observations(
        groups=names,
        criteria=(),
        meetings=tuple(
            Meeting(id=one.id, date=one.date.date(), group=one.group) for one in rows.itertuples(index=False)
        ),
        group=np.array([names.index(group) for group in rows["group"]], dtype=np.intp),
        got=np.empty((len(rows), 0)),
        existed=np.empty((len(rows), 0), dtype=bool),
        hours=_numbers(rows["hours"]),
        before=_numbers(rows["mood_before"]),
        change=_numbers(rows["mood_change"]),
        progress=np.full(len(rows), np.nan),
        late=rows["late"].to_numpy(dtype=bool),
    )
    found = fits(seen, _numbers(rows["value"]))
    groups = tables.groups(group_figures(seen, found, bar, dt.date(2026, 12, 1)), Workbook())
    return Looked(seen=seen, found=found, groups=groups.assign(group_name=groups["group"].str.upper()), price=price)


def marks(spec: Spec) -> pd.DataFrame:
    """The meetings in the picture, or whatever can be chosen in it."""
    return spec["datasets"][DATA]


def groups(spec: Spec) -> pd.DataFrame:
    """The groups in the picture."""
    return spec["datasets"][GROUPS]


def values(spec: Spec) -> dict[str, object]:
    """What the picture's parameters are set to."""
    return {param["name"]: param.get("value") for param in spec["params"]}


def _numbers(column: pd.Series) -> np.ndarray:
    return column.astype("float64").to_numpy(dtype=float, na_value=np.nan)
