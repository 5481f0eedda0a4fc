"""One event as a calendar file writes it, and the names that it goes by."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from wellspent.core.exchange.titles import tidy, unescaped

_LONGEST_UID: Final = 500
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One property of an event: its parameters by upper-case name, and its value as it is written."""

    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class Entry:
    """The properties of one ``VEVENT`` that make a meeting, by upper-case name."""

    lines: dict[str, list[Line]] = field(default_factory=dict)

    def first(self, name: str) -> Line | None:
        """The property of that name; where a calendar says it twice, the first."""
        return self.lines[name][0] if name in self.lines else None

    def value(self, name: str) -> str:
        """The value of that property as it is written, or nothing."""
        return self.lines[name][0].value if name in self.lines else ""


def uid_of(entry: Entry) -> str:
    """The event's own UID. One made from title and start where it has none; a hash of one too long to keep."""
    given = _CONTROL.sub("", " ".join(entry.value("UID").split()))
    if given and len(given) <= _LONGEST_UID:
        return given
    essence = given or f"{entry.value('SUMMARY')}\n{entry.value('DTSTART')}"
    return "made-" + hashlib.sha256(essence.encode()).hexdigest()[:24]


def title_of(entry: Entry) -> str:
    """The title in one line, with whatever it says of being cancelled."""
    return tidy(unescaped(entry.value("SUMMARY")))


def day_of(entry: Entry) -> dt.date | None:
    """The day on which an entry begins, as it is written; ``None`` if that is no day."""
    try:
        return dt.date.fromisoformat(entry.value("DTSTART")[:8])
    except ValueError:
        return None
