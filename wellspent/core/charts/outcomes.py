"""Hours put in above, and what came of them below: steps that add up by group, each in its own panel on one time axis.

Neither panel says that the one brought the other about. The days of breaks are shaded in both.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import altair as alt
import pandas as pd

from wellspent.core import outcomes
from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, Picture, Spec
from wellspent.core.model import Break, Phase, Workbook

HOURS: Final = "hours"
CAME: Final = "came"
BREAKS: Final = "breaks"
HEIGHT: Final = 420
_UPPER: Final = 0.52
"""The share of the height that the hours have; below a gap come the outcomes."""
_LOWER: Final = 0.62
_ROOM: Final = 1.12
"""How far the axes go beyond the highest step."""
_APART: Final = 0.05
"""How far the steps of two groups stand apart, in outcomes, so that equal ones can both be seen."""
_OUTCOMES: Final = {
    "id": "str",
    "date": "datetime64[s]",
    "kind": "str",
    "group": "str",
    "group_name": "str",
    "meeting": "str",
}
"""The columns of ``came_of``; ``group`` is empty for what came from elsewhere, ``meeting`` for what names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``kinds`` by ``OutcomeKind``."""

    day: str
    hours: str
    outcomes: str
    kind: str
    group_break: str
    kinds: tuple[tuple[str, str], ...]
    groups: picture.GroupTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted. ``kinds`` counts outcomes by kind, those from elsewhere included."""

    meetings: int
    hours: float
    hours_unknown: int
    kinds: Mapping[str, int]
    elsewhere: int
    breaks: int

    @property
    def outcomes(self) -> int:
        """All of them."""
        return sum(self.kinds.values())


def came_of(workbook: Workbook) -> pd.DataFrame:
    """One row an outcome, oldest first: ``id``, ``date``, ``kind``, ``group``, ``group_name``, ``meeting``."""
    rows = []
    for one in sorted(workbook.outcomes.values(), key=lambda one: one.date):
        group = outcomes.counted_for(workbook, one)
        known = one.meeting if one.meeting in workbook.meetings else ""
        name = workbook.group_name(group) if group is not None else ""
        rows.append((one.id, one.date, one.kind.value, group or "", name, known))
    return pd.DataFrame(rows, columns=list(_OUTCOMES)).astype(_OUTCOMES)


def by_group(table: pd.DataFrame, came: pd.DataFrame) -> pd.DataFrame:
    """One row a group of ``tables.meetings`` or ``came_of``, by name: ``meetings``, ``hours``, and each kind's number.

    What came from elsewhere is the last row, without a group.
    """
    spent = table.groupby(["group", "group_name"]).agg(meetings=("id", "size"), hours=("hours", "sum"))
    counted = came.groupby(["group", "group_name", "kind"]).size().unstack(fill_value=0)
    every = spent.join(counted, how="outer").fillna(0).reset_index()
    every = every.assign(elsewhere=every["group"] == "").sort_values(["elsewhere", "group_name"])
    return every.drop(columns="elsewhere").reset_index(drop=True)


def left_out(breaks: Mapping[str, Break], today: dt.date) -> pd.DataFrame:
    """The days on which a group was left out, from the first morning (``start``) to the last evening (``end``).

    A break whose weeks were drawn is left out in some of them only. One that runs is shaded as far as today.
    """
    rows = []
    for one in breaks.values():
        last = min(one.ended_on or one.end, today)
        weeks = [week.week for week in one.schedule if week.phase is Phase.ON_BREAK]
        spans = [(week, week + dt.timedelta(days=6)) for week in weeks] or [(one.start, last)]
        rows += [(one.group, first, min(end, last)) for first, end in spans if first <= last]
    frame = pd.DataFrame(rows, columns=["group", "start", "end"]).astype({"start": _DAY, "end": _DAY, "group": "str"})
    return frame.assign(start=_milliseconds(frame["start"]), end=_milliseconds(frame["end"] + pd.Timedelta(days=1)))


def facts(table: pd.DataFrame, came: pd.DataFrame, shaded: pd.DataFrame) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings``, ``came_of`` and ``left_out``."""
    return Facts(
        meetings=len(table),
        hours=float(table["hours"].sum()),
        hours_unknown=int(table["hours"].isna().sum()),
        kinds={str(kind): int(number) for kind, number in came["kind"].value_counts(sort=False).items()},
        elsewhere=int((came["group"] == "").sum()),
        breaks=len(shaded),
    )


def draw(
    table: pd.DataFrame, came: pd.DataFrame, shaded: pd.DataFrame, slots: Mapping[str, int], texts: Texts
) -> Picture:
    """The picture of these meetings and outcomes; ``slots`` as ``style.slots`` gives them.

    Needs a meeting with a time. What came from elsewhere, or from a group without a slot, is not drawn.
    """
    spent = table[table["hours"].notna() & table["group"].isin(list(slots))]
    came = came[came["group"].isin(list(slots))]
    days = pd.concat([table["date"], came["date"]])
    first, last = _milliseconds(pd.Series([days.min() - pd.Timedelta(days=2), days.max() + pd.Timedelta(days=2)]))
    hours = _steps(spent, spent["hours"], slots, (first, last))
    counts = _steps(came, pd.Series(1.0, index=came.index), slots, (first, last))
    counts["total"] += counts["slot"].rank(method="dense").sub(1) * _APART
    marks = counts[counts["id"] != ""]
    kinds = dict(texts.kinds)
    marks = marks.assign(mark=marks["id"], kind=came["kind"].map(kinds).reindex(marks["row"]).to_numpy())
    most = {"hours_most": hours["total"].max(), "came_most": max(counts["total"].max() if len(counts) else 1.0, 1.0)}
    shown = shaded[(shaded["end"] > first) & (shaded["start"] < last)]
    values = {
        "first": first,
        "last": last,
        **{name: float(number) * _ROOM for name, number in most.items()},
        **picture.group_values(pd.concat([hours, counts]), texts.groups.others),
    }
    data = {
        DATA: marks.drop(columns=["id", "row"]),
        HOURS: hours.drop(columns=["id", "row"]),
        CAME: counts.drop(columns=["id", "row"]),
        BREAKS: shown.assign(start=shown["start"].clip(lower=first), end=shown["end"].clip(upper=last)),
    }
    opens = {one: (meeting,) for one, meeting in zip(came["id"], came["meeting"], strict=True) if meeting}
    return Picture(spec=picture.bind(structure(texts), values, data), opens=opens)


def _steps(rows: pd.DataFrame, amount: pd.Series, slots: Mapping[str, int], span: tuple[float, float]) -> pd.DataFrame:
    """The points of each group's steps: from 0 at the first day, up by ``amount`` at each of ``rows``, to the last day.

    ``at`` in milliseconds since 1970; ``total`` adds up; ``id`` is the row's (empty at both ends), ``row`` its index.
    """
    parts = []
    for (group, name), own in rows.groupby(["group", "group_name"], sort=True):
        total = amount[own.index].cumsum()
        parts.append(
            pd.DataFrame(
                {
                    "group": str(group),
                    "group_name": str(name),
                    "slot": slots[str(group)],
                    "id": ["", *own["id"], ""],
                    "row": [-1, *own.index, -1],
                    "at": [span[0], *_milliseconds(own["date"]), span[1]],
                    "total": [0.0, *total, total.iloc[-1]],
                }
            )
        )
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_STEP_COLUMNS)


_STEP_COLUMNS: Final = ["group", "group_name", "slot", "id", "row", "at", "total"]
_DAY: Final = "datetime64[s]"


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    params = [
        alt.param(name="first", value=0),
        alt.param(name="last", value=1),
        alt.param(name="hours_most", value=1),
        alt.param(name="came_most", value=1),
        *picture.group_params(),
    ]
    above = _total(texts.hours, "hours_most", "height * " + str(_UPPER), "0")
    below = _total(texts.outcomes, "came_most", "height", "height * " + str(_LOWER))
    upper = _panel(_line(HOURS, above, texts), _ends(above, texts))
    lower = _panel(_line(CAME, below, texts), *_dots(below, texts))
    spec = picture.finish([_shade(texts), upper, lower], params, HEIGHT)
    spec["resolve"] = {"scale": {"y": "independent"}}
    return spec


def _panel(*layers: alt.Chart) -> Any:
    """What shares one axis upwards."""
    return alt.layer(*layers)


def _shade(texts: Texts) -> alt.Chart:
    shade: alt.Chart = (
        alt.Chart(alt.NamedData(name=BREAKS))
        .mark_rect(color=style.GREY, opacity=0.18)
        .encode(
            x=_day("start", texts),
            x2="end:T",
            y=alt.value(0),
            y2=alt.value(alt.expr("height")),
            tooltip=alt.value(texts.group_break),
        )
    )
    return shade


def _line(name: str, y: alt.Y, texts: Texts) -> alt.Chart:
    colour, _ = picture.group_looks(picture.group_legend(texts.groups.legend))
    line: alt.Chart = (
        alt.Chart(alt.NamedData(name=name))
        .mark_line(interpolate="step-after", strokeWidth=2)
        .encode(x=_day("at", texts), y=y, color=colour, detail="group:N")
    )
    return line


def _ends(y: alt.Y, texts: Texts) -> alt.Chart:
    """The group's shape at the end of its steps, for two groups may share a colour."""
    colour, shape = picture.group_looks(picture.group_legend(texts.groups.legend))
    end: alt.Chart = (
        alt.Chart(alt.NamedData(name=HOURS))
        .transform_filter("datum.at >= last")
        .mark_point(filled=True, opacity=1, size=style.DOT)
        .encode(x=_day("at", texts), y=y, color=colour, shape=shape)
    )
    return end


def _dots(y: alt.Y, texts: Texts) -> tuple[alt.Chart, alt.Chart]:
    colour, shape = picture.group_looks(picture.group_legend(texts.groups.legend))
    base = alt.Chart(alt.NamedData(name=DATA)).encode(x=_day("at", texts), y=y)
    dot = base.mark_point(filled=True, opacity=1, size=style.DOT).encode(color=colour, shape=shape)
    touch = base.mark_point(cursor="pointer", filled=True, opacity=0, shape="circle", size=style.TOUCH).encode(
        tooltip=[
            alt.Tooltip("kind:N", title=texts.kind),
            alt.Tooltip("group_name:N", title=texts.groups.group),
            alt.Tooltip("at:T", title=texts.groups.date, format=texts.groups.day_form),
        ]
    )
    return dot, picture.choosable(touch)


def _total(title: str, most: str, start: str, end: str) -> alt.Y:
    """What adds up, from ``start`` to ``end`` of the picture's height."""
    return alt.Y(
        "total:Q",
        title=title,
        scale=alt.Scale(domain=[0, alt.expr(most)], nice=False, range=[alt.expr(start), alt.expr(end)]),
        axis=alt.Axis(format="~f", orient="left", tickCount=4, tickMinStep=1, titlePadding=8),
    )


def _day(field: str, texts: Texts) -> alt.X:
    return alt.X(
        f"{field}:T",
        title=texts.day,
        # Days are days wherever the browser is.
        scale=alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False),
        axis=alt.Axis(grid=False, tickCount=alt.expr("width / 80")),
    )


def _milliseconds(days: pd.Series) -> pd.Series:
    return (days - pd.Timestamp(0)).dt.total_seconds() * 1000
