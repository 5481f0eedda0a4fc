"""Bringing in a spreadsheet or contacts: what it is, what its columns mean, and what was not taken."""

from collections.abc import Mapping, Sequence

from wellspent.words.common import counted, meetings

TITLE = "Bring in a spreadsheet or contacts"
LEAD = (
    "Have you kept notes in a spreadsheet, or people in an address book? Bring them along: Excel (.xlsx), CSV, "
    "LinkedIn's connections, or contact cards (.vcf). You will see first what would come in."
)
OPEN = "Choose a file"
BACK = "Back to your data"
UPLOAD = "Your file (.xlsx, .csv or .vcf)"
READING = "Reading your file"
SHEET = "Which sheet?"
SORT = "What is in it?"
SORT_NAME = {"meetings": "Meetings", "people": "People"}
LINKEDIN = "These are your connections from LinkedIn. Their position goes into the notes."
OWN_BOOK = "This is Well Spent's own Excel file. To bring everything back, use the zip."
OWN = "This is a table of Well Spent's own, so every column is known."

COLUMNS = "What is in each column?"
COLUMNS_LEAD = "A first guess from the names. Change what is not right; what you leave out stays in your file."
OTHER_COLUMNS = "Columns that are left out"
NOT_TAKEN_COLUMN = "Leave it out"
FIELD = {
    "id": "Id",
    "date": "Date",
    "start": "Start",
    "group": "Which group it was",
    "status": "Whether I went",
    "minutes": "Minutes there",
    "hours": "Hours there",
    "travel_minutes": "Minutes of travel",
    "before_minutes": "Minutes getting ready",
    "after_minutes": "Minutes of follow-up",
    "cost": "Cost",
    "mood_before": "Rating: mood before",
    "mood_after": "Rating: mood after",
    "progress": "Rating: moved the search",
    "worth": "Rating: worth the time",
    "tags": "Tags",
    "note": "Notes",
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "company": "Where they work",
    "phone": "Telephone",
    "email": "E-mail",
    "tie": "How well I know them",
    "could_hire": "Could hire",
    "next_step": "What comes next",
    "next_date": "The day for it",
}
NEEDED = {
    "date": "Say which column has the date. Without a day, a row is no meeting.",
    "name": "Say which column has the name.",
}

ORDER = "How are the dates meant?"
ORDER_NAME = {"day_first": "The day comes first", "month_first": "The month comes first"}
ORDER_FIRST = "Say how the dates are meant."
SCALE = "From what to what do your ratings run?"
SCALE_NAME = {"0-4": "0 to 4", "1-5": "1 to 5", "0-10": "0 to 10", "1-10": "1 to 10"}
SCALE_HELP = "Here they have five steps, 0 to 4, so yours are moved to the nearest of these. Your file keeps your own."
SCALE_FIRST = "Say from what to what your ratings run."
GROUP = "Which group were they?"
GROUP_EMPTY = "Which group were those without one?"
GROUP_PLACEHOLDER = "Pick one, or type a new name"
GROUP_FIRST = "Say which group they were."
KIND = "What sort of gathering is it?"
KINDS = "What sort of gatherings are the new ones?"
KIND_FIRST = "Say what sort of gathering it is."
WHO = "Whom would you like to bring in?"
WHO_NAME = {"some": "Some of them", "all": "All of them"}
WHO_LEAD = "You need not bring in everybody. A few people whom you would like to call are a good start."
WHO_PICK = "Pick people, or type to find them"
WHO_FIRST = "Pick at least one."

PREVIEW = "What would come in"
NEXT = {
    "meetings": "See what they show",
    "people": "See your people",
    "decisions": "See your decisions",
    "outcomes": "See what came of it",
    "checkins": "See your weeks",
}
"""Where to go on to, once a table has come in."""
RATE_NEXT = "Rate them now"
NOT_TAKEN = "What is not taken, and why"
NOT_TAKEN_COLUMNS = ("Row", "Column", "What stands there", "Why")
NOTHING_NEW = "Nothing new is in it: everything is in your workbook already."
NOTHING_TAKEN = "Nothing in it can be taken. Below is why, row by row."
SAVE = "Bring them in"
_FIRST = 5

_UNREADABLE = {
    "empty": "There is nothing in this file below the names of its columns.",
    "too_large": "This file is larger than {most_megabytes} megabytes, more than any list of meetings. Perhaps it is "
    "another one that you meant.",
    "too_many": "This table is too much to read at once: {rows} rows and {columns} columns are the most, and an Excel "
    "file may hold fewer. Save it as .csv, or bring it in in parts.",
    "too_many_cards": "There are more than {most} cards in this file, or far more lines than cards have. Bring them "
    "in in parts.",
    "not_a_table": "This is no spreadsheet and no list of contacts. Choose a file that ends in .xlsx, .csv or .vcf.",
    "not_excel": "This is not an Excel file, or it is damaged. Save it again as .xlsx or .csv.",
    "old_excel": "This Excel file is in the form from before 2007, or has a password. Save it as .xlsx without one.",
    "other_office": "This is no Excel file. If it comes from another program, save it there as .xlsx or .csv.",
    "unsafe": "This file has parts that no spreadsheet writes and that could do harm, so it was not opened. Do not "
    "trust where it came from.",
    "damaged": "This file is damaged and can't be read. Open it in your spreadsheet, save it anew, and choose that.",
    "quotes": "From row {row} on, the quotation marks make no sense, so the cells can't be told apart. Save it anew "
    "from your spreadsheet.",
}
CODES = frozenset(_UNREADABLE)
"""Every code that has a sentence."""

_WHY = {
    "missing": "It is empty, and a row is nothing without it.",
    "empty": "It is empty, and a row is nothing without it.",
    "same_row": "It says the same as row {row}.",
    "in_the_future": "It is rated, but that day has not come yet.",
    "unclear_quotes": "Its quotation marks make no sense, so its cells can't be told apart.",
    "not_a_date": "It can't be read as a day.",
    "two_days": "It could be two days: others here have the day first, others the month. Write it like 2026-04-03.",
    "far_away": "That year is too far away.",
    "not_a_time": "It can't be read as a time of day.",
    "not_a_number": "It can't be read as a number.",
    "not_a_whole_number": "It is no whole number.",
    "not_on_its_scale": "It is not on the scale of your ratings.",
    "not_on_the_scale": "It is not one of the steps 0 to 4.",
    "not_understood": "It is not one of the words that are known here.",
    "unsaved_formula": "It is a formula that nothing has worked out yet. Open the file in Excel or LibreOffice once, "
    "save it, and choose it again.",
    "not_one_of": "It is not one of the words that are known here.",
    "not_an_id": "It can't be an id.",
    "too_small": "It is less than {least}.",
    "too_large": "It is more than {most}.",
    "too_long": "It has more than {most} characters.",
    "unreadable_character": "There is a character in it that can't be kept.",
    "duplicate_id": "There is a row with this id already.",
    "older_card": "It is in the older form 2.1. Save your contacts as vCard 3.0 or 4.0.",
}
_WHY_OTHERWISE = "It can't be read as it stands."
WHYS = frozenset(_WHY)
"""Every reason that has a sentence of its own."""


def unreadable(code: str, details: Mapping[str, str]) -> str:
    """Why a file can't be taken, and that nothing was changed."""
    return f"{_UNREADABLE[code].format_map(details)} Your workbook is as it was."


def why(code: str, details: Mapping[str, str]) -> str:
    """Why a cell or a row is not taken."""
    return _WHY.get(code, _WHY_OTHERWISE).format_map({"least": "", "most": "", "row": "", **details})


def column(name: str, examples: Sequence[str]) -> str:
    """One column, with the first things that stand in it."""
    return f"{name or '(no name)'}: {', '.join(examples)}" if examples else name or "(no name)"


def lettered(letters: str) -> str:
    """A column of a table without names, as a spreadsheet calls it."""
    return f"Column {letters}"


def rating(text: str) -> str:
    """A criterion as what a column can be."""
    return f"Rating: {text}"


def twice(field: str, columns: Sequence[str]) -> str:
    """Two columns for one thing."""
    return f"{' and '.join(columns)} are both “{field}”. Choose one of them."


def reading(cell: str, day: str, first: str, last: str) -> str:
    """What one reading of the dates gives."""
    return f"{cell} is {day}; all of them from {first} to {last}"


def no_reading(cell: str) -> str:
    """A reading that most dates do not have."""
    return f"{cell} would be no day"


def would(added: int, there: int, left: int, people: bool) -> str:
    """What would happen, in numbers."""
    what = counted(added, "person", "people") if people else meetings(added)
    parts = [f"{what} would come in."]
    if there:
        stays = (
            "is in your workbook already and stays as it is"
            if there == 1
            else ("are in your workbook already and stay as they are")
        )
        parts.append(f"{there:,} {stays} there.")
    if left:
        parts.append(f"{counted(left, 'row is', 'rows are')} left out.")
    if added > _FIRST:
        parts.append(f"These are the first {_FIRST}.")
    return " ".join(parts)


def saved(added: int, people: bool) -> str:
    """What was done."""
    return f"Brought in: {counted(added, 'person', 'people') if people else meetings(added)}."


def saved_records(added: int, table: str) -> str:
    """What was done with a table of our own."""
    return f"Brought in: {counted(added, 'entry', 'entries')} of “{table}”."


def not_taken(cells: int, rows: int) -> str:
    """How much is not taken."""
    parts = [
        part
        for part in (counted(rows, "row", "rows") if rows else "", counted(cells, "cell", "cells") if cells else "")
        if part
    ]
    return f"{NOT_TAKEN} ({' and '.join(parts)})"


_DROPPED = {
    "ADR": "addresses",
    "PHOTO": "pictures",
    "BDAY": "birthdays",
    "URL": "web pages",
    "TEL": "further telephone numbers",
    "EMAIL": "further e-mail addresses",
    "ORG": "further companies",
    "CATEGORIES": "categories",
}
_OTHER = "other details"


def dropped(lines: Sequence[str]) -> str:
    """What cards have that there is no place for, by the names of their lines."""
    named = list(dict.fromkeys(_DROPPED[line] for line in lines if line in _DROPPED))
    other = [_OTHER] if any(line not in _DROPPED for line in lines) else []
    return f"Left out of the cards, because there is no place for them here: {', '.join([*named, *other])}."
