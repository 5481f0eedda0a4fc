"""An event that does not repeat, read without the libraries: nearly all events of nearly all calendars.

What is not written as the standard has it is left to the libraries, which know more ways to write a date.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from wellspent.core.exchange.ics.clock import Clock
from wellspent.core.exchange.ics.entry import Entry, Line
from wellspent.core.exchange.ics.expand import Found, likely_length, written_moment

_REPEATING: Final = frozenset({"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)
_DURATION = re.compile(r"P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?)", re.ASCII)


def read_single(entries: Sequence[Entry], clock: Clock) -> Found | None:
    """The one occasion of an event that does not repeat; ``None`` where the libraries have to read it."""
    entry = entries[0]
    if len(entries) > 1 or not _REPEATING.isdisjoint(entry.lines):
        return None
    start = _moment(entry.first("DTSTART"), clock)
    if start is None:
        return None
    length = dt.timedelta()
    if isinstance(start, dt.datetime):
        if "DTEND" in entry.lines:
            end = _moment(entry.first("DTEND"), clock)
            if end is None:
                return None
            length = likely_length(start, end) or length
        elif "DURATION" in entry.lines:
            duration = _DURATION.fullmatch(entry.value("DURATION"))
            if duration is None:
                return None
            weeks, days, hours, minutes, seconds = (int(part or 0) for part in duration.groups())
            lasts = dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
            length = likely_length(start, start + lasts) or length
    return Found(entry=entry, start=start, length=length, recurrence_id=written_moment(start))


def _moment(line: Line | None, clock: Clock) -> dt.date | None:
    """The day or the moment that a property states, in its zone; ``None`` where it is written in any other way."""
    match = _MOMENT.fullmatch(line.value) if line is not None else None
    if line is None or match is None:
        return None
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return dt.date(int(year), int(month), int(day))
        zone = clock.zone_of(line) or (dt.UTC if utc else None)
        return dt.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), tzinfo=zone)
    except ValueError:
        return None
