"""One event as a calendar file writes it, and the names that it goes by."""

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from wellspent.core.exchange.content_lines import unescaped
from wellspent.core.exchange.titles import tidy, without_mark

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


def uids_of(entry: Entry) -> tuple[str, ...]:
    """The event's own UID; one made from title and start where it has none, and from a hash of one too long to keep.

    Further ones are those that a workbook may know it by: once, what the title says of being cancelled made another.
    """
    given = _CONTROL.sub("", " ".join(entry.value("UID").split()))
    if given:
        return (given if len(given) <= _LONGEST_UID else _made(given),)
    title, start = entry.value("SUMMARY"), entry.value("DTSTART")
    return tuple(dict.fromkeys(_made(f"{one}\n{start}") for one in (without_mark(title), title)))


def _made(essence: str) -> str:
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
