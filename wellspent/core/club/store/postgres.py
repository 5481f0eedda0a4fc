"""The club in PostgreSQL. What changes or judges it is a function of the database, run as its owner (0002_club.sql).

So the app's role, which this connects as, gets at no more than the port lets anybody know. The member is the one whom
the transaction names.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg.types.json import Jsonb

from wellspent.core.club.codes import as_code, new_code
from wellspent.core.club.model import (
    AtTheDoor,
    Cell,
    Club,
    Contributions,
    Door,
    Gathering,
    Invitation,
    Issue,
    Role,
    Standing,
    Suggestion,
)
from wellspent.core.club.names import alike
from wellspent.core.club.store import postgres_rows as rows
from wellspent.core.errors import ClubRefused
from wellspent.core.ids import slug
from wellspent.core.model import Kind
from wellspent.core.store.port import LOCAL, known
from wellspent.core.store.postgres.connecting import Cursor, Database

_REFUSED: Final = "WSREF"
"""What the functions say no with; the message is the code."""

_STANDING: Final = """
    select role, joined_on, array(select gathering from wellspent.counted where member = %(member)s)
    from wellspent.standing where member = %(member)s
"""

_AT_THE_DOOR: Final = """
    select club.name, club.made_on, club.closed_on, own.role, own.joined_on,
           array(select gathering from wellspent.counted where member = %(member)s),
           exists (select from wellspent.sign_out where member = %(member)s and sign_in = %(sign_in)s)
    from (values (true)) as always (one_row)
    left join wellspent.club on true
    left join wellspent.standing own on own.member = %(member)s
"""


class PostgresClub:
    """The club of one database, for any number of app servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def club(self) -> Club | None:
        """The club, which is nobody's secret."""
        for name, made_on, closed_on in self._do(LOCAL, "select name, made_on, closed_on from wellspent.club"):
            return Club(name=name, made_on=made_on, closed_on=closed_on)
        return None

    def look_over(self) -> Club | None:
        """Rows can't be misread."""
        return self.club()

    def make(self, member: str, name: str) -> Club:
        """Make it; of two at once, one does."""
        ((made_on,),) = self._do(member, "select wellspent.make_club(%s)", name)
        return Club(name=name, made_on=made_on)

    def at_the_door(self, member: str, sign_in: str) -> AtTheDoor:
        """One statement, over the club's name and the member's own rows."""
        with self._turn(member) as cursor:
            ((name, made_on, closed_on, role, joined_on, counted, ended),) = cursor.execute(
                _AT_THE_DOOR, {"member": member, "sign_in": sign_in}
            )
        return AtTheDoor(
            club=None if name is None else Club(name=name, made_on=made_on, closed_on=closed_on),
            standing=None if role is None else _standing(role, joined_on, counted),
            ended=ended,
        )

    def standing(self, member: str) -> Standing | None:
        """One statement, over the member's own rows."""
        with self._turn(member) as cursor:
            return next(_standings(cursor, member), None)

    def join(self, member: str, code: str) -> Standing:
        """Come in; the database compares the code."""
        return self._come(member, "select wellspent.join_club(%s)", code)

    def take_over(self, member: str, code: str) -> Standing:
        """Become the organiser; the code is gone in the same transaction."""
        return self._come(member, "select wellspent.take_over(%s)", code)

    def leave(self, member: str) -> None:
        """Remove every row of the member in the club's tables, but for ended sign-ins that are not over."""
        self._do(member, "select wellspent.leave_club()")

    def count_in(self, member: str, gathering: str) -> None:
        """Keep the consent."""
        self._do(member, "select wellspent.count_in(%s)", gathering)

    def count_out(self, member: str, gathering: str) -> None:
        """Remove the consent, and with it what was contributed."""
        self._do(member, "select wellspent.count_out(%s)", gathering)

    def contribute(self, member: str, contributions: Contributions) -> None:
        """Replace what is kept; the database takes what the member counts in, and no more."""
        means = {gathering: dict(one.figures) for gathering, one in contributions.items()}
        self._do(member, "select wellspent.contribute(%s)", Jsonb(means))

    def gatherings(self, member: str) -> tuple[Gathering, ...]:
        """The list as this member may see it."""
        return rows.gatherings(self._do(member, "select id, name, kind, retired from wellspent.gatherings()"))

    def put_gathering(self, member: str, before: Gathering | None, after: Gathering) -> None:
        """Put it on the list; the database compares with what is there."""
        was = (None, None, None) if before is None else (before.name, before.kind.value, before.retired)
        becomes = (after.name, alike(after.name), after.kind.value, after.retired)
        self._do(member, "select wellspent.put_gathering(%s, %s, %s, %s, %s, %s, %s, %s)", after.id, *was, *becomes)

    def suggest(self, member: str, name: str, kind: Kind) -> None:
        """Keep the suggestion, without who it was."""
        parts = (slug(name, "gathering"), name, alike(name), kind.value)
        self._do(member, "select wellspent.suggest(%s, %s, %s, %s)", *parts)

    def suggestions(self, member: str) -> tuple[Suggestion, ...]:
        """What waits for the organiser."""
        return rows.suggestions(self._do(member, "select id, name, kind from wellspent.suggestions()"))

    def drop_suggestions(self, member: str, suggestions: Collection[str]) -> None:
        """Take them off."""
        self._do(member, "select wellspent.drop_suggestions(%s)", list(suggestions))

    def count(self, member: str) -> int:
        """How many members there are."""
        ((number,),) = self._do(member, "select wellspent.count_members()")
        return int(number)

    def invitation(self, member: str, door: Door) -> Invitation | None:
        """The present code, which the database shows to the organiser alone."""
        found = self._do(member, "select code, made_on from wellspent.invitation_to(%s)", door.value)
        return next((rows.invitation(*row) for row in found), None)

    def invite(self, member: str, door: Door) -> Invitation:
        """A new code in the place of the one before."""
        code = new_code()
        ((made_on,),) = self._do(member, "select wellspent.invite(%s, %s)", door.value, code)
        return rows.invitation(code, made_on)

    def withdraw(self, member: str, door: Door) -> None:
        """No code for that door."""
        self._do(member, "select wellspent.withdraw(%s)", door.value)

    def rename(self, member: str, before: str, after: str) -> None:
        """Call the club otherwise; the database compares with what it is called."""
        self._do(member, "select wellspent.rename_club(%s, %s)", before, after)

    def close(self, member: str) -> None:
        """Remove all but the members."""
        self._do(member, "select wellspent.close_club()")

    def issue(self, member: str) -> Issue | None:
        """The week's table; where it is not out yet, it is made in a transaction of its own, and read in the next."""
        found = self._issued(member)
        if found is None:
            self._do(member, "select wellspent.issue()")
            found = self._issued(member)
        return found

    def sign_out(self, member: str, sign_in: str, until: dt.datetime) -> None:
        """Note it; whatever would have ended by now anyway is forgotten, everybody's."""
        self._do(member, "select wellspent.sign_out(%s, %s)", sign_in, until)

    def _issued(self, member: str) -> Issue | None:
        found = self._do(member, "select week, gathering, figure, halves, members from wellspent.issued()")
        if not found:
            return None
        cells: dict[str, dict[str, Cell]] = {}
        for _, gathering, figure, halves, members in found:
            if gathering is not None:  # a table without cells is one row with its week
                cells.setdefault(gathering, {})[figure] = Cell(halves=halves, members=members)
        return Issue(week=found[0][0], cells=cells)

    def _come(self, member: str, statement: str, code: str) -> Standing:
        with self._turn(member) as cursor:
            cursor.execute(statement, [as_code(code)])
            (standing,) = _standings(cursor, member)
        return standing

    def _do(self, member: str, statement: str, *parts: object) -> list[tuple[Any, ...]]:
        """One statement in a transaction of its own, and what it gives."""
        with self._turn(member) as cursor:
            return cursor.execute(statement, parts).fetchall()

    @contextmanager
    def _turn(self, member: str) -> Iterator[Cursor]:
        with self._database.turn(known(member)) as cursor:
            try:
                yield cursor
            except psycopg.Error as error:
                if error.sqlstate == _REFUSED:
                    raise ClubRefused(str(error.diag.message_primary)) from None
                raise


def _standings(cursor: Cursor, member: str) -> Iterator[Standing]:
    """One, or none."""
    for role, joined_on, counted in cursor.execute(_STANDING, {"member": member}):
        yield _standing(role, joined_on, counted)


def _standing(role: str, joined_on: dt.date, counted: Iterable[str]) -> Standing:
    return Standing(role=Role(role), joined_on=joined_on, counted=frozenset(counted))
