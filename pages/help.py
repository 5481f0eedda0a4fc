"""Help: what this is, the method, the figures, privacy, and people to talk to."""

import streamlit as st

from wellspent.ui import session
from wellspent.ui.show import sample
from wellspent.ui.views import document
from wellspent.words import help as words
from wellspent.words import sample as sample_words


def main() -> None:
    """One page to read, from what this is to who is there to talk to; or the document that the address asks for."""
    asked = session.asked("read")
    if asked in document.DOCUMENTS:
        document.show(asked)
        return
    st.title(words.TITLE, anchor=False)
    st.markdown(words.WHAT)
    sample.offer(label=sample_words.LOOK)
    st.header(words.METHOD_TITLE, anchor=False)
    st.markdown(words.METHOD)
    st.header(words.FIGURES_TITLE, anchor=False)
    st.markdown(words.FIGURES_LEAD)
    for title, parts in words.FIGURES.items():
        with st.expander(title):
            for name, meaning in parts.items():
                st.markdown(f"**{name}**  \n{meaning}")
    st.page_link(
        "pages/help.py", label=words.STATISTICS, query_params={"read": "statistics"}, icon=":material/menu_book:"
    )
    st.header(words.PRIVACY_TITLE, anchor=False)
    st.markdown(words.PRIVACY if session.club() is None else words.PRIVACY_IN_CLUB)
    st.header(words.PEOPLE_TITLE, anchor=False)
    st.markdown(words.PEOPLE)
    st.markdown(words.URGENT)
    st.markdown("\n".join(words.LINES))


main()
