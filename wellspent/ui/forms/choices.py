"""The labels of what can be chosen."""


def label(word: str) -> str:
    """``word`` in the colour of text: in the main colour, a chosen one could not be read on a dark page."""
    return f":gray[{word}]"
