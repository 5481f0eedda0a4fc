"""Which events of a calendar can matter to the days that are looked at, told from how they are written."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.ics.entry import Entry, day_of, title_of, uids_of
from wellspent.core.exchange.occasions import MOST_OCCURRENCES, OWN_UIDS, Span

_MARGIN: Final = dt.timedelta(days=2)
"""A day that a calendar writes may be the one before or after where the person is, and be moved by some hours."""

_FIRST_DAY, _LAST_DAY = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
_DAY = re.compile(r"\d{8}")
_UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)


class Days:
    """The days that are looked at: one or several spans, both ends included."""

    def __init__(self, spans: Sequence[Span]) -> None:
        within = [(max(since, _FIRST_DAY), min(until, _LAST_DAY)) for since, until in spans]
        self._spans = [(since, until) for since, until in within if since <= until]
        self.wide = tuple((since - _MARGIN, until + _MARGIN) for since, until in self._spans)
        """The spans with the margin in which a day may be written otherwise."""
        self._written = [(f"{since:%Y%m%d}", f"{until:%Y%m%d}") for since, until in self.wide]

    def __contains__(self, day: dt.date) -> bool:
        return any(since <= day <= until for since, until in self._spans)

    def may_hold(self, entry: Entry) -> bool:
        """True if some occasion of the entry, or one that it changes, can lie in these days.

        Raises:
            ValueError: if it begins on no day.
        """
        written = entry.value("DTSTART")[:8]
        if not _DAY.fullmatch(written):
            raise ValueError(written)
        if not self._written:
            return False
        recurrence = entry.first("RECURRENCE-ID")
        if recurrence is not None:
            return "RANGE" in recurrence.parameters or self._near(written) or self._near(recurrence.value[:8])
        if "RDATE" in entry.lines:
            return True
        if "RRULE" in entry.lines:
            ends = [_UNTIL.search(line.value) for line in entry.lines["RRULE"]]
            over = all(end is not None and end[1] < self._written[0][0] for end in ends)
            return written <= self._written[-1][1] and not over
        return self._near(written)

    def _near(self, written: str) -> bool:
        return any(earliest <= written <= latest for earliest, latest in self._written)


@dataclass(slots=True)
class Events:
    """The entries of a calendar that can matter, by UID, and what was seen of all of them.

    ``unreadable`` are the titles of those that begin on no day, ``entries`` counts all, and ``first`` and ``last`` are
    the days on which the earliest and the latest begin.
    """

    by_uid: dict[str, list[Entry]] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)
    entries: int = 0
    first: dt.date | None = None
    last: dt.date | None = None


def events_in(entries: Iterable[Entry], days: Days, only: Collection[str] | None, most: int) -> Events:
    """The events that can matter to these days, or all of ``only`` these UIDs; not many more than ``most``.

    Raises:
        UnreadableCalendar: ``too_many`` (with ``most``) as soon as they are too many to be looked through; the rest is
            not read.
    """
    found = Events()
    matter = 0
    for entry in entries:
        found.entries += 1
        if (day := day_of(entry)) is not None:
            found.first = day if found.first is None else min(found.first, day)
            found.last = day if found.last is None else max(found.last, day)
        uid = next((one for one in uids_of(entry) if only is None or one in only), OWN_UIDS)
        if uid.endswith(OWN_UIDS):
            continue
        try:
            if not days.may_hold(entry) and only is None:
                continue
        except ValueError:
            found.unreadable.append(title_of(entry))
            continue
        found.by_uid.setdefault(uid, []).append(entry)
        matter += 1
        if matter > 2 * most:
            raise UnreadableCalendar("too_many", most=str(MOST_OCCURRENCES))
    return found
