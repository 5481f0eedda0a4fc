"""Plan: what is coming, what is expected of it, and what became of it."""

from functools import partial
from typing import Final

import streamlit as st

from wellspent.core import expectation
from wellspent.core.actions import plan as action
from wellspent.core.actions import rate
from wellspent.core.actions.groups import find_group
from wellspent.core.model import Meeting, MeetingStatus
from wellspent.core.scoring import has_begun
from wellspent.ui import session
from wellspent.ui.forms import planning as form
from wellspent.ui.show import notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views import one_record
from wellspent.words import common, plan, scales
from wellspent.words import expectation as words

_BECAME: Final = {
    MeetingStatus.ATTENDED: plan.ATTENDED,
    MeetingStatus.NOT_ATTENDED: plan.NOT_ATTENDED,
    MeetingStatus.CANCELLED: plan.CANCELLED,
}


SETTLING: Final = "became"
LIST: Final = "plan.list"


def show() -> None:
    """What asks for a word first, then what is coming, then the form."""
    what_became()
    st.caption(plan.LEAD)
    conflict(LIST)
    _form()
    _coming()
    _again()


def what_became() -> None:
    """The planned meetings that are over: one click says what became of each."""
    here = session.visit()
    conflict(SETTLING)
    over = action.unsettled(here.workbook, here.now)
    if not over:
        return
    st.subheader(plan.WHAT_BECAME, anchor=False)
    st.caption(plan.WHAT_BECAME_LEAD)
    for meeting in over:
        with st.container(border=True):
            st.markdown(_line(meeting))
            with st.container(horizontal=True):
                for status, label in _BECAME.items():
                    pressed = st.button(label, key=f"became.{meeting.id}.{status}")
                    done = plan.settled(_name(meeting), common.day(meeting.date), status)
                    if pressed and notice.save(partial(action.settle, meeting, status), done, SETTLING):
                        st.rerun()


def _so_far(group_name: str) -> str | None:
    """How the group kept what was expected of it, up to now."""
    here = session.visit()
    group = find_group(here.workbook, group_name)
    if group is None:
        return None
    record = session.remembered("expectation", lambda: expectation.record(here.workbook, here.now, group.id), group.id)
    return words.so_far(record.kept.count, record.kept.expected, record.kept.came)


def _form() -> None:
    here = session.visit()
    asked = session.asked("meeting")
    begun = one_record.begin(f"plan.{asked or 'new'}", Meeting, here.workbook.meetings, asked, {"view": "plan"})
    base = begun.base if begun.base is not None and begun.base.status is MeetingStatus.PLANNED else None
    with st.container(border=True):
        st.subheader(plan.CHANGE if base else plan.NEW, anchor=False)
        begun.above()
        if base is not None and has_begun(base, here.now):
            st.info(plan.LOCKED, icon=":material/lock:")
            return
        typed = form.ask(here.workbook, base, here.now.date(), begun.prefix, _so_far)
        begun.follow(typed=form.differs(typed, here.workbook))
        with st.container(horizontal=True):
            pressed = st.button(plan.SAVE, type="primary", icon=":material/event:", key="save_plan")
            if base is not None:
                begun.cancel(plan.CANCEL_EDIT, "cancel_plan")
        if pressed:
            saved = plan.saved(plain(typed.group), common.day(typed.date) if typed.date else "")
            begun.save(lambda: action.plan(here.workbook, typed, here.now), saved)


def _coming() -> None:
    here = session.visit()
    st.subheader(plan.COMING, anchor=False)
    coming = action.coming(here.workbook, here.now)
    if not coming:
        st.write(plan.NOTHING_COMING)
    for meeting in coming:
        with st.container(border=True):
            st.markdown(_line(meeting))
            expected = plan.expectation(_word(scales.GOT, meeting.expected), _word(scales.MOOD, meeting.expected_mood))
            st.caption(f"{expected} {plan.LOCKED}" if has_begun(meeting, here.now) else expected)
            with st.container(horizontal=True):
                st.button(
                    plan.CHANGE,
                    key=f"change.{meeting.id}",
                    icon=":material/edit:",
                    disabled=has_begun(meeting, here.now),
                    on_click=session.set_address,
                    args=({"view": "plan", "meeting": meeting.id},),
                )
                gone = plan.removed(_name(meeting), common.day(meeting.date))
                if st.button(plan.REMOVE, key=f"remove.{meeting.id}", icon=":material/delete:") and notice.save(
                    partial(rate.delete, meeting), gone, LIST
                ):
                    st.rerun()


def _again() -> None:
    here = session.visit()
    again = action.next_dates(here.workbook, here.now)
    if not again:
        return
    st.subheader(plan.AGAIN, anchor=False)
    st.caption(plan.AGAIN_LEAD)
    for one in again:
        name = here.workbook.group_name(one.group)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plan.line(plain(name), common.day(one.date), f"{one.start:%H:%M}" if one.start else None))
            typed = action.PlanInput(group=name, date=one.date, start=one.start)
            if st.button(plan.ADD_NEXT, key=f"next.{one.group}", icon=":material/event_repeat:") and notice.save(
                partial(action.plan, here.workbook, typed, here.now),
                plan.saved(plain(name), common.day(one.date)),
                LIST,
            ):
                st.rerun()


def _name(meeting: Meeting) -> str:
    return plain(session.visit().workbook.group_name(meeting.group))


def _line(meeting: Meeting) -> str:
    return plan.line(_name(meeting), common.day(meeting.date), f"{meeting.start:%H:%M}" if meeting.start else None)


def _word(words: tuple[str, ...], step: int | None) -> str | None:
    return None if step is None else words[step]
