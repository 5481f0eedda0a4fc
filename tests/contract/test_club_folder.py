"""The club in a folder: the contract, and what happens to its files."""

import datetime as dt
import json
import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from tests.contract.club_contract import FAR, ClubContract, new
from tests.contract.club_histories import ClubHistories
from tests.contract.club_table_contract import ClubCrowdContract, ClubTableContract
from tests.contract.club_world import FAIR, MONDAY, ORGANISER, TUESDAY_CLUB, ClubWorld, a_club, count, member, week
from wellspent.core.club.model import Contribution, Door
from wellspent.core.club.store import open_club
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.errors import ClubRefused, ClubUnreadable, StoreBusy, StoreError, StoreUnavailable, UnsafeSetup
from wellspent.core.model import Kind
from wellspent.core.settings import Settings
from wellspent.core.store.folder_moving import FolderMoving


class FolderClubWorld(ClubWorld):
    """A folder of the test's own, and a clock that stands at noon."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.move_to(MONDAY)

    def club(self) -> FolderClub:
        return FolderClub(self.root, clock=lambda: self._now)

    def move_to(self, day: dt.date) -> None:
        self._now = dt.datetime.combine(day, dt.time(12), dt.UTC)


@pytest.fixture
def world(root: Path) -> FolderClubWorld:
    return FolderClubWorld(root)


class TestAFolderKeepsTheContract(ClubContract):
    """Who is what, and who may do what."""


class TestAFolderIssuesTheTable(ClubTableContract):
    """Five behind each figure, and five between one figure and the next."""


class TestAFolderServesManyAtOnce(ClubCrowdContract):
    """A lock, and files that are replaced whole."""


class TestAFolderFollowsTheRule(ClubHistories):
    """It uses the rule itself, so this holds its files to it."""


@pytest.fixture
def club(world: FolderClubWorld) -> FolderClub:
    return world.club()


@pytest.fixture
def full(club: FolderClub, root: Path) -> Path:
    """The folder of a club with everything in it."""
    a_club(club, range(1, 7), TUESDAY_CLUB, FAIR)
    new(club, Door.HAND_OVER)
    club.suggest(member(1), "Breakfast", Kind.SOCIAL)
    for number in range(1, 7):
        count(club, number, worth=400)
    club.issue(ORGANISER)
    club.sign_out(member(1), "a" * 64, FAR)
    return root / ".club"


def files(folder: Path) -> dict[str, bytes]:
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.endswith(".lock")}


def test_looking_writes_nothing(club: FolderClub, root: Path) -> None:
    assert club.club() is None
    assert club.standing(member(1)) is None
    assert not club.at_the_door(member(1), "a" * 64).ended
    assert not root.exists()


def test_files_are_for_their_owner_alone_and_named_by_opaque_ids(full: Path) -> None:
    assert set(files(full)) == {
        "club.json", "list.json", "table.json", "behind.json", f"signed_out/{member(1)}.json",
        *(f"members/{member(number)}.json" for number in range(7)),
    }  # fmt: skip
    if os.name != "nt":
        assert {stat.S_IMODE((full / name).stat().st_mode) for name in files(full)} == {0o600}
        assert {stat.S_IMODE(one.stat().st_mode) for one in (full, full / "members", full / "signed_out")} == {0o700}


def test_the_club_is_no_members_workbook(full: Path, root: Path) -> None:
    assert FolderMoving(root).members() == ()
    FolderMoving(root).forget(member(1))
    assert f"members/{member(1)}.json" in files(full)


def test_who_leaves_is_in_no_file_any_more_but_that_of_ended_sign_ins(full: Path, club: FolderClub) -> None:
    assert json.loads((full / "behind.json").read_bytes())["behind"][TUESDAY_CLUB.id]["worth"]["values"]
    club.leave(member(1))
    left = [name for name, data in files(full).items() if member(1) in name or member(1).encode() in data]
    assert left == [f"signed_out/{member(1)}.json"]
    assert files(full)[left[0]] == b'{"sign_ins": {"%s": "2100-01-01T00:00:00Z"}}' % (b"a" * 64)


def test_a_file_of_ended_sign_ins_that_cannot_be_read_keeps_nobody_else_from_going(
    full: Path, club: FolderClub
) -> None:
    spoiled = full / "signed_out" / f"{member(1)}.json"
    spoiled.write_bytes(b"{")
    club.sign_out(member(2), "b" * 64, FAR)
    club.leave(member(2))
    club.leave(member(3))
    assert club.at_the_door(member(2), "b" * 64).ended
    assert club.standing(member(3)) is None
    assert spoiled.read_bytes() == b"{"


def test_the_organiser_who_leaves_a_closed_club_is_in_no_file_any_more(full: Path, club: FolderClub) -> None:
    club.close(ORGANISER)
    assert b"worth" not in b"".join(files(full).values())
    club.leave(ORGANISER)
    assert not [name for name, data in files(full).items() if ORGANISER in name or ORGANISER.encode() in data]


def test_a_suggestion_says_nothing_of_who_made_it(full: Path) -> None:
    listed = (full / "list.json").read_text(encoding="utf-8")
    assert "Breakfast" in listed
    assert not [number for number in range(7) if member(number) in listed]


def test_what_stays_as_it_is_is_not_written_again(full: Path, club: FolderClub) -> None:
    path = full / "members" / f"{member(1)}.json"
    before = path.stat().st_ino
    club.contribute(member(1), {TUESDAY_CLUB.id: Contribution(figures={"worth": 400})})
    club.count_in(member(1), TUESDAY_CLUB.id)
    assert path.stat().st_ino == before


def test_sign_ins_that_would_be_over_anyway_are_let_go_of(full: Path, world: FolderClubWorld) -> None:
    club = world.club()
    club.sign_out(member(2), "b" * 64, dt.datetime.combine(MONDAY, dt.time(20), dt.UTC))
    world.move_to(MONDAY + dt.timedelta(days=1))
    club.sign_out(member(3), "c" * 64, FAR)
    assert not (full / "signed_out" / f"{member(2)}.json").exists()
    assert all(club.at_the_door(member(number), letter * 64).ended for number, letter in ((1, "a"), (3, "c")))


def test_a_change_that_waits_too_long_for_another_says_so_and_a_look_does_not_wait(full: Path, root: Path) -> None:
    club = FolderClub(root, wait=0.05, clock=lambda: dt.datetime.combine(MONDAY, dt.time(), dt.UTC))
    before = files(full)
    with FileLock(full / ".lock"):
        with pytest.raises(StoreBusy):
            club.rename(ORGANISER, "The club", "Other")
        assert club.standing(member(1)) is not None
        assert club.issue(member(1)) is not None
    assert files(full) == before


def everything_but_leaving(club: FolderClub) -> list[str]:
    """Ask for and change everything; the kinds of errors that came."""
    doings = [
        club.club,
        lambda: club.make(member(9), "Another"),
        lambda: club.standing(member(1)),
        lambda: club.join(member(8), club.invitation(ORGANISER, Door.JOIN).code),
        lambda: club.join(member(1), club.invitation(ORGANISER, Door.JOIN).code),
        lambda: club.count_in(member(1), FAIR.id),
        lambda: club.count_out(member(1), TUESDAY_CLUB.id),
        lambda: club.contribute(member(1), {TUESDAY_CLUB.id: Contribution(figures={"worth": 0})}),
        lambda: club.gatherings(member(1)),
        lambda: club.put_gathering(ORGANISER, FAIR, replace(FAIR, retired=True)),
        lambda: club.suggest(member(1), "Lunch", Kind.SOCIAL),
        lambda: club.drop_suggestions(ORGANISER, ["breakfast"]),
        lambda: club.invite(ORGANISER, Door.JOIN),
        lambda: club.withdraw(ORGANISER, Door.JOIN),
        lambda: club.rename(ORGANISER, "The club", "Other"),
        lambda: club.issue(member(1)),
        lambda: club.sign_out(member(1), "b" * 64, FAR),
        lambda: club.leave(member(2)),
        lambda: club.take_over(member(3), club.invitation(ORGANISER, Door.HAND_OVER).code),
    ]
    errors = []
    for doing in doings:
        try:
            doing()
        except (StoreError, ClubRefused) as error:
            errors.append(type(error).__name__)
    return errors


OURS = ["club.json", "list.json", "table.json", "behind.json", f"members/{member(1)}.json",
        f"signed_out/{member(1)}.json"]  # fmt: skip
SPOILED = {
    "empty": b"",
    "cut short": b'{"name": "The cl',
    "no text": b"\xff\xfe{}",
    "a list": b"[]",
    "a text": b'""',
    "something else": b'{"colour": "blue"}',
    "deep": b"[" * 100_000,
    "a later format": b'{"format": 2, "name": "x", "made_on": "2026-11-02", "organiser": "x"}',
}


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=list(SPOILED))
@pytest.mark.parametrize("name", OURS, ids=[name.partition("/")[0] for name in OURS])
def test_a_file_that_cannot_be_understood_is_said_and_never_written_over(
    full: Path, world: FolderClubWorld, name: str, spoiled: bytes
) -> None:
    (full / name).write_bytes(spoiled)
    world.move_to(week(1))
    errors = everything_but_leaving(world.club())
    assert "ClubUnreadable" in errors
    assert (full / name).read_bytes() == spoiled


@pytest.mark.parametrize("name", OURS, ids=[name.partition("/")[0] for name in OURS])
def test_whoever_looks_it_over_finds_the_file_that_cannot_be_understood(
    full: Path, world: FolderClubWorld, name: str
) -> None:
    assert world.club().look_over() == world.club().club()
    (full / name).write_bytes(b"{")
    with pytest.raises(ClubUnreadable) as refusal:
        world.club().look_over()
    assert refusal.value.file == name.partition("/")[0].removesuffix(".json")


def test_the_error_names_the_file_but_no_other_member(full: Path, world: FolderClubWorld) -> None:
    (full / "members" / f"{member(2)}.json").write_bytes(b"{")
    world.move_to(week(1))
    with pytest.raises(ClubUnreadable) as refusal:
        world.club().issue(member(1))
    assert refusal.value.files == (".club/members",)


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
@pytest.mark.parametrize("name", ["", "members", "signed_out"])
def test_a_linked_folder_leads_nowhere(full: Path, club: FolderClub, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(full / name, elsewhere)
    (full / name).symlink_to(elsewhere)
    before = files(elsewhere)
    errors = everything_but_leaving(club)
    assert "StoreUnavailable" in errors
    assert files(elsewhere) == before


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
@pytest.mark.parametrize("name", OURS, ids=[name.partition("/")[0] for name in OURS])
def test_a_linked_file_is_neither_read_nor_written(
    full: Path, world: FolderClubWorld, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    shutil.move(full / name, elsewhere)
    (full / name).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    world.move_to(week(1))
    assert "ClubUnreadable" in everything_but_leaving(world.club())
    assert (full / name).is_symlink()
    assert elsewhere.read_bytes() == before


def test_a_disk_that_says_no_is_a_store_error(full: Path, club: FolderClub, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(full)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreUnavailable):
        club.rename(ORGANISER, "The club", "Other")
    assert files(full) == before


def test_settings_name_the_club_beside_the_workbooks(tmp_path: Path) -> None:
    club = open_club(Settings(store=f"folder:{tmp_path}"))
    club.make(ORGANISER, "The club")
    assert (tmp_path / ".club" / "club.json").exists()
    with pytest.raises(UnsafeSetup, match="unknown_store"):
        open_club(Settings(store="ftp:somewhere"))
