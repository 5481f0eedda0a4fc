"""A calendar that changed after it was imported: what is different, and what becomes of it."""

from wellspent.words.common import counted

TITLE = "What changed in this calendar"
LEAD = (
    "These meetings are in your workbook, and the calendar says something else about them now. What is ticked is taken "
    "over; the rest stays as it is. Meetings that you rated or edited are not ticked beforehand."
)
TAKE = "Take over what is ticked"
NOT_COMPARED = (
    "What came in earlier was not compared with this calendar, because that would take too long. It stays as it is; "
    "new meetings can come in all the same."
)
TICK_FIRST = "Nothing is ticked, so everything stays as it is."


def moved(title: str, before: str, after: str) -> str:
    """Another day or time."""
    return f"“{title}” was moved: from {before} to {after}"


def called_off(title: str, when: str) -> str:
    """Cancelled by the calendar's own word."""
    return f"“{title}” on {when} was called off"


def gone(title: str, when: str) -> str:
    """No longer in the calendar."""
    return f"“{title}” on {when} is not in the calendar any more: mark it as called off"


def back_on(title: str, when: str) -> str:
    """It was called off, and now takes place."""
    return f"“{title}” takes place after all, on {when}"


def renamed(before: str, after: str, number: int) -> str:
    """Another title."""
    times = f" ({counted(number, 'meeting', 'meetings')})" if number > 1 else ""
    return f"“{before}” is called “{after}” now{times}"


def same_distance(hours: float) -> str:
    """Everything lies equally far from where it was, which may come from how the times were taken."""
    far = f"{abs(hours):g} {'hour' if abs(hours) == 1 else 'hours'} {'later' if hours > 0 else 'earlier'}"
    return (
        f"All that moved is {far} now. If you moved the times yourself when these came in, do the same under "
        "“Times look wrong?”, and they are no changes any more."
    )


def taken(number: int) -> str:
    """What is said afterwards."""
    return f"{counted(number, 'meeting is', 'meetings are')} as the calendar says now."
