"""How long a text takes to say."""

from typing import Final

WORDS_A_MINUTE: Final = 140
"""An unhurried pace; people speak at 120 to 160 words a minute."""
_STEP: Final = 5


def spoken_seconds(text: str) -> int:
    """Seconds that ``text`` takes, rounded to five; 0 of nothing. Words are what stands between spaces."""
    words = len(text.split())
    return max(_STEP, round(words * 60 / WORDS_A_MINUTE / _STEP) * _STEP) if words else 0
