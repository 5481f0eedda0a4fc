"""The club's second wall: whoever holds the app's own connection, and writes any SQL at all, learns nothing of others.

Not who they are, what they count with, which code opens a door, or what is behind a figure; and nobody gets another
table before its week.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.contract.club_world import FAIR, MONDAY, ORGANISER, TUESDAY_CLUB, a_club, cells, count, member, week
from tests.driving.postgres import OWNER, Prepared, connected
from wellspent.core.club.model import FIGURES, NOT_COUNTED, Door
from wellspent.core.errors import UnsafeSetup
from wellspent.core.model import Kind

if TYPE_CHECKING:
    import psycopg

    App = psycopg.Connection[Any]

pytestmark = pytest.mark.needs("postgres")

ME = member(1)
OTHERS = [member(number) for number in (0, *range(2, 9))]
FORGOTTEN = member(9)
VALUE = 987_123
"""What everybody counts with: a number that stands nowhere else."""

OWN_ROWS = ("standing", "counted", "sign_out")
"""Of which a member reads their own rows."""
UNSEEN = (
    "contribution",
    "published",
    "behind",
    "gathering",
    "suggestion",
    "invitation",
    "counting",
    "settled",
)
"""Tables and views of which no statement of the app's reads anything."""
TABLES = ("club", *OWN_ROWS, *UNSEEN[:6])

FOR_THE_APP = {
    "make_club(text)", "join_club(text)", "take_over(text)", "leave_club()", "sign_out(text, timestamp with time zone)",
    "count_in(text)", "count_out(text)", "contribute(jsonb)", "gatherings()",
    "put_gathering(text, text, text, boolean, text, text, text, boolean)", "suggest(text, text, text, text)",
    "suggestions()", "drop_suggestions(text[])", "count_members()", "invitation_to(text)", "invite(text, text)",
    "withdraw(text)", "rename_club(text, text)", "close_club()", "issue()", "issued()",
}  # fmt: skip

FOR_THE_ORGANISER = [
    "select wellspent.put_gathering('new', null, null, null, 'New', 'new', 'social', false)",
    "select wellspent.put_gathering('tuesday-club', 'Tuesday club', 'job_seekers', false, 'M', 'm', 'social', true)",
    "select * from wellspent.suggestions()",
    "select wellspent.drop_suggestions('{breakfast}')",
    "select wellspent.count_members()",
    "select * from wellspent.invitation_to('join')",
    "select * from wellspent.invitation_to('hand_over')",
    "select wellspent.invite('hand_over', 'CCCC-CCCC-CCCC')",
    "select wellspent.withdraw('join')",
    "select wellspent.rename_club('The club', 'Mine')",
    "select wellspent.close_club()",
]
FOR_MEMBERS = [
    "select wellspent.count_in('tuesday-club')",
    """select wellspent.contribute('{"tuesday-club": {"worth": 0}}')""",
    "select * from wellspent.gatherings()",
    "select wellspent.suggest('mine', 'Mine', 'mine', 'social')",
    "select wellspent.issue()",
    "select * from wellspent.issued()",
]


@pytest.fixture
def full(database: Prepared) -> Iterator[Prepared]:
    """A database with a club in which there is something of everything; the week's table is out."""
    database.move_to(MONDAY)
    club = database.club()
    a_club(club, range(1, 10), TUESDAY_CLUB, FAIR)
    for number in range(1, 8):
        count(club, number, worth=VALUE, hours=217)
    count(club, 8, FAIR.id, worth=VALUE)
    count(club, 9, worth=VALUE)
    for one in (ME, *OTHERS):
        club.sign_out(one, f"sign-in of {one}", dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
    club.suggest(member(2), "Breakfast", Kind.SOCIAL)
    club.invite(ORGANISER, Door.HAND_OVER)
    assert len(cells(club)) == 2
    club.leave(FORGOTTEN)
    yield database
    database.run_on()


@pytest.fixture
def untouched(full: Prepared) -> Iterator[Prepared]:
    """The same, of which every row has to be in the end what it was."""
    before = everything(full)
    assert all(before.values())
    yield full
    assert everything(full) == before


@pytest.fixture
def app(full: Prepared) -> Iterator["App"]:
    """A connection as the app has it, told who its member is."""
    with connected(full.app) as connection:
        become(connection, ME)
        yield connection


@pytest.fixture
def told(app: "App") -> list[str]:
    """Whatever the server says beside its answers, and it is asked to say all it can."""
    said: list[str] = []
    app.add_notice_handler(lambda notice: said.append(f"{notice.message_primary} {notice.message_detail}"))
    app.execute("set client_min_messages = debug5; set debug_print_parse = on; set debug_print_plan = on")
    return said


def become(connection: "App", somebody: str) -> None:
    connection.execute("select set_config('wellspent.member', %s, false)", [somebody])


def everything(database: Prepared) -> dict[str, list[Any]]:
    with connected(database.owner) as connection:
        return {
            table: connection.execute(f"select * from wellspent.{table} t order by t::text").fetchall()
            for table in TABLES
        }


def secrets(database: Prepared) -> list[str]:
    """Who the others are, and what opens a door."""
    with connected(database.owner) as connection:
        codes = [code for (code,) in connection.execute("select code from wellspent.invitation")]
    assert len(codes) == 2
    return [*OTHERS, FORGOTTEN, *codes]


def refused(connection: "App", statement: str) -> tuple[str, str]:
    """The code with which the database says no to it, and its word."""
    import psycopg

    with pytest.raises(psycopg.Error) as caught:
        connection.execute(statement).fetchall()
    return str(caught.value.sqlstate), str(caught.value.diag.message_primary)


# --- What there is to read and to write


@pytest.mark.parametrize("table", UNSEEN)
def test_what_is_nobodys_to_know_cannot_be_read_or_written(untouched, app, table):
    for statement in (
        f"select * from wellspent.{table}",
        f"select 1 from wellspent.{table}",
        f"select count(*) from wellspent.{table}",
        f"table wellspent.{table}",
        f"copy wellspent.{table} to stdout",
        f"explain analyze select * from wellspent.{table}",
        f"delete from wellspent.{table}",
        f"insert into wellspent.{table} default values",
        f"create temp table mine as table wellspent.{table}",
    ):
        assert refused(app, statement)[0] in {"42501", "55000"}, statement


@pytest.mark.parametrize("table", OWN_ROWS)
def test_of_who_is_in_and_counts_where_a_member_reads_own_rows_only_and_writes_none(untouched, app, told, table):
    app.execute(
        "create function pg_temp.peek(member text) returns bool language plpgsql cost 0.0000001 as "
        "$$ begin raise notice 'saw %', member; return true; end $$"
    )
    found = app.execute(f"select member from wellspent.{table} t where pg_temp.peek(t.member)").fetchall()

    assert found == [(ME,)]
    assert [line.split()[1] for line in told if line.startswith("saw ")] == [ME]
    assert app.execute(f"select member from wellspent.{table} where member <> %s", [ME]).fetchall() == []
    for statement in (
        f"delete from wellspent.{table}",
        f"update wellspent.{table} set member = member",
        f"insert into wellspent.{table} select * from wellspent.{table}",
        f"select from wellspent.{table} for update",
        f"truncate wellspent.{table} cascade",
        f"create temp table known (member text references wellspent.{table})",
        f"set row_security = off; select * from wellspent.{table}",
    ):
        assert refused(app, statement)[0] in {"42501", "42P16"}, statement


@pytest.mark.parametrize("somebody", [None, "", "%", "nobody", "member", "organiser", "' or true --", FORGOTTEN])
def test_without_a_members_id_nobody_is_in_nor_may_do_anything(untouched, somebody):
    with connected(untouched.app) as app:
        if somebody is not None:
            become(app, somebody)
        for table in OWN_ROWS:
            assert app.execute(f"select * from wellspent.{table}").fetchall() == []
        for statement in FOR_THE_ORGANISER:
            assert refused(app, statement) == ("WSREF", "not_the_organiser"), statement
        for statement in FOR_MEMBERS:
            assert refused(app, statement) == ("WSREF", "not_a_member"), statement
        assert refused(app, "select wellspent.take_over('CCCC-CCCC-CCCC')") == ("WSREF", "not_a_member")
        assert refused(app, "select wellspent.make_club('Mine')") == ("WSREF", "club_is_there")
        for code in ("", "%", "CCCC-CCCC-CCCC", "' or true --"):
            assert refused(app, f"select wellspent.join_club($${code}$$)") == ("WSREF", "wrong_code")
        assert refused(app, "select wellspent.join_club(null)") == ("WSREF", "wrong_code")
        app.execute("select wellspent.leave_club(), wellspent.count_out('tuesday-club')")


def test_a_member_may_do_nothing_that_is_the_organisers(untouched, app):
    for statement in FOR_THE_ORGANISER:
        assert refused(app, statement) == ("WSREF", "not_the_organiser"), statement
    for code in ("''", "null", "'CCCC-CCCC-CCCC'", "(select code from wellspent.invitation_to('hand_over'))"):
        assert refused(app, f"select wellspent.take_over({code})") in {
            ("WSREF", "wrong_code"), ("WSREF", "not_the_organiser"),
        }  # fmt: skip


def test_of_the_club_itself_its_name_and_days_can_be_read_and_nothing_else(untouched, app):
    assert app.execute("select name, made_on, closed_on from wellspent.club").fetchall() == [("The club", MONDAY, None)]
    for statement in (
        "select * from wellspent.club",
        "select issued_week from wellspent.club",
        "select issued_by from wellspent.club",
        "select xmin from wellspent.club",
        "select name from wellspent.club for update",
        "update wellspent.club set name = 'Mine'",
        "update wellspent.club set issued_week = null",
        "insert into wellspent.club (name) values ('Mine')",
        "delete from wellspent.club",
    ):
        assert refused(app, statement)[0] == "42501", statement


def test_a_role_that_was_let_in_for_something_else_gets_at_nothing(untouched):
    with connected(untouched.stranger) as stranger:
        become(stranger, ME)
        for table in (*TABLES, *UNSEEN):
            assert refused(stranger, f"select * from wellspent.{table}")[0] == "42501"
        for statement in (*FOR_MEMBERS, *FOR_THE_ORGANISER, "select wellspent.leave_club()"):
            assert refused(stranger, statement)[0] == "42501", statement


# --- The functions


def test_every_function_is_the_owners_has_its_search_path_fixed_and_is_closed_to_everybody_else(full):
    with connected(full.owner) as connection:
        found = connection.execute(
            "select p.oid::regprocedure::text, r.rolname, p.prosecdef, p.proconfig, "
            "has_function_privilege('wellspent_app', p.oid, 'execute'), "
            "has_function_privilege('stranger', p.oid, 'execute') "
            "from pg_proc p join pg_roles r on r.oid = p.proowner where p.pronamespace = 'wellspent'::regnamespace"
        ).fetchall()

    granted = {name.removeprefix("wellspent.").replace(",", ", ") for name, *_, for_the_app, _ in found if for_the_app}
    assert granted == FOR_THE_APP
    for name, owner, as_owner, settings, for_the_app, for_strangers in found:
        assert owner == OWNER, name
        assert settings == ["search_path=pg_catalog, pg_temp"], name
        assert as_owner == for_the_app, name
        assert not for_strangers, name


@pytest.mark.parametrize(
    "call",
    ["today()", "this_week()", "asking()", "role_of_asking()", "refuse('x')", "let_go()", "hold(true)", "hold(false)",
     "for_members()", "for_the_organiser()", "while_open()", "halves(1, 1)"],
)  # fmt: skip
def test_what_the_functions_are_made_of_is_not_for_the_app(app, call):
    assert refused(app, f"select wellspent.{call}")[0] == "42501"


@pytest.mark.parametrize(
    "statement",
    [
        "create or replace function wellspent.today() returns date language sql as $$ select date '2030-01-07' $$",
        "create or replace function wellspent.asking() returns text language sql as $$ select 'x' $$",
        "create function wellspent.mine() returns int language sql security definer as 'select 1'",
        "alter function wellspent.today() owner to wellspent_app",
        "alter function wellspent.today() set search_path = pg_temp",
        "alter function wellspent.issue() security invoker",
        "alter function wellspent.issue() rename to issue_again",
        "drop function wellspent.today()",
        "drop view wellspent.settled cascade",
        "create or replace view wellspent.counting as select 1",
        "alter table wellspent.standing disable row level security",
        "create policy all_of_it on wellspent.standing using (true)",
        "alter policy own on wellspent.standing using (true)",
        "drop policy own on wellspent.standing",
        "alter table wellspent.contribution owner to wellspent_app",
        "grant select on wellspent.contribution to wellspent_app",
        "create trigger t after insert on wellspent.behind for each row execute function tsvector_update_trigger()",
        "create rule r as on insert to wellspent.contribution do also notify seen",
        "create temp table child () inherits (wellspent.behind)",
        "create statistics s on member, gathering from wellspent.contribution",
        "create publication everything for table wellspent.contribution",
        "create event trigger e on ddl_command_end execute function tsvector_update_trigger()",
        "set session_replication_role = replica",
        f"set role {OWNER}",
        "load 'auto_explain'",
        "do language plpython3u $$ pass $$",
    ],
)
def test_no_statement_takes_the_wall_down(untouched, app, statement):
    assert refused(app, statement)[0] in {"42501", "42704", "42809", "55000"}


@pytest.fixture
def mine(untouched: Prepared) -> Iterator[str]:
    """A schema in which the app's role may make things, as older servers have one for everybody."""
    with connected(untouched.owner) as connection:
        connection.execute("create schema mine; grant usage, create on schema mine to wellspent_app")
    yield "mine"
    with connected(untouched.owner) as connection:
        connection.execute("drop schema mine cascade")


def test_nothing_of_a_callers_own_stands_in_for_what_the_functions_use(untouched, mine, app):
    app.execute(
        "create temp table club (only_one bool, closed_on date, issued_week date, issued_by xid8);"
        "create temp table standing (member text, role text, joined_on date);"
        "create temp table contribution (gathering text, figure text, member text, hundredths int);"
        "create domain pg_temp.date as pg_catalog.date default '2030-01-07';"
        f"create function {mine}.now() returns timestamptz language sql as $$ select timestamptz '2030-01-07' $$;"
        f"create function {mine}.current_setting(text, boolean) returns text language sql as "
        f"  $$ select '{ORGANISER}'::text $$;"
        f"create function {mine}.date_trunc(text, timestamp) returns timestamp language sql as "
        "  $$ select timestamp '2030-01-07' $$;"
        f"create function {mine}.same(text, text) returns boolean language sql as 'select true';"
        f"create operator {mine}.= (leftarg = text, rightarg = text, function = {mine}.same);"
    )
    app.execute("insert into pg_temp.standing select %s, 'organiser', null", [ME])
    out = app.execute("select * from wellspent.issued()").fetchall()
    assert len(out) == 2
    app.execute(f"set search_path = {mine}, pg_temp, wellspent, pg_catalog")
    assert app.execute("select 'a'::text = 'b'::text, now() > timestamptz '2029-12-31'").fetchone() == (True, True)

    app.execute("select wellspent.issue()")
    assert app.execute("select * from wellspent.issued()").fetchall() == out
    for statement in FOR_THE_ORGANISER:
        assert refused(app, statement) == ("WSREF", "not_the_organiser"), statement
    assert refused(app, "select wellspent.take_over('CCCC-CCCC-CCCC')") == ("WSREF", "wrong_code")
    for table in OWN_ROWS:
        assert app.execute(f"select member::text from wellspent.{table}").fetchall() == [(ME,)]


# --- The table, once a week


def due(full: Prepared) -> None:
    """The next week has begun, and its table would be another one."""
    club = full.club()
    for number in range(1, 8):
        count(club, number, worth=0)
    full.move_to(week(1))


def test_who_has_the_table_made_and_could_still_undo_it_does_not_see_it(full, app):
    due(full)
    with app.transaction(force_rollback=True):
        app.execute("select wellspent.issue()")
        assert app.execute("select * from wellspent.issued()").fetchall() == []
    with app.transaction(force_rollback=True):
        with app.transaction():
            app.execute("select wellspent.issue()")
        app.execute("savepoint s; select wellspent.issue()")
        assert app.execute("select * from wellspent.issued()").fetchall() == []
        app.execute("rollback to s")
        assert app.execute("select * from wellspent.issued()").fetchall() == []

    assert app.execute("select * from wellspent.issued()").fetchall() == []
    app.execute("select wellspent.issue()")
    assert ("tuesday-club", "worth", 0, 5) in [row[1:] for row in app.execute("select * from wellspent.issued()")]


def test_a_week_has_one_table_however_often_it_is_asked_for(full, app):
    due(full)
    app.execute("select wellspent.issue()")
    made = everything(full)
    full.club().count_out(member(2), TUESDAY_CLUB.id)
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "<mine>-167"):
        app.execute("select set_config('TimeZone', %s, false)", [zone])
        app.execute("select wellspent.issue()")
    full.move_to(MONDAY)
    app.execute("select wellspent.issue()")

    after = everything(full)
    assert (after["club"], after["published"], after["behind"]) == (made["club"], made["published"], made["behind"])


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "<mine>-167"])
def test_the_day_does_not_depend_on_the_zone_of_whoever_asks(database, zone):
    database.run_on()
    with connected(database.owner) as connection:
        connection.execute("select set_config('TimeZone', %s, false)", [zone])
        before = dt.datetime.now(dt.UTC).date()
        (day,) = connection.execute("select wellspent.today()").fetchone()
        assert before <= day <= dt.datetime.now(dt.UTC).date()


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+12", "<mine>+167", "<mine>-167"])
def test_a_sign_in_that_was_ended_stays_so_until_its_day_is_over_whatever_the_zone_of_whoever_asks(full, app, zone):
    club = full.club()
    evening = dt.datetime.combine(MONDAY, dt.time(20), dt.UTC)
    club.sign_out(member(2), "this evening", evening)
    app.execute("select set_config('TimeZone', %s, false)", [zone])
    another = "select wellspent.sign_out('another', timestamptz '2100-01-01 00:00 UTC')"
    app.execute(another)
    assert club.at_the_door(member(2), "this evening").ended

    full.move_to(MONDAY + dt.timedelta(days=1))
    app.execute(another)
    assert not club.at_the_door(member(2), "this evening").ended
    assert club.at_the_door(member(2), f"sign-in of {member(2)}").ended


@pytest.mark.parametrize("level", ["repeatable read", "serializable"])
def test_nobody_who_left_is_counted_by_a_transaction_that_looks_at_the_past(full, app, level):
    due(full)
    with app.transaction(force_rollback=True):
        app.execute(f"set transaction isolation level {level}")
        app.execute("select name from wellspent.club")
        full.club().leave(member(2))
        assert refused(app, "select wellspent.issue()")[0] == "25000"

    with connected(full.owner) as connection:
        assert connection.execute("select issued_week from wellspent.club").fetchone() == (MONDAY,)


# --- What the server tells beside its answers


def test_whatever_the_server_says_beside_its_answers_names_nobody_and_no_code(full, app, told):
    due(full)
    said: list[str] = []
    for statement in (*FOR_THE_ORGANISER, "select wellspent.take_over('CCCC-CCCC-CCCC')"):
        said += refused(app, statement)
    become(app, "somebody-new")
    said += refused(app, "select wellspent.join_club('CCCC-CCCC-CCCC')")
    become(app, ME)
    for statement in FOR_MEMBERS:
        said += map(str, app.execute(statement))
    for means in (
        '{"tuesday-club": {"worth": 99999999999}}',
        '{"tuesday-club": {"x": 1}}',
        '{"tuesday-club": 3}',
        "[]",
    ):
        try:
            app.execute("select wellspent.contribute(%s)", [means])
        except Exception as error:  # noqa: BLE001 - whatever it says, it is about what was given
            said.append(f"{error} {error.diag.message_detail}")
    app.execute("select wellspent.leave_club()")

    assert len(told) > 100
    spoken = "\n".join([*told, *said])
    assert [secret for secret in secrets(full) if secret in spoken] == []
    assert str(VALUE) not in spoken


def test_what_the_server_knows_of_the_tables_names_nobody(full, app):
    known = "select * from pg_stats where schemaname = 'wellspent' and tablename not in ('migration', 'club')"
    with connected(full.owner) as connection:
        connection.execute("analyze")
        assert connection.execute(known).fetchall() != []

    assert app.execute(known).fetchall() == []


def test_what_others_are_just_asking_names_nobody_and_no_code(full, app):
    club = full.club()
    means = json.dumps({"tuesday-club": {"worth": VALUE}})
    for statement, part in (("join_club", secrets(full)[-1]), ("contribute", means)):
        with club._turn(member(2)) as cursor:
            cursor.execute(f"select wellspent.{statement}(%s)", [part])
            asked = [query for (query,) in app.execute("select query from pg_stat_activity where query is not null")]
        assert any(f"wellspent.{statement}" in query for query in asked)
        assert not [query for query in asked if any(secret in query for secret in (*secrets(full), str(VALUE)))]


# --- The app itself


def test_the_app_serves_no_club_as_a_role_that_no_policy_holds_back(untouched):
    as_owner = Prepared(**{**vars(untouched), "app": untouched.owner}).club()
    uses: list[Callable[[], object]] = [
        as_owner.club,
        lambda: as_owner.standing(ME),
        lambda: as_owner.issue(ME),
        lambda: as_owner.leave(ME),
    ]
    for use in uses:
        with pytest.raises(UnsafeSetup) as caught:
            use()
        assert caught.value.codes == ("database_owner",)


def test_of_who_left_only_ended_sign_ins_are_left_in_the_club_and_of_the_others_every_row(full):
    def of(somebody: str) -> list[tuple[str, Any]]:
        return [(table, row) for table, rows in everything(full).items() for row in rows if somebody in map(str, row)]

    before = {one: of(one) for one in OTHERS}
    assert {table for table, _ in of(ME)} == {"standing", "counted", "contribution", "behind", "sign_out"}
    full.club().leave(ME)

    assert [table for table, _ in of(ME)] == ["sign_out"]
    assert of(FORGOTTEN) == []
    assert {one: of(one) for one in OTHERS} == before


def test_what_the_database_takes_is_what_the_records_say(full, app):
    app.execute("select wellspent.contribute(%s)", [json.dumps({"tuesday-club": dict.fromkeys(FIGURES, 1)})])
    kept = [figure for somebody, _, figure, _ in everything(full)["contribution"] if somebody == ME]
    assert sorted(kept) == sorted(FIGURES)
    for kind in Kind:
        statement = f"select wellspent.suggest('a', '{kind}', '{kind}', '{kind}')"
        if kind in NOT_COUNTED:
            assert refused(app, statement) == ("WSREF", "not_counted")
        else:
            app.execute(statement)
