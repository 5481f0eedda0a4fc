"""The latest meetings, or those that a word is found in; each one click from being changed."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from wellspent.core import search
from wellspent.core.model import Meeting
from wellspent.core.scoring import Scorer
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import common, rate

LATEST: Final = 10
FOUND: Final = 25


def show() -> None:
    """The latest, or what was searched for."""
    here = session.visit()
    workbook, today = here.workbook, here.now.date()
    been = [meeting for meeting in workbook.meetings.values() if meeting.date <= today]
    st.subheader(rate.RECENT, anchor=False)
    if not been:
        st.write(rate.NO_MEETINGS)
        return
    text = ""
    if len(been) > LATEST:
        text = st.text_input(
            rate.SEARCH, type="search", live="300ms", placeholder=rate.SEARCH_PLACEHOLDER, key="find.text"
        )
    if text.strip():
        hay = session.remembered("haystacks", lambda: search.haystacks(workbook))
        found = search.find(workbook, hay, text)
        st.caption(rate.found(min(len(found), FOUND), len(found)) if found else rate.NOT_FOUND)
        _list(found[:FOUND])
    else:
        _list(sorted(been, key=lambda meeting: meeting.date, reverse=True)[:LATEST])


def _list(meetings: Sequence[Meeting]) -> None:
    here = session.visit()
    scorer = Scorer(here.workbook.definition)
    for meeting in meetings:
        # A button: the platform's link to the page one is on does not change the address.
        st.button(
            rate.line(
                plain(here.workbook.group_name(meeting.group)),
                common.short_day(meeting.date, here.now.year),
                scorer.value(meeting),
            ),
            key=f"open.{meeting.id}",
            icon=":material/edit:",
            type="tertiary",
            on_click=session.set_address,
            args=({"meeting": meeting.id},),
        )
