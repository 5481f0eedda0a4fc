"""How often is a verdict wrong, and how often is there none? By the product's rule, after 1 to 10 meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulation.paths import Paths
from benchmarks.simulation.tables import fine, markdown, share
from benchmarks.simulation.worlds import BAR
from wellspent.core.model import Definition
from wellspent.core.verdict.rule import Ground, Thresholds, thresholds

MEETINGS: Final = (1, 2, 3, 5, 10)
WAYS: Final = {"usual": Definition(), "careful": Definition(careful=True)}
"""The rule as it is, and when asked to be more careful."""
CLEAR: Final = {Ground.ABOVE_BAR, Ground.BELOW_BAR}


@dataclass(frozen=True, slots=True)
class Row:
    """Shares of all verdicts, and of the wrong ones among the keeps and among the skips (NaN if there are none)."""

    keep: float
    skip: float
    about: float
    undecided: float
    wrong_keeps: float
    wrong_skips: float

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns of a table."""
        shares = (self.keep, self.skip, self.about, self.undecided)
        return (*map(share, shares), fine(self.wrong_keeps), fine(self.wrong_skips))


HEAD: Final = ("keep", "skip", "about at the bar", "open", "wrong among keeps", "wrong among skips")


def table(watched: Paths, definition: Definition) -> str:
    """How the verdicts after 1, 2, 3, 5 and 10 meetings do; under three as if the first step of the rule were not."""
    rows = []
    for meetings in MEETINGS:
        lines = thresholds(replace(definition, fewest_rated=min(meetings, definition.fewest_rated)))
        row = _row(watched, [watched.ground(path, meetings, lines) for path in range(watched.people)])
        plain = np.mean((watched.plain[:, meetings - 1] >= BAR) != watched.worth_it)
        rows.append((str(meetings), *row.cells, fine(float(plain))))
    return markdown(("meetings", *HEAD, "deciding on the plain mean is wrong"), rows)


def looking(watched: Paths) -> str:
    """The table for whoever looks after every meeting, and stops at the first keep or skip."""
    rows = []
    for name, definition in WAYS.items():
        stops = [_stop(watched, path, thresholds(definition)) for path in range(watched.people)]
        row = _row(watched, [found for found, _ in stops])
        settled = [meetings for found, meetings in stops if found in CLEAR]
        cells = (share(row.keep), share(row.skip), fine(row.wrong_keeps), fine(row.wrong_skips))
        rows.append((name, *cells, f"{np.median(settled):.0f}"))
    head = ("thresholds", "keep", "skip", "wrong among keeps", "wrong among skips", "median meetings to a verdict")
    return markdown(head, rows)


def _row(watched: Paths, grounds: Sequence[Ground]) -> Row:
    found = np.array(grounds)
    keep, skip, about = (found == one for one in (Ground.ABOVE_BAR, Ground.BELOW_BAR, Ground.ABOUT_AT_BAR))
    return Row(
        keep=float(keep.mean()),
        skip=float(skip.mean()),
        about=float(about.mean()),
        undecided=float(np.mean(~(keep | skip | about))),
        wrong_keeps=_share_of(~watched.worth_it, keep),
        wrong_skips=_share_of(watched.worth_it, skip),
    )


def _share_of(wrong: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return float(wrong[among].mean()) if among.any() else np.nan


def _stop(watched: Paths, path: int, lines: Thresholds) -> tuple[Ground, int]:
    """The first clear verdict and after how many meetings it came; the last one if none is clear."""
    found = Ground.FEW_RATED
    for meetings in range(1, watched.longest + 1):
        found = watched.ground(path, meetings, lines)
        if found in CLEAR:
            return found, meetings
    return found, watched.longest
