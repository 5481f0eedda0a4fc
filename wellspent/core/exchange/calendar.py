"""A calendar file to the occasions that lie in a window, gathered by title.

Dates and times are those that the calendar states, in the zone that it names: 17:30 in New York is 17:30, wherever the
person is. Only where it states no local time (UTC), the person's zone makes one.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.ics.clock import Clock
from wellspent.core.exchange.ics.details import details_of
from wellspent.core.exchange.ics.entry import Entry, title_of
from wellspent.core.exchange.ics.events import Days, events_in
from wellspent.core.exchange.ics.expand import REFUSALS, Found, expand
from wellspent.core.exchange.ics.recurrence import Account, charge_entry
from wellspent.core.exchange.ics.single import read_single
from wellspent.core.exchange.ics.text import read_entries
from wellspent.core.exchange.occasions import (
    AS_STATED,
    MOST_OCCURRENCES,
    CalendarWindow,
    Known,
    Occurrence,
    Series,
    Span,
    Times,
    source_of,
)
from wellspent.core.exchange.titles import called_off, without_mark

_TELL_EVERY: Final = 50
_REPEATING: Final = ("RRULE", "RDATE", "RECURRENCE-ID")

Progress = Callable[[float], None]
"""Told how much is done, from 0 to 1."""


def read_calendar(
    data: bytes,
    since: dt.date,
    until: dt.date,
    *,
    zone: ZoneInfo | None,
    times: Times = AS_STATED,
    with_details: bool = False,
    progress: Progress | None = None,
) -> CalendarWindow:
    """The occasions of a calendar file that start between two days.

    Args:
        data: The file's bytes.
        since: The first day.
        until: The last day.
        zone: The person's zone, for times in UTC; ``None`` for the machine's own.
        times: How the times are taken, where the person has said so.
        with_details: True to read descriptions and who was invited.
        progress: Told from time to time how far it is.

    Raises:
        UnreadableCalendar: for what ``text.read_entries`` refuses, ``too_many`` (with ``most``),
            ``repeats_too_often`` (with ``title``) and ``too_many_series``.
    """
    entries = read_entries(data, with_details=with_details)
    return _window(entries, [(since, until)], Clock(zone, times), None, progress or _tell_nobody)


def read_known(data: bytes, known: Known, *, zone: ZoneInfo | None, times: Times = AS_STATED) -> CalendarWindow:
    """What a calendar says now of the occasions that came in earlier, and of no others.

    An event that stood alone when it came in is listed with all its occasions, for it may repeat now.

    Raises:
        UnreadableCalendar: as ``read_calendar`` does; the limit of occasions does not count those that are known.
    """
    return _window(read_entries(data), known.spans, Clock(zone, times), known, _tell_nobody)


def _window(
    entries: Iterable[Entry], spans: Sequence[Span], clock: Clock, known: Known | None, progress: Progress
) -> CalendarWindow:
    days = Days(spans)
    most = MOST_OCCURRENCES + (len(known.sources) if known is not None else 0)
    events = events_in(entries, days, known.uids if known is not None else None, most)
    reading = _Reading(days, clock, known.sources if known is not None else None, most)
    reading.read(events.by_uid, progress)
    return CalendarWindow(
        since=spans[0][0],
        until=spans[-1][1],
        series=_gathered(reading.found.values()),
        unknown_zones=reading.clock.unknown_zones,
        other_zones=reading.clock.other_zones,
        unreadable=tuple(sorted([*events.unreadable, *reading.unreadable])),
        entries=events.entries,
        first=events.first,
        last=events.last,
        uids=frozenset(reading.uids),
    )


def _tell_nobody(_: float) -> None:
    pass


class _Part(NamedTuple):
    """Entries of one UID that are worked out together; ``several`` if there are others of that UID."""

    uid: str
    entries: list[Entry]
    several: bool

    def recurrence_id_of(self, found: Found) -> str:
        """What tells this occasion from others of that UID; empty for the only one."""
        repeats = self.several or any(name in entry.lines for entry in self.entries for name in _REPEATING)
        return found.recurrence_id if repeats else ""


class _Reading:
    """The occasions of a calendar's events, from those that cost nothing to those that cost most."""

    def __init__(self, days: Days, clock: Clock, sources: Collection[str] | None, most: int) -> None:
        self.clock = clock
        self.found: dict[str, Occurrence] = {}
        self.unreadable: list[str] = []
        self.uids: set[str] = set()
        self._days, self._sources, self._most = days, sources, most

    def read(self, by_uid: dict[str, list[Entry]], progress: Progress) -> None:
        """Find all of them, or refuse as soon as it is clear that they are too many."""
        single: list[tuple[_Part, Found]] = []
        rest: list[_Part] = []
        for uid, entries in by_uid.items():
            for part in _parts(uid, entries):
                alone = read_single(part.entries, self.clock)
                if alone is None:
                    rest.append(part)
                else:
                    single.append((part, alone))
        self.uids.update(part.uid for part, _ in single)
        listed = [(part, found) for part, found in single if self._is_wanted(part, found)]
        self._count({(part.uid, part.recurrence_id_of(found)) for part, found in listed})
        charged = self._charged(rest)
        of_all = len(listed) + len(charged)
        for number, (part, found) in enumerate(listed):
            if number % _TELL_EVERY == 0:
                progress(number / of_all)
            self._keep(part, found)
        for number, part in enumerate(charged, start=len(listed)):
            if number % _TELL_EVERY == 0:
                progress(number / of_all)
            self._expand(part)

    def _charged(self, parts: Iterable[_Part]) -> list[_Part]:
        """Those that can be expanded, once it is known that all of them together do not take too long."""
        account = Account()
        until = max((until for _, until in self._days.wide), default=dt.date.min)
        good = []
        for part in parts:
            try:
                for entry in part.entries:
                    charge_entry(entry, until, account, title_of(part.entries[0]))
            except REFUSALS:
                self._leave_out(part)
            else:
                good.append(part)
        return good

    def _expand(self, part: _Part) -> None:
        """One UID with its repetitions and changes. What makes no sense is noted and leaves the others alone."""
        try:
            for found in expand(part.entries, self.clock, self._days.wide):
                if self._is_wanted(part, found):
                    self._keep(part, found)
            self.uids.add(part.uid)
        except REFUSALS:
            self._leave_out(part)

    def _leave_out(self, part: _Part) -> None:
        self.unreadable.extend(title_of(entry) for entry in part.entries)

    def _is_wanted(self, part: _Part, found: Found) -> bool:
        if self._sources is not None:
            its_own = source_of(part.uid, part.recurrence_id_of(found))
            return its_own in self._sources or source_of(part.uid, "") in self._sources
        moment = self.clock.local(found.start)
        return (moment.date() if isinstance(moment, dt.datetime) else moment) in self._days

    def _keep(self, part: _Part, found: Found) -> None:
        occurrence = _occurrence(part, found, self.clock.local(found.start))
        self.clock.notice(found.entry, found.start, occurrence.title)
        self.found.setdefault(occurrence.source, occurrence)
        self._count(self.found)

    def _count(self, found: Collection[object]) -> None:
        if len(found) > self._most:
            raise UnreadableCalendar("too_many", most=str(MOST_OCCURRENCES))


def _parts(uid: str, entries: list[Entry]) -> list[_Part]:
    """Entries of one UID that belong together.

    Some calendars give one UID to events that have nothing to do with each other: several that stand for themselves,
    on different days, and none of them a newer issue of another. Each of these is worked out alone.
    """
    masters = [entry for entry in entries if "RECURRENCE-ID" not in entry.lines]
    issues = {entry.value("SEQUENCE") for entry in masters}
    if len(masters) < 2 or len(issues) > 1:  # noqa: PLR2004 - one master is the usual case
        return [_Part(uid, entries, several=False)]
    return [_Part(uid, [entry], several=True) for entry in entries]


def _occurrence(part: _Part, found: Found, moment: dt.date) -> Occurrence:
    title = title_of(found.entry)
    status = found.entry.value("STATUS").upper()
    timed = isinstance(moment, dt.datetime)
    return Occurrence(
        uid=part.uid,
        recurrence_id=part.recurrence_id_of(found),
        title=without_mark(title),
        date=moment.date() if isinstance(moment, dt.datetime) else moment,
        start=moment.time().replace(second=0, microsecond=0) if isinstance(moment, dt.datetime) else None,
        minutes=round(found.length.total_seconds() / 60) or None if timed else None,
        all_day=not timed,
        cancelled=status == "CANCELLED" or called_off(title),
        tentative=status == "TENTATIVE",
        details=details_of(found.entry),
    )


def _gathered(occurrences: Iterable[Occurrence]) -> tuple[Series, ...]:
    def by_title(one: Occurrence) -> str:
        return one.title.casefold()

    ordered = sorted(occurrences, key=lambda one: (by_title(one), one.date, one.start or dt.time(), one.source))
    return tuple(
        Series(title=members[0].title, occurrences=tuple(members))
        for _, group in groupby(ordered, key=by_title)
        if (members := list(group))
    )
