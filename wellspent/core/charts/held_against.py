"""What was said in one word against what came of it, by group: a line from the mean word to the estimated value.

Words run from 0 to 4 and stand on the axis, the value from 0 to 100 along the same axis: a step is 25 points. What came
of the single meetings lies below the line, faint.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import altair as alt
import numpy as np
import pandas as pd

from wellspent.core.charts import group_rows, picture, style
from wellspent.core.charts.picture import DATA, GROUPS, Picture, Spec
from wellspent.core.charts.pooled import FEW, by_group
from wellspent.core.estimates.fits import SPREAD_OF_VALUE
from wellspent.core.expectation import ABOUT, STEP
from wellspent.core.model import TOP_RATING

_ROOM: Final = 0.3
_DIRECTIONS: Final = (-1, 0, 1)

Said = Literal["expected", "worth"]
"""The column of ``tables.meetings`` that holds the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture, with the ``steps`` from 0 to 4."""

    steps: tuple[str, ...]
    said: str
    came: str
    less: str
    about: str
    more: str
    direction: str
    rows: group_rows.RowTexts


def drawn(table: pd.DataFrame, said: Said) -> pd.DataFrame:
    """The rows of ``tables.meetings`` with a value and that word."""
    return table[table["rated"] & table[said].notna()].reset_index(drop=True)


def by_groups(table: pd.DataFrame, said: Said) -> pd.DataFrame:
    """One row a group, in the order of names: its mean word (``said``) and its plain mean (``came``), in steps 0 to 4.

    ``gap`` is value minus word, in steps, pooled over the groups in ``table``, with its 80 % interval; ``end`` is the
    word plus the gap, cut off at the ends of the scale as its interval is. ``direction`` is -1, 0 or 1: less, about the
    same or more.
    """
    rows = drawn(table, said)
    words = rows[said].astype("float64")
    place, names = pd.factorize(rows["group"])
    gaps = by_group((rows["value"] - STEP * words).to_numpy(), place, list(names), SPREAD_OF_VALUE)
    plain = rows.assign(said=words, came=rows["value"] / STEP).groupby("group")
    means = plain[["said", "came"]].mean().join(plain["group_name"].first()).reset_index()
    found = means.merge(gaps, on="group").sort_values(["group_name", "group"], ignore_index=True)
    shown = {
        name: (found["said"] + found[column] / STEP).clip(0, TOP_RATING)
        for name, column in (("end", "estimate"), ("low", "low_80"), ("high", "high_80"))
    }
    direction = np.sign(found["estimate"]).where(found["estimate"].abs() > ABOUT, 0).astype("int64")
    found = found.assign(**shown, gap=found["estimate"] / STEP, direction=direction, is_few=found["count"] < FEW)
    return found.drop(columns=["mean", "estimate", "low_80", "high_80"])


def draw(table: pd.DataFrame, said: Said, texts: Texts) -> Picture:
    """The picture of these meetings."""
    rows, groups = drawn(table, said), group_rows.placed(by_groups(table, said), texts.rows)
    dots = rows[["group_name", "date", "late", "value"]].assign(
        mark=rows["id"],
        at=rows["value"] / STEP,
        word=rows[said].astype("int64"),
        y=group_rows.strips(rows, groups, "value"),
    )
    data = {DATA: dots, GROUPS: groups.drop(columns="group")}
    height = group_rows.HEIGHT * len(groups)
    spec = picture.bind(structure(texts), group_rows.values(groups), data, height=height)
    return Picture(spec=spec, opens={meeting: (meeting,) for meeting in rows["id"]})


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    params = [*group_rows.params(), alt.param(name="steps", value=list(texts.steps))]
    layers = [*group_rows.heads(), *_lines(texts), *_meetings(texts)]
    return picture.finish(layers, params, group_rows.HEIGHT)


def _lines(texts: Texts) -> tuple[alt.Chart, ...]:
    named = [name.replace("'", "\\'") for name in (texts.less, texts.about, texts.more)]
    legend = alt.Legend(
        title=texts.direction,
        orient="top",
        direction="horizontal",
        symbolSize=style.DOT,
        labelExpr="[" + ", ".join(f"'{name}'" for name in named) + "][datum.value + 1]",
    )
    colours = alt.Scale(domain=list(_DIRECTIONS), range=[style.VERMILLION, style.GREY, style.BLUE])
    shapes = alt.Scale(domain=list(_DIRECTIONS), range=["triangle-left", "circle", "triangle-right"])
    colour = alt.Color("direction:N", scale=colours, legend=legend)
    base = group_rows.groups_chart().transform_calculate(
        in_a_word="steps[round(datum.said)] + ' (' + format(datum.said, '.1f') + ')'",
        in_points=f"format(datum.end * {STEP}, '.0f')",
    )
    level = base.encode(y=group_rows.y("middle"))
    likely = level.mark_rule(color=style.GREY, opacity=0.45, strokeWidth=6, strokeCap="round").encode(
        x=_x("low"), x2="high:Q"
    )
    line = level.mark_rule(strokeWidth=2, strokeDash=alt.expr("datum.is_few ? [3, 3] : [1, 0]")).encode(
        x=_x("said"), x2="end:Q", color=colour
    )
    start = level.mark_point(filled=False, size=style.DOT, strokeWidth=1.8).encode(x=_x("said"), color=colour)
    end = level.mark_point(filled=True, opacity=1, size=1.6 * style.DOT).encode(
        x=_x("end"), color=colour, shape=alt.Shape("direction:N", scale=shapes, legend=legend)
    )
    tip = group_rows.tip(
        base,
        [
            alt.Tooltip("group_name:N", title=texts.rows.group),
            alt.Tooltip("in_a_word:N", title=texts.said),
            alt.Tooltip("in_points:N", title=texts.came),
            alt.Tooltip("count:Q", title=texts.rows.meetings),
        ],
    )
    return likely, line, start, end, tip


def _meetings(texts: Texts) -> tuple[alt.Chart, ...]:
    base = alt.Chart(alt.NamedData(name=DATA)).encode(x=_x("at"), y=group_rows.y("y"))
    return group_rows.faint_dots(
        base.transform_calculate(in_a_word="steps[datum.word]"),
        texts.rows,
        [
            alt.Tooltip("in_a_word:N", title=texts.said),
            alt.Tooltip("value:Q", title=texts.came, format=".0f"),
        ],
    )


def _x(field: str) -> alt.X:
    return alt.X(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[-_ROOM, TOP_RATING + _ROOM], nice=False),
        axis=alt.Axis(
            orient="top",
            values=list(range(TOP_RATING + 1)),
            labelExpr="steps[datum.value]",
            labelOverlap=False,
            labelFlush=False,
        ),
    )
