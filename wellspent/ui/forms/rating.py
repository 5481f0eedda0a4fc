"""The form for one meeting. Its fields stand outside ``st.form``, so that what is typed reaches us as it is typed."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import streamlit as st

from wellspent.core.actions.groups import find_group, same_name
from wellspent.core.actions.rate import RatingInput, last_time
from wellspent.core.model import Kind, Meeting, Workbook
from wellspent.ui import session
from wellspent.ui.forms import fields, scale
from wellspent.ui.show.plain import plain
from wellspent.words import rate, scales


def ask(workbook: Workbook, meeting: Meeting | None, today: dt.date, key: str) -> RatingInput:
    """The fields of one meeting, starting from ``meeting`` if there is one; every key starts with ``key``."""
    name = group(rate.GROUP, workbook, meeting, f"{key}group")
    new_kind = kind_of_new(rate.KIND, workbook, name, f"{key}kind")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = meeting.date if meeting else today
        date = fields.date_input(rate.DATE, value=day, max_value=max(day, today), key=f"{key}date")
        minutes, travel = _time_spent(workbook, meeting, name, key)
    st.subheader(rate.GOT, anchor=False)
    st.caption(rate.GOT_LEAD if workbook.definition.in_use else rate.NO_DEFINITION)
    got = {
        criterion.id: scale.ask(
            plain(criterion.text),
            scales.GOT,
            f"{key}got.{criterion.id}",
            meeting.got.get(criterion.id) if meeting else None,
        )
        for criterion in workbook.definition.in_use
    }
    st.subheader(rate.FEEL, anchor=False)
    start = meeting or _NOTHING
    mood_before = scale.ask(rate.MOOD_BEFORE, scales.MOOD, f"{key}mood_before", start.mood_before)
    mood_after = scale.ask(rate.MOOD_AFTER, scales.MOOD, f"{key}mood_after", start.mood_after)
    progress = scale.ask(rate.PROGRESS, scales.PROGRESS, f"{key}progress", start.progress)
    worth = scale.ask(rate.WORTH, scales.WORTH, f"{key}worth", start.worth)
    with st.expander(rate.MORE):
        time_of_day = fields.time_input(rate.START, value=start.start, step=900, key=f"{key}start")
        with st.container(horizontal=True):
            before = _minutes(rate.BEFORE, start.before_minutes, f"{key}before")
            after = _minutes(rate.AFTER, start.after_minutes, f"{key}after")
            cost = _cost(start.cost, f"{key}cost")
        tags = _tags(workbook, start.tags, f"{key}tags")
        note = fields.text_area(rate.NOTE, value=start.note, help=rate.NOTE_HELP, max_chars=20_000, key=f"{key}note")
    return RatingInput(
        base=meeting,
        group=name or "",
        kind=new_kind,
        date=date,
        start=time_of_day,
        minutes=minutes,
        travel_minutes=travel,
        before_minutes=before,
        after_minutes=after,
        cost=cost,
        got=got,
        mood_before=mood_before,
        mood_after=mood_after,
        progress=progress,
        worth=worth,
        note=note,
        tags=tags,
    )


_DEAREST: Final = 1_000_000_000.0
_NOTHING = Meeting(id="new", date=dt.date.min, group="none")
"""What a new meeting starts from: no answer anywhere."""


def group(label: str, workbook: Workbook, meeting: Meeting | None, key: str) -> str | None:
    """The name of a group, picked from those there are or typed."""
    names = [group.name for group in workbook.groups.values()]
    chosen = workbook.group_name(meeting.group) if meeting else None
    if chosen is not None and chosen not in names:
        names.append(chosen)
    return fields.selectbox(
        label,
        names,
        index=names.index(chosen) if chosen else None,
        placeholder=rate.GROUP_PLACEHOLDER,
        accept_new_options=True,
        key=key,
    )


def kind_of_new(label: str, workbook: Workbook, name: str | None, key: str) -> Kind | None:
    """What sort of gathering it is, asked only where the name is a new one."""
    if not name or find_group(workbook, name) is not None:
        return None
    return kind(label, key)


def kind(label: str, key: str) -> Kind | None:
    """What sort of gathering a new group is. Calls are a group of their own, so they are not offered."""
    return fields.selectbox(
        label,
        [one for one in Kind if one is not Kind.CALL],
        index=None,
        format_func=lambda one: scales.KIND[one],
        placeholder=rate.KIND_PLACEHOLDER,
        key=key,
    )


def _time_spent(
    workbook: Workbook, meeting: Meeting | None, name: str | None, key: str
) -> tuple[int | None, int | None]:
    """Minutes there and of travel. For a new meeting both are offered as they were the last time, and it says so.

    Another group offers other minutes, so it has fields of its own; what was typed goes over from one to the next.
    """
    if meeting is not None:
        minutes, travel, hint, of = meeting.minutes, meeting.travel_minutes, None, ""
    else:
        last = last_time(workbook, name or "")
        minutes, travel, hint, of = last.minutes, last.travel_minutes, rate.AS_LAST_TIME, f"{name}."
    there = _minutes(rate.MINUTES, minutes, f"{key}{of}minutes", f"{key}minutes", hint)
    way = _minutes(rate.TRAVEL, travel, f"{key}{of}travel", f"{key}travel", hint)
    return there, way


def _minutes(label: str, value: int | None, key: str, part: str | None = None, hint: str | None = None) -> int | None:
    offered = value is not None and session.forms().typed(part or key) is None
    return fields.number_input(label, 0, 7 * 24 * 60, value, step=5, key=key, part=part, help=hint if offered else None)


def _cost(value: Decimal | None, key: str) -> Decimal | None:
    start = float(value) if value is not None else None
    typed = fields.number_input(rate.COST, 0.0, _DEAREST, start, step=1.0, format="%.2f", key=key)
    if typed is None:
        return None
    return value if value is not None and float(value) == typed else Decimal(f"{typed:.2f}")


def _tags(workbook: Workbook, chosen: Sequence[str], key: str) -> list[str]:
    known = sorted({tag for meeting in workbook.meetings.values() for tag in meeting.tags} | set(chosen))
    return fields.multiselect(
        rate.TAGS, known, default=list(chosen), accept_new_options=True, help=rate.TAGS_HELP, key=key
    )


def differs(typed: RatingInput, workbook: Workbook) -> bool:
    """True if the fields hold something that the meeting they began from does not."""
    base = typed.base
    if base is None:
        return bool(typed.group)
    return (
        not same_name(typed.group, workbook.group_name(base.group))
        or any(getattr(typed, name) != getattr(base, name) for name in _COMPARED)
        or any(base.got.get(criterion) != step for criterion, step in typed.got.items())
        or tuple(typed.tags) != base.tags
    )


_COMPARED: Final = (
    "date",
    "start",
    "minutes",
    "travel_minutes",
    "before_minutes",
    "after_minutes",
    "cost",
    "mood_before",
    "mood_after",
    "progress",
    "worth",
    "note",
)
