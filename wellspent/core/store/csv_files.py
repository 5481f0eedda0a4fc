"""CSV as RFC 4180 has it, exact: cells in and out, each row with its line and its own words.

Python's reader does the splitting; beside it we keep the text that each row was made from, so that a row which can't
be understood is written back word for word.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, cast

LINE_END: Final = "\r\n"
_RAW_CELL: Final = re.compile(r'"(?:[^"]|"")*"|[^,]*')


class Row(NamedTuple):
    """One row: the line it begins on, its cells, and its text without the line's end."""

    line: int
    cells: tuple[str, ...]
    text: str


class NotATable(Exception):
    """From ``line`` on, quotation marks make no sense. Never leaves the store."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(str(line))


def rows(text: str, delimiter: str = ",") -> Iterator[Row]:
    """The rows of ``text``, the header included. Lines that hold nothing at all are passed over.

    Raises:
        NotATable: after the last row that could be read.
    """
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begin = 0
    try:
        for cells in reader:
            end = reader.line_num
            if any(cells):
                written = lines[begin] if end == begin + 1 else "".join(lines[begin:end])
                yield Row(begin + 1, tuple(cells), written.rstrip("\r\n"))
            begin = end
    except csv.Error:
        raise NotATable(begin + 1) from None


def line_of(cells: Iterable[str]) -> str:
    """The cells as one row, without the line's end; quoted only where they have to be."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator=LINE_END).writerow(cells)
    return buffer.getvalue().removesuffix(LINE_END)


def raw_cells(text: str) -> tuple[str, ...]:
    """The cells of one row as they are written, quotation marks and all."""
    if '"' not in text:
        return tuple(text.split(","))
    found, position = [], 0
    while position <= len(text):
        cell = cast("re.Match[str]", _RAW_CELL.match(text, position))
        found.append(cell.group())
        position = cell.end() + 1
    return tuple(found)


def document(lines: Iterable[str]) -> str:
    """A whole file from its rows."""
    return "".join(line + LINE_END for line in lines)
