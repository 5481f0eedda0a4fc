"""The guard against text that a spreadsheet would run as a formula: put on when a table leaves, off on its return.

After OWASP, "CSV Injection": text is dangerous if it begins with one of a few signs, also in their full width. An
apostrophe in front makes it harmless. Numbers stay as they are, negative ones too.
"""

import re
from typing import Final

MARK: Final = "'"

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_SIGNS: Final = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""The last four are the full-width forms of the first four."""

_DANGEROUS: Final = re.compile(f"{MARK}*[{_SIGNS}]")
"""Also text that begins with apostrophes of its own: taking one off must give back what was there."""

_GUARDED: Final = re.compile(f"{MARK}+[{_SIGNS}]")


def guarded(cell: str) -> str:
    """The cell as a spreadsheet may have it."""
    return f"{MARK}{cell}" if _DANGEROUS.match(cell) and not _NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """What the cell was before ``guarded``."""
    return cell[len(MARK) :] if cell.startswith(MARK) and _GUARDED.match(cell) else cell
