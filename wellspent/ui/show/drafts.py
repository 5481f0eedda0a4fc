"""Above a form: what was typed into it before and is not saved yet, offered back."""

from collections.abc import Callable, Mapping
from typing import Final, Literal

import streamlit as st

from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import drafts

LONGEST: Final = 300
"""Characters of one answer that are shown; all of it goes into the form."""


def offer(form: str) -> None:
    """Say what came back, with the way to be rid of it. Nothing where nothing did. After ``session.form``."""
    back = session.forms().came_back(form)
    if back is None:
        return
    here = session.visit()
    if back.since is not None:
        with st.container(horizontal=True, vertical_alignment="center", key=f"here_again.{form}"):
            since = back.since.astimezone(here.now.tzinfo)
            st.caption(f":material/edit_note: {drafts.here_again(since, here.now)}")
            _button(drafts.AFRESH, "afresh", form, ":material/restart_alt:")
    elif back.aside:
        with st.container(horizontal=True, vertical_alignment="center", key=f"aside.{form}"):
            st.caption(drafts.ASIDE)
            _button(drafts.BRING_BACK, "bring_back", form, ":material/undo:")
    if back.earlier:
        with st.container(border=True, key=f"earlier.{form}"):
            st.write(drafts.EARLIER)
            st.markdown("\n".join(f"- **{one.label}**  \n  {plain(_short(one.said))}" for one in back.earlier))
            with st.container(horizontal=True):
                _button(drafts.TAKE_UP, "take_up", form)
                _button(drafts.LET_GO, "let_go", form)


_DOES: Final[Mapping[str, Callable[[str], None]]] = {
    "afresh": lambda form: session.forms().start_afresh(form),
    "bring_back": lambda form: session.forms().bring_back(form),
    "take_up": lambda form: session.forms().take_up(form),
    "let_go": lambda form: session.forms().let_go(form),
}


def _button(label: str, what: str, form: str, icon: str | None = None) -> None:
    kind: Literal["tertiary", "secondary"] = "tertiary" if icon else "secondary"
    st.button(label, key=f"{what}.{form}", type=kind, icon=icon, on_click=_DOES[what], args=(form,))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
