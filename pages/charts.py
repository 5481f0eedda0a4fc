"""Charts: what groups are worth, hours, mood, the weeks and what was expected, for the meetings that are picked."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from wellspent.core import tables
from wellspent.ui import session
from wellspent.ui.forms.which_meetings import pick
from wellspent.ui.show import (
    chart,
    outcome,
    pictures,
    pictures_of_groups,
    pictures_outcomes,
    pictures_over_weeks,
    pictures_said,
    sample,
)
from wellspent.ui.show.look import Look
from wellspent.ui.views.choose import chosen
from wellspent.words import charts as words

VIEWS: Final[dict[str, Callable[[Look], tuple[chart.Shown, ...]]]] = {
    "groups": pictures_of_groups.groups,
    "hours": pictures.hours,
    "mood": pictures.mood,
    "weeks": pictures_over_weeks.weeks,
    "expected": pictures_said.expected,
    "outcomes": pictures_outcomes.outcomes,
}


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
    view = chosen(words.VIEW, {name: words.VIEW_NAME[name] for name in VIEWS}, "charts")
    look = Look(table, pick(table, here.now.date()))
    if look.rows.empty:
        st.info(words.NOTHING_HERE, icon=":material/filter_alt:")
        return
    for one in session.remembered("pictures", lambda: VIEWS[view](look), view, look.picked):
        chart.chart(one)
    if view == "outcomes":
        outcome.ways_back()


main()
