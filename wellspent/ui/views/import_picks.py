"""Which titles of a calendar were networking, and the groups they go into."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import streamlit as st

from wellspent.core.actions.groups import find_group
from wellspent.core.actions.import_calendar import Pick, import_occurrences, usual_group
from wellspent.core.actions.rate import waiting
from wellspent.core.errors import InvalidInput
from wellspent.core.exchange.occasions import CalendarWindow, Series
from wellspent.core.exchange.titles import gatherings
from wellspent.core.model import Kind, Meeting, MeetingStatus
from wellspent.core.next_step import WAITING_SINCE
from wellspent.ui import session
from wellspent.ui.forms import rating, ticks
from wellspent.ui.show import notice
from wellspent.ui.show.plain import plain
from wellspent.words import calendar, common
from wellspent.words import calendar_import as words

FORM: Final = "import"
RATE: Final = {"view": "catch-up"}
"""What the address says where meetings are rated several at once."""
_TENTATIVE: Final = "\n?"


class _Done(NamedTuple):
    """What an import did: the ids of the meetings that came in, and how many were there already."""

    new: tuple[str, ...]
    there: int


def show(window: CalendarWindow, prefix: str, with_details: Callable[[], CalendarWindow]) -> bool:
    """Tick titles, say what group they are, bring them in. True if some of them have just come in."""
    came_in = _came_in(prefix)
    known = {meeting.source for meeting in session.visit().workbook.meetings.values()}
    offered = _offered(window, known)
    if offered:
        _offer(offered, prefix, with_details)
    elif not came_in:
        _say_why(window)
    return came_in


def _came_in(prefix: str) -> bool:
    """Say what was just brought in, as far as it is still there, and lead on to rating it. False if there is none."""
    here = session.visit()
    done = session.held(f"{prefix}done", _Done)
    new = [here.workbook.meetings[one] for one in done.new if one in here.workbook.meetings] if done else []
    if done is None or not new:
        return False
    over = sum(one.status is MeetingStatus.ATTENDED for one in new)
    st.success(words.done(len(new), done.there, over), icon=":material/check:")
    listed = waiting(here.workbook, here.now, since=(here.now - WAITING_SINCE).date())
    if any(one.id in done.new for one in listed):
        st.button(
            words.NEXT,
            type="primary",
            icon=":material/edit_note:",
            on_click=session.set_address,
            args=(RATE,),
            key="next",
        )
    return True


def _offer(offered: Mapping[str, Series], prefix: str, with_details: Callable[[], CalendarWindow]) -> None:
    st.subheader(words.WHICH, anchor=False)
    st.caption(words.WHICH_LEAD)
    ticked = _ticked(offered, prefix)
    if not ticked:
        st.caption(words.TICK_FIRST)
        return
    st.markdown(words.ticked(sum(len(series.occurrences) for series in ticked)))
    _each_day(ticked)
    picks = _picks(ticked, prefix)
    details = st.checkbox(words.DETAILS, help=words.DETAILS_HELP, key=f"{prefix}details")
    if st.button(words.BRING_IN, type="primary", icon=":material/download:", disabled=not picks, key="bring_in"):
        _bring_in(_with_details(picks, with_details()) if details else picks, prefix)


def _offered(window: CalendarWindow, known: set[str]) -> dict[str, Series]:
    """What could come in, by a key of its own; what is only tentative stands apart and is ticked by itself."""
    offered = {}
    for series in window.series:
        new = [one for one in series.occurrences if not one.cancelled and one.source not in known]
        for mark, tentative in (("", False), (_TENTATIVE, True)):
            if some := tuple(one for one in new if one.tentative is tentative):
                offered[f"{series.title}{mark}"] = Series(title=series.title, occurrences=some)
    return offered


def _say_why(window: CalendarWindow) -> None:
    """Why there is nothing to tick."""
    if window.first is None or window.last is None:
        st.info(words.EMPTY_CALENDAR, icon=":material/event_busy:")
    elif not window.series:
        said = words.nothing_between(window.entries, common.day(window.first), common.day(window.last))
        st.info(said, icon=":material/date_range:")
    elif all(one.cancelled for series in window.series for one in series.occurrences):
        st.info(words.ALL_CANCELLED, icon=":material/event_busy:")
    else:
        st.info(words.ALL_IN, icon=":material/event_available:")


def _ticked(offered: Mapping[str, Series], prefix: str) -> list[Series]:
    firm = [key for key in offered if not key.endswith(_TENTATIVE)]
    label = words.ALL if len(firm) == len(offered) else words.ALL_BUT_TENTATIVE
    everything = len(firm) > 1 and st.checkbox(label, key=f"{prefix}all")
    lines = {key: _line(key, series) for key, series in offered.items() if not everything or key not in firm}
    picked = ticks.ask(lines, (), f"{prefix}tick.", words.SEARCH, words.SEARCH_HINT) if lines else []
    return [series for key, series in offered.items() if key in picked or (everything and key in firm)]


def _line(key: str, series: Series) -> str:
    first, last = series.occurrences[0], series.occurrences[-1]
    at = words.at([one.start for one in series.occurrences])
    when = words.when(len(series.occurrences), common.day(first.date), common.day(last.date), at)
    return words.series(series.title or calendar.UNTITLED, when, first.minutes, key.endswith(_TENTATIVE))


def _each_day(ticked: Sequence[Series]) -> None:
    with st.expander(words.EACH_DAY, key="each_day", on_change="rerun") as expander:
        if expander.open:
            found = [(one, series.title) for series in ticked for one in series.occurrences]
            found.sort(key=lambda pair: (pair[0].date, str(pair[0].start or ""), pair[1]))
            rows = [
                (title or calendar.UNTITLED, common.day(one.date), words.time_of_day(one.start), one.minutes)
                for one, title in found
            ]
            st.dataframe(
                dict(zip(words.DAY_COLUMNS, zip(*rows, strict=True), strict=True)),
                hide_index=True,
                alt=words.EACH_DAY,
                key="each_day.rows",
            )


def _picks(ticked: Sequence[Series], prefix: str) -> list[Pick]:
    """Which group each ticked title belongs to; empty while that is not said."""
    workbook = session.visit().workbook
    how = st.radio(words.HOW, list(words.HOW_NAME), format_func=words.HOW_NAME.__getitem__, key=f"{prefix}how")
    names = _one_name(ticked, prefix) if how == "one" else _names(ticked, prefix)
    if not all(names):
        st.caption(words.NAME_FIRST)
        return []
    new = {name for name in names if find_group(workbook, name) is None}
    kind: Kind | None = None
    if new:
        kind = rating.kind(words.KIND if len(new) == 1 else words.KINDS, f"{prefix}kind")
        if kind is None:
            st.caption(words.KIND_FIRST)
            return []
    return [
        Pick(group=name, kind=kind, occurrences=series.occurrences) for name, series in zip(names, ticked, strict=True)
    ]


def _one_name(ticked: Sequence[Series], prefix: str) -> list[str]:
    """The name of one group for all."""
    groups = [group.name for group in session.visit().workbook.groups.values()]
    titles = [series.title or calendar.UNTITLED for series in ticked]
    name = st.selectbox(
        words.GROUP,
        list(dict.fromkeys([*groups, *titles])),
        index=None,
        placeholder=words.GROUP_PLACEHOLDER,
        accept_new_options=True,
        key=f"{prefix}group",
    )
    return [name or ""] * len(ticked)


def _names(ticked: Sequence[Series], prefix: str) -> list[str]:
    """A group for each title: the one it went into before, one for all that look alike, or one of its own."""
    workbook = session.visit().workbook
    names: dict[str, str] = {}
    for series in ticked:
        usual = usual_group(workbook, series)
        if usual is not None:
            names[series.title] = usual.name
            if usual.name.casefold() != series.title.casefold():
                st.caption(words.as_before(plain(series.title), plain(usual.name)))
    rest: dict[str, int] = {}
    for series in ticked:
        if series.title and series.title not in names:
            rest[series.title] = rest.get(series.title, 0) + len(series.occurrences)
    alike = gatherings(rest, [group.name for group in workbook.groups.values()])
    if alike:
        st.markdown(f"**{words.ALIKE}**")
        st.caption(words.ALIKE_LEAD)
        lines = {"\n".join(one.titles): words.alike(one.titles, one.name) for one in alike}
        together = ticks.ask(lines, list(lines), f"{prefix}alike.", words.ALIKE, words.SEARCH_HINT)
        names |= {title: one.name for one in alike if "\n".join(one.titles) in together for title in one.titles}
    return [names.get(series.title, series.title or calendar.UNTITLED) for series in ticked]


def _with_details(picks: Sequence[Pick], window: CalendarWindow) -> list[Pick]:
    """The same occasions, with what their invitations say."""
    detailed = {one.source: one for series in window.series for one in series.occurrences}
    return [replace(pick, occurrences=[detailed.get(one.source, one) for one in pick.occurrences]) for pick in picks]


def _bring_in(picks: Sequence[Pick], prefix: str) -> None:
    here = session.visit()
    try:
        imported = import_occurrences(here.workbook, picks, here.now)
    except InvalidInput as invalid:
        notice.input_problems(invalid.problems)
        return
    if notice.save(lambda: imported.changes, words.brought_in(imported.added, imported.already_there), FORM):
        new = tuple(change.id for change in imported.changes if isinstance(change.after, Meeting))
        session.hold(f"{prefix}done", _Done(new, imported.already_there))
        st.rerun()
