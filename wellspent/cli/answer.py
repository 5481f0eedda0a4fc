"""What a command gives back, and how it says that it can't."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The same answer twice: lines for a person, data for a program. ``code`` is the exit code."""

    lines: Sequence[str]
    data: Mapping[str, Any]
    code: int = 0


class Refused(Exception):
    """What was asked for can't be done; the text is the sentence that says why."""
