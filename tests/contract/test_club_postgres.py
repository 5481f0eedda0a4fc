"""The club in PostgreSQL: the contract, the rule of the table once more in SQL, and a database that is away."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from tests.contract.club_contract import FAR, ClubContract
from tests.contract.club_histories import ClubHistories
from tests.contract.club_table_contract import ClubCrowdContract, ClubTableContract
from tests.contract.club_world import FAIR, ORGANISER, TUESDAY_CLUB, ClubWorld, a_club, count, member, week
from tests.contract.store_contract import FULL, everything
from tests.driving.postgres import Prepared, Server, connected, found_again
from wellspent.core.club.model import Contribution, Door
from wellspent.core.club.port import ClubStore
from wellspent.core.club.store import open_club
from wellspent.core.errors import ClubRefused, StoreAway, StoreBusy
from wellspent.core.settings import Settings

pytestmark = pytest.mark.needs("postgres")

WRITERS = 4


class DatabaseWorld(ClubWorld):
    """A club in a database, whose clock its owner moves."""

    def __init__(self, database: Prepared) -> None:
        self._database = database
        self.owner = database.owner

    def club(self) -> ClubStore:
        return self._database.club()

    def move_to(self, day: dt.date) -> None:
        self._database.move_to(day)


@pytest.fixture
def world(database: Prepared) -> Iterator[ClubWorld]:
    yield DatabaseWorld(database)
    database.run_on()


class TestADatabaseKeepsTheContract(ClubContract):
    """Who is what, and who may do what."""


class TestADatabaseIssuesTheTable(ClubTableContract):
    """Five behind each figure, and five between one and the next."""


class TestManyAtOneDatabase(ClubCrowdContract):
    """Several app servers over one database."""


class TestADatabaseKeepsToTheRule(ClubHistories):
    """What SQL makes of random histories is what Python makes of them."""


@pytest.fixture
def running(server: Server) -> Iterator[Server]:
    """The server, which runs again when the test is over."""
    yield server
    server.start()


def test_while_the_server_is_stopped_every_use_says_so_and_when_it_is_back_all_goes_on(running, world):
    club = world.club()
    a_club(club, range(1, 6))
    for number in range(1, 6):
        count(club, number, worth=400)
    issue = club.issue(member(1))
    standing = club.standing(member(1))
    running.stop()

    uses: list[Callable[[], object]] = [
        lambda: club.standing(member(1)),
        lambda: club.contribute(member(1), {}),
        lambda: club.issue(member(1)),
        lambda: club.leave(member(1)),
        lambda: club.at_the_door(member(1), "a" * 64),
    ]
    for use in uses:
        with pytest.raises(StoreAway) as caught:
            use()
        assert caught.value.args == ()

    running.start()
    assert found_again(lambda: club.standing(member(1))) == standing
    assert club.issue(member(1)) == issue
    club.count_out(member(1), TUESDAY_CLUB.id)
    assert club.standing(member(1)).counted == frozenset()


def test_a_server_that_is_killed_under_load_forgets_nobody_and_no_consent_that_it_confirmed(running, world):
    club = world.club()
    a_club(club)
    code = club.invite(ORGANISER, Door.JOIN).code
    confirmed: list[int] = []
    refused: list[StoreAway] = []
    enough, noticed, over, back = (threading.Event() for _ in range(4))

    def come(number: int) -> None:
        club.join(member(number), code)
        club.count_in(member(number), TUESDAY_CLUB.id)
        club.contribute(member(number), {TUESDAY_CLUB.id: Contribution(figures={"worth": 200})})

    def write(writer: int) -> None:
        number = writer
        while not over.is_set():
            number += WRITERS
            try:
                come(number)
            except StoreAway as error:
                refused.append(error)
                noticed.set()
                assert back.wait(60)
                found_again(partial(come, number))  # the same again does no harm
            confirmed.append(number)
            if len(confirmed) >= 30:
                enough.set()

    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, writer) for writer in range(WRITERS)]
        try:
            assert enough.wait(60)
            running.kill()
            told_before = list(confirmed)
            assert noticed.wait(60)
            running.start()
            there = found_again(lambda: [club.standing(member(number)) for number in told_before])
        finally:
            over.set()
            back.set()
        for one in writing:
            one.result()

    assert refused
    assert all(one is not None and one.counted == {TUESDAY_CLUB.id} for one in there)
    assert club.count(ORGANISER) == len(confirmed) + 1
    assert club.issue(ORGANISER).cells[TUESDAY_CLUB.id]["worth"].members == len(confirmed) // 5 * 5


def test_who_holds_the_club_for_too_long_is_not_waited_for_and_whoever_only_looks_waits_for_nobody(database, world):
    a_club(world.club(), [1])
    club = database.club(wait=0.2)
    club.issue(ORGANISER)
    with connected(database.owner) as connection, connection.transaction():
        connection.execute("select from wellspent.club for update")
        for use in (lambda: club.count_in(member(1), TUESDAY_CLUB.id), lambda: club.leave(member(1))):
            with pytest.raises(StoreBusy):
                use()
        assert club.standing(member(1)).counted == frozenset()
        assert club.issue(member(1)) == world.club().issue(ORGANISER)
        club.sign_out(member(1), "a" * 64, FAR)
        assert club.at_the_door(member(1), "a" * 64).ended

    club.count_in(member(1), TUESDAY_CLUB.id)
    assert club.standing(member(1)).counted == {TUESDAY_CLUB.id}


def test_one_member_in_two_tabs_contributes_whole_sets(world):
    """Of two at once one is kept, never a part of each."""
    a_club(world.club(), range(1, 6))
    for number in range(1, 6):
        count(world.club(), number, worth=400, hours=400)
    sets = [{"worth": 100, "hours": 100}, {"worth": 300, "mood_change": 300}]
    for turn in range(1, 8):
        together = threading.Barrier(2)

        def contribute(figures: dict[str, int], number: int, together: threading.Barrier = together) -> None:
            club = world.club()
            together.wait()
            club.contribute(member(number), {TUESDAY_CLUB.id: Contribution(figures=figures)})

        for number in range(1, 6):
            with ThreadPoolExecutor(2) as pool:
                for done in [pool.submit(contribute, one, number) for one in sets]:
                    done.result()
        world.move_to(week(turn))
        kept = contributions(world)
        assert all(one in sets for one in kept.values())
        assert len(kept) == 5


def test_of_what_is_contributed_again_only_what_differs_is_written(database, world):
    """A tab pushes at each new day and each save, mostly the same as before."""
    club = world.club()
    a_club(club, [1, 2], TUESDAY_CLUB, FAIR)
    for number in (1, 2):
        club.count_in(member(number), FAIR.id)
        count(club, number, worth=400, hours=200, mood_change=-100)
    before = rows(world)
    same = {TUESDAY_CLUB.id: Contribution(figures={"worth": 400, "hours": 200, "mood_change": -100})}
    club.contribute(member(1), same)
    assert rows(world) == before

    other = Contribution(figures={"worth": 400, "hours": 225, "good-time": 0})
    club.contribute(member(1), {TUESDAY_CLUB.id: other, FAIR.id: Contribution(figures={"worth": 100})})
    after = rows(world)
    stayed = {cell for cell, row in after.items() if before.get(cell) == row}
    tuesday, fair = TUESDAY_CLUB.id, FAIR.id
    assert stayed == {
        (member(1), tuesday, "worth"),
        *((member(2), tuesday, figure) for figure in ("worth", "hours", "mood_change")),
    }
    assert {cell[1:]: value for cell, (value, *_) in after.items() if cell[0] == member(1)} == {
        (tuesday, "worth"): 400, (tuesday, "hours"): 225, (tuesday, "good-time"): 0, (fair, "worth"): 100,
    }  # fmt: skip


def rows(world: "DatabaseWorld") -> dict[tuple[str, ...], tuple[Any, ...]]:
    """What is contributed, and where and by which transaction it was written."""
    with connected(world.owner) as connection:
        found = connection.execute(
            "select member, gathering, figure, hundredths, ctid, xmin from wellspent.contribution"
        ).fetchall()
    return {row[:3]: row[3:] for row in found}


def contributions(world: "DatabaseWorld") -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    with connected(world.owner) as connection:
        for somebody, figure, value in connection.execute(
            "select member, figure, hundredths from wellspent.contribution"
        ):
            found.setdefault(somebody, {})[figure] = value
    return found


def test_leaving_a_club_is_not_forgetting_a_workbook_and_the_other_way_round(database, world):
    club, store = world.club(), database.store()
    a_club(club, [1, 2])
    for number in (1, 2):
        store.save(member(number), everything(FULL), "")
    club.leave(member(1))
    store.forget(member(2))

    assert store.load(member(1)).workbook == FULL
    assert club.standing(member(1)) is None
    assert store.load(member(2)).contents == {}
    assert club.standing(member(2)) is not None


def test_a_club_is_opened_where_the_settings_say(database, world):
    opened = open_club(Settings(store=database.app))
    a_club(world.club(), [1])

    assert opened.club() == world.club().club()
    with pytest.raises(ClubRefused):
        opened.count(member(1))
