"""The first page once the person has found work: a look back, a copy to take along, and the way back in."""

import streamlit as st

from wellspent.core.actions import close
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.ui.views import data_copy, data_end
from wellspent.words import common
from wellspent.words import data as words


def show() -> None:
    """In place of a next step."""
    here = session.visit()
    back = session.remembered("look_back", lambda: close.look_back(here.workbook, here.now))
    with st.container(border=True, key="found_work"):
        st.subheader(words.CLOSED_TITLE, anchor=False)
        lines = [words.CLOSED, words.search(back.weeks, back.meetings, common.hours(back.hours), back.hours_unknown)]
        if back.best is not None and back.best.value_per_hour.estimate is not None:
            best = back.best.value_per_hour
            lines.append(
                words.gave_most(plain(here.workbook.group_name(back.best.group)), best.estimate or 0, best.count)
            )
        if back.people:
            lines.append(words.people(back.people))
        st.markdown(" ".join(lines))
        st.markdown(words.CLOSED_THANKS)
        with st.container(horizontal=True):
            data_copy.whole("export_at_the_end")
            data_end.open_again()
