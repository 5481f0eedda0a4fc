"""The labels of what can be chosen."""

from typing import Final

_COLOUR: Final = ":gray["


def label(word: str) -> str:
    """``word`` in the colour of text: in the main colour, a chosen one could not be read on a dark page."""
    return f"{_COLOUR}{word}]"


def word(label: str) -> str:
    """The word of a label."""
    return label.removeprefix(_COLOUR).removesuffix("]") if label.startswith(_COLOUR) else label
