"""How pictures look, in light and dark alike, and how dots that would cover each other are laid side by side.

The colours are four of Okabe and Ito's, which stay apart for colour-blind eyes; blue and purple are shifted a little,
so that all reach a contrast of 3 to 1 on both backgrounds. A group is told by its colour, its shape and its name in the
legend, never by colour alone.
"""

import math
from typing import Final

import pandas as pd

from wellspent.core.model import CALLS

BLUE: Final = "#1f86c6"
VERMILLION: Final = "#d55e00"
GREEN: Final = "#009e73"
PURPLE: Final = "#b8608f"
GREY: Final = "#857f73"

WHITE: Final = "#ffffff"
"""What is written on a filled area, in both themes."""
INK: Final = "currentColor"
"""The text colour of the page, whichever theme it has."""

OWN_SLOTS: Final = 8
"""So many groups get a colour and shape of their own."""
OTHERS: Final = OWN_SLOTS
"""The slot that all further groups share."""
COLOURS: Final = (BLUE, VERMILLION, GREEN, PURPLE) * 2 + (GREY,)
SHAPES: Final = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "triangle-down",
    "triangle-right",
    "M-.33,-1H.33V-.33H1V.33H.33V1H-.33V.33H-1V-.33H-.33Z",  # a plus
    "M0,-1L.29,-.4L.95,-.31L.48,.15L.59,.81L0,.5L-.59,.81L-.48,.15L-.95,-.31L-.29,-.4Z",  # a star
    "M0,-1L.95,-.31L.59,.81L-.59,.81L-.95,-.31Z",  # a pentagon
)
CROSS: Final = "M-.9,-.9L.9,.9M-.9,.9L.9,-.9"

DOT: Final = 90
"""Area of a dot, in square pixels."""
GROUP: Final = 240
"""Area of the mark of a whole group."""
TOUCH: Final = 500
"""Area around a dot that a finger may hit."""
STROKE: Final = 1.6
RULE: Final = 1.5
"""Widths of lines, in pixels."""
DASHES: Final = [6, 4]
SMALL: Final = 11
TEXT: Final = 12
"""Sizes of letters, in pixels."""

CONFIG: Final = {
    # Every figure stands in the table beside the picture, so a screen reader is not led through each dot.
    "mark": {"aria": False},
    "axis": {"labelColor": INK, "titleColor": INK, "titleFontSize": TEXT},
    "legend": {
        "labelColor": INK,
        "labelFontSize": TEXT,
        "symbolOpacity": 1,
        "symbolSize": DOT,
        "titleColor": INK,
        "titleFontSize": TEXT,
    },
}
"""What differs from the platform's own theme."""

_STEP: Final = 6.0
_GOLDEN_ANGLE: Final = math.pi * (3 - math.sqrt(5))


def slots(table: pd.DataFrame) -> dict[str, int]:
    """The slot of each group in ``tables.meetings``: the most visited get their own, the rest share ``OTHERS``.

    Made from all meetings rather than the ones looked at, so that a group keeps its colour whatever is filtered. The
    person's calls are no gathering like the others, and always have a slot of their own.
    """
    visits = table["group"].value_counts(sort=False)
    ranked = sorted(visits.index, key=lambda group: (-visits[group], group))
    if CALLS in ranked[OWN_SLOTS:]:
        ranked.remove(CALLS)
        ranked.insert(OWN_SLOTS - 1, CALLS)
    return {group: min(rank, OTHERS) for rank, group in enumerate(ranked)}


def side_by_side(table: pd.DataFrame, x: str, y: str) -> pd.DataFrame:
    """How far each dot moves, in pixels, as ``right`` and ``down``, so that dots on one spot can all be seen.

    A dot alone on its spot does not move. Several stand as seeds in a sunflower do, around the spot they share: the
    same table always gives the same picture.
    """
    spot = table.groupby([x, y], sort=False)
    place = spot.cumcount()
    alone = spot[x].transform("size") == 1
    radius = (_STEP * (place + 0.5) ** 0.5).mask(alone, 0.0)
    angle = place * _GOLDEN_ANGLE
    return pd.DataFrame({"right": radius * angle.map(math.cos), "down": radius * angle.map(math.sin)}).round(2)
