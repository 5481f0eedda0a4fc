"""The person's own decision about one group, beside the verdict."""

from dataclasses import replace

import streamlit as st

from wellspent.core.actions import decide as action
from wellspent.core.model import Choice, Decision, Workbook
from wellspent.core.verdict import GroupVerdict
from wellspent.ui import session
from wellspent.ui.forms import choices, fields
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.visiting import Form
from wellspent.words import common, decide, scales


def show(one: GroupVerdict) -> None:
    """What was decided last, and the form for another decision."""
    before = action.latest(session.visit().workbook, one.group)
    name = _form_of(one.group)
    begun = session.form(name, before)
    conflict(name)
    if before is not None:
        st.markdown(decide.decided(common.day(before.date), scales.CHOICE[before.decision], plain(before.note)))
    # What was typed before is not hidden away.
    with st.expander(decide.YOURS, expanded=session.forms().came_back(name) is not None):
        drafts.offer(name)
        _ask(one, before, begun)


def _form_of(group_id: str) -> str:
    """The name of the form for the decision about one group."""
    return f"decide.{group_id}"


def _as_begun(workbook: Workbook, latest: Decision | None, base: object) -> Workbook:
    """The workbook with the decision that the form began from, so that the store can tell if another one came since."""
    decisions = dict(workbook.decisions)
    if latest is not None and latest != base:
        del decisions[latest.id]
    if isinstance(base, Decision):
        decisions[base.id] = base
    return replace(workbook, decisions=decisions)


def _ask(one: GroupVerdict, before: Decision | None, begun: Form) -> None:
    here = session.visit()
    name = _form_of(one.group)
    group_name = plain(here.workbook.group_name(one.group))
    choice = fields.segmented_control(
        decide.CHOOSE.format(group=group_name),
        list(Choice),
        format_func=lambda each: choices.label(scales.CHOICE[each]),
        key=f"{begun.prefix}choice",
    )
    note = fields.text_area(decide.NOTE, max_chars=20_000, key=f"{begun.prefix}note")
    session.follow(name, before, typed=bool(choice or note))
    pressed = st.button(decide.SAVE, key=f"{begun.prefix}save", disabled=choice is None)
    if (
        pressed
        and choice is not None
        and notice.save(
            lambda: action.decide(
                _as_begun(here.workbook, before, begun.base),
                one.group,
                here.now,
                verdict=one.verdict,
                probability=one.figures.value.probability,
                choice=choice,
                note=note,
            ),
            decide.saved(group_name),
            name,
        )
    ):
        session.begin_again(name)
        st.rerun()
