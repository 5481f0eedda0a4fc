"""Outcomes: the question asked some weeks later, the form, and what came of it so far."""

from functools import partial
from typing import Final

import streamlit as st

from wellspent.core import outcomes as core
from wellspent.core.actions import outcome as action
from wellspent.core.model import Meeting, Outcome
from wellspent.core.people import name_of
from wellspent.ui import session
from wellspent.ui.forms import outcome as form
from wellspent.ui.show import notice, sample
from wellspent.ui.show import outcome as shown
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views import one_record
from wellspent.words import common
from wellspent.words import outcomes as words

ASKING: Final = "outcomes.asked"
LIST: Final = "outcomes.list"


def show() -> None:
    """What is asked first, then the form, then the list and the ways back."""
    st.caption(words.LEAD)
    _asked()
    _form()
    _list()
    shown.ways_back()


def _asked() -> None:
    """The meetings of some weeks ago: one click each, or one for all."""
    here = session.visit()
    conflict(ASKING)
    waiting = core.to_ask(here.workbook, here.now)
    if not waiting:
        return
    st.subheader(words.ASK, anchor=False)
    st.caption(words.ASK_LEAD)
    for meeting in waiting:
        with st.container(border=True, key=f"asked.{meeting.id}"):
            people = [plain(name_of(here.workbook, one)) for one in meeting.people]
            st.markdown(words.asked(_group(meeting), common.day(meeting.date), people))
            with st.container(horizontal=True):
                if st.button(words.NOTHING_YET, key=f"nothing.{meeting.id}"):
                    _nothing_yet((meeting,))
                st.button(
                    words.SOMETHING,
                    key=f"something.{meeting.id}",
                    on_click=session.set_address,
                    args=({"view": "outcomes", "about": meeting.id},),
                )
    if len(waiting) > 1 and st.button(words.NOTHING_FROM_ANY, key="nothing_from_any"):
        _nothing_yet(waiting)


def _nothing_yet(meetings: tuple[Meeting, ...]) -> None:
    now = session.visit().now
    if notice.save(partial(action.nothing_yet, meetings, now), words.nothing_yet(len(meetings)), ASKING):
        st.rerun()


def _form() -> None:
    here = session.visit()
    asked, about = session.asked("outcome"), session.asked("about")
    name = f"outcome.{asked or about or 'new'}"
    begun = one_record.begin(name, Outcome, here.workbook.outcomes, asked, {"view": "outcomes"})
    with st.container(border=True, key="outcome_form"):
        st.subheader(words.CHANGE_TITLE if begun.base else words.NEW, anchor=False)
        if begun.gone:
            st.info(words.GONE, icon=":material/search_off:")
        begun.above()
        meeting = here.workbook.meetings.get(about) if about and begun.base is None else None
        typed = form.ask(here.workbook, begun.base, meeting, here.now.date(), begun.prefix)
        begun.follow(typed=form.differs(typed, here.workbook))
        with st.container(horizontal=True):
            pressed = st.button(words.SAVE, type="primary", icon=":material/save:", key="save_outcome")
            if asked or about:
                begun.cancel(words.CANCEL, "cancel_outcome")
        if pressed:
            done = words.saved(words.KIND[typed.kind], common.day(typed.date)) if typed.kind and typed.date else ""
            begun.save(lambda: action.save(here.workbook, typed, here.now), done)


def _list() -> None:
    here = session.visit()
    st.subheader(words.LIST, anchor=False)
    conflict(LIST)
    if not here.workbook.outcomes:
        st.write(words.NONE_YET)
        sample.offer("pages/rate.py")
        return
    for outcome in sorted(here.workbook.outcomes.values(), key=lambda one: one.date, reverse=True):
        kind, day = words.KIND[outcome.kind], common.day(outcome.date)
        with st.container(border=True, key=f"outcome.{outcome.id}"):
            line = words.line(kind, day, shown.came_from(here.workbook, outcome))
            st.markdown(f"{line}  \n{plain(outcome.note)}" if outcome.note else line)
            with st.container(horizontal=True):
                st.button(
                    words.CHANGE,
                    key=f"change.{outcome.id}",
                    icon=":material/edit:",
                    on_click=session.set_address,
                    args=({"view": "outcomes", "outcome": outcome.id},),
                )
                if st.button(words.DELETE, key=f"delete.{outcome.id}", icon=":material/delete:") and notice.save(
                    partial(action.delete, outcome), words.deleted(kind, day), LIST
                ):
                    st.rerun()
    st.page_link("pages/charts.py", label=words.TO_CHARTS, query_params={"view": "outcomes"}, icon=":material/stairs:")


def _group(meeting: Meeting) -> str:
    return plain(session.visit().workbook.group_name(meeting.group))
