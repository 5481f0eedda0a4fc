"""The two ways to end: "I found work", which closes the workbook kindly, and deleting everything."""

from typing import Final

import streamlit as st

from wellspent.core.actions import close
from wellspent.ui import leaving, session
from wellspent.ui.show import notice
from wellspent.ui.views import data_copy
from wellspent.words import common
from wellspent.words import data as words

FORM: Final = "close"


def found_work() -> None:
    """Close the workbook, or open it again."""
    here = session.visit()
    st.header(words.FOUND, anchor=False)
    closed_on = here.workbook.about.found_work_on
    if closed_on is not None:
        st.write(words.CLOSED_ALREADY.format(day=common.day(closed_on)))
        open_again()
        return
    st.write(words.FOUND_LEAD)
    pressed = st.button(words.FOUND_BUTTON, icon=":material/celebration:", key="close")
    if pressed and notice.save(lambda: close.close(here.workbook, here.now), words.FOUND_SAVED, FORM):
        st.switch_page("pages/today.py")


def open_again() -> None:
    """The button that takes the end back."""
    here = session.visit()
    pressed = st.button(words.OPEN_AGAIN, icon=":material/lock_open:", key="open_again")
    if pressed and notice.save(lambda: close.open_again(here.workbook), words.OPENED_AGAIN, FORM):
        st.rerun()


def delete_everything() -> None:
    """Only once the word is typed; a copy is offered first."""
    st.header(words.DELETE, anchor=False)
    st.write(words.DELETE_LEAD if session.club() is None else words.DELETE_LEAD_IN_CLUB)
    data_copy.whole("export_first")
    typed = st.text_input(words.DELETE_CONFIRM, key="delete.word", autocomplete="off")
    if not st.button(words.DELETE_BUTTON, icon=":material/delete_forever:", key="delete"):
        return
    if typed.strip() != words.DELETE_WORD:
        st.warning(words.DELETE_NOT_YET, icon=":material/keyboard:")
    elif leaving.delete_everything():
        st.switch_page("pages/today.py")
    else:
        st.rerun()
