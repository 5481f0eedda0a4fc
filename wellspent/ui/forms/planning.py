"""The form for a meeting that is to come."""

import datetime as dt
from collections.abc import Callable
from typing import Final

import streamlit as st

from wellspent.core.actions.groups import same_name
from wellspent.core.actions.plan import PlanInput
from wellspent.core.model import Meeting, Workbook
from wellspent.ui.forms import fields, rating, scale
from wellspent.words import plan, rate, scales


def ask(
    workbook: Workbook, meeting: Meeting | None, today: dt.date, key: str, so_far: Callable[[str], str | None]
) -> PlanInput:
    """The fields of one planned meeting, starting from ``meeting`` if there is one; every key starts with ``key``.

    ``so_far`` says of a group, by its name, how it kept what was expected of it.
    """
    name = rating.group(plan.GROUP, workbook, meeting, f"{key}group")
    kind = rating.kind_of_new(rate.KIND, workbook, name, f"{key}kind")
    with st.container(horizontal=True):
        date = fields.date_input(plan.DATE, value=meeting.date if meeting else None, min_value=today, key=f"{key}date")
        start = fields.time_input(plan.START, value=meeting.start if meeting else None, step=900, key=f"{key}start")
    if name and (remark := so_far(name)):
        st.caption(remark)
    expected = scale.ask(plan.EXPECTED, scales.GOT, f"{key}expected", meeting.expected if meeting else None)
    mood = scale.ask(plan.EXPECTED_MOOD, scales.MOOD, f"{key}expected_mood", meeting.expected_mood if meeting else None)
    return PlanInput(
        base=meeting,
        group=name or "",
        kind=kind,
        date=date,
        start=start,
        expected=expected,
        expected_mood=mood,
    )


_COMPARED: Final = ("date", "start", "expected", "expected_mood")


def differs(typed: PlanInput, workbook: Workbook) -> bool:
    """True if the fields hold something that the meeting they began from does not."""
    base = typed.base
    if base is None:
        return bool(typed.group)
    renamed = not same_name(typed.group, workbook.group_name(base.group))
    return renamed or any(getattr(typed, name) != getattr(base, name) for name in _COMPARED)
