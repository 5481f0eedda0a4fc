"""The app for a club, on a server: ``streamlit run hosted.py``. How to set one up: docs/hosting.md."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import config

from wellspent.hosted import logs
from wellspent.hosted.door import Door
from wellspent.hosted.health import Health
from wellspent.words import hosted


def broke_off(_: Exception) -> bool:
    """Say so, in place of what the platform says to developers. It is in the log already."""
    st.error(hosted.BROKE_OFF, icon=":material/sentiment_dissatisfied:")
    return True


logs.begin()
# For the loggers that the platform makes from now on. Rich would print exceptions past all of them.
config.set_option("logger.messageFormat", logs.FORMAT)
config.set_option("logger.enableRich", False)

page = Path(st.__file__).parent / "static" / "index.html"
app = st.App(
    "app.py",
    routes=[Route("/healthz", Health().answer)],
    middleware=[Middleware(Door, page=page)],
    on_script_error=broke_off,
)
