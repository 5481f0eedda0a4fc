"""Mood before and after, by group: a line from before to after for each meeting.

Meetings of a group with the same mood before and after share one line, which is thicker and carries their number. So a
group has 25 lines at the most, however many meetings it has.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, MARK, Picture, Spec
from wellspent.core.model import TOP_RATING

HEADS: Final = "heads"
ROW: Final = 18
"""Height of one line, in pixels."""
_HEAD_ROWS: Final = 1.5
_REACH: Final = 0.25
"""How far beyond its ends a line can be hit, in steps of mood."""
_DIRECTIONS: Final = (-1, 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``moods`` from 0 to 4; ``many`` (meetings) and ``times`` take ``{count}``."""

    moods: tuple[str, ...]
    fell: str
    same: str
    rose: str
    direction: str
    one: str
    many: str
    times: str
    group: str
    before: str
    after: str
    meetings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted; ``drawn`` + ``mood_unknown`` make all ``meetings``."""

    meetings: int
    drawn: int
    mood_unknown: int
    groups: int
    rose: int
    same: int
    fell: int


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.meetings`` that can be drawn; a meeting needs no value for this."""
    return table[table["mood_change"].notna()].reset_index(drop=True)


def facts(table: pd.DataFrame) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings``."""
    rows = drawn(table)
    return Facts(
        meetings=len(table),
        drawn=len(rows),
        mood_unknown=len(table) - len(rows),
        groups=rows["group"].nunique(),
        rose=int((rows["mood_change"] > 0).sum()),
        same=int((rows["mood_change"] == 0).sum()),
        fell=int((rows["mood_change"] < 0).sum()),
    )


def draw(table: pd.DataFrame, texts: Texts) -> Picture:
    """The picture of these meetings, the groups in the order of their names."""
    rows = drawn(table)
    marks = lines(rows)
    heads = marks.groupby(["group", "group_name"], sort=False).agg(top=("row", "min"), count=("count", "sum"))
    heads = heads.reset_index()
    heads["label"] = [texts.one if count == 1 else texts.many.format(count=count) for count in heads["count"]]
    marks["label"] = [texts.times.format(count=count) if count > 1 else "" for count in marks["count"]]
    end = float(marks["row"].max()) + 1
    data = {
        DATA: marks.drop(columns=["meetings", "group"]),
        HEADS: heads[["group_name", "top", "label"]],
    }
    spec = picture.bind(structure(texts), {"rows": end}, data, height=round(end * ROW))
    return Picture(spec=spec, opens=dict(zip(marks[MARK], marks["meetings"], strict=True)))


def lines(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a line: ``group``, ``group_name``, ``mood_before``, ``mood_after``, ``count``, its ``meetings``' ids.

    ``direction`` is -1, 0 or 1; ``row`` is the line's place from the top, in heights of a line; ``low`` and ``high``
    are its ends from left to right. Within a group, what fell most comes first.
    """
    keys = ["group_name", "group", "mood_change", "mood_before", "mood_after"]
    found = rows.groupby(keys, sort=True)["id"].agg(["size", tuple]).reset_index()
    found = found.rename(columns={"size": "count", "tuple": "meetings"})
    new_group = ~found.duplicated(["group"])
    both = found[["mood_before", "mood_after"]].astype("int64")
    return found.assign(
        mark=[f"{group} {before} {after}" for group, before, after in found[["group", *both]].itertuples(index=False)],
        direction=found["mood_change"].clip(-1, 1).astype("int64"),
        row=[float(row) for row in range(len(found))] + new_group.cumsum() * _HEAD_ROWS,
        low=both.min(axis="columns"),
        high=both.max(axis="columns"),
    )


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    params = [alt.param(name="rows", value=1), alt.param(name="moods", value=list(texts.moods))]
    layers = [*_heads(), *_lines(texts)]
    return picture.finish(layers, params, ROW)


def _heads() -> tuple[alt.Chart, alt.Chart]:
    above = alt.Chart(alt.NamedData(name=HEADS)).transform_calculate(head="datum.top - 1")
    return picture.row_heads(above.encode(y=_row("head")))


def _lines(texts: Texts) -> tuple[alt.Chart, ...]:
    legend = alt.Legend(
        title=texts.direction, orient="top", direction="horizontal", symbolSize=style.DOT, labelExpr=_named(texts)
    )
    looks = alt.Scale(domain=list(_DIRECTIONS), range=[style.VERMILLION, style.GREY, style.BLUE])
    shapes = alt.Scale(domain=list(_DIRECTIONS), range=["triangle-left", "circle", "triangle-right"])
    colour = alt.Color("direction:N", scale=looks, legend=legend)
    base = alt.Chart(alt.NamedData(name=DATA)).encode(y=_row("row"))
    line = base.mark_rule(cursor="pointer", strokeWidth=alt.expr("1.5 + min(datum.count, 8) / 2")).encode(
        x=_mood("mood_before"), x2="mood_after:Q", color=colour
    )
    start = base.mark_point(filled=False, size=style.DOT, strokeWidth=1.8).encode(x=_mood("mood_before"), color=colour)
    end = base.mark_point(filled=True, opacity=1, size=style.DOT).encode(
        x=_mood("mood_after"), color=colour, shape=alt.Shape("direction:N", scale=shapes, legend=legend)
    )
    number = base.mark_text(align="left", baseline="middle", color=style.INK, dx=9, fontSize=style.SMALL).encode(
        x=_mood("high"), text="label:N"
    )
    touch = (
        base.transform_calculate(
            left=f"datum.low - {_REACH}",
            right=f"datum.high + {_REACH}",
            above="datum.row - 0.5",
            below="datum.row + 0.5",
        )
        .mark_rect(cursor="pointer", opacity=0)
        .encode(
            x=_mood("left"),
            x2="right:Q",
            y=_row("above"),
            y2="below:Q",
            tooltip=[
                alt.Tooltip("group_name:N", title=texts.group),
                alt.Tooltip("before:N", title=texts.before),
                alt.Tooltip("after:N", title=texts.after),
                alt.Tooltip("count:Q", title=texts.meetings),
            ],
        )
    )
    touch = touch.transform_calculate(before="moods[datum.mood_before]", after="moods[datum.mood_after]")
    return line, start, end, number, picture.choosable(touch)


def _mood(field: str) -> alt.X:
    return alt.X(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[-0.3, TOP_RATING + 0.7], nice=False),
        axis=alt.Axis(
            orient="top",
            values=list(range(TOP_RATING + 1)),
            labelExpr="moods[datum.value]",
            labelOverlap=False,
            labelFlush=False,
        ),
    )


def _row(field: str) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        axis=None,
        scale=alt.Scale(domain=[alt.expr("rows"), 0], nice=False),
    )


def _named(texts: Texts) -> str:
    names = [name.replace("'", "\\'") for name in (texts.fell, texts.same, texts.rose)]
    return "[" + ", ".join(f"'{name}'" for name in names) + "][datum.value + 1]"
