"""How calls felt over time: for each call a line from the mood before to the mood after, on its day."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, MARK, Picture, Spec
from wellspent.core.model import TOP_RATING

HEIGHT: Final = 260
_DIRECTIONS: Final = (-1, 0, 1)
_MARGIN: Final = pd.Timedelta(days=3)
"""What is left free at each side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``moods`` from 0 to 4; ``day_form`` is one of d3-time-format."""

    day: str
    day_form: str
    moods: tuple[str, ...]
    before: str
    after: str
    direction: str
    directions: tuple[str, str, str]


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.meetings`` that can be drawn: those with both moods."""
    return table[table["mood_change"].notna()].reset_index(drop=True)


def draw(table: pd.DataFrame, texts: Texts) -> Picture:
    """The picture of these calls, of which at least one has both moods. Calls of one day stand side by side."""
    rows = drawn(table)
    marks = rows[["mood_before", "mood_after"]].astype("int64")
    marks = marks.assign(
        at=_milliseconds(rows["date"] + pd.to_timedelta(rows.groupby("date").cumcount() * 8, unit="h")),
        direction=rows["mood_change"].clip(-1, 1).astype("int64"),
        mark=rows["id"],
    )
    first, last = rows["date"].min() - _MARGIN, rows["date"].max() + _MARGIN
    values = {"first": first.timestamp() * 1000, "last": last.timestamp() * 1000}
    spec = picture.bind(structure(texts), values, {DATA: marks})
    return Picture(spec=spec, opens={call: (call,) for call in marks[MARK]})


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    params = [
        alt.param(name="first", value=0),
        alt.param(name="last", value=1),
        alt.param(name="moods", value=list(texts.moods)),
        alt.param(name="directions", value=list(texts.directions)),
    ]
    return picture.finish(_lines(texts), params, HEIGHT)


def _lines(texts: Texts) -> tuple[alt.Chart, ...]:
    legend = alt.Legend(
        title=texts.direction,
        orient="bottom",
        direction="horizontal",
        symbolSize=style.DOT,
        labelExpr="directions[datum.value + 1]",
    )
    looks = alt.Scale(domain=list(_DIRECTIONS), range=[style.VERMILLION, style.GREY, style.BLUE])
    shapes = alt.Scale(domain=list(_DIRECTIONS), range=["triangle-down", "circle", "triangle-up"])
    colour = alt.Color("direction:N", scale=looks, legend=legend)
    base = alt.Chart(alt.NamedData(name=DATA)).encode(x=_day(texts))
    line = base.mark_rule(strokeWidth=2).encode(y=_mood("mood_before"), y2="mood_after:Q", color=colour)
    start = base.mark_point(filled=False, size=style.DOT, strokeWidth=1.8).encode(y=_mood("mood_before"), color=colour)
    end = base.mark_point(filled=True, opacity=1, size=style.DOT).encode(
        y=_mood("mood_after"), color=colour, shape=alt.Shape("direction:N", scale=shapes, legend=legend)
    )
    touch = (
        base.transform_calculate(before="moods[datum.mood_before]", after="moods[datum.mood_after]")
        .mark_point(cursor="pointer", filled=True, opacity=0, shape="circle", size=style.TOUCH)
        .encode(
            y=_mood("mood_after"),
            tooltip=[
                alt.Tooltip("at:T", title=texts.day, format=texts.day_form),
                alt.Tooltip("before:N", title=texts.before),
                alt.Tooltip("after:N", title=texts.after),
            ],
        )
    )
    return line, start, end, picture.choosable(touch)


def _day(texts: Texts) -> alt.X:
    return alt.X(
        "at:T",
        title=texts.day,
        # Days are days wherever the browser is.
        scale=alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False),
        axis=alt.Axis(grid=False, tickCount=alt.expr("width / 80")),
    )


def _mood(field: str) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[-0.4, TOP_RATING + 0.4], nice=False),
        axis=alt.Axis(values=list(range(TOP_RATING + 1)), labelExpr="moods[datum.value]"),
    )


def _milliseconds(days: pd.Series) -> pd.Series:
    return (days - pd.Timestamp(0)).dt.total_seconds() * 1000
