"""What a file would bring, the first of it record by record, what is not taken and why, and the button that saves."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Final

import streamlit as st

from wellspent.core.actions.brought import Brought, LeftOut
from wellspent.core.actions.rate import waiting
from wellspent.core.model import Group, Meeting, Record
from wellspent.core.next_step import WAITING_SINCE
from wellspent.core.store.port import Table
from wellspent.ui import session
from wellspent.ui.show import field, notice
from wellspent.words import bring_in as words
from wellspent.words import records

FORM: Final = "bring_in"
_SHOWN: Final = 5
_HIDDEN: Final = ("id", "source", "extra", "rated_at", "edited_at")

_ON: Final[Mapping[Table, tuple[str, str]]] = {
    Table.MEETINGS: ("charts", "groups"),
    Table.PEOPLE: ("instead", "people"),
    Table.DECISIONS: ("decide", ""),
    Table.OUTCOMES: ("rate", "outcomes"),
    Table.CHECKINS: ("rate", "check-in"),
}
"""The page, and its view, on which what came in can be seen."""


def show(brought: Brought, table: Table, done: str, prefix: str) -> None:
    """Nothing is written before the button is pressed."""
    new = [one.after for one in brought.changes if one.table is table and one.after is not None]
    groups = {one.id: one.after.name for one in brought.changes if isinstance(one.after, Group)}
    rows = sum(one.whole for one in brought.left_out)
    if not new:
        if session.held(f"{prefix}done", bool):
            _lead_on(table)
        elif brought.already_there:
            st.info(words.NOTHING_NEW, icon=":material/check:")
        else:
            st.warning(words.NOTHING_TAKEN, icon=":material/block:")
    else:
        st.subheader(words.PREVIEW, anchor=False)
        st.write(words.would(brought.added, brought.already_there, rows, people=table is Table.PEOPLE))
        _first(new[:_SHOWN], groups)
    if brought.left_out:
        _left_out(brought.left_out)
    if not new:
        return
    session.hold(f"{prefix}done", False)
    pressed = st.button(words.SAVE, type="primary", icon=":material/download:", key="bring_in.save")
    if pressed and notice.save(lambda: brought.changes, done, FORM):
        session.hold(f"{prefix}done", True)
        st.rerun()


def _lead_on(table: Table) -> None:
    """The way on to what has just come in; that it did is said at the foot of the page."""
    here = session.visit()
    label, (page, view) = words.NEXT[table], _ON[table]
    if table is Table.MEETINGS and waiting(here.workbook, here.now, since=(here.now - WAITING_SINCE).date()):
        label, page, view = words.RATE_NEXT, "rate", "catch-up"
    query = {"view": view} if view else None
    st.page_link(f"pages/{page}.py", label=label, icon=":material/arrow_forward:", query_params=query)


def _first(new: Sequence[Record], groups: dict[str, str]) -> None:
    """The first records, with the fields that any of them has."""
    names = [
        one.name
        for one in fields(new[0])
        if one.name not in _HIDDEN and any(getattr(record, one.name) not in (None, "", (), {}) for record in new)
    ]
    columns = {
        records.field(type(new[0]).__name__, name): [_cell(record, name, groups) for record in new] for name in names
    }
    st.dataframe(columns, hide_index=True, alt=words.PREVIEW, key="bring_in.first")


def _cell(record: Record, name: str, groups: dict[str, str]) -> str:
    value = getattr(record, name)
    if isinstance(record, Meeting) and name == "group" and value in groups:
        return groups[value]
    return "" if value in (None, "", (), {}) else field.shown(name, value)


def _left_out(left_out: Sequence[LeftOut]) -> None:
    rows = sum(one.whole for one in left_out)
    with st.expander(words.not_taken(len(left_out) - rows, rows), key="bring_in.left_out", icon=":material/info:"):
        lines = [
            (one.row, words.FIELD.get(one.column, one.column), one.found, words.why(one.code, one.details))
            for one in left_out
        ]
        st.dataframe(
            dict(zip(words.NOT_TAKEN_COLUMNS, zip(*lines, strict=True), strict=True)),
            hide_index=True,
            alt=words.NOT_TAKEN,
            key="bring_in.left_out.lines",
        )
