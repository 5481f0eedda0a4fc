"""The pages that there are, in the order of the menu, and the look of the browser's tab."""

from pathlib import Path
from typing import Final

import streamlit as st

from wellspent.core.settings import Mode, asked_mode
from wellspent.words import common

_ICONS: Final = {
    "today": ":material/today:",
    "define": ":material/checklist:",
    "rate": ":material/edit_note:",
    "charts": ":material/scatter_plot:",
    "decide": ":material/signpost:",
    "break": ":material/pause_circle:",
    "instead": ":material/call:",
    "data": ":material/folder_open:",
    "help": ":material/help:",
}

_OF_A_CLUB: Final = {
    "club": ":material/groups:",
}
"""What there is besides where a club is served."""

_ICON: Final = Path(__file__).with_name("icon.png")
"""A picture of our own: the platform fetches emoji and named icons for the browser's tab from another site."""


def chosen_page(*, menu: bool = True) -> st.Page:
    """The page that was asked for, not run yet. There is one for each file in ``pages/``; the first is the default.

    Without ``menu`` the pages are there, and nothing on the screen names them.
    """
    icons = _ICONS | _OF_A_CLUB if asked_mode() is Mode.CLUB else _ICONS
    st.set_page_config(page_title=common.APP, page_icon=str(_ICON), layout="centered")
    return st.navigation(
        [
            st.Page(f"pages/{name}.py", title=common.PAGE[name], icon=icon, default=position == 0)
            for position, (name, icon) in enumerate(icons.items())
        ],
        position="sidebar" if menu else "hidden",
    )
