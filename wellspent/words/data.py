"""Your data: a copy to keep, a copy to bring back, what can't be read, where it lies, and the two ends."""

from collections.abc import Mapping, Sequence

from wellspent.words.common import counted, meetings

TITLE = "Your data"
LEAD = "Everything you have written is yours. Take it with you, bring it back, or delete it."
NOTHING_YET = (
    "There is nothing here yet. Once you have written something, you can keep a copy of it here. If you have a copy "
    "from before, bring it back below."
)

TABLE = {
    "about": "About the workbook",
    "definition": "Your definition",
    "groups": "Groups",
    "meetings": "Meetings",
    "decisions": "Decisions",
    "outcomes": "Outcomes",
    "checkins": "Check-ins",
    "people": "People",
    "breaks": "Breaks",
    "scripts": "Scripts for calls",
}
OUTCOME = {
    "lead": "lead",
    "introduction": "introduction",
    "referral": "referral",
    "interview": "interview",
    "offer": "offer",
}
HOLDS = {
    "about": "facts about the workbook as a whole",
    "definition": "why you go, what you want to walk away with, and the bar",
    "groups": "the gatherings that repeat",
    "meetings": "one row for each meeting, with your answers and notes",
    "decisions": "what you decided about each group, and when",
    "outcomes": "what came of it: leads, introductions, interviews",
    "checkins": "one row for each week",
    "people": "people to call",
    "breaks": "the breaks you tried",
    "scripts": "your own words for a call",
}

SAMPLE = (
    "You are in the sample. You can take a copy of it. Bringing a copy back and deleting are for your own workbook "
    "only."
)


def entry(day: str, what: str) -> str:
    """One entry, by its day and what it is about."""
    return f"{day}, {what}"


# --- Keep a copy

EXPORT = "Keep a copy"
EXPORT_LEAD = (
    "“Download everything” gives you a zip, which can be brought back here. The others are for other programs. Earlier "
    "versions are in none of them."
)
EXPORT_BUTTON = "Download everything"
ONE_TABLE = "Or take a single table"
WHICH = "Which one?"
FORM = "For what?"
FORM_NAME = {"spreadsheet": "To open in a spreadsheet", "exact": "Exactly as it is kept"}
FORM_HELP = {
    "spreadsheet": (
        "Text that a spreadsheet would run as a formula gets an apostrophe in front. Numbers stay as they are. Rows "
        "that can't be read are not in it."
    ),
    "exact": (
        "Not a byte is changed, and rows that can't be read are in it. A spreadsheet may take some text for a formula."
    ),
}
TABLE_BUTTON = "Download this table"

ELSEWHERE = "On paper and in your calendar"
ELSEWHERE_LEAD = "What you found out, on a page to talk over; and what is still to come, as a file for your calendar."

README = """This is a copy of a Well Spent workbook: what somebody wrote about the meetings they went to while
looking for work. Please treat it as private.

To bring it back: open Well Spent, go to "Your data", and choose this zip under "Bring a copy back". Or unpack it into
an empty folder and start Well Spent with that folder as its workbook; then every file is exactly as it was.

The files ending in .csv open in a spreadsheet, those ending in .yaml in any text editor.
"""

# --- Bring a copy back

RESTORE = "Bring a copy back"
RESTORE_LEAD = "Choose a zip that you kept. You will see first what would change; nothing is written until you say so."
UPLOAD = "Your zip file"
WAY = "How much of it?"
WAY_NAME = {"add": "Only add what is missing", "back": "Put everything back as it is in the zip"}
WAY_HELP = {
    "add": "Nothing that you have now changes or goes.",
    "back": "What you changed since becomes as it was, and what you added since goes.",
}
NOTHING_MISSING = (
    "Nothing is missing. Some entries are different now, and stay as you have them. To see which, choose to put "
    "everything back."
)
NOTHING_TO_RESTORE = "Nothing would change: everything in the zip is in your workbook already."
SAME_BUT_DIFFERENT = "The rest is either in your workbook already or different there, and stays as you have it."
WHAT_CHANGES = "What would change"
COLUMNS = ("", "comes in", "changes", "goes")
EACH = "See each one"
EACH_COLUMNS = ("What happens", "Where", "Which")
HAPPENS = {"added": "comes in", "changed": "changes", "lost": "goes"}
RESTORE_BUTTON = {"add": "Add these to my workbook", "back": "Put everything back"}
RESTORED = "Your copy is back in your workbook."
CHANGED_MEANWHILE = (
    "Your workbook was changed somewhere else in the meantime, so nothing was written. Above is what would change now; "
    "press again if that is what you want."
)

_UNREADABLE = {
    "not_a_zip": "This is not a zip file, or its end is missing. Choose the file that “Download everything” gave you.",
    "not_ours": (
        "This zip holds no Well Spent workbook: there is no workbook.yaml of ours in it. Choose the file that "
        "“Download everything” gave you, or a zip of your workbook's folder."
    ),
    "several_workbooks": "There are several workbooks in this zip. Pack the folder of one of them, and choose that.",
    "unsafe_name": (
        "This zip has a name in it that leads out of its folder (“{name}”). No copy of a workbook has that, so it was "
        "not opened. Do not trust where it came from."
    ),
    "twice": "“{name}” is in this zip twice, and which one is meant can't be told. Pack the folder again.",
    "encrypted": "This zip is locked with a password. Unpack it first, pack the folder without one, and choose that.",
    "too_many": "There are more than {most} files in this zip, far more than a workbook has. It was not opened.",
    "too_large": "What is in this zip is larger than {most_megabytes} megabytes, more than a workbook holds.",
    "too_long": "There are more than {most} lines in this zip, far more than a workbook has. It was not read.",
    "damaged": "This zip is damaged: “{name}” can't be unpacked. Perhaps the download was cut off; take another copy.",
    "newer_format": (
        "This copy was made by a newer Well Spent (its format is {found}, this one knows {known}). Update Well Spent, "
        "then bring it back."
    ),
}
CODES = frozenset(_UNREADABLE)
"""Every code that has a sentence."""
_OTHERWISE = "This file can't be read."
_NOTHING_CHANGED = "Your workbook is as it was."


def unreadable(code: str, details: Mapping[str, str]) -> str:
    """Why a zip can't be taken, and that nothing was changed."""
    return f"{_UNREADABLE.get(code, _OTHERWISE).format_map(details)} {_NOTHING_CHANGED}"


def zip_problems(number: int) -> str:
    """The zip has places that can't be read."""
    it = "it" if number == 1 else "them"
    return (
        f"{counted(number, 'place', 'places')} in the zip can't be read and would be left out. The zip keeps {it}, and "
        f"nothing that you have now goes because of {it}."
    )


def copy_incomplete(files: tuple[str, ...]) -> str:
    """Files that could not even be opened are not in the copy."""
    return f"Not in the copy: {' and '.join(files)}, because it can't be opened at all."


def file_name(day: str, part: str = "") -> str:
    """The name of what is downloaded, without its ending."""
    return f"well-spent-{part}-{day}" if part else f"well-spent-{day}"


# --- Problems

PROBLEMS = "What can't be read"
NOTICES = "Good to know"
CONVERT = "Convert {file}"
CONVERT_LEAD = (
    "Well Spent can rewrite {file} in the usual form: commas and UTF-8, every word of it as it is. The file as it is "
    "now stays in the folder .history."
)


def converted(file: str) -> str:
    """What is said after a conversion."""
    return f"{file} is in the usual form now. What it was is kept in .history."


def not_converted(file: str) -> str:
    """A file that could not be converted."""
    return f"{file} could not be converted, and nothing in it was changed. Mend what is named first."


def same_for(columns: Sequence[str]) -> str:
    """The same is wrong in the same line, with other columns."""
    return f"The same with {', '.join(columns)}."


def more_problems(number: int) -> str:
    """What is not listed."""
    return f"And {counted(number, 'more place', 'more places')}. They show here once these are mended."


# --- Where it lies

WHERE = "Where your files lie"
WHERE_LEAD = (
    "In this folder on this computer. They are ordinary files: a spreadsheet or an editor opens them, and what you "
    "change there counts."
)
WHERE_OPEN = (
    "To open it, copy the line above. On Windows, press the Windows key and R and paste it. On a Mac, choose “Go to "
    "Folder” in the Finder's menu “Go”. Elsewhere, paste it into the address line of your file manager."
)
WHERE_BACKUP = "To be safe, keep a copy somewhere else now and then: the download above, or the whole folder."
WHERE_NOT_YET = "The folder is made when you save for the first time."
FILES = "What each file holds"
FILE_COLUMNS = ("File", "What it holds")

# --- I found work

FOUND = "I found work"
FOUND_LEAD = (
    "Then this workbook has done its part. Closing it deletes nothing: you get a look back, and can open it again any "
    "day."
)
FOUND_BUTTON = "Close my workbook"
FOUND_SAVED = "Your workbook is closed. All of it is still here."
CLOSED_TITLE = "You found work"
CLOSED = "Congratulations, and well done. It takes a lot to keep going, and you did."
CLOSED_ALREADY = "You closed your workbook on {day}. The first page has the look back."
OPEN_AGAIN = "Open it again"
OPENED_AGAIN = "Your workbook is open again. Everything is where you left it."
CLOSED_THANKS = "If somebody helped you on the way, they would love to hear how it turned out."


def search(weeks: int, number: int, hours: str, unknown: int) -> str:
    """The search in a sentence. ``hours`` is in words."""
    if not number:
        return "There are no meetings in your workbook, and that is fine."
    text = f"In {counted(weeks, 'week', 'weeks')} you went to {meetings(number)}"
    if unknown == number:
        return f"{text}."
    are = "is" if unknown == 1 else "are"
    without = f" ({meetings(unknown)} without a time {are} not counted)" if unknown else ""
    return f"{text} and spent {hours} on them, door to door{without}."


def gave_most(group: str, per_hour: float, count: int) -> str:
    """The group with the most value per hour."""
    return (
        f"By your own answers, {group} gave you most for an hour: {per_hour:.0f} points of value, "
        f"over {meetings(count)}."
    )


def people(number: int) -> str:
    """How many people are noted."""
    return f"You noted {counted(number, 'person', 'people')} to call."


# --- Delete everything

DELETE = "Delete everything"
DELETE_LEAD = (
    "This deletes every file of your workbook, earlier versions included. It can't be undone. "
    "If there is any doubt, keep a copy first."
)
DELETE_LEAD_IN_CLUB = (
    "This deletes every file of your workbook, earlier versions included, and takes what you contributed out of the "
    "club: you are counted nowhere from its next table on, and stay a member. It can't be undone. If there is any "
    "doubt, keep a copy first."
)
DELETE_WORD = "delete everything"
DELETE_CONFIRM = f"To be sure, type: {DELETE_WORD}"
DELETE_BUTTON = "Delete everything now"
DELETE_NOT_YET = f"Nothing was deleted. Type “{DELETE_WORD}” into the field first, exactly as it stands here."
DELETED = "Everything is deleted. Thank you for having been here."
NOT_DELETED_IN_CLUB = (
    "Not everything could be deleted, because not everything can be reached just now. Wait a moment and try again."
)
NOT_DELETED = (
    "Not everything could be deleted, because the folder can't be used. Close other programs that have its files open, "
    "and try again."
)
