"""The occasions of one series, by the libraries; no other file knows them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from icalendar import Calendar
from recurring_ical_events import CalendarQuery  # type: ignore[import-untyped]

LONGEST_MEETING: Final = dt.timedelta(hours=12)
"""Whatever is longer gives no length: it is a season, a stay or an open house, and the person is asked."""

REFUSALS: Final = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError)
"""What the libraries and ``datetime`` raise for an event that makes no sense."""


@dataclass(frozen=True, slots=True)
class Found:
    """One occasion: when it starts as its calendar states it, how long it is, and its place in the series.

    ``start`` is a plain date for all-day events. ``length`` is zero where it is not known.
    """

    start: dt.date
    length: dt.timedelta
    recurrence_id: str
    title: str
    status: str
    details: str


def expand(lines: Sequence[str], since: dt.date, until: dt.date) -> Iterator[Found]:
    """The occasions between two days of a small calendar with one UID, one by one, in no order.

    ``recurrence_id`` is the first start of the occasion in the form of the series' own start, the same before and after
    the organiser moves it.

    Raises:
        REFUSALS: if the events make no sense.
    """
    calendar: Any = Calendar.from_ical("\r\n".join(lines))
    own_zone = None
    for event in calendar.walk("VEVENT"):
        _drop_unlikely_end(event)
        if "RECURRENCE-ID" not in event:
            own_zone = getattr(event["DTSTART"].dt, "tzinfo", None)
    for series in CalendarQuery(calendar).series:
        for found in series.between(since, until):
            event = found.as_component(keep_recurrence_attributes=False)
            yield Found(
                start=found.start,
                length=found.end - found.start,
                recurrence_id=_recurrence_id(event["RECURRENCE-ID"], found.start, own_zone),
                title=str(event.get("SUMMARY", "")),
                status=str(event.get("STATUS", "")).strip().upper(),
                details=str(event.get("DESCRIPTION", "")),
            )


def _drop_unlikely_end(event: Any) -> None:
    """Forget an end that says nothing about the meeting's length: before the start, much later, or of another kind."""
    start = event["DTSTART"].dt
    if "DTEND" not in event and "DURATION" not in event:
        return
    try:
        length = event["DTEND"].dt - start if "DTEND" in event else event["DURATION"].dt
        likely = not isinstance(start, dt.datetime) or dt.timedelta(0) <= length <= LONGEST_MEETING
    except TypeError:  # a day less a moment, or a moment with a zone less one without
        likely = False
    if not likely:
        event.pop("DTEND", None)
        event.pop("DURATION", None)


def _recurrence_id(stated: Any, start: dt.date, own_zone: dt.tzinfo | None) -> str:
    # A change of "this and all that follow" carries one id for all of them.
    moment = start if "RANGE" in stated.params else stated.dt
    if not isinstance(moment, dt.datetime):
        return f"{moment:%Y%m%d}"
    if moment.tzinfo is not None and own_zone is not None:
        moment = moment.astimezone(own_zone)
    return f"{moment:%Y%m%dT%H%M%S}" + ("Z" if str(moment.tzinfo) == "UTC" else "")
