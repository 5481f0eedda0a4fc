"""Which of a page's views is looked at: the address says so, and can be sent or kept."""

from collections.abc import Mapping

import streamlit as st

from wellspent.ui import session
from wellspent.ui.forms import choices


def chosen(label: str, names: Mapping[str, str], page: str) -> str:
    """The view that the address asks for; the first of ``names`` where it asks for none that there is."""
    views = list(names)
    asked = session.asked("view")
    view = asked if asked is not None and asked in names else views[0]
    picked = st.segmented_control(
        label,
        views,
        default=view,
        required=True,
        format_func=lambda one: choices.label(names[one]),
        # Another view makes another control, so that it never shows what an earlier click left in it.
        key=f"{page}.view.{view}",
        label_visibility="collapsed",
    )
    if picked != view:
        session.set_address({"view": picked})
        st.rerun()
    return view
