"""Which meetings the pictures show: the time, the groups, the kinds and the tags that are picked."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from wellspent.core import tables
from wellspent.ui.forms import choices
from wellspent.words import charts as words
from wellspent.words import scales

LAST: Final = {"last_90": dt.timedelta(days=90), "last_30": dt.timedelta(days=30)}


class Picked(NamedTuple):
    """Which meetings are looked at; nothing picked means all."""

    since: dt.date | None
    until: dt.date | None
    groups: tuple[str, ...]
    kinds: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def only_some(self) -> bool:
        """True if of the meetings in that time only some are looked at."""
        return bool(self.groups or self.kinds or self.tags)


def pick(table: pd.DataFrame, today: dt.date) -> Picked:
    """What is picked among ``tables.meetings``; everything, until something is."""
    names = dict(zip(table["group"], table["group_name"], strict=True))
    kinds = {kind: scales.KIND[kind] for kind in scales.KIND if (table["kind"] == kind).any()}
    tags = tables.tags(table)
    with st.container(border=True):
        since, until = _pick_time(table, today)
        with st.container(horizontal=True):
            groups = _pick_any(
                words.GROUPS,
                sorted(names, key=lambda group: names[group].casefold()),
                words.ALL_GROUPS,
                "groups",
                names,
            )
            picked_kinds = _pick_any(words.KINDS, list(kinds), words.ALL_KINDS, "kinds", kinds)
            picked_tags = _pick_any(words.TAGS, tags, words.ALL_TAGS, "tags") if tags else ()
    return Picked(since=since, until=until, groups=groups, kinds=picked_kinds, tags=picked_tags)


def _pick_any(
    label: str, options: Sequence[str], all_of_them: str, part: str, names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            label,
            options,
            format_func=names.__getitem__ if names is not None else str,
            placeholder=all_of_them,
            key=f"charts.{part}",
            persist_state="session",
        )
    )


def _pick_time(table: pd.DataFrame, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that count; ``None``: no end on that side."""
    time = st.segmented_control(
        words.TIME,
        list(words.TIME_NAME),
        default="all",
        required=True,
        format_func=lambda one: choices.label(words.TIME_NAME[one]),
        key="charts.time",
        persist_state="session",
    )
    if time in LAST:
        return today - LAST[time], None
    if time != "between":
        return None, None
    first = table["date"].min().date()
    with st.container(horizontal=True):
        since = _pick_day(words.SINCE, first, "charts.since")
        until = _pick_day(words.UNTIL, today, "charts.until")
    if since > until:
        st.warning(words.TURNED_ROUND, icon=":material/swap_horiz:")
    return since, until


def _pick_day(label: str, day: dt.date, key: str) -> dt.date:
    """One day; it can't be left empty."""
    return st.date_input(label, day, format="YYYY-MM-DD", required=True, key=key, persist_state="session")
