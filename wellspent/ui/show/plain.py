"""Typed text, shown as it was typed: names with markup stay names."""

import re
from typing import Final

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$^=&])")
_REPLACED: Final = re.compile(r"(?<=:)(?=[\w/+-]+:)|(?<=[-<>~])(?=[-=>])")
"""Inside of :icons: and of arrows and dashes. The platform replaces those even where each character is escaped."""

_JOINER: Final = "\N{WORD JOINER}"
"""Takes no room and can't be seen, but parts what would be read as one."""


def plain(text: str) -> str:
    """``text`` in one line, with all taken from it that Markdown, colours, icons or formulas would take as theirs.

    What is shown is what was typed; a web address becomes a link to where it says.
    """
    return _MARKUP.sub(r"\\\1", _REPLACED.sub(_JOINER, " ".join(text.split())))
