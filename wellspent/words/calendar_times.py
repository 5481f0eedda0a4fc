"""Whose time a calendar tells: what is said and asked about its time zones."""

from collections.abc import Sequence

QUESTION = "Are these times right?"
WHICH_TIMES = "Which is right?"
AS_THEY_STAND = "Times are shown as they stand there."
ASK = "Times look wrong?"
HOW = "How shall the times be taken?"
HOW_NAME = {
    "stated": "As they stand in the calendar",
    "mine": "Turned into my own time zone",
    "moved": "Moved by some hours",
}
ANSWERED = {
    "stated": "Times: as they stand in the calendar",
    "mine": "Times: turned into your own time zone",
    "moved": "Times: moved by some hours",
}
HOURS = "Hours later (earlier: with a minus)"
PLACEHOLDER = "Pick a place that has the same time"
LEAD = (
    "The list below shows each time of day. If the organiser's calendar has them wrong, as some do, move all of them "
    "here."
)
_SHOWN = 3


def unknown_zones(names: Sequence[str]) -> str:
    """Zones that nobody knows."""
    said = "names a time zone that is not known" if len(names) == 1 else "names time zones that are not known"
    whose = "Its" if len(names) == 1 else "Their"
    return f"The calendar {said}: {_named([f'“{name}”' for name in names])}. {whose} times are taken as they stand."


def other_zones(names: Sequence[str]) -> str:
    """Zones that are not the person's."""
    places = [name.rpartition("/")[2].replace("_", " ") for name in names]
    time = f"{places[0]} time" if len(places) == 1 else f"the time of {_named(places)}"
    return f"This calendar is in {time}, and you are elsewhere."


def example(title: str, day: str, time: str) -> str:
    """One occasion as it would be."""
    return f"“{title}”: {day}, {time}"


def which(name: str) -> str:
    """Asks what a zone's name means."""
    return f"Which time zone is “{name}”?"


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
