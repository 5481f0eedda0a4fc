"""How a break can be laid out over the weeks, and every schedule that could be drawn for it.

A schedule numbers the phase of each week. Even phases are weeks with the group, odd ones weeks without it. Which
schedule a person gets is drawn at random before the start: this alone is what makes a test of it honest (Edgington
1975; Onghena 1992; Kratochwill and Levin 2010, for blocks).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, product
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wellspent.core.model import BreakDesign

Phases = NDArray[np.int64]

WEEKS_IN_BLOCK: Final = 2
LOOK_WEEKS: Final = (3, 8)
"""A single break lasts from so many weeks to so many."""
BLOCKS: Final = (4, 8)
"""So many blocks at the least and at the most."""
ABAB_WEEKS: Final = 16
ABAB_PHASES: Final = 4
LEAST_WEEKS: Final = 3
"""No phase of a drawn schedule is shorter than this, blocks apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """How often an effect of one, and of two, standard deviations of a week is found at p ≤ .10 (0 to 1)."""

    one: float
    two: float


POWER: Final = {
    (BreakDesign.BLOCKS, 8): Power(one=0.41, two=0.83),
    (BreakDesign.BLOCKS, 10): Power(one=0.63, two=0.97),
    (BreakDesign.BLOCKS, 12): Power(one=0.71, two=0.99),
    (BreakDesign.BLOCKS, 16): Power(one=0.82, two=1.0),
    (BreakDesign.ABAB, 16): Power(one=0.39, two=0.77),
}
"""Simulated, by design and weeks (``docs/breaks.md``); there is none for seven blocks."""


def phase_schedules(weeks: int, phases: int, least: int) -> Phases:
    """Every way to part ``weeks`` into so many phases of at least ``least`` weeks, in order; (schedules, weeks).

    There are C(T - k·m + k - 1, k - 1) of them (Onghena 1992), none where the weeks do not suffice.
    """
    spare = weeks - phases * least
    if spare < 0:
        return np.empty((0, weeks), dtype=np.int64)
    rows = []
    for cuts in combinations_with_replacement(range(spare + 1), phases - 1):
        starts = [cut + least * (number + 1) for number, cut in enumerate(cuts)]
        rows.append(np.searchsorted(starts, np.arange(weeks), side="right"))
    return np.array(rows, dtype=np.int64)


def block_schedules(blocks: int) -> Phases:
    """Every order of one week with and one without in each block; (2 to the power of blocks, 2·blocks)."""
    rows = [[phase for first in order for phase in (first, 1 - first)] for order in product((0, 1), repeat=blocks)]
    return np.array(rows, dtype=np.int64)


@cache
def schedules(design: BreakDesign, weeks: int) -> Phases:
    """Every schedule that could be drawn for this design, read-only: (schedules, weeks).

    There are none for a look, which is not drawn, and none for a length that is not offered.
    """
    if weeks not in lengths(design) or design is BreakDesign.LOOK_AND_SEE:
        made = np.empty((0, weeks), dtype=np.int64)
    elif design is BreakDesign.BLOCKS:
        made = block_schedules(weeks // WEEKS_IN_BLOCK)
    else:
        made = phase_schedules(weeks, ABAB_PHASES, LEAST_WEEKS)
    made.setflags(write=False)
    return made


def lengths(design: BreakDesign) -> tuple[int, ...]:
    """The numbers of weeks that the design is offered with."""
    if design is BreakDesign.LOOK_AND_SEE:
        return tuple(range(LOOK_WEEKS[0], LOOK_WEEKS[1] + 1))
    if design is BreakDesign.BLOCKS:
        return tuple(WEEKS_IN_BLOCK * blocks for blocks in range(BLOCKS[0], BLOCKS[1] + 1))
    return (ABAB_WEEKS,)


def draw(design: BreakDesign, weeks: int, seed: int) -> tuple[int, ...]:
    """One schedule out of all, each as likely as the other; the same for the same ``seed``.

    Raises:
        ValueError: if the design is not drawn, or not offered with so many weeks.
    """
    every = schedules(design, weeks)
    if not len(every):
        raise ValueError(design)
    # Who knows the seed beforehand could choose a schedule; the one that is given comes from ``secrets``.
    return tuple(int(phase) for phase in every[Random(seed).randrange(len(every))])  # noqa: S311


def best_of_a_look(before: int, weeks: int) -> int:
    """How many starts a look could have been drawn from, with so many weeks before it; a p would be 1 in that at best.

    At least ``LEAST_WEEKS`` stand on each side. A look's start is chosen and not drawn, so it gets no p at all.
    """
    return len(phase_schedules(before + weeks, 2, LEAST_WEEKS))


def runs(phases: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The schedule in short: (phase, 0 with and 1 without; how many weeks on end)."""
    start = 0
    for place in range(1, len(phases) + 1):
        if place == len(phases) or phases[place] % 2 != phases[start] % 2:
            yield phases[start] % 2, place - start
            start = place
