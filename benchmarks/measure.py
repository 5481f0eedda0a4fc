"""Measuring: one figure, and the table of figures that a run prints."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A duration in milliseconds, and the same thing done by the one-line app."""

    name: str
    milliseconds: float
    least: float

    @property
    def ratio(self) -> float:
        """How many times as long as the one-line app."""
        return self.milliseconds / self.least


def median_ms(action: Callable[[], object], times: int) -> float:
    """The median duration of ``action`` over ``times`` runs, in milliseconds."""
    durations = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        durations.append(1000 * (time.perf_counter() - begun))
    return statistics.median(durations)


def table(figures: Sequence[Figure]) -> str:
    """The figures, one a line."""
    lines = [f"{'':44}{'ms':>9}{'one line':>10}{'times':>8}"]
    lines += [f"{one.name:44}{one.milliseconds:9.1f}{one.least:10.1f}{one.ratio:8.1f}" for one in figures]
    return "\n".join(lines)
