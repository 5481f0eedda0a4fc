"""Value against mood change: a faint dot a meeting and a mark a group, in four named quarters.

The marks are pooled estimates, the mood change at an equal mood before, with thin lines over 80 % of what is likely.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeVar

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, GROUPS, Picture, Spec
from wellspent.core.charts.pooled import FEW
from wellspent.core.model import TOP_RATING

Axis = TypeVar("Axis", alt.X, alt.Y)

HEIGHT: Final = 380
_ROOM: Final = 14
"""Points of value above 100 and below 0 where the names of the quarters stand, clear of all dots."""
_MARGIN: Final = 0.6
"""Steps of mood left free at both sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``bar`` takes ``{bar}``, ``same`` names a mood change of 0."""

    mood_change: str
    value: str
    same: str
    bar: str
    worth_lifting: str
    worth_draining: str
    short_lifting: str
    short_draining: str
    estimate: str
    estimated_change: str
    rated: str
    groups: picture.GroupTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted.

    The bar and above is ``worth``, below is ``short``; a mood that stayed the same is in none of the quarters.
    ``drawn`` + ``unrated`` + ``mood_unknown`` make all ``meetings``.
    """

    meetings: int
    drawn: int
    unrated: int
    mood_unknown: int
    worth_lifting: int
    worth_draining: int
    worth_same: int
    short_lifting: int
    short_draining: int
    short_same: int
    late: int
    crowded: int
    groups: int


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.meetings`` that can be drawn."""
    return table[table["rated"] & table["mood_change"].notna()].reset_index(drop=True)


def estimated(groups: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.groups`` that are in the picture of the meetings in ``table``.

    ``value`` and ``mood_change`` are estimates, with the ends of their 80 % intervals (``value_low``, …) and ``count``,
    the smaller of the counts that they rest on.
    """
    found = groups[groups["group"].isin(drawn(table)["group"].unique())].reset_index(drop=True)
    ends = {
        name: found[f"{measure}.{part}"]
        for measure in ("value", "mood_change")
        for name, part in ((measure, "estimate"), (f"{measure}_low", "low_80"), (f"{measure}_high", "high_80"))
    }
    count = found[["value.count", "mood_change.count"]].min(axis="columns")
    return found[["group", "group_name"]].assign(**ends, count=count, is_few=count < FEW)


def facts(table: pd.DataFrame, groups: pd.DataFrame, bar: float) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings`` and ``tables.groups``."""
    rows = drawn(table)
    worth = rows["value"] >= bar
    up, down, same = rows["mood_change"] > 0, rows["mood_change"] < 0, rows["mood_change"] == 0
    return Facts(
        meetings=len(table),
        drawn=len(rows),
        unrated=int(table["missing"].sum()),
        mood_unknown=int((table["rated"] & table["mood_change"].isna()).sum()),
        worth_lifting=int((worth & up).sum()),
        worth_draining=int((worth & down).sum()),
        worth_same=int((worth & same).sum()),
        short_lifting=int((~worth & up).sum()),
        short_draining=int((~worth & down).sum()),
        short_same=int((~worth & same).sum()),
        late=int(rows["late"].sum()),
        crowded=int(rows.duplicated(["mood_change", "value"], keep=False).sum()),
        groups=len(estimated(groups, table)),
    )


def draw(table: pd.DataFrame, groups: pd.DataFrame, bar: float, slots: Mapping[str, int], texts: Texts) -> Picture:
    """The picture of these meetings; ``slots`` as ``style.slots`` gives them."""
    rows = drawn(table)
    marks = picture.dot_marks(rows, slots, "mood_change", "value")
    values = {**picture.bar_values(bar, texts.bar), **picture.group_values(marks, texts.groups.others)}
    found = estimated(groups, table)
    data = {DATA: marks, GROUPS: found.assign(slot=found["group"].map(slots)).drop(columns="group")}
    spec = picture.bind(structure(texts), values, data)
    return Picture(spec=spec, opens={meeting: (meeting,) for meeting in rows["id"]})


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    edge = TOP_RATING + _MARGIN
    same = texts.same.replace("'", "\\'")
    x = alt.X(
        "mood_change:Q",
        title=texts.mood_change,
        scale=alt.Scale(domain=[-edge, edge], nice=False),
        axis=alt.Axis(
            grid=False,
            values=list(range(-TOP_RATING, TOP_RATING + 1)),
            labelExpr=f"datum.value ? format(datum.value, '+d') : '{same}'",
            labelOverlap=False,
        ),
    )
    y = picture.value_axis(texts.value, below=_ROOM, above=_ROOM)
    tooltip = [
        *picture.group_tooltip(texts.groups),
        alt.Tooltip("value:Q", title=texts.value, format=".0f"),
        alt.Tooltip("mood_change:Q", title=texts.mood_change, format="+d"),
    ]
    dots = picture.dots(alt.Chart(alt.NamedData(name=DATA)).encode(x=x, y=y), texts.groups, tooltip, faint=True)
    params = [*picture.bar_params(), *picture.group_params()]
    layers = [_same_mood(), *picture.bar(y), *_quarters(texts), *dots, *_groups(x, y, texts)]
    return picture.finish(layers, params, HEIGHT)


def _groups(x: alt.X, y: alt.Y, texts: Texts) -> tuple[alt.Chart, ...]:
    base = alt.Chart(alt.NamedData(name=GROUPS))
    spread = [
        base.mark_rule(color=style.INK, opacity=0.7, strokeWidth=1).encode(x=across, y=up, **ends)
        for across, up, ends in (
            (x, _as(y, "value_low"), {"y2": "value_high:Q"}),
            (_as(x, "mood_change_low"), y, {"x2": "mood_change_high:Q"}),
        )
    ]
    tooltip = [
        alt.Tooltip("group_name:N", title=texts.groups.group),
        alt.Tooltip("value:Q", title=texts.estimate, format=".0f"),
        alt.Tooltip("mood_change:Q", title=texts.estimated_change, format="+.1f"),
        alt.Tooltip("count:Q", title=texts.rated),
    ]
    return *spread, *picture.group_marks(x, y, tooltip)


def _as(axis: Axis, field: str) -> Axis:
    """The same axis, for another field."""
    other = axis.copy()
    other.shorthand = f"{field}:Q"
    return other


def _same_mood() -> alt.Chart:
    rule = alt.Chart(alt.sequence(1)).mark_rule(color=style.INK, strokeDash=style.DASHES, strokeWidth=style.RULE)
    level: alt.Chart = rule.encode(x=alt.XDatum(0))
    return level


def _quarters(texts: Texts) -> tuple[alt.Chart, ...]:
    return (
        _quarter(texts.worth_draining, "left", "top"),
        _quarter(texts.worth_lifting, "right", "top"),
        _quarter(texts.short_draining, "left", "bottom"),
        _quarter(texts.short_lifting, "right", "bottom"),
    )


def _quarter(name: str, side: Literal["left", "right"], end: Literal["top", "bottom"]) -> alt.Chart:
    text = alt.Chart(alt.sequence(1)).mark_text(
        align=side,
        baseline="line-top" if end == "top" else "line-bottom",
        color=style.INK,
        dy=2 if end == "top" else -4,
        fontSize=style.TEXT,
        fontWeight="bold",
        limit=alt.expr("width / 2 - 4"),
        lineBreak=alt.expr("width < 310 ? ', ' : '\\n'"),
        lineHeight=style.TEXT + 2,
    )
    named: alt.Chart = text.encode(
        x=alt.value(0 if side == "left" else alt.expr("width")),
        y=alt.value(0 if end == "top" else alt.expr("height")),
        text=alt.value(name),
    )
    return named
