"""The week: which visits to spend the hours on, as a multiple-choice knapsack.

For each group one of 0 … ``most`` visits is chosen, so that the hours suffice and the value is the greatest possible.
Exact, by dynamic programming over quarter-hours: Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", ch. 11.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

QUARTERS: Final = 4
"""Quarter-hours in an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A group that could be given hours: ``value`` (points) and ``cost`` (whole units) of a visit, ``most`` visits."""

    value: float
    cost: int
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """How many visits each candidate gets, in their order, and what they are worth together."""

    visits: tuple[int, ...]
    value: float


def best(candidates: Sequence[Candidate], budget: int) -> Spending:
    """The visits of the greatest value whose costs fit into ``budget``. Of equals, the one with fewer visits."""
    worth = np.zeros(budget + 1)
    chosen = []
    for candidate in candidates:
        before, worth = worth, worth.copy()
        visits = np.zeros(budget + 1, dtype=np.intp)
        for count in range(1, candidate.most + 1):
            spent = count * candidate.cost
            if spent > budget:
                break
            gain = before[: budget + 1 - spent] + count * candidate.value
            better = gain > worth[spent:]
            worth[spent:][better] = gain[better]
            visits[spent:][better] = count
        chosen.append(visits)
    left, taken = budget, []
    for candidate, visits in zip(reversed(candidates), reversed(chosen), strict=True):
        taken.append(int(visits[left]))
        left -= taken[-1] * candidate.cost
    return Spending(visits=tuple(reversed(taken)), value=float(worth[budget]))


def by_value_per_hour(candidates: Sequence[Candidate], budget: int) -> Spending:
    """The week as one would fill it by hand: the best value for its time first, as often as there is room.

    Never better than ``best``; it serves to show why that one leaves out something good.
    """
    visits, left = [0] * len(candidates), budget
    for place in sorted(range(len(candidates)), key=lambda place: _rate(candidates[place]), reverse=True):
        one = candidates[place]
        room = left // one.cost if one.cost else one.most
        visits[place] = min(one.most, room) if one.value > 0 else 0
        left -= visits[place] * one.cost
    worth = sum(one.value * count for one, count in zip(candidates, visits, strict=True))
    return Spending(visits=tuple(visits), value=worth)


def price(candidates: Sequence[Candidate], spending: Spending) -> float | None:
    """The price of a unit of time: the rate of the best visit that was left out; ``None`` if none was."""
    left_out = [
        _rate(one)
        for one, visits in zip(candidates, spending.visits, strict=True)
        if visits < one.most and one.cost and one.value > 0
    ]
    return max(left_out, default=None)


def _rate(one: Candidate) -> float:
    return one.value / one.cost if one.cost else float("inf")
