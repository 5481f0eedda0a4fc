"""Value against hours: a faint dot a meeting, a mark a group, lines of equal value per hour from 0, and the bar.

The marks are pooled estimates, of all the meetings of a group that have a value and hours: each stands on the line of
its value per hour. The line of the week's price of an hour is bold.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, GROUPS, Picture, Spec
from wellspent.core.charts.pooled import FEW, Looked

RAYS: Final = "rays"
HEIGHT: Final = 360
_NICE: Final = (1, 2, 5)
_STEEPEST: Final = 3.5
"""Lines are drawn for rates from this part of the diagonal's to this multiple of it."""


_CLOSE: Final = 1.35
"""A line whose rate is less than so many times the price of an hour, or the other way round, is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``an_hour`` and ``price`` take ``{rate}``, ``bar`` takes ``{bar}``."""

    hours: str
    value: str
    value_per_hour: str
    an_hour: str
    price: str
    estimate: str
    rated: str
    bar: str
    groups: picture.GroupTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """The group with the most value for an hour, as estimated, among those that rest on enough meetings.

    ``low`` and ``high`` are the limits of the 80 % interval, ``None`` while they are not known.
    """

    group_name: str
    per_hour: float
    low: float | None
    high: float | None
    meetings: int


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
    groups: int
    best: Best | None


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.meetings`` that can be drawn, with ``value_per_hour`` (NaN where it took no time)."""
    rows = table[table["rated"] & table["hours"].notna()].reset_index(drop=True)
    return rows.assign(value_per_hour=rows["value"] / rows["hours"].where(rows["hours"] > 0))


def estimated(looked: Looked, table: pd.DataFrame) -> pd.DataFrame:
    """One row a group that is in the picture of the meetings in ``table``, in the order of ``looked.groups``.

    ``hours`` and ``value`` are of a usual meeting, ``per_hour`` is their ratio, with ``low_80`` and ``high_80``, NaN
    while they are not known; ``plain`` is the ratio of the plain means, ``count`` what all of it rests on.
    """
    columns = {f"value_per_hour.{part}": part for part in ("plain", "estimate", "low_80", "high_80", "count")}
    found = looked.groups[["group", "group_name", *columns]].rename(
        columns={**columns, "value_per_hour.estimate": "per_hour"}
    )
    rate = looked.found.rate
    hours = pd.Series(dtype="float64")
    if rate is not None:
        names = [looked.seen.groups[place] for place in rate.answered.groups]
        hours = pd.Series(rate.per_hour.hours.theta.mean, index=names)
    found = found.assign(hours=found["group"].map(hours).astype("float64"), is_few=found["count"] < FEW)
    found = found[found["per_hour"].notna() & found["group"].isin(drawn(table)["group"].unique())]
    return found.assign(value=found["per_hour"] * found["hours"]).reset_index(drop=True)


def facts(table: pd.DataFrame, looked: Looked, bar: float) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings``."""
    rows, groups = drawn(table), estimated(looked, table)
    return Facts(
        meetings=len(table),
        drawn=len(rows),
        unrated=int(table["missing"].sum()),
        hours_unknown=int((table["rated"] & table["hours"].isna()).sum()),
        reach_bar=int((rows["value"] >= bar).sum()),
        late=int(rows["late"].sum()),
        crowded=int(rows.duplicated(["hours", "value"], keep=False).sum()),
        groups=len(groups),
        best=_best(groups[~groups["is_few"]]),
    )


def _best(groups: pd.DataFrame) -> Best | None:
    if groups.empty:
        return None
    row = groups.iloc[groups["per_hour"].argmax()]
    return Best(
        group_name=row["group_name"],
        per_hour=float(row["per_hour"]),
        low=None if pd.isna(row["low_80"]) else float(row["low_80"]),
        high=None if pd.isna(row["high_80"]) else float(row["high_80"]),
        meetings=int(row["count"]),
    )


def draw(table: pd.DataFrame, looked: Looked, bar: float, slots: Mapping[str, int], texts: Texts) -> Picture:
    """The picture of these meetings; ``slots`` as ``style.slots`` gives them."""
    rows, groups = drawn(table), estimated(looked, table)
    most = _axis_end(max(rows["hours"].max(), groups["hours"].max() if len(groups) else 0.0))
    marks = picture.dot_marks(rows, slots, "hours", "value", "value_per_hour")
    values = {
        "hours_most": most,
        **picture.bar_values(bar, texts.bar),
        **picture.group_values(marks, texts.groups.others),
    }
    data = {
        DATA: marks,
        GROUPS: groups.assign(slot=groups["group"].map(slots)).drop(columns="group"),
        RAYS: rays(most, texts.an_hour, looked.price, texts.price),
    }
    spec = picture.bind(structure(texts), values, data)
    return Picture(spec=spec, opens={meeting: (meeting,) for meeting in rows["id"]})


def rays(hours_most: float, label: str, price: float | None = None, price_label: str = "") -> pd.DataFrame:
    """Lines of equal value per hour, from 0 hours and no value to the edge of the picture.

    Rates are 1, 2 or 5 times a power of ten, as many as stand apart: ``rate`` in points an hour, the end at ``hours``
    and ``value``, and whether that is at the ``top``. The ``price`` of an hour has a line of its own, which is bold;
    none of the others stands close to it.
    """
    diagonal = 100 / hours_most
    tens = 10.0 ** math.floor(math.log10(diagonal) - 1)
    rates = [step * tens * power for power in (1, 10, 100) for step in _NICE]
    shown = [rate for rate in rates if 1 / _STEEPEST <= rate / diagonal <= _STEEPEST]
    named = [(rate, label.format(rate=f"{rate:g}"), False) for rate in shown if not _is_close(rate, price)]
    if price:
        named.append((price, price_label.format(rate=f"{price:.0f}"), True))
    ends = [
        {
            "rate": rate,
            "hours": min(hours_most, 100 / rate),
            "value": min(100.0, rate * hours_most),
            "top": rate > diagonal,
            "label": name,
            "bold": bold,
        }
        for rate, name, bold in named
    ]
    return pd.DataFrame(ends)


def _is_close(rate: float, price: float | None) -> bool:
    return price is not None and price > 0 and max(rate / price, price / rate) < _CLOSE


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
    layers = [*_rays(x, y), *picture.bar(y), *_dots(x, y, texts), *_groups(x, y, texts)]
    return picture.finish(layers, params, HEIGHT)


def _rays(x: alt.X, y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=RAYS)).encode(x=x, y=y)
    line = base.mark_rule(
        color=alt.expr("datum.bold ? 'currentColor' : '" + style.GREY + "'"),
        strokeWidth=alt.expr("datum.bold ? 2.6 : 0.8"),
        opacity=alt.expr("datum.bold ? 0.9 : 0.7"),
    ).encode(x2=alt.X2Datum(0), y2=alt.Y2Datum(0))
    label = base.mark_text(
        align=alt.expr("datum.top ? 'center' : 'right'"),
        baseline="bottom",
        color=style.INK,
        dy=-3,
        fontSize=style.SMALL,
        fontWeight=alt.expr("datum.bold ? 'bold' : 'normal'"),
        opacity=alt.expr("datum.bold ? 1 : 0.8"),
    ).encode(text="label:N")
    return line, label


def _dots(x: alt.X, y: alt.Y, texts: Texts) -> tuple[alt.Chart, ...]:
    tooltip = [
        *picture.group_tooltip(texts.groups),
        alt.Tooltip("value:Q", title=texts.value, format=".0f"),
        alt.Tooltip("hours:Q", title=texts.hours, format=".1~f"),
        alt.Tooltip("value_per_hour:Q", title=texts.value_per_hour, format=".0f"),
    ]
    return picture.dots(alt.Chart(alt.NamedData(name=DATA)).encode(x=x, y=y), texts.groups, tooltip, faint=True)


def _groups(x: alt.X, y: alt.Y, texts: Texts) -> tuple[alt.Chart, ...]:
    tooltip = [
        alt.Tooltip("group_name:N", title=texts.groups.group),
        alt.Tooltip("per_hour:Q", title=texts.estimate, format=".0f"),
        alt.Tooltip("value:Q", title=texts.value, format=".0f"),
        alt.Tooltip("hours:Q", title=texts.hours, format=".1~f"),
        alt.Tooltip("count:Q", title=texts.rated),
    ]
    return picture.group_marks(x, y, tooltip)


def _axis_end(most: float) -> float:
    """Where the axis of hours ends: at a half hour beyond the longest, so that no dot touches the edge."""
    return math.floor(most * 2 + 1.5) / 2
