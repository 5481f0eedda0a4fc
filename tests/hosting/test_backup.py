"""Backup and restore of a club in a folder, by the scripts that a server runs at night and by hand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.hosting.driving import DEPLOY, start_hosted
from wellspent.core.club.port import Door
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.store.folder import FolderStore

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


def run(script: str, argument: Path, place: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WELLSPENT_STORE": f"folder:{place}", "WELLSPENT_PYTHON": sys.executable, **more}
    return subprocess.run(
        [SCRIPTS / script, argument], env=environment, capture_output=True, text=True, check=False, cwd="/"
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


def test_fourteen_are_kept_and_nothing_unfinished(place: Path, backups: Path) -> None:
    for day in range(1, 20):
        (backups / f"wellspent-2026-01-{day:02}T03-17-00Z.tar.gz").write_bytes(b"an older one")
    newest = backed_up(backups, place)
    kept = sorted(path.name for path in backups.iterdir())
    assert len(kept) == 14
    assert kept[-1] == newest.name
    assert kept[0] == "wellspent-2026-01-07T03-17-00Z.tar.gz"


def test_before_anybody_has_come_a_backup_is_empty_and_no_fault(backups: Path, tmp_path: Path) -> None:
    assert backed_up(backups, tmp_path / "nothing" / "yet").exists()


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
