"""``hand-over``: a club whose organiser is gone gets another one, by a code that whoever runs the server makes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.commands.test_copy import Say, say
from tests.contract.club_contract import refused
from tests.contract.club_world import ORGANISER, a_club, member
from tests.driving.postgres import Prepared
from wellspent.__main__ import main
from wellspent.core.club.model import Door, Role
from wellspent.core.club.port import ClubStore
from wellspent.core.club.store.folder import FolderClub
from wellspent.words import commands

__all__ = ["say"]

Place = tuple[ClubStore, str]


@pytest.fixture(params=["folder", pytest.param("database", marks=pytest.mark.needs("postgres"))])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place for a club, and its address for whoever runs the server."""
    if request.param == "folder":
        yield FolderClub(tmp_path / "club"), f"folder:{tmp_path / 'club'}"
    else:
        database: Prepared = request.getfixturevalue("database")
        yield database.club(), database.owner
        database.run_on()


def test_whichever_member_types_the_code_is_the_organiser_and_all_else_stays(say: Say, place: Place) -> None:
    club, address = place
    a_club(club, [1, 2])
    joining = club.invitation(ORGANISER, Door.JOIN)
    early = club.invite(ORGANISER, Door.HAND_OVER)

    code, data, complaint = say("hand-over", "--store", address)
    assert (code, complaint) == (0, "")
    made = club.invitation(ORGANISER, Door.HAND_OVER)
    assert data == {"code": made.code, "made_on": made.made_on.isoformat()}
    with refused("wrong_code"):
        club.take_over(member(1), early.code)
    assert club.take_over(member(2), data["code"].lower()).role is Role.ORGANISER
    assert club.standing(ORGANISER).role is Role.MEMBER
    assert club.invitation(member(2), Door.JOIN) == joining
    assert club.count(member(2)) == 3
    with refused("wrong_code"):
        club.take_over(member(1), data["code"])


def test_the_code_is_printed_with_what_to_do_with_it(capsys: pytest.CaptureFixture[str], place: Place) -> None:
    club, address = place
    a_club(club, [1])
    assert main(["hand-over", "--store", address]) == 0
    assert capsys.readouterr().out == f"{club.invitation(ORGANISER, Door.HAND_OVER).code}\n{commands.HANDED_OVER}\n"


def test_on_the_server_of_a_club_its_settings_say_where_it_is(
    say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    club = FolderClub(tmp_path)
    a_club(club)
    monkeypatch.setenv("WELLSPENT_MODE", "club")
    monkeypatch.setenv("WELLSPENT_ORGANISER_CODE", "plum-lantern-harbour-42")
    monkeypatch.setenv("WELLSPENT_STORE", f"folder:{tmp_path}")
    assert say("hand-over")[1]["code"] == club.invitation(ORGANISER, Door.HAND_OVER).code


def closed(club: ClubStore) -> None:
    a_club(club)
    club.close(ORGANISER)


def closed_and_left(club: ClubStore) -> None:
    closed(club)
    club.leave(ORGANISER)


@pytest.mark.parametrize(
    ("prepare", "why"), [(lambda _: None, "no_club"), (closed, "club_is_closed"), (closed_and_left, "club_is_closed")]
)
def test_without_an_open_club_there_is_nothing_to_hand_over_and_nothing_is_made(
    say: Say, place: Place, prepare: Callable[[ClubStore], None], why: str
) -> None:
    club, address = place
    prepare(club)
    before = club.club()
    assert say("hand-over", "--store", address) == (2, None, f"{commands.NOT_HANDED_OVER[why]}\n")
    assert club.club() == before


def test_where_there_is_no_club_no_folder_is_made(say: Say, tmp_path: Path) -> None:
    say("hand-over", "--store", f"folder:{tmp_path / 'none'}")
    assert not (tmp_path / "none").exists()


@pytest.mark.needs("postgres")
def test_the_apps_own_role_makes_no_code(say: Say, database: Prepared) -> None:
    a_club(database.club(), [1])
    code, data, complaint = say("hand-over", "--store", database.app)
    assert (code, data, complaint) == (2, None, f"{commands.OWNER_HANDS_OVER}\n")
    assert database.club().invitation(ORGANISER, Door.HAND_OVER) is None
