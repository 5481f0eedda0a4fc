"""What can't be read of the files, each place with its line, and how to mend it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

import streamlit as st

from wellspent.core.errors import Problem, StoreError
from wellspent.core.store.port import PlainFiles
from wellspent.ui import session
from wellspent.ui.show import problems as shown
from wellspent.ui.show.plain import plain
from wellspent.ui.views.excerpt import line_of
from wellspent.words import data as words
from wellspent.words import problems

MOST: Final = 20
"""Places that are shown at once; more would only frighten."""

_USUAL_FORM: Final = frozenset({"not_utf8", "semicolons"})
_NO_FORM: Final = frozenset({"not_a_table"})


def show() -> None:
    """Nothing where there is nothing to say."""
    here = session.visit()
    found = here.loaded.problems
    if found:
        st.header(words.PROBLEMS, anchor=False)
        st.warning(problems.banner(len(found)), icon=":material/warning:")
        if session.club() is not None:
            st.write(problems.BANNER_LEAD_IN_CLUB)
        else:
            st.write(problems.BANNER_LEAD)
            if isinstance(here.store, PlainFiles):
                _offer_conversion(found)
        places: dict[tuple[str, int | None], list[Problem]] = {}
        for problem in found:
            places.setdefault((problem.file, problem.line), []).append(problem)
        shown_now = list(places.values())[:MOST]
        for number, here_too in enumerate(shown_now):
            _one_place(here_too, number)
        if rest := len(found) - sum(map(len, shown_now)):
            st.write(words.more_problems(rest))
    if here.loaded.notices:
        st.subheader(words.NOTICES, anchor=False)
        shown.sentences(here.loaded.notices)


def _one_place(found: Sequence[Problem], number: int) -> None:
    with st.container(border=True, key=f"problem.{number}"):
        for _, group in groupby(found, key=lambda problem: problem.code):
            first, *alike = group
            shown.sentences([first])
            if alike:
                st.caption(words.same_for([plain(problem.column) for problem in alike]))
        line = line_of(session.visit().loaded.contents, found[0])
        if line:
            st.code(line, language=None, wrap_lines=True)


def _offer_conversion(found: Iterable[Problem]) -> None:
    codes: dict[str, set[str]] = {}
    for problem in found:
        codes.setdefault(problem.file, set()).add(problem.code)
    for file, wrong in codes.items():
        if wrong & _USUAL_FORM and not wrong & _NO_FORM:
            with st.container(border=True, key=f"convert.{file}"):
                st.write(words.CONVERT_LEAD.format(file=file))
                label = words.CONVERT.format(file=file)
                if st.button(label, icon=":material/build:", key=f"convert.button.{file}"):
                    _convert(file)
                    st.rerun()


def _convert(file: str) -> None:
    """Rewrite one file in the usual form. What it was stays in the history."""
    here = session.visit()
    if not isinstance(here.store, PlainFiles):
        return
    try:
        here.store.convert(here.member, file)
    except StoreError:
        session.say(words.not_converted(file), failed=True)
    else:
        session.say(words.converted(file))
