"""Your data: take it along, bring it back, mend it, find it, or leave."""

import streamlit as st

from wellspent.ui import session
from wellspent.ui.views import data_calendar_out, data_copy, data_end, data_problems, data_restore, data_where
from wellspent.words import data


def main() -> None:
    """What needs mending first; then a copy out, a copy in, and the two ends."""
    here = session.visit()
    st.title(data.TITLE, anchor=False)
    st.write(data.LEAD)
    data_problems.show()
    if here.loaded.contents:
        data_copy.show()
        data_calendar_out.show()
    else:
        st.info(data.NOTHING_YET, icon=":material/folder_open:")
    if here.sample:
        st.info(data.SAMPLE, icon=":material/visibility:")
        return
    data_restore.show()
    data_where.show()
    if here.loaded.contents:
        data_end.found_work()
        data_end.delete_everything()


main()
