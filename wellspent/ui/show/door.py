"""The door of a club: where one signs in, what is said to whoever can't come in, and the way out."""

import datetime as dt
from itertools import count
from typing import Final, Literal

import streamlit as st

from wellspent.core.club.codes import KEPT_AS
from wellspent.core.settings import Mode, Settings
from wellspent.ui import access, session
from wellspent.ui.access import Outside, Why
from wellspent.ui.leaving import LEFT
from wellspent.ui.providers import DEFAULT, providers
from wellspent.ui.show.join import join
from wellspent.words import door as words

_LOOKS: Final = dt.timedelta(seconds=60)
"""How often an open tab looks whether the sign-in has ended elsewhere."""

_SOON: Final = dt.timedelta(minutes=5)
"""So long before the end it is said: what stands in a field reaches us only when the field is left."""

_AGAIN: Final = {
    Why.OVER: (words.OVER_TITLE, words.OVER),
    Why.ENDED: (words.ENDED_TITLE, words.ENDED),
}


def door(settings: Settings, outside: Outside) -> None:
    """Instead of a page, for somebody who can't come in."""
    if outside.why is Why.NOT_JOINED:
        join(settings, outside.member)
        st.divider()
        _sign_out(settings, last_step=session.asked(LEFT) is not None)
        return
    again = outside.why in _AGAIN
    title, said = _AGAIN.get(outside.why, (words.WELCOME, words.WHAT))
    st.title(title, anchor=False)
    st.write(said)
    if access.is_one_untold():
        st.info(words.UNTOLD, icon=":material/cloud_off:")
    if not again:
        st.write(words.RUN_BY)
        if code := session.asked("join"):
            if KEPT_AS in st.context.cookies:
                st.info(words.INVITED_AND_KEPT, icon=":material/mail:")
            else:
                st.info(words.INVITED, icon=":material/mail:")
                st.code(code, language=None)
    for name in providers().names:
        label = words.sign_in("" if name == DEFAULT else name, again=again)
        if st.button(label, type="primary", icon=":material/login:", key=f"sign_in.{name}"):
            st.login(name)
    if not again:
        with st.expander(words.KEPT_TITLE):
            st.markdown(words.KEPT)


def watch(settings: Settings) -> None:
    """Close an open tab of a club when the sign-in ends elsewhere or with time, and say so before, without a click."""
    if settings.mode is not Mode.CLUB:
        return
    asked = count()

    @st.fragment(run_every=max(dt.timedelta(seconds=1), min(_LOOKS, access.lasts())))
    def look() -> None:
        # The run that shows the page has asked already.
        if next(asked) and isinstance(access.who(settings), Outside):
            st.rerun()
        if access.lasts() < _SOON:
            st.warning(words.SOON, icon=":material/schedule:")

    look()


def way_out(settings: Settings) -> None:
    """In the menu of a club: signing out."""
    if settings.mode is Mode.CLUB:
        with st.sidebar:
            _sign_out(settings)


def _sign_out(settings: Settings, *, last_step: bool = False) -> None:
    """``last_step`` if it is all that is left to do."""
    kind: Literal["primary", "secondary"] = "primary" if last_step else "secondary"
    if st.button(words.SIGN_OUT, type=kind, icon=":material/logout:", key="sign_out"):
        access.sign_out(settings)
