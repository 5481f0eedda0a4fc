"""A break that runs or is to come: what was expected, the plan for the hour, this week's check-in, and the way back."""

import datetime as dt
from functools import partial

import streamlit as st

from wellspent.core.actions import take_break as action
from wellspent.core.breaks.due import WEEK, has_begun
from wellspent.core.checkins import monday
from wellspent.core.model import Break, Phase
from wellspent.ui import session
from wellspent.ui.forms import break_words as form
from wellspent.ui.show import break_design, drafts, notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views.break_start import standing
from wellspent.words import breaks, common


def show(one: Break) -> None:
    """One break, in a box of its own."""
    here = session.visit()
    begun = has_begun(one, here.now)
    with st.container(border=True, key=f"break-{one.id}"):
        st.caption(breaks.ON_A_BREAK if begun else breaks.COMING)
        st.subheader(plain(here.workbook.group_name(one.group)), anchor=False)
        conflict(_form_of(one))
        if begun:
            _where_it_stands(one)
        else:
            st.markdown(breaks.begins_on(common.day(one.start), common.day(one.end)))
        _words(one)
        break_design.schedule(one)
        if begun:
            _this_week(one)
        _change(one, locked=begun)
        _back(one, begun=begun)


def _form_of(one: Break) -> str:
    return f"break.{one.id}"


def _where_it_stands(one: Break) -> None:
    here = session.visit()
    week = monday(here.now.date())
    inside = [scheduled for scheduled in one.schedule if scheduled.week >= monday(one.start)]
    number = (week - monday(one.start)) // WEEK + 1
    st.markdown(breaks.where_it_stands(number, len(inside), common.day(one.end)))
    phase = next((scheduled.phase for scheduled in inside if scheduled.week == week), None)
    if one.drawn_at is not None and phase is not None:
        name = plain(here.workbook.group_name(one.group))
        icon = ":material/pause_circle:" if phase is Phase.ON_BREAK else ":material/groups:"
        st.markdown(f"{icon} {breaks.this_week(phase, name)}")


def _words(one: Break) -> None:
    st.markdown(f"**{breaks.YOU_EXPECT}**  \n“{plain(one.prediction)}”")
    if has_begun(one, session.visit().now) and one.predicted_at is not None:
        st.caption(f":material/lock: {breaks.LOCKED}")
    plan = plain(one.substitute) if one.substitute else breaks.NO_PLAN
    st.markdown(f"**{breaks.YOUR_PLAN}**  \n{plan}")


def _this_week(one: Break) -> None:
    here = session.visit()
    today = here.now.date()
    over = [week.week for week in one.schedule if monday(one.start) <= week.week and _last_day(week.week) <= today]
    checked_in = sum(week.isoformat() in here.workbook.checkins for week in over)
    st.caption(f"{breaks.checked_in(checked_in, len(over))} {breaks.WAITS}")
    with st.container(horizontal=True):
        st.page_link(
            "pages/rate.py",
            label=breaks.TO_CHECK_IN,
            icon=":material/event_available:",
            query_params={"view": "check-in"},
        )
        st.page_link("pages/instead.py", label=breaks.TO_CALL, icon=":material/call:")


def _last_day(week: dt.date) -> dt.date:
    return week + WEEK - dt.timedelta(days=1)


def _change(one: Break, *, locked: bool) -> None:
    name = _form_of(one)
    begun = session.form(name, one)
    base = begun.base if isinstance(begun.base, Break) else one
    with st.expander(breaks.CHANGE, expanded=session.forms().came_back(name) is not None):
        drafts.offer(name)
        typed = form.ask(base, begun.prefix, locked=locked)
        session.follow(name, one, typed=form.differs(typed))
        group = plain(session.visit().workbook.group_name(one.group))
        pressed = st.button(breaks.CHANGE_SAVE, key=f"save_words.{one.id}")
        if pressed and notice.save(partial(action.change, typed, session.visit().now), breaks.changed(group), name):
            session.begin_again(name)
            st.rerun()


def _back(one: Break, *, begun: bool) -> None:
    here = session.visit()
    group = plain(here.workbook.group_name(one.group))
    if begun:
        st.caption(breaks.GO_BACK_LEAD)
    pressed = st.button(breaks.GO_BACK if begun else breaks.CALL_OFF, icon=":material/undo:", key=f"go_back.{one.id}")
    done = breaks.back(group) if begun else breaks.called_off(group)
    if pressed and notice.save(
        lambda: action.go_back(here.workbook, one, here.now, standing=standing(one.group)), done, _form_of(one)
    ):
        st.rerun()
