"""How much work a repeating event would be, estimated before any of it is done.

The library that expands a rule walks through every period from the event's first day to the window's end, and goes on
until a rule yields something after it. Four things would take too long, and each is met without doing it:

- *Many periods* (every second since 1970). They are counted from the frequency, the interval and the days between.
- *A rule that never comes true* (each 30 February), or hardly ever. The calendar repeats every 400 years, day for day,
  so the rule is tried near the end of Python's calendar, in a year that is alike, where the search has at most 800
  years to go. A rule that does not come true twice there is taken as no rule.
- *Long lists* of single dates. They are counted.
- *Very many* events that repeat or are exceptions, whether or not any of their days are looked at. Each is charged.

All are charged in steps of about one or two millionths of a second, to one account for the whole file.
"""

import datetime as dt
from itertools import islice
from typing import Final

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.ics.entry import Entry

MOST_STEPS: Final = 1_000_000
"""The account for one file: two or three seconds on a slow machine."""

_ALIKE_YEAR: Final = 9200
_CYCLE: Final = 400
_NEVER_STEPS: Final = 2 * _CYCLE * 366
_STEPS_PER_ENTRY: Final = 700
_STEPS_PER_LISTED_DATE: Final = 5
_STEPS_PER_SOUGHT_DAY: Final = 3
_STEPS_PER_SPLIT: Final = 5_000
_LONGEST_RULE: Final = 500

_DAYS: Final = {"YEARLY": 365.25, "MONTHLY": 30.4, "WEEKLY": 7.0, "DAILY": 1.0}
_TIMES_A_DAY: Final = {"HOURLY": 24, "MINUTELY": 24 * 60, "SECONDLY": 24 * 60 * 60}
_TIME_FILTERS: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")


class Account:
    """The steps that are left for a file."""

    def __init__(self) -> None:
        self._left: float = MOST_STEPS

    def charge(self, steps: float, title: str, code: str = "repeats_too_often") -> None:
        """Take the steps off the account.

        Raises:
            UnreadableCalendar: ``code``, with the title of the event that was one too many.
        """
        self._left -= steps
        if self._left < 0:
            raise UnreadableCalendar(code, title=title)


def charge_entry(entry: Entry, until: dt.date, account: Account, title: str) -> None:
    """Charge what expanding the entry up to ``until`` would take; rules that never come true are taken out of it.

    Raises:
        UnreadableCalendar: ``repeats_too_often`` or ``too_many_series``.
        ValueError: for a rule that is not one, or a first day that is not a date.
    """
    account.charge(_STEPS_PER_ENTRY, title, "too_many_series")
    for name in ("RDATE", "EXDATE"):
        listed = sum(line.value.count(",") + 1 for line in entry.lines.get(name, ()))
        account.charge(listed * _STEPS_PER_LISTED_DATE, title)
    if "RRULE" not in entry.lines:
        recurrence = entry.first("RECURRENCE-ID")
        if recurrence is not None and "RANGE" in recurrence.parameters:
            account.charge(_STEPS_PER_SPLIT, title)
        return
    first = _first(entry.value("DTSTART"))
    kept = []
    for line in entry.lines["RRULE"]:
        if len(line.value) > _LONGEST_RULE:
            raise ValueError(line.value[:20])
        rule = _parts(line.value)
        account.charge(_steps(rule, first.date(), until), title)
        gap = _steps_between_matches(rule, first)
        account.charge(gap * _STEPS_PER_SOUGHT_DAY if gap is not None else _NEVER_STEPS, title)
        if gap is not None:
            kept.append(line)
    entry.lines["RRULE"] = kept
    if not kept:
        del entry.lines["RRULE"]


def _first(written: str) -> dt.datetime:
    shape = "%Y%m%dT%H%M%S" if "T" in written else "%Y%m%d"
    return dt.datetime.strptime(written.rstrip("Z"), shape)  # noqa: DTZ007 - only its place in the calendar counts


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in rule.upper().split(";") if part)
    return {pair[0].strip(): pair[-1].strip() for pair in pairs}


def _steps(rule: dict[str, str], first_day: dt.date, until: dt.date) -> float:
    """The most periods and results there can be from the first day to ``until``."""
    days = max((until - first_day).days + 1, 0)
    interval = int(rule.get("INTERVAL", "1"))
    if interval < 1:
        # The library would stand still for ever.
        raise ValueError(interval)
    frequency = rule.get("FREQ", "")
    filters = [name for name in rule if name.startswith("BY")]
    if frequency in _TIMES_A_DAY:
        steps = days * _TIMES_A_DAY[frequency] / interval
    elif frequency in _DAYS:
        length = _DAYS[frequency]
        by_day = [name for name in filters if name not in _TIME_FILTERS]
        named = rule["BYDAY"].count(",") + 1 if frequency == "WEEKLY" and by_day == ["BYDAY"] else length
        steps = days / (length * interval) * (named if by_day else 1)
        for name in _TIME_FILTERS:
            steps *= rule.get(name, "").count(",") + 1
    else:
        raise ValueError(frequency)
    return min(steps, int(rule["COUNT"])) if "COUNT" in rule and not filters else steps


def _steps_between_matches(rule: dict[str, str], first: dt.datetime) -> float | None:
    """The days that a search for the next match takes, roughly; ``None`` if there is none to be found."""
    if not any(name.startswith("BY") for name in rule):
        return 0
    alike = first.replace(year=_ALIKE_YEAR + first.year % _CYCLE)
    endless = ";".join(f"{name}={value}" for name, value in rule.items() if name not in {"COUNT", "UNTIL"})
    matches = list(islice(rrulestr(endless, dtstart=alike), 2))
    if len(matches) < 2:  # noqa: PLR2004 - a rule that comes true once does not repeat
        return None
    return float((matches[1] - alike).days)
