"""Codes that open a door of the club: made by chance, read aloud without mistakes, typed in any manner."""

import re
import secrets
import unicodedata
from typing import Final

LETTERS: Final = "34679CDFGHJKMNPQRTWXY"
"""None that looks like another one (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and no vowels, which would make words."""

KEPT_AS: Final = "wellspent_join"
"""The cookie in which a server keeps the code of an opened link while its person signs in."""

_GROUPS: Final = 3
_IN_A_GROUP: Final = 4
"""Twelve of 21 letters are 52 bits: at a thousand guesses a second, one is found in some hundred thousand years."""


def new_code() -> str:
    """A code that nobody can guess, as ``XXXX-XXXX-XXXX``."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS))


def as_code(typed: str) -> str:
    """What was typed in the form of a code: capitals in groups, whatever stood between them."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    letters = "".join(letter for letter in plain if letter.isalnum())
    return "-".join(letters[start : start + _IN_A_GROUP] for start in range(0, len(letters), _IN_A_GROUP))


def could_open(text: str) -> bool:
    """True for what has the form of a code, and of nothing else that could stand in a cookie."""
    return re.fullmatch(r"[A-Z0-9-]{1,40}", text) is not None


def opens(typed: str, code: str) -> bool:
    """True if what was typed is this code. The time that takes does not tell how much of it is right."""
    return secrets.compare_digest(as_code(typed).encode(), code.encode())
