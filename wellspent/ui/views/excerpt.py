"""The line of a file that a problem speaks of, as it stands there."""

import io
from collections.abc import Mapping
from typing import Final

from wellspent.core.errors import Problem

LONGEST: Final = 400
"""Characters of one line that are shown; a note can have thousands."""


def line_of(contents: Mapping[str, bytes], problem: Problem) -> str | None:
    """The line at which ``problem`` was found, shortened; ``None`` if it is about the file as a whole."""
    data = contents.get(problem.file)
    if data is None or problem.line is None:
        return None
    for number, line in enumerate(io.StringIO(_text(data), newline=""), start=1):
        if number == problem.line:
            shown = line.rstrip("\r\n")
            return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    return None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
