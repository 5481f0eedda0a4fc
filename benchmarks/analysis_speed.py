"""The whole analysis of a workbook, against a further run of the one-line app."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.measure import Figure, side_by_side
from benchmarks.start import NOW, serving
from tests.driving.visitor import visitor
from wellspent.core.estimates import Observations, group_figures, observations
from wellspent.core.model import Workbook
from wellspent.core.sample import make
from wellspent.core.verdict import judge
from wellspent.core.verdict.case import case

SIZES: Final = ((5, 125), (40, 1_600), (40, 2_000), (40, 10_000))
"""Groups, and meetings of all of them."""
TIMES: Final = 15
_NOW: Final = dt.datetime.fromisoformat(NOW)


def figures(workbook: Path) -> list[Figure]:
    """Two figures for each size: the arithmetic alone, and all verdicts, from the records to the reasons.

    The arithmetic is the fits of every measure, their intervals, the probabilities and the week. ``workbook`` is what
    the one-line app is told to serve; it does not look at it.
    """
    found = []
    with serving("benchmarks/one_line_app.py", workbook) as url, visitor(url) as somebody:
        somebody.run()
        for groups, meetings in SIZES:
            made = make(groups=groups, meetings=meetings)
            seen = observations(made, _NOW)
            least, alone, whole = side_by_side(
                TIMES, somebody.run, partial(_arithmetic, made, seen), partial(judge, made, _NOW)
            )
            size = f"{groups} groups, {meetings:,} meetings"
            found.append(Figure(f"arithmetic, {size}", alone, least))
            found.append(Figure(f"verdicts, {size}", whole, least))
    return found


def _arithmetic(workbook: Workbook, seen: Observations) -> None:
    made, bar = case(workbook, seen), workbook.definition.bar
    made.grounds(made.steady.value, bar)
    group_figures(seen, made.steady, bar, _NOW.date())
