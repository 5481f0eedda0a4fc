"""The formats that workbooks were ever written in, and the way from each to the next."""

from collections.abc import Callable, Mapping
from typing import Final

from wellspent.core.model import FORMAT, About
from wellspent.core.store.files import FILES, open_table
from wellspent.core.store.port import Table

Step = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""Makes of all files in one format, bytes by name, all files in the next, ``format`` in ``workbook.yaml`` included."""

STEPS: Final[Mapping[int, Step]] = {}
"""The step that leads on from each older format. There is none as long as the first format is the only one."""


def of(contents: Mapping[str, bytes]) -> int:
    """The format that the files say they are in; today's, if they don't."""
    about = open_table(Table.ABOUT, contents.get(FILES[Table.ABOUT], b"")).record(Table.ABOUT)
    return about.format if isinstance(about, About) else FORMAT


def upgraded(contents: Mapping[str, bytes], steps: Mapping[int, Step] = STEPS) -> Mapping[str, bytes] | None:
    """The files in today's format; ``None`` if they are in it already, or no way leads there."""
    found = of(contents)
    if not all(number in steps for number in range(found, FORMAT)) or found >= FORMAT:
        return None
    for number in range(found, FORMAT):
        contents = steps[number](contents)
    return contents
