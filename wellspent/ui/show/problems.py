"""What could not be read of the files, with the place and how to mend it."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from wellspent.core.errors import Problem
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import problems

_DATA: Final = "data"
"""The page that shows each problem."""


def banner(page: str) -> None:
    """Say on every other ``page`` how many problems the files have. Nothing where there are none."""
    found = session.visit().loaded.problems
    if not found or page == _DATA:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="problems"):
        st.markdown(f":material/warning: {problems.banner(len(found))}")
        label = problems.TO_DATA if session.club() is None else problems.TO_DATA_IN_CLUB
        st.page_link("pages/data.py", label=label, icon=":material/arrow_forward:")


def before_saving(file: str) -> None:
    """Say, beside the button that saves, what saving takes from ``file``."""
    for notice in session.visit().loaded.notices:
        if notice.file == file:
            st.caption(plain(_sentence(notice)))


def sentences(found: Iterable[Problem]) -> None:
    """Each problem in a sentence, as plain text."""
    for problem in found:
        st.text(_sentence(problem))


def _sentence(problem: Problem) -> str:
    return problems.sentence(
        problem.code, file=problem.file, line=problem.line, column=problem.column, details=problem.details
    )
