"""Importing a calendar: from the file to the meetings that were networking."""

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
NOTHING_FOUND = "There is nothing between these days. Try a longer time, or another file."
ALL_IN = "Everything between these days is in your workbook already. Nothing comes in twice."
HOW = "Are they one group?"
HOW_NAME = {"each": "Each title is a group of its own", "one": "All ticked are one group"}
GROUP = "The group's name"
GROUP_PLACEHOLDER = "Pick one, or type a new name"
KIND = "What sort of gathering is it?"
KINDS = "What sort of gatherings are they?"
BRING_IN = "Bring them in"
TICK_FIRST = "Tick at least one above."
NAME_FIRST = "Say what the group is called."
KIND_FIRST = "Say what sort of gathering it is."
NEXT = "Rate them now"
IN_MY_ZONE = "Turn all times into my own time zone"


def series(title: str, count: int, first: str, last: str, minutes: int | None) -> str:
    """One title in the list, with how often, when and how long."""
    when = first if count == 1 else f"{count:,} times, {first} to {last}"
    long = f", {minutes} minutes" if minutes else ""
    return f"{title} · {when}{long}"


def ticked(number: int) -> str:
    """How many meetings the ticked titles have."""
    return f"{meetings(number).capitalize()} ticked."


def brought_in(added: int, there: int) -> str:
    """What is said after the import."""
    text = f"{meetings(added).capitalize()} came in." if added else "Nothing new came in."
    return f"{text} {counted(there, 'was', 'were')} there already." if there else text


def cancelled(number: int) -> str:
    """How many were left out because they were cancelled."""
    return (
        f"{meetings(number).capitalize()} left out, because the calendar says it was cancelled."
        if (number == 1)
        else f"{meetings(number).capitalize()} left out, because the calendar says they were cancelled."
    )


def unknown_zones(names: tuple[str, ...]) -> str:
    """Zones that nobody knows."""
    return f"The calendar names a time zone that is not known ({', '.join(names)}). Its times are taken as they stand."


def other_zones(names: tuple[str, ...]) -> str:
    """Zones that are not the person's."""
    return f"The calendar tells the time of {', '.join(names)}. Times are shown as they stand there."
