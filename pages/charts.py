"""Charts: value against time and against mood, for the meetings that are picked."""

import datetime as dt
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from wellspent.core import tables
from wellspent.core.charts import style
from wellspent.ui import session
from wellspent.ui.show import chart, pictures
from wellspent.words import charts as words
from wellspent.words import scales

LAST: Final = {"last_90": dt.timedelta(days=90), "last_30": dt.timedelta(days=30)}


class Picked(NamedTuple):
    """Which meetings are looked at; nothing picked means all."""

    since: dt.date | None
    until: dt.date | None
    groups: tuple[str, ...]
    kinds: tuple[str, ...]


def main() -> None:
    """The filters, then one picture after the other."""
    here = session.visit()
    st.title(words.TITLE, anchor=False)
    table = session.remembered("meetings_table", lambda: tables.meetings(here.workbook, here.now))
    if table.empty:
        chart.empty(words.NOTHING_YET)
        return
    st.markdown(words.LEAD)
    if not here.workbook.definition.in_use:
        chart.empty(words.NO_DEFINITION, words.TO_DEFINE, "pages/define.py")
    picked = pick(table, here.now.date())
    shown = session.remembered("pictures", lambda: draw(table, picked, here.workbook.definition.bar), picked)
    if not shown:
        st.info(words.NOTHING_HERE, icon=":material/filter_alt:")
    for one in shown:
        chart.chart(one)


def draw(table: pd.DataFrame, picked: Picked, bar: float) -> tuple[chart.Shown, ...]:
    """The pictures of what is picked; none, if no meeting is."""
    rows = tables.within(table, since=picked.since, until=picked.until, groups=picked.groups, kinds=picked.kinds)
    if rows.empty:
        return ()
    slots = style.slots(table)
    return (
        pictures.value_and_hours(rows, bar, slots),
        pictures.value_and_mood(rows, bar, slots),
        pictures.mood_before_and_after(rows),
    )


def pick(table: pd.DataFrame, today: dt.date) -> Picked:
    """The time, groups and kinds that are picked; everything, until something is."""
    with st.container(border=True):
        since, until = pick_time(table, today)
        names = dict(zip(table["group"], table["group_name"], strict=True))
        groups = st.multiselect(
            words.GROUPS,
            sorted(names, key=lambda group: names[group].casefold()),
            format_func=names.__getitem__,
            placeholder=words.ALL_GROUPS,
            key="charts.groups",
            persist_state="session",
        )
        kinds = st.multiselect(
            words.KINDS,
            [kind for kind in scales.KIND if (table["kind"] == kind).any()],
            format_func=scales.KIND.__getitem__,
            placeholder=words.ALL_KINDS,
            key="charts.kinds",
            persist_state="session",
        )
    return Picked(since=since, until=until, groups=tuple(groups), kinds=tuple(kinds))


def pick_time(table: pd.DataFrame, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that count; ``None``: no end on that side."""
    time = st.segmented_control(
        words.TIME,
        list(words.TIME_NAME),
        default="all",
        required=True,
        format_func=words.TIME_NAME.__getitem__,
        key="charts.time",
        persist_state="session",
    )
    if time in LAST:
        return today - LAST[time], None
    if time != "between":
        return None, None
    first = table["date"].min().date()
    with st.container(horizontal=True):
        since = pick_day(words.SINCE, first, "charts.since")
        until = pick_day(words.UNTIL, today, "charts.until")
    if since > until:
        st.warning(words.TURNED_ROUND, icon=":material/swap_horiz:")
    return since, until


def pick_day(label: str, day: dt.date, key: str) -> dt.date:
    """One day; it can't be left empty."""
    return st.date_input(label, day, format="YYYY-MM-DD", required=True, key=key, persist_state="session")


main()
