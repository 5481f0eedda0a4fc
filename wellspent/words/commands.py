"""What the command line says: its help, its answers, and why something can't be done."""

from collections.abc import Mapping, Sequence
from typing import Final

from wellspent.words.common import counted, meetings

ABOUT = (
    "Does without a browser what the pages do. Every command takes --store and, for programs, --json. "
    "It ends with 0 if all is well, 1 if check found problems, and 2 if something can't be done."
)
STORE = (
    "where the workbook lies, as folder:PATH or postgresql://ROLE@HOST/DATABASE; a PATH that is not absolute begins at "
    "the folder of app.py, wherever you stand (default: what WELLSPENT_STORE says, else folder:data/mine)"
)
JSON = "print JSON"

CHECK = "look through the files and name each problem with its file, line and column"
VERDICTS = "say what the record says about each group"

IMPORT = "bring the meetings of a calendar into the workbook; nothing comes in twice"
IMPORT_FILE = "the calendar, an .ics file"
SINCE = "the first day, as 2026-03-09"
UNTIL = "the last day"
MATCH = "only titles with this text in them"
GROUP = "put all of them into this one group; otherwise each title is a group"
KIND = "what sort of gathering a new group is (default: professional)"
MY_TIME = "turn times of other zones into the time of this machine"

EXPORT = (
    "write the meetings to a table (.csv), all tables to an Excel file (.xlsx), every file of the workbook to one zip "
    "(.zip), what is to come to a calendar (.ics), people to contact cards (.vcf), or what came out of it to a page to "
    "print (.pdf, .html)"
)
EXPORT_TARGET = "the new file; its ending says which"

LONG = "of a page to print, the longer one for oneself; otherwise it is one page for a coach"
NAMES = "on a page to print, also names of people"
NOTES = "on a page to print, also notes"
LETTER = "print it on US Letter; otherwise it is A4"

RESTORE = "bring a zip that export made back into the workbook; without --everything it only adds what is missing"
RESTORE_FILE = "the zip"
EVERYTHING = "make all of it as it is in the zip: what was changed since becomes as it was, what was added since goes"
DRY_RUN = "only say what would change"
ONLY_LOOKED = "Nothing was written."

SAMPLE = "make a workbook of somebody who does not exist, to look around in"
SAMPLE_FOLDER = "a new or empty folder"
GROUPS = "how many groups"
MEETINGS = "how many past meetings"
SEED = "another number gives another workbook"

HAND_OVER = (
    "make a code that gives a club to another organiser, whichever member types it; for a club whose organiser is gone"
)
HANDED_OVER = (
    "Give this code to the member who is to be the organiser. They type it on the page Club, under Membership. It "
    "works once, and a code for the hand-over from before opens nothing any more."
)
NOT_HANDED_OVER: Final[Mapping[str, str]] = {
    "no_club": "There is no club there, so nothing was made. Name the place of its workbooks with --store.",
    "club_is_closed": "The club there is closed and needs no organiser. Nothing was made.",
    "not_the_organiser": "The club was handed over just now. Nothing was made; to hand it on, try again.",
}
"""Why there is no code, by the code of that."""
OWNER_HANDS_OVER = (
    "This role sees one member at a time, so it can't give the club to anybody. With --store, name the address of the "
    "role that owns the tables."
)

NO_PROBLEM = "No problems found."
NOTHING_THERE = "There is no workbook there yet, so there is nothing to look at."
NO_GROUPS = "There is no group yet."
UNKNOWN_STORE = (
    "--store, or else WELLSPENT_STORE, names a place that Well Spent does not know. Write it like folder:data/mine, or "
    "like postgresql://wellspent_app@localhost/wellspent."
)
BUSY = "Not saved: something else has been writing to the workbook for a while. Please try again in a moment."
AWAY = (
    "Not done: the database can't be reached. If it was lost just while something was being saved, that may have come "
    "through; to do it again does no harm. Look whether it is running, then try again."
)
FAILED = "Not done: the workbook can't be reached. Please try again."
TURNED_ROUND = "--since is after --until. Change one of them."


def problems_first(number: int) -> str:
    """Said before verdicts, where the record could not be read whole."""
    return f"{counted(number, 'place', 'places')} in the files can't be read; “check” names them."


def matching(number: int, cancelled: int) -> str:
    """How many occasions an import found."""
    left = f"; {cancelled:,} of them cancelled and left out" if cancelled else ""
    return f"{meetings(number).capitalize()} between these days{left}."


def exported(number: int, target: str) -> str:
    """What was written."""
    return f"{meetings(number).capitalize()} written to {target}."


def exported_all(number: int, target: str) -> str:
    """The whole workbook was written."""
    return f"Your workbook, with {meetings(number)}, written to {target}."


def restored_table(table: str, added: int, changed: int, lost: int) -> str:
    """What a zip does to one table."""
    back = "put back as it was" if changed == 1 else "put back as they were"
    parts = [(added, "added"), (changed, back), (lost, "gone")]
    return f"{table}: {', '.join(f'{number:,} {what}' for number, what in parts if number)}."


def made(folder: str, groups: int, number: int) -> str:
    """The sample that was made."""
    return f"{counted(groups, 'group', 'groups')} and {meetings(number)} written to {folder}."


def cannot_read(path: str, reason: str) -> str:
    """A file that was named can't be opened."""
    return f"{path} can't be read ({reason}). Your workbook is as it was."


def cannot_write(path: str, reason: str) -> str:
    """A file can't be written."""
    return f"{path} can't be written ({reason}). Look whether the folder is there and can be written to."


def exists(path: str) -> str:
    """A file is in the way."""
    return f"{path} is there already, and nothing was written over it. Name another file, or move that one away."


def not_empty(path: str) -> str:
    """A folder is not empty."""
    return f"{path} is not empty, and nothing was changed in it. Name a new folder."


def unknown_ending(ending: str) -> str:
    """There is no such form."""
    form = f"Files that end in {ending} can't be written" if ending else "The file's ending does not say its form"
    return f"{form}. Name a file that ends in .csv, .xlsx, .zip, .ics, .vcf, .pdf or .html."


def out_of_range(least: int, most: int) -> str:
    """A number that can't be taken."""
    return f"give a whole number from {least:,} to {most:,}"


def too_many_meetings(most: int) -> str:
    """A sample that would reach back further than anybody lives."""
    return f"That is more than {most:,} meetings for each group. Ask for more groups or fewer meetings."


def not_a_day(text: str) -> str:
    """A date that can't be read."""
    return f"“{text}” is no day in the calendar; write it like 2026-03-09"


def conflict() -> str:
    """The files changed while the command was running."""
    return "Not saved: the workbook was changed by something else meanwhile. Nothing was overwritten; please try again."


def read_only(files: Sequence[str]) -> str:
    """Some files have problems and are left alone."""
    named = " and ".join(files)
    return f"Not saved: {named} can't be read whole, so nothing was written. “check” names what to mend."


def in_use(file: str) -> str:
    """Another program holds a file."""
    return f"Not saved: another program is using {file}; most likely it is open in a spreadsheet. Close it there first."


def unavailable(reason: str) -> str:
    """The folder or the disk refuses."""
    return f"The place of the workbook can't be used ({reason}). Nothing in it was changed."
