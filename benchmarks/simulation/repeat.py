"""Doing something ten thousand times, on all cores, with the same draws whatever the number of cores."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

import numpy as np

from benchmarks.simulation.worlds import Draw, Numbers

_AT_ONCE: Final = 250


def repeated(once: Callable[[Draw], Numbers], repetitions: int, seed: int, name: str) -> Numbers:
    """The results of ``once`` over all repetitions, stacked; ``name`` keeps the draws apart from those of others.

    Progress goes to the standard error.
    """
    starts = range(0, repetitions, _AT_ONCE)
    found = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        some = partial(_some, once, repetitions, seed, name)
        for start, part in zip(starts, pool.map(some, starts), strict=True):
            found.append(part)
            done = min(start + _AT_ONCE, repetitions)
            print(f"\r{name}: {done:,} of {repetitions:,}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return np.concatenate(found)


def _some(once: Callable[[Draw], Numbers], repetitions: int, seed: int, name: str, start: int) -> Numbers:
    draw = np.random.default_rng([seed, start, *name.encode()])
    return np.stack([once(draw) for _ in range(min(_AT_ONCE, repetitions - start))])
