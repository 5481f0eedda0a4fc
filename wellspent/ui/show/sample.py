"""The way into the sample, the bar that says one is in it, and the way out."""

import streamlit as st

from wellspent.ui import session
from wellspent.words import sample

_TODAY = "pages/today.py"


def bar() -> None:
    """On every page of the sample: that it is one, and the way back. Nothing in the person's own workbook."""
    if not session.visit().sample:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sample_bar"):
        st.info(sample.IN_SAMPLE, icon=":material/visibility:")
        if st.button(sample.BACK, icon=":material/arrow_back:", key="leave_sample"):
            session.leave_sample()
            st.switch_page(_TODAY)


def offer(page: str = _TODAY, label: str = sample.LOOK_FIRST) -> None:
    """A button that leads to ``page`` in the sample. Nothing for who is there already."""
    if session.visit().sample:
        return
    if st.button(label, icon=":material/visibility:", key="look_at_sample"):
        st.switch_page(page, query_params=session.IN_SAMPLE)
