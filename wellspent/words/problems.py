"""What is said about a file that can't be read as it stands: the place, what is wrong, and what became of it."""

from collections.abc import Mapping

from wellspent.words.common import counted

BANNER_LEAD = (
    "Nothing has been changed in these files. Open the file in the place named, mend it and save it; this page notices."
)
BANNER_LEAD_IN_CLUB = (
    "Nothing has been changed in these files, and they can't be mended from here. Please show what stands below to "
    "whoever runs your club's server."
)

_IN_AN_ENTRY = {
    "missing": "this is needed, and nothing is there.",
    "empty": "this can't be left empty.",
    "unknown_key": "this is not a name that the file knows. Perhaps it is a slip of the pen.",
    "not_a_whole_number": "“{found}” is not a whole number.",
    "not_a_number": "“{found}” is not a number. Decimals take a point, as in 2.5.",
    "not_yes_or_no": "“{found}” is neither yes nor no.",
    "not_one_of": "“{found}” is not one of the words for this, which are {choices}.",
    "not_on_the_scale": "{found} is not on the scale; ratings go from {least} to {most}.",
    "too_small": "{found} is too little; the least is {least}.",
    "too_large": "{found} is too much; the most is {most}.",
    "too_long": "this is longer than {most} characters.",
    "not_text": "a word or a sentence belongs here, and something else is there.",
    "not_a_list": "a list belongs here, with a hyphen before each entry.",
    "not_a_block": "lines of the form “name: value” belong here.",
    "not_an_id": "“{found}” can't be an id. Ids are letters and digits, joined by hyphens.",
    "not_a_date": "“{found}” is no day in the calendar. Dates look like 2026-03-09.",
    "far_away": "{found} is very far from today. Perhaps a digit of the year is wrong.",
    "not_a_time": "“{found}” is no time of day. Times look like 09:30.",
    "not_a_time_stamp": "“{found}” is no point in time. They look like 2026-03-09T09:30:00+01:00.",
    "not_a_monday": "{found} is not a Monday. A week is named by its Monday.",
    "no_offset": "“{found}” does not say how far it is from world time. It looks like 2026-03-09T09:30:00+01:00.",
    "has_offset": "“{found}” names a time zone. Times here are local, and look like 09:30.",
    "has_semicolon": "“{found}” has a semicolon in it, which keeps tags apart.",
    "has_outer_space": "“{found}” begins or ends with a space.",
    "unreadable_character": "there is a character in it that can't be written to a file.",
    "not_understood": "“{found}” can't be understood here.",
    "duplicate_id": "“{found}” is the id of an earlier entry already. Give this one another id.",
    "wrong_number_of_cells": "the row has {found} cells where the table has {expected} columns. "
    "Perhaps a comma or a quotation mark is missing or too many.",
}
_IN_THE_FILE = {
    "not_a_file": "something else stands in its place: a folder, or a link to somewhere else.",
    "cannot_open": "the system does not let it be opened ({reason}).",
    "file_too_large": "it is larger than anything a workbook can hold, so it was not read.",
    "not_utf8": "its letters are stored in an older way. Save it again as UTF-8 "
    "(a spreadsheet calls that “CSV UTF-8” or asks for the character set).",
    "binary": "this is not text. Perhaps a spreadsheet was saved in its own format; save it as “CSV UTF-8” instead.",
    "semicolons": "its cells are kept apart by semicolons. Save it again with commas between the cells.",
    "not_a_table": "from here on the rows can't be told apart. "
    "Most likely a quotation mark was opened and not closed, or stands in the wrong place.",
    "missing_column": "this column is needed, and the first line of the file does not name it.",
    "duplicate_column": "two columns have this name.",
    "not_yaml": "the line can't be read. Often a space is missing after a colon, or a line is moved in too far.",
    "duplicate_key": "this name stands twice in one place, so one of the two would be lost.",
    "alias": "the signs & and * have a meaning of their own here. Put the text in quotation marks.",
    "tag": "the sign ! has a meaning of its own here. Put the text in quotation marks.",
    "too_deep": "the lines are moved in further than anything that belongs here.",
}
_BY_ITSELF = {
    "newer_format": "this workbook was written by a newer Well Spent (its format is {found}, this one knows {known}). "
    "It is shown as far as it is understood, and nothing is written to it. Update Well Spent to go on.",
    "unknown_format": "this workbook says that its format is {found}, and this Well Spent knows {known}. It is shown "
    "as far as it is understood, and nothing is written to it. Perhaps the number is a slip of the pen.",
    "column_left_out": "the first line of the file does not name this column, so nothing is known of it. "
    "Perhaps it was renamed; if not, the next save adds it again.",
    "comments_will_go": "it has comments of yours. The next save writes the file anew, without them; "
    "the file as it is now stays in the folder .history.",
    "conflicted_copy": "this looks like a copy that a program for synchronising folders made because {found} was "
    "written on two computers at once. It is neither read nor changed. Compare the two, put what is missing into "
    "{found}, and delete the copy.",
}
_ROW_KEPT = "The row is kept as it is and left out of the figures until it is mended."
_FILE_KEPT = "The rest is shown as far as it can be read, and nothing is written to the file until it is mended."
_BLANK = dict.fromkeys(("found", "least", "most", "choices", "expected", "known", "reason"), "")

CODES = frozenset({*_IN_AN_ENTRY, *_IN_THE_FILE, *_BY_ITSELF})
"""Every code that has a sentence."""


TO_DATA = "See where, and how to mend it"
TO_DATA_IN_CLUB = "See where, and whom to tell"


def banner(number: int) -> str:
    """What stands over the list of problems."""
    return f"{counted(number, 'place', 'places')} in your files can't be read as they stand"


def sentence(code: str, *, file: str, line: int | None, column: str, details: Mapping[str, str]) -> str:
    """One problem: the place, what is wrong there, and what became of it."""
    if code in _BY_ITSELF:
        what, kept = _BY_ITSELF[code], ""
    elif code in _IN_THE_FILE:
        what, kept = _IN_THE_FILE[code], _FILE_KEPT
    else:
        what = _IN_AN_ENTRY.get(code, _IN_AN_ENTRY["not_understood"])
        kept = _ROW_KEPT if file.endswith(".csv") else _FILE_KEPT
    said = what.format_map({**_BLANK, **details})
    return f"{_place(file, line, column)}: {said} {kept}".rstrip()


def _place(file: str, line: int | None, column: str) -> str:
    of_a_table = file.endswith(".csv")
    parts = [file, f"line {line}" if line is not None else "", f"column {column}" if column and of_a_table else column]
    return ", ".join(part for part in parts if part)
