"""A file to take along. It is made when it is asked for, and only for whoever may still have it by then."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from wellspent.core.errors import SignInOver
from wellspent.ui import session


def button(
    label: str,
    make: Callable[[], bytes],
    *,
    file_name: str,
    mime: str,
    icon: str,
    key: str,
    what: str | None = None,
    first: bool = False,
) -> None:
    """The button that gives what ``make`` makes; ``what`` explains it, ``first`` where others stand beside it.

    The platform calls ``make`` for whoever knows the number of this button, past the page and its check of who may
    come in, for as long as the page is not shown anew. What is refused then, the platform says beside the button.
    """
    st.download_button(
        label,
        partial(_made, session.visit().inside.may_take, make),
        file_name=file_name,
        mime=mime,
        help=what,
        on_click="ignore",
        type="primary" if first else "secondary",
        icon=icon,
        key=key,
    )


def _made(may_take: Callable[[], bool], make: Callable[[], bytes]) -> bytes:
    if not may_take():
        raise SignInOver
    return make()
