"""A picture with its sentence, its twin as a table, its downloads, and the way from a mark to its meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from wellspent.core import tables
from wellspent.core.charts.picture import CHOSEN, MARK, Picture
from wellspent.ui.show import download, take_along
from wellspent.ui.show.plain import plain
from wellspent.words import charts as words
from wellspent.words import common


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One picture as a person sees it.

    ``name`` is its key and the file's name. ``sentence`` says what it shows, ``reading`` how it is meant; both are
    plain text. ``twin`` is the picture as a table; ``meetings`` are those behind it (rows of ``tables.meetings``).
    ``groups`` is a second table, of the groups' estimates, where the picture has them beside its meetings. ``picture``
    is ``None`` where nothing can be drawn; ``needed`` then says what it takes, and ``leads_to`` where that is done
    (label, page, view). ``key`` explains what is numbered in the picture, one line each.
    """

    name: str
    title: str
    sentence: str
    reading: str
    needed: str
    picture: Picture | None
    twin: pd.DataFrame
    meetings: pd.DataFrame
    key: tuple[str, ...] = ()
    groups: pd.DataFrame | None = None
    leads_to: tuple[str, str, str] = (words.TO_RATE, "pages/rate.py", "")


def chart(shown: Shown) -> None:
    """Show it; open the meeting whose mark is chosen, or that is picked beside the table."""
    st.header(shown.title, anchor=False)
    if shown.sentence:
        st.markdown(plain(shown.sentence))
    if shown.picture is None:
        empty(shown.needed, *shown.leads_to)
        return
    # With other meetings it is another picture, in which nothing is chosen yet: a filter never opens a meeting.
    key = hash(frozenset(shown.picture.opens.items()))
    state = st.vega_lite_chart(
        None,
        shown.picture.spec,
        width="stretch",
        key=f"{shown.name}.{key}",
        on_select="rerun",
        alt=words.alt(shown.title, shown.sentence),
    )
    chosen = state["selection"].get(CHOSEN)
    if chosen:
        _open_one_of(shown, shown.picture.opens.get(chosen[0][MARK], ()))
    st.caption("\n".join([plain(shown.reading), *(f"- {plain(line)}" for line in shown.key)]))
    take_along.picture(shown.name, shown.picture)
    with st.expander(words.AS_TABLE, key=f"{shown.name}.twin", on_change="rerun") as twin:
        if twin.open:
            _twin(shown)


def empty(sentence: str, label: str = words.TO_RATE, page: str = "pages/rate.py", view: str = "") -> None:
    """Say what is needed, and link to the page, and its view, where it is done."""
    st.info(sentence, icon=":material/scatter_plot:")
    st.page_link(page, label=label, icon=":material/arrow_forward:", query_params={"view": view} if view else None)


def _twin(shown: Shown) -> None:
    columns = {
        words.COLUMN["date"]: st.column_config.DateColumn(format="D MMM YYYY"),
        words.COLUMN["week"]: st.column_config.DateColumn(format="D MMM YYYY"),
        words.COLUMN["value"]: st.column_config.NumberColumn(format="%.0f"),
        words.COLUMN["hours"]: st.column_config.NumberColumn(format="%.1f"),
        words.COLUMN["value_per_hour"]: st.column_config.NumberColumn(format="%.0f"),
    }
    if shown.groups is not None:
        st.markdown(words.BY_GROUP)
        st.dataframe(shown.groups, hide_index=True, alt=words.groups_of(shown.title), key=f"{shown.name}.groups")
        _download(shown.groups, words.DOWNLOAD_GROUPS, words.groups_file(shown.name))
        st.markdown(words.BY_MEETING)
    st.dataframe(shown.twin, hide_index=True, column_config=columns, alt=shown.title, key=f"{shown.name}.table")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _pick(shown, list(shown.meetings["id"]), words.OPEN, "open")
        _download(shown.twin, words.DOWNLOAD, shown.name)


def _download(table: pd.DataFrame, label: str, name: str) -> None:
    download.button(
        label,
        partial(tables.for_spreadsheet, table),
        file_name=words.file_name(name),
        mime="text/csv",
        icon=":material/download:",
        key=f"{name}.download",
    )


def _open_one_of(shown: Shown, meetings: Sequence[str]) -> None:
    if len(meetings) == 1:
        _open(meetings[0])
    elif meetings:
        _pick(shown, meetings, words.OPEN_ONE_OF, "one_of")


def _pick(shown: Shown, meetings: Sequence[str], label: str, part: str) -> None:
    rows = shown.meetings[shown.meetings["id"].isin(meetings)]
    names = {
        meeting: words.meeting(common.day(date), name)
        for meeting, date, name in rows[["id", "date", "group_name"]].itertuples(index=False, name=None)
    }
    picked = st.selectbox(
        label,
        list(reversed(names)),
        index=None,
        format_func=names.__getitem__,
        placeholder=words.OPEN_PLACEHOLDER,
        key=f"{shown.name}.{part}",
    )
    if picked is not None:
        _open(picked)


def _open(meeting: str) -> None:
    st.switch_page("pages/rate.py", query_params={"meeting": meeting})
