"""Names of time zones, as calendars write them."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
from rapidfuzz import fuzz

from wellspent.core.settings import zone_named

MOST_GUESSES: Final = 5

_ALIKE: Final = 85
_WINTER: Final = dt.datetime(2026, 1, 15), dt.datetime(2026, 7, 15)  # noqa: DTZ001 - of whichever zone is looked at
"""Winter on one half of the earth or the other."""

_OFFSET = re.compile(r"\((?:UTC|GMT)\s*([+-])(\d{1,2})[:.]?(\d{2})\)")
_ASIDE = re.compile(r"\([^()]{0,100}\)")
_NOT_A_NAME = re.compile(r"\b(?:standard|time|zone|daylight)\b|\d+", re.IGNORECASE)


def find_zone(written: str) -> ZoneInfo | None:
    """The zone that a calendar means, by its usual name or by that of Windows; ``None`` if it is not known.

    Small and large letters are the same. Some programs put their own name in front
    (``/example.org/2024/Europe/London``), so that the last parts count.
    """
    known = _known_zones()
    parts = [part for part in written.strip().casefold().split("/") if part]
    for length in range(min(len(parts), 3), 0, -1):
        name = known.get("/".join(parts[-length:]))
        # A single last part of a longer name would be a guess: there are zones called "GB" and "Cuba".
        if name is not None and (length > 1 or len(parts) == 1):
            return zone_named(name)
    return None


@cache
def _known_zones() -> Mapping[str, str]:
    """The usual names of zones by themselves and by those of Windows, in small letters."""
    usual = {name.casefold(): name for name in available_timezones()}
    return usual | {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


@cache
def all_zones() -> tuple[str, ...]:
    """The names of all zones that are named after places, in the order of the alphabet."""
    return tuple(sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/")))


def guess_zones(written: str) -> tuple[str, ...]:
    """The zones that a name may mean which is no zone's, likeliest first; none where it says nothing.

    Programs write what their screen shows, ``(UTC-05:00) Eastern Time (US & Canada)``, or count copies of their own
    names, ``GMT Standard Time 1``. A person is asked before any of these is believed.
    """
    stated = _OFFSET.search(written)
    plain = _ASIDE.sub(" ", written[:200])
    cities = {city.strip().replace(" ", "_").casefold() for city in plain.split(",")}
    scores: dict[str, float] = {}
    for name in all_zones():
        if name.rpartition("/")[2].casefold() in cities:
            scores[name] = 100.0
    essence = _essence(plain)
    for windows, name in WINDOWS_TO_OLSON.items():
        score = fuzz.token_sort_ratio(essence, _essence(windows)) if essence else 0.0
        if score >= _ALIKE:
            scores[name] = max(score, scores.get(name, 0.0))
    likely = [name for name in scores if stated is None or _offset(name) == _minutes(stated)]
    return tuple(sorted(likely, key=lambda name: (-scores[name], name))[:MOST_GUESSES])


def _essence(name: str) -> str:
    return " ".join(_NOT_A_NAME.sub(" ", name).casefold().split())


def _minutes(stated: re.Match[str]) -> int:
    minutes = int(stated[2]) * 60 + int(stated[3])
    return -minutes if stated[1] == "-" else minutes


def _offset(name: str) -> int | None:
    """Minutes that the zone is ahead of UTC in its winter."""
    zone = zone_named(name)
    if zone is None:
        return None
    ahead = [zone.utcoffset(moment) or dt.timedelta() for moment in _WINTER]
    return int(min(ahead).total_seconds() // 60)
