"""Settings from the environment, typed, and the clock.

============================  ======================================================================================
``WELLSPENT_STORE``           where workbooks lie; ``folder:data/mine`` unless told otherwise (relative to ``app.py``)
``WELLSPENT_MODE``            ``personal`` (the default) or ``club``
``WELLSPENT_NOW``             an ISO time that stands for now, for tests and demonstrations; refused in club mode
``WELLSPENT_ORGANISER_CODE``  in club mode, what opens the organiser's place as long as there is no club
============================  ======================================================================================

In club mode the store has to be named: a club's workbooks should lie where somebody decided that they lie.
"""

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wellspent.core.errors import UnsafeSetup

ROOT = Path(__file__).resolve().parents[2]
"""The folder of ``app.py``, which relative store folders start from."""

DEFAULT_STORE = "folder:data/mine"

SHORTEST_ORGANISER_CODE = 12

_FEWEST_CHARACTERS = 4
"""A secret made of fewer different ones is no secret: "xxxxxxxxxxxx"."""

SAMPLE_NOW = dt.datetime(2026, 10, 30, 18)  # noqa: DTZ001 - of whichever zone the person looks from
"""The evening of the sample's last day, which is now for who looks around in it: months later, nothing in it would be
waiting any more.
"""


class Mode(StrEnum):
    """Who this instance is for."""

    PERSONAL = "personal"
    CLUB = "club"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment asks for. ``fixed_now`` stands still at that time when set.

    ``store`` is a folder or a database; the address of one may hold a password, so it is never printed.
    """

    store: str = field(default=DEFAULT_STORE, repr=False)
    mode: Mode = Mode.PERSONAL
    fixed_now: dt.datetime | None = None
    organiser_code: str = field(default="", repr=False)


def asked_mode(environment: Mapping[str, str] = os.environ) -> Mode:
    """Who this instance is for; the one person of personal mode where the setting can't be read."""
    raw = environment.get("WELLSPENT_MODE")
    return Mode(raw) if raw in set(Mode) else Mode.PERSONAL


def read_settings(environment: Mapping[str, str] = os.environ, also_wrong: Sequence[str] = ()) -> Settings:
    """The settings of this process. ``also_wrong`` is what was found to be unsafe elsewhere, to be named with the rest.

    Raises:
        UnsafeSetup: naming everything that is wrong at once.
    """
    wrong = []
    mode = asked_mode(environment)
    if environment.get("WELLSPENT_MODE") not in {None, "", *Mode}:
        wrong.append("unknown_mode")
    organiser_code = environment.get("WELLSPENT_ORGANISER_CODE") or ""
    if mode is Mode.CLUB:
        if not environment.get("WELLSPENT_STORE"):
            wrong.append("club_without_store")
        if not organiser_code:
            wrong.append("no_organiser_code")
        elif len(organiser_code) < SHORTEST_ORGANISER_CODE or is_placeholder(organiser_code):
            wrong.append("weak_organiser_code")
    fixed_now = None
    if raw_now := environment.get("WELLSPENT_NOW"):
        if mode is Mode.CLUB:
            wrong.append("moved_clock_in_club")
        try:
            fixed_now = dt.datetime.fromisoformat(raw_now)
        except ValueError:
            wrong.append("unreadable_now")
    if wrong or also_wrong:
        raise UnsafeSetup([*wrong, *also_wrong])
    return Settings(
        store=environment.get("WELLSPENT_STORE") or DEFAULT_STORE,
        mode=mode,
        fixed_now=fixed_now,
        organiser_code=organiser_code,
    )


def is_placeholder(secret: str) -> bool:
    """True for what an example says where a secret belongs; whoever reads the example knows it."""
    plain = secret.casefold().replace("-", "").replace("_", "").replace(" ", "")
    return "changeme" in plain or "example" in plain or len(set(plain)) < _FEWEST_CHARACTERS


def in_the_sample(settings: Settings) -> Settings:
    """The same settings, with the clock of the sample."""
    return replace(settings, fixed_now=SAMPLE_NOW)


def local_now(settings: Settings, zone_name: str | None = None) -> dt.datetime:
    """Now, with its offset, in the zone called ``zone_name``; in the machine's own if that name is not known."""
    zone = zone_named(zone_name)
    now = settings.fixed_now
    if now is None:
        now = dt.datetime.now(dt.UTC)
    if now.tzinfo is None:
        return now.replace(tzinfo=zone) if zone is not None else now.astimezone()
    return now.astimezone(zone)


def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of that name; ``None`` for no name, or one that this machine does not know."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a name like "Europe" is a folder of zones
        return None
