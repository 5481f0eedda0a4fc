"""What comes out of a calendar, as plain values: occasions, and what has to be asked about their times."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

OWN_UIDS: Final = "@well-spent.invalid"
"""What ends the ids of events that this program writes. They are in the workbook, and never come in from outside."""

MOST_OCCURRENCES: Final = 5_000
"""More in one window is no list that a person could look through."""

MOST_ZONES_ASKED: Final = 5
"""About more unknown zones of one calendar nobody is asked, and nothing is guessed."""

Span = tuple[dt.date, dt.date]
"""A first and a last day, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occasion out of a calendar.

    ``minutes`` is ``None`` for all-day events, for those over 12 hours, and where the calendar gives no end.
    ``source`` names the occasion for good: the same calendar gives the same one tomorrow. ``details`` are the
    description and who was invited, and empty unless somebody asked for them.
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
    details: str = ""

    @property
    def source(self) -> str:
        """``ics:<UID>#<RECURRENCE-ID>``; the latter is empty for an event that does not repeat."""
        return source_of(self.uid, self.recurrence_id)


def source_of(uid: str, recurrence_id: str) -> str:
    """What names an occasion for good."""
    return f"ics:{uid}#{recurrence_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The occasions of one title, earliest first."""

    title: str
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherZone:
    """A zone in which a listed time is not the person's own, and the first occasion that shows it.

    ``stated`` and ``mine`` are the same moment, in that zone and in the person's; neither carries its zone.
    """

    name: str
    title: str
    stated: dt.datetime
    mine: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownZone:
    """A name that is no zone's, the first occasion that has it, and the zones that may be meant, likeliest first.

    Those are guessed for the first ``MOST_ZONES_ASKED`` names of a calendar, in the order of the alphabet.
    """

    name: str
    title: str
    stated: dt.datetime
    guesses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How the times of a calendar are taken: as they stand, unless the person says otherwise.

    ``meant`` says which zone an unknown name stands for, ``in_my_zone`` turns all times with a zone into the person's,
    and ``moved_by`` moves every time of day, for calendars that are wrong by some hours.
    """

    in_my_zone: bool = False
    meant: Mapping[str, str] = field(default_factory=dict, hash=False)
    moved_by: dt.timedelta = dt.timedelta()


AS_STATED: Final = Times()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a workbook has out of calendars: the occasions by their ``source``, and the UIDs of their events.

    ``spans`` are the days in which they are looked for, earliest first, with no day in two of them.
    """

    sources: frozenset[str]
    uids: frozenset[str]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWindow:
    """What a calendar has between two days, both included, by title in the order of the alphabet.

    ``unreadable`` are the titles of entries that were left out, one for each. ``entries`` counts all entries of the
    file, ``first`` and ``last`` are the days on which the earliest and the latest of them begin, and ``uids`` are those
    that were read for this window: of these, whatever is not listed does not take place in it.
    """

    since: dt.date
    until: dt.date
    series: tuple[Series, ...]
    unknown_zones: tuple[UnknownZone, ...]
    other_zones: tuple[OtherZone, ...]
    unreadable: tuple[str, ...]
    entries: int
    first: dt.date | None
    last: dt.date | None
    uids: frozenset[str]
