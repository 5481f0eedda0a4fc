"""A chart to take along, as a drawing or as a picture; neither is made before it is asked for."""

from functools import partial

import streamlit as st

from wellspent.core.charts.picture import Picture
from wellspent.core.exchange.pictures import png, svg
from wellspent.ui.show import download
from wellspent.words import charts_taken as words


def picture(name: str, shown: Picture) -> None:
    """The two files, behind a button; ``name`` is the chart's."""
    with st.popover(words.TAKE, icon=":material/image:", key=f"{name}.take", on_change="rerun") as popover:
        if not popover.open:
            return
        st.caption(words.LEAD)
        for label, make, ending, mime in (
            (words.SVG, partial(_drawing, shown), "svg", "image/svg+xml"),
            (words.PNG, partial(png, shown), "png", "image/png"),
        ):
            download.button(
                label,
                make,
                file_name=words.file_name(name, ending),
                mime=mime,
                icon=":material/download:",
                key=f"{name}.{ending}",
            )


def _drawing(shown: Picture) -> bytes:
    return svg(shown).encode()
