"""Whose time a calendar tells: shown, asked where it is in doubt, and moved where it is wrong."""

import datetime as dt
from typing import Final

import streamlit as st

from wellspent.core.exchange.occasions import MOST_ZONES_ASKED, CalendarWindow, OtherZone, Times, UnknownZone
from wellspent.core.exchange.zones import all_zones
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import calendar, common
from wellspent.words import calendar_import as import_words
from wellspent.words import calendar_times as words

_MOST_HOURS: Final = 14.0


def ask(stated: CalendarWindow, prefix: str, *, as_mine: bool) -> Times:
    """How the person wants the times taken, of which ``stated`` shows what they are as they stand.

    The question is open while it is in doubt, and folded up once it is answered. ``as_mine`` answers it beforehand:
    what came in earlier was turned into the person's own zone.
    """
    key = f"{prefix}times.how"
    how = session.typed(key) or ("mine" if as_mine else "")
    doubtful = bool(stated.other_zones or stated.unknown_zones)
    asked = stated.unknown_zones[:MOST_ZONES_ASKED]
    answered = how == "stated" or (how == "mine" and all(session.typed(_zone_key(prefix, one)) for one in asked))
    open_still = doubtful and not answered and how != "moved"
    label = words.QUESTION if open_still else words.ANSWERED[how] if how else words.ASK
    with st.expander(label, expanded=open_still or how == "moved", icon=":material/schedule:"):
        _doubts(stated)
        options = list(words.HOW_NAME)
        picked = st.radio(
            words.HOW,
            options,
            index=options.index(how) if how else None,
            format_func=words.HOW_NAME.__getitem__,
            captions=[_example(stated, one) for one in options],
            key=key,
            # The sentence above asks already where all it says is that the calendar is from elsewhere.
            label_visibility="collapsed" if stated.other_zones and not stated.unknown_zones else "visible",
        )
        meant = {one.name: _meant(one, prefix) for one in asked} if picked == "mine" else {}
        hours = _hours(prefix) if picked == "moved" else 0.0
    return Times(
        in_my_zone=picked == "mine",
        meant={name: zone for name, zone in meant.items() if zone is not None},
        moved_by=dt.timedelta(hours=hours),
    )


def _doubts(stated: CalendarWindow) -> None:
    if stated.unknown_zones:
        st.warning(words.unknown_zones([plain(one.name) for one in stated.unknown_zones]))
    if stated.other_zones:
        st.write(f"{plain(words.other_zones([one.name for one in stated.other_zones]))} {words.WHICH_TIMES}")
    if not stated.unknown_zones and not stated.other_zones:
        st.write(words.LEAD)


def _example(stated: CalendarWindow, how: str) -> str:
    """One occasion, as it would be if the times were taken so; nothing where that is not known yet."""
    doubts: list[OtherZone | UnknownZone] = [*stated.other_zones, *stated.unknown_zones]
    if not doubts or how == "moved":
        return ""
    first = doubts[0]
    if how == "stated":
        moment = first.stated
    elif isinstance(first, OtherZone):
        moment = first.mine
    else:
        return ""
    time = import_words.time_of_day(moment.time())
    return words.example(plain(first.title or calendar.UNTITLED), common.day(moment.date()), time)


def _meant(zone: UnknownZone, prefix: str) -> str | None:
    """The zone that an unknown name stands for, by the person's word."""
    rest = [name for name in all_zones() if name not in zone.guesses]
    return st.selectbox(
        words.which(plain(zone.name)),
        [*zone.guesses, *rest],
        index=None,
        placeholder=words.PLACEHOLDER,
        key=_zone_key(prefix, zone),
    )


def _zone_key(prefix: str, zone: UnknownZone) -> str:
    return f"{prefix}times.zone.{zone.name}"


def _hours(prefix: str) -> float:
    return st.number_input(
        words.HOURS, -_MOST_HOURS, _MOST_HOURS, value=0.0, step=0.5, format="%g", key=f"{prefix}times.hours"
    )
