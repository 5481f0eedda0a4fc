"""``copy --running``: a copy that is made while the app goes on, as every night's backup is."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.contract.store_contract import added, meeting
from wellspent.__main__ import main
from wellspent.core.club.model import Door
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.store import history, open_moving
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import Table
from wellspent.words import moving

ORGANISER, STAYS, LEAVES, COMES = (letter * 32 for letter in "abcd")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A club of three, each with a workbook, and a code to join it in a file beside it."""
    place = tmp_path / "club"
    club = FolderClub(place)
    club.make(ORGANISER, "Harbour Street")
    code = club.invite(ORGANISER, Door.JOIN).code
    (tmp_path / "code").write_text(code)
    for member in (STAYS, LEAVES):
        club.join(member, code)
    for member in (ORGANISER, STAYS, LEAVES):
        FolderStore(place).save(member, added(Table.MEETINGS, meeting("first")), "")
    return place


SAVES = """
import sys
from itertools import count
from pathlib import Path
from tests.contract.store_contract import added, meeting
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import Table

for number in count():
    FolderStore(Path(sys.argv[1])).save(sys.argv[2], added(Table.MEETINGS, meeting(f"m-{number}")), "")
    if not number:
        print("begun", flush=True)
"""


@pytest.fixture
def somebody_saves(place: Path) -> Iterator[None]:
    """One of them saves without a pause."""
    writer = subprocess.Popen([sys.executable, "-c", SAVES, place, STAYS], cwd=ROOT, stdout=subprocess.PIPE)
    writer.stdout.readline()
    yield
    assert writer.poll() is None, "it saved to the end"
    writer.kill()
    writer.communicate()


def copy(source: Path, target: Path, *more: str) -> int:
    return main(["copy", "--running", "--from", f"folder:{source}", "--to", f"folder:{target}", *more])


def as_a_save_left_it(root: Path) -> bool:
    """True if what stands there is what the newest entry of the history was followed by."""
    newest = max(history.entries(root / STAYS), key=lambda path: history.number(path.name))
    left = json.loads((newest / history.NOTE).read_bytes())
    store = FolderStore(root)
    return bool(left["version"] == store.version(STAYS)) and len(store.history(STAYS)) == len(
        store.load(STAYS).workbook.meetings
    )


def test_a_workbook_in_which_somebody_saves_without_a_pause_is_copied_as_one_save_left_it(
    place: Path, somebody_saves: None, tmp_path: Path
) -> None:
    for number in range(3):
        out = tmp_path / f"out-{number}"
        assert copy(place, out) == 0
        assert as_a_save_left_it(out)


BETWEEN = """
import sys
from pathlib import Path
from tests.contract.store_contract import added, meeting
from wellspent.__main__ import main
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import Table

source, target, who = sys.argv[1:]
files_read, done = [], []

def save_once(event, details):
    if event == "open" and str(details[0]) == f"{source}/{who}/meetings.csv":
        files_read.append(True)
    elif event in {"os.listdir", "os.scandir"} and str(details[0]).endswith(f"{who}/.history"):
        if files_read and not done:
            done.append(True)
            FolderStore(Path(source)).save(who, added(Table.MEETINGS, meeting("second")), "")

sys.addaudithook(save_once)
assert main(["copy", "--running", "--from", f"folder:{source}", "--to", f"folder:{target}"]) == 0
assert done
"""


def test_a_save_between_the_reading_of_the_files_and_of_their_history_is_in_both_or_in_neither(
    place: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", BETWEEN, place, out, STAYS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert as_a_save_left_it(out)


MEANWHILE = """
import sys
from pathlib import Path
from tests.contract.store_contract import added, meeting
from wellspent.__main__ import main
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import Table

source, target, moment, leaves, comes, code = sys.argv[1:]
store, club, done = FolderStore(Path(source)), FolderClub(Path(source)), []

def come_and_go(event, details):
    if event == "open" and str(details[0]).startswith(f"{target}/{moment}/") and not done:
        done.append(True)
        store.forget(leaves)
        club.leave(leaves)
        club.join(comes, code)
        store.save(comes, added(Table.MEETINGS, meeting("first")), "")

sys.addaudithook(come_and_go)
assert main(["copy", "--running", "--from", f"folder:{source}", "--to", f"folder:{target}"]) == 0
assert done
"""


@pytest.mark.parametrize("moment", [ORGANISER, STAYS, LEAVES, ".club"])
def test_who_leaves_while_the_copy_is_made_is_not_in_it_and_who_comes_is(
    place: Path, tmp_path: Path, moment: str
) -> None:
    out, code = tmp_path / "out", (tmp_path / "code").read_text()
    command = [sys.executable, "-c", MEANWHILE, place, out, moment, LEAVES, COMES, code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

    assert open_moving(f"folder:{out}").members() == (ORGANISER, STAYS, COMES)
    standings = {member: FolderClub(out).standing(member) for member in (ORGANISER, STAYS, LEAVES, COMES)}
    assert [member for member, one in standings.items() if one is None] == [LEAVES]
    assert not (out / LEAVES).exists()


def test_what_was_at_the_target_before_is_not_taken_away(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    FolderStore(out).save(COMES, added(Table.MEETINGS, meeting("first")), "")
    assert copy(place, out) == 0
    assert copy(place, out) == 0
    assert open_moving(f"folder:{out}").members() == (ORGANISER, STAYS, LEAVES, COMES)


def test_somebody_at_a_terminal_sees_how_far_it_is_and_a_program_its_answer_alone(place: Path, tmp_path: Path) -> None:
    screen, terminal = os.openpty()
    command = [
        sys.executable,
        "-m",
        "wellspent",
        "copy",
        "--from",
        f"folder:{place}",
        "--to",
        f"folder:{tmp_path / 'o'}",
    ]
    done = subprocess.run([*command, "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal, check=True)
    os.close(terminal)
    seen = os.read(screen, 10_000).decode()
    os.close(screen)
    assert all(moving.progress(number, 3) in seen for number in (1, 2, 3))
    assert json.loads(done.stdout)["copied"] == [ORGANISER, STAYS, LEAVES]
