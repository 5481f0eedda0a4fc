"""What the club found about one gathering, in words."""

from collections.abc import Iterable, Mapping

import streamlit as st

from wellspent.core.club.model import Cell, Gathering
from wellspent.core.model import STARTING_CRITERIA
from wellspent.ui.show.plain import plain
from wellspent.words import club as words
from wellspent.words import scales


def card(gathering: Gathering, cells: Mapping[str, Cell]) -> None:
    """Its figures, what it is good for, and which figures are not shown."""
    st.subheader(plain(gathering.name), anchor=False)
    st.caption(scales.KIND[gathering.kind])
    if sentence := best(cells):
        st.markdown(sentence)
    if first := lines(cells, words.FIRST):
        st.markdown(first)
    if got := lines(cells, STARTING_CRITERIA):
        with st.expander(words.GOOD_FOR, key=f"good_for.{gathering.id}"):
            st.caption(words.GOT)
            st.markdown(got)
    if hidden := [words.FIGURE[name] for name in words.FIGURE if name not in cells]:
        st.caption(words.not_shown(hidden))


def lines(cells: Mapping[str, Cell], names: Iterable[str] = words.FIGURE) -> str:
    """The figures of these names as a list, with how many members each rests on."""
    shown = [(name, cells[name]) for name in names if name in cells]
    return "\n".join(f"- {words.line(name, cell.halves, cell.members)}" for name, cell in shown)


def best(cells: Mapping[str, Cell]) -> str:
    """What one gets most of there; nothing where too little is known, or all is one."""
    got = {name: cells[name] for name in STARTING_CRITERIA if name in cells}
    most = max((cell.halves for cell in got.values()), default=0)
    top = [words.FIGURE[name] for name, cell in got.items() if cell.halves == most]
    return words.best(top, words.said(STARTING_CRITERIA[0], most)) if 0 < len(top) < len(got) and most else ""
