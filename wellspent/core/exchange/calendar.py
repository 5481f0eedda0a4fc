"""A calendar file to the occasions that lie in a window, gathered by title.

Dates and times are those that the calendar states, in the zone that it names: 17:30 in New York is 17:30, wherever the
person is. Only where it states no local time (UTC), the person's zone makes one.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.expand import REFUSALS, Found, expand
from wellspent.core.exchange.ics_text import Entry, Line, read_entries
from wellspent.core.exchange.recurrence import Account, charge_entry
from wellspent.core.exchange.zones import find_zone

MOST_OCCURRENCES: Final = 5_000
"""More in one window is no list that a person could look through."""

_MARGIN: Final = dt.timedelta(days=2)
_FIRST_DAY, _LAST_DAY = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
_LONGEST_TITLE: Final = 200
_LONGEST_UID: Final = 500
_DAY = re.compile(r"\d{8}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)
_REPEATING: Final = ("RRULE", "RDATE", "RECURRENCE-ID")
# "Cancelled: …", "[Canceled] …", "CANCELLED …"; but "Cancelled flights: a talk" takes place.
_CANCELLED = re.compile(r"^[\[(]?(?:(?i:cancell?ed)\s*[:)\]\u2013\u2014-]+|CANCELL?ED\b)[\s:\u2013\u2014-]*(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occasion out of a calendar.

    ``minutes`` is ``None`` for all-day events, for those over 12 hours, and where the calendar gives no end.
    ``source`` names the occasion for good: the same calendar gives the same one tomorrow.
    """

    uid: str
    recurrence_id: str
    title: str
    date: dt.date
    start: dt.time | None
    minutes: int | None
    all_day: bool
    cancelled: bool
    tentative: bool

    @property
    def source(self) -> str:
        """``ics:<UID>#<RECURRENCE-ID>``; the latter is empty for an event that does not repeat."""
        return f"ics:{self.uid}#{self.recurrence_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The occasions of one title, earliest first."""

    title: str
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWindow:
    """What a calendar has between two days, both included, by title in the order of the alphabet.

    ``unknown_zones`` are names of zones that nobody knows: their times are taken as they stand. ``other_zones`` are
    those in which a listed time is not the person's own. ``unreadable`` are titles of events that were left out.
    """

    since: dt.date
    until: dt.date
    series: tuple[Series, ...]
    unknown_zones: tuple[str, ...]
    other_zones: tuple[str, ...]
    unreadable: tuple[str, ...]


def read_calendar(
    data: bytes, since: dt.date, until: dt.date, *, zone: ZoneInfo | None, in_my_zone: bool = False
) -> CalendarWindow:
    """The occasions of a calendar file that start between two days.

    Args:
        data: The file's bytes.
        since: The first day.
        until: The last day.
        zone: The person's zone, for times in UTC; ``None`` for the machine's own.
        in_my_zone: True to turn all times with a zone into the person's.

    Raises:
        UnreadableCalendar: for what ``ics_text.read_entries`` refuses, ``too_many`` (with ``most``) and
            ``repeats_too_often`` (with ``title``).
    """
    return _Reading(since, until, zone, in_my_zone=in_my_zone).window(read_entries(data))


class _Reading:
    """One walk over a calendar: the window, the zones, and what was noticed on the way."""

    def __init__(self, since: dt.date, until: dt.date, zone: ZoneInfo | None, *, in_my_zone: bool) -> None:
        self._asked = since, until
        self._since, self._until = max(since, _FIRST_DAY), min(until, _LAST_DAY)
        self._first, self._last = self._since - _MARGIN, self._until + _MARGIN
        self._written_margins = f"{self._first:%Y%m%d}", f"{self._last:%Y%m%d}"
        self._zone, self._in_my_zone = zone, in_my_zone
        self._account = Account()
        self._found: dict[str, Occurrence] = {}
        self._unknown_zones: set[str] = set()
        self._other_zones: set[str] = set()
        self._unreadable: set[str] = set()

    def window(self, entries: Sequence[Entry]) -> CalendarWindow:
        if self._since <= self._until:
            for uid, of_uid in self._by_uid(entries).items():
                self._read_series(uid, of_uid)
        return CalendarWindow(
            since=self._asked[0],
            until=self._asked[1],
            series=_gathered(self._found.values()),
            unknown_zones=tuple(sorted(self._unknown_zones)),
            other_zones=tuple(sorted(self._other_zones)),
            unreadable=tuple(sorted(self._unreadable)),
        )

    def _by_uid(self, entries: Sequence[Entry]) -> dict[str, list[Entry]]:
        """The entries that can matter to the window, and no more of them than can be listed."""
        found: dict[str, list[Entry]] = {}
        relevant = [entry for entry in entries if self._matters(entry)]
        if len(relevant) > 2 * MOST_OCCURRENCES:
            raise UnreadableCalendar("too_many", most=str(MOST_OCCURRENCES))
        for entry in relevant:
            found.setdefault(_uid(entry), []).append(entry)
        return found

    def _matters(self, entry: Entry) -> bool:
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
        except REFUSALS:
            self._unreadable.add(title)

    def _expand(self, uid: str, entries: list[Entry], *, repeats: bool) -> None:
        for found in expand(list(self._written(entries)), self._first, self._last):
            day, start = self._local(found.start)
            if self._since <= day <= self._until:
                self._keep(_occurrence(uid, found, day, start, repeats=repeats))

    def _keep(self, occurrence: Occurrence) -> None:
        self._found.setdefault(occurrence.source, occurrence)
        if len(self._found) > MOST_OCCURRENCES:
            raise UnreadableCalendar("too_many", most=str(MOST_OCCURRENCES))

    def _local(self, moment: dt.date) -> tuple[dt.date, dt.time | None]:
        """Day and time as the person reads them."""
        if not isinstance(moment, dt.datetime):
            return moment, None
        if moment.tzinfo is not None:
            mine = moment.astimezone(self._zone)
            if self._in_my_zone or str(moment.tzinfo) == "UTC":
                moment = mine
            elif mine.replace(tzinfo=None) != moment.replace(tzinfo=None):
                self._other_zones.add(str(moment.tzinfo))
        return moment.date(), moment.time().replace(second=0, microsecond=0)

    def _written(self, entries: Sequence[Entry]) -> Iterator[str]:
        """The entries as a calendar of their own, with zones by their usual names."""
        yield "BEGIN:VCALENDAR"
        for entry in entries:
            yield "BEGIN:VEVENT"
            for name, lines in entry.lines.items():
                yield from (self._written_line(name, line) for line in lines)
            yield "END:VEVENT"
        yield "END:VCALENDAR"

    def _written_line(self, name: str, line: Line) -> str:
        kept = {key: value for key, value in line.parameters.items() if key in {"VALUE", "RANGE"}}
        stated = line.parameters.get("TZID")
        if stated and (zone := find_zone(stated)) is not None:
            kept["TZID"] = zone.key
        elif stated:
            self._unknown_zones.add(stated[:_LONGEST_TITLE])
        return name + "".join(f";{key}={value}" for key, value in kept.items()) + ":" + line.value


def _uid(entry: Entry) -> str:
    """The event's own UID. One made from title and start where it has none; a hash of one too long to keep."""
    given = _CONTROL.sub("", " ".join(entry.value("UID").split()))
    if given and len(given) <= _LONGEST_UID:
        return given
    essence = given or f"{entry.value('SUMMARY')}\n{entry.value('DTSTART')}"
    return "made-" + hashlib.sha256(essence.encode()).hexdigest()[:24]


def _title(entry: Entry) -> str:
    plain = entry.value("SUMMARY").replace("\\n", " ").replace("\\N", " ")
    return _tidy(re.sub(r"\\(.)", r"\1", plain))


def _tidy(text: str) -> str:
    return _CONTROL.sub("", " ".join(text.split()))[:_LONGEST_TITLE].strip()


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
    full = _tidy(found.title)
    return Occurrence(
        uid=uid,
        recurrence_id=found.recurrence_id if repeats else "",
        title=_CANCELLED.sub("", full, count=1),
        date=day,
        start=start,
        minutes=None if start is None else round(found.length.total_seconds() / 60) or None,
        all_day=start is None,
        cancelled=found.status == "CANCELLED" or _CANCELLED.match(full) is not None,
        tentative=found.status == "TENTATIVE",
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
