"""A database that is stopped, killed, slow or in use: it is said, nothing confirmed is lost, and it goes on."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.contract.store_contract import FULL, MEMBER, OTHER, added, everything, meeting
from tests.driving.postgres import Server, connected, found_again
from wellspent.core.errors import StoreAway, StoreBusy
from wellspent.core.store.port import Table

pytestmark = pytest.mark.needs("postgres")

WRITERS = 4


@pytest.fixture
def running(server: Server) -> Iterator[Server]:
    """The server, which runs again when the test is over."""
    yield server
    server.start()


def test_while_the_server_is_stopped_every_use_says_so_and_when_it_is_back_all_goes_on(running, database):
    store = database.store()
    version = store.save(MEMBER, everything(FULL), "")
    running.stop()

    uses = (
        lambda: store.load(MEMBER),
        lambda: store.version(MEMBER),
        lambda: store.save(MEMBER, added(Table.MEETINGS, meeting("a")), version),
        lambda: store.forget(MEMBER),
    )
    for use in uses:
        with pytest.raises(StoreAway) as caught:
            use()
        assert caught.value.args == ()

    running.start()
    assert found_again(lambda: store.load(MEMBER)).workbook == FULL
    assert store.version(MEMBER) == version
    store.save(MEMBER, added(Table.MEETINGS, meeting("a")), version)
    assert "a" in store.load(MEMBER).workbook.meetings


def test_connections_that_were_cut_are_made_anew_without_anybody_noticing(database):
    store = database.store()
    store.save(MEMBER, everything(FULL), "")
    with connected(database.owner.replace("wellspent_owner", "postgres")) as connection:
        cut = connection.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'wellspent_app'"
        ).fetchall()

    assert (True,) in cut
    assert store.load(MEMBER).workbook == FULL


def test_a_server_that_is_killed_under_load_loses_no_save_that_it_confirmed(running, database):
    store = database.store()
    confirmed: list[str] = []
    asked = [0] * WRITERS
    enough, noticed, over, back = (threading.Event() for _ in range(4))
    refused = []

    def write(writer: int) -> None:
        while not over.is_set():
            asked[writer] += 1
            new = meeting(f"w-{writer}-{asked[writer]}")
            try:
                store.save(MEMBER, added(Table.MEETINGS, new), "")
            except StoreAway as error:
                refused.append(error)
                noticed.set()
                assert back.wait(60)
                found_again(partial(store.save, MEMBER, added(Table.MEETINGS, new), ""))  # the same is no conflict
            confirmed.append(new.id)
            if len(confirmed) >= 40:
                enough.set()

    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, writer) for writer in range(WRITERS)]
        try:
            assert enough.wait(60)
            running.kill()
            told_before = list(confirmed)
            assert noticed.wait(60)
            running.start()
            there = set(found_again(lambda: store.load(MEMBER)).workbook.meetings)
        finally:
            over.set()
            back.set()
        for one in writing:
            one.result()

    loaded = store.load(MEMBER)
    assert refused
    assert set(told_before) <= there
    assert set(confirmed) == set(loaded.workbook.meetings)
    assert loaded.problems == ()
    assert len(store.history(MEMBER)) == len(confirmed)


def test_a_save_waits_for_another_ones_and_says_so_when_that_takes_too_long(database):
    store = database.store(wait=0.2)
    store.save(MEMBER, everything(FULL), "")
    with connected(database.owner) as connection, connection.transaction():
        connection.execute("select from wellspent.workbook where member = %s for update", [MEMBER])
        with pytest.raises(StoreBusy):
            store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")
        assert store.load(MEMBER).workbook == FULL
        store.save(OTHER, everything(FULL), "")

    store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")
    assert "a" in store.load(MEMBER).workbook.meetings


def test_more_at_once_than_there_are_connections_wait_their_turn(database):
    store = database.store()
    store.save(MEMBER, everything(FULL), "")
    with ThreadPoolExecutor(40) as pool:
        versions = set(pool.map(store.version, [MEMBER] * 200))

    assert versions == {store.version(MEMBER)}
