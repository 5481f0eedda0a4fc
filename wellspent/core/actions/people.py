"""People to call: added, changed, taken out."""

import datetime as dt
from dataclasses import dataclass, fields

from wellspent.core import ids
from wellspent.core.actions.typed import as_raw, checked
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import Person, Tie, Workbook
from wellspent.core.store.port import Change, Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInput:
    """One person as they stand on the screen; see ``rate.RatingInput`` for ``base``. Only the name is needed.

    ``met_at`` is the id of a group or of a meeting.
    """

    base: Person | None = None
    name: str
    company: str = ""
    phone: str = ""
    email: str = ""
    tie: Tie | None = None
    could_hire: bool | None = None
    met_at: str | None = None
    next_step: str = ""
    next_date: dt.date | None = None
    note: str = ""


def save(workbook: Workbook, typed: PersonInput) -> Changes:
    """Save one person, new or changed. Saving what is there already gives no changes.

    Raises:
        InvalidInput: naming each field that can't be taken.
    """
    person = person_of(workbook, typed)
    if person == typed.base:
        return ()
    return (Change(table=Table.PEOPLE, id=person.id, before=typed.base, after=person),)


def person_of(workbook: Workbook, typed: PersonInput) -> Person:
    """The person that the fields describe; a new one gets an id that is not taken.

    Raises:
        InvalidInput: naming each field that can't be taken.
    """
    name = typed.name.strip()
    if not name:
        raise InvalidInput([Problem(code="missing", column="name")])
    before = typed.base
    answers = {field.name: getattr(typed, field.name) for field in fields(typed) if field.name != "base"}
    return checked(
        Person,
        {
            **(as_raw(before) if before is not None else {}),
            "id": before.id if before is not None else ids.unused(ids.slug(name, "person"), workbook.people),
            **{field: answer.strip() if isinstance(answer, str) else answer for field, answer in answers.items()},
        },
    )


def delete(person: Person) -> Changes:
    """Take a person out. Calls and outcomes that name them stay as they are: they are facts."""
    return (Change(table=Table.PEOPLE, id=person.id, before=person, after=None),)
