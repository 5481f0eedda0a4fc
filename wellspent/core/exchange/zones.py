"""Names of time zones, as calendars write them."""

import re
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from wellspent.core.settings import zone_named

_SHAPE = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]{0,60}")


def find_zone(written: str) -> ZoneInfo | None:
    """The zone that a calendar means, by its usual name or by that of Windows; ``None`` if it is not known.

    Some programs put their own name in front (``/example.org/2024/Europe/London``), so that the last parts count.
    """
    name = WINDOWS_TO_OLSON.get(written, written)
    parts = [part for part in name.split("/") if part]
    for length in range(min(len(parts), 3), 0, -1):
        tail = "/".join(parts[-length:])
        # A single last part of a longer name would be a guess: there are zones called "GB" and "Cuba".
        if _SHAPE.fullmatch(tail) and (length > 1 or len(parts) == 1) and (zone := zone_named(tail)) is not None:
            return zone
    return None
