"""Appointments as a calendar file that other programs read.

Times are written in UTC. Each appointment is a single moment, so nothing is lost by it, and there is no description of
a time zone that a program could read otherwise. Whole days have no zone at all.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from wellspent.core.exchange.appointments import Appointment, What
from wellspent.core.exchange.occasions import OWN_UIDS

Title = Callable[[str, str, str, str], str]
"""The title of an appointment, from what it is, the group, the person (either may be empty) and the group's kind."""

_IDS: Final = uuid.UUID("6f2f0d0e-6d0b-4c53-9a55-0b6a9f6f7d1c")
_PROGRAM: Final = "-//Well Spent//Workbook//EN"
_BEFORE: Final = dt.timedelta(hours=-1)
_AT_ONCE: Final = dt.timedelta()
_NINE_THAT_DAY: Final = dt.timedelta(hours=9)
_NINE_THE_DAY_BEFORE: Final = dt.timedelta(hours=-15)


def write_calendar(
    appointments: Sequence[Appointment], title: Title, name: str, now: dt.datetime, zone: ZoneInfo | None
) -> bytes:
    """A calendar file, called ``name``. ``zone`` is the person's; ``None`` for the machine's own.

    The same appointment has the same id in every file, so that a program that has it already puts the newer in its
    place. The id tells nothing: those of people and groups are words.
    """
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", _PROGRAM)
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    for one in appointments:
        calendar.add_component(_event(one, title, now.astimezone(dt.UTC).replace(microsecond=0), zone))
    return bytes(calendar.to_ical())


def _event(one: Appointment, title: Title, now: dt.datetime, zone: ZoneInfo | None) -> Event:
    said = title(one.what, one.group, one.person, one.kind or "")
    event = Event()
    event.add("UID", f"{uuid.uuid5(_IDS, f'{one.what}/{one.key}')}{OWN_UIDS}")
    event.add("DTSTAMP", now)
    # The newer of two files has the larger number, as programs ask for before they change what they have.
    event.add("SEQUENCE", int(now.timestamp()) // 60)
    event.add("SUMMARY", said)
    if one.note:
        event.add("DESCRIPTION", one.note)
    if one.start is None:
        event.add("DTSTART", one.day)
        event.add("DTEND", one.day + dt.timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")
    else:
        begins = dt.datetime.combine(one.day, one.start).replace(tzinfo=zone).astimezone(dt.UTC)
        event.add("DTSTART", begins)
        if one.minutes is not None:
            event.add("DTEND", begins + dt.timedelta(minutes=one.minutes))
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", said)
    alarm.add("TRIGGER", _alarm(one))
    event.add_component(alarm)
    return event


def _alarm(one: Appointment) -> dt.timedelta:
    """How long after its start somebody is told; before it, where there is somewhere to go."""
    if one.what is What.MEETING:
        return _BEFORE if one.start is not None else _NINE_THE_DAY_BEFORE
    return _AT_ONCE if one.start is not None else _NINE_THAT_DAY
