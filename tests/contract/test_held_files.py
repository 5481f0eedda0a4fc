"""A file that another program holds, as spreadsheets do on some systems: tried again for a moment, then a plain error.

What the system says there is said here by a stand-in, which refuses as often as it is told to replace one file.
"""

import subprocess
import sys

import pytest

from tests.capabilities import ROOT
from tests.contract.crashing import BEFORE, CHANGES
from tests.contract.test_crashes import NEW, OLD, words
from wellspent.core.store.port import LOCAL

HOLDING = """
import errno, os, sys
from pathlib import Path
from tests.contract.crashing import CHANGES
from wellspent.core.errors import FileInUse, StoreUnavailable
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL

folder, held, times, code = Path(sys.argv[1]), sys.argv[2], [int(sys.argv[3])], getattr(errno, sys.argv[4])

def hold(event, details):
    if event == "os.rename" and Path(details[1]) == folder / held and times[0]:
        times[0] -= 1
        raise OSError(code, os.strerror(code), str(details[0]), None, str(details[1]))

sys.addaudithook(hold)
store = FolderStore(folder)
try:
    store.save(LOCAL, CHANGES, "")
except FileInUse as error:
    print("in use", error.file, store.load(LOCAL).workbook.groups["g"].name)
except StoreUnavailable as error:
    print("unavailable", error.reason)
else:
    print("saved")
"""


def save_while_held(root, held: str, times: int, code: str = "EACCES") -> str:
    command = [sys.executable, "-c", HOLDING, str(root), held, str(times), code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout.strip()


@pytest.mark.parametrize("code", ["EACCES", "EPERM", "EBUSY"])
def test_a_file_that_is_held_for_a_moment_is_saved_all_the_same(store, root, code):
    store.save(LOCAL, BEFORE, "")

    assert save_while_held(root, "meetings.csv", 3, code) == "saved"
    assert words(store) == NEW


@pytest.mark.parametrize("held", ["groups.yaml", "meetings.csv", "people.csv"])
def test_a_file_that_stays_held_is_named_and_nothing_is_saved(store, root, held):
    version = store.save(LOCAL, BEFORE, "")

    assert save_while_held(root, held, -1) == f"in use {held} old"
    assert words(store) == OLD
    assert store.version(LOCAL) == version
    assert len(store.history(LOCAL)) == 1
    assert not (root / ".saving").exists()
    store.save(LOCAL, CHANGES, "")
    assert words(store) == NEW


def test_another_refusal_is_not_taken_for_a_program_that_holds_the_file(store, root):
    store.save(LOCAL, BEFORE, "")

    assert save_while_held(root, "meetings.csv", 1, "ENOSPC") == "unavailable No space left on device"
    assert words(store) == OLD
