"""Does the forecast of meetings to settle come true? Its odds against what then happens."""

from typing import Final

import numpy as np

from benchmarks.simulation.paths import Paths
from benchmarks.simulation.tables import markdown, share
from benchmarks.simulation.verdicts import CLEAR
from benchmarks.simulation.worlds import BAR
from wellspent.core.verdict.rule import Ground, Thresholds
from wellspent.core.verdict.settle import MOST, Belief, outlook

STARTS: Final = (2, 3, 5)
MORE: Final = (2, 5, 8)
_OPEN: Final = {Ground.FEW_RATED, Ground.NOT_CLEAR}
_ENOUGH: Final = 4000


def table(watched: Paths) -> str:
    """Forecast and outcome for groups that are open after 2, 3 and 5 meetings; up to 4,000 of each."""
    lines = Thresholds()
    rows: list[tuple[str, ...]] = []
    for rated in STARTS:
        is_open = [path for path in range(watched.people) if watched.ground(path, rated, lines) in _OPEN]
        looked_at = is_open[:_ENOUGH]
        if not looked_at:
            continue
        forecast = np.mean([_forecast(watched, path, rated, lines) for path in looked_at], axis=0)
        came_true = np.mean([_came_true(watched, path, rated, lines) for path in looked_at], axis=0)
        pairs = (f"{share(forecast[more - 1])} / {share(came_true[more - 1])}" for more in MORE)
        rows.append((str(rated), f"{len(looked_at):,}", *pairs))
    head = ("meetings so far", "open groups", *(f"within {more}: forecast / came true" for more in MORE))
    return markdown(head, rows)


def _forecast(watched: Paths, path: int, rated: int, lines: Thresholds) -> tuple[float, ...]:
    at = (path, rated - 1)
    belief = Belief(mean=watched.mean[at], variance=watched.variance[at], noise=watched.noise[at], bar=BAR)
    return outlook(belief, rated, lines).within


def _came_true(watched: Paths, path: int, rated: int, lines: Thresholds) -> list[bool]:
    """For each of 1 … ``MOST`` more meetings, whether a keep or a skip has come by then."""
    clear = [watched.ground(path, rated + more, lines) in CLEAR for more in range(1, MOST + 1)]
    return [any(clear[:more]) for more in range(1, MOST + 1)]
