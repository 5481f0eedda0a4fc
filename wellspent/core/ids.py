"""Readable ids: slugs that a person recognises in a spreadsheet."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 60


def slug(text: str, otherwise: str) -> str:
    """``text`` as lower-case words joined by hyphens, in whatever script; ``otherwise`` if none is left."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = re.findall(r"[^\W_]+", plain)
    return "-".join(words)[:LONGEST].rstrip("-") or otherwise


def unused(wanted: str, taken: Container[str]) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3`` … that is not yet taken."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
