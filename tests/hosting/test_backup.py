"""Backup and restore of a club in a folder, by the scripts that a server runs at night and by hand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.commands.test_copy_running import somebody_saves
from tests.hosting.driving import DEPLOY, start_hosted
from wellspent.core.club.port import Door
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.store.folder import FolderStore

__all__ = ["somebody_saves"]

SCRIPTS = DEPLOY / "small-server"
ORGANISER, MEMBER, LATER = "a" * 32, "b" * 32, "c" * 32
SAMPLE = ROOT / "data" / "sample"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A club of two, each with a workbook."""
    place = tmp_path / "srv" / "club"
    club = FolderClub(place)
    club.make(ORGANISER, "Harbour Street")
    club.join(MEMBER, club.invite(ORGANISER, Door.JOIN).code)
    for member in (ORGANISER, MEMBER):
        shutil.copytree(SAMPLE, place / member, dirs_exist_ok=True)
    return place


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def run(
    script: str, argument: str | Path, place: Path, *before: str, cwd: str | Path = "/", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a script as a server does; ``before`` stands before it on the command line."""
    environment = {**os.environ, "WELLSPENT_STORE": f"folder:{place}", "WELLSPENT_PYTHON": sys.executable, **more}
    return subprocess.run(
        [*before, SCRIPTS / script, argument], env=environment, capture_output=True, text=True, check=False, cwd=cwd
    )


def backed_up(backups: Path, place: Path) -> Path:
    done = run("backup.sh", backups, place)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.splitlines()[-1])


def workbooks(place: Path) -> dict[str, object]:
    store = FolderStore(place)
    return {member: store.load(member).workbook for member in (ORGANISER, MEMBER, LATER)}


def test_what_was_backed_up_is_put_back_club_and_workbooks_and_what_came_since_is_set_aside(
    place: Path, backups: Path
) -> None:
    before = workbooks(place)
    archive = backed_up(backups, place)
    assert oct(archive.stat().st_mode & 0o077) == "0o0", "nobody else reads it"

    (place / MEMBER / "meetings.csv").unlink()
    FolderClub(place).join(LATER, FolderClub(place).invite(ORGANISER, Door.JOIN).code)
    FolderClub(place).rename(ORGANISER, "Harbour Street", "Another name")
    done = run("restore.sh", archive, place, STREAMLIT_SERVER_PORT="1")
    assert done.returncode == 0, done.stderr

    assert workbooks(place) == before
    club = FolderClub(place).club()
    assert club is not None
    assert club.name == "Harbour Street"
    assert FolderClub(place).standing(MEMBER) is not None
    assert FolderClub(place).standing(LATER) is None
    (aside,) = place.parent.glob("club.before-*")
    assert FolderClub(aside).standing(LATER) is not None
    assert not [path for path in place.parent.iterdir() if path.name.startswith(".restoring")]


def test_those_of_fourteen_days_are_kept_however_many_a_day_and_nothing_unfinished(place: Path, backups: Path) -> None:
    for day in range(1, 20):
        for hour in ("03", "10", "11"):
            (backups / f"wellspent-2026-01-{day:02}T{hour}-17-00Z.tar.gz").write_bytes(b"an older one")
    newest = backed_up(backups, place)
    kept = sorted(path.name for path in backups.iterdir())
    assert len(kept) == 13 * 3 + 1
    assert kept[-1] == newest.name
    assert kept[0] == "wellspent-2026-01-07T03-17-00Z.tar.gz"


def test_somebody_who_saves_without_a_pause_does_not_keep_the_backup_from_being_made(
    place: Path, backups: Path, somebody_saves: None, tmp_path: Path
) -> None:
    for number in range(2):
        unpacked = tmp_path / f"unpacked-{number}"
        unpacked.mkdir()
        subprocess.run(["tar", "-xzf", backed_up(backups, place), "-C", unpacked], check=True)
        (made,) = unpacked.iterdir()
        assert FolderStore(made).load(MEMBER).workbook.meetings
        assert FolderStore(made).version(ORGANISER) == FolderStore(place).version(ORGANISER)
        assert FolderClub(made).standing(MEMBER) is not None


def test_before_anybody_has_come_there_is_nothing_to_back_up_and_that_is_no_fault(
    backups: Path, tmp_path: Path
) -> None:
    done = run("backup.sh", backups, tmp_path / "nothing" / "yet")
    assert (done.returncode, done.stdout) == (0, "There is no club yet, so there is nothing to back up.\n")
    assert list(backups.iterdir()) == []


@pytest.mark.parametrize("gone", [".", ".club"])
def test_a_club_that_is_gone_is_not_backed_up_and_the_good_backups_stay(
    place: Path, backups: Path, tmp_path: Path, gone: str
) -> None:
    good = backed_up(backups, place)
    (place / gone).rename(tmp_path / "elsewhere")
    done = run("backup.sh", backups, place)
    assert done.returncode == 1
    assert "is its disk there?" in done.stderr
    assert str(good) in done.stderr
    assert list(backups.iterdir()) == [good]


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[tuple[str, ...]]:
    """What starts a program in a folder that the program's user may not enter: as ``root``'s own is for everyone else.

    The superuser may enter any, unless told that it may not.
    """
    folder = tmp_path / "closed"
    folder.mkdir()
    humble = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    yield (*humble, "sh", "-c", 'chmod 700 "$0" && cd "$0" && chmod 0 . && exec "$@"', str(folder))
    folder.chmod(0o700)


def test_both_work_from_a_folder_that_their_user_may_not_enter(
    place: Path, backups: Path, closed: tuple[str, ...]
) -> None:
    done = run("backup.sh", backups, place, *closed)
    assert (done.returncode, done.stderr) == (0, "")
    (archive,) = backups.iterdir()
    (place / MEMBER / "meetings.csv").unlink()
    done = run("restore.sh", archive, place, *closed, STREAMLIT_SERVER_PORT="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert (place / MEMBER / "meetings.csv").is_file()


def test_a_backup_is_named_as_it_is_called_in_the_folder_where_one_stands(place: Path, backups: Path) -> None:
    archive = backed_up(backups, place)
    done = run("restore.sh", archive.name, place, cwd=backups, STREAMLIT_SERVER_PORT="1")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["wellspent-of-yesterday.tar.gz", "/nowhere/at/all/wellspent.tar.gz"])
def test_a_backup_that_is_not_there_is_said_to_be_missing(place: Path, name: str) -> None:
    done = run("restore.sh", name, place, STREAMLIT_SERVER_PORT="1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"There is no backup {name}, or it may not be read here. Nothing was changed.\n"
    assert [path.name for path in place.parent.iterdir()] == ["club"]


@pytest.mark.parametrize("holds", ["nothing", "workbooks without their club"])
def test_a_backup_without_a_club_is_not_put_in_the_place_of_one(
    place: Path, backups: Path, tmp_path: Path, holds: str
) -> None:
    (tmp_path / "wellspent").mkdir()
    if holds != "nothing":
        shutil.copytree(SAMPLE, tmp_path / "wellspent" / MEMBER)
    archive = backups / "wellspent-2026-11-24T03-17-00Z.tar.gz"
    subprocess.run(["tar", "-C", tmp_path, "-czf", archive, "wellspent"], check=True)
    before = sorted(place.rglob("*"))
    done = run("restore.sh", archive, place, STREAMLIT_SERVER_PORT="1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing was changed" in done.stderr
    assert sorted(place.rglob("*")) == before
    assert [path.name for path in place.parent.iterdir()] == ["club"]


def test_a_backup_that_fails_says_so_and_takes_no_older_one_away(place: Path, backups: Path) -> None:
    old = backed_up(backups, place)
    done = run("backup.sh", backups, place, WELLSPENT_STORE="folder:")
    assert done.returncode != 0
    assert [path.name for path in backups.iterdir()] == [old.name]


def test_a_broken_backup_is_not_put_back(place: Path, backups: Path) -> None:
    archive = backed_up(backups, place)
    archive.write_bytes(archive.read_bytes()[:-200])
    before = sorted(place.rglob("*"))
    done = run("restore.sh", archive, place, STREAMLIT_SERVER_PORT="1")
    assert done.returncode != 0
    assert sorted(place.rglob("*")) == before
    assert [path.name for path in place.parent.iterdir()] == ["club"]


def test_nothing_is_put_back_under_a_running_app(place: Path, backups: Path, tmp_path: Path) -> None:
    archive = backed_up(backups, place)
    server = start_hosted(tmp_path / "desk", WELLSPENT_STORE=f"folder:{place}")
    try:
        done = run("restore.sh", archive, place, STREAMLIT_SERVER_PORT=str(server.port))
        assert done.returncode == 2
        assert "Stop it first" in done.stderr
        assert [path.name for path in place.parent.iterdir()] == ["club"]
    finally:
        server.stop()
