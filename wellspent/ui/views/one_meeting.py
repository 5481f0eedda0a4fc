"""One meeting: a new one, or the one that the address names."""

import streamlit as st

from wellspent.core.actions import rate as action
from wellspent.core.model import Meeting
from wellspent.ui import session
from wellspent.ui.forms import rating as form
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import common, rate, scales
from wellspent.words import plan as plan_words


def show() -> None:
    """Ask, show the value as it comes about, save or delete."""
    here = session.visit()
    asked = session.asked("meeting")
    meeting = here.workbook.meetings.get(asked) if asked else None
    # Named for the address, so that what is typed stays where the meeting was deleted somewhere else meanwhile.
    name = f"rate.{asked or 'new'}"
    begun = session.form(name, meeting)
    base = begun.base if isinstance(begun.base, Meeting) else None
    if asked and base is None:
        st.info(rate.GONE, icon=":material/search_off:")
    st.caption(rate.LEAD_EDIT if base else rate.LEAD_NEW)
    conflict(name)
    drafts.offer(name)
    if base is not None and (base.expected is not None or base.expected_mood is not None):
        _expected(base)
    typed = form.ask(here.workbook, base, here.now.date(), begun.prefix)
    session.follow(name, meeting, typed=form.differs(typed, here.workbook))
    value = action.value(here.workbook, typed)
    st.markdown(rate.NO_VALUE_YET if value is None else rate.value(value))
    with st.container(horizontal=True):
        pressed = st.button(rate.SAVE, type="primary", icon=":material/save:", key="save")
        if base is not None:
            st.button(rate.CANCEL, on_click=_back, args=(name,), type="tertiary", key="cancel")
            gone = rate.deleted(plain(typed.group), common.day(base.date))
            if st.button(rate.DELETE, icon=":material/delete:", key="delete") and notice.save(
                lambda: action.delete(base), gone, name
            ):
                _back(name)
                st.rerun()
    saved = rate.saved(plain(typed.group), common.day(typed.date) if typed.date else "", value)
    if pressed and notice.save(lambda: action.rate(here.workbook, typed, here.now), saved, name):
        _back(name)
        st.rerun()


def _back(name: str) -> None:
    """Leave the form empty and the address plain."""
    session.begin_again(name)
    session.set_address({})


def _expected(meeting: Meeting) -> None:
    got = None if meeting.expected is None else scales.GOT[meeting.expected]
    mood = None if meeting.expected_mood is None else scales.MOOD[meeting.expected_mood]
    st.markdown(f":material/lock: {plan_words.expected(got, mood)}")
