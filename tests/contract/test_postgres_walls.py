"""The second wall: who holds the app's own connection, and writes any SQL at all, gets at one member's rows or none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.contract.store_contract import FULL, MEMBER, OTHER, added, everything, meeting
from tests.contract.test_postgres import TABLES
from tests.driving.postgres import OWNER, Prepared, connected
from wellspent.core.errors import StoreError, UnsafeSetup
from wellspent.core.store import open_moving
from wellspent.core.store.port import Table

if TYPE_CHECKING:
    import psycopg

pytestmark = pytest.mark.needs("postgres")


@pytest.fixture
def two(database: Prepared) -> Iterator[Prepared]:
    """A database with everything of two members in it. What is there of the other is so still in the end."""
    store = database.store()
    for member in (MEMBER, OTHER):
        store.save(member, everything(FULL), "")
        store.save(member, added(Table.MEETINGS, meeting("more")), "")
        with connected(database.owner) as connection:
            connection.execute("insert into wellspent.draft values (%s, 'f', now(), 'typed')", [member])
    before = everything_of(database, OTHER)
    yield database
    assert everything_of(database, OTHER) == before
    assert len(before) > len(TABLES)


@pytest.fixture
def app(two: Prepared) -> Iterator["psycopg.Connection[Any]"]:
    """A connection as the app has it, told who its member is."""
    with connected(two.app) as connection:
        connection.execute("select set_config('wellspent.member', %s, false)", [MEMBER])
        yield connection


def everything_of(database: Prepared, member: str) -> list[Any]:
    with connected(database.owner) as connection:
        return [
            row
            for table in TABLES
            for row in connection.execute(f"select * from wellspent.{table} where member = %s order by 1, 2", [member])
        ]


def refused(connection: "psycopg.Connection[Any]", statement: str, *parts: object) -> str:
    """The code with which the database says no to it."""
    import psycopg

    with pytest.raises(psycopg.Error) as caught:
        connection.execute(statement, parts or None).fetchall()
    return str(caught.value.sqlstate)


def test_every_table_with_a_member_in_it_is_walled_and_all_that_the_app_may_write_are_known_here(two):
    with connected(two.owner) as connection:
        found = connection.execute(
            "select c.relname, r.rolname, c.relrowsecurity, "
            "exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'member'), "
            "has_any_column_privilege('wellspent_app', c.oid, 'insert, update, references') "
            "or has_table_privilege('wellspent_app', c.oid, 'delete, truncate, trigger') "
            "from pg_class c join pg_roles r on r.oid = c.relowner "
            "where c.relnamespace = 'wellspent'::regnamespace and c.relkind not in ('i', 'I', 'v')"
        ).fetchall()

    assert {owner for _, owner, *_ in found} == {OWNER}
    assert [name for name, _, walled, of_members, _ in found if of_members and not walled] == []
    assert {name for name, *_, writable in found if writable} == set(TABLES)
    assert {"standing", "contribution", "behind"} < {name for name, _, walled, *_ in found if walled}


@pytest.mark.parametrize("table", TABLES)
def test_without_a_member_no_row_is_there(two, table):
    with connected(two.app) as connection:
        assert connection.execute(f"select * from wellspent.{table}").fetchall() == []
        assert connection.execute(f"delete from wellspent.{table}").rowcount == 0


@pytest.mark.parametrize("table", TABLES)
def test_a_member_sees_changes_and_deletes_own_rows_only(app, table):
    members = {row[0] for row in app.execute(f"select member from wellspent.{table}")}
    number = app.execute(f"select count(*) from wellspent.{table}").fetchone()[0]

    assert members == {MEMBER}
    assert app.execute(f"select * from wellspent.{table} where member = %s", [OTHER]).fetchall() == []
    assert app.execute(f"update wellspent.{table} set member = member").rowcount == number
    assert app.execute(f"update wellspent.{table} set member = member where member = %s", [OTHER]).rowcount == 0
    assert app.execute(f"delete from wellspent.{table} where member = %s", [OTHER]).rowcount == 0
    assert app.execute(f"delete from wellspent.{table}").rowcount == number


@pytest.mark.parametrize(
    "statement",
    [
        "insert into wellspent.workbook (member, version) values (%s, 'x')",
        "insert into wellspent.workbook (member, version) values (%s, 'x') on conflict do nothing",
        "insert into wellspent.file values (%s, 'groups.yaml', 'x')",
        "insert into wellspent.file values (%s, 'new.yaml', 'x')",
        "insert into wellspent.history (member, entry, name, data) values (%s, '000009-x', 'save.json', 'x')",
        "insert into wellspent.draft values (%s, 'g', now(), 'x')",
        "update wellspent.draft set member = %s",
        "update wellspent.file set member = %s",
        "update wellspent.workbook set member = %s",
        "merge into wellspent.draft using (values (%s)) v(m) on member = v.m when not matched then insert values (v.m)",
    ],
)
def test_a_row_can_neither_be_made_anothers_nor_given_to_another(app, statement):
    # Refused by the policy before a key is looked at, or a key would tell who is there.
    assert refused(app, statement, OTHER) in {"42501", "23503"}
    assert refused(app, statement, "nobody-yet") in {"42501", "23503"}


@pytest.mark.parametrize(
    "statement",
    [
        "set row_security = off; select * from wellspent.file",
        "alter table wellspent.file disable row level security",
        "alter table wellspent.file owner to wellspent_app",
        "drop policy own on wellspent.file",
        "create policy all_of_it on wellspent.file using (true)",
        "alter policy own on wellspent.file using (true)",
        f"set role {OWNER}",
        f"set session authorization {OWNER}",
        "alter role wellspent_app bypassrls",
        "grant wellspent_owner to wellspent_app",
        "truncate wellspent.file",
        "truncate wellspent.workbook cascade",
        "drop table wellspent.file",
        "drop schema wellspent cascade",
        "create table wellspent.mine (x text)",
        "create table public.mine (x text)",
        "create function wellspent.f() returns int language sql security definer as 'select 1'",
        "create trigger t after update on wellspent.file for each row execute function tsvector_update_trigger()",
        "create table pg_temp.child () inherits (wellspent.file)",
        "create temp table t (member text references wellspent.workbook)",
        "create statistics s on member, name from wellspent.file",
        "select lo_import('/etc/passwd')",
        "select pg_read_file('PG_VERSION')",
        "select * from pg_ls_dir('.')",
        "copy wellspent.file to '/tmp/stolen'",
        "copy wellspent.file to program 'cat'",
        "select * from pg_statistic",
        "select * from pg_authid",
        "insert into wellspent.migration values ('9999_mine')",
        "delete from wellspent.migration",
    ],
)
def test_no_statement_takes_the_wall_down(app, statement):
    assert refused(app, statement) in {"42501", "42P16"}


def test_a_function_that_tells_what_it_is_given_is_given_own_rows_only(app):
    told = []
    app.add_notice_handler(lambda notice: told.append(notice.message_primary))
    app.execute(
        "create function pg_temp.peek(member text) returns bool language plpgsql cost 0.0000001 as "
        "$$ begin raise notice '%', member; return true; end $$"
    )
    for table in TABLES:
        app.execute(f"select * from wellspent.{table} t where pg_temp.peek(t.member)")

    assert set(told) == {MEMBER}


def test_what_others_are_just_asking_names_nobody(two, app):
    two.store().load(OTHER)
    asked = [row[0] for row in app.execute("select query from pg_stat_activity where query is not null")]
    assert asked
    assert not [query for query in asked if OTHER in query]


def test_a_role_that_was_let_in_for_something_else_sees_nothing(two):
    with connected(two.stranger) as connection:
        for table in (*TABLES, "migration"):
            assert refused(connection, f"select * from wellspent.{table}") == "42501"


def test_a_connection_that_served_one_member_forgets_who_it_was(two):
    store = two.store()
    store.load(OTHER)
    with store._database._pool.connection() as connection:
        (found,) = connection.execute("select current_setting('wellspent.member', true)").fetchone()
        rows = connection.execute("select * from wellspent.file").fetchall()

    assert not found
    assert rows == []


def test_the_first_wall_stands_without_the_second(two):
    """Each statement names its member, so that nothing shows even to a role that no policy holds back."""
    moving = open_moving(two.owner)
    other = moving.whole(OTHER)
    moving.put(MEMBER, moving.whole(MEMBER), replace=True)

    assert moving.members() == (MEMBER, OTHER)
    assert moving.whole(OTHER) == other
    assert moving.whole("nobody").empty


def test_the_app_serves_nobody_as_a_role_that_no_policy_holds_back(two):
    as_owner = Prepared(**{**vars(two), "app": two.owner}).store()

    for use in (as_owner.load, as_owner.version, as_owner.forget):
        with pytest.raises(UnsafeSetup) as caught:
            use(MEMBER)
        assert caught.value.codes == ("database_owner",)


def test_an_error_of_the_database_names_nobody_and_nothing_that_was_written(two, caplog):
    with connected(two.owner) as connection:
        connection.execute("alter table wellspent.history add constraint c check (length(data) < 10) not valid")
    try:
        with pytest.raises(StoreError) as caught:
            two.store().save(MEMBER, added(Table.MEETINGS, meeting("secret", note="private")), "")
    finally:
        with connected(two.owner) as connection:
            connection.execute("alter table wellspent.history drop constraint c")

    assert caught.value.reason == "PostgreSQL 23514"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert not [word for word in (MEMBER, "secret", "private") if word in caplog.text]
