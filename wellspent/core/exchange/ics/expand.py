"""The occasions of one series, by the libraries; no other file knows them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from icalendar import Calendar
from recurring_ical_events import CalendarQuery  # type: ignore[import-untyped]

from wellspent.core.exchange.ics.clock import Clock
from wellspent.core.exchange.ics.entry import Entry, Line
from wellspent.core.exchange.occasions import Span

LONGEST_MEETING: Final = dt.timedelta(hours=12)
"""Whatever is longer gives no length: it is a season, a stay or an open house, and the person is asked."""

REFUSALS: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError)
"""What the libraries and ``datetime`` raise for an event that makes no sense."""

_OF_TIME: Final = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "RRULE", "RDATE", "EXDATE")
"""What the libraries get to see of an event: when it is, and nothing of what it is about."""

_ENTRY: Final = "X-ENTRY"


@dataclass(frozen=True, slots=True)
class Found:
    """One occasion: the entry that describes it, when it starts as its calendar states it, and how long it is.

    ``start`` is a plain date for all-day events. ``length`` is zero where it is not known. ``recurrence_id`` is the
    first start of the occasion in the form of the series' own start, the same before and after the organiser moves it.
    """

    entry: Entry
    start: dt.date
    length: dt.timedelta
    recurrence_id: str


def expand(entries: Sequence[Entry], clock: Clock, spans: Sequence[Span]) -> Iterator[Found]:
    """The occasions of the entries of one UID that lie in these spans, one by one, in no order.

    Raises:
        REFUSALS: if the events make no sense.
    """
    calendar: Any = Calendar.from_ical("\r\n".join(_written(entries, clock)))
    own_zone = None
    for event in calendar.walk("VEVENT"):
        _drop_unlikely_end(event)
        if "RECURRENCE-ID" not in event:
            own_zone = getattr(event["DTSTART"].dt, "tzinfo", None)
    for series in CalendarQuery(calendar).series:
        for since, until in spans:
            for found in series.between(since, until):
                event = found.as_component(keep_recurrence_attributes=False)
                yield Found(
                    entry=entries[int(event[_ENTRY])],
                    start=found.start,
                    length=found.end - found.start,
                    recurrence_id=_recurrence_id(event["RECURRENCE-ID"], found.start, own_zone),
                )


def likely_length(start: dt.date, end: dt.date) -> dt.timedelta | None:
    """How long a meeting is between these; ``None`` for an end that says nothing of it.

    Such an end lies before the start, much later, or is of another kind.
    """
    try:
        length = end - start
    except TypeError:  # a day less a moment, or a moment with a zone less one without
        return None
    timed = isinstance(start, dt.datetime)
    return length if not timed or dt.timedelta(0) <= length <= LONGEST_MEETING else None


def written_moment(moment: dt.date) -> str:
    """A day or a moment as calendars write it, without its zone."""
    if not isinstance(moment, dt.datetime):
        return f"{moment:%Y%m%d}"
    return f"{moment:%Y%m%dT%H%M%S}" + ("Z" if str(moment.tzinfo) == "UTC" else "")


def _written(entries: Sequence[Entry], clock: Clock) -> Iterator[str]:
    """The entries as a calendar of their own, with zones by their usual names."""
    yield "BEGIN:VCALENDAR"
    for number, entry in enumerate(entries):
        yield "BEGIN:VEVENT"
        # The library takes entries without an id for events that have nothing to do with each other.
        yield "UID:one"
        yield f"{_ENTRY}:{number}"
        for name in _OF_TIME:
            yield from (_written_line(name, line, clock) for line in entry.lines.get(name, ()))
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _written_line(name: str, line: Line, clock: Clock) -> str:
    kept = {key: value for key, value in line.parameters.items() if key in {"VALUE", "RANGE"}}
    if (zone := clock.zone_of(line)) is not None:
        kept["TZID"] = zone.key
    return name + "".join(f";{key}={value}" for key, value in kept.items()) + ":" + line.value


def _drop_unlikely_end(event: Any) -> None:
    start = event["DTSTART"].dt
    if "DTEND" not in event and "DURATION" not in event:
        return
    end = event["DTEND"].dt if "DTEND" in event else start + event["DURATION"].dt
    if likely_length(start, end) is None:
        event.pop("DTEND", None)
        event.pop("DURATION", None)


def _recurrence_id(stated: Any, start: dt.date, own_zone: dt.tzinfo | None) -> str:
    # A change of "this and all that follow" carries one id for all of them.
    moment = start if "RANGE" in stated.params else stated.dt
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None and own_zone is not None:
        moment = moment.astimezone(own_zone)
    return written_moment(moment)
