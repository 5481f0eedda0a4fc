"""Saves the same changes again and again, each time with the disk failing one step later than before.

Run as ``python crashing.py MODE PREPARED TARGET``: for each step, a copy of the folder ``PREPARED`` is made below
``TARGET``, and a child process saves into it. At that step the child dies (``die``), is told once that the disk is full
(``refuse_once``), or is told so from then on (``refuse_on``). One line a step is printed: its number, and how the
child ended. The last run is the first in which nothing failed, for it needed fewer steps.
"""

import errno
import itertools
import os
import shutil
import sys
from pathlib import Path

from tests.contract.store_contract import added, change, meeting
from wellspent.core.errors import StoreUnavailable
from wellspent.core.model import Group, Person
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table

NOTHING_FAILED, REFUSED, SAVED, DIED = 0, 3, 4, 9
BEFORE = [
    *added(Table.GROUPS, Group(id="g", name="old")),
    *added(Table.MEETINGS, meeting("a", note="old"), meeting("b", note="old")),
]
CHANGES = [
    change(Table.GROUPS, "g", Group(id="g", name="old"), Group(id="g", name="new")),
    change(Table.MEETINGS, "a", meeting("a", note="old"), meeting("a", note="new")),
    *added(Table.PEOPLE, Person(id="p", name="new")),
]
WRITING = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}


class Failing:
    """Makes the disk fail at the ``step``-th time that something on it is about to change."""

    def __init__(self, step: int, mode: str) -> None:
        self.failed = False
        self._left = step
        self._mode = mode
        sys.addaudithook(self._hook)

    def _hook(self, event: str, details: tuple) -> None:
        opens_to_write = event == "open" and isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR)
        if event not in WRITING and not opens_to_write:
            return
        self._left -= 1
        if self._left == 0 and self._mode == "die":
            os._exit(DIED)
        if self._left == 0 or (self._left < 0 and self._mode == "refuse_on"):
            self.failed = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def save(folder: Path, failing: Failing) -> int:
    try:
        FolderStore(folder).save(LOCAL, CHANGES, "")
    except StoreUnavailable:
        return REFUSED
    return SAVED if failing.failed else NOTHING_FAILED


def main(mode: str, prepared: Path, target: Path) -> None:
    for step in itertools.count(1):
        folder = target / str(step)
        shutil.copytree(prepared, folder)
        child = os.fork()
        if child == 0:
            os._exit(save(folder, Failing(step, mode)))
        _, status = os.waitpid(child, 0)
        ended = os.waitstatus_to_exitcode(status)
        sys.stdout.write(f"{step} {ended}\n")
        if ended == NOTHING_FAILED:
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
