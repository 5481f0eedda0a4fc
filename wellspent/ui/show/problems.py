"""What could not be read of the files, with the place and how to mend it."""

import streamlit as st

from wellspent.ui import session
from wellspent.words import problems


def banner() -> None:
    """Say how many problems the files have; open it to see each with its place. Nothing where there are none."""
    found = session.visit().loaded.problems
    if not found:
        return
    with st.expander(problems.banner(len(found)), icon=":material/warning:", key="problems"):
        st.write(problems.BANNER_LEAD)
        for problem in found:
            st.text(
                problems.sentence(
                    problem.code,
                    file=problem.file,
                    line=problem.line,
                    column=problem.column,
                    details=problem.details,
                )
            )
