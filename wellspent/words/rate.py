"""Rate: one meeting, or several at once."""

from wellspent.words.common import meetings

TITLE = "Rate"
VIEW = "What would you like to do?"
VIEW_NAME = {
    "one": "Rate",
    "catch-up": "Catch up",
    "import": "Calendar",
    "plan": "Plan",
    "outcomes": "Outcomes",
    "check-in": "Check-in",
}

LEAD_NEW = "Under a minute. Leave out what you do not want to answer: no answer is better than a guess."
LEAD_EDIT = "Change what you like and save."
GROUP = "Which meeting was it?"
GROUP_PLACEHOLDER = "Pick one, or type a new name"
KIND = "What sort of gathering is it?"
KIND_PLACEHOLDER = "Pick one"
DATE = "When was it?"
MINUTES = "Minutes there"
TRAVEL = "Minutes of travel, there and back"
AS_LAST_TIME = "As last time. Change it if it was different."
GOT = "What did you get?"
GOT_LEAD = "How much of each did you walk away with?"
FEEL = "How was it?"
MOOD_BEFORE = "How did you feel before?"
MOOD_AFTER = "How did you feel after?"
PROGRESS = "Did this move your search forward?"
WORTH = "Was it worth your time?"
MORE = "More: time of day, cost, notes, tags"
START = "Start"
BEFORE = "Minutes getting ready"
AFTER = "Minutes of follow-up"
COST = "Cost"
NOTE = "Notes"
NOTE_HELP = "Only you will read this."
TAGS = "Tags"
TAGS_HELP = "Short words to find meetings by. Type one and press Enter."
SAVE = "Save this meeting"
SAVE_NEXT = "Save and go on"
NOT_NOW = "Not now"
DELETE = "Delete this meeting"
CANCEL = "Back without saving"
NO_VALUE_YET = "Answer at least half of what counts for you, and the meeting gets a value."
NO_DEFINITION = "You have not said yet what a useful meeting is for you. You can rate now; the value comes later."
TO_DEFINE = "Say what matters to you"
GONE = "That meeting is not in your workbook any more. Perhaps it was deleted. You can rate a new one here."
RECENT = "Your latest meetings"
OPEN = "Open"
SEARCH = "Find a meeting"
SEARCH_PLACEHOLDER = "A word from your notes, a group, a tag, a date"
NOT_FOUND = "No meeting has that in it. Try a shorter word."
NO_MEETINGS = "No meetings yet. Rate the first one above, or bring them in from a calendar."

CATCH_UP_LEAD = "These meetings have no rating yet. What you remember is enough; leave empty what you do not."
CATCH_UP_DONE = "Nothing is waiting. Every meeting of the last three months that you went to has a rating."
HOW = "Show them as"
HOW_NAME = {"table": "A table", "cards": "One at a time"}
SAVE_ALL = "Save all"
NOTHING_TYPED = "Nothing to save yet. Fill in a row first."
NO_ANSWER = "-"
ADD_HINT = "To add a meeting that is not in the list, fill in the empty row at the end."
START_OVER = "Show the ones I put off"
TABLE = "In the table"
TABLE_ALT = "A table with one row for each meeting that has no rating yet, and a column for each answer"

COLUMN = {
    "date": "Date",
    "group": "Group",
    "minutes": "Minutes",
    "travel_minutes": "Travel",
    "mood_before": "Mood before",
    "mood_after": "Mood after",
    "progress": "Moved my search",
    "worth": "Worth my time",
    "note": "Notes",
}


def value(number: float) -> str:
    """The value that the answers make, while they are given."""
    return f"By your definition, this meeting scores **{number:.0f}** out of 100."


def saved(group: str, day: str, number: float | None) -> str:
    """What is said after saving one meeting."""
    text = f"Saved: {group}, {day}."
    return text if number is None else f"{text} Its value is {number:.0f} of 100."


def saved_all(number: int) -> str:
    """What is said after saving several."""
    return f"Saved {meetings(number)}."


def deleted(group: str, day: str) -> str:
    """What is said after deleting."""
    return f"Deleted: {group}, {day}."


def left(number: int) -> str:
    """How many are still in the pile."""
    return f"{meetings(number)} to go"


def new_kind(name: str) -> str:
    """Asks what sort of gathering a new group is."""
    return f"What sort of gathering is “{name}”?"


def found(shown: int, number: int) -> str:
    """How many meetings were found, and how many of them are listed."""
    text = f"{meetings(number).capitalize()} found"
    return f"{text}; the latest {shown} are listed." if number > shown else f"{text}."


def line(group: str, day: str, number: float | None) -> str:
    """One meeting in a list."""
    return f"{day} · {group} · {'not rated' if number is None else f'{number:.0f} of 100'}"
