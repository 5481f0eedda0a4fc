"""How the times of one calendar are taken, and what is noticed about its zones on the way."""

import datetime as dt
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from wellspent.core.exchange.content_lines import unescaped
from wellspent.core.exchange.ics.entry import Entry, Line
from wellspent.core.exchange.occasions import MOST_ZONES_ASKED, OtherZone, Times, UnknownZone
from wellspent.core.exchange.titles import tidy
from wellspent.core.exchange.zones import find_zone, guess_zones

_UTC: Final = frozenset({"UTC", "UCT", "Universal", "Zulu", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu"})
"""Names under which a calendar states UTC. GMT is not among them: it is also what clocks in London show in winter."""


class Clock:
    """Turns the moments of a calendar into those that the person reads, and remembers the zones that it met."""

    def __init__(self, mine: ZoneInfo | None, times: Times) -> None:
        self._mine, self._times = mine, times
        self._zones: dict[str, ZoneInfo | None] = {}
        self._unknown: dict[str, UnknownZone] = {}
        self._others: dict[str, OtherZone] = {}

    def zone_of(self, line: Line) -> ZoneInfo | None:
        """The zone in which a property states its time, by what is known or by the person's word."""
        stated = _stated_zone(line)
        if stated not in self._zones:
            self._zones[stated] = find_zone(self._times.meant.get(stated, stated))
        return self._zones[stated]

    def local(self, moment: dt.date) -> dt.date:
        """The day, or the moment without a zone, as the person reads it."""
        if not isinstance(moment, dt.datetime):
            return moment
        if moment.tzinfo is not None:
            in_my_zone = self._times.in_my_zone or str(moment.tzinfo) in _UTC
            moment = self._in_mine(moment) if in_my_zone else moment.replace(tzinfo=None)
        return moment + self._times.moved_by

    def notice(self, entry: Entry, moment: dt.date, title: str) -> None:
        """Remember the zone of an occasion that is listed, if anything has to be asked about it."""
        if not isinstance(moment, dt.datetime):
            return
        if moment.tzinfo is not None:
            self._notice_other(moment, title)
        line = entry.first("DTSTART")
        name = _stated_zone(line) if line is not None else ""
        if line is None or not name or name in self._unknown or self.zone_of(line) is not None:
            return
        if not line.value.endswith("Z"):
            stated = moment.replace(tzinfo=None) + self._times.moved_by
            self._unknown[name] = UnknownZone(name=name, title=title, stated=stated, guesses=())

    def _notice_other(self, moment: dt.datetime, title: str) -> None:
        stated, name = moment.replace(tzinfo=None), str(moment.tzinfo)
        if name in self._others or name in _UTC or self._times.in_my_zone:
            return
        mine = self._in_mine(moment)
        if stated != mine:
            self._others[name] = OtherZone(name=name, title=title, stated=stated, mine=mine)

    @property
    def unknown_zones(self) -> tuple[UnknownZone, ...]:
        """Names that are no zone's, in the order of the alphabet; guessed at as far as somebody is asked."""
        found = [self._unknown[name] for name in sorted(self._unknown)]
        asked = (replace(one, guesses=guess_zones(one.name)) for one in found[:MOST_ZONES_ASKED])
        return (*asked, *found[MOST_ZONES_ASKED:])

    @property
    def other_zones(self) -> tuple[OtherZone, ...]:
        """Zones in which a listed time is not the person's own, in the order of the alphabet."""
        return tuple(self._others[name] for name in sorted(self._others))

    def _in_mine(self, moment: dt.datetime) -> dt.datetime:
        return moment.astimezone(self._mine).replace(tzinfo=None)


def _stated_zone(line: Line) -> str:
    return tidy(unescaped(line.parameters.get("TZID", "")))
