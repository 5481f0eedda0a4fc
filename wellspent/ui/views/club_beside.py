"""Beside one's own verdict about a group: what the club found about that gathering, for whoever wants to see it."""

from collections.abc import Mapping

import streamlit as st

from wellspent.core.club.model import Cell, Gathering
from wellspent.core.errors import ClubRefused, StoreError
from wellspent.core.model import Group
from wellspent.ui import noting, session
from wellspent.ui.show import gathering as shown
from wellspent.ui.show.plain import plain
from wellspent.words import club as words

Found = Mapping[str, tuple[Gathering, Mapping[str, Cell]]]


def expander(group: Group | None) -> None:
    """Closed, and only where the club has something to say about it. None of it is in the verdict."""
    if group is None or group.gathering is None or group.gathering not in (found := _found()):
        return
    gathering, cells = found[group.gathering]
    with st.expander(words.BESIDE, icon=":material/groups:", key=f"beside-{group.id}"):
        st.write(words.BESIDE_LEAD.format(gathering=plain(gathering.name)))
        st.markdown(shown.lines(cells))
        st.page_link("pages/club.py", label=words.TO_TABLE, icon=":material/arrow_forward:")


def _found() -> Found:
    """What is shown of each gathering now; nothing where there is no club, or it can't be reached."""
    store, here = session.club(), session.visit()
    if store is None or here.sample:
        return {}

    def look() -> Found:
        issue = store.issue(here.member)
        cells = issue.cells if issue is not None else {}
        return {
            one.id: (one, cells[one.id])
            for one in store.gatherings(here.member)
            if cells.get(one.id) and not one.retired
        }

    try:
        return session.remembered("club_found", look)
    except ClubRefused:
        return {}
    except StoreError as error:
        noting.store_trouble(error)
        return {}
