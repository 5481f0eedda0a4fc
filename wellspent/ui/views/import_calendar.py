"""Import a calendar: a file, a window, the titles that were networking, the groups they belong to."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Final

import streamlit as st

from wellspent.core.actions.groups import find_group
from wellspent.core.actions.import_calendar import Pick, import_occurrences
from wellspent.core.actions.rate import waiting
from wellspent.core.errors import InvalidInput, UnreadableCalendar
from wellspent.core.exchange.calendar import CalendarWindow, Series, read_calendar
from wellspent.core.settings import zone_named
from wellspent.ui import session
from wellspent.ui.forms import choices, rating
from wellspent.ui.show import notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import calendar, common
from wellspent.words import calendar_import as words

DAYS_BACK: Final = 90
LONG_LIST: Final = 12
FORM: Final = "import"
_PREFIX: Final = f"{FORM}."


def show() -> None:
    """From the file to the meetings, step by step; each step shows once the one before is done."""
    here = session.visit()
    st.write(words.LEAD)
    conflict(FORM)
    uploaded = st.file_uploader(words.UPLOAD, type=["ics"], key=f"{_PREFIX}file")
    today = here.now.date()
    with st.container(horizontal=True):
        since = st.date_input(words.SINCE, value=today - dt.timedelta(days=DAYS_BACK), key=f"{_PREFIX}since")
        until = st.date_input(words.UNTIL, value=today, key=f"{_PREFIX}until")
    if since > until:
        st.warning(words.TURNED_ROUND, icon=":material/date_range:")
    elif uploaded is not None:
        data = uploaded.getvalue()
        mark = hashlib.sha256(data).hexdigest()[:12]
        try:
            with st.spinner(words.READING):
                window = _window(data, mark, since, until)
                if window.other_zones and _in_my_zone(window, mark):
                    window = _window(data, mark, since, until, in_my_zone=True)
        except UnreadableCalendar as unreadable:
            details = {name: plain(detail) for name, detail in unreadable.details.items()}
            st.error(calendar.unreadable(unreadable.code, details), icon=":material/event_busy:")
            return
        _remarks(window)
        _pick(window, f"{_PREFIX}{mark}.")
    if waiting(here.workbook, here.now):
        st.button(
            words.NEXT,
            icon=":material/edit_note:",
            on_click=session.set_address,
            args=({"view": "catch-up"},),
            key="next",
        )


def _window(data: bytes, mark: str, since: dt.date, until: dt.date, *, in_my_zone: bool = False) -> CalendarWindow:
    zone = zone_named(session.visit().zone)
    return session.remembered(
        "calendar",
        lambda: read_calendar(data, since, until, zone=zone, in_my_zone=in_my_zone),
        mark,
        since,
        until,
        in_my_zone,
    )


def _in_my_zone(window: CalendarWindow, mark: str) -> bool:
    st.info(words.other_zones(tuple(map(plain, window.other_zones))), icon=":material/schedule:")
    return st.checkbox(words.IN_MY_ZONE, key=f"{_PREFIX}{mark}.in_my_zone")


def _remarks(window: CalendarWindow) -> None:
    """What the person should know before trusting the times."""
    if window.unknown_zones:
        st.warning(words.unknown_zones(tuple(map(plain, window.unknown_zones))), icon=":material/schedule:")
    if window.unreadable:
        st.warning(calendar.left_out(tuple(map(plain, window.unreadable))), icon=":material/event_busy:")
    cancelled = sum(one.cancelled for series in window.series for one in series.occurrences)
    if cancelled:
        st.caption(words.cancelled(cancelled))


def _pick(window: CalendarWindow, prefix: str) -> None:
    """Tick titles, say what group they are, bring them in."""
    here = session.visit()
    known = {meeting.source for meeting in here.workbook.meetings.values()}
    new = [_only_new(series, known) for series in window.series]
    offered = [series for series in new if series.occurrences]
    if not offered:
        st.info(words.ALL_IN if window.series else words.NOTHING_FOUND, icon=":material/event_available:")
        return
    st.subheader(words.WHICH, anchor=False)
    st.caption(words.WHICH_LEAD)
    with st.container(height=420 if len(offered) > LONG_LIST else "content", border=True):
        everything = len(offered) > 1 and st.checkbox(words.ALL, key=f"{prefix}all")
        ticked = offered if everything else [series for series in offered if _tick(series, prefix)]
    if not ticked:
        st.caption(words.TICK_FIRST)
        return
    number = sum(len(series.occurrences) for series in ticked)
    st.markdown(words.ticked(number))
    picks = _groups(ticked, prefix)
    if st.button(words.BRING_IN, type="primary", icon=":material/download:", disabled=not picks, key="bring_in"):
        _bring_in(picks)


def _bring_in(picks: Sequence[Pick]) -> None:
    here = session.visit()
    try:
        imported = import_occurrences(here.workbook, picks, here.now)
    except InvalidInput as invalid:
        notice.input_problems(invalid.problems)
        return
    if notice.save(lambda: imported.changes, words.brought_in(imported.added, imported.already_there), FORM):
        st.rerun()


def _only_new(series: Series, known: set[str]) -> Series:
    """The series without what was cancelled and what is in the workbook already."""
    rest = tuple(one for one in series.occurrences if not one.cancelled and one.source not in known)
    return Series(title=series.title, occurrences=rest)


def _tick(series: Series, prefix: str) -> bool:
    first, last = series.occurrences[0], series.occurrences[-1]
    label = words.series(
        plain(series.title or calendar.UNTITLED),
        len(series.occurrences),
        common.day(first.date),
        common.day(last.date),
        first.minutes,
    )
    # Named for the title, which no other days change: a tick stays when the window does.
    return st.checkbox(label, key=f"{prefix}tick.{series.title}")


def _groups(ticked: Sequence[Series], prefix: str) -> list[Pick]:
    """Which group each ticked title belongs to; empty while that is not said."""
    workbook = session.visit().workbook
    how = st.segmented_control(
        words.HOW,
        list(words.HOW_NAME),
        default="each",
        required=True,
        format_func=lambda one: choices.label(words.HOW_NAME[one]),
        key=f"{prefix}how",
    )
    if how == "one":
        name = st.selectbox(
            words.GROUP,
            list(
                dict.fromkeys(
                    [
                        *(group.name for group in workbook.groups.values()),
                        *(one.title or calendar.UNTITLED for one in ticked),
                    ]
                )
            ),
            index=None,
            placeholder=words.GROUP_PLACEHOLDER,
            accept_new_options=True,
            key=f"{prefix}group",
        )
        names = [name or ""] * len(ticked)
    else:
        names = [series.title or calendar.UNTITLED for series in ticked]
    if not all(names):
        st.caption(words.NAME_FIRST)
        return []
    kind = None
    if any(find_group(workbook, name) is None for name in names):
        kind = rating.kind(words.KIND if how == "one" or len(ticked) == 1 else words.KINDS, f"{prefix}kind")
        if kind is None:
            st.caption(words.KIND_FIRST)
            return []
    return [
        Pick(group=name, kind=kind, occurrences=series.occurrences) for name, series in zip(names, ticked, strict=True)
    ]
