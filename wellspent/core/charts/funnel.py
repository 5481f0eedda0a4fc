"""Few meetings swing wildly: each group's plain mean against how many meetings it rests on, within a funnel.

The funnel is where plain means would lie if all groups were alike: mu ± 1.28 and ± 1.96 · s / √n, with the overall mean
and the spread of meetings as they are estimated. Spiegelhalter (2005), "Funnel plots for comparing institutional
performance", Statistics in Medicine 24(8).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import numpy as np
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, Picture, Spec
from wellspent.core.estimates.fits import Fit

FUNNEL: Final = "funnel"
HEIGHT: Final = 340
LIKELY: Final = 1.28
NEARLY_SURE: Final = 1.96
"""How many standard errors 80 % and 95 % of plain means would lie from the overall mean."""
_STEPS: Final = 40
_TICKS: Final = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10000)
_ROOM: Final = 1.15
"""The axis ends so many times beyond the most meetings."""
FEWEST_GROUPS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``overall`` takes ``{mean}``."""

    count: str
    plain: str
    estimate: str
    overall: str
    groups: picture.GroupTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted.

    Of the ``groups``, so many are ``within`` the narrow funnel, between it and the wide one (``near``), and ``outside``
    of both. ``overall`` is the mean that all are held against.
    """

    groups: int
    meetings: int
    within: int
    near: int
    outside: int
    overall: float


def drawn(groups: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.groups`` with a value, of the groups in ``table``: ``count``, ``plain`` and ``estimate``."""
    found = groups[groups["group"].isin(table["group"].unique()) & (groups["value.count"] > 0)]
    columns = {f"value.{part}": part for part in ("count", "plain", "estimate")}
    return found[["group", "group_name", *columns]].rename(columns=columns).reset_index(drop=True)


def possible(found: Fit | None) -> bool:
    """True if there is a funnel: two groups or more, and a spread within them that is known."""
    return found is not None and found.answered.groups.size >= FEWEST_GROUPS and math.isfinite(found.pooled.noise)


def facts(groups: pd.DataFrame, table: pd.DataFrame, found: Fit) -> Facts:
    """Counts for the sentence beside the picture."""
    rows = drawn(groups, table)
    off = (rows["plain"] - found.pooled.overall).abs() / np.sqrt(found.pooled.noise / rows["count"])
    within, outside = int((off <= LIKELY).sum()), int((off > NEARLY_SURE).sum())
    return Facts(
        groups=len(rows),
        meetings=int(rows["count"].sum()),
        within=within,
        near=len(rows) - within - outside,
        outside=outside,
        overall=found.pooled.overall,
    )


def draw(groups: pd.DataFrame, table: pd.DataFrame, found: Fit, slots: Mapping[str, int], texts: Texts) -> Picture:
    """The picture of these groups; a mark opens the rated meetings of its group in ``table``."""
    rows = drawn(groups, table)
    marks = rows.drop(columns="group").assign(mark=rows["group"], slot=rows["group"].map(slots))
    most = float(rows["count"].max()) * _ROOM + 1
    values = {
        "most": most,
        "ticks": [tick for tick in _TICKS if tick <= most],
        "overall": found.pooled.overall,
        "overall_label": texts.overall.format(mean=f"{found.pooled.overall:.0f}"),
        **picture.group_values(marks, texts.groups.others),
    }
    data = {DATA: marks, FUNNEL: funnel(found.pooled.overall, math.sqrt(found.pooled.noise), most)}
    opens = table[table["rated"]].groupby("group")["id"].agg(tuple)
    spec = picture.bind(structure(texts), values, data)
    return Picture(spec=spec, opens={group: opens[group] for group in rows["group"]})


def funnel(overall: float, spread: float, most: float) -> pd.DataFrame:
    """The edges of the funnel from 1 meeting to ``most``, cut off at 0 and 100; ``count`` and the four limits."""
    count = 1 + (most - 1) * np.linspace(0, 1, _STEPS) ** 2
    error = spread / np.sqrt(count)
    edges = {
        "low_95": overall - NEARLY_SURE * error,
        "low_80": overall - LIKELY * error,
        "high_80": overall + LIKELY * error,
        "high_95": overall + NEARLY_SURE * error,
    }
    return pd.DataFrame({"count": count} | {name: np.clip(edge, 0, 100) for name, edge in edges.items()})


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    params = [
        alt.param(name="most", value=1),
        alt.param(name="ticks", value=[]),
        alt.param(name="overall", value=50),
        alt.param(name="overall_label", value=""),
        *picture.group_params(),
    ]
    return picture.finish([*_funnel(texts), *_groups(texts)], params, HEIGHT)


def _funnel(texts: Texts) -> tuple[alt.Chart, ...]:
    base = alt.Chart(alt.NamedData(name=FUNNEL)).encode(x=_x(texts))
    wide, narrow = (
        base.mark_area(color=style.GREY, opacity=opacity).encode(y=_y(texts, f"low_{share}"), y2=f"high_{share}:Q")
        for share, opacity in (("95", 0.14), ("80", 0.18))
    )
    edges = [
        base.mark_line(color=style.GREY, strokeDash=dashes, strokeWidth=1).encode(y=_y(texts, f"{side}_{share}"))
        for share, dashes in (("95", style.DASHES), ("80", [1, 0]))
        for side in ("low", "high")
    ]
    one = alt.Chart(alt.sequence(1)).transform_calculate(at="overall")
    middle = one.mark_rule(color=style.INK, strokeWidth=1).encode(y=_y(texts, "at"))
    name = one.mark_text(align="left", baseline="bottom", color=style.INK, dx=3, dy=-3, fontSize=style.SMALL).encode(
        x=alt.value(0), y=_y(texts, "at"), text=alt.value(alt.expr("overall_label"))
    )
    return wide, narrow, *edges, middle, name


def _groups(texts: Texts) -> tuple[alt.Chart, ...]:
    base = alt.Chart(alt.NamedData(name=DATA)).encode(x=_x(texts), y=_y(texts, "plain"))
    colour, shape = picture.group_looks(picture.group_legend(texts.groups.legend))
    # Hollow, as plain means are in every picture.
    ring = base.mark_point(filled=False, opacity=1, size=1.6 * style.DOT, strokeWidth=2.2).encode(
        color=colour, shape=shape
    )
    touch = base.mark_point(cursor="pointer", filled=True, opacity=0, shape="circle", size=style.TOUCH).encode(
        tooltip=[
            alt.Tooltip("group_name:N", title=texts.groups.group),
            alt.Tooltip("count:Q", title=texts.count),
            alt.Tooltip("plain:Q", title=texts.plain, format=".0f"),
            alt.Tooltip("estimate:Q", title=texts.estimate, format=".0f"),
        ]
    )
    return ring, picture.choosable(touch)


def _x(texts: Texts) -> alt.X:
    return alt.X(
        "count:Q",
        title=texts.count,
        scale=alt.Scale(type="sqrt", domain=[0.5, alt.expr("most")], nice=False),
        axis=alt.Axis(grid=False, values=alt.expr("ticks"), format="d", labelOverlap=True),
    )


def _y(texts: Texts, field: str) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        title=texts.plain,
        scale=alt.Scale(domain=[-3, 103], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], titlePadding=8),
    )
