"""How much work an Excel file would be, counted before any of it is done.

openpyxl reads whatever a file's parts point to, keeps a row until it has all of it, and reads a sheet again for each
name that leads there. So it is given only the parts that were counted here, and can't read them more than twice: once
for how large they are, which ends at once where a size is put in, and once for what they say. What it does with a cell,
a text or a style is charged to one account for the whole file, in steps of about two millionths of a second; counting
ends where the account does.
"""

import io
import zipfile
from typing import Final
from xml.parsers import expat

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange.grid import TableFault, too_many
from wellspent.core.exchange.xlsx_formulas import without_value
from wellspent.core.exchange.zip_names import leads_out, listed

MOST_CONTENT: Final = 40_000_000
"""Bytes that all parts may have together, unpacked; pictures and charts, which are never read, are not counted."""

MOST_ENTRIES: Final = 5_000
"""Parts that a file may have, pictures included."""

MOST_STEPS: Final = 850_000
"""The account: two seconds at most, for 120,000 numbers, half as many texts, or 5,000 meetings of ours."""

_STEPS_PER_CELL: Final = 4
_STEPS_PER_TYPE: Final = {"s": 2, "str": 2, "e": 3, "d": 4}
"""What the value of a cell costs beyond that of a number: texts are looked up, days are read."""
_STEPS_PER_FORMAT: Final = 2
"""For a number that has one: it may be a day."""
_STEPS_IN_CELL: Final = {"v": 3, "is": 10, "f": 6}
"""For a value, a text that stands in its cell, and a formula; anything else in a cell is one step."""
_STEPS_PER_TEXT: Final = 4
_STEPS_PER_SHEET: Final = 2_500
_STEPS_PER_OTHER: Final = 15
"""For a style, a name, a link: each of them becomes an object."""

MOST_IN_A_ROW: Final = 16_384
"""The cells that Excel has room for, empty ones included."""

_TWICE: Final = 2
_DIRECTORY: Final = 300_000
"""Bytes that are read as often as need be: what a zip says of its parts, and the small ones."""

_READ: Final = ("_rels/", "xl/", "docProps/", "[Content_Types].xml")
_TYPES: Final = "[Content_Types].xml"
_SIZE: Final = b'<dimension xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ref="A1"/>'
_DECLARED: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""How XML calls for other files, or for text that grows. No spreadsheet writes it."""


class Weighed(io.BytesIO):
    """A file of the parts that were counted, and an end to how much is read of it."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Packs the parts without pressing them: what is read is what was counted."""
        super().__init__()
        self.formulas: Final = {name: found for name, part in parts.items() if (found := without_value(part))}
        """Those without a saved value, by the name of the part; a place in it is a row and a column, from 1."""
        self._left = 0
        with zipfile.ZipFile(self, "w", zipfile.ZIP_STORED) as packed:
            for name, part in parts.items():
                packed.writestr(name, part)
        self._left = _TWICE * self.tell() + _DIRECTORY

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes.

        Raises:
            EOFError: if all there is was read twice.
        """
        found = super().read(size)
        self._left -= len(found)
        if self._left < 0:
            raise EOFError
        return found


def weighed(data: bytes) -> Weighed:
    """The Excel file in ``data`` without what is never read, if it can be read before anybody grows impatient.

    Raises:
        UnreadableTable: for what is not an Excel file, what would lead out of it, and what is too much to read.
        zipfile.BadZipFile: and its like, if the zip is not sound.
        expat.ExpatError: if a part of it is no XML.
    """
    if listed(data) > MOST_ENTRIES:
        raise too_many()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = _parts(packed)
    steps = _Steps()
    return Weighed({name: _measured(part, steps.charge_part(part)) for name, part in parts.items()})


def _measured(part: bytes, begin: int | None) -> bytes:
    """The part with a size for its sheet, which begins at that byte, so that openpyxl need not go through it for one.

    Whether it is the right one does not matter, for nobody relies upon what a sheet says of its size.
    """
    return part if begin is None else part[:begin] + _SIZE + part[begin:]


def _parts(packed: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts that are XML and may be read, by name."""
    entries = packed.infolist()
    if any(map(leads_out, entries)):
        raise UnreadableTable(TableFault.UNSAFE)
    names = {entry.filename for entry in entries}
    if _TYPES not in names or not any(name.startswith("xl/") for name in names):
        raise UnreadableTable(TableFault.OTHER_OFFICE)
    read = [
        entry for entry in entries if entry.filename.startswith(_READ) and entry.filename.endswith((".xml", ".rels"))
    ]
    if sum(entry.file_size for entry in read) > MOST_CONTENT:
        raise UnreadableTable(TableFault.TOO_LARGE, most_megabytes=str(MOST_CONTENT // 1_000_000))
    # What an entry says of its size need not be true; beyond it, reading ends with an error.
    return {entry.filename: packed.read(entry) for entry in read}


class _Steps:
    """One walk over the XML of a file: where it is, and the steps that are left."""

    def __init__(self) -> None:
        self._left = MOST_STEPS
        self._depth = 0
        self._row: int | None = None
        self._text: int | None = None
        self._table: int | None = None
        self._in_row = 0

    def charge_part(self, part: bytes) -> int | None:
        """Take the steps for a part off the account.

        Returns:
            The byte at which the first row of a sheet, or the element around it, begins; ``None`` for any other part.
        """
        if any(mark in part for mark in _DECLARED):
            raise UnreadableTable(TableFault.UNSAFE)
        parser = self._parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._declared
        self._start()
        parser.Parse(part, True)
        if self._table is not None and b"\0" in part:
            # In UTF-16, where nothing is put in: it is gone through twice.
            parser = expat.ParserCreate()
            parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
            parser.Parse(part, True)
            return None
        return self._table

    def _start(self) -> None:
        """Be at the beginning of a part."""
        self._depth, self._row, self._text, self._table = 0, None, None, None

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._left -= self._steps(tag.rpartition(":")[2], attributes)
        if self._left < 0 or self._in_row > MOST_IN_A_ROW:
            raise too_many()

    def _steps(self, name: str, attributes: dict[str, str]) -> int:
        """What openpyxl does for a tag, where it stands. Whatever is in a row is a cell to it."""
        if self._row is not None:
            if self._depth > self._row + 1:
                return _STEPS_IN_CELL.get(name, 1)
            self._in_row += 1
            kind = attributes.get("t", "n")
            dear = _STEPS_PER_FORMAT if kind == "n" and "s" in attributes else _STEPS_PER_TYPE.get(kind, 0)
            return _STEPS_PER_CELL + dear
        if self._text is not None:
            return 1 if name in {"t", "r"} else _STEPS_PER_OTHER
        if self._table is None and self._depth > 1 and name in {"sheetData", "row"}:
            self._table = self._parser.CurrentByteIndex
        if name == "row":
            self._row, self._in_row = self._depth, 0
            return _STEPS_PER_CELL
        if name == "si":
            self._text = self._depth
            return _STEPS_PER_TEXT
        return _STEPS_PER_SHEET if name == "sheet" else _STEPS_PER_OTHER

    def _end(self, _: str) -> None:
        if self._depth == self._row:
            self._row = None
        elif self._depth == self._text:
            self._text = None
        self._depth -= 1

    def _declared(self, *_: object) -> None:
        """What the look at the bytes did not see."""
        raise UnreadableTable(TableFault.UNSAFE)
