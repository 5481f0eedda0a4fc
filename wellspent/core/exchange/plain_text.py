"""Signs that nobody sees or no file can hold, and text without them, for whatever is read or written."""

import re
from typing import Final

CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Signs that steer a printer of old; a tab and the end of a line are not among them."""

NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, however it is written; Excel files and drawings are such files."""

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, what turns the direction of the text around it, and what is no character at all."""

_MORE: Final = "…"


def one_line(text: str, most: int) -> str:
    """``text`` in one line of ``most`` characters at the most, the last of them … if there were more."""
    line = " ".join(_UNSEEN.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + _MORE
