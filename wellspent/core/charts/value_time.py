"""Value over time: one dot a meeting, the bar, the days on which the definition changed, and medians of months.

There is no line from dot to dot: it would show a trend where there is none.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style
from wellspent.core.charts.picture import DATA, Picture, Spec
from wellspent.core.model import Criterion, Definition

CHANGES: Final = "changes"
MEDIANS: Final = "medians"
HEIGHT: Final = 360
FEWEST: Final = 3
"""A month with fewer meetings has no median."""
_ROOM: Final = 10
"""Points of value left free above 100 and below 0, where changes and medians are named."""
_MARGIN: Final = 0.03
"""What is left free at each side, of all days shown."""
_LEAST: Final = dt.timedelta(days=10) / dt.timedelta(milliseconds=1)
"""But at least so much, or the axis would tell hours where there is only one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``bar`` takes ``{bar}``; ``median`` names the level line of a month."""

    day: str
    value: str
    bar: str
    median: str
    groups: picture.GroupTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One day on which the definition changed: the criteria that came and those that went."""

    day: dt.date
    added: tuple[Criterion, ...]
    retired: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted; ``drawn`` + ``unrated`` make all ``meetings``. ``medians`` counts months."""

    meetings: int
    drawn: int
    unrated: int
    reach_bar: int
    late: int
    crowded: int
    medians: int
    changes: tuple[Change, ...]


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tables.meetings`` that can be drawn, with ``at``, their day in milliseconds since 1970."""
    rows = table[table["rated"]].reset_index(drop=True)
    return rows.assign(at=_milliseconds(rows["date"]))


def changes(definition: Definition, rows: pd.DataFrame) -> tuple[Change, ...]:
    """The changes between the first and the last of these days, oldest first.

    The day on which the first criteria were written down is the definition's beginning and no change.
    """
    if rows.empty:
        return ()
    begun = min((criterion.since for criterion in definition.criteria), default=None)
    days = {criterion.since for criterion in definition.criteria} - {begun}
    days |= {criterion.retired_on for criterion in definition.criteria if criterion.retired_on is not None}
    first, last = rows["date"].min().date(), rows["date"].max().date()
    return tuple(
        Change(
            day=day,
            added=tuple(one for one in definition.criteria if one.since == day != begun),
            retired=tuple(one for one in definition.criteria if one.retired_on == day),
        )
        for day in sorted(days)
        if first <= day <= last
    )


def medians(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a calendar month with enough meetings: its ``value``, and ``start`` and ``end`` of its level line."""
    month = rows["date"].dt.to_period("M").dt.start_time
    found = rows.groupby(month.rename("start"))["value"].agg(value="median", meetings="size").reset_index()
    found = found[found["meetings"] >= FEWEST]
    return pd.DataFrame(
        {
            "value": found["value"],
            "start": _milliseconds(found["start"]),
            "end": _milliseconds(found["start"] + pd.DateOffset(months=1)),
        }
    )


def facts(table: pd.DataFrame, definition: Definition) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings``."""
    rows = drawn(table)
    return Facts(
        meetings=len(table),
        drawn=len(rows),
        unrated=len(table) - len(rows),
        reach_bar=int((rows["value"] >= definition.bar).sum()),
        late=int(rows["late"].sum()),
        crowded=int(rows.duplicated(["at", "value"], keep=False).sum()),
        medians=len(medians(rows)),
        changes=changes(definition, rows),
    )


def draw(table: pd.DataFrame, definition: Definition, slots: Mapping[str, int], texts: Texts) -> Picture:
    """The picture of these meetings; ``slots`` as ``style.slots`` gives them. Changes are numbered from 1."""
    rows = drawn(table)
    marks = picture.dot_marks(rows, slots, "at", "value")
    margin = max((rows["at"].max() - rows["at"].min()) * _MARGIN, _LEAST)
    first, last = rows["at"].min() - margin, rows["at"].max() + margin
    levels = medians(rows)
    values = {
        "first": first,
        "last": last,
        "median_label": texts.median if len(levels) else "",
        **picture.bar_values(definition.bar, texts.bar),
        **picture.group_values(marks, texts.groups.others),
    }
    data = {
        DATA: marks,
        CHANGES: _rules(changes(definition, rows)),
        MEDIANS: levels.assign(start=levels["start"].clip(lower=first), end=levels["end"].clip(upper=last)),
    }
    spec = picture.bind(structure(texts), values, data)
    return Picture(spec=spec, opens={meeting: (meeting,) for meeting in rows["id"]})


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    y = picture.value_axis(texts.value, below=_ROOM, above=_ROOM)
    tooltip = [
        *picture.group_tooltip(texts.groups),
        alt.Tooltip("value:Q", title=texts.value, format=".0f"),
    ]
    dots = picture.dots(alt.Chart(alt.NamedData(name=DATA)).encode(x=_day("at", texts), y=y), texts.groups, tooltip)
    params = [
        alt.param(name="first", value=0),
        alt.param(name="last", value=1),
        alt.param(name="median_label", value=""),
        *picture.bar_params(),
        *picture.group_params(),
    ]
    return picture.finish([*_changes(texts), *picture.bar(y), *_medians(y, texts), *dots], params, HEIGHT)


def _changes(texts: Texts) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=CHANGES)).encode(x=_day("at", texts))
    name = base.mark_text(align="left", baseline="top", color=style.INK, dx=3, fontSize=style.TEXT, fontWeight="bold")
    return (
        base.mark_rule(color=style.INK, strokeWidth=1),
        name.encode(y=alt.value(1), text="number:N"),
    )


def _medians(y: alt.Y, texts: Texts) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.NamedData(name=MEDIANS)).encode(x=_day("start", texts), x2="end:T", y=y)
    return base.mark_rule(color=style.INK, opacity=0.75, strokeWidth=2.5), picture.note("median_label", at_end=True)


def _day(field: str, texts: Texts) -> alt.X:
    return alt.X(
        f"{field}:T",
        title=texts.day,
        # Days are days wherever the browser is.
        scale=alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False),
        axis=alt.Axis(grid=False, tickCount=alt.expr("width / 80")),
    )


def _rules(found: Sequence[Change]) -> pd.DataFrame:
    days = pd.Series([pd.Timestamp(one.day) for one in found], dtype="datetime64[s]")
    return pd.DataFrame({"at": _milliseconds(days), "number": [str(number) for number in range(1, len(found) + 1)]})


def _milliseconds(days: pd.Series) -> pd.Series:
    return (days - pd.Timestamp(0)).dt.total_seconds() * 1000
