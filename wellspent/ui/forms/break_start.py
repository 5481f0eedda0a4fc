"""The form that begins a break: which group, how, for how long, why, what is expected, and what to do instead."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from wellspent.core.actions.take_break import BreakInput
from wellspent.core.breaks import designs, due, offers
from wellspent.core.model import CALLS, BreakDesign, GroupStatus, Workbook
from wellspent.core.people import name_of
from wellspent.ui.forms import choices, fields, person
from wellspent.ui.show import break_design
from wellspent.ui.show.plain import plain
from wellspent.words import breaks, common

_USUAL_WEEKS = {BreakDesign.LOOK_AND_SEE: 4, BreakDesign.BLOCKS: 10, BreakDesign.ABAB: 16}


def groups(workbook: Workbook, now: dt.datetime) -> list[str]:
    """The ids of the groups that a break can be taken from, those that are gone to first; calls are no group here."""
    free = [
        group
        for group in workbook.groups.values()
        if group.id != CALLS and due.of_group(workbook, group.id, now) is None
    ]
    return [group.id for group in sorted(free, key=lambda group: group.status is not GroupStatus.ATTENDING)]


def ask(workbook: Workbook, asked: str | None, now: dt.datetime, key: str) -> BreakInput:
    """The fields of a break that is to begin, ``asked`` being the group that was come for; keys start with ``key``."""
    known = groups(workbook, now)
    group = fields.selectbox(
        breaks.GROUP,
        known,
        index=known.index(asked) if asked in known else None,
        format_func=workbook.group_name,
        placeholder=breaks.GROUP_PICK,
        key=f"{key}group",
    )
    if group is None:
        return BreakInput(group="", weeks=None, start=None)
    design = _design(workbook, group, now, key)
    weeks = _weeks(design, f"{key}weeks.{design}")
    start = _start(offers.starts(workbook, group, design, now), now.date(), f"{key}start.{group}.{design}")
    if weeks is not None and start is not None:
        break_design.beforehand(workbook, group, design, weeks, start)
    reason = fields.text_area(breaks.REASON, max_chars=20_000, height=70, key=f"{key}reason")
    prediction = fields.text_area(
        breaks.PREDICTION, max_chars=20_000, height=100, help=breaks.PREDICTION_HELP, key=f"{key}prediction"
    )
    return BreakInput(
        group=group,
        design=design,
        weeks=weeks,
        start=start,
        reason=reason,
        prediction=prediction,
        substitute=_instead(workbook, key),
    )


def _design(workbook: Workbook, group: str, now: dt.datetime, key: str) -> BreakDesign:
    weekly = offers.meets_weekly(workbook, group, now)
    design = BreakDesign.LOOK_AND_SEE
    if weekly:
        picked = fields.segmented_control(
            breaks.DESIGN,
            list(BreakDesign),
            default=design,
            required=True,
            format_func=lambda one: choices.label(breaks.DESIGN_NAME[one]),
            key=f"{key}design.{group}",
        )
        design = picked or design
    st.caption(breaks.DESIGN_WHAT[design])
    if not weekly:
        st.caption(breaks.NOT_WEEKLY)
    return design


def _weeks(design: BreakDesign, key: str) -> int | None:
    lengths = designs.lengths(design)
    if len(lengths) == 1:
        return lengths[0]
    return fields.segmented_control(
        breaks.WEEKS,
        lengths,
        default=_USUAL_WEEKS[design],
        required=True,
        format_func=lambda number: choices.label(breaks.weeks(number)),
        key=key,
    )


def _start(starts: Sequence[dt.date], today: dt.date, key: str) -> dt.date | None:
    return fields.segmented_control(
        breaks.START,
        starts,
        default=starts[0],
        required=True,
        format_func=lambda day: choices.label(breaks.TODAY if day == today else common.day(day)),
        key=f"{key}.{starts[0]}",
    )


def _instead(workbook: Workbook, key: str) -> str:
    """The if-then plan, put together as one sentence."""
    st.markdown(f"**{breaks.INSTEAD}**")
    st.caption(breaks.INSTEAD_LEAD)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        when = fields.text_input(breaks.WHEN, max_chars=200, placeholder=breaks.WHEN_EXAMPLE, key=f"{key}when")
        whom = person.pick(breaks.WHOM, workbook, None, f"{key}whom", breaks.WHOM_EXAMPLE, new=True)
    say = fields.text_input(breaks.SAY, max_chars=500, placeholder=breaks.SAY_EXAMPLE, key=f"{key}say")
    plan = breaks.if_then(when, name_of(workbook, whom) if whom else "", say)
    if plan:
        st.markdown(f"> {plain(plan)}")
    return plan
