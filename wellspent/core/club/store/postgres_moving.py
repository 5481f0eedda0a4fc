"""A club moved out of a database, or into one, as the owner of its tables, who alone sees all of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, LiteralString

from wellspent.core.club.issuing import Published
from wellspent.core.club.model import Cell, Club, Contribution, Door, Invitation, Issue, Role, Standing
from wellspent.core.club.moving import WholeClub
from wellspent.core.club.names import alike
from wellspent.core.club.store import postgres_rows as rows
from wellspent.core.club.store.postgres import PostgresClub
from wellspent.core.errors import ClubRefused, Conflict
from wellspent.core.store.postgres.connecting import Cursor, Database

_EMPTY: Final = (
    "truncate wellspent.club, wellspent.standing, wellspent.invitation, wellspent.gathering, wellspent.suggestion, "
    "wellspent.counted, wellspent.contribution, wellspent.published, wellspent.behind, wellspent.sign_out"
)

_INSERT: Final[Mapping[str, LiteralString]] = {
    "standing": "insert into wellspent.standing (member, role, joined_on) values (%s, %s, %s)",
    "gathering": "insert into wellspent.gathering (id, name, alike, kind, retired) values (%s, %s, %s, %s, %s)",
    "suggestion": "insert into wellspent.suggestion (id, name, alike, kind) values (%s, %s, %s, %s)",
    "invitation": "insert into wellspent.invitation (door, code, made_on) values (%s, %s, %s)",
    "counted": "insert into wellspent.counted (member, gathering) values (%s, %s)",
    "contribution": (
        "insert into wellspent.contribution (member, gathering, figure, hundredths) values (%s, %s, %s, %s)"
    ),
    "published": (
        "insert into wellspent.published (gathering, figure, halves, members, forgotten, published_in, shown_in) "
        "values (%s, %s, %s, %s, %s, %s, %s)"
    ),
    "behind": "insert into wellspent.behind (gathering, figure, member, hundredths) values (%s, %s, %s, %s)",
    "sign_out": "insert into wellspent.sign_out (member, sign_in, until) values (%s, %s, %s)",
}
"""In this order: what is referred to comes first."""


class PostgresMovingClub:
    """The club's tables, as a place to move it out of, or into."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def whole(self) -> WholeClub | None:
        """Everything that is kept; nobody changes any of it meanwhile.

        Raises:
            UnsafeSetup: whoever asks is not the owner.
        """
        with self._database.turn_of_all() as cursor:
            for name, made_on, closed_on, week in cursor.execute(
                "select name, made_on, closed_on, issued_week from wellspent.club for share"
            ).fetchall():
                return _Reading(cursor).whole(Club(name=name, made_on=made_on, closed_on=closed_on), week)
        return None

    def put(self, whole: WholeClub, *, replace: bool) -> None:
        """Keep this club: all of it, or none.

        Raises:
            Conflict: there is one already, and it is not to be replaced.
            UnsafeSetup: whoever asks is not the owner.
        """
        with self._database.turn_of_all() as cursor:
            cursor.execute("lock table wellspent.club")
            if cursor.execute("select from wellspent.club").fetchall() and not replace:
                raise Conflict(())
            cursor.execute(_EMPTY)
            week = None if whole.issue is None else whole.issue.week
            cursor.execute(
                "insert into wellspent.club (name, made_on, closed_on, issued_week) values (%s, %s, %s, %s)",
                [whole.club.name, whole.club.made_on, whole.club.closed_on, week],
            )
            given = _rows(whole)
            for table, statement in _INSERT.items():
                cursor.executemany(statement, given[table])

    def hand_over(self) -> Invitation:
        """Make the code in the organiser's place.

        Raises:
            ClubRefused: there is no club, or it is closed.
            UnsafeSetup: whoever asks is not the owner.
        """
        with self._database.turn_of_all() as cursor:
            found = cursor.execute(
                "select (select member from wellspent.standing where role = 'organiser') from wellspent.club"
            ).fetchall()
        if not found:
            raise ClubRefused("no_club")
        ((organiser,),) = found
        if organiser is None:
            raise ClubRefused("club_is_closed")
        return PostgresClub(self._database).invite(organiser, Door.HAND_OVER)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The club's tables, within one transaction."""

    cursor: Cursor

    def whole(self, club: Club, week: dt.date | None) -> WholeClub:
        contributions = self._contributions()
        standings = {
            member: Standing(role=Role(role), joined_on=day, counted=frozenset(contributions.get(member, ())))
            for member, role, day in self._all("select member, role, joined_on from wellspent.standing")
        }
        behind, cells = self._table(week)
        return WholeClub(
            club=club,
            standings=standings,
            contributions={member: contributions.get(member, {}) for member in standings},
            gatherings=rows.gatherings(self._all("select id, name, kind, retired from wellspent.gathering")),
            suggestions=rows.suggestions(self._all("select id, name, kind from wellspent.suggestion")),
            invitations={
                Door(door): rows.invitation(*row)
                for door, *row in self._all("select door, code, made_on from wellspent.invitation")
            },
            issue=None if week is None else Issue(week=week, cells=cells),
            behind=behind,
            ended=self._ended(),
        )

    def _contributions(self) -> dict[str, dict[str, Contribution]]:
        found: dict[str, dict[str, Contribution]] = {}
        for member, gathering, figures in self._all(
            "select member, gathering, json_object_agg(figure, hundredths) filter (where figure is not null) "
            "from wellspent.counted left join wellspent.contribution using (member, gathering) group by 1, 2"
        ):
            found.setdefault(member, {})[gathering] = Contribution(figures=figures or {})
        return found

    def _table(self, week: dt.date | None) -> tuple[dict[str, dict[str, Published]], dict[str, dict[str, Cell]]]:
        behind: dict[str, dict[str, Published]] = {}
        cells: dict[str, dict[str, Cell]] = {}
        for gathering, figure, halves, members, forgotten, shown_in, values in self._all(
            "select gathering, figure, halves, members, forgotten, shown_in, "
            "json_object_agg(member, hundredths) filter (where member is not null) "
            "from wellspent.published left join wellspent.behind using (gathering, figure) group by gathering, figure"
        ):
            cell = Cell(halves=halves, members=members)
            behind.setdefault(gathering, {})[figure] = Published(cell=cell, values=values or {}, forgotten=forgotten)
            if shown_in == week:
                cells.setdefault(gathering, {})[figure] = cell
        return behind, cells

    def _ended(self) -> dict[str, dict[str, dt.datetime]]:
        found: dict[str, dict[str, dt.datetime]] = {}
        for member, sign_in, until in self._all("select member, sign_in, until from wellspent.sign_out"):
            found.setdefault(member, {})[sign_in] = until
        return found

    def _all(self, statement: LiteralString) -> list[tuple[Any, ...]]:
        return self.cursor.execute(statement).fetchall()


def _rows(whole: WholeClub) -> dict[str, list[tuple[Any, ...]]]:
    """What is put into each table."""
    week = None if whole.issue is None else whole.issue.week
    shown = {} if whole.issue is None else whole.issue.cells
    published = [
        (gathering, figure, one) for gathering, figures in whole.behind.items() for figure, one in figures.items()
    ]
    counted = [
        (member, gathering, one)
        for member, standing in whole.standings.items()
        for gathering, one in whole.contributions[member].items()
        if gathering in standing.counted
    ]
    return {
        "standing": [(member, one.role.value, one.joined_on) for member, one in whole.standings.items()],
        "gathering": [(one.id, one.name, alike(one.name), one.kind.value, one.retired) for one in whole.gatherings],
        "suggestion": [(one.id, one.name, alike(one.name), one.kind.value) for one in whole.suggestions],
        "invitation": [(door.value, one.code, one.made_on) for door, one in whole.invitations.items()],
        "counted": [(member, gathering) for member, gathering, _ in counted],
        "contribution": [
            (member, gathering, figure, value)
            for member, gathering, one in counted
            for figure, value in one.figures.items()
        ],
        "published": [
            (
                gathering,
                figure,
                one.cell.halves,
                one.cell.members,
                one.forgotten,
                week,
                week if figure in shown.get(gathering, {}) else None,
            )
            for gathering, figure, one in published
        ],
        "behind": [
            (gathering, figure, member, value)
            for gathering, figure, one in published
            for member, value in one.values.items()
        ],
        "sign_out": [
            (member, sign_in, until) for member, ends in whole.ended.items() for sign_in, until in ends.items()
        ],
    }
