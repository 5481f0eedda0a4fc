"""A calendar to take along: what is in it, what its entries are called, and what is said around it."""

from typing import Final

from wellspent.words.common import counted

TITLE = "Into your calendar"
LEAD = (
    "A file with what is still to come, for Google Calendar, Outlook, Apple Calendar or any other. In most calendars, "
    "a newer one that you bring in later replaces what is there, and nothing is doubled."
)
SORT = {
    "follow_ups": "Follow-ups with people",
    "planned": "Planned meetings",
    "ratings": "Reminders to rate them, an hour after they end",
    "breaks": "Dates of breaks",
}
WHAT = "What shall be in it?"
ALSO = "And also"
FROM_CALENDARS = "Planned meetings that came out of a calendar ({number})"
NAMES = "Names of people"
NOTES = "Notes"
PRIVATE = "A calendar is often shared, or kept by a firm. Names and notes stay out of it unless you tick them."
NOTHING_TO_COME = "There is nothing to come of what is ticked."
BUTTON = "Download the calendar"
FILE_NAME = "well-spent-{day}.ics"
CALENDAR_NAME = "Well Spent"

FROM_TODAY: Final = "From today: "
_GROUP_OTHERWISE: Final = {"call": "a call", "one_to_one": "a meeting for two"}
_MEETING: Final = {"call": "Call", "one_to_one": "Meeting for two"}


def entry_title(what: str, group: str, person: str, kind: str) -> str:
    """What one entry of the calendar is called; ``group`` and ``person`` may be empty."""
    somewhere = group or _GROUP_OTHERWISE.get(kind, "a meeting")
    whom = f" with {person}" if person else ""
    return {
        "follow_up": f"Follow up{whom}" if person else "Follow up with someone",
        "meeting": f"{group or _MEETING.get(kind, 'Meeting')}{whom}",
        "rate": f"Rate {somewhere}{whom}",
        "break_begins": f"Break from {somewhere} begins",
        "weeks_without": f"{FROM_TODAY}without {somewhere}",
        "weeks_with": f"{FROM_TODAY}{somewhere} again",
        "break_ends": f"Break from {somewhere} ends",
    }[what]


def entries(number: int) -> str:
    """How much is in it."""
    return f"{counted(number, 'entry', 'entries')} to come."


def written(number: int, target: str) -> str:
    """What a command wrote."""
    return f"{counted(number, 'entry', 'entries')} written to {target}, without names of people and notes."
