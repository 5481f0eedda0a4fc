"""Saving at once, and a disk that fails at any moment: all of a save is there, or none."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.capabilities import ROOT
from tests.contract import crashing
from tests.contract.store_contract import added, meeting
from tests.contract.wrong_files import GROUP
from wellspent.core.errors import StoreBusy
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table


def test_a_save_that_waits_too_long_for_another_says_so_and_writes_nothing(root):
    store = FolderStore(root, wait=0.05)
    version = store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")

    with FileLock(root / ".lock"), pytest.raises(StoreBusy):
        store.save(LOCAL, added(Table.MEETINGS, meeting("b")), version)

    assert store.version(LOCAL) == version
    store.save(LOCAL, added(Table.MEETINGS, meeting("b")), version)


def test_a_look_does_not_wait_for_a_save(root):
    store = FolderStore(root, wait=0.05)
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")

    with FileLock(root / ".lock"):
        assert list(store.load(LOCAL).workbook.meetings) == ["a"]


SAVED_WHILE_READING = """
import sys
from pathlib import Path
from tests.contract import crashing
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL

folder, saved = Path(sys.argv[1]), []

def save_once(event, details):
    if event == "open" and str(details[0]).endswith("meetings.csv") and not saved:
        saved.append(True)
        FolderStore(folder).save(LOCAL, crashing.CHANGES, "")

sys.addaudithook(save_once)
workbook = FolderStore(folder).load(LOCAL).workbook
print(workbook.groups["g"].name, workbook.meetings["a"].note)
"""


def test_a_save_between_the_reading_of_two_files_is_seen_whole(store, root):
    store.save(LOCAL, crashing.BEFORE, "")
    command = [sys.executable, "-c", SAVED_WHILE_READING, str(root)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout

    assert found.split() == ["new", "new"]


WRITER = """
import sys
from pathlib import Path
from tests.contract.store_contract import added, meeting
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table

sys.stdin.readline()
for number in range(8):
    record = meeting(f"{sys.argv[2]}-{number}")
    FolderStore(Path(sys.argv[1])).save(LOCAL, added(Table.MEETINGS, record), "")
"""


def test_several_processes_at_once_lose_nothing(store, root):
    names = ["one", "two", "three"]
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(root), name], cwd=ROOT, stdin=subprocess.PIPE)
        for name in names
    ]
    for writer in writers:
        writer.stdin.write(b"go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0

    assert set(store.load(LOCAL).workbook.meetings) == {f"{name}-{number}" for name in names for number in range(8)}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("prepared") / "workbook"
    FolderStore(folder).save(LOCAL, crashing.BEFORE, "")
    return folder


def words(store: FolderStore) -> list[str]:
    """The word that each record carries: "old" before the save, "new" after it."""
    workbook = store.load(LOCAL).workbook
    people = [person.name for person in workbook.people.values()] or ["old"]
    return [workbook.groups["g"].name, workbook.meetings["a"].note, *people]


OLD, NEW = ["old"] * 3, ["new"] * 3


@pytest.mark.parametrize("mode", ["die", "refuse_once", "refuse_on"])
def test_wherever_the_disk_fails_all_of_a_save_is_there_or_none(prepared, tmp_path, mode):
    command = [sys.executable, "-m", "tests.contract.crashing", mode, str(prepared), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    runs = {step: int(ended) for step, ended in (line.split() for line in done.stdout.splitlines())}
    found = []
    for step, ended in runs.items():
        folder = tmp_path / step
        store = FolderStore(folder)
        found.append(words(store))
        assert found[-1] in (OLD, NEW), f"step {step} left half a save"
        assert not (folder / ".saving").exists()
        assert len(store.history(LOCAL)) == (2 if found[-1] == NEW else 1)
        if ended in (crashing.SAVED, crashing.NOTHING_FAILED):
            assert found[-1] == NEW, f"step {step} was said to be saved"
        if mode == "refuse_once" and ended == crashing.REFUSED:
            assert found[-1] == OLD, f"step {step} was said not to be saved"
        store.save(LOCAL, crashing.CHANGES, "")
        assert words(store) == NEW

    assert len(runs) > 15
    assert set(runs.values()) <= {crashing.NOTHING_FAILED, crashing.REFUSED, crashing.SAVED, crashing.DIED}
    assert OLD in found
    assert NEW in found


def crashed(prepared: Path, tmp_path: Path) -> Path:
    """A folder as the first crash after the writing of the journal left it."""
    command = [sys.executable, "-m", "tests.contract.crashing", "die", str(prepared), str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=True)
    return next(
        folder
        for folder in sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
        if (folder / ".saving" / "journal.json").exists()
    )


def test_what_was_edited_between_a_crash_and_the_next_look_is_in_the_history(prepared, tmp_path):
    folder = crashed(prepared, tmp_path)
    edited = (folder / "meetings.csv").read_bytes().replace(b"old", b"edited")
    (folder / "meetings.csv").write_bytes(edited)
    store = FolderStore(folder)

    assert words(store) == NEW
    assert (folder / ".history" / store.history(LOCAL)[0].id / "meetings.csv").read_bytes() == edited


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"{",
        b"[]",
        b'{"source": "new", "files": ["../stolen"], "entry": "000001-20260309T000000Z", "remove": []}',
        b'{"source": "new", "files": [], "entry": "../../up", "remove": []}',
        b'{"source": "..", "files": ["groups.yaml"], "entry": "000001-20260309T000000Z", "remove": []}',
        b'{"source": "new", "files": [], "entry": "000001-20260309T000000Z", "remove": ["../cv.txt"]}',
    ],
)
def test_a_journal_that_is_not_ours_is_swept_away_with_the_rest(store, root, written, journal):
    written(groups_yaml=GROUP)
    (root.parent / "cv.txt").write_text("mine")
    stage = root / ".saving"
    (stage / "new").mkdir(parents=True)
    (stage / "new" / "groups.yaml").write_bytes(b"groups: []\n")
    (stage / "journal.json").write_bytes(journal)

    assert list(store.load(LOCAL).workbook.groups) == ["tuesday"]
    assert not stage.exists()
    assert (root.parent / "cv.txt").read_text() == "mine"


def test_what_a_crash_left_unfinished_before_the_journal_is_swept_away(store, root, written):
    written(groups_yaml=GROUP)
    stage = root / ".saving" / "new"
    stage.mkdir(parents=True)
    (stage / "groups.yaml").write_bytes(b"groups:")

    assert list(store.load(LOCAL).workbook.groups) == ["tuesday"]
    assert not (root / ".saving").exists()
