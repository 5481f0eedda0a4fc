"""The text of a calendar file, before any date in it is understood.

Of each event only the handful of properties that make a meeting are read. Alarms, places, organisers and whatever else
a calendar says never get past this file; descriptions and attendees only where somebody asks for them. The text is not
trusted: nothing here takes longer than one walk over it, however it is made.
"""

import re
from collections.abc import Iterator
from typing import Final

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.folded import unfolded
from wellspent.core.exchange.ics.entry import Entry, Line

MOST_BYTES: Final = 10 * 1024 * 1024
"""The largest file that is read, the same as the largest upload."""

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

_WRITTEN_LINE = re.compile(r"[^\r\n]+")
# A name, parameters (a quoted one may hold any sign), a colon, and the value.
_LINE = re.compile(r'([A-Za-z0-9-]+(?:[^:"]|"[^"]*")*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')


def read_entries(data: bytes, *, with_details: bool = False) -> Iterator[Entry]:
    """The events of a calendar file one by one; with descriptions and attendees only where these are asked for.

    Raises:
        UnreadableCalendar: ``empty_file``, ``too_large`` (with ``most_megabytes``), ``web_page``, ``not_a_calendar``,
            ``nested_too_deep`` or ``cut_off``.
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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Old programs write the Windows alphabet of Western Europe.
        return data.decode("cp1252", errors="replace")


def _walk(text: str, *, with_details: bool) -> Iterator[Entry]:
    open_parts: list[str] = []
    entry = Entry()
    for line in _WRITTEN_LINE.finditer(text):
        raw = line[0]
        word = raw[:40].strip().upper()
        if word.startswith("BEGIN:"):
            open_parts.append(word[6:].strip())
            if len(open_parts) > _DEEPEST:
                raise UnreadableCalendar("nested_too_deep")
            if open_parts[-1] == "VEVENT":
                entry = Entry()
        elif word.startswith("END:"):
            if not open_parts or open_parts.pop() != word[4:].strip():
                raise UnreadableCalendar("cut_off")
            if word[4:].strip() == "VEVENT":
                yield entry
        elif open_parts and open_parts[-1] == "VEVENT":
            _take(entry, raw, with_details=with_details)
    if open_parts:
        raise UnreadableCalendar("cut_off")


def _take(entry: Entry, raw: str, *, with_details: bool) -> None:
    name = raw[:40].partition(":")[0].partition(";")[0].strip().upper()
    longest = _longest(name, entry, with_details=with_details)
    if longest == 0:
        return
    read = raw if longest is None else raw[:longest]
    if name in _WITHOUT_COLON:
        head, _, value = read.rpartition(":")
    elif (match := _LINE.match(read)) is not None:
        head, value = match.groups()
    else:
        return
    parameters = {key.upper(): said.strip().strip('"').strip() for key, said in _PARAMETER.findall(head)}
    entry.lines.setdefault(name, []).append(Line(parameters, value.strip()))


def _longest(name: str, entry: Entry, *, with_details: bool) -> int | None:
    """How much of a line of that name is read: nothing of what is not wanted or was said before, all of a list."""
    if name in _OFTEN:
        return None
    if name in _ONCE:
        return 0 if name in entry.lines else _LONGEST_VALUE
    if with_details and name == _PRIVATE_ONCE:
        return 0 if name in entry.lines else _LONGEST_DETAIL
    if with_details and name == _PRIVATE_OFTEN:
        return 0 if len(entry.lines.get(name, ())) >= _MOST_ATTENDEES else _LONGEST_DETAIL
    return 0
