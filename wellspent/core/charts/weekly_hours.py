"""Hours a week against the budget: a stacked bar a week, a part of it for each group, empty weeks left empty."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import altair as alt
import pandas as pd

from wellspent.core.charts import picture, style, week_axis
from wellspent.core.charts.picture import DATA, MARK, Picture, Spec
from wellspent.core.model import CALLS

UNKNOWN: Final = "unknown"
HEIGHT: Final = 340
LONGEST: Final = 52
"""So many weeks are drawn at the most; more could not be told apart on a phone."""
_WEEK: Final = dt.timedelta(weeks=1)
_ROOM: Final = 1.18
"""How far the axis goes beyond the highest bar and the budget, so that what is written there stands clear."""
_GAP: Final = 0.08
"""What is left free at each side of a bar, in weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words in the picture; ``budget`` takes ``{bar}``; the forms are those of d3-time-format."""

    week: str
    week_form: str
    axis_form: str
    hours: str
    meetings: str
    budget: str
    not_over: str
    groups: picture.GroupTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """Whole weeks one after the other, from the Monday ``first``; the last one may not be over."""

    first: dt.date
    count: int
    not_over: bool

    @property
    def last(self) -> dt.date:
        """The Sunday of the last one."""
        return self.first + self.count * _WEEK - dt.timedelta(days=1)

    def latest(self, count: int) -> "Weeks":
        """The last so many of them."""
        left_out = max(self.count - count, 0)
        return replace(self, first=self.first + left_out * _WEEK, count=self.count - left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the picture shows, counted.

    Of the weeks that are over, ``within`` + ``beyond`` the budget + ``unsure`` make all ``over``; unsure is a week
    within the budget as far as it is known, where a meeting has no time. Without a budget these three are 0.
    ``hours_over`` sums the hours of the weeks that are over; ``this_week`` is those of the week that is not, ``None``
    if there is no such week.
    """

    meetings: int
    drawn: int
    hours_unknown: int
    over: int
    within: int
    beyond: int
    unsure: int
    empty: int
    hours_over: float
    call_hours: float
    this_week: float | None


def weeks_between(first: dt.date, last: dt.date, today: dt.date) -> Weeks:
    """The weeks from that of ``first`` to that of ``last``, both included."""
    start, end = _monday(first), _monday(last)
    return Weeks(first=start, count=(end - start) // _WEEK + 1, not_over=end == _monday(today))


def by_group(table: pd.DataFrame, weeks: Weeks) -> pd.DataFrame:
    """One row a week and group, from ``tables.meetings``, in the order of weeks; a week without meetings has one row.

    ``number`` counts the weeks from 0 and ``week`` is the Monday; ``hours`` sums those that are known, and
    ``hours_unknown`` counts the meetings without. An empty week has no group, no meetings and 0 hours.
    """
    inside = _numbered(table, weeks)
    found = inside.groupby(["number", "group", "group_name"], sort=True).agg(
        meetings=("id", "size"), hours=("hours", "sum"), drawn=("hours", "count")
    )
    empty = pd.DataFrame({"number": sorted(set(range(weeks.count)) - set(inside["number"]))}, dtype="int64")
    empty = empty.assign(group="", group_name="", meetings=0, hours=0.0, drawn=0)
    every = pd.concat([part for part in (found.reset_index(), empty) if len(part)])
    every = every.sort_values("number", kind="stable").reset_index(drop=True)
    return every.assign(
        week=pd.Timestamp(weeks.first) + pd.to_timedelta(every["number"] * 7, unit="D"),
        hours_unknown=every["meetings"] - every["drawn"],
    )


def facts(table: pd.DataFrame, weeks: Weeks, budget: float | None) -> Facts:
    """Counts for the sentence beside the picture, from ``tables.meetings``; ``budget`` in hours a week."""
    rows = by_group(table, weeks)
    each = rows.groupby("number")[["hours", "hours_unknown", "meetings"]].sum()
    over = each.iloc[:-1] if weeks.not_over else each
    beyond = unsure = within = 0
    if budget is not None:
        # The slack keeps "exactly the budget" within it, whatever minutes add up to.
        above = over["hours"] > budget + 1e-9
        open_end = ~above & (over["hours_unknown"] > 0)
        beyond, unsure = int(above.sum()), int(open_end.sum())
        within = len(over) - beyond - unsure
    return Facts(
        meetings=int(each["meetings"].sum()),
        drawn=int(rows["drawn"].sum()),
        hours_unknown=int(each["hours_unknown"].sum()),
        over=len(over),
        within=within,
        beyond=beyond,
        unsure=unsure,
        empty=int((over["meetings"] == 0).sum()),
        hours_over=float(over["hours"].sum()),
        call_hours=float(rows["hours"][rows["group"] == CALLS].sum()),
        this_week=float(each["hours"].iloc[-1]) if weeks.not_over else None,
    )


def draw(table: pd.DataFrame, weeks: Weeks, budget: float | None, slots: Mapping[str, int], texts: Texts) -> Picture:
    """The picture of these weeks, or of the latest of them; ``slots`` as ``style.slots`` gives them."""
    weeks = weeks.latest(LONGEST)
    rows = by_group(table, weeks)
    marks = parts(rows, slots)
    unknown = rows.groupby("number", as_index=False)[["hours", "hours_unknown"]].sum()
    most = max(unknown["hours"].max(), budget or 0.0, 1.0) * _ROOM
    values = {
        **week_axis.values(weeks.first, weeks.count),
        "not_over": weeks.not_over,
        "hours_most": most,
        **picture.bar_values(budget, texts.budget),
        **picture.group_values(marks, texts.groups.others),
    }
    data = {
        DATA: marks.drop(columns=["group", "week", "drawn", "hours_unknown"]),
        UNKNOWN: unknown[unknown["hours_unknown"] > 0],
    }
    known = _numbered(table[table["hours"].notna()], weeks)
    opens = known.groupby(["number", "group"])["id"].agg(tuple)
    spec = picture.bind(structure(texts), values, data)
    return Picture(
        spec=spec,
        opens={
            mark: opens[number, group]
            for mark, number, group in marks[[MARK, "number", "group"]].itertuples(index=False, name=None)
        },
    )


def parts(rows: pd.DataFrame, slots: Mapping[str, int]) -> pd.DataFrame:
    """One row a part of a bar, from ``by_group``: from ``low`` to ``high`` hours; calls lie on top of the others."""
    marks = rows[rows["drawn"] > 0]
    marks = marks.assign(
        slot=marks["group"].map(slots).astype("int64"),
        call=marks["group"] == CALLS,
        mark=[f"{week:%Y-%m-%d} {group}" for week, group in zip(marks["week"], marks["group"], strict=True)],
    )
    marks = marks.sort_values(["number", "call", "slot", "group_name", "group"]).reset_index(drop=True)
    high = marks.groupby("number")["hours"].cumsum()
    return marks.assign(low=high - marks["hours"], high=high)


@cache
def structure(texts: Texts) -> Spec:
    """The specification without data, authored once for each set of words."""
    params = [
        *week_axis.params(),
        alt.param(name="not_over", value=False),
        alt.param(name="hours_most", value=1),
        *picture.bar_params(),
        *picture.group_params(),
    ]
    # Named in the corner: on the rule, its name would lie across the bars.
    budget = picture.bar_rule(_hours("hours", texts), "hours"), picture.note("bar_label", at_end=False)
    return picture.finish([*_this_week(texts), *_bars(texts), *budget], params, HEIGHT)


def _this_week(texts: Texts) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(alt.sequence(1)).transform_filter("not_over")
    shade = base.transform_calculate(left="weeks - 1", right="weeks").mark_rect(color=style.GREY, opacity=0.18)
    # At the end of the picture, or beside the bar where the weeks do not reach that far.
    beside = f"weeks < {week_axis.LEAST_WEEKS}"
    side, end = f"{beside} ? 'left' : 'right'", f"{beside} ? width * weeks / {week_axis.LEAST_WEEKS} + 4 : width - 2"
    name = base.mark_text(align=alt.expr(side), baseline="top", color=style.INK, dy=3, fontSize=style.SMALL)
    return (
        shade.encode(x=week_axis.axis("left", texts), x2="right:Q", y=alt.value(0), y2=alt.value(alt.expr("height"))),
        name.encode(x=alt.value(alt.expr(end)), y=alt.value(0), text=alt.value(texts.not_over)),
    )


def _bars(texts: Texts) -> tuple[alt.Chart, ...]:
    colour, shape = picture.group_looks(picture.group_legend(texts.groups.legend))
    left, right, middle = f"datum.number + {_GAP}", f"datum.number + {1 - _GAP}", "datum.number + 0.5"
    base = alt.Chart(alt.NamedData(name=DATA)).transform_calculate(left=left, right=right, middle=middle)
    area = base.encode(x=week_axis.axis("left", texts), x2="right:Q", y=_hours("low", texts), y2="high:Q")
    part = area.mark_rect(
        fillOpacity=0.9,
        stroke=alt.expr(f"datum.call ? '{style.INK}' : null"),
        strokeWidth=style.RULE,
    ).encode(color=colour)
    # The group's shape stands on its part wherever there is room, for two groups may share a colour.
    room = "min(width / weeks * 0.6, datum.hours / hours_most * height * 0.6, 9)"
    sign = (
        base.transform_calculate(centre="(datum.low + datum.high) / 2")
        .mark_point(color=style.WHITE, filled=True, opacity=1, size=alt.expr(f"{room} < 4 ? 0 : pow({room}, 2)"))
        .encode(x=week_axis.axis("middle", texts), y=_hours("centre", texts), shape=shape)
    )
    open_end = (
        alt.Chart(alt.NamedData(name=UNKNOWN))
        .transform_calculate(middle=middle)
        .mark_text(baseline="bottom", color=style.INK, dy=-2, fontSize=style.TEXT, fontWeight="bold")
        .encode(x=week_axis.axis("middle", texts), y=_hours("hours", texts), text=alt.value("?"))
    )
    touch = (
        area.transform_calculate(week=week_axis.week_name(texts))
        .mark_rect(cursor="pointer", opacity=0)
        .encode(
            tooltip=[
                alt.Tooltip("group_name:N", title=texts.groups.group),
                alt.Tooltip("week:N", title=texts.week),
                alt.Tooltip("hours:Q", title=texts.hours, format=".1~f"),
                alt.Tooltip("meetings:Q", title=texts.meetings),
            ]
        )
    )
    return part, sign, open_end, picture.choosable(touch)


def _hours(field: str, texts: Texts) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        title=texts.hours,
        scale=alt.Scale(domain=[0, alt.expr("hours_most")], nice=False),
        axis=alt.Axis(tickCount=5, format="~f", titlePadding=8),
    )


def _numbered(table: pd.DataFrame, weeks: Weeks) -> pd.DataFrame:
    """The rows of ``table`` in these weeks, with the ``number`` of their week."""
    number = (table["date"] - pd.Timestamp(weeks.first)).dt.days // 7
    return table.assign(number=number)[number.between(0, weeks.count - 1)]


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())
