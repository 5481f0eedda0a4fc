"""Charts over the weeks: hours a week against the budget, and value over time."""

from collections.abc import Sequence

from wellspent.words.charts import BAR, joined, listed
from wellspent.words.common import counted, hours, meetings

HOURS_TITLE = "Hours a week"
HOURS_FILE = "hours-a-week"
HOURS_TEXTS = {
    "week": "Week from Monday",
    "week_form": "%-d %b %Y",
    "axis_form": "%-d %b",
    "hours": "Hours, door to door",
    "meetings": "Meetings",
    "budget": "╌╌  your {bar} hours a week",
    "not_over": "not over yet",
}
HOURS_NEEDED = "This picture needs a meeting with the minutes it took."
NO_BUDGET = "You have not said how many hours a week you want to spend; you can, under Define, and it shows here."
NOT_COMPARED = "Your budget is meant for all meetings together, so it is not compared with the ones you picked."

TIME_TITLE = "Value over time"
TIME_FILE = "value-over-time"
TIME_TEXTS = {"day": "Day", "value": "Value, 0 to 100", "bar": BAR, "median": "━  middle of a month"}
TIME_NEEDED = "This picture needs a meeting that has a rating."
TODAYS_DEFINITION = "All meetings are shown under today's definition, also those before a change."


def weeks_within(*, over: int, within: int, beyond: int, unsure: int, budget: float, unknown: int) -> str:
    """In how many of the weeks that are over the hours stayed within the budget."""
    no_time = f"{meetings(unknown)} {'has' if unknown == 1 else 'have'} no time"
    if over == 0:
        return f"No week is over yet; {no_time}." if unknown else "No week is over yet."
    weeks = f"{within:,} of {counted(over, 'week', 'weeks')}"
    text = f"In {weeks} you stayed within your {hours(budget)}"
    rest = [f"in {beyond:,} you went over"] if beyond else []
    if unsure:
        rest.append(f"{unsure:,} can't be told")
    if unknown:
        rest.append(no_time)
    return f"{'; '.join([text, *rest])}."


def weeks_alone(*, over: int, hours_over: float, unknown: int) -> str:
    """How long the weeks that are over were, where no budget is held against them."""
    no_time = f"{meetings(unknown)} {'has' if unknown == 1 else 'have'} no time." if unknown else ""
    if over == 0:
        return f"No week is over yet. {no_time}".rstrip()
    mean = f"Over {counted(over, 'week', 'weeks')} it was {hours(hours_over / over)} a week on average."
    return f"{mean} {no_time}".rstrip()


def empty_weeks(number: int) -> str:
    """How many weeks went by without a meeting."""
    return f"{number:,} {'week had' if number == 1 else 'weeks had'} no meeting." if number else ""


def calls(number: float) -> str:
    """How many of the hours were calls."""
    return f"Of all hours, {hours(number)} {'was' if number == 1 else 'were'} calls." if number else ""


def this_week(number: float | None) -> str:
    """How the week that is not over stands."""
    return "" if number is None else f"This week is not over: {hours(number)} so far."


def how_to_read_hours(*, drawn: int, weeks: int, unknown: int, calls: bool) -> str:
    """How the bars are meant."""
    parts = ["Weeks run from Monday to Sunday and are shown whole; a week without meetings stays empty."]
    if drawn < weeks:
        parts.append(f"The latest {drawn:,} of {weeks:,} weeks are drawn; pick an earlier time to see the others.")
    if unknown:
        parts.append("A question mark stands where a meeting has no time, so the week took longer than its bar.")
    if calls:
        parts.append("Calls lie on top, with an outline.")
    return " ".join(parts)


def how_to_read_time(*, late: int, crowded: int, medians: int, changes: int) -> str:
    """How the dots, level lines and rules of value over time are meant."""
    first = TODAYS_DEFINITION
    if changes:
        first += " The numbered upright lines are the days on which you changed it."
    if medians:
        first += " A short level line is the middle value of a month with three meetings or more: half lie above it."
    return joined(first, late, crowded)


def change(number: int, day: str, added: Sequence[str], retired: Sequence[str]) -> str:
    """What changed in the definition on one day."""
    parts = [
        f"{verb} {listed([f'“{text}”' for text in texts])}"
        for verb, texts in (("added", added), ("retired", retired))
        if texts
    ]
    return f"{number} · {day}: {' and '.join(parts)}"
