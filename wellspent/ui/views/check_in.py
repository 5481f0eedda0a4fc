"""Check-in: a week in a minute, and the weeks so far with their gaps."""

import datetime as dt
from typing import Final

import streamlit as st

from wellspent.core import checkins
from wellspent.core.actions import check_in as action
from wellspent.core.model import CheckIn
from wellspent.ui import session
from wellspent.ui.forms import check_in as form
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import check_in as words
from wellspent.words import scales

OFFERED: Final = 26
"""So many weeks back can be picked; what a file has of earlier ones can be opened from the list."""
SHOWN: Final = 12


def show() -> None:
    """The week that is asked for, or that the address names; below it the others."""
    here = session.visit()
    st.caption(words.LEAD)
    _form(_week())
    _weeks(checkins.weeks(here.workbook, here.now, SHOWN))


def _week() -> dt.date:
    """The week to fill in: another one can be picked."""
    here = session.visit()
    today = here.now.date()
    asked = _as_week(session.asked("week"), today) or checkins.asked_week(today)
    this_week = checkins.monday(today)
    weeks = sorted({asked, *(this_week - number * checkins.WEEK for number in range(OFFERED))}, reverse=True)
    filled = here.workbook.checkins
    picked = st.selectbox(
        words.WEEK,
        weeks,
        index=weeks.index(asked),
        format_func=lambda week: words.option(week, week.isoformat() in filled),
        key=f"check_in.week.{asked}",
    )
    if picked != asked:
        session.set_address({"view": "check-in", "week": picked.isoformat()})
        st.rerun()
    return picked


def _as_week(text: str | None, today: dt.date) -> dt.date | None:
    """The Monday that the address names; ``None`` for anything else, and for weeks to come."""
    try:
        day = dt.date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.weekday() == 0 and day <= today else None


def _form(week: dt.date) -> None:
    here = session.visit()
    checkin = here.workbook.checkins.get(week.isoformat())
    name = f"check_in.{week}"
    begun = session.form(name, checkin)
    base = begun.base if isinstance(begun.base, CheckIn) else None
    conflict(name)
    drafts.offer(name)
    typed = form.ask(week, base, begun.prefix)
    session.follow(name, checkin, typed=form.differs(typed))
    with st.container(horizontal=True):
        pressed = st.button(words.SAVE, type="primary", icon=":material/save:", key="save_check_in")
        if (
            base is not None
            and st.button(words.DELETE, icon=":material/delete:", key="delete_check_in")
            and notice.save(lambda: action.delete(base), words.deleted(week), name)
        ):
            session.begin_again(name)
            st.rerun()
    if pressed and notice.save(lambda: action.check_in(typed, here.now), words.saved(week), name):
        session.begin_again(name)
        session.set_address({"view": "check-in"})
        st.rerun()


def _weeks(weeks: tuple[dt.date, ...]) -> None:
    filled = session.visit().workbook.checkins
    st.subheader(words.WEEKS, anchor=False)
    if not filled:
        st.write(words.NONE_YET)
        return
    for week in weeks:
        checkin = filled.get(week.isoformat())
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"week.{week}"):
            st.markdown(f"**{words.week(week)}** · {_line(checkin)}" + _note(checkin))
            st.button(
                words.CHANGE if checkin else words.FILL_IN,
                key=f"open_week.{week}",
                type="tertiary",
                on_click=session.set_address,
                args=({"view": "check-in", "week": week.isoformat()},),
            )


def _line(checkin: CheckIn | None) -> str:
    if checkin is None:
        return words.GAP
    mood = None if checkin.mood is None else scales.MOOD[checkin.mood]
    confidence = None if checkin.confidence is None else scales.CONFIDENCE[checkin.confidence]
    return words.line(checkin.hours, mood, confidence)


def _note(checkin: CheckIn | None) -> str:
    return f"  \n{plain(checkin.note)}" if checkin is not None and checkin.note else ""
