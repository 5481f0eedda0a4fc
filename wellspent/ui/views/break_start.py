"""Beginning a break: the form, and the lots where there are any."""

import secrets

import streamlit as st

from wellspent.core import verdict
from wellspent.core.actions import take_break as action
from wellspent.core.model import BreakDesign, VerdictCode
from wellspent.ui import session
from wellspent.ui.forms import break_start as form
from wellspent.ui.show import drafts, notice, sample
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import breaks, common

_SEEDS = 2**63


def show() -> None:
    """The form, or where to begin while there is no group."""
    here = session.visit()
    if not form.groups(here.workbook, here.now):
        if not here.workbook.breaks:
            st.info(breaks.NO_GROUPS, icon=":material/pause_circle:")
            st.page_link("pages/rate.py", label=breaks.TO_RATE, icon=":material/edit_note:")
            sample.offer("pages/break.py")
        return
    st.subheader(breaks.NEW, anchor=False)
    st.caption(breaks.NEW_LEAD)
    asked = session.asked("group")
    name = f"break.new.{asked or ''}"
    conflict(name)
    begun = session.form(name, None)
    drafts.offer(name)
    with st.container(border=True):
        typed = form.ask(here.workbook, asked, here.now, begun.prefix)
        if not typed.group:
            return
        drawn = typed.design is not BreakDesign.LOOK_AND_SEE
        pressed = st.button(
            breaks.DRAW if drawn else breaks.BEGIN,
            type="primary",
            icon=":material/casino:" if drawn else ":material/pause_circle:",
            key="begin_break",
        )
    if pressed:
        _begin(typed, name, drawn=drawn)


def standing(group: str) -> action.Standing:
    """What the record says about the group today."""
    here = session.visit()
    judged = session.remembered("judged", lambda: verdict.judge(here.workbook, here.now))
    found = next((one for one in judged.verdicts if one.group == group), None)
    if found is None:
        return action.Standing(verdict=VerdictCode.TOO_EARLY, probability=None)
    return action.Standing(verdict=found.verdict, probability=found.figures.value.probability)


def _begin(typed: action.BreakInput, form_name: str, *, drawn: bool) -> None:
    here = session.visit()
    name = plain(here.workbook.group_name(typed.group))
    done = breaks.begun(name, drawn=drawn, day=common.day(typed.start) if typed.start else "")
    if notice.save(
        lambda: action.start(
            here.workbook, typed, here.now, standing=standing(typed.group), seed=secrets.randbelow(_SEEDS)
        ),
        done,
        form_name,
    ):
        if drawn:  # taking it back would be a way to draw again; calling it off is not, and is kept
            session.say(done)
        session.begin_again(form_name)
        session.set_address({})
        st.rerun()
