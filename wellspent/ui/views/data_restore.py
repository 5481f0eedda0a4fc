"""Bring a copy back: a zip, what it would change, and the person's word."""

import hashlib
from typing import Final

import streamlit as st

from wellspent.core.actions.restore import Way, counts, is_new, restore
from wellspent.core.errors import UnreadableArchive
from wellspent.core.exchange.archive import Archive, unpack
from wellspent.core.model import Workbook
from wellspent.core.store.port import Change, Changes
from wellspent.ui import session
from wellspent.ui.show import entry, notice, problems
from wellspent.ui.show.plain import plain
from wellspent.words import data as words

FORM: Final = "restore"
_SHOWN: Final = "restore.shown"


def show() -> None:
    """Nothing is written before the person has seen what would change."""
    st.header(words.RESTORE, anchor=False)
    st.write(words.RESTORE_LEAD)
    uploaded = st.file_uploader(words.UPLOAD, type=["zip"], key="restore.file")
    if uploaded is None:
        return
    data = uploaded.getvalue()
    mark = hashlib.sha256(data).hexdigest()[:12]
    try:
        archive = session.remembered("archive", lambda: unpack(data), mark)
    except UnreadableArchive as unreadable:
        details = {name: plain(detail) for name, detail in unreadable.details.items()}
        st.error(words.unreadable(unreadable.code, details), icon=":material/folder_off:")
        return
    if archive.problems:
        st.warning(words.zip_problems(len(archive.problems)), icon=":material/warning:")
        with st.expander(words.PROBLEMS, key="restore.problems"):
            problems.sentences(archive.problems)
    way = Way(
        st.radio(
            words.WAY,
            [one.value for one in Way],
            format_func=words.WAY_NAME.__getitem__,
            captions=[words.WAY_HELP[one] for one in Way],
            key="restore.way",
        )
    )
    _ask(archive, way, f"{mark}.{way}")


def _ask(archive: Archive, way: Way, mark: str) -> None:
    """Show the changes and write them, if they still are those that were shown when the button was pressed."""
    here = session.visit()
    changes = restore(here.workbook, archive, way)
    if not changes:
        differs = way is Way.ADD and restore(here.workbook, archive, Way.BACK)
        st.info(words.NOTHING_MISSING if differs else words.NOTHING_TO_RESTORE, icon=":material/check:")
        return
    _preview(changes, archive.workbook)
    if way is Way.ADD and len(restore(here.workbook, archive, Way.BACK)) > len(changes):
        st.caption(words.SAME_BUT_DIFFERENT)
    shown = (mark, here.loaded.version)
    before = session.held(_SHOWN, tuple)
    session.hold(_SHOWN, shown)
    pressed = st.button(words.RESTORE_BUTTON[way], type="primary", icon=":material/restore:", key=f"restore.{mark}")
    if session.refusal(FORM) is not None:
        session.drop_refusal()
        st.warning(words.CHANGED_MEANWHILE, icon=":material/sync_problem:")
    elif pressed and before != shown:
        st.warning(words.CHANGED_MEANWHILE, icon=":material/sync_problem:")
    elif pressed and notice.save(lambda: changes, words.RESTORED, FORM):
        st.rerun()


def _preview(changes: Changes, archived: Workbook) -> None:
    st.subheader(words.WHAT_CHANGES, anchor=False)
    rows = [
        f"| {words.TABLE[table]} | {one.added:,} | {one.changed:,} | {one.lost:,} |"
        for table, one in counts(changes).items()
    ]
    st.markdown("\n".join([f"| {' | '.join(words.COLUMNS)} |", "|---|---:|---:|---:|", *rows]))
    with st.expander(words.EACH, key="restore.each", on_change="rerun") as each:
        if each.open:
            lines = [(_happens(change), words.TABLE[change.table], _which(change, archived)) for change in changes]
            st.dataframe(
                dict(zip(words.EACH_COLUMNS, zip(*lines, strict=True), strict=True)),
                hide_index=True,
                alt=words.WHAT_CHANGES,
                key="restore.lines",
            )


def _happens(change: Change) -> str:
    if change.after is None:
        return words.HAPPENS["lost"]
    return words.HAPPENS["added" if is_new(change) else "changed"]


def _which(change: Change, archived: Workbook) -> str:
    """The entry, so that the person knows it; a group that is only in the zip has its name from there."""
    here = session.visit().workbook
    return entry.which(
        change.table,
        change.after or change.before,
        lambda name: here.group_name(name) if name in here.groups else archived.group_name(name),
    )
