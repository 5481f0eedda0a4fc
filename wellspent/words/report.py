"""The page to print: what is on it, and what is said around it on the screen."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from wellspent.words import calendar_out as to_calendar
from wellspent.words import charts, charts_groups, charts_outcomes, charts_weeks, decide_why, outcomes, scales
from wellspent.words.chances import chance
from wellspent.words.common import counted, hours, meetings

LANGUAGE = "en"
TITLE = {"coach": "What the networking hours bring", "own": "The workbook, looked back on"}
HEADING = {
    "definition": "What makes a meeting useful",
    "pictures": "How the hours went",
    "verdicts": "What the record says",
    "decisions": "What was decided",
    "breaks": "Breaks",
    "next": "What comes next",
}
HEADS = {
    "verdicts": ("Group", "The record says", "How sure", "Value, best guess", "Rests on", "Decided"),
    "decisions": ("Day", "Group", "The record said", "Decided", "Why"),
    "breaks": ("Group", "Weeks", "Expected", "Decided", "Note"),
}
TEXTS: dict[str, Mapping[str, Any]] = {
    "legend": charts.LEGEND,
    "rows": charts_groups.ROWS,
    "value": charts_groups.VALUE_TEXTS,
    "mood_change": charts_groups.CHANGE_TEXTS,
    # The page has no room to say what the price of an hour is, so its line says what it means.
    "hours": {**charts.HOURS_TEXTS, "price": "one more hour brings: {rate}"},
    "mood": charts.MOOD_TEXTS,
    "weeks": charts_weeks.HOURS_TEXTS,
    "outcomes": {**charts_outcomes.TEXTS, "kinds": tuple(outcomes.KIND.items())},
}
FIGURE = {
    "value": charts_groups.VALUE_TITLE,
    "mood_change": charts_groups.CHANGE_TITLE,
    "hours": charts.HOURS_TITLE,
    "mood": "Value against mood change",
    "weeks": charts_weeks.HOURS_TITLE,
    "outcomes": charts_outcomes.TITLE,
}
VERDICT = scales.VERDICT
CHOICE = scales.CHOICE
MARKS = charts.MARKS
INTERVALS = charts_groups.HOW
NO_DEFINITION = "What makes a meeting useful has not been written down yet, so no meeting has a value."
NO_VERDICTS = "No meeting has been rated yet."
NOT_DECIDED = "not yet"
NOTHING_TO_COME = "Nothing is planned yet."


def group_without_name(kind: str, number: int) -> str:
    """A group whose name is left out or not known, the first or a later one of its sort."""
    name = {"call": "Calls", "one_to_one": "Meetings for two"}.get(kind, "A group that is not described")
    return name if number == 1 else f"{name} ({number})"


def made(day: str, rated: int, missing: int) -> str:
    """When it was made, and what it rests on."""
    have = "has no rating and is" if missing == 1 else "have no rating and are"
    without = f"; {missing:,} more {have} left out" if missing else ""
    return f"{day}. From {counted(rated, 'rated meeting', 'rated meetings')}{without}."


def criterion(text: str, weight: float) -> str:
    """A criterion, and how much it counts."""
    return f"{text} ({weight:.0%})"


def bar(value: float, weekly_hours: float | None) -> str:
    """From which value on a meeting is worth going."""
    text = f"A meeting is worth going to from a value of {value:g} of 100 on."
    if weekly_hours is None:
        return text
    there = hours(weekly_hours)
    return f"{text} There {'is' if there == '1 hour' else 'are'} {there} a week for it."


def more(number: int) -> str:
    """What is not listed."""
    return f"and {number:,} more"


def sure(probability: float | None) -> str:
    """How sure a verdict is."""
    return "open" if probability is None else chance(probability)


def guess(best: float | None, low: float | None, high: float | None) -> str:
    """The best guess, and what it lies within 8 times in 10."""
    if best is None:
        return "not known"
    return f"{best:.0f}" if low is None or high is None else f"{best:.0f} ({low:.0f} to {high:.0f})"


def rests_on(rated: int, missing: int) -> str:
    """How many meetings are rated, and how many are not."""
    return f"{rated:,} rated, {missing:,} not" if missing else f"{rated:,} rated"


def reason(code: str, numbers: Mapping[str, float]) -> str:
    """One reason of a verdict."""
    return decide_why.reason(code, numbers)


def decided(choice: str, day: str, note: str) -> str:
    """A decision, and why if that is told."""
    return f"{choice} ({day}): {note}" if note else f"{choice} ({day})"


def break_weeks(start: str, end: str) -> str:
    """From when to when a break is."""
    return f"{start} to {end}"


def week(budget: float, plan: Sequence[tuple[str, int]]) -> str:
    """Where the hours of the week go furthest."""
    visits = ", ".join(name if number == 1 else f"{name} {number} times" for name, number in plan)
    return f"The {hours(budget)} a week go furthest on: {visits}."


def to_come(what: str, *, day: str, group: str, person: str, kind: str, note: str) -> str:
    """One thing to come."""
    # In a calendar the day is not beside it.
    title = to_calendar.entry_title(what, group, person, kind).removeprefix(to_calendar.FROM_TODAY)
    said = f"{day}: {title}"
    return f"{said}. {note}" if note else said


def to_decide(group: str) -> str:
    """A break is over, and what follows from it is not decided."""
    return f"The break from {group} is over: to decide what follows"


def drawn(total: int, number: int) -> str:
    """How many of the meetings are in a picture."""
    return f"{number:,} of {meetings(total)}."


def small_print(*, names: bool, notes: bool) -> str:
    """How it is meant, and what is left out."""
    return f"{_MEANT} {_LEFT_OUT[names, notes]}"


def day(date: dt.date) -> str:
    """``3 Nov 2026``."""
    return f"{date.day} {date:%b %Y}"


_LETTERS = 12
_MEANT = (
    "Made with Well Spent from what one person wrote down. Value is how much of what they come for a meeting gave, 0 "
    "to 100. A best guess leans on the other groups where there are few meetings; 8 times in 10 the truth lies within "
    "the range beside it. Meetings without a rating are left out, never counted as zero. It shows what went together, "
    "not what caused what, and the decision is always the person's own."
)
_LEFT_OUT = {
    (False, False): "Names of people and notes are left out.",
    (True, False): "Notes are left out.",
    (False, True): "Names of people are left out, except where a note names somebody.",
    (True, True): "Names of people and notes are in it, because that was asked for.",
}

# --- Around it, on the screen

SECTION = "A page to print"
OPEN = "Make a page to print"
BACK = "Back to your data"
MAKING = "Putting your page together"
LEAD = "What you found out, on paper: one page to talk over with a coach, or a longer one for yourself."
LENGTH = "For whom?"
LENGTH_NAME = {"coach": "One page for a coach", "own": "A longer one for me"}
PAPER = "Paper"
PAPER_NAME = {"a4": "A4", "us-letter": "US Letter"}
ALSO = "And also"
NAMES = "Names of people"
NOTES = "Notes"
PRIVATE = (
    "Whoever gets the page can pass it on. Names and notes stay out of it unless you tick them, and so do the names of "
    "groups for two, which are often called after a person. Notes may name somebody as well: read them below first."
)
PREVIEW = "This is in it, word for word"
MAKE_PDF = "Download as PDF"
MAKE_HTML = "Download as a web page"
PDF_HELP = "To print, or to send. It can be read aloud."
HTML_HELP = "One file that any browser opens, also without the internet."


def letters_missing(letters: str) -> str:
    """What the PDF can't show, and what can."""
    shown = " ".join(letters[:_LETTERS]) + (" …" if len(letters) > _LETTERS else "")
    return (
        f"No font here has some of the letters: {shown}. In the PDF they would be empty boxes. Take the web page "
        "instead: browsers have more fonts, and can print it."
    )


def file_name(length: str, date: str, ending: str) -> str:
    """What the file is called."""
    return f"well-spent-{'page' if length == 'coach' else 'workbook'}-{date}.{ending}"


def written(target: str, *, names: bool, notes: bool) -> str:
    """What a command wrote."""
    return f"The page is written to {target}. {_LEFT_OUT[names, notes]}"
