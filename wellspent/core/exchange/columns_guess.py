"""What the columns of somebody's own table mean: a guess from their names, which the person then looks over."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process, utils

from wellspent.core.exchange.grid import Grid
from wellspent.core.model import Criterion, Meeting, Person
from wellspent.core.store.port import Table


class Field(StrEnum):
    """What a column of meetings or of people can hold; those of ratings by criterion are ``got.<criterion id>``."""

    ID = "id"
    DATE = "date"
    START = "start"
    GROUP = "group"
    STATUS = "status"
    MINUTES = "minutes"
    HOURS = "hours"
    """Hours there, which become minutes."""
    TRAVEL_MINUTES = "travel_minutes"
    BEFORE_MINUTES = "before_minutes"
    AFTER_MINUTES = "after_minutes"
    COST = "cost"
    MOOD_BEFORE = "mood_before"
    MOOD_AFTER = "mood_after"
    PROGRESS = "progress"
    WORTH = "worth"
    TAGS = "tags"
    NOTE = "note"
    """The only one that several columns may share."""
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    COMPANY = "company"
    PHONE = "phone"
    EMAIL = "email"
    TIE = "tie"
    COULD_HIRE = "could_hire"
    NEXT_STEP = "next_step"
    NEXT_DATE = "next_date"


GOT: Final = "got."

RATINGS: Final = (Field.MOOD_BEFORE, Field.MOOD_AFTER, Field.PROGRESS, Field.WORTH)
"""The ratings of a meeting beside those by criterion."""

_MEETINGS: Final[Mapping[Field, Sequence[str]]] = {
    Field.DATE: ("date", "day", "when", "meeting date", "event date", "date of meeting", "start date", "datum"),
    Field.START: ("start", "time", "start time", "begins", "from", "starts at", "time of day"),
    Field.GROUP: (
        "group",
        "meeting",
        "event",
        "event name",
        "meeting name",
        "gathering",
        "club",
        "organisation",
        "organization",
        "title",
        "subject",
        "where",
        "network",
        "networking event",
        "what",
    ),
    Field.STATUS: ("status", "what became of it", "attended", "went", "did i go", "attendance", "there"),
    Field.MINUTES: (
        "minutes",
        "minutes there",
        "duration",
        "length",
        "duration minutes",
        "duration in minutes",
        "mins",
        "length in minutes",
        "how long",
    ),
    Field.HOURS: ("hours", "hours there", "hours spent", "duration in hours", "hrs", "duration hours"),
    Field.TRAVEL_MINUTES: (
        "travel minutes",
        "minutes of travel",
        "travel",
        "travel time",
        "commute",
        "driving",
        "drive",
        "journey",
    ),
    Field.BEFORE_MINUTES: (
        "before minutes",
        "minutes getting ready",
        "preparation",
        "prep",
        "prep time",
        "getting ready",
    ),
    Field.AFTER_MINUTES: ("after minutes", "minutes of follow up", "follow up time", "follow up minutes"),
    Field.COST: ("cost", "costs", "price", "fee", "entry", "spent", "ticket", "amount", "expense"),
    Field.MOOD_BEFORE: ("mood before", "feeling before", "felt before", "energy before", "how i felt before"),
    Field.MOOD_AFTER: ("mood after", "feeling after", "felt after", "energy after", "how i felt after"),
    Field.PROGRESS: ("progress", "moved the search", "moved my search", "did it move my search"),
    Field.WORTH: ("worth", "worth the time", "worth it", "worth my time", "rating", "score", "stars", "overall"),
    Field.TAGS: ("tags", "tag", "labels", "keywords", "category", "categories"),
    Field.NOTE: ("note", "notes", "comment", "comments", "remarks", "description", "details", "takeaways", "thoughts"),
    Field.ID: ("id", "id in the file"),
}
_PEOPLE: Final[Mapping[Field, Sequence[str]]] = {
    Field.NAME: ("name", "full name", "person", "contact", "contact name", "display name", "who"),
    Field.FIRST_NAME: ("first name", "given name", "forename", "firstname"),
    Field.LAST_NAME: ("last name", "surname", "family name", "lastname"),
    Field.COMPANY: (
        "company",
        "where they work",
        "employer",
        "organisation",
        "organization",
        "firm",
        "works at",
        "company name",
        "organization name",
    ),
    Field.PHONE: (
        "phone",
        "telephone",
        "mobile",
        "phone number",
        "cell",
        "tel",
        "mobile phone",
        "cell phone",
        "phone 1 value",
    ),
    Field.EMAIL: ("email", "e mail", "email address", "e mail address", "mail", "e mail 1 value", "email 1 value"),
    Field.TIE: ("tie", "how well you know them", "how well", "how close", "closeness", "strength"),
    Field.COULD_HIRE: ("could hire", "can hire", "hiring", "hiring manager", "could they hire"),
    Field.NEXT_STEP: ("next step", "what comes next", "next", "to do", "action", "next action", "follow up"),
    Field.NEXT_DATE: ("next date", "the day for it", "follow up date", "due", "due date", "next contact", "by when"),
    Field.NOTE: (
        "note",
        "notes",
        "comment",
        "comments",
        "remarks",
        "position",
        "job title",
        "title",
        "role",
        "how met",
    ),
    Field.ID: ("id", "id in the file"),
}
NAMES: Final[Mapping[Table, Mapping[Field, Sequence[str]]]] = {Table.MEETINGS: _MEETINGS, Table.PEOPLE: _PEOPLE}
"""What people call each thing; the tables that somebody's own table can be."""

LINKEDIN: Final[Mapping[str, str | None]] = {
    "First Name": Field.FIRST_NAME,
    "Last Name": Field.LAST_NAME,
    "URL": None,
    "Email Address": Field.EMAIL,
    "Company": Field.COMPANY,
    "Position": Field.NOTE,
    "Connected On": None,
}
"""The columns of LinkedIn's ``Connections.csv``, and what each becomes."""

_OF_LINKEDIN: Final = frozenset({"First Name", "Last Name", "Position", "Connected On"})

_ALIKE: Final = 86
"""Of 100. "date of the meeting" and "date of meeting" are alike at 88; "mood before" and "mood after" are not at 61."""

_UNIT: Final = re.compile(r"\(.*?\)|\[.*?\]")


def known(name: str) -> bool:
    """True for a name that some column of a table of meetings or people could have."""
    plain = _plain(name)
    return any(plain == one for names in _called().values() for one in names) or name.startswith(GOT)


def sort_of(grid: Grid) -> Table:
    """Whether it looks like a table of meetings or of people."""
    if is_linkedin(grid):
        return Table.PEOPLE
    hits = {table: len(set(guess(grid, table).values())) for table in NAMES}
    people = set(guess(grid, Table.PEOPLE).values())
    named = Field.NAME in people or {Field.FIRST_NAME, Field.LAST_NAME} <= people
    dated = Field.DATE in guess(grid, Table.MEETINGS).values()
    if named != dated:
        return Table.PEOPLE if named else Table.MEETINGS
    return Table.PEOPLE if hits[Table.PEOPLE] > hits[Table.MEETINGS] else Table.MEETINGS


def is_linkedin(grid: Grid) -> bool:
    """True for the connections that LinkedIn gives out."""
    return {column.strip() for column in grid.columns} >= _OF_LINKEDIN


def guess(grid: Grid, table: Table, criteria: Sequence[Criterion] = ()) -> dict[int, str]:
    """What each column of the grid seems to be, by its place; those without a guess are left out.

    The surest guess has its field first, so that "date" is the date where there is a "due date" as well.
    """
    if table is Table.PEOPLE and is_linkedin(grid):
        ready = {place: LINKEDIN.get(column.strip()) for place, column in enumerate(grid.columns)}
        return {place: field for place, field in ready.items() if field is not None}
    candidates = dict(_words(table))
    if table is Table.MEETINGS:
        for criterion in criteria:
            candidates[_plain(criterion.text)] = candidates[_plain(GOT + criterion.id)] = GOT + criterion.id
    found: list[tuple[float, int, str]] = []
    for place, column in enumerate(grid.columns):
        if not grid.is_empty(place) and (best := _best(column, candidates)):
            found.append((-best[0], place, best[1]))
    guessed: dict[int, str] = {}
    for _, place, field in sorted(found):
        if field == Field.NOTE or field not in guessed.values():
            guessed[place] = field
    return dict(sorted(guessed.items()))


def fields_of(table: Table, criteria: Sequence[Criterion]) -> list[str]:
    """What can be chosen for a column, in the order in which a form asks for it."""
    fields: list[str] = list(NAMES[table])
    if table is Table.MEETINGS:
        after = fields.index(Field.COST) + 1
        fields[after:after] = [GOT + criterion.id for criterion in criteria]
    return fields


def needed(table: Table) -> str:
    """The field of the records without which a row means nothing."""
    return Field.DATE if table is Table.MEETINGS else Field.NAME


def kind_of(table: Table) -> type[Meeting] | type[Person]:
    """The records that the rows become."""
    return Meeting if table is Table.MEETINGS else Person


def _best(column: str, candidates: Mapping[str, str]) -> tuple[float, str] | None:
    """How sure, of 100, and which field."""
    plain = _plain(column)
    if plain in candidates:
        return 100, candidates[plain]
    close = process.extractOne(plain, candidates.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (close[1], candidates[close[0]]) if close is not None else None


def _plain(name: str) -> str:
    """A name in small letters, without signs and without its unit in brackets."""
    shorter = _UNIT.sub("", name)
    return " ".join(utils.default_process(shorter if shorter.strip() else name).replace("_", " ").split())


@cache
def _words(table: Table) -> Mapping[str, str]:
    return {name: field for field, names in NAMES[table].items() for name in names}


@cache
def _called() -> Mapping[Table, Mapping[str, str]]:
    return {table: _words(table) for table in NAMES}
