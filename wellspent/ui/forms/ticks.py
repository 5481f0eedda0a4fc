"""A list to tick, however long it is."""

from collections.abc import Collection, Mapping
from typing import Final

import streamlit as st

from wellspent.ui.show.plain import plain

LONG_LIST: Final = 12
"""More lines scroll in a box of their own."""

MOST_LINES: Final = 60
"""More are not shown line by line: a page with thousands of boxes takes long to come, and nobody reads it."""


def ask(lines: Mapping[str, str], ticked: Collection[str], prefix: str, label: str, placeholder: str) -> list[str]:
    """The keys of ``lines`` that are ticked; those of ``ticked`` are so from the beginning.

    Every tick is named for its key, so that it stays where it is when other lines come and go.
    """
    if len(lines) > MOST_LINES:
        return st.multiselect(
            label,
            list(lines),
            default=[key for key in lines if key in ticked],
            format_func=lines.__getitem__,
            placeholder=placeholder,
            key=f"{prefix}many",
        )
    with st.container(height=420 if len(lines) > LONG_LIST else "content", border=True):
        return [
            key for key, line in lines.items() if st.checkbox(plain(line), value=key in ticked, key=f"{prefix}{key}")
        ]
