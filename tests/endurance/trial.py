"""What a trial is: something done to a workbook many times over, and a count of what was lost by it."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.capabilities import ROOT

Step = Callable[[], None]
"""Called after each of the times, for whoever watches."""


@dataclass(slots=True)
class Found:
    """What came of a trial: how often each thing was done, and a line for each thing that was lost."""

    counts: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    @property
    def often(self) -> str:
        """``300 kills, 2,114 saves``."""
        return ", ".join(f"{number:,} {what}" for what, number in self.counts.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One trial: its line in the table, how to run it, and how many times make the long run."""

    title: str
    run: Callable[[int, Path, Step], Found]
    times: int
    needs: tuple[str, ...] = ()
    """The capabilities, named as in ``tests/capabilities.py``, that it can't do without."""


def alone(name: str, times: int) -> Found:
    """What comes of the trial of that name in a process of its own."""
    command = [sys.executable, "-m", "tests.endurance", name, str(times)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    said = json.loads(done.stdout)
    return Found(counts=Counter(said["counts"]), lost=said["lost"])
