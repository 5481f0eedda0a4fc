"""What would make a picture mislead: kinds that turn the order round when mixed, and scales that end too soon."""

from typing import Final

import pandas as pd

FEWEST: Final = 4
"""So many meetings of a kind it takes to say which way two figures go together."""
CLEAR: Final = 0.2
"""A correlation nearer to 0 than this goes neither way."""
MANY_AT_THE_TOP: Final = 1 / 3
"""From this share of answers at the top of their scale on, it may end too soon."""
FEWEST_ANSWERS: Final = 6


def turned_round(rows: pd.DataFrame, x: str, y: str) -> bool:
    """True where ``x`` and ``y`` go together one way over all ``rows``, and the other way within each of their kinds.

    Simpson's paradox: mixed, the picture would tell of the kinds and seem to tell of the meetings. It takes two kinds
    at least that go clearly the other way, and none that goes along.
    """
    mixed = _way(rows, x, y)
    within = [_way(of_kind, x, y) for _, of_kind in rows.groupby("kind") if len(of_kind) >= FEWEST]
    return mixed != 0 and within.count(-mixed) >= 2 and mixed not in within  # noqa: PLR2004


def at_the_top(answers: pd.Series, top: float) -> float:
    """The share of answers at the top of their scale, if they are many; else 0."""
    known = answers.dropna()
    share = float((known >= top).mean()) if len(known) >= FEWEST_ANSWERS else 0.0
    return share if share >= MANY_AT_THE_TOP else 0.0


def _way(rows: pd.DataFrame, x: str, y: str) -> int:
    """1 if ``y`` rises with ``x``, -1 if it falls, 0 if neither is clear."""
    both = rows[[x, y]].astype("float64")
    if not both.std(ddof=0).gt(0).all():
        return 0
    found = float(both[x].corr(both[y]))
    return int(found >= CLEAR) - int(found <= -CLEAR)
