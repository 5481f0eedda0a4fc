"""Club: what it found, where one counts in it, one's membership, and for the organiser the looking after it."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from wellspent.core.errors import ClubRefused, StoreError
from wellspent.ui import clubroom, session
from wellspent.ui.clubroom import Room
from wellspent.ui.show.plain import plain
from wellspent.ui.views import club_found, club_groups, club_member, club_organise
from wellspent.ui.views.choose import chosen
from wellspent.words import club as words
from wellspent.words import club_refused, common

VIEWS: Final[dict[str, Callable[[Room], None]]] = {
    "found": club_found.show,
    "groups": club_groups.show,
    "member": club_member.show,
    "organise": club_organise.show,
}


def main() -> None:
    """Show the view that the address asks for. A closed club has only the way out."""
    try:
        room = clubroom.enter()
        st.title(plain(room.club.name) if room is not None else common.PAGE["club"], anchor=False)
        if room is None:
            st.info(words.IN_SAMPLE if session.visit().sample else words.NO_CLUB, icon=":material/groups:")
        elif room.club.closed_on is not None:
            st.info(words.closed(common.day(room.club.closed_on)), icon=":material/lock:")
            club_member.show(room)
        else:
            names = {name: words.VIEW_NAME[name] for name in VIEWS if name != "organise" or room.is_organiser}
            VIEWS[chosen(words.VIEW, names, "club")](room)
    except ClubRefused as refused:
        st.error(club_refused.refused(refused.code), icon=":material/lock:")
    except StoreError as error:
        st.error(clubroom.why(error, words.AWAY), icon=":material/cloud_off:")


main()
