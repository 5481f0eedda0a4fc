"""Membership: who sees what, taking the club over, leaving it."""

import streamlit as st

from wellspent.ui import clubroom, leaving, session
from wellspent.ui.clubroom import Room
from wellspent.ui.show.plain import plain
from wellspent.ui.views import data_copy
from wellspent.words import club as words
from wellspent.words import common


def show(room: Room) -> None:
    """What holds for every member; the organiser can't leave an open club."""
    day = common.day(room.standing.joined_on)
    st.write(words.since(plain(room.club.name), day, organiser=room.is_organiser))
    if room.is_open:
        st.header(words.WHO_TITLE, anchor=False)
        st.markdown(words.WHO)
        st.page_link("pages/help.py", label=words.READ_ON, query_params={"read": "club"}, icon=":material/menu_book:")
        if not room.is_organiser:
            _take_over(room)
    _leave(room)


def _take_over(room: Room) -> None:
    with st.expander(words.TAKE_OVER):
        st.write(words.TAKE_OVER_LEAD)
        typed = st.text_input(words.TAKE_OVER_CODE, max_chars=60, key="take_over.code", autocomplete="off")
        if st.button(words.TAKE_OVER_BUTTON, key="take_over"):
            if not typed.strip():
                st.warning(words.NO_CODE, icon=":material/keyboard:")
            else:
                if clubroom.asked(lambda: room.store.take_over(room.member, typed), words.TAKEN_OVER):
                    session.set_address({"view": "organise"})
                st.rerun()


def _leave(room: Room) -> None:
    st.header(words.LEAVE, anchor=False)
    if room.is_organiser:
        st.info(words.LEAVE_ORGANISER, icon=":material/key:")
        return
    st.write(words.LEAVE_LEAD if room.is_open else words.LEAVE_LEAD_CLOSED)
    if session.visit().loaded.contents:
        st.write(words.LEAVE_TAKE)
        data_copy.whole("club.export")
    typed = st.text_input(words.LEAVE_CONFIRM, max_chars=60, key="leave.word", autocomplete="off")
    if not st.button(words.LEAVE_BUTTON, icon=":material/logout:", key="leave"):
        return
    if typed.strip() != words.LEAVE_WORD:
        st.warning(words.LEAVE_NOT_YET, icon=":material/keyboard:")
    else:
        leaving.leave(room)
        st.rerun()
