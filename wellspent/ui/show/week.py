"""The week that the hours go furthest in."""

import streamlit as st

from wellspent.core.verdict import Week
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import common, decide_week


def week(found: Week | None) -> None:
    """The plan, the price of an hour, and what stays free; or how to get one."""
    with st.expander(decide_week.TITLE, icon=":material/calendar_view_week:"):
        if found is None:
            st.write(decide_week.NO_HOURS)
            st.page_link("pages/define.py", label=decide_week.TO_HOURS)
            return
        taken = [one for one in found.plan if one.visits]
        if not taken:
            st.write(decide_week.NO_ROOM.format(budget=common.hours(found.budget)))
            return
        st.write(decide_week.lead(found.budget, found.hours))
        name = session.visit().workbook.group_name
        rows = [
            f"| {plain(name(one.group))} | {one.visits} | {one.visits * one.hours:.1f} | {one.value:.0f} |"
            for one in taken
        ]
        st.markdown("\n".join([f"| {' | '.join(decide_week.HEADS)} |", "|---|---|---|---|", *rows]))
        if found.price is None:
            st.write(decide_week.FITS)
        else:
            st.write(decide_week.price(found.price))
        if found.worth > found.by_hand + 0.5:
            st.write(decide_week.better_than_by_hand(found.worth, found.by_hand))
        if found.budget - found.hours >= 1:
            st.write(decide_week.set_free(found.budget - found.hours))
        st.caption(decide_week.CAVEAT)
