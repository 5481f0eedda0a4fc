"""A document of ``docs/``, shown inside the app, so that nobody has to leave it to read on."""

import re
from typing import Final

import streamlit as st

from wellspent.core.settings import ROOT
from wellspent.words import help as words

DOCUMENTS: Final = ("statistics", "breaks", "verdicts", "reliability", "club")
"""What can be asked for, by the names of their files; nothing else is read."""

_FITS: Final = """<style>
.st-key-document pre, .st-key-document pre code { white-space: pre-wrap !important; overflow-wrap: anywhere; }
.st-key-document pre { overflow: visible; }
.st-key-document table { font-size: 0.85em; }
.st-key-document :is(td, th) { padding: 0.2rem 0.3rem; overflow-wrap: normal; }
.st-key-document :is(td, th):has(code) { overflow-wrap: anywhere; }
@media (max-width: 640px) {
    .st-key-document :is(td, th) { padding: 0.2rem 0.15rem; }
    .st-key-document table:has(th:nth-child(4)) th { text-align: start; white-space: nowrap;
        writing-mode: vertical-rl; }
    .st-key-document table:has(th:nth-child(9)) { font-size: 0.7em; }
    .st-key-document table:has(th:nth-child(9)) :is(td, th) { padding: 0.2rem 0.1rem; }
}
@media (max-width: 350px) {
    .st-key-document :is(td, th) { overflow-wrap: anywhere; }
}
</style>"""
"""Formulas break their lines, so that a page of them fits a phone. Tables break no word until there is no other way: on
a phone, the names of several columns stand upright."""

_LINK: Final = re.compile(r"\]\(([\w/-]+)\.md(#[\w-]+)?\)")


def show(name: str) -> None:
    """The document, with its links to the others kept inside the app."""
    st.page_link("pages/help.py", label=words.BACK, icon=":material/arrow_back:")
    text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    with st.container(key="document"):
        st.html(_FITS)
        st.markdown(_LINK.sub(_inside, text))


def _inside(link: re.Match[str]) -> str:
    """The address of another document; one that can't be shown here loses its link's target."""
    return f"](/help?read={link[1]})" if link[1] in DOCUMENTS else "](/help)"
