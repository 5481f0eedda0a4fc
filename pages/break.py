"""Break: leave a group out for a while, with a prediction and an end, and look at what changed."""

import streamlit as st

from wellspent.core.breaks import due
from wellspent.core.model import Break
from wellspent.ui import session
from wellspent.ui.views import break_over, break_running, break_start
from wellspent.words import break_results, breaks


def main() -> None:
    """What waits for a decision, then what runs, then the way to begin another, unless that is what was come for."""
    here = session.visit()
    st.title(breaks.TITLE, anchor=False)
    st.write(breaks.LEAD)
    asked = here.workbook.breaks.get(session.asked("break") or "")
    if asked is not None and due.is_over(asked, here.now):
        break_over.show(asked)
        st.button(
            break_results.CLOSE,
            icon=":material/arrow_back:",
            on_click=session.set_address,
            args=({},),
            key="all_breaks",
        )
        return
    group = session.asked("group") or ""
    came_to_begin = group in here.workbook.groups and due.of_group(here.workbook, group, here.now) is None
    if came_to_begin:
        break_start.show()
    for one in due.ending(here.workbook, here.now):
        break_over.show(one)
    for one in (*due.running(here.workbook, here.now), *due.coming(here.workbook, here.now)):
        break_running.show(one)
    if not came_to_begin:
        break_start.show()
    break_over.earlier(decided())


def decided() -> list[Break]:
    """The breaks that are decided, latest first."""
    here = session.visit()
    found = [one for one in here.workbook.breaks.values() if due.is_over(one, here.now) and one.decision is not None]
    return sorted(found, key=lambda one: one.ended_on or one.end, reverse=True)


main()
