"""A page to print: for whom, what may be told on it, what it will say word for word, and the two files."""

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from wellspent.core.exchange.report.parts import (
    Contents,
    Figure,
    Grid,
    Heading,
    Length,
    Paragraph,
    Part,
    Points,
    Wanted,
)
from wellspent.ui import session
from wellspent.ui.forms import choices
from wellspent.ui.show import download
from wellspent.ui.show.plain import plain
from wellspent.words import report as words

VIEW: Final = "print"
"""What the address says that opens it."""
_PREFIX: Final = "report."


def door() -> None:
    """The way in, on the page with all data."""
    st.button(
        words.OPEN, icon=":material/print:", on_click=session.set_address, args=({"view": VIEW},), key=f"{_PREFIX}open"
    )


def show() -> None:
    """The questions, the files, and below them what is in them."""
    st.button(
        words.BACK, icon=":material/arrow_back:", type="tertiary", on_click=session.set_address, args=({},), key="back"
    )
    st.header(words.SECTION, anchor=False)
    st.write(words.LEAD)
    wanted = _wanted()
    made = session.remembered("report", lambda: _contents(wanted), wanted)
    _files(made)
    st.subheader(words.PREVIEW, anchor=False)
    with st.container(border=True, key="report_preview"):
        _preview(made)


def _wanted() -> Wanted:
    length = st.segmented_control(
        words.LENGTH,
        list(Length),
        default=Length.COACH,
        required=True,
        format_func=lambda one: choices.label(words.LENGTH_NAME[one]),
        key=f"{_PREFIX}length",
    )
    st.markdown(f"**{words.ALSO}**")
    names = st.checkbox(words.NAMES, key=f"{_PREFIX}names")
    notes = st.checkbox(words.NOTES, key=f"{_PREFIX}notes")
    st.caption(words.PRIVATE)
    return Wanted(length=length, names=names, notes=notes)


# Estimates, charts and what makes the files need large libraries, which the page is opened without.


def _contents(wanted: Wanted) -> Contents:
    here = session.visit()
    with st.spinner(words.MAKING):
        from wellspent.core.charts.picture import Picture  # noqa: PLC0415
        from wellspent.core.exchange.pictures import standing_alone, svg  # noqa: PLC0415
        from wellspent.core.exchange.report.contents import contents  # noqa: PLC0415

        def draw(picture: Picture, width: int, height: int | None) -> str:
            """Drawn once, which takes longest: ticking names or notes changes few of the pictures, or none."""
            alone = json.dumps(standing_alone(picture.spec, width, height))
            mark = hashlib.sha256(alone.encode()).hexdigest()
            return session.remembered("report.figure", lambda: svg(picture, width, height), mark)

        return contents(here.workbook, here.now, wanted, words, draw=draw)


def _files(made: Contents) -> None:
    from wellspent.core.exchange.report.letters import unusual, without_font  # noqa: PLC0415
    from wellspent.core.exchange.report.pdf import Paper, pdf  # noqa: PLC0415
    from wellspent.core.exchange.report.web_page import html  # noqa: PLC0415

    now = session.visit().now
    paper = st.segmented_control(
        words.PAPER,
        list(Paper),
        default=Paper.A4,
        required=True,
        format_func=lambda one: choices.label(words.PAPER_NAME[one]),
        key=f"{_PREFIX}paper",
    )
    with st.container(horizontal=True):
        download.button(
            words.MAKE_PDF,
            partial(pdf, made, paper, now),
            file_name=words.file_name(made.length, now.date().isoformat(), "pdf"),
            mime="application/pdf",
            icon=":material/download:",
            what=words.PDF_HELP,
            key=f"{_PREFIX}pdf",
        )
        download.button(
            words.MAKE_HTML,
            partial(html, made),
            file_name=words.file_name(made.length, now.date().isoformat(), "html"),
            mime="text/html",
            icon=":material/download:",
            what=words.HTML_HELP,
            key=f"{_PREFIX}html",
        )
    letters = unusual(made)
    if missing := session.remembered("report.letters", lambda: without_font(letters), letters):
        st.warning(words.letters_missing(plain(missing)), icon=":material/font_download_off:")


def _preview(made: Contents) -> None:
    st.header(plain(made.title), anchor=False)
    st.caption(plain(made.made))
    for part in made.parts:
        _show(part)


def _show(part: Part) -> None:
    match part:
        case Heading():
            title = plain(part.text)
            st.subheader(title, anchor=False) if part.level == 1 else st.markdown(f"**{title}**")
        case Paragraph():
            (st.caption if part.small else st.markdown)(plain(part.text))
        case Points():
            st.markdown("\n".join(f"- {plain(line)}" for line in part.lines))
        case Grid():
            st.markdown("\n".join(_row(part.heads, row) for row in part.rows))
        case Figure():
            st.markdown(f"**{plain(part.title)}**")
            st.image(part.svg, alt=f"{part.title}. {part.said}")
            st.caption(plain(part.said))


def _row(heads: Sequence[str], row: Sequence[str]) -> str:
    """One row of a table below the other rows, as there is no room on a phone for one beside the other."""
    rest = " · ".join(f"{plain(head)}: {plain(cell)}" for head, cell in zip(heads[1:], row[1:], strict=True) if cell)
    return f"- **{plain(row[0])}**  \n  {rest}"
