"""Instead: whom to call in the hours set free, the people, and the words."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from wellspent.ui.views import call, people, scripts
from wellspent.ui.views.choose import chosen
from wellspent.words import instead

VIEWS: Final[dict[str, Callable[[], None]]] = {"call": call.show, "people": people.show, "scripts": scripts.show}


def main() -> None:
    """Show the view that the address asks for."""
    st.title(instead.TITLE, anchor=False)
    st.write(instead.LEAD)
    VIEWS[chosen(instead.VIEW, instead.VIEW_NAME, "instead")]()


main()
