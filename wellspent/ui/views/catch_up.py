"""Catch up: the meetings that have no rating yet, as one table or one at a time."""

import re
from typing import Final

import streamlit as st

from wellspent.core.actions import rate as action
from wellspent.core.model import Meeting
from wellspent.core.next_step import WAITING_SINCE
from wellspent.ui import session
from wellspent.ui.forms import choices, rating, rating_table
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import common, rate

FORM: Final = "catch_up"
_LATER: Final = "catch_up.later"
_OPENED: Final = "catch_up.opened"


def show() -> None:
    """The waiting meetings; on a phone one at a time, because a table does not fit there."""
    here = session.visit()
    waiting = action.waiting(here.workbook, here.now, since=(here.now - WAITING_SINCE).date())
    st.caption(rate.CATCH_UP_LEAD if waiting else rate.CATCH_UP_DONE)
    if not here.workbook.definition.in_use:
        st.info(rate.NO_DEFINITION, icon=":material/touch_app:")
        st.page_link("pages/define.py", label=rate.TO_DEFINE)
    phone = re.search(r"Mobi|Android", st.context.headers.get("User-Agent") or "") is not None
    how = st.segmented_control(
        rate.HOW,
        list(rate.HOW_NAME),
        default="cards" if phone else "table",
        required=True,
        format_func=lambda one: choices.label(rate.HOW_NAME[one]),
        key="catch_up.how",
    )
    if how == "cards":
        _cards(waiting)
    else:
        _table(waiting)


def _table(waiting: tuple[Meeting, ...]) -> None:
    """All at once. The rows stay those it began from, so that what is typed never lands on another meeting."""
    here = session.visit()
    begun = session.form(FORM, waiting)
    rows = begun.base if isinstance(begun.base, tuple) else waiting
    conflict(FORM)
    drafts.offer(FORM)
    typed = rating_table.ask(here.workbook, rows, here.now.date(), begun.prefix)
    session.follow(FORM, waiting, typed=bool(typed))
    pressed = st.button(rate.SAVE_ALL, type="primary", icon=":material/save:", key="save_all")
    if pressed and not typed:
        st.info(rate.NOTHING_TYPED)
    elif pressed and notice.save(
        lambda: action.rate_all(here.workbook, typed, here.now), rate.saved_all(len(typed)), FORM
    ):
        session.begin_again(FORM)
        st.rerun()


def _cards(waiting: tuple[Meeting, ...]) -> None:
    """One at a time, latest first; one that is put off comes again at the next visit.

    The card that is open stays until it is saved or put off, even if its meeting is rated elsewhere meanwhile: what is
    typed in it belongs to it. Only a card in which nothing is typed makes way.
    """
    here = session.visit()
    later = session.held(_LATER, frozenset) or frozenset()
    rest = [meeting.id for meeting in waiting if meeting.id not in later]
    opened = session.held(_OPENED, str)
    if not opened or opened in later:
        opened = rest[0] if rest else ""
    session.hold(_OPENED, opened)
    meeting = here.workbook.meetings.get(opened)
    name = f"{FORM}.{opened}"
    base = session.form(name, meeting).base if opened else None
    if not isinstance(base, Meeting):
        if waiting:
            st.button(rate.START_OVER, on_click=session.hold, args=(_LATER, frozenset()))
        return
    st.progress(1 - len(rest) / max(len(waiting), len(rest), 1), text=rate.left(len(rest)))
    conflict(name)
    drafts.offer(name)
    st.subheader(f"{plain(here.workbook.group_name(base.group))}, {common.day(base.date)}", anchor=False)
    typed = rating.ask(here.workbook, base, here.now.date(), session.form(name, meeting).prefix)
    filled = rating.differs(typed, here.workbook)
    if not filled and opened not in rest:
        session.hold(_OPENED, "")
        st.rerun()
    session.follow(name, meeting, typed=filled)
    with st.container(horizontal=True):
        pressed = st.button(rate.SAVE_NEXT, type="primary", icon=":material/save:", key=f"save_next.{opened}")
        st.button(rate.NOT_NOW, on_click=session.hold, args=(_LATER, later | {opened}), key=f"not_now.{opened}")
    saved = rate.saved(plain(typed.group), common.day(typed.date) if typed.date else "", None)
    if pressed and notice.save(lambda: action.rate(here.workbook, typed, here.now), saved, name):
        session.hold(_LATER, later | {opened})
        session.begin_again(name)
        st.rerun()
