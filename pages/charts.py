"""Charts: value, mood, the weeks and what each group is good for, for the meetings that are picked."""

import datetime as dt

import pandas as pd
import streamlit as st

from wellspent.core import tables
from wellspent.core.charts import style, weekly_hours
from wellspent.ui import session
from wellspent.ui.forms.which_meetings import Picked, pick
from wellspent.ui.show import chart, pictures, pictures_over_weeks, sample
from wellspent.ui.views.choose import chosen
from wellspent.words import charts as words


def main() -> None:
    """What to look at, the filters, then one picture after the other."""
    here = session.visit()
    st.title(words.TITLE, anchor=False)
    table = session.remembered("meetings_table", lambda: tables.meetings(here.workbook, here.now))
    if table.empty:
        chart.empty(words.NOTHING_YET)
        sample.offer("pages/charts.py")
        return
    st.markdown(words.LEAD)
    if not here.workbook.definition.in_use:
        chart.empty(words.NO_DEFINITION, words.TO_DEFINE, "pages/define.py")
    view = chosen(words.VIEW, words.VIEW_NAME, "charts")
    picked = pick(table, here.now.date())
    shown = session.remembered("pictures", lambda: draw(view, table, picked), view, picked)
    if not shown:
        st.info(words.NOTHING_HERE, icon=":material/filter_alt:")
    for one in shown:
        chart.chart(one)


def draw(view: str, table: pd.DataFrame, picked: Picked) -> tuple[chart.Shown, ...]:
    """The pictures of this view, of what is picked; none, if no meeting is."""
    here = session.visit()
    definition = here.workbook.definition
    rows = within(table, picked, picked.since, picked.until)
    if rows.empty:
        return ()
    if view == "mood":
        return (pictures.mood_before_and_after(rows),)
    if view == "criteria":
        ratings = session.remembered("ratings_table", lambda: tables.ratings(here.workbook))
        return (pictures.criteria_by_group(rows, ratings, definition),)
    slots = style.slots(table)
    if view == "weeks":
        weeks = whole_weeks(table, picked, here.now.date())
        in_weeks = within(table, picked, weeks.first, weeks.last)
        return (
            pictures_over_weeks.hours_a_week(
                in_weeks, weeks, definition.weekly_hours, slots, compare=not picked.only_some
            ),
            pictures_over_weeks.value_over_time(rows, definition, slots),
        )
    return (
        pictures.value_and_hours(rows, definition.bar, slots),
        pictures.value_and_mood(rows, definition.bar, slots),
    )


def within(table: pd.DataFrame, picked: Picked, since: dt.date | None, until: dt.date | None) -> pd.DataFrame:
    """The meetings of these days that are of the groups, kinds and tags picked."""
    return tables.within(table, since=since, until=until, groups=picked.groups, kinds=picked.kinds, tags=picked.tags)


def whole_weeks(table: pd.DataFrame, picked: Picked, today: dt.date) -> weekly_hours.Weeks:
    """The weeks that the picked time touches, from the first meeting of all to today."""
    first, last = table["date"].min().date(), max(table["date"].max().date(), today)
    since = max(picked.since or first, first)
    return weekly_hours.weeks_between(since, min(picked.until or today, last), today)


main()
