"""How far the weeks without a group lie above those with it: the share of pairs, for few and coarse answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

_STEPS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """``share`` of all pairs (one week of each kind) in which the week without is the higher, ties as a half; 0 to 1.

    ``low`` and ``high`` bound it. One half is no difference.
    """

    share: float
    low: float
    high: float


def overlap(going: ArrayLike, away: ArrayLike, sure: float) -> Overlap | None:
    """Nonoverlap of all pairs (NAP) of the weeks with a group, ``going``, and those without, ``away``.

    Parker and Vannest (2009), Behavior Therapy 40:357. ``sure`` is the share that the interval covers, such as .95:
    Newcombe's method 5 (2006), Statistics in Medicine 25:559, the roots of (NAP - x)² = z² V(x) with V(x) =
    x(1-x)/(mn) · [1 + h(1-x)/(2-x) + hx/(1+x)] and h = (m+n)/2 - 1. ``None`` where one side has no week.
    """
    first, second = np.asarray(going, dtype=float), np.asarray(away, dtype=float)
    if not first.size or not second.size:
        return None
    above = np.sign(second[:, None] - first[None, :])
    share = float((above.mean() + 1) / 2)
    pairs, half = first.size * second.size, (first.size + second.size) / 2 - 1
    z = float(ndtri((1 + sure) / 2))

    def beyond(x: float) -> float:
        variance = x * (1 - x) / pairs * (1 + half * (1 - x) / (2 - x) + half * x / (1 + x))
        return (share - x) ** 2 - z**2 * variance

    return Overlap(share=share, low=_root(beyond, 0.0, share), high=_root(beyond, 1.0, share))


def _root(beyond: Callable[[float], float], outside: float, inside: float) -> float:
    """Where ``beyond`` turns from positive (``outside``) to negative, by halving."""
    for _ in range(_STEPS):
        middle = (outside + inside) / 2
        if beyond(middle) > 0:
            outside = middle
        else:
            inside = middle
    return (outside + inside) / 2
