"""How often verdicts turn out wrong, from simulation: ``python -m benchmarks.simulation``, ``docs/statistics.md``."""

from typing import Final

_WRONG: Final = {
    False: {2: (0.091, 0.114), 3: (0.075, 0.086), 5: (0.053, 0.057), 10: (0.036, 0.035)},
    True: {2: (0.053, 0.085), 3: (0.044, 0.048), 5: (0.029, 0.034), 10: (0.017, 0.021)},
}
"""Careful or not → rated meetings → share of wrong ones among "keep going" and among "skip it"."""


def wrong_so_often(rated: int, *, keep: bool, careful: bool) -> float:
    """Share of wrong verdicts of that kind after so many rated meetings; beyond the simulated ones, as the last."""
    table = _WRONG[careful]
    known = max((count for count in table if count <= rated), default=min(table))
    keeps, skips = table[known]
    return keeps if keep else skips
