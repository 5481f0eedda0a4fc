"""Where the files lie, how to open them, and what each holds."""

import streamlit as st

from wellspent.core.exchange.archive import file_of
from wellspent.core.store.port import PlainFiles, Table
from wellspent.ui import session
from wellspent.words import data as words


def show() -> None:
    """Only for a store of files that the person can open; those of a club lie on a server."""
    here = session.visit()
    if session.club() is not None or not isinstance(here.store, PlainFiles):
        return
    st.header(words.WHERE, anchor=False)
    st.write(words.WHERE_LEAD)
    st.code(str(here.store.folder(here.member)), language=None, wrap_lines=True)
    if here.loaded.contents:
        st.caption(words.WHERE_OPEN)
        st.write(words.WHERE_BACKUP)
    else:
        st.caption(words.WHERE_NOT_YET)
    with st.expander(words.FILES, key="files"):
        rows = [f"| `{file_of(table)}` | {words.HOLDS[table]} |" for table in Table]
        st.markdown("\n".join([f"| {' | '.join(words.FILE_COLUMNS)} |", "|---|---|", *rows]))
