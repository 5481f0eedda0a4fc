"""What is still to come, as a file for the person's own calendar."""

from functools import partial
from typing import Final

import streamlit as st

from wellspent.core.exchange.appointments import Sort, Wanted, appointments, from_calendars
from wellspent.core.exchange.calendar_out import write_calendar
from wellspent.core.settings import zone_named
from wellspent.ui import session
from wellspent.ui.show import download
from wellspent.words import calendar_out as words

_PREFIX: Final = "calendar_out."


def show() -> None:
    """Folded up until it is wanted: what shall be in it, how much that is, and the button."""
    here = session.visit()
    with st.expander(words.TITLE, icon=":material/event_upcoming:", key="calendar_out", on_change="rerun") as expander:
        if not expander.open:
            return
        st.write(words.LEAD)
        wanted = _wanted()
        found = appointments(here.workbook, here.now, wanted)
        if not found:
            st.info(words.NOTHING_TO_COME, icon=":material/event_busy:")
            return
        st.caption(words.entries(len(found)))
        zone = zone_named(here.workbook.about.time_zone) or zone_named(here.zone)
        download.button(
            words.BUTTON,
            partial(write_calendar, found, words.entry_title, words.CALENDAR_NAME, here.now, zone),
            file_name=words.FILE_NAME.format(day=here.now.date().isoformat()),
            mime="text/calendar",
            icon=":material/download:",
            key=f"{_PREFIX}download",
        )


def _wanted() -> Wanted:
    here = session.visit()
    st.markdown(f"**{words.WHAT}**")
    sorts = frozenset(sort for sort in Sort if st.checkbox(words.SORT[sort], value=True, key=f"{_PREFIX}{sort}"))
    st.markdown(f"**{words.ALSO}**")
    imported = from_calendars(here.workbook, here.now)
    label = words.FROM_CALENDARS.format(number=imported)
    both = bool(imported) and Sort.PLANNED in sorts and st.checkbox(label, key=f"{_PREFIX}from_calendars")
    names = st.checkbox(words.NAMES, key=f"{_PREFIX}names")
    notes = st.checkbox(words.NOTES, key=f"{_PREFIX}notes")
    st.caption(words.PRIVATE)
    return Wanted(sorts=sorts, from_calendars=both, names=names, notes=notes)
