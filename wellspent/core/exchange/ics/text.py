"""The text of a calendar file, before any date in it is understood.

Of each event only the handful of properties that make a meeting are read. Alarms, places, organisers and whatever else
a calendar says never get past this file; descriptions and attendees only where somebody asks for them. The text is not
trusted: nothing here takes longer than one walk over it, however it is made, and what has more lines or events than a
calendar can have is not walked through to its end.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange import uploads
from wellspent.core.exchange.content_lines import unfolded
from wellspent.core.exchange.ics.entry import Entry, Line

MOST_BYTES: Final = uploads.MOST_BYTES
"""The largest file that is read, the same as the largest upload."""

MOST_ENTRIES: Final = 50_000
_MOST_LINES: Final = 600_000
"""More than a real calendar of that size can have: an event takes 200 bytes, and a line 20, if not the double."""

_DEEPEST: Final = 8
_LONGEST_VALUE: Final = 20_000
_LONGEST_DETAIL: Final = 4_000
_ONCE: Final = frozenset({"UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "STATUS", "SEQUENCE"})
_OFTEN: Final = frozenset({"RRULE", "RDATE", "EXDATE"})
_PRIVATE_ONCE: Final = "DESCRIPTION"
_PRIVATE_OFTEN: Final = "ATTENDEE"
_MOST_ATTENDEES: Final = 50
_WITHOUT_COLON: Final = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"})
"""Dates, whose values hold no colon. Outlook and Exchange name zones with one and forget the quotes: the last is meant.
"""


def _lines_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the lines of these names and passes over all others, which are nearly all of a calendar."""
    return re.compile(rf"^(BEGIN|END|{'|'.join(sorted(names))})[ \t]*([:;][^\n]*)", re.IGNORECASE | re.MULTILINE)


_PLAIN: Final = _lines_of(_ONCE | _OFTEN)
_DETAILED: Final = _lines_of(_ONCE | _OFTEN | {_PRIVATE_ONCE, _PRIVATE_OFTEN})
# Parameters (a quoted one may hold any sign), a colon, and the value.
_VALUE = re.compile(r'((?:[^:"]|"[^"]*")*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')


def read_entries(data: bytes, *, with_details: bool = False) -> Iterator[Entry]:
    """The events of a calendar file one by one; with descriptions and attendees only where these are asked for.

    Raises:
        UnreadableCalendar: ``empty_file``, ``too_large`` (with ``most_megabytes``), ``web_page``, ``not_a_calendar``,
            ``too_much``, ``nested_too_deep`` or ``cut_off``.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableCalendar("too_large", most_megabytes=str(MOST_BYTES // 1024 // 1024))
    if not data or data.isspace():
        raise UnreadableCalendar("empty_file")
    text = _decoded(unfolded(data))
    start = text.upper().find("BEGIN:VCALENDAR")
    head = text[:2000].lower()
    if start < 0 or text[:start].strip():
        raise UnreadableCalendar("web_page" if "<html" in head or "<!doctype" in head else "not_a_calendar")
    return _walk(text[start:], with_details=with_details)


def _decoded(data: bytes) -> str:
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if data.count(b"\n") > _MOST_LINES:
        raise UnreadableCalendar("too_much")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Old programs write the Windows alphabet of Western Europe.
        return data.decode("cp1252", errors="replace")


def _walk(text: str, *, with_details: bool) -> Iterator[Entry]:
    open_parts: list[str] = []
    entry = Entry()
    entries = 0
    for line in (_DETAILED if with_details else _PLAIN).finditer(text):
        name, rest = line[1].upper(), line[2]
        if name == "BEGIN":
            open_parts.append(rest[1:40].strip().upper())
            if open_parts[-1] == "VEVENT":
                entry, entries = Entry(), entries + 1
            if entries > MOST_ENTRIES or len(open_parts) > _DEEPEST:
                raise UnreadableCalendar("too_much" if entries > MOST_ENTRIES else "nested_too_deep")
        elif name == "END":
            word = rest[1:40].strip().upper()
            if not open_parts or open_parts.pop() != word:
                raise UnreadableCalendar("cut_off")
            if word == "VEVENT":
                yield entry
        elif open_parts and open_parts[-1] == "VEVENT":
            _take(entry, name, rest)
    if open_parts:
        raise UnreadableCalendar("cut_off")


def _take(entry: Entry, name: str, rest: str) -> None:
    """Note a property of the entry: its name, and the rest of its line from the colon or the first parameter on."""
    longest = _longest(name, entry)
    if longest == 0:
        return
    read = rest if longest is None else rest[:longest]
    if name in _WITHOUT_COLON:
        head, _, value = read.rpartition(":")
    elif (match := _VALUE.match(read)) is not None:
        head, value = match.groups()
    else:
        return
    parameters = {key.upper(): said.strip().strip('"').strip() for key, said in _PARAMETER.findall(head)}
    entry.lines.setdefault(name, []).append(Line(parameters, value.strip()))


def _longest(name: str, entry: Entry) -> int | None:
    """How much of a line of that name is read: nothing of what was said before, all of a list."""
    if name in _OFTEN:
        return None
    if name == _PRIVATE_OFTEN:
        return 0 if len(entry.lines.get(name, ())) >= _MOST_ATTENDEES else _LONGEST_DETAIL
    if name in entry.lines:
        return 0
    return _LONGEST_DETAIL if name == _PRIVATE_ONCE else _LONGEST_VALUE
