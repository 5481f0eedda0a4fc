"""The tests of ``tests/contract/crashing.py``, counted: the disk fails at each step of a save in turn."""

import subprocess
import sys
from pathlib import Path

from tests.capabilities import ROOT
from tests.contract import crashing
from tests.endurance.expected import applied, orphans
from tests.endurance.trial import Found, Step
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL

MODES = ("die", "refuse_once", "refuse_on")


def run(times: int, desk: Path, step: Step) -> Found:
    """Go through all steps of a save in the first ``times`` of three ways for a disk to fail."""
    found = Found()
    prepared = desk / "prepared"
    FolderStore(prepared).save(LOCAL, crashing.BEFORE, "")
    old = FolderStore(prepared).load(LOCAL).workbook
    new = applied(old, crashing.CHANGES)
    for mode in MODES[:times]:
        target = desk / mode
        command = [sys.executable, "-m", "tests.contract.crashing", mode, str(prepared), str(target)]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True).stdout
        for number, ended in (line.split() for line in said.splitlines()):
            store = FolderStore(target / number)
            there = store.load(LOCAL).workbook
            found.counts["failures, in three ways"] += 1
            if there not in (old, new):
                found.lost.append(f"{mode} at step {number}: half a save is there")
            if int(ended) in (crashing.SAVED, crashing.NOTHING_FAILED) and there != new:
                found.lost.append(f"{mode} at step {number}: it was told to be saved")
            found.lost += [f"{mode} at step {number}: left behind {name}" for name in orphans(target / number, store)]
        step()
    return found
