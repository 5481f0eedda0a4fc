"""Probabilities in words: how often out of ten, or out of a hundred where it matters."""

from typing import Final

_NEARLY: Final = 0.99
_HARDLY: Final = 0.01
_TENTHS: Final = (0.1, 0.9)


def chance(probability: float) -> str:
    """``about 8 in 10``, ``about 97 in 100``, ``more than 99 in 100``."""
    if probability > _NEARLY:
        return "more than 99 in 100"
    if probability < _HARDLY:
        return "less than 1 in 100"
    if _TENTHS[0] <= round(probability, 2) <= _TENTHS[1]:
        return f"about {round(10 * probability)} in 10"
    return f"about {round(100 * probability)} in 100"
