"""Import a calendar: a file, a window, the times, what changed since last time, and what was networking."""

import datetime as dt
import hashlib
from collections.abc import Callable, Hashable
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from wellspent.core.actions.calendar_changes import known, were_in_my_zone
from wellspent.core.actions.rate import waiting
from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.calendar import read_calendar, read_known
from wellspent.core.exchange.occasions import CalendarWindow, Times
from wellspent.core.next_step import WAITING_SINCE
from wellspent.core.settings import zone_named
from wellspent.ui import session
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views import import_changes, import_picks, import_times
from wellspent.ui.views.import_reads import reads_of
from wellspent.words import calendar
from wellspent.words import calendar_changes as changes
from wellspent.words import calendar_import as words

DAYS_BACK: Final = 90
_PREFIX: Final = "import."


def show() -> None:
    """From the file to the meetings, step by step; each step shows once the one before is done."""
    here = session.visit()
    st.write(words.LEAD)
    conflict(import_picks.FORM)
    conflict(import_changes.FORM)
    uploaded = st.file_uploader(words.UPLOAD, type=["ics"], key=f"{_PREFIX}file")
    today, came_in = here.now.date(), False
    with st.container(horizontal=True):
        since = st.date_input(words.SINCE, value=today - dt.timedelta(days=DAYS_BACK), key=f"{_PREFIX}since")
        until = st.date_input(words.UNTIL, value=today, key=f"{_PREFIX}until")
    if since > until:
        st.warning(words.TURNED_ROUND, icon=":material/date_range:")
    elif uploaded is not None:
        try:
            came_in = _steps(_File(uploaded.getvalue()), since, until)
        except UnreadableCalendar as unreadable:
            details = {name: plain(detail) for name, detail in unreadable.details.items()}
            st.error(calendar.unreadable(unreadable.code, details), icon=":material/event_busy:")
            return
    earlier = waiting(here.workbook, here.now, since=(here.now - WAITING_SINCE).date())
    if earlier and not came_in:
        st.button(
            words.earlier(len(earlier)),
            type="tertiary",
            icon=":material/edit_note:",
            on_click=session.set_address,
            args=(import_picks.RATE,),
            key="earlier",
        )


class _File:
    """The uploaded calendar, read as often as it is asked about, and each time only once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.mark = hashlib.sha256(data).hexdigest()[:12]
        self._reads = reads_of(self.mark)

    def window(self, since: dt.date, until: dt.date, times: Times, *, with_details: bool = False) -> CalendarWindow:
        """What lies between two days. While it is read, a bar shows how far it is."""

        def read() -> CalendarWindow:
            bar = st.empty()

            def tell(part: float) -> None:
                bar.progress(part, text=words.READING)

            window = read_calendar(
                self._data,
                since,
                until,
                zone=_zone(),
                times=times,
                with_details=with_details,
                progress=tell,
            )
            bar.empty()
            return window

        return self._reads.once((since, until, *_parts(times), with_details), read)

    def what_is_known(self) -> Callable[[Times], CalendarWindow] | None:
        """How to read what came in earlier, whatever the window; ``None`` if nothing ever did."""
        looked_up = known(session.visit().workbook)
        if looked_up is None:
            return None

        def read(times: Times) -> CalendarWindow:
            return self._reads.once(
                (looked_up, *_parts(times)), lambda: read_known(self._data, looked_up, zone=_zone(), times=times)
            )

        return read


def _zone() -> ZoneInfo | None:
    return zone_named(session.visit().zone)


def _parts(times: Times) -> tuple[Hashable, ...]:
    """What the times of a reading depend on."""
    return (session.visit().zone, times.in_my_zone, tuple(sorted(times.meant.items())), times.moved_by)


def _steps(file: _File, since: dt.date, until: dt.date) -> bool:
    """Everything below the file and the days; true if some of the calendar was just brought in."""
    here = session.visit()
    prefix = f"{_PREFIX}{file.mark}."
    stated = file.window(since, until, Times())
    earlier = file.what_is_known()
    try:
        as_mine = earlier is not None and were_in_my_zone(here.workbook, earlier, here.now)
    except UnreadableCalendar:
        # Whether times were moved is of no use where the rest can't be compared either, which is said below.
        as_mine = False
    times = import_times.ask(stated, prefix, as_mine=as_mine) if stated.entries else Times()
    window = file.window(since, until, times)
    _remarks(window)
    if earlier is not None:
        _changes(earlier, times, prefix)
    return import_picks.show(window, prefix, lambda: file.window(since, until, times, with_details=True))


def _changes(earlier: Callable[[Times], CalendarWindow], times: Times, prefix: str) -> None:
    """What is different from what came in earlier. If that would take too long, the rest goes on without it."""
    try:
        window = earlier(times)
    except UnreadableCalendar:
        st.info(changes.NOT_COMPARED, icon=":material/event_busy:")
    else:
        import_changes.show(window, prefix)


def _remarks(window: CalendarWindow) -> None:
    """What is not in the list, and why."""
    if window.unreadable:
        st.warning(calendar.left_out(tuple(map(plain, window.unreadable))), icon=":material/event_busy:")
    cancelled = sum(one.cancelled for series in window.series for one in series.occurrences)
    if cancelled:
        st.caption(words.cancelled(cancelled))
