"""A row a group: its name and number of meetings, a line for what is estimated, and a strip of its meetings, faint."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.pooled import FEW

HEIGHT: Final = 62
"""Height of a row, in pixels."""
_HEAD: Final = 12
_LINE: Final = 29
_STRIP: Final = 46
"""How far down name, line and strip stand within their row."""
_TOUCH: Final = 9
_ASIDE: Final = 8.0
_APART: Final = 4.0
"""How far a dot may move within the strip to both sides, and from the next, where dots share a spot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTexts:
    """The words of every row; ``one``, ``many`` and ``few`` (meetings) take ``{count}``."""

    one: str
    many: str
    few: str
    group: str
    meetings: str
    date: str
    day_form: str


def placed(groups: pd.DataFrame, texts: RowTexts) -> pd.DataFrame:
    """The groups, which have a ``count``, with their ``label`` and ``top``, in the order in which they stand."""
    return groups.assign(
        label=[_label(count, texts) for count in groups["count"]],
        top=[float(HEIGHT * place) for place in range(len(groups))],
    )


def strips(rows: pd.DataFrame, groups: pd.DataFrame, x: str) -> pd.Series:
    """How far down the dot of each meeting stands; dots that share a group and ``x`` fill the strip side by side."""
    spots = rows.groupby(["group", x], sort=False)[x]
    place, count = spots.cumcount(), spots.transform("size")
    step = (2 * _ASIDE / (count - 1).clip(lower=1)).clip(upper=_APART)
    return rows["group"].map(groups.set_index("group")["top"]) + _STRIP + (place - (count - 1) / 2) * step


def params() -> tuple[alt.Parameter, ...]:
    """The parameters of the rows; their value is the height in all."""
    return (alt.param(name="rows_end", value=HEIGHT),)


def values(groups: pd.DataFrame, foot: int = 0) -> dict[str, object]:
    """Values for ``params``, with ``foot`` pixels free below the rows."""
    return {"rows_end": HEIGHT * len(groups) + foot}


def y(field: str) -> alt.Y:
    """Down the picture, in pixels."""
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[alt.expr("rows_end"), 0], nice=False))


def groups_chart() -> alt.Chart:
    """The chart of the groups: ``middle`` is where their lines are, ``strip`` where their meetings are."""
    return alt.Chart(alt.NamedData(name=picture.GROUPS)).transform_calculate(
        middle=f"datum.top + {_LINE}", strip=f"datum.top + {_STRIP}"
    )


def heads() -> tuple[alt.Chart, alt.Chart]:
    """The name of each group, and its label."""
    base = alt.Chart(alt.NamedData(name=picture.GROUPS)).transform_calculate(head=f"datum.top + {_HEAD}")
    return picture.row_heads(base.encode(y=y("head")))


def tip(base: alt.Chart, tooltip: Sequence[alt.Tooltip]) -> alt.Chart:
    """What is said of a group while the pointer rests on its line."""
    area = base.transform_calculate(above=f"datum.middle - {_TOUCH}", below=f"datum.middle + {_TOUCH}")
    said: alt.Chart = area.mark_rect(opacity=0).encode(
        x=alt.value(0),
        x2=alt.value(alt.expr("width")),
        y=y("above"),
        y2="below:Q",
        tooltip=list(tooltip),
    )
    return said


def faint_dots(base: alt.Chart, texts: RowTexts, tooltip: Sequence[alt.Tooltip]) -> tuple[alt.Chart, ...]:
    """A faint dot a meeting, or a cross where it was rated late, which opens the meeting; ``base`` says where."""
    on_time = base.transform_filter("!datum.late").mark_point(
        filled=True, color=style.INK, opacity=0.28, size=style.DOT / 2
    )
    late = base.transform_filter("datum.late").mark_point(
        color=style.INK, opacity=0.6, shape=style.CROSS, size=style.DOT / 2, strokeWidth=1.2
    )
    touch = base.mark_point(cursor="pointer", filled=True, opacity=0, shape="circle", size=style.TOUCH / 2).encode(
        tooltip=[
            alt.Tooltip("group_name:N", title=texts.group),
            alt.Tooltip("date:T", title=texts.date, format=texts.day_form),
            *tooltip,
        ]
    )
    return on_time, late, picture.choosable(touch)


def _label(count: int, texts: RowTexts) -> str:
    words = texts.one if count == 1 else texts.few if count < FEW else texts.many
    return words.format(count=count)
