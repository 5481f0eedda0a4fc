"""A calendar of 1 MB with 5,000 meetings, against finding its events in the text, which nothing can do without."""

import datetime as dt
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from benchmarks.measure import Figure, side_by_side
from wellspent.core.exchange.calendar import read_calendar
from wellspent.core.exchange.ics.clock import Clock
from wellspent.core.exchange.ics.expand import expand
from wellspent.core.exchange.ics.text import read_entries
from wellspent.core.exchange.occasions import AS_STATED

TIMES: Final = 3
MEETINGS: Final = 5_000
YEAR: Final = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
ZONE: Final = ZoneInfo("America/New_York")


def calendar() -> bytes:
    """As many meetings as are read at once, each an event of its own."""
    first = dt.datetime.combine(YEAR[0], dt.time(8))
    starts = [first + dt.timedelta(hours=number) for number in range(MEETINGS)]
    events = (
        f"BEGIN:VEVENT\r\nUID:{number}@example.org\r\nSUMMARY:Club {number % 40}\r\n"
        f"DTSTART;TZID=America/New_York:{start:%Y%m%dT%H%M%S}\r\nDURATION:PT1H\r\n"
        f"DESCRIPTION:{'x' * 60}\r\nEND:VEVENT\r\n"
        for number, start in enumerate(starts)
    )
    return f"BEGIN:VCALENDAR\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


def by_the_libraries(data: bytes) -> int:
    """The same, each event expanded as if it repeated."""
    clock = Clock(ZONE, AS_STATED)
    return sum(len(list(expand([entry], clock, [YEAR]))) for entry in read_entries(data))


def figures() -> list[Figure]:
    """What a reading takes, and what it would take if the libraries had to look at every event."""
    data = calendar()
    read = partial(read_calendar, data, *YEAR, zone=ZONE)
    least, ours, theirs = side_by_side(TIMES, lambda: list(read_entries(data)), read, partial(by_the_libraries, data))
    return [
        Figure("calendar: 5,000 meetings", ours, least),
        Figure("calendar: the same, all by the libraries", theirs, least),
    ]
