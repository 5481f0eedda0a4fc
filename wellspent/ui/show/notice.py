"""What was just done, with its undo, at the foot of the page, where it is seen wherever one stands."""

from collections.abc import Callable, Sequence

import streamlit as st

from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.store.port import Changes
from wellspent.ui import saving, session
from wellspent.ui.show import trouble
from wellspent.ui.show.plain import plain
from wellspent.words import common, inputs


def notice() -> None:
    """Say what the last save did, and offer to take it back."""
    last = session.notice()
    if last is None:
        return
    with st.bottom, st.container(border=True, horizontal=True, vertical_alignment="center", key="notice"):
        st.markdown(f"{':material/warning:' if last.failed else ':material/check:'} {last.sentence}")
        if last.undo:
            st.button(common.UNDO, on_click=_undo, args=(last.undo,), icon=":material/undo:", key="undo")
        st.button(common.CLOSE, on_click=session.drop_notice, type="tertiary", key="close_notice")


def save(make: Callable[[], Changes], done: str, form: str) -> bool:
    """Make the changes that come from ``form`` and save them, saying ``done``. True if it was saved.

    What can't be taken is said here; a conflict or a store that refuses is shown by a new run of the page.
    """
    try:
        changes = make()
    except InvalidInput as invalid:
        input_problems(invalid.problems)
        return False
    if not saving.save(changes, done, trouble.sentence, form):
        st.rerun()
    return True


def input_problems(found: Sequence[Problem]) -> None:
    """Say what can't be taken of what was typed."""
    for problem in found:
        details = {name: plain(detail) for name, detail in problem.details.items()}
        st.error(inputs.sentence(problem.code, problem.column, details, problem.line), icon=":material/edit:")


def _undo(changes: Changes) -> None:
    saving.take_back(changes, common.UNDONE, common.TOO_LATE, trouble.sentence)
