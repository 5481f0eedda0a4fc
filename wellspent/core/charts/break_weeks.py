"""A break week by week: a dot a week, the weeks without the group shaded, and the mean of each stretch."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.breaks.comparison import Measure, WeekSeen
from wellspent.core.breaks.due import WEEK
from wellspent.core.charts import picture, style, week_axis
from wellspent.core.charts.picture import DATA, MARK, Picture, Spec
from wellspent.core.model import TOP_RATING, Phase, ScheduledWeek

STRETCHES: Final = "stretches"
HEIGHT: Final = 300
_ROOM: Final = 0.12
"""What is left free below and above the answers, as a share of the axis; the names of the stretches stand there."""
_WIDE: Final = 46
"""A stretch is named where it is so many pixels wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``steps`` names what a measure's answers are called, from 0, if they have names."""

    title: str
    week: str
    week_form: str
    axis_form: str
    going: str
    away: str
    mean: str
    phase: str
    steps: tuple[str, ...]


def stretches(schedule: Sequence[ScheduledWeek], weeks: Sequence[WeekSeen], measure: Measure) -> pd.DataFrame:
    """One row a stretch of weeks on end that are alike: ``first``, ``end``, ``away``, and the ``mean`` of its answers.

    ``first`` and ``end`` number the weeks from that of the schedule's first one; the mean is NaN where there is no
    answer. Where weeks of the schedule do not follow each other, a stretch ends.
    """
    values = {week.week: week.values.get(measure) for week in weeks}
    start = schedule[0].week
    rows: list[list[ScheduledWeek]] = []
    for week in schedule:
        if not rows or rows[-1][-1].phase is not week.phase or week.week - rows[-1][-1].week != WEEK:
            rows.append([])
        rows[-1].append(week)
    made = []
    for row in rows:
        known = [value for week in row if (value := values.get(week.week)) is not None]
        made.append(
            (
                _number(row[0].week, start),
                _number(row[-1].week, start) + 1,
                row[0].phase is Phase.ON_BREAK,
                sum(known) / len(known) if known else float("nan"),
            )
        )
    return pd.DataFrame(made, columns=["first", "end", "away", "mean"])


def marks(schedule: Sequence[ScheduledWeek], weeks: Sequence[WeekSeen], measure: Measure) -> pd.DataFrame:
    """One row a week that has an answer: its ``number``, Monday as ``mark``, the ``value``, and whether ``away``."""
    rows = [
        (
            _number(week.week, schedule[0].week),
            week.week.isoformat(),
            week.values[measure],
            week.phase is Phase.ON_BREAK,
        )
        for week in weeks
        if measure in week.values
    ]
    return pd.DataFrame(rows, columns=["number", MARK, "value", "away"])


def draw(
    schedule: Sequence[ScheduledWeek],
    weeks: Sequence[WeekSeen],
    measure: Measure,
    opens: Mapping[dt.date, tuple[str, ...]],
    texts: Texts,
) -> Picture:
    """The picture of one measure over the ``schedule``; ``opens`` has the meetings of each week, by its Monday."""
    ordered = sorted(schedule, key=lambda week: week.week)
    dots = marks(ordered, weeks, measure)
    most = dots["value"].max() if measure is Measure.HOURS else float(TOP_RATING)
    values = {
        **week_axis.values(ordered[0].week, _number(ordered[-1].week, ordered[0].week) + 1),
        "most": max(float(most), 1.0),
    }
    data = {DATA: dots, STRETCHES: stretches(ordered, weeks, measure)}
    spec = picture.bind(structure(texts), values, data)
    return Picture(spec=spec, opens={mark: opens.get(dt.date.fromisoformat(mark), ()) for mark in dots[MARK]})


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    params = [
        *week_axis.params(),
        alt.param(name="most", value=TOP_RATING),
        alt.param(name="steps", value=list(texts.steps)),
    ]
    legend = picture.note(f"'{texts.mean}'", at_end=True)
    return picture.finish([*_shades(texts), _means(texts), *_dots(texts), legend], params, HEIGHT)


def _shades(texts: Texts) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=STRETCHES))
    shade = base.transform_filter("datum.away").mark_rect(color=style.GREY, opacity=0.22)
    name = base.transform_calculate(
        middle="(datum.first + datum.end) / 2", name=f"datum.away ? '{texts.away}' : '{texts.going}'"
    ).transform_filter(f"(datum.end - datum.first) * width / max(weeks, {week_axis.LEAST_WEEKS}) >= {_WIDE}")
    label = name.mark_text(baseline="top", color=style.INK, dy=4, fontSize=style.SMALL)
    return (
        shade.encode(x=week_axis.axis("first", texts), x2="end:Q", y=alt.value(0), y2=alt.value(alt.expr("height"))),
        label.encode(x=week_axis.axis("middle", texts), y=alt.value(0), text="name:N"),
    )


def _means(texts: Texts) -> alt.Chart:
    base = alt.Chart(alt.NamedData(name=STRETCHES)).transform_filter("isValid(datum.mean)")
    rule: alt.Chart = base.mark_rule(color=style.INK, strokeWidth=3).encode(
        x=week_axis.axis("first", texts), x2="end:Q", y=_answer("mean", texts)
    )
    return rule


def _dots(texts: Texts) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=DATA)).transform_calculate(
        middle="datum.number + 0.5",
        week=week_axis.week_name(texts),
        phase=f"datum.away ? '{texts.away}' : '{texts.going}'",
    )
    at = base.encode(x=week_axis.axis("middle", texts), y=_answer("value", texts))
    dot = at.mark_point(filled=True, opacity=1, size=style.DOT).encode(
        color=alt.Color(
            "away:N", legend=None, scale=alt.Scale(domain=[False, True], range=[style.BLUE, style.VERMILLION])
        ),
        shape=alt.Shape("away:N", legend=None, scale=alt.Scale(domain=[False, True], range=["circle", "diamond"])),
    )
    touch = at.mark_point(cursor="pointer", filled=True, opacity=0, shape="circle", size=style.TOUCH).encode(
        tooltip=[
            alt.Tooltip("week:N", title=texts.week),
            alt.Tooltip("phase:N", title=texts.phase),
            alt.Tooltip("value:Q", title=texts.title, format=".1~f"),
        ]
    )
    return dot, picture.choosable(touch)


def _answer(field: str, texts: Texts) -> alt.Y:
    axis = alt.Axis(titlePadding=8)
    if texts.steps:
        axis = alt.Axis(labelExpr="steps[datum.value]", titlePadding=8, values=list(range(len(texts.steps))))
    return alt.Y(
        f"{field}:Q",
        title=texts.title,
        scale=alt.Scale(domain=[alt.expr(f"-most * {_ROOM}"), alt.expr(f"most * {1 + 1.3 * _ROOM}")], nice=False),
        axis=axis,
    )


def _number(week: dt.date, first: dt.date) -> int:
    return (week - first).days // WEEK.days
