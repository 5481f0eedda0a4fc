"""The check-in: one week in a minute."""

import datetime as dt

from wellspent.words.common import day, hours

LEAD = (
    "One minute a week, for yourself. Leave out what you do not want to answer. A week you leave out stays empty and "
    "is never counted as zero."
)
WEEK = "Which week?"
HOURS = "Hours on your search, all in all"
HOURS_HELP = "Meetings, calls, applications, reading. A guess is enough."
MOOD = "How was your mood, on the whole?"
CONFIDENCE = "How ready do you feel to call somebody?"
NOTE = "The week in a sentence"
SAVE = "Save this week"
DELETE = "Empty this week"
WEEKS = "Your weeks"
NONE_YET = "No week is filled in yet. The first one above is a beginning; there is no duty to go on."
GAP = "left out"
CHANGE = "Change"
FILL_IN = "Fill in"


def week(monday: dt.date) -> str:
    """A week by its Monday."""
    return f"Week of {day(monday)}"


def option(monday: dt.date, filled: bool) -> str:
    """A week in the list to pick from."""
    return f"{week(monday)} (filled in)" if filled else week(monday)


def saved(monday: dt.date) -> str:
    """What is said after saving."""
    return f"Saved: {week(monday).lower()}."


def deleted(monday: dt.date) -> str:
    """What is said after emptying a week."""
    return f"Empty again: {week(monday).lower()}."


def line(number: float | None, mood: str | None, confidence: str | None) -> str:
    """What was answered for one week, in short."""
    parts = [hours(number)] if number is not None else []
    parts += [f"mood: {mood}"] if mood is not None else []
    parts += [f"ready to call: {confidence}"] if confidence is not None else []
    return "; ".join(parts) if parts else "only a sentence"
