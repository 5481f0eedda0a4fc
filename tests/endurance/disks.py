"""Disks that refuse: full to the last page, made read-only, or with a file that somebody holds.

A disk of our own is mounted in a name space of its own, so that nobody else sees it and it goes when the process ends;
``enclosed`` starts such a process, which runs this file.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.capabilities import ROOT
from tests.endurance.expected import applied, orphans
from tests.endurance.trial import Found, Step
from wellspent.core.actions.typed import put
from wellspent.core.errors import StoreError
from wellspent.core.model import Group, Person, Workbook
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.files import FILES
from wellspent.core.store.port import LOCAL, Changes, Store, Table

SAMPLE = ROOT / "data" / "sample"
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
DISK = 2_000_000
"""Bytes of the disk."""

MOST_PAGES_LEFT = 40
"""With so many pages free, a save has room enough."""

LONGEST_NOTE = 20_000
NOBODY = 65534
FILLED_IN_ONE_PROCESS = 50

_MOUNT_AND_RUN = 'mount -t tmpfs -o "size=$1,mode=0755" tmpfs "$2" && shift 2 && exec "$@"'


def run(times: int, desk: Path, step: Step) -> Found:
    """Save onto a full disk ``times`` times, each with another number of free pages or another length of note."""
    found = Found()
    desk.mkdir(parents=True, exist_ok=True)
    for start in range(0, times, FILLED_IN_ONE_PROCESS):
        numbers = range(start, min(start + FILLED_IN_ONE_PROCESS, times))
        lines = enclosed(desk, "full", str(numbers.start), str(numbers.stop))
        for line in lines:
            word, _, rest = line.partition(" ")
            if word == "lost":
                found.lost.append(rest)
            else:
                found.counts["saves onto a full disk"] += 1
                found.counts["refused"] += word == "refused"
                step()
    return found


def enclosed(desk: Path, what: str, *arguments: str) -> list[str]:
    """What this file prints when it is run as ``what`` with a small disk of its own mounted on ``desk``."""
    mounted = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-ec",
        _MOUNT_AND_RUN,
        "sh",
        str(DISK),
        str(desk),
    ]
    return _printed([*mounted, *_this(what, desk, *arguments)])


def as_nobody() -> list[str]:
    """What this file prints as somebody who may look at a folder and not write to it."""
    with tempfile.TemporaryDirectory() as desk:
        return _printed(_this("nobody", Path(desk)))


def _this(what: str, desk: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "tests.endurance.disks", what, str(desk), *arguments]


def _printed(command: list[str]) -> list[str]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.splitlines()


def _full(desk: Path, first: str, end: str) -> None:
    for number in range(int(first), int(end)):
        folder, ballast = desk / "workbook", desk / "ballast"
        shutil.copytree(SAMPLE, folder)
        store = _open(folder)
        loaded = store.load(LOCAL)
        changes = _changes(loaded.workbook, note="x" * random.Random(number).randint(0, LONGEST_NOTE))
        _fill(ballast, PAGE * (number % MOST_PAGES_LEFT))
        before = _bytes(folder)
        refused = _refused(store, changes, loaded.version)
        saved = applied(loaded.workbook, changes)
        if store.load(LOCAL).workbook != (loaded.workbook if refused else saved):
            _say(f"lost disk {number}: {refused or 'saved'}, and something else is there")
        if refused and _bytes(folder) != before:
            _say(f"lost disk {number}: refused, and the files are not what they were")
        ballast.unlink()
        store.save(LOCAL, changes, "")
        if store.load(LOCAL).workbook != saved:
            _say(f"lost disk {number}: with room again, the save is not what it was to be")
        if left := orphans(folder, store):
            _say(f"lost disk {number}: left behind {left}")
        _say(f"refused {refused}" if refused else "saved")
        shutil.rmtree(folder)


def _read_only(desk: Path) -> None:
    """A stick that turned read-only: looking goes on, and a save is refused until it can be written again."""
    folder = Path(shutil.copytree(SAMPLE, desk / "workbook"))
    _mount("-o", "remount,ro", str(desk))
    _refused_and_whole(folder)
    _mount("-o", "remount,rw", str(desk))
    _saved_after_all(folder)


def _held(desk: Path) -> None:
    """A file that can't be replaced, as one that a spreadsheet holds open on Windows: nothing of the save is there."""
    folder = Path(shutil.copytree(SAMPLE, desk / "workbook"))
    held = str(folder / FILES[Table.PEOPLE])
    _mount("--bind", held, held)
    _refused_and_whole(folder)
    subprocess.run(["umount", held], check=True)
    _saved_after_all(folder)


def _nobody(desk: Path) -> None:
    """A folder of somebody else's, to look at and not to write to; then one file in it that can't even be read.

    The superuser may write anywhere, so the process becomes nobody first.
    """
    folder = Path(shutil.copytree(SAMPLE, desk / "workbook"))
    _open(folder).load(LOCAL)  # what is imported on the way may be out of nobody's reach
    people = folder / FILES[Table.PEOPLE]
    people.chmod(0)
    desk.chmod(0o755)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    store = _open(folder)
    loaded = store.load(LOCAL)
    _say(" ".join([*loaded.read_only, *(one.code for one in loaded.problems if one.file == people.name)]))
    assert loaded.workbook.meetings
    assert not loaded.workbook.people
    meeting = next(iter(loaded.workbook.meetings.values()))
    _say(_refused(store, (put(loaded.workbook, Table.MEETINGS, replace(meeting, note="typed")),), loaded.version))
    _say(_refused(store, (put(loaded.workbook, Table.PEOPLE, Person(id="new", name="New")),), loaded.version))
    assert store.load(LOCAL).workbook == loaded.workbook


def _refused_and_whole(folder: Path) -> None:
    store = _open(folder)
    loaded = store.load(LOCAL)
    before = _bytes(folder)
    _say(_refused(store, _changes(loaded.workbook, note="typed"), loaded.version) or "saved")
    assert _bytes(folder) == before
    assert store.load(LOCAL).workbook == loaded.workbook


def _saved_after_all(folder: Path) -> None:
    store = _open(folder)
    loaded = store.load(LOCAL)
    changes = _changes(loaded.workbook, note="typed")
    store.save(LOCAL, changes, loaded.version)
    assert store.load(LOCAL).workbook == applied(loaded.workbook, changes)
    assert orphans(folder, store) == []


def _changes(workbook: Workbook, note: str) -> Changes:
    """Changes in three files, one of them the largest."""
    meeting = next(iter(workbook.meetings.values()))
    return (
        put(workbook, Table.GROUPS, Group(id="new", name="New")),
        put(workbook, Table.MEETINGS, replace(meeting, note=note)),
        put(workbook, Table.PEOPLE, Person(id="new", name="New")),
    )


def _refused(store: Store, changes: Changes, seen: str) -> str:
    """The reason for which the store refused to save; nothing if it saved."""
    try:
        store.save(LOCAL, changes, seen)
    except StoreError as error:
        return str(error)
    return ""


def _fill(ballast: Path, leave: int) -> None:
    """Fill the disk up with ballast, but for so many bytes."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(PAGE))
        except OSError:
            file.truncate(max(0, file.tell() // PAGE * PAGE - leave))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES.values() if (folder / name).exists()}


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def _open(folder: Path) -> Store:
    return open_store(Settings(store=f"folder:{folder}"))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    {"full": _full, "read-only": _read_only, "held": _held, "nobody": _nobody}[sys.argv[1]](
        Path(sys.argv[2]), *sys.argv[3:]
    )
