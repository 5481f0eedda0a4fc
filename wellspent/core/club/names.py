"""Names on the club's list: when two are one, and in which order they stand."""

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from wellspent.core.club.model import Gathering, Suggestion

G = TypeVar("G", Gathering, Suggestion)


def alike(name: str) -> str:
    """The same for two names that only spaces, capitals or the manner of writing a letter tell apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def by_name(found: Iterable[G]) -> tuple[G, ...]:
    """In the order of the names."""
    return tuple(sorted(found, key=lambda one: (alike(one.name), one.id)))
