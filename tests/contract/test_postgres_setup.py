"""A database is prepared by its owner, step by step, and one that is not, or by halves, serves nobody."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.contract.club_world import ORGANISER, TUESDAY_CLUB, a_club, cells, count
from tests.contract.club_world import member as somebody
from tests.contract.store_contract import FULL, MEMBER, OTHER, added, everything, meeting
from tests.driving.postgres import APP, Prepared, Server, connected
from wellspent.core.club.store import open_moving_club
from wellspent.core.errors import StoreUnavailable, UnsafeSetup
from wellspent.core.settings import Settings
from wellspent.core.store import open_drafts, open_moving, open_store, prepare_database
from wellspent.core.store.port import Table

pytestmark = pytest.mark.needs("postgres")

STEPS = ("0001_workbooks", "0002_club")


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The migrations in a folder of the test's own, where more can be added."""
    from wellspent.core.store.postgres import migrations

    for path in migrations._FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(migrations, "_FOLDER", tmp_path)
    migrations.names.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    migrations.names.cache_clear()


@pytest.fixture
def fresh(server: Server) -> Prepared:
    return server.unprepared()


def refusal(use) -> tuple[str, ...]:
    with pytest.raises(UnsafeSetup) as caught:
        use()
    return caught.value.codes


def tables(database: Prepared) -> set[str]:
    with connected(database.owner) as connection:
        return {
            name for (name,) in connection.execute("select tablename from pg_tables where schemaname = 'wellspent'")
        }


def test_a_database_is_prepared_once_and_then_serves(fresh):
    store = open_store(Settings(store=fresh.app))
    assert refusal(lambda: store.load(MEMBER)) == ("database_not_prepared",)

    assert prepare_database(fresh.owner) == STEPS
    assert prepare_database(fresh.owner) == ()
    store.save(MEMBER, everything(FULL), "")
    assert store.load(MEMBER).workbook == FULL


def test_of_two_who_prepare_it_at_once_each_step_is_done_by_one(fresh):
    together = threading.Barrier(2)

    def prepare(_):
        together.wait()
        return prepare_database(fresh.owner)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(prepare, range(2))
    assert sorted(first + second) == list(STEPS)


def test_a_step_that_fails_leaves_nothing_of_itself_and_those_before_it_stand(fresh, migrations):
    (migrations / "9999_more.sql").write_text("create table wellspent.more (x text); select 1 / 0;")
    with pytest.raises(StoreUnavailable) as caught:
        prepare_database(fresh.owner)

    assert caught.value.reason == "PostgreSQL 22012"
    assert "more" not in tables(fresh)
    assert "workbook" in tables(fresh)
    (migrations / "9999_more.sql").write_text("create table wellspent.more (x text)")
    assert prepare_database(fresh.owner) == ("9999_more",)


def test_a_database_that_lacks_a_step_serves_nobody_and_one_that_has_more_does(fresh, migrations):
    from wellspent.core.store.postgres.migrations import names

    prepare_database(fresh.owner)
    store = fresh.store()
    (migrations / "9999_more.sql").write_text("create table wellspent.more (x text)")
    names.cache_clear()
    assert refusal(lambda: store.version(MEMBER)) == ("database_not_prepared",)

    prepare_database(fresh.owner)
    (migrations / "9999_more.sql").unlink()
    names.cache_clear()
    assert store.version(MEMBER)


def test_a_database_from_before_the_club_is_brought_up_while_servers_of_that_version_go_on(fresh, migrations):
    from wellspent.core.store.postgres.migrations import names

    step = (migrations / "0002_club.sql").read_bytes()

    def install(version_with_the_club: bool) -> None:
        if version_with_the_club:
            (migrations / "0002_club.sql").write_bytes(step)
        else:
            (migrations / "0002_club.sql").unlink()
        names.cache_clear()

    install(False)
    assert prepare_database(fresh.owner) == ("0001_workbooks",)
    store = fresh.store()
    version = store.save(MEMBER, everything(FULL), "")
    install(True)
    assert refusal(fresh.club().club) == ("database_not_prepared",)
    with connected(fresh.app) as still_open:
        still_open.execute("select from wellspent.workbook")
        assert prepare_database(fresh.owner) == ("0002_club",)

    install(False)
    assert store.version(MEMBER) == version
    store.save(OTHER, everything(FULL), "")
    store.forget(OTHER)
    install(True)
    assert fresh.club().make(MEMBER, "The club") == fresh.club().club()
    assert store.load(MEMBER).workbook == FULL


def test_what_the_server_knew_of_members_rows_before_the_club_is_gone_after_and_does_not_come_back(fresh, migrations):
    from wellspent.core.store.postgres.migrations import names

    step = (migrations / "0002_club.sql").read_bytes()
    (migrations / "0002_club.sql").unlink()
    names.cache_clear()
    prepare_database(fresh.owner)
    store = fresh.store()
    for member in (MEMBER, OTHER):
        store.save(member, everything(FULL), "")
        store.save(member, added(Table.MEETINGS, meeting("more")), "")
    with connected(fresh.owner) as connection:
        connection.execute("insert into wellspent.draft values (%s, 'f', now(), 'typed')", [MEMBER])
    assert known_after_analyze(fresh) >= {"workbook", "file", "history", "draft"}
    before, saves = open_moving(fresh.owner).whole(MEMBER), store.history(MEMBER)

    (migrations / "0002_club.sql").write_bytes(step)
    names.cache_clear()
    assert prepare_database(fresh.owner) == ("0002_club",)
    assert known(fresh) == {"migration"}
    assert known_after_analyze(fresh) == {"migration"}
    assert open_moving(fresh.owner).whole(MEMBER) == before
    assert store.history(MEMBER) == saves
    store.save(MEMBER, added(Table.MEETINGS, meeting("another")), "")
    assert len(store.history(MEMBER)) == 3


def known_after_analyze(database: Prepared) -> set[str]:
    with connected(database.owner) as connection:
        connection.execute("analyze")
    return known(database)


def known(database: Prepared) -> set[str]:
    """The tables of whose columns the server has statistics."""
    with connected(database.owner) as connection:
        found = connection.execute("select tablename from pg_stats where schemaname = 'wellspent'")
        return {table for (table,) in found}


def test_the_apps_role_cannot_prepare_and_is_asked_for_where_it_is_missing(fresh, server):
    assert refusal(lambda: prepare_database(fresh.app)) == ("not_database_owner",)

    server.run(f"alter role {APP} rename to elsewhere")
    try:
        assert refusal(lambda: prepare_database(fresh.owner)) == ("no_app_role",)
    finally:
        server.run(f"alter role elsewhere rename to {APP}")
    assert tables(fresh) == set()


def test_a_role_of_a_clubs_own_serves_as_a_member_of_the_apps(fresh, server):
    prepare_database(fresh.owner)
    server.run(f"create role club_b login in role {APP}")
    store = open_store(Settings(store=server.address(fresh.name, "club_b")))
    store.save(MEMBER, everything(FULL), "")

    assert store.load(MEMBER).workbook == FULL
    with connected(server.address(fresh.name, "club_b")) as connection:
        assert connection.execute("select * from wellspent.file").fetchall() == []


def test_a_backup_made_by_the_owner_brings_everything_back(fresh, server, tmp_path):
    prepare_database(fresh.owner)
    store = fresh.store()
    store.save(MEMBER, everything(FULL), "")
    club = fresh.club()
    a_club(club, range(1, 7))
    for number in range(1, 7):
        count(club, number, worth=400)
    assert cells(club)
    before, before_in_the_club = open_moving(fresh.owner).whole(MEMBER), open_moving_club(fresh.owner).whole()
    dump = tmp_path / "wellspent.dump"
    save = [server.program("pg_dump"), "--format=custom", f"--file={dump}", fresh.owner]
    subprocess.run(save, check=True)
    store.forget(MEMBER)
    store.save(OTHER, everything(FULL), "")
    club.close(ORGANISER)
    back = [server.program("pg_restore"), "--clean", "--if-exists", f"--dbname={fresh.owner}", dump]
    subprocess.run(back, check=True)

    assert open_moving(fresh.owner).whole(MEMBER) == before
    assert store.load(MEMBER).workbook == FULL
    assert store.load(OTHER).contents == {}
    assert open_moving_club(fresh.owner).whole() == before_in_the_club
    assert cells(club)
    club.count_out(somebody(1), TUESDAY_CLUB.id)
    assert prepare_database(fresh.owner) == ()
    assert known_after_analyze(fresh).isdisjoint({"workbook", "file", "history", "standing", "counted"})
    with connected(fresh.app) as connection:
        assert connection.execute("select * from wellspent.file").fetchall() == []
        assert connection.execute("select * from wellspent.standing").fetchall() == []


def test_an_address_that_is_none_is_said_without_showing_it():
    for use in (open_moving, lambda address: open_store(Settings(store=address)), prepare_database):
        with pytest.raises(UnsafeSetup) as caught:
            use("postgresql://me:secret@[nowhere/x")
        assert caught.value.codes == ("unknown_store",)
        assert "secret" not in f"{caught.value!r} {caught.value.__cause__}"
    assert refusal(lambda: prepare_database("folder:data/mine")) == ("not_a_database",)


def test_without_a_driver_that_is_said(monkeypatch, fresh):
    monkeypatch.setitem(sys.modules, "psycopg", None)

    for use in (open_store, open_drafts):
        assert refusal(lambda use=use: use(Settings(store=fresh.app))) == ("no_database_driver",)
    assert refusal(lambda: prepare_database(fresh.owner)) == ("no_database_driver",)


def test_a_folder_needs_no_driver(tmp_path):
    code = (
        "import sys; from wellspent.core.settings import Settings; from wellspent.core.store import open_store; "
        f"open_store(Settings(store='folder:{tmp_path}')).load('local'); print('psycopg' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
