"""Each group's estimate as a dot with its interval, over the faint dots of its meetings; the highest estimate first.

A group has a name, a line for the estimate, and below it a strip with its meetings and their plain mean, a ring. The
order is that of the estimates: by their plain means, the least visited groups would come first and last by chance.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import altair as alt
import pandas as pd

from wellspent.core.charts import group_rows, picture, style
from wellspent.core.charts.picture import DATA, GROUPS, Picture, Spec
from wellspent.core.charts.pooled import FEW

_FOOT: Final = 18
"""Room at the end for the name of the line that all is held against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is estimated: a column of ``tables.meetings`` and measure of ``tables.groups``, on a scale with ticks.

    ``form`` says how it is written, ``room`` what is left free at both ends of the scale.
    """

    column: Literal["value", "mood_change"]
    low: float
    high: float
    ticks: tuple[int, ...]
    room: float
    form: str


VALUE: Final = Measure(column="value", low=0, high=100, ticks=(0, 25, 50, 75, 100), room=3, form=".0f")
MOOD: Final = Measure(
    column="mood_change", low=-4, high=4, ticks=(-4, -3, -2, -1, 0, 1, 2, 3, 4), room=0.3, form="+.1f"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``line`` takes ``{bar}``.

    ``zero`` is written in the place of a 0 on the axis, ``to`` between the two ends of an interval.
    """

    measure: str
    zero: str
    line: str
    estimate: str
    to: str
    likely: str
    nearly_sure: str
    plain: str
    rows: group_rows.RowTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted; ``drawn`` + ``unknown`` make all ``meetings`` of the groups looked at.

    Of the ``groups`` drawn, those with ``few`` meetings aside, the 80 % interval of so many lies ``above`` the line,
    ``below`` it or ``across`` it.
    """

    meetings: int
    drawn: int
    unknown: int
    groups: int
    above: int
    below: int
    across: int
    few: int
    late: int


def drawn(table: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The rows of ``tables.meetings`` that have an answer."""
    return table[table[measure.column].notna()].reset_index(drop=True)


def estimated(groups: pd.DataFrame, table: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The rows of ``tables.groups`` that are in the picture of the meetings in ``table``, the highest estimate first.

    Their columns are those of ``estimates.Measure``, with ``group``, ``group_name`` and ``is_few``.
    """
    prefix = f"{measure.column}."
    columns = {column: column.removeprefix(prefix) for column in groups.columns if column.startswith(prefix)}
    found = groups[groups["group"].isin(table["group"].unique()) & groups[f"{prefix}estimate"].notna()]
    found = found[["group", "group_name", *columns]].rename(columns=columns)
    order = found["estimate"].round(6).sort_values(ascending=False, kind="stable").index
    found = found.loc[order].reset_index(drop=True)
    return found.assign(is_few=found["count"] < FEW)


def facts(groups: pd.DataFrame, table: pd.DataFrame, measure: Measure, line: float) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.groups`` and ``tables.meetings``."""
    rows, found = drawn(table, measure), estimated(groups, table, measure)
    enough = found[~found["is_few"]]
    above, below = int((enough["low_80"] >= line).sum()), int((enough["high_80"] < line).sum())
    return Facts(
        meetings=len(table),
        drawn=len(rows),
        unknown=len(table) - len(rows),
        groups=len(found),
        above=above,
        below=below,
        across=len(enough) - above - below,
        few=len(found) - len(enough),
        late=int(rows["late"].sum()),
    )


def draw(groups: pd.DataFrame, table: pd.DataFrame, measure: Measure, line: float, texts: Texts) -> Picture:
    """The picture of these meetings and of the estimates of their groups; ``line`` is what they are held against."""
    rows = drawn(table, measure)
    found = group_rows.placed(estimated(groups, table, measure), texts.rows)
    dots = rows[["group_name", "date", "late"]].assign(
        mark=rows["id"],
        at=rows[measure.column].astype("float64"),
        y=group_rows.strips(rows, found, measure.column),
    )
    ends = group_rows.values(found, _FOOT)
    values = {**ends, "line": line, "line_label": texts.line.format(bar=f"{line:g}")}
    data = {DATA: dots, GROUPS: found.drop(columns=["group", "missing", "probability"])}
    spec = picture.bind(structure(measure, texts), values, data, height=group_rows.HEIGHT * len(found) + _FOOT)
    return Picture(spec=spec, opens={meeting: (meeting,) for meeting in rows["id"]})


@cache
def structure(measure: Measure, texts: Texts) -> Spec:
    """The specification without data, authored once for each measure and set of words."""
    params = [*group_rows.params(), alt.param(name="line", value=0), alt.param(name="line_label", value="")]
    layers = [
        *_line(measure, texts),
        *group_rows.heads(),
        *_intervals(measure, texts),
        *_meetings(measure, texts),
    ]
    return picture.finish(layers, params, group_rows.HEIGHT)


def _line(measure: Measure, texts: Texts) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.sequence(1)).transform_calculate(at="line", foot=f"rows_end - {_FOOT / 2}")
    rule = base.mark_rule(color=style.INK, strokeDash=style.DASHES, strokeWidth=style.RULE)
    near_end = (measure.high - measure.low) / 6
    name = base.mark_text(
        align=alt.expr(
            f"line < {measure.low + near_end} ? 'left' : line > {measure.high - near_end} ? 'right' : 'center'"
        ),
        baseline="middle",
        color=style.INK,
        fontSize=style.SMALL,
    )
    return (
        rule.encode(x=_x(measure, texts, "at"), y=alt.value(0), y2=alt.value(alt.expr(f"height - {_FOOT}"))),
        name.encode(x=_x(measure, texts, "at"), y=group_rows.y("foot"), text=alt.value(alt.expr("line_label"))),
    )


def _intervals(measure: Measure, texts: Texts) -> tuple[alt.Chart, ...]:
    room = (measure.high - measure.low) / 8
    base = group_rows.groups_chart().transform_calculate(
        looks=f"datum.is_few ? '{style.GREY}' : '{style.BLUE}'",
        # Away from the line, unless there is no room.
        right=f"datum.estimate < line ? datum.low_95 < {measure.low + room} : datum.high_95 <= {measure.high - room}",
        said=_number(measure, "estimate"),
        in_80=_range(measure, texts, "80"),
        in_95=_range(measure, texts, "95"),
    )
    base = base.transform_calculate(beside="datum.right ? datum.high_95 : datum.low_95")
    level, colour = base.encode(y=group_rows.y("middle")), alt.expr("datum.looks")
    thin = level.mark_rule(color=colour, strokeWidth=1.5).encode(x=_x(measure, texts, "low_95"), x2="high_95:Q")
    thick = level.mark_rule(color=colour, strokeWidth=6, strokeCap="round", opacity=0.75).encode(
        x=_x(measure, texts, "low_80"), x2="high_80:Q"
    )
    ring = base.mark_point(filled=False, color=style.INK, size=style.DOT, strokeWidth=style.STROKE).encode(
        x=_x(measure, texts, "plain"), y=group_rows.y("strip")
    )
    dot = level.mark_point(
        filled=True, color=colour, opacity=1, size=2 * style.DOT, stroke=style.INK, strokeWidth=1
    ).encode(x=_x(measure, texts, "estimate"))
    number = level.mark_text(
        align=alt.expr("datum.right ? 'left' : 'right'"),
        baseline="middle",
        color=style.INK,
        dx=alt.expr("datum.right ? 8 : -8"),
        fontSize=style.TEXT,
        fontWeight="bold",
    ).encode(x=_x(measure, texts, "beside"), text="said:N")
    tip = group_rows.tip(base, _of_group(measure, texts))
    return thin, thick, dot, number, ring, tip


def _number(measure: Measure, field: str) -> str:
    said = f"format(datum.{field}, '{measure.form}')"
    return f"abs(datum.{field}) < 0.05 ? '0.0' : {said}" if measure.low < 0 else said


def _range(measure: Measure, texts: Texts, share: str) -> str:
    low, high = (_number(measure, f"{end}_{share}") for end in ("low", "high"))
    return f"({low}) + '{texts.to}' + ({high})"


def _of_group(measure: Measure, texts: Texts) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("group_name:N", title=texts.rows.group),
        alt.Tooltip("said:N", title=texts.estimate),
        alt.Tooltip("in_80:N", title=texts.likely),
        alt.Tooltip("in_95:N", title=texts.nearly_sure),
        alt.Tooltip("plain:Q", title=texts.plain, format=measure.form),
        alt.Tooltip("count:Q", title=texts.rows.meetings),
    ]


def _meetings(measure: Measure, texts: Texts) -> tuple[alt.Chart, ...]:
    base = alt.Chart(alt.NamedData(name=DATA)).encode(x=_x(measure, texts, "at"), y=group_rows.y("y"))
    form = measure.form.replace(".1f", "d")
    return group_rows.faint_dots(base, texts.rows, [alt.Tooltip("at:Q", title=texts.measure, format=form)])


def _x(measure: Measure, texts: Texts, field: str) -> alt.X:
    signed = "+d" if measure.low < 0 else "d"
    zero = texts.zero.replace("'", "\\'")
    return alt.X(
        f"{field}:Q",
        title=texts.measure,
        scale=alt.Scale(domain=[measure.low - measure.room, measure.high + measure.room], nice=False),
        axis=alt.Axis(
            orient="top",
            values=list(measure.ticks),
            labelExpr=f"datum.value ? format(datum.value, '{signed}') : '{zero}'",
            labelOverlap=False,
        ),
    )
