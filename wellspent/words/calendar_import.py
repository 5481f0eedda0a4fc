"""Importing a calendar: from the file to the meetings that were networking."""

import datetime as dt
from collections.abc import Sequence

from wellspent.words.common import counted, meetings

LEAD = (
    "Save your calendar as an .ics file (in Google, Outlook and Apple Calendar this is called “export”), or download "
    "the calendar of a group you go to. Only titles, days and times are read; who else was invited and what the "
    "invitation said is left out."
)
UPLOAD = "Your calendar file (.ics)"
SINCE = "From"
UNTIL = "Until"
TURNED_ROUND = "The first day is after the last one. Change one of them."
READING = "Reading the calendar"
WHICH = "Which of these were networking?"
WHICH_LEAD = "Tick them. Meetings that were cancelled, and those that are in your workbook already, are not listed."
ALL = "All of these"
ALL_BUT_TENTATIVE = "All of these but the tentative ones"
SEARCH = "Tick them here; type to find one"
SEARCH_HINT = "Pick titles"
EACH_DAY = "Look at each day"
DAY_COLUMNS = ("Title", "Day", "Time", "Minutes")
EMPTY_CALENDAR = (
    "This calendar has no entries at all. Perhaps the group has nothing planned at present, or the calendar that was "
    "saved is not the one you use. Your workbook is as it was."
)
ALL_CANCELLED = "Everything between these days was cancelled, the calendar says. There is nothing to bring in."
ALL_IN = "Everything between these days is in your workbook already. Nothing comes in twice."
HOW = "Are they one group?"
HOW_NAME = {"each": "Each title is a group of its own", "one": "All ticked are one group"}
GROUP = "The group's name"
GROUP_PLACEHOLDER = "Pick one, or type a new name"
KIND = "What sort of gathering is it?"
KINDS = "What sort of gatherings are they?"
DETAILS = "Keep what the invitations say and who was invited, too"
DETAILS_HELP = (
    "It goes into the note of each meeting. It was written by others and may name people who do not know about it, so "
    "it is left out unless you ask for it."
)
BRING_IN = "Bring them in"
TICK_FIRST = "Tick at least one above."
NAME_FIRST = "Say what the group is called."
KIND_FIRST = "Say what sort of gathering it is."
NEXT = "Rate them now"
ALIKE = "These look alike"
ALIKE_LEAD = "Untick what is not the same gathering."
_SHOWN = 4


def series(title: str, when: str, minutes: int | None, tentative: bool) -> str:
    """One title in the list, with when it is and how long."""
    long = f", {minutes} minutes" if minutes else ""
    mark = " · tentative" if tentative else ""
    return f"{title} · {when}{long}{mark}"


def when(count: int, first: str, last: str, at: str) -> str:
    """How often and when a series is; ``at`` is its time of day."""
    return f"{first} {at}" if count == 1 else f"{count:,} times, {first} to {last}, {at}"


def at(starts: Sequence[dt.time | None]) -> str:
    """The time of day of a series."""
    if len(set(starts)) > 1:
        return "at different times"
    return "all day" if starts[0] is None else f"at {starts[0]:%H:%M}"


def time_of_day(start: dt.time | None) -> str:
    """One time of day."""
    return "all day" if start is None else f"{start:%H:%M}"


def ticked(number: int) -> str:
    """How many meetings the ticked titles have."""
    return f"{meetings(number).capitalize()} ticked."


def alike(titles: Sequence[str], group: str) -> str:
    """Titles that seem to mean one series."""
    more = len(titles) - _SHOWN
    named = [f"“{title}”" for title in titles[:_SHOWN]] + ([f"{more:,} more"] if more > 0 else [])
    said = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else named[0]
    return f"{said}: one group, “{group}”"


def as_before(title: str, group: str) -> str:
    """A series that came in before, into a group of another name."""
    return f"“{title}” goes into your group “{group}”, as before."


def nothing_between(entries: int, first: str, last: str) -> str:
    """There are entries, but none in these days."""
    begin = (
        "The calendar's one entry begins on" if entries == 1 else f"The calendar's {entries:,} entries begin between"
    )
    days = first if entries == 1 else f"{first} and {last}"
    return f"There is nothing between these days. {begin} {days}. Change the days above, or take another file."


def brought_in(added: int, there: int) -> str:
    """What is said after the import."""
    text = f"{meetings(added).capitalize()} came in." if added else "Nothing new came in."
    return f"{text} {counted(there, 'was', 'were')} there already." if there else text


def done(added: int, there: int, over: int) -> str:
    """What an import did, and where what came in is now; ``over`` of them were past."""
    ahead = added - over
    earlier = [f"{counted(there, 'was', 'were')} there already."] if there else []
    if over in {0, added}:
        they = "It is" if added == 1 else "They are"
        now = f"{they} over and can be rated now." if over else f"{they} still to come and under “Plan”."
        return " ".join([f"Brought in: {meetings(added)}.", *earlier, now])
    waits = f"{over:,} of them {'is' if over == 1 else 'are'} over and can be rated now."
    plans = f"{ahead:,} {'is' if ahead == 1 else 'are'} still to come and under “Plan”."
    said = [f"Brought in: {meetings(added)}.", *earlier]
    return " ".join([*said, waits, plans])


def earlier(number: int) -> str:
    """The way to what waits for a rating, where nothing has just come in."""
    return f"{counted(number, 'earlier meeting waits', 'earlier meetings wait')} for a rating"


def cancelled(number: int) -> str:
    """How many were left out because they were cancelled."""
    was = "it was" if number == 1 else "they were"
    return f"{meetings(number).capitalize()} left out, because the calendar says {was} cancelled."


def tentative(number: int) -> str:
    """How many are marked as not settled."""
    return f"{number:,} of them {'is' if number == 1 else 'are'} marked as tentative."


def changed(number: int) -> str:
    """Said by a command, which changes nothing that is there."""
    differ = (
        "is different there now and stays as it was" if number == 1 else "are different there now and stay as they were"
    )
    return f"{meetings(number).capitalize()} that came in earlier {differ}. The page “Rate” shows it under “Calendar”."
