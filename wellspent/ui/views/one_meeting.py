"""One meeting: a new one, or the one that the address names."""

import streamlit as st

from wellspent.core.actions import rate as action
from wellspent.core.model import Meeting
from wellspent.ui import session
from wellspent.ui.forms import rating as form
from wellspent.ui.show.plain import plain
from wellspent.ui.views import one_record
from wellspent.words import common, rate, scales
from wellspent.words import plan as plan_words


def show() -> None:
    """Ask, show the value as it comes about, save or delete."""
    here = session.visit()
    asked = session.asked("meeting")
    begun = one_record.begin(f"rate.{asked or 'new'}", Meeting, here.workbook.meetings, asked, {})
    base = begun.base
    if begun.gone:
        st.info(rate.GONE, icon=":material/search_off:")
    st.caption(rate.LEAD_EDIT if base else rate.LEAD_NEW)
    begun.above()
    if base is not None and (base.expected is not None or base.expected_mood is not None):
        _expected(base)
    typed = form.ask(here.workbook, base, here.now.date(), begun.prefix)
    begun.follow(typed=form.differs(typed, here.workbook))
    value = action.value(here.workbook, typed)
    st.markdown(rate.NO_VALUE_YET if value is None else rate.value(value))
    with st.container(horizontal=True):
        pressed = st.button(rate.SAVE, type="primary", icon=":material/save:", key="save")
        if base is not None:
            begun.cancel(rate.CANCEL, "cancel")
            if st.button(rate.DELETE, icon=":material/delete:", key="delete"):
                gone = rate.deleted(plain(typed.group), common.day(base.date))
                begun.save(lambda: action.delete(base), gone)
    if pressed:
        saved = rate.saved(plain(typed.group), common.day(typed.date) if typed.date else "", value)
        begun.save(lambda: action.rate(here.workbook, typed, here.now), saved)


def _expected(meeting: Meeting) -> None:
    got = None if meeting.expected is None else scales.GOT[meeting.expected]
    mood = None if meeting.expected_mood is None else scales.MOOD[meeting.expected_mood]
    st.markdown(f":material/lock: {plan_words.expected(got, mood)}")
