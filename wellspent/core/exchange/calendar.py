"""A calendar file to the occasions that lie in a window, gathered by title.

Dates and times are those that the calendar states, in the zone that it names: 17:30 in New York is 17:30, wherever the
person is. Only where it states no local time (UTC), the person's zone makes one.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.details import details_of
from wellspent.core.exchange.expand import REFUSALS, Found, expand
from wellspent.core.exchange.ics_text import Entry, Line, read_entries
from wellspent.core.exchange.occasions import (
    AS_STATED,
    OWN_UIDS,
    CalendarWindow,
    Occurrence,
    OtherZone,
    Series,
    Times,
    UnknownZone,
)
from wellspent.core.exchange.recurrence import Account, charge_entry
from wellspent.core.exchange.titles import LONGEST_TITLE, called_off, tidy, unescaped, without_mark
from wellspent.core.exchange.zones import find_zone, guess_zones

MOST_OCCURRENCES: Final = 5_000
"""More in one window is no list that a person could look through."""

_MARGIN: Final = dt.timedelta(days=2)
_FIRST_DAY, _LAST_DAY = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
_LONGEST_UID: Final = 500
_DAY = re.compile(r"\d{8}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)
_REPEATING: Final = ("RRULE", "RDATE", "RECURRENCE-ID")
_WRITTEN_OTHERWISE: Final = frozenset({"DESCRIPTION", "ATTENDEE"})
_TELL_EVERY: Final = 50

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
    only: Collection[str] | None = None,
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
        only: The UIDs to read, and no others; ``None`` for all.
        progress: Told from time to time how far it is.

    Raises:
        UnreadableCalendar: for what ``ics_text.read_entries`` refuses, ``too_many`` (with ``most``) and
            ``repeats_too_often`` (with ``title``).
    """
    entries = read_entries(data, with_details=with_details)
    return _Reading(since, until, zone, times, only).window(entries, progress or _tell_nobody)


def _tell_nobody(_: float) -> None:
    pass


class _Reading:
    """One walk over a calendar: the window, the zones, and what was noticed on the way."""

    def __init__(
        self, since: dt.date, until: dt.date, zone: ZoneInfo | None, times: Times, only: Collection[str] | None
    ) -> None:
        self._asked = since, until
        self._since, self._until = max(since, _FIRST_DAY), min(until, _LAST_DAY)
        self._first, self._last = self._since - _MARGIN, self._until + _MARGIN
        self._written_margins = f"{self._first:%Y%m%d}", f"{self._last:%Y%m%d}"
        self._surely_in = f"{self._since + _MARGIN:%Y%m%d}", f"{self._until - _MARGIN:%Y%m%d}"
        self._zone, self._times, self._only = zone, times, only
        self._account = Account()
        self._found: dict[str, Occurrence] = {}
        self._unknown_zones: dict[str, UnknownZone] = {}
        self._other_zones: dict[str, OtherZone] = {}
        self._unreadable: set[str] = set()
        self._read: set[str] = set()
        self._entries = 0
        self._days: set[dt.date] = set()

    def window(self, entries: Iterable[Entry], progress: Progress) -> CalendarWindow:
        by_uid = self._by_uid(entries)
        for number, (uid, of_uid) in enumerate(by_uid.items()):
            if number % _TELL_EVERY == 0:
                progress(number / len(by_uid))
            self._read_series(uid, of_uid)
        return CalendarWindow(
            since=self._asked[0],
            until=self._asked[1],
            series=_gathered(self._found.values()),
            unknown_zones=tuple(self._unknown_zones[name] for name in sorted(self._unknown_zones)),
            other_zones=tuple(self._other_zones[name] for name in sorted(self._other_zones)),
            unreadable=tuple(sorted(self._unreadable)),
            entries=self._entries,
            first=min(self._days, default=None),
            last=max(self._days, default=None),
            uids=frozenset(self._read),
        )

    def _by_uid(self, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
        """The entries that can matter to the window; refused as soon as they are too many, the rest unread."""
        found: dict[str, list[Entry]] = {}
        earliest, latest = self._surely_in
        surely = matter = 0
        for entry in entries:
            self._entries += 1
            if (day := _written_day(entry)) is not None:
                self._days.add(day)
            uid = _uid(entry)
            if uid.endswith(OWN_UIDS) or (self._only is not None and uid not in self._only) or not self._matters(entry):
                continue
            if uid not in found:
                surely += earliest <= entry.value("DTSTART")[:8] <= latest
            found.setdefault(uid, []).append(entry)
            matter += 1
            if surely > MOST_OCCURRENCES or matter > 2 * MOST_OCCURRENCES:
                raise UnreadableCalendar("too_many", most=str(MOST_OCCURRENCES))
        return found

    def _matters(self, entry: Entry) -> bool:
        if self._since > self._until:
            return False
        earliest, latest = self._written_margins
        written = entry.value("DTSTART")
        if not _DAY.match(written):
            self._unreadable.add(_title(entry))
            return False
        days = [written[:8]]
        recurrence = entry.first("RECURRENCE-ID")
        if recurrence is not None:
            days.append(recurrence.value[:8])
            return "RANGE" in recurrence.parameters or any(earliest <= day <= latest for day in days)
        if "RDATE" in entry.lines:
            return True
        if "RRULE" in entry.lines:
            ends = [_UNTIL.search(line.value) for line in entry.lines["RRULE"]]
            over = all(end is not None and end[1] < earliest for end in ends)
            return written[:8] <= latest and not over
        return earliest <= written[:8] <= latest

    def _read_series(self, uid: str, entries: list[Entry]) -> None:
        """One UID with its repetitions and changes. What makes no sense is noted and leaves the others alone."""
        title = _title(entries[0])
        try:
            for entry in entries:
                charge_entry(entry, self._last, self._account, title)
            parts = _parts(entries)
            repeats = len(parts) > 1 or any(name in entry.lines for entry in entries for name in _REPEATING)
            for part in parts:
                self._expand(uid, part, repeats=repeats)
            self._read.add(uid)
        except REFUSALS:
            self._unreadable.add(title)

    def _expand(self, uid: str, entries: list[Entry], *, repeats: bool) -> None:
        unknown = self._unknown(entries)
        for found in expand(list(self._written(entries)), self._first, self._last):
            title = without_mark(tidy(found.title))
            moment = self._local(found.start, title)
            day = moment.date() if isinstance(moment, dt.datetime) else moment
            if self._since <= day <= self._until:
                start = moment.time().replace(second=0, microsecond=0) if isinstance(moment, dt.datetime) else None
                self._keep(_occurrence(uid, found, day, start, repeats=repeats))
                if unknown is not None and isinstance(moment, dt.datetime) and unknown not in self._unknown_zones:
                    self._unknown_zones[unknown] = UnknownZone(
                        name=unknown, title=title, stated=moment, guesses=guess_zones(unknown)
                    )

    def _keep(self, occurrence: Occurrence) -> None:
        self._found.setdefault(occurrence.source, occurrence)
        if len(self._found) > MOST_OCCURRENCES:
            raise UnreadableCalendar("too_many", most=str(MOST_OCCURRENCES))

    def _local(self, moment: dt.date, title: str) -> dt.date:
        """The day, or the moment without a zone, as the person reads it."""
        if not isinstance(moment, dt.datetime):
            return moment
        if moment.tzinfo is not None:
            mine = moment.astimezone(self._zone).replace(tzinfo=None)
            stated, zone = moment.replace(tzinfo=None), str(moment.tzinfo)
            moment = mine if self._times.in_my_zone or zone == "UTC" else stated
            if moment != mine:
                self._other_zones.setdefault(zone, OtherZone(name=zone, title=title, stated=stated, mine=mine))
        return moment + self._times.moved_by

    def _unknown(self, entries: Sequence[Entry]) -> str | None:
        """The name of the zone in which the entries start, if it is no zone's."""
        first = entries[0].first("DTSTART")
        stated = first.parameters.get("TZID", "") if first is not None else ""
        return stated[:LONGEST_TITLE] if stated and self._zone_of(stated) is None else None

    def _zone_of(self, stated: str) -> ZoneInfo | None:
        return find_zone(self._times.meant.get(stated[:LONGEST_TITLE], stated))

    def _written(self, entries: Sequence[Entry]) -> Iterator[str]:
        """The entries as a calendar of their own, with zones by their usual names."""
        yield "BEGIN:VCALENDAR"
        for entry in entries:
            yield "BEGIN:VEVENT"
            for name, lines in entry.lines.items():
                if name not in _WRITTEN_OTHERWISE:
                    yield from (self._written_line(name, line) for line in lines)
            if said := details_of(entry):
                yield f"DESCRIPTION:{said}"
            yield "END:VEVENT"
        yield "END:VCALENDAR"

    def _written_line(self, name: str, line: Line) -> str:
        kept = {key: value for key, value in line.parameters.items() if key in {"VALUE", "RANGE"}}
        stated = line.parameters.get("TZID")
        if stated and (zone := self._zone_of(stated)) is not None:
            kept["TZID"] = zone.key
        return name + "".join(f";{key}={value}" for key, value in kept.items()) + ":" + line.value


def _written_day(entry: Entry) -> dt.date | None:
    """The day on which an entry begins, as it is written."""
    try:
        return dt.date.fromisoformat(entry.value("DTSTART")[:8])
    except ValueError:
        return None


def _uid(entry: Entry) -> str:
    """The event's own UID. One made from title and start where it has none; a hash of one too long to keep."""
    given = _CONTROL.sub("", " ".join(entry.value("UID").split()))
    if given and len(given) <= _LONGEST_UID:
        return given
    essence = given or f"{entry.value('SUMMARY')}\n{entry.value('DTSTART')}"
    return "made-" + hashlib.sha256(essence.encode()).hexdigest()[:24]


def _title(entry: Entry) -> str:
    return tidy(unescaped(entry.value("SUMMARY")))


def _parts(entries: list[Entry]) -> list[list[Entry]]:
    """Entries of one UID that belong together.

    Some calendars give one UID to events that have nothing to do with each other: several that stand for themselves,
    on different days, and none of them a newer issue of another. Each of these is expanded alone.
    """
    masters = [entry for entry in entries if "RECURRENCE-ID" not in entry.lines]
    issues = {entry.value("SEQUENCE") for entry in masters}
    if len(masters) < 2 or len(issues) > 1:  # noqa: PLR2004 - one master is the usual case
        return [entries]
    return [[entry] for entry in entries]


def _occurrence(uid: str, found: Found, day: dt.date, start: dt.time | None, *, repeats: bool) -> Occurrence:
    full = tidy(found.title)
    return Occurrence(
        uid=uid,
        recurrence_id=found.recurrence_id if repeats else "",
        title=without_mark(full),
        date=day,
        start=start,
        minutes=None if start is None else round(found.length.total_seconds() / 60) or None,
        all_day=start is None,
        cancelled=found.status == "CANCELLED" or called_off(full),
        tentative=found.status == "TENTATIVE",
        details=found.details,
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
