"""Names of a club and on its list: what can be seen of them, when two are one, and in which order they stand."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, TypeVar

from wellspent.core.club.model import Gathering, Suggestion

G = TypeVar("G", Gathering, Suggestion)

_UNSEEN: Final = (
    r"\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
"""Control characters, and what Unicode calls default ignorable: it has no width, or turns the direction of a line."""

_SEEN: Final = rf"[^\s{_UNSEEN}]"
_VARIANTS: Final = r"[\ufe00-\ufe0f]"
_JOINERS: Final = r"[\u200c\u200d]"

_ANY_UNSEEN: Final = re.compile(f"[{_UNSEEN}]")
# Behind what is seen, emoji need the variant, and emoji, Persian or Malayalam a joiner.
_OUT_OF_PLACE: Final = re.compile(
    rf"(?!{_JOINERS}|{_VARIANTS})[{_UNSEEN}]"
    rf"|(?<!{_SEEN}){_VARIANTS}"
    rf"|(?<!{_SEEN})(?<!{_SEEN}{_VARIANTS}){_JOINERS}"
)


def visible(name: str) -> str:
    """The name in one line, without what nobody would see in it, or what would turn round how it reads."""
    return " ".join(_OUT_OF_PLACE.sub("", " ".join(name.split())).split())


def alike(name: str) -> str:
    """The same for two names that only spaces, capitals, what is unseen or how a letter is written tell apart."""
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return " ".join(_ANY_UNSEEN.sub("", plain).split())


def by_name(found: Iterable[G]) -> tuple[G, ...]:
    """In the order of the names."""
    return tuple(sorted(found, key=lambda one: (alike(one.name), one.id)))
