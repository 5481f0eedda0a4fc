"""``python -m tests.endurance``: everything that could lose a word, many times over, and a count of what was lost.

``python -m tests.endurance NAME TIMES`` runs one trial, that many times, and prints what came of it as JSON. The tests
call it so, and each trial has a process of its own, without threads, from which others can be forked.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.capabilities import CAPABILITIES
from tests.endurance import crowding, database, disks, editing, killing, serving, spoiling, steps, wandering
from tests.endurance.trial import Step, Trial

TRIALS = {
    "killed": Trial(title="A saving process is killed at a random moment", run=killing.run, times=400),
    "failing": Trial(title="The disk fails at each step of a save in turn", run=steps.run, times=3),
    "crowd": Trial(title="20 processes save into one workbook at once", run=crowding.run, times=10),
    "database": Trial(
        title="The database is killed under the saves of 6 servers", run=database.run, times=25, needs=("postgres",)
    ),
    "servers": Trial(
        title="Two app servers and their database are killed in turn",
        run=serving.run,
        times=6,
        needs=("postgres", "nginx", "oidc"),
    ),
    "full": Trial(title="The disk is full to the last page", run=disks.run, times=300, needs=("mounts",)),
    "edited": Trial(title="Another program writes the files while the app is open", run=editing.run, times=200),
    "spoiled": Trial(title="Files with bytes flipped, cut out and joined", run=spoiling.run, times=10_000),
    "wandering": Trial(title="All of it in any order, held against a dict", run=wandering.run, times=200),
}

MEMORY = Path("/dev/shm")
"""Where there is one, a disk in memory: what a killed process leaves is the same there, and ten thousand saves are not
spent waiting for a disk."""

WIDTH = 60
NOT_RUN = "not run"


def main(arguments: Sequence[str]) -> int:
    """Run one trial, or all of them at full length; 1 if anything was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance", description=__doc__)
    parser.add_argument("name", nargs="?", choices=TRIALS)
    parser.add_argument("times", nargs="?", type=int)
    asked = parser.parse_args(arguments)
    os.environ.pop("WELLSPENT_MODE", None)
    if os.access(MEMORY, os.W_OK):
        tempfile.tempdir = str(MEMORY)
    with tempfile.TemporaryDirectory() as desk:
        if asked.name:
            trial = TRIALS[asked.name]
            found = trial.run(asked.times or trial.times, Path(desk), _nobody_watches)
            sys.stdout.write(json.dumps({"counts": found.counts, "lost": found.lost}) + "\n")
            return bool(found.lost)
        return _all(Path(desk))


def _all(desk: Path) -> int:
    rows, lost = [], []
    for name, trial in TRIALS.items():
        remedies = [CAPABILITIES[need].remedy for need in trial.needs if not CAPABILITIES[need].find()]
        if remedies:
            rows.append((trial.title, f"{NOT_RUN}: {'; '.join(remedies)}", ""))
            continue
        found = trial.run(trial.times, desk / name, _progress(trial))
        rows.append((trial.title, found.often, str(len(found.lost))))
        lost += [f"{name}: {line}" for line in found.lost]
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * (WIDTH + 30) + "\r")
    sys.stdout.write(table([("what was tried", "how often", "lost"), *rows]))
    sys.stdout.write("".join(f"\n{line}\n" for line in lost))
    return bool(lost)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """The rows as a table in Markdown, which reads well in a terminal too."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "-|-".join("-" * width for width in widths))
    return "".join(f"| {line} |\n" if "-|-" not in line else f"|-{line}-|\n" for line in lines)


def _progress(trial: Trial) -> Step:
    """A line that grows, on a terminal; elsewhere a line when it begins."""
    if not sys.stderr.isatty():
        sys.stderr.write(f"{trial.title}\n")
        return _nobody_watches
    begun, done = time.monotonic(), 0

    def step() -> None:
        nonlocal done
        done += 1
        bar = "█" * (20 * min(done, trial.times) // trial.times)
        sys.stderr.write(f"\r{trial.title[:WIDTH]:{WIDTH}} {bar:·<20} {time.monotonic() - begun:4.0f} s")

    return step


def _nobody_watches() -> None:
    """No progress is shown."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
