"""Content lines, as calendars (RFC 5545) and contact cards (RFC 6350) have them.

One goes on in the next line after a space, and a backslash stands before the signs that would part it.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_ESCAPED: Final = re.compile(r"\\([\\,;:nN])")


def unfolded(data: bytes) -> bytes:
    """The file with its lines whole, in UTF-8 if it was in UTF-16.

    Folding may split a letter between its bytes, so it is undone before they become text.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode()
    return _FOLD.sub(b"", data)


def unescaped(value: str) -> str:
    """The text of a value as it stands in the file."""
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
