"""Measuring: one figure, and the table of figures that a run prints."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A duration in milliseconds, and what it is held against: the least it could be, or the same in another place."""

    name: str
    milliseconds: float
    least: float

    @property
    def ratio(self) -> float:
        """How many times as long as the least."""
        return self.milliseconds / self.least


def median_ms(action: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median duration of ``action`` over ``times`` runs, in milliseconds by ``clock``."""
    durations = []
    for _ in range(times):
        begun = clock()
        action()
        durations.append(1000 * (clock() - begun))
    return statistics.median(durations)


def side_by_side(
    times: int, *actions: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """The median duration of each in milliseconds. They take turns, so that a busy moment hits all of them."""
    rounds = [[median_ms(action, 1, clock) for action in actions] for _ in range(times)]
    return [statistics.median(durations) for durations in zip(*rounds, strict=True)]


def table(figures: Sequence[Figure], measured: str = "ms", least: str = "least") -> str:
    """The figures, one a line."""
    lines = [f"{'':44}{measured:>9}{least:>10}{'times':>8}"]
    lines += [f"{one.name:44}{one.milliseconds:9.1f}{one.least:10.1f}{one.ratio:8.1f}" for one in figures]
    return "\n".join(lines)
