"""What the club found: its table, a card a gathering."""

import datetime as dt
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from wellspent.core import tables
from wellspent.core.club import published
from wellspent.core.club.model import WORTH, Gathering, Issue
from wellspent.ui import session
from wellspent.ui.clubroom import Room
from wellspent.ui.show import download, pictures_club
from wellspent.ui.show import gathering as shown
from wellspent.ui.show.plain import plain
from wellspent.words import club as words
from wellspent.words import common

_A_WEEK: Final = dt.timedelta(days=7)


def show(room: Room) -> None:
    """The table that is out, when it was made, and what it takes for a figure to be shown."""
    st.write(words.FOUND_LEAD)
    listed = [one for one in room.store.gatherings(room.member) if not one.retired]
    issue = room.store.issue(room.member)
    if not listed:
        st.info(words.NO_GATHERINGS, icon=":material/groups:")
        return
    if issue is None or not any(issue.cells.get(one.id) for one in listed):
        st.info(words.NOTHING_YET, icon=":material/hourglass_empty:")
        st.button(words.TO_GROUPS, on_click=session.set_address, args=({"view": "groups"},), key="to_groups")
    if issue is None:
        return
    st.caption(words.issued(common.day(issue.week), common.day(issue.week + _A_WEEK)))
    with_figures = sorted((one for one in listed if issue.cells.get(one.id)), key=lambda one: -_worth(issue, one))
    if len(with_figures) > 1:
        st.caption(words.ORDER)
    for one in with_figures:
        with st.container(border=True, key=f"gathering.{one.id}"):
            shown.card(one, issue.cells[one.id])
    if without := [plain(one.name) for one in listed if one not in with_figures]:
        st.markdown(words.without_figures(without) if with_figures else words.on_the_list(without))
    pictures_club.good_for(published.table(listed, issue))
    st.caption(words.WHY_NOT_SHOWN)
    st.page_link("pages/help.py", label=words.READ_ON, query_params={"read": "club"}, icon=":material/menu_book:")
    if with_figures:
        with st.expander(words.AS_TABLE, key="club.twin", on_change="rerun") as twin:
            if twin.open:
                st.dataframe(
                    as_table(listed, issue),
                    hide_index=True,
                    # Long names would leave no room for the figures.
                    column_config={
                        words.TABLE_COLUMN[name]: st.column_config.TextColumn(width="small")
                        for name in ("gathering", "figure", "said")
                    },
                    alt=words.AS_TABLE,
                    key="club.table",
                )
                to_download(listed, issue, "club.twin")


def _worth(issue: Issue, gathering: Gathering) -> int:
    """How worthwhile members find it, in half steps; what is not shown comes last."""
    cell = issue.cells[gathering.id].get(WORTH)
    return -1 if cell is None else cell.halves


def as_table(listed: list[Gathering], issue: Issue) -> pd.DataFrame:
    """The table with its columns and figures named."""
    found = published.table(listed, issue)
    said = [
        words.HIDDEN if pd.isna(halves) else words.said(figure, int(halves))
        for figure, halves in found[["figure", "halves"]].itertuples(index=False, name=None)
    ]
    found = found.assign(figure=found["figure"].map(words.FIGURE), said=said)
    return found[list(words.TABLE_COLUMN)].rename(columns=words.TABLE_COLUMN)


def to_download(listed: list[Gathering], issue: Issue, key: str) -> None:
    """The table as a file, guarded for spreadsheets."""
    download.button(
        words.DOWNLOAD,
        partial(_file, listed, issue),
        file_name=words.file_name(issue.week.isoformat()),
        mime="text/csv",
        icon=":material/download:",
        key=f"{key}.download",
    )


def _file(listed: list[Gathering], issue: Issue) -> bytes:
    return tables.for_spreadsheet(as_table(listed, issue))
