"""One page in place of the app, when it can't safely be served; and a line over it, while its files are away."""

from typing import Final

import streamlit as st

from wellspent.core.errors import StoreAway, StoreError, StoreUnavailable, UnsafeSetup
from wellspent.core.settings import Mode, asked_mode
from wellspent.ui import clubroom, noting, session
from wellspent.words import setup

_ICON: Final = ":material/folder_off:"


def unsafe(error: UnsafeSetup) -> None:
    """Say what is unsafe or half done, a sentence for each."""
    st.title(setup.TITLE, anchor=False)
    st.write(setup.LEAD_IN_CLUB if asked_mode() is Mode.CLUB else setup.LEAD)
    for code in error.codes:
        st.warning(setup.UNSAFE[code], icon=":material/lock:")


def store_away(error: StoreError) -> None:
    """Say that the workbook can't be opened, and why."""
    otherwise = setup.DATABASE_AWAY_AT_FIRST if _is_elsewhere(error) else setup.not_opened(_reason(error))
    st.title(setup.STORE_AWAY, anchor=False)
    st.error(clubroom.why(error, otherwise), icon=_ICON)


def away() -> None:
    """Say on each page that the workbook was there before and can't be reached now. Nothing while it can."""
    error = session.visit().away
    if error is not None:
        noting.store_trouble(error)
        st.error(setup.DATABASE_AWAY if _is_elsewhere(error) else setup.away(_reason(error)), icon=_ICON)


def _reason(error: StoreError) -> str:
    """The system's own word, if it said one."""
    return error.reason if isinstance(error, StoreUnavailable) else ""


def _is_elsewhere(error: StoreError) -> bool:
    """True where the person can't look after the place themselves: it is a database, or on their club's server."""
    return isinstance(error, StoreAway) or asked_mode() is Mode.CLUB
