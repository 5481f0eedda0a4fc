"""A CSV file as a table of records: what could be read, what is kept word for word, and the way back to bytes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Final

from wellspent.core import border
from wellspent.core.errors import Problem
from wellspent.core.store import columns as cols
from wellspent.core.store import csv_files
from wellspent.core.store.csv_files import NotATable, Row
from wellspent.core.store.encoding import decode, encode
from wellspent.core.store.faults import FileFault

_OTHER_DELIMITER: Final = ";"


class Sheet:
    """One file, taken apart into rows. What a row means is found out when it is asked for.

    ``problems`` are those of the file's form until ``records`` was called, and then those of the rows as well.
    """

    def __init__(self, name: str, kind: Any, data: bytes = b"") -> None:
        """Take ``data`` apart; problems are values, and nothing raises."""
        self.problems: list[Problem] = []
        self.read_only = False
        self._name = name
        self._kind = kind
        self._header: Row | None = None
        self._body: list[Row] = []
        decoded = decode(data)
        self._marked = decoded.marked
        delimiter = _delimiter(kind, decoded.text)
        rows, broken_at = _rows(decoded.text, delimiter)
        if decoded.fault:
            self._lock(decoded.fault, decoded.line)
        if delimiter != ",":
            self._lock(FileFault.SEMICOLONS, 1)
        if broken_at is not None:
            self._lock(FileFault.NOT_A_TABLE, broken_at)
        if rows:
            self._check_header(rows[0])
            if all(column in rows[0].cells for column in cols.required(kind)):
                self._header, *self._body = rows

    @property
    def columns(self) -> tuple[str, ...]:
        """The names in the first line; none if that makes no header."""
        return self._header.cells if self._header else ()

    def records(self) -> dict[str, Any]:
        """Every record by its id. A row that makes none is a problem, and so is a second one of the same id."""
        found: dict[str, Any] = {}
        row_of = cols.Reader(self._kind, self.columns)
        for row in self._body:
            if len(row.cells) != len(self.columns):
                counts = {"found": str(len(row.cells)), "expected": str(len(self.columns))}
                self._report(FileFault.WRONG_NUMBER_OF_CELLS, row.line, details=counts)
                continue
            try:
                record = border.record(self._kind, row_of(row.cells))
            except border.Faulty as faulty:
                for fault in faulty.faults:
                    self._report(fault.code, row.line, cols.column_of(fault.path), fault.details)
                continue
            if record.id in found:
                column = cols.ours(self._kind)[0]
                self._report(FileFault.DUPLICATE_ID, row.line, column, {"found": record.id})
                continue
            found[record.id] = record
        return found

    def record(self, record_id: str) -> Any | None:
        """The record of that id, if there is one; only the rows that could be it are looked at."""
        return self._find(record_id)[1]

    def changed(self, after: Mapping[str, Any | None]) -> bytes:
        """The file with these records, by id, in place of what they were; without those that are ``None``.

        New ones come at the end. Every other row stays as it is written, but ends in our way.
        """
        texts: dict[int, str | None] = {}
        made = [record for record in after.values() if record is not None]
        columns = cols.extended(self._kind, self.columns, made)
        new = []
        for record_id, record in after.items():
            line = None if record is None else csv_files.line_of(cols.cells(record, columns))
            position, _ = self._find(record_id)
            if position is not None:
                texts[position] = line
            elif line is not None:
                new.append(line)
        kept = (texts.get(position, row.text) for position, row in enumerate(self._moved(columns)))
        document = csv_files.document([self._first_line(columns), *(text for text in kept if text is not None), *new])
        return encode(document, marked=self._marked)

    def _find(self, record_id: str) -> tuple[int | None, Any | None]:
        """The place and the record of that id."""
        row_of = cols.Reader(self._kind, self.columns)
        for position in self._candidates(record_id):
            cells = self._body[position].cells
            if len(cells) == len(self.columns):
                with suppress(border.Faulty):
                    record = border.record(self._kind, row_of(cells))
                    if record.id == record_id:
                        return position, record
        return None, None

    def _candidates(self, record_id: str) -> Iterable[int]:
        name = cols.ours(self._kind)[0]
        if name != "id":  # a week is an id, and can be written in several ways
            return range(len(self._body))
        if not self._header:
            return ()
        column = self._header.cells.index(name)
        return [
            position
            for position, row in enumerate(self._body)
            if column < len(row.cells) and row.cells[column] == record_id
        ]

    def _first_line(self, columns: tuple[str, ...]) -> str:
        return self._header.text if self._header and columns == self.columns else csv_files.line_of(columns)

    def _moved(self, columns: tuple[str, ...]) -> Iterable[Row]:
        """The rows under columns that may have grown: each cell as it is written, under the one it stood under.

        A row with a wrong number of cells can't be matched to columns. It gets as many empty cells as there are new
        columns, so that it never comes to have the right number by accident.
        """
        if columns == self.columns:
            return self._body
        places = {column: place for place, column in enumerate(self.columns)}
        order = [places.get(column) for column in columns]
        surplus = "," * (len(columns) - len(self.columns))
        return [row._replace(text=_reordered(row, order, len(self.columns), surplus)) for row in self._body]

    def _check_header(self, header: Row) -> None:
        needed = cols.required(self._kind)
        for column in (column for column, times in Counter(header.cells).items() if times > 1):
            self._lock(FileFault.DUPLICATE_COLUMN, header.line, column)
        for column in cols.ours(self._kind):
            if column in header.cells:
                continue
            if column in needed:
                self._lock(FileFault.MISSING_COLUMN, header.line, column)
            elif column not in cols.may_lack(self._kind):
                self._report(FileFault.COLUMN_LEFT_OUT, header.line, column)

    def _lock(self, code: FileFault, line: int | None, column: str = "") -> None:
        self.read_only = True
        self._report(code, line, column)

    def _report(self, code: str, line: int | None, column: str = "", details: Mapping[str, str] | None = None) -> None:
        self.problems.append(Problem(code=code, file=self._name, line=line, column=column, details=details or {}))


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


def _reordered(row: Row, order: Iterable[int | None], width: int, surplus: str) -> str:
    cells = csv_files.raw_cells(row.text)
    if len(cells) != width:
        return row.text + surplus
    return ",".join("" if place is None else cells[place] for place in order)
