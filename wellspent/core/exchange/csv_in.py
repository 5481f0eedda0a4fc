"""Rows of text from any program: whatever parts the cells, and however the letters are written down."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange import csv_broken
from wellspent.core.exchange.grid import MOST_COLUMNS, MOST_ROWS, Row, TableFault, too_many

_DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 40
"""Lines from which it is told what parts the cells."""

_LAST_ROW: Final = 1_048_576
"""The last that a spreadsheet has: some write all of them, the empty ones as well."""

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_FORMS: Final = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BEGIN:VCALENDAR")
_MARKUP: Final = ("<!doctype", "<html", "<?xml")
_PARTED: Final = "sep="
"""How a first line for Excel begins that says what parts the cells."""


def text_of(data: bytes) -> str:
    """The text in ``data``: UTF-8, UTF-16 if it says so, or else as older Windows programs write.

    Raises:
        UnreadableTable: if it is no text at all.
    """
    if data.startswith(_UTF_16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableTable(TableFault.NOT_A_TABLE) from None
    if b"\0" in data or data.startswith(_OTHER_FORMS):
        raise UnreadableTable(TableFault.NOT_A_TABLE)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        text = data.decode("latin-1")
    if text.lstrip()[:20].lower().startswith(_MARKUP):
        raise UnreadableTable(TableFault.NOT_A_TABLE)
    return text


def rows_of(text: str) -> tuple[list[Row], list[Row], str]:
    """The rows that hold anything, of any length; those that are not clear, with their text; what parts the cells.

    Raises:
        UnreadableTable: if quotation marks make no sense in most of it, or there is too much of it.
    """
    text, delimiter = _parting(text)
    try:
        return list(_rows(text, delimiter)), [], delimiter
    except csv.Error:
        return *csv_broken.rows_of(text, delimiter), delimiter


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a file that keeps to the rules."""
    found = 0
    for number, cells in enumerate(
        csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1
    ):
        if number > _LAST_ROW:
            raise too_many()
        if not any(cell.strip() for cell in cells):
            continue
        if found > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise too_many()
        found += 1
        yield Row(number, tuple(cells))


def _parting(text: str) -> tuple[str, str]:
    """The text, without a line that only says what parts the cells, and what that is."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith(_PARTED) and said[len(_PARTED) :] in _DELIMITERS:
        return f"\n{rest}", said[len(_PARTED) :]
    return text, max(_DELIMITERS, key=lambda delimiter: _evidence(text, delimiter))


def _evidence(text: str, delimiter: str) -> int:
    """How many cells the sign makes in those rows, among the first, that have the commonest length above one.

    Of two signs, the one that only stands inside of cells, as a decimal comma does, makes fewer rows alike.
    """
    head = text[: _LOOKED_AT * 500].split("\n")[:_LOOKED_AT]
    lengths: Counter[int] = Counter()
    try:
        for cells in csv.reader(head, delimiter=delimiter):
            lengths[len(cells)] += 1
    except csv.Error:
        return 0
    return max(((length - 1) * count for length, count in lengths.items()), default=0)
