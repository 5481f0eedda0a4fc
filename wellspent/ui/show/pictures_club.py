"""The picture of what the club's gatherings are good for, put into words."""

from typing import Final

import pandas as pd
import streamlit as st

from wellspent.core.charts import club_criteria
from wellspent.core.charts.criteria_by_group import Texts
from wellspent.core.model import STARTING_CRITERIA
from wellspent.ui.show import take_along
from wellspent.ui.show.plain import plain
from wellspent.words import charts_club as words
from wellspent.words import club, define

_TEXTS: Final = Texts(**words.TEXTS)
_FEWEST: Final = 2
"""One gathering alone says as much in its list."""


def good_for(table: pd.DataFrame) -> None:
    """The picture of ``club.published.table``, where there are gatherings to hold against each other."""
    rows = club_criteria.drawn(table)
    if rows["gathering"].nunique() < _FEWEST:
        return
    top = club_criteria.best(table)
    places = [
        (define.STARTING[figure], gathering) for figure, gathering in zip(top["figure"], top["gathering"], strict=True)
    ]
    amount = club.said(STARTING_CRITERIA[0], int(top["halves"].max())) if places else ""
    sentence = words.best(places, amount)
    st.header(words.TITLE, anchor=False)
    if sentence:
        st.markdown(plain(sentence))
    picture = club_criteria.draw(table, define.STARTING, texts=_TEXTS)
    st.vega_lite_chart(None, picture.spec, width="stretch", key=words.FILE, alt=words.alt(sentence))
    key = [words.column(number, define.STARTING[name]) for number, name in enumerate(STARTING_CRITERIA, 1)]
    st.caption("\n".join([words.HOW, *(f"- {line}" for line in key)]))
    take_along.picture(words.FILE, picture)
