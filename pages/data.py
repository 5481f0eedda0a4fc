"""Your data: take it along, bring it back, mend it, find it, or leave."""

import streamlit as st

from wellspent.ui import session
from wellspent.ui.views import (
    data_bring_in,
    data_calendar_out,
    data_copy,
    data_end,
    data_history,
    data_problems,
    data_report,
    data_restore,
    data_where,
)
from wellspent.words import data

VIEWS = {data_bring_in.VIEW: data_bring_in.show, data_history.VIEW: data_history.show}
IN_SAMPLE_TOO = {data_report.VIEW: data_report.show}


def main() -> None:
    """What needs mending first; then a copy out, a copy in, and the two ends."""
    here = session.visit()
    st.title(data.TITLE, anchor=False)
    view = session.asked("view")
    views = IN_SAMPLE_TOO if here.sample else {**IN_SAMPLE_TOO, **VIEWS}
    if view in views:
        views[view]()
        return
    st.write(data.LEAD)
    data_problems.show()
    if here.loaded.contents:
        data_copy.show()
        st.header(data.ELSEWHERE, anchor=False)
        st.write(data.ELSEWHERE_LEAD)
        data_report.door()
        data_calendar_out.show()
    else:
        st.info(data.NOTHING_YET, icon=":material/folder_open:")
    if here.sample:
        st.info(data.SAMPLE, icon=":material/visibility:")
        return
    data_restore.show()
    data_bring_in.door()
    data_history.door()
    data_where.show()
    if here.loaded.contents:
        data_end.found_work()
        data_end.delete_everything()


main()
