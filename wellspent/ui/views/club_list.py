"""The club's list of gatherings, kept by the organiser."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from wellspent.core.actions import gatherings as action
from wellspent.core.club.model import Gathering
from wellspent.core.errors import InvalidInput
from wellspent.ui import clubroom, session
from wellspent.ui.clubroom import Room
from wellspent.ui.forms import gathering as form
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.plain import plain
from wellspent.ui.views import club_suggested
from wellspent.words import club_organise as words
from wellspent.words import scales

CHANGING: Final = "gathering"
"""What an address says that asks to change a gathering."""
TURN: Final = "club.turn"
"""Under what a session holds which gathering is to be retired or brought back, until it is done."""


def show(room: Room) -> None:
    """The list, the form for one of it, and the suggestions."""
    _turn_as_wished(room)
    st.header(words.LIST, anchor=False)
    st.write(words.LIST_LEAD)
    listed = room.store.gatherings(room.member)
    if not listed:
        st.caption(words.EMPTY_LIST)
    changing = session.asked(CHANGING)
    for one in listed:  # also a retired one stays where it is: what moves up would be under the finger
        if one.id == changing:
            _form(room, listed)
        else:
            _line(one)
    if changing not in {one.id for one in listed}:
        _form(room, listed)
    club_suggested.show(room, listed)


def _turn_as_wished(room: Room) -> None:
    wish = clubroom.wished(TURN)
    if not wish:
        return
    before, after = wish
    done = words.turned(plain(after.name), retired=after.retired)
    clubroom.asked(lambda: room.store.put_gathering(room.member, before, after), done)
    st.rerun()


def _line(one: Gathering) -> None:
    name = plain(one.name)
    with st.container(border=True, key=f"listed.{one.id}"):
        st.markdown(f"**{name}** · {scales.KIND[one.kind]}")
        if one.retired:
            st.caption(words.RETIRED)
        with st.container(horizontal=True):
            st.button(
                words.CHANGE,
                key=f"change.{one.id}",
                icon=":material/edit:",
                on_click=session.set_address,
                args=({"view": "organise", CHANGING: one.id},),
            )
            label, icon = (words.BRING_BACK, ":material/undo:") if one.retired else (words.RETIRE, ":material/archive:")
            st.button(
                label,
                key=f"retire.{one.id}",
                icon=icon,
                on_click=session.hold,
                args=(TURN, (one, replace(one, retired=not one.retired))),
            )


def _form(room: Room, listed: Sequence[Gathering]) -> None:
    asked = session.asked(CHANGING)
    saved = next((one for one in listed if one.id == asked), None)
    name = f"club.gathering.{asked or 'new'}"
    begun = session.form(name, saved)
    base = begun.base if isinstance(begun.base, Gathering) else None
    with st.container(border=True, key="gathering_form"):
        st.subheader(words.CHANGE_TITLE if base else words.ADD_TITLE, anchor=False)
        if base:
            st.caption(words.CHANGE_LEAD)
        if asked and base is None:
            st.info(words.GONE, icon=":material/search_off:")
        drafts.offer(name)
        typed, kind = form.ask(base, begun.prefix)
        session.follow(name, saved, typed=form.differs(base, typed, kind))
        now = saved if saved != base and clubroom.was_told(name, saved) else None
        if now:
            st.warning(
                words.is_now(plain(now.name), scales.KIND[now.kind], retired=now.retired),
                icon=":material/compare_arrows:",
            )
        with st.container(horizontal=True):
            pressed = st.button(words.SAVE if base else words.ADD, type="primary", key="save_gathering")
            if asked:
                st.button(words.CANCEL, on_click=_back, args=(name,), type="tertiary", key="cancel_gathering")
        if not pressed:
            return
        before = now or base
        try:
            wanted = action.changed(before, typed, kind) if before else action.new(listed, typed, kind)
        except InvalidInput as invalid:
            notice.input_problems(invalid.problems)
            return
        done = words.changed(plain(wanted.name)) if before else words.added(plain(wanted.name))
        if clubroom.saved(name, saved, lambda: room.store.put_gathering(room.member, before, wanted), done):
            _back(name)
        st.rerun()


def _back(name: str) -> None:
    session.begin_again(name)
    session.set_address({"view": "organise"})
