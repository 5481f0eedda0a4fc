"""What members suggested for the club's list: put onto it or dropped, and put back where that was a slip."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from wellspent.core.actions import gatherings as action
from wellspent.core.club.model import Gathering, Suggestion
from wellspent.core.club.names import alike
from wellspent.ui import clubroom, session
from wellspent.ui.clubroom import Room
from wellspent.ui.show.plain import plain
from wellspent.words import club_organise as words
from wellspent.words import scales

DROP: Final = "club.drop"
"""Under what a session holds which suggestions are to be dropped, until it is done."""
DROPPED: Final = "club.dropped"
"""Under what it holds those that it dropped last."""
_MANY: Final = 5
"""So many are dropped with one button; fewer are looked at one by one."""


def show(room: Room, listed: Sequence[Gathering]) -> None:
    """All that wait, and what was dropped last."""
    _drop_as_wished(room)
    st.subheader(words.SUGGESTIONS, anchor=False)
    suggested = room.store.suggestions(room.member)
    if not suggested:
        st.caption(words.NO_SUGGESTIONS)
    for one in suggested:
        _line(room, listed, one)
    if len(suggested) >= _MANY:
        # Those that stand here, and none that comes in between.
        _drop(words.DROP_ALL, suggested, "drop_all")
    _dropped(room, listed)


def _line(room: Room, listed: Sequence[Gathering], one: Suggestion) -> None:
    name = plain(one.name)
    there = next((other for other in listed if alike(other.name) == alike(one.name)), None)
    with st.container(border=True, key=f"suggested.{one.id}"):
        st.markdown(f"**{name}** · {scales.KIND[one.kind]}")
        if there is not None:
            st.caption(words.WAS_RETIRED if there.retired else words.IS_LISTED)
        with st.container(horizontal=True):
            if there is None or there.retired:
                _take(room, listed, one, there)
            _drop(words.DROP, (one,), f"drop.{one.id}")


def _take(room: Room, listed: Sequence[Gathering], one: Suggestion, retired: Gathering | None) -> None:
    """Onto the list: as a new gathering, or by bringing back the retired one of that name."""
    if retired is None:
        label, icon, after = words.TAKE, ":material/playlist_add:", action.new(listed, one.name, one.kind)
        done = words.added(plain(after.name))
    else:
        label, icon, after = words.BRING_BACK, ":material/undo:", replace(retired, retired=False)
        done = words.turned(plain(after.name), retired=False)

    def take() -> None:
        # Should the second fail, the suggestion is still there, and can be dropped.
        room.store.put_gathering(room.member, retired, after)
        room.store.drop_suggestions(room.member, [one.id])

    if st.button(label, key=f"take.{one.id}", icon=icon):
        clubroom.asked(take, done)
        st.rerun()


def _drop(label: str, those: Sequence[Suggestion], key: str) -> None:
    st.button(label, key=key, icon=":material/delete:", on_click=session.hold, args=(DROP, tuple(those)))


def _drop_as_wished(room: Room) -> None:
    wish = clubroom.wished(DROP)
    if not wish:
        return
    drop = partial(room.store.drop_suggestions, room.member, [one.id for one in wish])
    if clubroom.asked(drop, words.dropped([plain(one.name) for one in wish])):
        session.hold(DROPPED, wish)
    st.rerun()


def _dropped(room: Room, listed: Sequence[Gathering]) -> None:
    """What was dropped last in this tab, to be put back; not what is on the list by now."""
    on_it = {alike(one.name) for one in listed if not one.retired}
    those = [one for one in session.held(DROPPED, tuple) or () if alike(one.name) not in on_it]
    if not those:
        return

    def put_back() -> None:
        for one in those:
            room.store.suggest(room.member, one.name, one.kind)

    with st.container(horizontal=True, vertical_alignment="center", key="dropped"):
        names = [plain(one.name) for one in those]
        st.caption(words.dropped(names))
        if st.button(words.PUT_BACK, key="put_back", icon=":material/undo:", type="tertiary"):
            if clubroom.asked(put_back, words.put_back(names)):
                session.hold(DROPPED, ())
            st.rerun()
