"""The form for a call: with whom, how it went, and, if it got through, how it was."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from wellspent.core.actions.call import CallInput
from wellspent.core.calls import Reach
from wellspent.core.model import Workbook
from wellspent.ui.forms import choices, fields, person, scale
from wellspent.ui.show.plain import plain
from wellspent.words import calls, rate, scales


def ask(workbook: Workbook, whom: str | None, today: dt.date, key: str) -> CallInput:
    """The fields of one call, to ``whom`` unless another is picked; every key starts with ``key``."""
    who = person.pick(calls.WHO, workbook, whom, f"{key}who", calls.WHO_PLACEHOLDER, new=True)
    reach = fields.segmented_control(
        calls.HOW,
        list(Reach),
        format_func=lambda one: choices.label(calls.REACH[one]),
        key=f"{key}reach",
    )
    typed = CallInput(person=who or "", date=None, reach=reach)
    if reach is Reach.REACHED:
        typed = _how_it_was(workbook, typed, key)
    if reach in {Reach.VOICEMAIL, Reach.NO_ANSWER}:
        st.caption(calls.NOT_REACHED)
    with st.expander(calls.MORE):
        date = fields.date_input(calls.DATE, value=today, max_value=today, format="YYYY-MM-DD", key=f"{key}date")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            step = fields.text_input(calls.NEXT_STEP, max_chars=500, help=calls.NEXT_HELP, key=f"{key}next_step")
            next_date = fields.date_input(calls.NEXT_DATE, value=None, format="YYYY-MM-DD", key=f"{key}next_date")
        note = fields.text_area(rate.NOTE, max_chars=20_000, height=80, key=f"{key}note")
    return replace(typed, date=date, note=note, next_step=step, next_date=next_date)


def _how_it_was(workbook: Workbook, typed: CallInput, key: str) -> CallInput:
    """What every meeting is asked; no answer is given beforehand."""
    minutes = fields.number_input(calls.MINUTES, 0, 7 * 24 * 60, value=None, step=1, key=f"{key}minutes")
    if workbook.definition.in_use:
        st.caption(calls.GOT_LEAD)
    return replace(
        typed,
        minutes=minutes,
        got={
            one.id: scale.ask(plain(one.text), scales.GOT, f"{key}got.{one.id}") for one in workbook.definition.in_use
        },
        mood_before=scale.ask(rate.MOOD_BEFORE, scales.MOOD, f"{key}mood_before"),
        mood_after=scale.ask(rate.MOOD_AFTER, scales.MOOD, f"{key}mood_after"),
        progress=scale.ask(rate.PROGRESS, scales.PROGRESS, f"{key}progress"),
        worth=scale.ask(rate.WORTH, scales.WORTH, f"{key}worth"),
    )


def differs(typed: CallInput) -> bool:
    """True if anything of the call itself is filled in; whom it was to may have been picked for the person."""
    return typed.reach is not None or bool(typed.note or typed.next_step or typed.next_date)
