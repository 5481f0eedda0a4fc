"""For somebody who is signed in and not a member: joining the club, or making it."""

import hmac
import time
from typing import Final
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from wellspent.core.actions import gatherings
from wellspent.core.club.codes import KEPT_AS, could_open
from wellspent.core.club.model import Club, Door
from wellspent.core.club.port import ClubStore
from wellspent.core.club.store import open_club
from wellspent.core.errors import ClubRefused, InvalidInput, StoreError
from wellspent.core.settings import Settings
from wellspent.ui import clubroom, session
from wellspent.ui.leaving import LEFT
from wellspent.ui.show import notice
from wellspent.ui.show.plain import plain
from wellspent.words import club as club_words
from wellspent.words import joining as words

_A_GUESS: Final = 1.0
"""Seconds that a wrong code costs: nobody who mistyped minds, and whoever tries them out does."""


def join(settings: Settings, member: str) -> None:
    """The one page that somebody sees who has no workbook here."""
    if session.asked(LEFT) is not None:
        st.title(club_words.LEFT_TITLE, anchor=False)
        st.write(club_words.LEFT)
        return
    store = open_club(settings)
    try:
        club = store.club()
        st.title(words.TITLE, anchor=False)
        st.write(words.LEAD)
        if club is None:
            _make(store, member, settings.organiser_code)
        elif club.closed_on is not None:
            st.header(words.closed_title(plain(club.name)), anchor=False)
            st.write(words.CLOSED)
        else:
            _join(store, member, club)
    except ClubRefused as refused:
        st.error(words.refused(refused.code), icon=":material/lock:")
    except StoreError as error:
        st.error(clubroom.why(error, words.AWAY), icon=":material/cloud_off:")


def _join(store: ClubStore, member: str, club: Club) -> None:
    st.header(words.join_title(plain(club.name)), anchor=False)
    kept = str(st.context.cookies.get(KEPT_AS, ""))
    invited = session.asked("join") or (kept if could_open(kept) else "")
    if not invited:
        st.write(words.JOIN_LEAD)
        st.caption(words.NO_INVITATION)
    else:
        st.write(words.FILLED_IN)
    typed = st.text_input(
        words.CODE,
        invited[:60],
        max_chars=500,
        placeholder=words.CODE_PLACEHOLDER,
        autocomplete="off",
        # A link that is opened later fills the field anew.
        key=f"join.{invited}",
    )
    st.info(words.WHO_SEES_WHAT, icon=":material/visibility:")
    st.caption(words.WHO_RUNS_IT)
    if not st.button(words.JOIN, type="primary", icon=":material/group_add:", key="join"):
        return
    if not typed.strip():
        st.warning(words.NO_CODE, icon=":material/keyboard:")
        return
    try:
        store.join(member, _code(typed))
    except ClubRefused:
        _wait()
        raise
    session.say(words.JOINED)
    session.set_address({})
    st.rerun()


def _code(typed: str) -> str:
    """The code in what was typed; a link that was pasted whole has it in its address."""
    return parse_qs(urlsplit(typed.strip()).query).get("join", [typed])[0]


def _make(store: ClubStore, member: str, organiser_code: str) -> None:
    st.header(words.MAKE_TITLE, anchor=False)
    st.write(words.MAKE_LEAD)
    # In the open: what is typed into a field of the platform's for passwords is lost when one leaves it by the Tab key.
    typed = st.text_input(words.ORGANISERS_CODE, max_chars=500, autocomplete="off", key="make.organiser_code")
    name = st.text_input(words.NAME, max_chars=200, placeholder=words.NAME_PLACEHOLDER, key="make.name")
    if not st.button(words.MAKE, type="primary", icon=":material/groups:", key="make"):
        return
    if not typed or not name.strip():
        st.warning(words.NOT_READY, icon=":material/keyboard:")
        return
    try:
        name = gatherings.name(name)
    except InvalidInput as invalid:
        notice.input_problems(invalid.problems)
        return
    # Compared in a time that does not tell how much of it is right. Without a code of its own, a server has no door.
    if not organiser_code or not hmac.compare_digest(typed.strip().encode(), organiser_code.encode()):
        _wait()
        raise ClubRefused("wrong_organisers_code")
    store.make(member, name)
    store.invite(member, Door.JOIN)
    session.say(words.MADE)
    st.switch_page("pages/club.py", query_params={"view": "organise"})


def _wait() -> None:
    with st.spinner(words.CHECKING):
        time.sleep(_A_GUESS)
