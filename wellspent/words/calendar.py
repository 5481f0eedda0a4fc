"""What is said about a calendar file: why it can't be read, and what was left out of it."""

from collections.abc import Mapping, Sequence

from wellspent.words.common import counted

_UNREADABLE = {
    "empty_file": "This file is empty. Perhaps the download was not finished; please save the calendar once more.",
    "too_large": "This file is larger than {most_megabytes} megabytes. Export a shorter time, or one calendar only.",
    "web_page": (
        "This is a web page and not a calendar. On the page, look for a link called “iCal”, “.ics” or “export”, "
        "and save what is behind it."
    ),
    "not_a_calendar": "This is not a calendar. A calendar file ends in .ics and begins with BEGIN:VCALENDAR.",
    "nested_too_deep": "This file is put together in a way that no calendar is, so it was not read any further.",
    "cut_off": "The end of this calendar is missing or broken. Please save or download it once more.",
    "too_many": "There are more than {most} meetings between these days, too many to look at. Take a shorter time.",
    "too_much": (
        "There is more in this calendar than can be looked through. Export a shorter time, or one calendar only."
    ),
    "too_many_series": (
        "So much in this calendar repeats or was moved that it would take too long to work out. "
        "Export a shorter time, or one calendar only."
    ),
    "repeats_too_often": (
        "“{title}” repeats so often that it would take too long to work out. "
        "Take that entry out of the calendar, or export a shorter time."
    ),
}
_OTHERWISE = "This calendar can't be read."
_NOTHING_CHANGED = "Your workbook is as it was."
UNTITLED = "Without a title"
_SHOWN = 5

CODES = frozenset(_UNREADABLE)
"""Every code that has a sentence."""


def unreadable(code: str, details: Mapping[str, str]) -> str:
    """Why a calendar can't be read, that nothing was changed, and what to do."""
    said = _UNREADABLE.get(code, _OTHERWISE).format_map({**details, "title": details.get("title") or UNTITLED})
    return f"{said} {_NOTHING_CHANGED}"


def left_out(titles: Sequence[str]) -> str:
    """Entries of a calendar that make no sense, by the title of each; many may have the same."""
    different = list(dict.fromkeys(titles))
    named = ", ".join(f"“{title or UNTITLED}”" for title in different[:_SHOWN])
    more = f" and {len(different) - _SHOWN:,} more" if len(different) > _SHOWN else ""
    entries = counted(len(titles), "entry", "entries")
    return f"{entries} could not be understood and {'is' if len(titles) == 1 else 'are'} left out: {named}{more}."
