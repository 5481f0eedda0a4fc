"""The PostgreSQL store: the contract, whatever happens in whatever order, and the same bytes as in a folder."""

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.contract.postgres_world import PostgresMachine
from tests.contract.store_contract import FULL, MEMBER, OTHER, StoreContract, added, change, everything, meeting
from tests.driving.postgres import Prepared, connected
from wellspent.core.errors import Conflict, NotInHistory
from wellspent.core.exchange import archive
from wellspent.core.model import Definition, Group, Person
from wellspent.core.store import open_moving
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Store, Table, Whole

pytestmark = pytest.mark.needs("postgres")

BEGAN = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)
TABLES = ("workbook", "file", "history", "draft")


class TestPostgresKeepsTheContract(StoreContract):
    @pytest.fixture
    def store(self, database: Prepared) -> Store:
        return database.store()


class TestWhateverHappensToADatabase(PostgresMachine.TestCase):
    settings = settings(max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))

    @pytest.fixture(autouse=True)
    def _database(self, module_database: Prepared) -> None:
        PostgresMachine.database = module_database


# --- The same as in a folder


class Both:
    """A folder and a database, to which the same happens at the same time."""

    def __init__(self, root: Path, database: Prepared, **said: Any) -> None:
        self.now = BEGAN
        self._root, self._database = root, database
        said["clock"] = lambda: self.now
        self.stores = (FolderStore(root, **said), database.store(**said))

    def do(self, use: Callable[[Store], object]) -> Any:
        first, second = (use(store) for store in self.stores)
        assert first == second
        return first

    def save(self, changes: Sequence[Any], after: dt.timedelta = dt.timedelta(days=1)) -> None:
        self.do(lambda store: store.save(MEMBER, changes, ""))
        self.now += after

    def whole(self) -> Whole:
        first, second = (open_moving(address).whole(MEMBER) for address in (f"folder:{self._root}", self._database.app))
        assert first == second
        return first


def rate_again(both: Both, times: int, after: dt.timedelta = dt.timedelta(days=1)) -> None:
    present = None
    for number in range(times):
        new = meeting("a", note=f"{number:04}")
        both.save([change(Table.MEETINGS, "a", present, new)], after)
        present = new


def test_a_workbook_and_its_history_are_the_same_bytes_in_a_folder_and_in_a_database(root, database):
    both = Both(root, database)
    both.save(everything(FULL))
    both.save([change(Table.MEETINGS, "m-1", FULL.meetings["m-1"], None)])
    both.save([change(Table.DEFINITION, "definition", FULL.definition, Definition(purpose="another"))])
    both.save(added(Table.PEOPLE, Person(id="bo", name="Bo")))

    assert len(both.whole().history) == 4
    assert both.do(lambda store: store.version(MEMBER))
    saves = both.do(lambda store: store.history(MEMBER))
    for save in saves:
        both.do(lambda store, name=save.id: store.changes_of(MEMBER, name))
    both.do(lambda store: archive.pack(store.load(MEMBER), "read me"))


def test_the_history_is_thinned_as_in_a_folder(root, database):
    both = Both(root, database)
    rate_again(both, 81, dt.timedelta(hours=18))

    assert 30 < len(both.whole().history) < 81
    assert both.do(lambda store: store.dropped(MEMBER)) is None


def test_what_grows_too_large_goes_oldest_first_as_in_a_folder(root, database):
    both = Both(root, database, most_history=8_000)
    rate_again(both, 30)

    gone = both.do(lambda store: store.dropped(MEMBER))
    saves = both.do(lambda store: store.history(MEMBER))
    assert gone.saves == 30 - len(saves) > 5
    assert both.whole().dropped == gone
    with pytest.raises(NotInHistory):
        database.store().changes_of(MEMBER, "000001-20260101T090000Z")


def test_an_older_format_is_brought_up_on_opening_as_in_a_folder(root, database):
    older = {"workbook.yaml": b"format: 0\n", "groups.yaml": b"groups:\n- id: g\n  name: G\n"}

    def step(contents):
        return {**contents, "workbook.yaml": contents["workbook.yaml"].replace(b"format: 0", b"format: 1")}

    for address in (f"folder:{root}", database.app):
        open_moving(address).put(MEMBER, Whole(contents=older), replace=False)
    both = Both(root, database, steps={0: step})

    assert both.do(lambda store: store.load(MEMBER).workbook.groups) == {"g": Group(id="g", name="G")}
    assert both.whole().history["000001-20260101T090000Z-format-0"].keys() == {*older, "save.json"}


def test_what_cannot_be_read_is_a_problem_as_in_a_folder_and_is_never_written_over(root, database):
    odd = {"meetings.csv": b"id,date,group\na,2026-03-09,g\nb,2026-02-30,g\n", "groups.yaml": b"groups: [\n"}
    for address in (f"folder:{root}", database.app):
        open_moving(address).put(MEMBER, Whole(contents=odd), replace=False)
    both = Both(root, database)

    loaded = both.do(lambda store: store.load(MEMBER))
    assert loaded.read_only == {"groups.yaml"}
    assert len(loaded.problems) > 1
    both.save(added(Table.MEETINGS, meeting("c")))
    assert b"\nb,2026-02-30,,g," in both.whole().contents["meetings.csv"]


# --- Several app servers over one database


def another(database: Prepared) -> Store:
    """The store with connections of its own, as another app server has it."""
    return Prepared(**{**vars(database), "app": f"{database.app}&application_name=another"}).store()


def test_two_app_servers_that_save_the_same_record_at_once_are_told_of_each_other(database):
    stores = database.store(), another(database)
    stores[0].save(MEMBER, added(Table.MEETINGS, meeting("a")), "")
    together = threading.Barrier(2)

    def write(store, note):
        together.wait()
        try:
            store.save(MEMBER, [change(Table.MEETINGS, "a", meeting("a"), meeting("a", note=note))], "")
        except Conflict as conflict:
            return conflict.clashes[0].theirs.note
        return None

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(write, stores, ["one", "two"]))

    kept = stores[0].load(MEMBER).workbook.meetings["a"].note
    assert sorted(told, key=str) == sorted([None, kept], key=str)


def test_a_first_save_and_forgetting_at_once_end_in_one_or_the_other(database):
    stores = database.store(), another(database)
    for _ in range(20):
        together = threading.Barrier(2)

        def save(together=together):
            together.wait()
            stores[0].save(MEMBER, everything(FULL), "")

        def forget(together=together):
            together.wait()
            stores[1].forget(MEMBER)

        with ThreadPoolExecutor(2) as pool:
            for done in [pool.submit(save), pool.submit(forget)]:
                done.result()
        loaded = stores[0].load(MEMBER)
        assert len(stores[0].history(MEMBER)) == (1 if loaded.contents else 0)
        stores[0].forget(MEMBER)


def test_what_one_app_server_saves_another_sees_at_once(database):
    version = database.store().save(MEMBER, everything(FULL), "")

    assert another(database).version(MEMBER) == version
    assert another(database).load(MEMBER).workbook == FULL


# --- Forgetting


def test_of_who_is_forgotten_no_row_is_left_and_of_the_others_every_one(database):
    store = database.store()
    for member in (MEMBER, OTHER, LOCAL):
        store.save(member, everything(FULL), "")
        store.save(member, added(Table.MEETINGS, meeting("more")), "")
    before = rows(database)
    store.forget(MEMBER)

    after = rows(database)
    assert before[MEMBER] > 0
    assert after == {member: number for member, number in before.items() if member != MEMBER}


def rows(database: Prepared) -> dict[str, int]:
    """How many rows there are of each member, over all tables."""
    found: dict[str, int] = {}
    with connected(database.owner) as connection:
        for table in TABLES:
            counted = connection.execute(f"select member, count(*) from wellspent.{table} group by member").fetchall()
            for member, number in counted:
                found[member] = found.get(member, 0) + number
    return found
