"""Lines that go on in the next one after a space, as calendars (RFC 5545) and contact cards (RFC 6350) fold them."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

_FOLD: Final = re.compile(rb"\r?\n[ \t]")


def unfolded(data: bytes) -> bytes:
    """The file with its lines whole, in UTF-8 if it was in UTF-16.

    Folding may split a letter between its bytes, so it is undone before they become text.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode()
    return _FOLD.sub(b"", data)
