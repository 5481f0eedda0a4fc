"""A document of ``docs/``, shown inside the app, so that nobody has to leave it to read on."""

import re
from typing import Final

import streamlit as st

from wellspent.core.settings import ROOT
from wellspent.words import help as words

DOCUMENTS: Final = ("statistics", "breaks", "verdicts", "reliability")
"""What can be asked for, by the names of their files; nothing else is read."""

_SCROLL_INSIDE: Final = """<style>
.st-key-document table { display: block; overflow-x: auto; }
.st-key-document pre { max-width: 100%; overflow-x: auto; }
</style>"""
"""Wide tables and formulas scroll inside themselves, so that the page does not on a phone."""

_LINK: Final = re.compile(r"\]\((\w+)\.md(#[\w-]+)?\)")


def show(name: str) -> None:
    """The document, with its links to the others kept inside the app."""
    st.page_link("pages/help.py", label=words.BACK, icon=":material/arrow_back:")
    text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    with st.container(key="document"):
        st.html(_SCROLL_INSIDE)
        st.markdown(_LINK.sub(_inside, text))


def _inside(link: re.Match[str]) -> str:
    """The address of another document; one that can't be shown here loses its link's target."""
    return f"](/help?read={link[1]})" if link[1] in DOCUMENTS else "](/help)"
