"""The app for a club, on a server: ``streamlit run hosted.py``. How to set one up: docs/hosting.md."""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config

from wellspent.hosted import logs
from wellspent.hosted.door import Door
from wellspent.hosted.health import Health
from wellspent.hosted.invitation import Invitation
from wellspent.ui import access
from wellspent.words import hosted


def broke_off(_: Exception) -> bool:
    """Say so, in place of what the platform says to developers. It is in the log already."""
    st.error(hosted.BROKE_OFF, icon=":material/sentiment_dissatisfied:")
    return True


logs.begin()
# For the loggers that the platform makes from now on. Rich would print exceptions past all of them.
config.set_option("logger.messageFormat", logs.FORMAT)
config.set_option("logger.enableRich", False)

try:
    st.secrets.load_if_toml_exists()
except (OSError, ValueError):
    # Each answer would break off at secrets that may not be read. Of what is no file of secrets the platform only says
    # so once, and a page can say what to do about it.
    config.set_option("secrets.files", [os.devnull])

page = Path(st.__file__).parent / "static" / "index.html"
app = st.App(
    "app.py",
    routes=[Route("/healthz", Health(access.settings).answer)],
    middleware=[Middleware(Door, page=page), Middleware(Invitation)],
    on_script_error=broke_off,
)
