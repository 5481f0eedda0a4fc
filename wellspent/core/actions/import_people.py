"""Bring in people, from a table or from contact cards: each once, and nobody who is there already."""

from collections.abc import Iterable
from dataclasses import replace

from wellspent.core import ids
from wellspent.core.actions.brought import Brought, LeftOut, of_cell, record_of
from wellspent.core.exchange.columns_guess import Field
from wellspent.core.exchange.rows_in import Row
from wellspent.core.model import Person, Workbook
from wellspent.core.store.port import Change, Table

_NEEDED = ("name",)


def import_people(workbook: Workbook, rows: Iterable[Row]) -> Brought:
    """The people who are not there yet.

    Somebody is there already who has the same id or e-mail address, or the same name, unless the address or the company
    is another one.
    """
    known = _Known(workbook.people.values())
    made: dict[str, Person] = {}
    left_out: list[LeftOut] = []
    already_there = 0
    for row in rows:
        given_id = ids.slug(str(row.values.get("id", "")), "")
        person, faults = record_of(Person, {"name": "", **row.values, "id": "new"}, row, _NEEDED)
        if person is None:
            left_out += [replace(of_cell(one), whole=True) for one in row.faults if one.column in _named(row)] or faults
        elif given_id in {*workbook.people, *made} or known.has(person):
            already_there += 1
        else:
            person_id = ids.unused(given_id or ids.slug(person.name, "person"), {*workbook.people, *made})
            made[person_id] = replace(person, id=person_id)
            known.add(person)
            left_out += [*map(of_cell, row.faults), *faults]
    return Brought(
        changes=tuple(Change(table=Table.PEOPLE, id=one.id, before=None, after=one) for one in made.values()),
        added=len(made),
        already_there=already_there,
        left_out=tuple(left_out),
    )


def _named(row: Row) -> set[str]:
    """The columns that a name is in."""
    return {row.columns[one] for one in (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME) if one in row.columns}


class _Known:
    """The people that there are, to be found by what a table says of somebody."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_email: set[str] = set()
        self._by_name: dict[str, list[Person]] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """Know one more."""
        if email := _plain(person.email):
            self._by_email.add(email)
        self._by_name.setdefault(_plain(person.name), []).append(person)

    def has(self, person: Person) -> bool:
        """True if this is somebody who is known."""
        return _plain(person.email) in self._by_email or any(
            _agree(person.email, one.email) and _agree(person.company, one.company)
            for one in self._by_name.get(_plain(person.name), ())
        )


def _agree(one: str, other: str) -> bool:
    """True unless both are known and differ."""
    return not one.strip() or not other.strip() or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
