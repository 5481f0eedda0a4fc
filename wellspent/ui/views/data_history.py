"""History: what was changed and when, newest first, each with the way to put it back."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit as st

from wellspent.core.actions import history as what
from wellspent.core.actions import undo
from wellspent.core.errors import NotInHistory, StoreError
from wellspent.core.store.port import Change, Changes, Save, Table
from wellspent.ui import session
from wellspent.ui.show import entry, notice, trouble
from wellspent.ui.show.conflict import conflict, side_by_side
from wellspent.ui.show.plain import plain
from wellspent.words import history as words
from wellspent.words import records

VIEW: Final = "history"
"""What the address says that opens it."""
FORM: Final = "history"
PAGE: Final = 15
MOST_SIDE_BY_SIDE: Final = 10
_SHOWN: Final = "history.shown"
_ASKING: Final = "history.asking"


def door() -> None:
    """The way in, on the page with all data."""
    st.header(words.TITLE, anchor=False)
    st.write(words.LEAD)
    st.button(words.OPEN, icon=":material/history:", on_click=_open, key="history")


def show() -> None:
    """The saves that the history knows, a page at a time."""
    here = session.visit()
    st.button(
        words.BACK, icon=":material/arrow_back:", type="tertiary", on_click=session.set_address, args=({},), key="back"
    )
    st.header(words.TITLE, anchor=False)
    st.write(words.LEAD)
    conflict(FORM)
    try:
        saves = session.remembered("history", lambda: here.store.history(here.member))
        dropped = here.store.dropped(here.member)
    except StoreError as error:
        st.warning(trouble.sentence(error), icon=":material/warning:")
        return
    if not saves:
        st.info(words.NONE_YET, icon=":material/history:")
        return
    shown = session.held(_SHOWN, int) or PAGE
    read = {save.id: _changes(save) for save in saves[:shown]}
    said = _sentences(read)
    for save in saves[:shown]:
        _line(save, read[save.id], said[save.id])
    if len(saves) > shown:
        st.button(words.EARLIER, on_click=session.hold, args=(_SHOWN, shown + PAGE), key="history.earlier")
    st.caption(words.HOW_LONG)
    if dropped is not None:
        st.caption(words.dropped(dropped.saves, dropped.latest.astimezone(here.now.tzinfo)))


def _open() -> None:
    session.hold(_SHOWN, PAGE)
    session.hold(_ASKING, "")
    session.set_address({"view": VIEW})


def _changes(save: Save) -> Changes | None:
    """What the save changed; ``None`` where that can't be read."""
    here = session.visit()
    try:
        return session.remembered("save", partial(here.store.changes_of, here.member, save.id), save.id)
    except NotInHistory:
        return None


def _sentences(read: Mapping[str, Changes | None]) -> dict[str, str]:
    """What each save did, by its id; ``read`` has the newest first. One that took an earlier one back says so."""
    told: dict[frozenset[Change], str] = {}
    sentences = {}
    for name, changes in reversed(list(read.items())):
        if not changes:
            sentences[name] = words.UNREADABLE if changes is None else words.CONVERTED
            continue
        did = frozenset(change for change in changes if change.table is not Table.ABOUT)
        undone = told.get(frozenset(change.reversed() for change in did))
        sentences[name] = words.took_back(undone) if did and undone else _said(changes)
        told[did] = sentences[name]
    return sentences


def _line(save: Save, changes: Changes | None, sentence: str) -> None:
    asking = session.held(_ASKING, str) == save.id
    with st.container(border=True, key=f"save.{save.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container():
                st.caption(words.when(save.saved_at.astimezone(session.visit().now.tzinfo)))
                st.markdown(sentence)
            if changes and not asking and st.button(words.PUT_BACK, icon=":material/undo:", key=f"put_back.{save.id}"):
                _put_back(save, changes)
        if changes and asking:
            _ask(changes)


def _said(changes: Changes) -> str:
    """What the save did, in a sentence."""
    workbook = session.visit().workbook
    names = {
        change.id: getattr(change.after or change.before, "name", change.id)
        for change in changes
        if change.table is Table.GROUPS
    }

    def group(name: str) -> str:
        return workbook.group_name(name) if name in workbook.groups else names.get(name, name)

    parts = []
    for one in what.happened(changes):
        name = plain(entry.which(one.table, one.records[0], group)) if len(one.records) == 1 else ""
        part = words.happened(one.what, one.table, len(one.records), name)
        kind = type(one.records[0]).__name__
        differing = [records.field(kind, field) for field in one.fields if field not in records.STAMPS]
        parts.append(words.with_fields(part, differing))
    return words.line(parts)


def _put_back(save: Save, changes: Changes) -> None:
    """At once where nothing came later; else the person is asked."""
    back = undo.put_back(changes, session.visit().workbook)
    if back.later:
        session.hold(_ASKING, save.id)
    elif not back.untouched:
        session.say(words.ALREADY)
    elif not notice.save(lambda: back.untouched, words.DONE, FORM):
        return
    st.rerun()


def _ask(changes: Changes) -> None:
    """Both versions of what was changed later, and the person's word."""
    here = session.visit()
    back = undo.put_back(changes, here.workbook)
    st.markdown(f"**{words.ASK}**")
    st.write(words.ASK_LEAD)
    for clash in back.later[:MOST_SIDE_BY_SIDE]:
        record = clash.mine or clash.theirs
        st.caption(plain(entry.which(Table(clash.table), record, here.workbook.group_name)))
        side_by_side(clash, words.BEFORE, words.NOW)
    if len(back.later) > MOST_SIDE_BY_SIDE:
        st.caption(words.more(len(back.later) - MOST_SIDE_BY_SIDE))
    with st.container(horizontal=True):
        all_the_same = st.button(words.ALL_THE_SAME, key="history.all_the_same")
        only = bool(back.untouched) and st.button(words.only(len(back.untouched)), key="history.only")
        leave = st.button(words.LEAVE, key="history.leave")
    if leave:
        session.say(words.LEFT)
    elif not ((all_the_same or only) and notice.save(lambda: back.untouched if only else back.whole, words.DONE, FORM)):
        return
    session.hold(_ASKING, "")
    st.rerun()
