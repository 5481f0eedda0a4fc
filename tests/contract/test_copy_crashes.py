"""A copy into a folder that is cut short at any moment: no workbook is there in part, and run again it goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.contract.crashing import DIED, NOTHING_FAILED, SAVED
from tests.contract.store_contract import FULL, OTHER, added, everything, meeting
from wellspent.__main__ import NOT_DONE, main
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.store import open_moving
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table, Whole

MEMBERS = (LOCAL, OTHER)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two workbooks, one of which gave up a part of its history, and a club."""
    root = tmp_path / "source"
    store = FolderStore(root, most_history=1200)
    for number in range(4):
        store.save(OTHER, added(Table.MEETINGS, meeting(f"m-{number}")), "")
    assert store.dropped(OTHER) is not None
    assert store.history(OTHER)
    store.save(LOCAL, added(Table.MEETINGS, meeting("mine")), "")
    FolderClub(root).make(OTHER, "Harbour Street")
    return root


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    (tmp_path / "target").mkdir()
    return tmp_path / "target"


def files(root: Path) -> dict[str, bytes]:
    """All of the workbooks."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name != ".lock" and ".club" not in path.parts
    }


def kept(root: Path) -> dict[str, Whole]:
    """What is there of each workbook for whoever opens it."""
    return {member: open_moving(f"folder:{root}").whole(member) for member in MEMBERS}


def copied(source: Path, target: Path, *more: str) -> bool:
    done = main(["copy", "--from", f"folder:{source}", "--to", f"folder:{target}", *more])
    return done == 0 and files(source) == files(target)


@pytest.mark.parametrize("mode", ["die", "refuse_on"])
@pytest.mark.parametrize("more", [[], ["--replace"]], ids=["where nothing is", "in place of another"])
def test_wherever_the_disk_fails_a_workbook_is_copied_or_not_and_a_second_copy_completes_it(
    source: Path, target: Path, tmp_path: Path, mode: str, more: list[str]
) -> None:
    if more:
        FolderStore(target).save(OTHER, everything(FULL), "")
    desk = tmp_path / "desk"
    command = [sys.executable, "-m", "tests.contract.copy_crashing", mode, source, target, desk, *more]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True).stdout
    ends = [int(line.split()[1]) for line in said.splitlines()]
    assert len(ends) > 20
    assert set(ends) <= {NOTHING_FAILED, SAVED, DIED, NOT_DONE}
    whole, nothing = kept(source), dict.fromkeys(MEMBERS, Whole())
    for step, ended in enumerate(ends, start=1):
        folder = desk / str(step)
        if ended in {SAVED, NOTHING_FAILED}:
            assert files(folder) == files(source), f"step {step} was said to be done"
        if not more and step % 2:  # the app may open them first, or the second copy come first
            there = kept(folder)
            assert all(there[member] in (whole[member], nothing[member]) for member in MEMBERS), f"step {step}"
        assert copied(source, folder, *more), f"step {step} could not be completed"
