"""A CSV file as a table of records: what could be read, what is kept word for word, and the way back to bytes."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from wellspent.core import border
from wellspent.core.errors import Problem
from wellspent.core.store import columns as cols
from wellspent.core.store import csv_files
from wellspent.core.store.csv_files import NotATable, Row
from wellspent.core.store.encoding import decode, encode
from wellspent.core.store.faults import FileFault

_OTHER_DELIMITER: Final = ";"


@dataclass(frozen=True, slots=True)
class Kept:
    """A row that can't be understood, as it is written."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a CSV file holds beside its records: the columns, and ids and kept rows in their order."""

    columns: tuple[str, ...] = ()
    entries: tuple[str | Kept, ...] = ()
    marked: bool = False


@dataclass(slots=True, kw_only=True)
class Sheet:
    """One table as it was read."""

    records: dict[str, Any] = field(default_factory=dict)
    layout: Layout = Layout()
    problems: list[Problem] = field(default_factory=list)
    read_only: bool = False


def read(name: str, kind: Any, data: bytes) -> Sheet:
    """The table of ``kind`` in the file called ``name``; problems are values, and nothing raises."""
    return _Reader(name, kind).sheet(data)


def write(kind: Any, records: Mapping[str, Any], layout: Layout) -> bytes:
    """The file that holds ``records`` where ``layout`` has them, new ones at the end, and the kept rows between."""
    columns = cols.extended(kind, layout.columns, records.values())
    placed = {entry for entry in layout.entries if isinstance(entry, str)}
    order = [*layout.entries, *(record_id for record_id in records if record_id not in placed)]
    lines = []
    for entry in order:
        if isinstance(entry, Kept):
            lines.append(_moved(entry.text, layout.columns, columns))
        elif entry in records:
            lines.append(csv_files.line_of(cols.cells(records[entry], columns)))
    return encode(csv_files.document([csv_files.line_of(columns), *lines]), marked=layout.marked)


def converted(data: bytes, kind: Any) -> bytes:
    """The same cells in UTF-8, separated by commas.

    Raises:
        NotATable: if they can't be told apart.
    """
    decoded = decode(data)
    lines = [csv_files.line_of(row.cells) for row in csv_files.rows(decoded.text, _delimiter(kind, decoded.text))]
    return encode(csv_files.document(lines), marked=decoded.marked)


def _delimiter(kind: Any, text: str) -> str:
    """A comma, unless only semicolons make a header of the first line."""
    needed = set(cols.required(kind))
    first_line = text.partition("\n")[0]
    for delimiter in (",", _OTHER_DELIMITER):
        with suppress(NotATable):
            if needed <= set(next(csv_files.rows(first_line, delimiter), Row(1, (), "")).cells):
                return delimiter
    return ","


def _rows(text: str, delimiter: str) -> tuple[list[Row], int | None]:
    """The rows as far as they can be told apart, and the line from which on they can't."""
    found = []
    try:
        for row in csv_files.rows(text, delimiter):
            found.append(row)  # noqa: PERF402 (what was read before the fault has to survive it)
    except NotATable as fault:
        return found, fault.line
    return found, None


class _Reader:
    """Reads one file, and gathers its problems on the way."""

    def __init__(self, name: str, kind: Any) -> None:
        self._name = name
        self._kind = kind
        self._sheet = Sheet()

    def sheet(self, data: bytes) -> Sheet:
        decoded = decode(data)
        delimiter = _delimiter(self._kind, decoded.text)
        rows, broken_at = _rows(decoded.text, delimiter)
        if decoded.fault:
            self._lock(decoded.fault, decoded.line)
        if delimiter != ",":
            self._lock(FileFault.SEMICOLONS, 1)
        if broken_at is not None:
            self._lock(FileFault.NOT_A_TABLE, broken_at)
        if rows:
            header, *body = rows
            self._check_header(header)
            if all(column in header.cells for column in cols.required(self._kind)):
                entries = tuple(self._entry(header.cells, row) for row in body)
                self._sheet.layout = Layout(columns=header.cells, entries=entries, marked=decoded.marked)
        return self._sheet

    def _check_header(self, header: Row) -> None:
        needed = cols.required(self._kind)
        for column in dict.fromkeys(column for column in header.cells if header.cells.count(column) > 1):
            self._lock(FileFault.DUPLICATE_COLUMN, header.line, column)
        for column in cols.ours(self._kind):
            if column in header.cells:
                continue
            if column in needed:
                self._lock(FileFault.MISSING_COLUMN, header.line, column)
            else:
                self._report(FileFault.COLUMN_LEFT_OUT, header.line, column)

    def _entry(self, columns: tuple[str, ...], row: Row) -> str | Kept:
        """The id of the row's record, which goes into the sheet; or the row as it is, with its problems."""
        if len(row.cells) != len(columns):
            counts = {"found": str(len(row.cells)), "expected": str(len(columns))}
            self._report(FileFault.WRONG_NUMBER_OF_CELLS, row.line, details=counts)
            return Kept(row.text)
        try:
            record = border.record(self._kind, cols.raw(self._kind, columns, row.cells))
        except border.Faulty as faulty:
            for fault in faulty.faults:
                self._report(fault.code, row.line, cols.column_of(fault.path), fault.details)
            return Kept(row.text)
        if record.id in self._sheet.records:
            column = cols.ours(self._kind)[0]
            self._report(FileFault.DUPLICATE_ID, row.line, column, {"found": record.id})
            return Kept(row.text)
        self._sheet.records[record.id] = record
        return str(record.id)

    def _lock(self, code: FileFault, line: int | None, column: str = "") -> None:
        self._sheet.read_only = True
        self._report(code, line, column)

    def _report(self, code: str, line: int | None, column: str = "", details: Mapping[str, str] | None = None) -> None:
        problem = Problem(code=code, file=self._name, line=line, column=column, details=details or {})
        self._sheet.problems.append(problem)


def _moved(text: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """A kept row under columns that have grown: each cell as it is written, under the column it stood under.

    A row with a wrong number of cells can't be matched to columns. It gets as many empty cells as there are new
    columns, so that it never comes to have the right number by accident.
    """
    if before == after:
        return text
    cells = csv_files.raw_cells(text)
    if len(cells) != len(before):
        return text + "," * (len(after) - len(before))
    by_column = dict(zip(before, cells, strict=True))
    return ",".join(by_column.get(column, "") for column in after)
