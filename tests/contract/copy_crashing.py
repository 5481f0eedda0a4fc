"""Copies workbooks into a folder again and again, each time with the disk failing one step later than before.

Run as ``python -m tests.contract.copy_crashing MODE SOURCE TARGET MORE…``: for each step, a child process copies the
folder ``SOURCE`` into a new one below ``TARGET``, with ``MORE`` as further words of the command. Modes, and what is
printed, are those of ``crashing.py``; a copy that was refused ends as the command does.
"""

import itertools
import os
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from tests.contract.crashing import NOTHING_FAILED, SAVED, Failing
from wellspent.__main__ import main as command


def copy(source: Path, target: Path, *more: str) -> int:
    """The command, and what it ends with; what it says is for nobody."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return command(["copy", "--from", f"folder:{source}", "--to", f"folder:{target}", *more])


def main(mode: str, source: Path, prepared: Path, target: Path, *more: str) -> None:
    copy(source, target / "warming")  # loads all that a copy needs, so that each process to come inherits it
    for step in itertools.count(1):
        folder = target / str(step)
        shutil.copytree(prepared, folder)
        child = os.fork()
        if child == 0:
            failing = Failing(step, mode)
            os._exit(copy(source, folder, *more) or (SAVED if failing.failed else NOTHING_FAILED))
        _, status = os.waitpid(child, 0)
        ended = os.waitstatus_to_exitcode(status)
        sys.stdout.write(f"{step} {ended}\n")
        if ended == NOTHING_FAILED:
            return


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:5]), *sys.argv[5:])
