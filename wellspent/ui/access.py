"""Who is this: the one person at this computer. Refuses set-ups in which a workbook would be open to others."""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import Settings
from wellspent.core.store.port import LOCAL

_THIS_COMPUTER: Final = {"localhost", "127.0.0.1", "::1"}


def member(settings: Settings) -> str:  # noqa: ARG001 - club mode will ask them who may come in
    """The member whose workbook this run may open.

    Raises:
        UnsafeSetup: if the page was asked for from anywhere but this computer.
    """
    if not _asked_from_here():
        raise UnsafeSetup(["not_this_computer"])
    return LOCAL


def _asked_from_here() -> bool:
    """True if both the address that was typed and the machine that asks are this computer."""
    host = st.context.headers.get("Host")
    if host is not None and urlsplit(f"//{host}").hostname not in _THIS_COMPUTER:
        return False
    asker = st.context.ip_address  # None when it is the loopback address, or in a test without a browser
    return asker is None or ip_address(asker).is_loopback
