"""A picture that is ready to be shown, and the parts that pictures by group have in common."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import pandas as pd

from wellspent.core.charts import style

Spec = dict[str, Any]

CHOSEN: Final = "chosen"
"""The name of the selection in every picture."""
MARK: Final = "mark"
"""The column that says which mark was chosen; ``Picture.opens`` knows which meetings it stands for."""
DATA: Final = "marks"
"""The name of the data set with one row a mark."""

GROUPS: Final = "groups"
"""The name of the data set with one row a group."""

_COUNT_WIDTH: Final = 90
"""Pixels kept free beside a group's name for the number of its meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A Vega-Lite specification with its data, and the ids of the meetings that each mark stands for."""

    spec: Spec
    opens: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTexts:
    """The words of the legend and the tooltip."""

    legend: str
    others: str
    date: str
    group: str
    day_form: str


def finish(layers: Sequence[alt.Chart], params: Sequence[alt.Parameter], height: int) -> Spec:
    """The layers as a plain dictionary without data, to be kept for good and bound again and again."""
    layered = alt.layer(*layers).add_params(*params).properties(width="container", height=height)
    spec: Spec = layered.to_dict()
    spec["config"] = style.CONFIG
    # The platform's own fit would take the room for the legend out of the picture's height.
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    return spec


def bind(
    structure: Spec, values: Mapping[str, object], data: Mapping[str, pd.DataFrame], height: int | None = None
) -> Spec:
    """A shallow copy of ``structure`` with these parameter values and data sets; ``structure`` stays as it is."""
    spec = copy.copy(structure)
    spec["params"] = [
        {**param, "value": values[param["name"]]} if param["name"] in values else param for param in spec["params"]
    ]
    spec["datasets"] = dict(data)
    if height is not None:
        spec["height"] = height
    return spec


def group_params() -> tuple[alt.Parameter, ...]:
    """The parameters of the legend: the name of each slot, and the slots that are in the picture."""
    return alt.param(name="names", value=[]), alt.param(name="present", value=[])


def group_values(marks: pd.DataFrame, others: str) -> dict[str, object]:
    """Values for ``group_params`` from the marks that ``dot_marks`` made."""
    names = [""] * len(style.COLOURS)
    for slot, name in zip(marks["slot"], marks["group_name"], strict=True):
        names[slot] = others if slot == style.OTHERS else name
    return {"names": names, "present": sorted(int(slot) for slot in marks["slot"].unique())}


def group_tooltip(texts: GroupTexts) -> tuple[alt.Tooltip, ...]:
    """What a dot says first: its group and its day."""
    return (
        alt.Tooltip("group_name:N", title=texts.group),
        alt.Tooltip("date:T", title=texts.date, format=texts.day_form),
    )


def row_heads(base: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """The ``group_name`` at the left of a group's rows and its ``label`` at the right; ``base`` says how far down."""
    name = base.mark_text(
        align="left",
        baseline="middle",
        color=style.INK,
        fontSize=style.TEXT,
        fontWeight="bold",
        limit=alt.expr(f"width - {_COUNT_WIDTH}"),
    )
    count = base.mark_text(align="right", baseline="middle", color=style.INK, fontSize=style.SMALL)
    return (
        name.encode(x=alt.value(0), text="group_name:N"),
        count.encode(x=alt.value(alt.expr("width")), text="label:N"),
    )


def bar_params() -> tuple[alt.Parameter, ...]:
    """The parameters of the bar: where it stands, and what is written on it."""
    return alt.param(name="bar", value=50), alt.param(name="bar_label", value="")


def bar_values(bar: float | None, label: str) -> dict[str, object]:
    """Values for ``bar_params``; ``label`` takes ``{bar}``. Without a bar, nothing is drawn."""
    return {"bar": bar, "bar_label": "" if bar is None else label.format(bar=f"{bar:g}")}


def bar(y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    """The bar as a rule across a picture whose ``y`` is ``value_axis``, with its name at the left."""
    rule = bar_rule(y, "value")
    base = alt.Chart(alt.sequence(1)).transform_calculate(value="bar").encode(y=y)
    label = base.mark_text(align="left", baseline="bottom", color=style.INK, dx=3, dy=-3, fontSize=style.SMALL)
    return rule, label.encode(x=alt.value(0), text=alt.value(alt.expr("bar_label")))


def bar_rule(y: alt.Y, field: str) -> alt.Chart:
    """The bar as a rule without its name, across a picture whose ``y`` shows ``field``."""
    base = alt.Chart(alt.sequence(1)).transform_calculate(**{field: "bar"}).encode(y=y)
    rule: alt.Chart = base.mark_rule(color=style.INK, strokeDash=style.DASHES, strokeWidth=style.RULE)
    return rule


def note(text: str, *, at_end: bool) -> alt.Chart:
    """``text`` (an expression) in a corner at the left: at the top, or at the end of the picture."""
    mark = alt.Chart(alt.sequence(1)).mark_text(
        align="left",
        baseline="bottom" if at_end else "top",
        color=style.INK,
        dx=3,
        dy=-3 if at_end else 3,
        fontSize=style.SMALL,
    )
    end = alt.value(alt.expr("height") if at_end else 0)
    corner: alt.Chart = mark.encode(x=alt.value(0), y=end, text=alt.value(alt.expr(text)))
    return corner


def value_axis(title: str, *, below: float, above: float) -> alt.Y:
    """Value upwards from 0 to 100, with room of so many points below and above."""
    return alt.Y(
        "value:Q",
        title=title,
        scale=alt.Scale(domain=[-below, 100 + above], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], titlePadding=8),
    )


def dot_marks(rows: pd.DataFrame, slots: Mapping[str, int], x: str, y: str, *more: str) -> pd.DataFrame:
    """One row a dot, from rows of ``tables.meetings``, for ``dots`` to draw; ``more`` are columns for the tooltip."""
    marks = rows[[x, y, *more, "group_name", "date", "late"]].assign(slot=rows["group"].map(slots), mark=rows["id"])
    return marks.join(style.side_by_side(rows, x, y))


def group_legend(title: str) -> alt.Legend:
    """The names of the groups that are in the picture, below it, one beside the other where there is room."""
    return alt.Legend(
        columns=alt.expr("width < 480 ? 1 : 2"),
        direction="vertical",
        labelExpr="names[datum.value]",
        labelLimit=alt.expr("width < 480 ? width - 20 : width / 2 - 40"),
        orient="bottom",
        title=title,
        values=alt.expr("present"),
    )


def group_looks(legend: alt.Legend | None) -> tuple[alt.Color, alt.Shape]:
    """A group's colour and shape, by its ``slot``; without a legend where another part of the picture has it."""
    domain = list(range(len(style.COLOURS)))
    return (
        alt.Color("slot:N", scale=alt.Scale(domain=domain, range=list(style.COLOURS)), legend=legend),
        alt.Shape("slot:N", scale=alt.Scale(domain=domain, range=list(style.SHAPES)), legend=legend),
    )


def dots(
    base: alt.Chart, texts: GroupTexts, tooltip: Sequence[alt.Tooltip], *, faint: bool = False
) -> tuple[alt.Chart, ...]:
    """A dot a meeting, faint with a cross on it where it was rated late; a finger may miss it by a little.

    All of them are ``faint`` where their groups' estimates stand among them.
    """
    colour, shape = group_looks(group_legend(texts.legend))
    right, down = alt.expr("datum.right"), alt.expr("datum.down")
    dot = base.mark_point(filled=True, size=style.DOT, xOffset=right, yOffset=down).encode(
        color=colour,
        shape=shape,
        opacity=alt.condition("datum.late", alt.value(0.3 if faint else 0.55), alt.value(0.45 if faint else 0.9)),
    )
    late = base.transform_filter("datum.late")
    cross = late.mark_point(
        color=style.INK,
        opacity=0.4 if faint else 0.7,
        shape=style.CROSS,
        size=style.DOT,
        strokeWidth=style.STROKE,
        xOffset=right,
        yOffset=down,
    )
    touch = base.mark_point(
        cursor="pointer", filled=True, opacity=0, shape="circle", size=style.TOUCH, xOffset=right, yOffset=down
    )
    return dot, cross, choosable(touch.encode(tooltip=list(tooltip)))


def group_marks(x: alt.X, y: alt.Y, tooltip: Sequence[alt.Tooltip]) -> tuple[alt.Chart, ...]:
    """A large outlined mark a group, from the data set ``GROUPS``; dashed and grey what rests on few meetings."""
    colour, shape = group_looks(None)
    base = alt.Chart(alt.NamedData(name=GROUPS)).encode(x=x, y=y, shape=shape, tooltip=list(tooltip))
    enough = base.transform_filter("!datum.is_few").mark_point(
        filled=True, opacity=1, size=style.GROUP, stroke=style.INK, strokeWidth=style.STROKE
    )
    few = base.transform_filter("datum.is_few").mark_point(
        filled=True, color=style.GREY, opacity=1, size=style.GROUP, stroke=style.INK, strokeDash=[2, 2]
    )
    return few, enough.encode(color=colour)


def choosable(chart: alt.Chart) -> alt.Chart:
    """The chart whose marks a click chooses."""
    return chart.add_params(alt.selection_point(name=CHOSEN, fields=[MARK], on="click", toggle=False)).properties(
        name="touch"
    )
