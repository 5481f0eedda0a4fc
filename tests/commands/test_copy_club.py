"""``copy`` takes the club along, whichever way, so that it goes on there as if it had always been there."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.commands.test_copy import Say, say
from tests.contract.club_contract import refused
from tests.contract.club_world import FAIR, MONDAY, ORGANISER, TUESDAY_CLUB, a_club, cells, count, join, member, week
from tests.contract.store_contract import FULL as WORKBOOK
from tests.contract.store_contract import everything
from tests.driving.postgres import Prepared, connected
from wellspent.__main__ import main
from wellspent.core.club.model import Contribution, Door, Gathering
from wellspent.core.club.moving import WholeClub
from wellspent.core.club.port import ClubStore
from wellspent.core.club.store import open_moving_club
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.errors import Conflict
from wellspent.core.model import Kind
from wellspent.core.settings import Settings
from wellspent.core.store import open_store

pytestmark = pytest.mark.needs("postgres")

__all__ = ["say"]

END = dt.datetime(2100, 1, 1, 12, 30, 15, 123456, tzinfo=dt.UTC)


class Places:
    """A folder, a database and another folder, in all of which it is the same day."""

    def __init__(self, root: Path, database: Prepared) -> None:
        self._roots, self._database = (root / "here", root / "there"), database
        self.here, self.there = (f"folder:{place}" for place in self._roots)
        self.database = database.owner
        self.app = database.app
        self.move_to(MONDAY)

    def move_to(self, day: dt.date) -> None:
        self._day = day
        self._database.move_to(day)

    def club(self, address: str) -> ClubStore:
        if address == self.database:
            return self._database.club()
        return FolderClub(Path(address.removeprefix("folder:")), clock=self._now)

    def _now(self) -> dt.datetime:
        return dt.datetime.combine(self._day, dt.time(9), dt.UTC)


@pytest.fixture
def places(tmp_path: Path, database: Prepared) -> Iterator[Places]:
    yield Places(tmp_path, database)
    database.run_on()


def fill(places: Places, address: str) -> None:
    """A club with something of everything, and a workbook of one of its members."""
    club = places.club(address)
    a_club(
        club, range(1, 10), TUESDAY_CLUB, FAIR, Gathering(id="gone", name="日本語 ' \"", kind=Kind.FAIR, retired=True)
    )
    club.invite(ORGANISER, Door.HAND_OVER)
    club.suggest(member(1), "Breakfast", Kind.SOCIAL)
    for number in range(1, 7):
        count(club, number, worth=300, mood_change=-125)
    club.count_in(member(7), FAIR.id)
    club.count_in(member(7), TUESDAY_CLUB.id)
    club.contribute(member(7), {FAIR.id: Contribution(figures={"hours": 250})})
    club.sign_out(member(2), "a" * 64, END)
    club.sign_out(member(50), "b" * 64, END)
    assert cells(club).keys() == {"worth", "mood_change"}
    club.leave(member(6))
    club.contribute(member(1), {TUESDAY_CLUB.id: Contribution(figures={"worth": 0})})
    places.move_to(week(1))
    assert cells(club) == {}  # so that what is behind the table says more than the table
    count(club, 8, worth=100)
    open_store(Settings(store=address if address != places.database else places.app)).save(
        member(1), everything(WORKBOOK), ""
    )


def whole(address: str) -> WholeClub:
    found = open_moving_club(address).whole()
    assert found is not None
    return found


@pytest.mark.parametrize("begins_in_a_folder", [True, False])
def test_a_club_is_the_same_wherever_it_was_copied_to_and_goes_on_there(say: Say, places, begins_in_a_folder):
    ways = [places.here, places.database, places.there] if begins_in_a_folder else [places.database, places.there]
    fill(places, ways[0])
    before = whole(ways[0])
    for source, target in pairwise(ways):
        code, data, complaint = say("copy", "--from", source, "--to", target)
        assert (code, data["copied"], data["club"], complaint) == (0, [member(1)], "copied", "")

    assert all(whole(address) == before for address in ways)
    assert before.behind[TUESDAY_CLUB.id]["worth"].forgotten == 1
    found = []
    for address in ways:
        places.move_to(week(1))
        club = places.club(address)
        join(club, [20])
        club.take_over(member(1), before.invitations[Door.HAND_OVER].code)
        club.count_in(member(20), TUESDAY_CLUB.id)
        over = [club.at_the_door(member(n), text * 64).ended for n, text in ((2, "a"), (50, "b"), (1, "a"))]
        assert over == [True, True, False]
        tables = [club.issue(member(1))]
        for number in (2, 3, 4, 20):
            club.contribute(member(number), {TUESDAY_CLUB.id: Contribution(figures={"worth": 100, "mood_change": 0})})
            places.move_to(week(number))
            tables.append(club.issue(member(1)))
        found.append((tables, club.gatherings(member(1)), club.suggestions(member(1)), club.count(member(1))))
    for one in found[1:]:
        assert one == found[0]
    assert len({len(table.cells) for table in found[0][0]}) == 2


def test_a_second_time_there_is_nothing_to_do(say: Say, places):
    fill(places, places.here)
    say("copy", "--from", places.here, "--to", places.database)

    code, data, _ = say("copy", "--from", places.here, "--to", places.database)
    assert (code, data["same"], data["club"]) == (0, [member(1)], "same")


def test_how_it_went_with_the_club_is_said_and_names_nobody(capsys, places):
    fill(places, places.here)
    words = ["copy", "--from", places.here, "--to", places.database]
    for said in ("The club was copied, and is the same when read back", "The club was there already, the same"):
        main(words)
        lines = capsys.readouterr().out.splitlines()
        assert lines[-1].startswith(said)
        assert not [line for line in lines if any(member(number) in line for number in range(1, 10))]


@pytest.mark.parametrize("into_folder", [True, False])
def test_a_different_club_stays_unless_it_is_to_be_replaced(say: Say, places, into_folder):
    source, target = (places.database, places.there) if into_folder else (places.here, places.database)
    fill(places, source)
    other = places.club(target)
    a_club(other, [1, 30, 31], FAIR)
    count(other, 30, FAIR.id, worth=1)
    other.sign_out(member(2), "c" * 64, END)
    other.issue(ORGANISER)
    before = whole(target)

    code, data, _ = say("copy", "--from", source, "--to", target)
    assert (code, data["copied"], data["club"]) == (1, [member(1)], "different")
    with pytest.raises(Conflict):
        open_moving_club(target).put(whole(source), replace=False)
    assert whole(target) == before

    code, data, _ = say("copy", "--from", source, "--to", target, "--replace")
    assert (code, data["same"], data["club"]) == (0, [member(1)], "copied")
    assert whole(target) == whole(source)
    assert places.club(target).standing(member(30)) is None


def test_a_closed_club_that_its_organiser_has_left_comes_along(say: Say, places):
    club = places.club(places.here)
    a_club(club, [1, 2])
    club.close(ORGANISER)
    club.leave(ORGANISER)
    for source, target in ((places.here, places.database), (places.database, places.there)):
        assert say("copy", "--from", source, "--to", target)[1]["club"] == "copied"

    there = places.club(places.there)
    assert there.club() == club.club()
    assert there.standing(member(1)) == club.standing(member(1))
    assert there.standing(ORGANISER) is None
    with refused("club_is_closed"):
        there.count_in(member(1), TUESDAY_CLUB.id)


def test_the_apps_role_can_neither_take_a_club_out_nor_put_one_in_and_then_nothing_is_copied(say: Say, places):
    fill(places, places.here)
    for words in (["--from", places.here, "--to", places.app], ["--from", places.app, "--to", places.there]):
        code, _, complaint = say("copy", *words)
        assert code == 2
        assert "--member" in complaint
    assert open_store(Settings(store=places.app)).history(member(1)) == ()
    assert open_moving_club(places.database).whole() is None


def test_who_copies_one_member_leaves_the_club_where_it_is(say: Say, places):
    fill(places, places.here)

    code, data, _ = say("copy", "--from", places.here, "--to", places.app, "--member", member(1))
    assert (code, data["copied"], data["club"]) == (0, [member(1)], None)
    assert open_moving_club(places.database).whole() is None


def test_a_club_that_came_out_otherwise_is_found_when_it_is_read_back(say: Say, places):
    fill(places, places.here)
    with connected(places.database) as connection:
        connection.execute(
            "create function spoil() returns trigger language plpgsql as "
            "$$ begin new.hundredths := new.hundredths + 1; return new; end $$; "
            "create trigger spoil before insert on wellspent.behind for each row execute function spoil()"
        )
    try:
        code, data, _ = say("copy", "--from", places.here, "--to", places.database)
    finally:
        with connected(places.database) as connection:
            connection.execute("drop function spoil cascade")
    assert (code, data["club"]) == (1, "unlike")


def test_what_cannot_be_put_into_a_database_leaves_none_of_it_there(places):
    fill(places, places.here)
    found = whole(places.here)
    odd = {**found.contributions, member(2): {TUESDAY_CLUB.id: Contribution(figures={"unheard-of": 1})}}
    with pytest.raises(Exception, match="PostgreSQL 23514"):
        open_moving_club(places.database).put(replace(found, contributions=odd), replace=True)

    assert open_moving_club(places.database).whole() is None
    assert places.club(places.database).standing(member(1)) is None
