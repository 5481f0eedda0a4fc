"""The picture of what the club's gatherings are good for."""

from collections.abc import Sequence

TITLE = "What each gathering is good for"
FILE = "what-each-gathering-is-good-for"
TEXTS = {
    "group": "Gathering",
    "criterion": "What members came for",
    "estimate": "They get, 0 to 4, to half a step",
    "mean": "",
    "ratings": "Members, at least",
    "one": "",
    "many": "",
}
HOW = (
    "Each column is one thing to come for. A cell shows what members get of it there, from 0 (not at all) to 4 "
    "(fully), stronger in colour the more it is, and below it how many members there are at least. A place without a "
    "cell is not shown now."
)
MANY = 3


def best(places: Sequence[tuple[str, str]], amount: str) -> str:
    """Where members get most, as pairs of what they came for and the gathering; nothing where that are many."""
    if not 0 < len(places) <= MANY:
        return ""
    return f"Members get most of this, {amount}: {', '.join(f'“{what}” at {where}' for what, where in places)}."


def column(number: int, criterion: str) -> str:
    """What a column stands for."""
    return f"{number} · {criterion}"


def alt(sentence: str) -> str:
    """What the picture says, for whoever can't see it."""
    return f"{TITLE}. {sentence} The table below has every figure.".replace("  ", " ")
