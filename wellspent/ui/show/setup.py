"""One page in place of the app, when it can't safely be served; and a line over it, while its files are away."""

import streamlit as st

from wellspent.core.errors import StoreAway, StoreError, StoreUnavailable, UnsafeSetup
from wellspent.ui import session
from wellspent.ui.show import trouble
from wellspent.words import setup


def unsafe(error: UnsafeSetup) -> None:
    """Say what is unsafe or half done, a sentence for each."""
    st.title(setup.TITLE, anchor=False)
    st.write(setup.LEAD)
    for code in error.codes:
        st.warning(setup.UNSAFE[code], icon=":material/lock:")


def store_away(error: StoreError) -> None:
    """Say that the workbook can't be opened, and why."""
    st.title(setup.STORE_AWAY, anchor=False)
    said = setup.DATABASE_AWAY_AT_FIRST if isinstance(error, StoreAway) else trouble.sentence(error)
    st.error(said, icon=":material/folder_off:")


def away() -> None:
    """Say on each page that the workbook was there before and can't be reached now. Nothing while it can."""
    error = session.visit().away
    if error is not None:
        reason = error.reason if isinstance(error, StoreUnavailable) else ""
        said = setup.DATABASE_AWAY if isinstance(error, StoreAway) else setup.away(reason)
        st.error(said, icon=":material/folder_off:")
