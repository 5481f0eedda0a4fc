"""The next planned meetings, in short."""

import datetime as dt
from typing import Final

import streamlit as st

from wellspent.core.actions import plan as action
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import common, plan, today

SOON: Final = dt.timedelta(days=14)
MOST: Final = 4


def coming_soon() -> None:
    """What is planned for the next two weeks, and the way to the plan. Nothing where nothing is planned."""
    here = session.visit()
    until = here.now.date() + SOON
    soon = [meeting for meeting in action.coming(here.workbook, here.now) if meeting.date <= until]
    if not soon:
        return
    st.subheader(today.COMING, anchor=False)
    for meeting in soon[:MOST]:
        name = plain(here.workbook.group_name(meeting.group))
        start = f"{meeting.start:%H:%M}" if meeting.start else None
        st.markdown(plan.line(name, common.day(meeting.date), start))
    st.page_link("pages/rate.py", label=today.TO_PLAN, query_params={"view": "plan"}, icon=":material/event:")
