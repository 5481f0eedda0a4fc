"""What the planner knows of other members' rows, and what ``EXPLAIN`` therefore tells whoever writes SQL as the app.

Under a policy, the planner still holds a statement against the statistics of all rows where the operator leaks nothing,
as ``<=`` of texts does. Its estimate then steps at each value that it knows, so that a search finds them all.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.contract.club_world import FAIR, ORGANISER, TUESDAY_CLUB, a_club, count, member
from tests.contract.drafts_contract import draft
from tests.contract.store_contract import FULL, added, everything, meeting
from tests.driving.postgres import Prepared, Server, connected
from wellspent.core.store.port import Table

if TYPE_CHECKING:
    import psycopg

    from wellspent.core.store.postgres.connecting import Cursor, Database

    App = psycopg.Connection[Any]

pytestmark = pytest.mark.needs("postgres")

READ = ("workbook", "file", "history", "draft", "standing", "counted", "sign_out")
"""The tables with rows of members that the app's role may read."""

ME = member(1)
OTHERS = {member(number) for number in (0, *range(2, 9))}
DIGITS = "0123456789abcdef"
FAR = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def full(postgres_server: Server) -> Prepared:
    """A database with much of nine members in each table, and all that its owner can let the server know of it."""
    from wellspent.core.store.postgres.connecting import Database
    from wellspent.core.store.postgres.drafts import PostgresDrafts

    database = postgres_server.database()
    store, club, drafts = database.store(), database.club(), PostgresDrafts(Database(database.app))
    a_club(club, range(1, 9), TUESDAY_CLUB, FAIR)
    for number in range(9):
        one = member(number)
        store.save(one, everything(FULL), "")
        store.save(one, added(Table.MEETINGS, meeting("more")), "")
        count(club, number, worth=100 * number)
        club.count_in(one, FAIR.id)
        for name in ("a", "b"):
            drafts.write(one, name, draft(name))
            club.sign_out(one, name, FAR)
    with connected(database.owner) as connection:
        connection.execute("vacuum analyze")
    return database


@pytest.fixture
def app(full: Prepared) -> Iterator["App"]:
    with connected(full.app) as connection:
        become(connection, ME)
        yield connection


def become(connection: "App", somebody: str) -> None:
    connection.execute("select set_config('wellspent.member', %s, false)", [somebody])


def estimate(app: "App", table: str, bound: str) -> int:
    """How many rows the planner expects up to there."""
    ((found,),) = app.execute(f"explain (format json) select from wellspent.{table} where member <= '{bound}'")
    return int(found[0]["Plan"]["Plan Rows"])


def searched(app: "App", table: str) -> set[str]:
    """Every id at which the estimate steps."""
    found = set()

    def walk(prefix: str, before: int) -> None:
        if len(prefix) == len(ME):
            found.add(prefix)
            return
        for digit in DIGITS:
            after = estimate(app, table, f"{prefix}{digit}g")
            if after != before:
                walk(prefix + digit, before)
            before = after

    walk("", estimate(app, table, ""))
    return found


@pytest.fixture
def known(full: Prepared) -> Iterator[str]:
    """A table under the same policy, but one of which there are statistics."""
    with connected(full.owner) as connection:
        connection.execute(
            "create table wellspent.known (member text);"
            "insert into wellspent.known select member from wellspent.standing, generate_series(1, 20);"
            "alter table wellspent.known enable row level security;"
            "create policy own on wellspent.known using (member = current_setting('wellspent.member', true));"
            "grant select on wellspent.known to wellspent_app;"
            "analyze wellspent.known"
        )
    yield "known"
    with connected(full.owner) as connection:
        connection.execute("drop table wellspent.known")


def test_the_search_finds_everybody_in_a_table_of_which_there_are_statistics(app, known):
    assert app.execute("select distinct member from wellspent.known").fetchall() == [(ME,)]
    assert searched(app, known) >= OTHERS


@pytest.mark.parametrize("table", READ)
def test_the_search_finds_nobody(app, table):
    assert app.execute(f"select distinct member from wellspent.{table}").fetchall() == [(ME,)]
    assert searched(app, table) == set()
    assert len({estimate(app, table, bound) for bound in ("", ME, *OTHERS, "zz")}) == 1


def test_there_are_no_statistics_of_what_the_app_may_read_of_members(full):
    with connected(full.owner) as connection:
        columns = connection.execute(
            "select c.relname, a.attname, a.attstattarget "
            "from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped "
            "where c.relnamespace = 'wellspent'::regnamespace and c.relrowsecurity "
            "and has_any_column_privilege('wellspent_app', c.oid, 'select')"
        ).fetchall()
        known = {
            table for (table,) in connection.execute("select tablename from pg_stats where schemaname = 'wellspent'")
        }

    assert {table for table, *_ in columns} == set(READ)
    assert [(table, column) for table, column, target in columns if target != 0] == []
    assert known.isdisjoint(READ)
    assert {"contribution", "gathering"} <= known  # of which the app reads nothing


def test_every_index_of_what_the_app_may_read_of_members_begins_with_the_member(full):
    with connected(full.owner) as connection:
        first = connection.execute(
            "select c.relname, i.indexrelid::regclass::text, a.attname "
            "from pg_index i join pg_class c on c.oid = i.indrelid "
            "join pg_attribute a on a.attrelid = i.indexrelid and a.attnum = 1 "
            "where c.relnamespace = 'wellspent'::regnamespace and c.relname = any(%s)",
            [list(READ)],
        ).fetchall()

    assert {table for table, *_ in first} == set(READ)
    others = [index for _, index, column in first if column != "member"]
    assert others == ["wellspent.one_organiser"]  # of one row


@pytest.mark.parametrize(
    ("table", "few", "many"),
    [
        ("sign_out", "until < '2000-01-01'", "until < '2200-01-01'"),
        ("sign_out", "sign_in < 'b'", "sign_in < 'c'"),
        ("standing", "joined_on < '2000-01-01'", "joined_on < '2200-01-01'"),
        ("counted", "gathering = 'none'", f"gathering = '{TUESDAY_CLUB.id}'"),
        ("draft", "form < '0'", "form < 'z'"),
        ("draft", "typed_at < '2000-01-01'", "typed_at < '2200-01-01'"),
        ("file", "name = 'none'", "name = 'groups.yaml'"),
        ("history", "number < 1", "number < 9"),
        ("history", "entry < '0'", "entry < 'z'"),
        ("workbook", "version < '0'", "version < 'z'"),
    ],
)
@pytest.mark.parametrize("off", ["seqscan", "bitmapscan", "indexscan", "indexonlyscan"])
def test_how_a_statement_went_counts_no_rows_of_others_by_what_is_in_them(app, table, few, many, off):
    become(app, "nobody")
    app.execute("set enable_seqscan = off; set enable_sort = off")
    app.execute(f"set enable_{off} = off")
    went = [
        [
            re.sub(r"'[^']*'::\w[\w ]*|(?<=[<=] )\d", "x", line)
            for (line,) in app.execute(
                f"explain (analyze, costs off, timing off, summary off, buffers off) "
                f"select from wellspent.{table} where {condition} order by {condition.split()[0]}"
            )
        ]
        for condition in (few, many)
    ]
    assert went[0] == went[1]


# --- Without statistics, the app's own statements find their rows as fast


@contextmanager
def watching(database: "Database", told: set[str]) -> Iterator["Database"]:
    """Notes which tables are read from end to end by what is done with it."""
    turn = database.turn

    @contextmanager
    def watched(somebody: str) -> Iterator["Cursor"]:
        with turn(somebody) as cursor:
            yield cursor
            cursor.execute(
                "select relname from pg_stat_xact_user_tables where seq_scan > 0 and schemaname = 'wellspent'"
            )
            told.update(name for (name,) in cursor)

    database.turn = watched
    yield database


def test_with_500_members_no_statement_of_the_apps_reads_a_whole_table_of_theirs(database):
    from wellspent.core.club.store.postgres import PostgresClub
    from wellspent.core.store.postgres.connecting import Database
    from wellspent.core.store.postgres.drafts import PostgresDrafts
    from wellspent.core.store.postgres.store import PostgresStore

    a_club(database.club(), [1], TUESDAY_CLUB, FAIR)
    with connected(database.owner) as connection:
        connection.execute(
            "create temp table one as select md5(i::text) as member from generate_series(1, 500) i;"
            "insert into wellspent.workbook select member, 'v' from one;"
            "insert into wellspent.file select member, 'f' || j, 'x' from one, generate_series(1, 10) j;"
            "insert into wellspent.history (member, entry, name, data)"
            "  select member, '0000' || i || '-x', 'f' || j, 'x'"
            "  from one, generate_series(10, 29) i, generate_series(1, 3) j;"
            "insert into wellspent.draft select member, 'f' || j, now(), 'x' from one, generate_series(1, 5) j;"
            "insert into wellspent.standing select member, 'member', current_date from one;"
            "insert into wellspent.counted select member, id from one, wellspent.gathering;"
            "insert into wellspent.sign_out select member, 's' || j, now() from one, generate_series(1, 3) j;"
            "analyze"
        )
    told: set[str] = set()
    with watching(Database(database.app), told) as watched:
        store, drafts, club = PostgresStore(watched), PostgresDrafts(watched), PostgresClub(watched)
        store.save(ME, everything(FULL), "")
        for number in range(20):
            store.save(ME, added(Table.MEETINGS, meeting(f"more-{number}")), "")
        version = store.save(ME, added(Table.MEETINGS, meeting("one-more")), "")
        assert store.version(ME) == store.load(ME).version == version
        saves = store.history(ME)
        assert len(saves) == 22
        assert store.changes_of(ME, saves[0].id)
        assert store.dropped(ME) is None
        small = PostgresStore(watched, most_history=1)
        small.save(ME, added(Table.MEETINGS, meeting("last")), "")
        assert small.dropped(ME) is not None
        drafts.write(ME, "a", draft("a"))
        assert drafts.read(ME, "a") is not None
        drafts.drop(ME, "a")
        club.count_in(ME, TUESDAY_CLUB.id)
        club.contribute(ME, {})
        assert club.standing(ME).counted == {TUESDAY_CLUB.id}
        assert not club.at_the_door(ME, "a").ended
        club.count_out(ME, TUESDAY_CLUB.id)
        store.forget(ME)
    assert told.isdisjoint(READ)
    club.count(ORGANISER)
    assert "standing" in told  # so that it would be seen
