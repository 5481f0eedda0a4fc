"""Value against hours: one dot a meeting, lines of equal value per hour from 0, and the bar."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, Picture, Spec

RAYS: Final = "rays"
HEIGHT: Final = 360
_NICE: Final = (1, 2, 5)
_STEEPEST: Final = 3.5
"""Lines are drawn for rates from this part of the diagonal's to this multiple of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``an_hour`` takes ``{rate}`` and ``bar`` takes ``{bar}``."""

    hours: str
    value: str
    value_per_hour: str
    an_hour: str
    bar: str
    groups: picture.GroupTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The meeting with the most value for an hour."""

    group_name: str
    date: pd.Timestamp
    value_per_hour: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted. Meetings that were attended are ``drawn``, ``unrated`` or without ``hours``."""

    meetings: int
    drawn: int
    unrated: int
    hours_unknown: int
    reach_bar: int
    late: int
    crowded: int
    best: Best | None


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.meetings`` that can be drawn, with ``value_per_hour`` (NaN where it took no time)."""
    rows = table[table["rated"] & table["hours"].notna()].reset_index(drop=True)
    return rows.assign(value_per_hour=rows["value"] / rows["hours"].where(rows["hours"] > 0))


def facts(table: pd.DataFrame, bar: float) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings``."""
    rows = drawn(table)
    best = None
    if rows["value_per_hour"].notna().any():
        row = rows.iloc[rows["value_per_hour"].argmax()]
        best = Best(group_name=row["group_name"], date=row["date"], value_per_hour=float(row["value_per_hour"]))
    return Facts(
        meetings=len(table),
        drawn=len(rows),
        unrated=int(table["missing"].sum()),
        hours_unknown=int((table["rated"] & table["hours"].isna()).sum()),
        reach_bar=int((rows["value"] >= bar).sum()),
        late=int(rows["late"].sum()),
        crowded=int(rows.duplicated(["hours", "value"], keep=False).sum()),
        best=best,
    )


def draw(table: pd.DataFrame, bar: float, slots: Mapping[str, int], texts: Texts) -> Picture:
    """The picture of these meetings; ``slots`` as ``style.slots`` gives them."""
    rows = drawn(table)
    most = _axis_end(rows["hours"].max())
    marks = picture.dot_marks(rows, slots, "hours", "value", "value_per_hour")
    values = {
        "hours_most": most,
        **picture.bar_values(bar, texts.bar),
        **picture.group_values(marks, texts.groups.others),
    }
    spec = picture.bind(structure(texts), values, {DATA: marks, RAYS: rays(most, texts.an_hour)})
    return Picture(spec=spec, opens={meeting: (meeting,) for meeting in rows["id"]})


def rays(hours_most: float, label: str) -> pd.DataFrame:
    """Lines of equal value per hour, from 0 hours and no value to the edge of the picture.

    Rates are 1, 2 or 5 times a power of ten, as many as stand apart: ``rate`` in points an hour, the end at ``hours``
    and ``value``, and whether that is at the ``top``.
    """
    diagonal = 100 / hours_most
    tens = 10.0 ** math.floor(math.log10(diagonal) - 1)
    rates = [step * tens * power for power in (1, 10, 100) for step in _NICE]
    ends = [
        {
            "rate": rate,
            "hours": min(hours_most, 100 / rate),
            "value": min(100.0, rate * hours_most),
            "top": rate > diagonal,
            "label": label.format(rate=f"{rate:g}"),
        }
        for rate in rates
        if 1 / _STEEPEST <= rate / diagonal <= _STEEPEST
    ]
    return pd.DataFrame(ends)


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    x = alt.X(
        "hours:Q",
        title=texts.hours,
        scale=alt.Scale(domain=[0, alt.expr("hours_most")], nice=False),
        axis=alt.Axis(grid=False, tickCount=5, format="~f"),
    )
    y = picture.value_axis(texts.value, below=3, above=3)
    params = [alt.param(name="hours_most", value=1), *picture.bar_params(), *picture.group_params()]
    layers = [*_rays(x, y), *picture.bar(y), *_dots(x, y, texts)]
    return picture.finish(layers, params, HEIGHT)


def _rays(x: alt.X, y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=RAYS)).encode(x=x, y=y)
    line = base.mark_rule(color=style.GREY, strokeWidth=0.8, opacity=0.7).encode(x2=alt.X2Datum(0), y2=alt.Y2Datum(0))
    label = base.mark_text(
        align=alt.expr("datum.top ? 'center' : 'right'"),
        baseline="bottom",
        color=style.INK,
        dy=-3,
        fontSize=style.SMALL,
        opacity=0.8,
    ).encode(text="label:N")
    return line, label


def _dots(x: alt.X, y: alt.Y, texts: Texts) -> tuple[alt.Chart, ...]:
    tooltip = [
        *picture.group_tooltip(texts.groups),
        alt.Tooltip("value:Q", title=texts.value, format=".0f"),
        alt.Tooltip("hours:Q", title=texts.hours, format=".1~f"),
        alt.Tooltip("value_per_hour:Q", title=texts.value_per_hour, format=".0f"),
    ]
    return picture.dots(alt.Chart(alt.NamedData(name=DATA)).encode(x=x, y=y), texts.groups, tooltip)


def _axis_end(most: float) -> float:
    """Where the axis of hours ends: at a half hour beyond the longest, so that no dot touches the edge."""
    return math.floor(most * 2 + 1.5) / 2
