"""From bytes to text, with a guess where it is not UTF-8."""

from dataclasses import dataclass
from typing import Final

from wellspent.core.store.faults import FileFault

_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file. ``fault`` says why it may not be written back as it is; ``line`` is the first place."""

    text: str
    marked: bool = False
    """True if a byte order mark stands at the start, as some spreadsheets want it."""
    fault: FileFault | None = None
    line: int | None = None


def decode(data: bytes) -> Decoded:
    """The text of ``data``: UTF-8, or else by the guess that it comes from an older Windows program."""
    marked = data.startswith(_BOM)
    if (zero := data.find(b"\0")) >= 0:
        return Decoded(text="", marked=marked, fault=FileFault.BINARY, line=_line(data, zero))
    try:
        return Decoded(text=data.decode("utf-8-sig"), marked=marked)
    except UnicodeDecodeError as error:
        return Decoded(text=_guess(data), marked=marked, fault=FileFault.NOT_UTF8, line=_line(data, error.start))


def encode(text: str, *, marked: bool = False) -> bytes:
    """UTF-8, with the byte order mark if there was one."""
    return (_BOM if marked else b"") + text.encode()


def _guess(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
