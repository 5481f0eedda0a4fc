"""Tables as markdown, and how shares are written in them."""

from collections.abc import Sequence

import numpy as np


def markdown(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table as markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share(number: float) -> str:
    """A share, as .83."""
    return f"{number:.2f}".removeprefix("0")


def fine(number: float) -> str:
    """A share, as .083; nothing to count from is none."""
    return "none" if np.isnan(number) else f"{number:.3f}".removeprefix("0")
