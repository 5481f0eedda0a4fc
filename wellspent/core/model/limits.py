"""What one field may hold: types with their limits, which ``core.border`` enforces where data come in."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Final

from annotated_types import Ge, Le, MaxLen, MinLen, Predicate

FORMAT: Final = 1
"""The version of the files' format, written into ``workbook.yaml``."""

CALLS: Final = "calls"
"""The id of the reserved group that all calls of a person belong to."""

STARTING_CRITERIA: Final = (
    "lasting-relationships",
    "could-hire-me",
    "good-time",
    "learn-something",
    "lead-or-introduction",
    "practise-talking",
    "less-alone",
)
"""The fixed ids of the criteria offered to a new user, in the order they are offered."""

TOP_RATING: Final = 4
"""The highest step of every rating scale; the lowest is 0."""


_SLUG: Final = re.compile(r"[^\W_]+(-[^\W_]+)*")


def is_slug(text: str) -> bool:
    """True for words of letters and digits, of any script, joined by hyphens."""
    return _SLUG.fullmatch(text) is not None


def _is_near(day: dt.date) -> bool:
    return 1900 <= day.year < 2200  # noqa: PLR2004


def _is_monday(day: dt.date) -> bool:
    return day.weekday() == 0


def _has_offset(stamp: dt.datetime) -> bool:
    return stamp.utcoffset() is not None


def _has_no_offset(time: dt.time) -> bool:
    return time.tzinfo is None


def _is_readable(text: str) -> bool:
    return "\0" not in text


def _has_no_semicolon(text: str) -> bool:
    return ";" not in text


def _has_no_outer_space(text: str) -> bool:
    return text == text.strip()


Slug = Annotated[str, MinLen(1), MaxLen(120), Predicate(is_slug)]
Line = Annotated[str, MaxLen(500), Predicate(_is_readable)]
Text = Annotated[str, MaxLen(20_000), Predicate(_is_readable)]
Name = Annotated[str, MinLen(1), MaxLen(200), Predicate(_is_readable)]
Tag = Annotated[Line, MinLen(1), Predicate(_has_no_semicolon), Predicate(_has_no_outer_space)]
"""A word of the person's own; tags stand in one cell, joined by semicolons."""
Source = Annotated[str, MinLen(1), MaxLen(2000), Predicate(_is_readable)]
Rating = Annotated[int, Ge(0), Le(TOP_RATING)]
Minutes = Annotated[int, Ge(0), Le(7 * 24 * 60)]
Hours = Annotated[float, Ge(0), Le(168)]
Cost = Annotated[Decimal, Ge(Decimal(0)), Le(Decimal(1_000_000_000))]
Value = Annotated[float, Ge(0), Le(100)]
Probability = Annotated[float, Ge(0), Le(1)]
Stamp = Annotated[dt.datetime, Predicate(_has_offset)]
LocalTime = Annotated[dt.time, Predicate(_has_no_offset)]
Day = Annotated[dt.date, Predicate(_is_near)]
"""A local date. The bounds catch slips of the pen ("0206-03-09"), and keep reckoning with days from running over."""
Monday = Annotated[Day, Predicate(_is_monday)]
Extra = Mapping[str, str]
"""Columns that a person added to a file; kept as they are."""
