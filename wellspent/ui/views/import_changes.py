"""What a calendar says otherwise than when it came in: each difference, to be taken over or left."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from wellspent.core.actions.calendar_changes import Difference, What, differences, same_distance, take_over
from wellspent.core.exchange.occasions import CalendarWindow, Occurrence
from wellspent.core.model import Meeting
from wellspent.ui import session
from wellspent.ui.forms import ticks
from wellspent.ui.show import notice
from wellspent.words import calendar, common
from wellspent.words import calendar_changes as words
from wellspent.words import calendar_import as import_words

FORM: Final = "import.changes"


def show(window: CalendarWindow, prefix: str) -> None:
    """The differences, if there are any. Nothing is taken over before the button is pressed."""
    here = session.visit()
    found = differences(here.workbook, window, here.now)
    if not found:
        return
    st.subheader(words.TITLE, anchor=False)
    st.caption(words.LEAD)
    distance = same_distance(found)
    if distance is not None:
        st.info(words.same_distance(distance.total_seconds() / 3600), icon=":material/schedule:")
    by_line = _by_line(found)
    lines = {key: _line(of_line) for key, of_line in by_line.items()}
    beforehand = [key for key, of_line in by_line.items() if all(one.untouched for one in of_line)]
    ticked = ticks.ask(lines, beforehand, f"{prefix}change.", words.TITLE, import_words.SEARCH_HINT)
    taken = [one for key in ticked for one in by_line[key]]
    if not taken:
        st.caption(words.TICK_FIRST)
        return
    number = len({one.meeting.id for one in taken})
    pressed = st.button(words.TAKE, icon=":material/published_with_changes:", key="take_over")
    if pressed and notice.save(lambda: take_over(here.workbook, taken, here.now), words.taken(number), FORM):
        st.rerun()


def _by_line(found: Sequence[Difference]) -> dict[str, list[Difference]]:
    """One line for each difference; a new name is one line for all that have it."""
    lines: dict[str, list[Difference]] = {}
    for one in found:
        of = one.meeting.id
        if one.what is What.RENAMED and one.occurrence is not None:
            of = f"{one.title}\n{one.occurrence.title}\n{one.untouched}"
        # Named for what the calendar says, so that a tick is never taken for another difference of the same meeting.
        now = "" if one.occurrence is None else f"{one.occurrence.date} {one.occurrence.start}"
        lines.setdefault(f"{one.what}.{of}" + ("" if one.what is What.RENAMED else f".{now}"), []).append(one)
    return lines


def _line(of_line: Sequence[Difference]) -> str:
    one = of_line[0]
    title, when = one.title or calendar.UNTITLED, _when(one.meeting)
    now = one.occurrence
    match one.what:
        case What.MOVED if now is not None:
            return words.moved(title, when, _when(now))
        case What.RENAMED if now is not None:
            return words.renamed(title, now.title or calendar.UNTITLED, len(of_line))
        case What.BACK_ON if now is not None:
            return words.back_on(title, _when(now))
        case What.GONE:
            return words.gone(title, when)
        case _:
            return words.called_off(title, when)


def _when(one: Meeting | Occurrence) -> str:
    return common.day(one.date) if one.start is None else f"{common.day(one.date)}, {one.start:%H:%M}"
