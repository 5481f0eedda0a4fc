"""What every page says: names of pages, notices, conflicts, things that count."""

import datetime as dt

APP = "Well Spent"

PAGE = {
    "today": "Today",
    "define": "Define",
    "rate": "Rate",
    "charts": "Charts",
    "decide": "Decide",
    "break": "Break",
    "instead": "Instead",
    "data": "Your data",
    "help": "Help",
    "club": "Club",
}

UNDO = "Undo"
CLOSE = "Close"
UNDONE = "Taken back. Everything is as it was before."
TOO_LATE = "This can't be taken back any more, because it was changed again since. It stays as it is now."

CONFLICT_TITLE = "This was changed somewhere else in the meantime"
CONFLICT_WHAT = (
    "Perhaps in another tab, or in the file itself. Nothing has been saved over it, and what you typed is still here. "
    "Which one shall stay?"
)
CONFLICT_WHAT_IN_CLUB = (
    "Perhaps in another tab, or on another device of yours. Nothing has been saved over it, and what you typed is "
    "still here. Which one shall stay?"
)
CONFLICT_FIELD = "What differs"
CONFLICT_MINE = "What you typed"
CONFLICT_THEIRS = "What is there now"
KEEP_MINE = "Keep what I typed"
KEEP_THEIRS = "Keep what is there"
KEPT_THEIRS = "Nothing changed. What was there stays."
DELETED = "deleted"
NOTHING = "(empty)"


def counted(number: int, one: str, many: str) -> str:
    """``1 meeting``, ``2 meetings``."""
    return f"{number:,} {one if number == 1 else many}"


def meetings(number: int) -> str:
    """``1 meeting``, ``2 meetings``."""
    return counted(number, "meeting", "meetings")


def hours(number: float) -> str:
    """``1 hour``, ``2.5 hours``."""
    shown = f"{number:.1f}".removesuffix(".0")
    return f"{shown} {'hour' if shown == '1' else 'hours'}"


def day(date: dt.date) -> str:
    """``Tue 3 Nov 2026``."""
    return f"{date:%a} {date.day} {date:%b %Y}"


def short_day(date: dt.date, this_year: int) -> str:
    """``Tue 3 Nov`` in this year, ``3 Nov 2025`` in another."""
    return f"{date:%a} {date.day} {date:%b}" if date.year == this_year else f"{date.day} {date:%b %Y}"
