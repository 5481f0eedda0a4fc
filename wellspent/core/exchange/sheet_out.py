"""An Excel file of the whole workbook: one sheet a table, with names for ids, native days, and a header that stays.

The words of the columns come from whoever asks. Ids stand last, so that what comes back is known for what it was. Text
is written as text, never as a formula, so it needs no guard.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from wellspent.core.exchange.plain_text import NO_XML
from wellspent.core.exchange.tables_out import TABLES, cell_text
from wellspent.core.model import Meeting, Record, ScheduledWeek, Workbook
from wellspent.core.people import name_of
from wellspent.core.store.port import Table

SheetName = Callable[[Table], str]
"""What a sheet is called."""

ColumnName = Callable[[str, str], str]
"""What a column is called, from the sort of its records and the name of the field."""

CodeName = Callable[[str, str], str]
"""What a code is called, from the name of its field."""

_FORMATS: Final[Mapping[type, str]] = {
    dt.date: "yyyy-mm-dd",
    dt.time: "hh:mm",
    dt.datetime: "yyyy-mm-dd hh:mm",
}
_WIDEST: Final = 50
"""Letters that a column is wide at the most; longer text goes on in the next line of its cell."""

_SHADE: Final = "E6EFEC"
_LONGEST_TEXT: Final = 32_767
"""Characters that a cell of Excel can hold."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its name, and its value in each record."""

    name: str
    values: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Names:
    """What tables, columns and codes are called."""

    table: SheetName
    column: ColumnName
    code: CodeName


def write_xlsx(workbook: Workbook, names: Names) -> bytes:
    """The tables of the workbook that hold anything.

    Days and times are those that a spreadsheet reckons with; a stamp is the local time that it was, without its zone,
    which a spreadsheet does not know. Ratings are the numbers 0 to 4.
    """
    # Loaded late: most visits make no Excel file.
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for table in TABLES:
        records = list(getattr(workbook, table.value).values())
        if records or (table is TABLES[-1] and not book.worksheets):
            _fill(book.create_sheet(names.table(table)), list(_columns(workbook, records, names)))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Any, columns: Sequence[_Column]) -> None:
    """Write the columns into an empty sheet."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    wrapped = Alignment(wrap_text=True, vertical="top")
    bold, shade = Font(bold=True), PatternFill("solid", fgColor=_SHADE)
    for place, column in enumerate(columns, start=1):
        head = sheet.cell(1, place)
        _write(head, column.name)
        head.font, head.fill, head.alignment = bold, shade, wrapped
        longest = max((len(str(value)) for value in column.values), default=0)
        for row, value in enumerate(column.values, start=2):
            if value is not None:
                cell = sheet.cell(row, place)
                _write(cell, value)
                if longest > _WIDEST:
                    cell.alignment = wrapped
        sheet.column_dimensions[head.column_letter].width = min(max(longest, len(column.name) / 2, 8) + 3, _WIDEST)
    sheet.freeze_panes = "B2"
    if columns:
        sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Any, value: Any) -> None:
    """Text stays text, whatever it begins with; days and times get the format that makes them so."""
    if not isinstance(value, str):
        cell.value = value
        if (form := _FORMATS.get(type(value))) is not None:
            cell.number_format = form
        return
    cell.value = NO_XML.sub("", value)[:_LONGEST_TEXT]
    cell.data_type = "s"


def _columns(workbook: Workbook, records: Sequence[Any], named: Names) -> Iterable[_Column]:
    """The columns in the order of the fields, the id last, and then what the person added."""
    names = [one.name for one in fields(records[0])] if records else []
    for name in sorted(names, key=lambda one: one == "id"):
        if name == "got":
            yield from _got(workbook, records)
        elif name != "extra":
            values = [_value(workbook, record, name, named.code) for record in records]
            yield _Column(named.column(type(records[0]).__name__, name), values)
    for extra in dict.fromkeys(key for record in records for key in getattr(record, "extra", ())):
        yield _Column(extra, [record.extra.get(extra) for record in records])


def _got(workbook: Workbook, meetings: Sequence[Meeting]) -> Iterable[_Column]:
    texts = {one.id: one.text for one in workbook.definition.criteria}
    rated = dict.fromkeys(criterion for meeting in meetings for criterion in meeting.got)
    for criterion in sorted(rated, key=lambda one: list(texts).index(one) if one in texts else len(texts)):
        yield _Column(texts.get(criterion, criterion), [meeting.got.get(criterion) for meeting in meetings])


def _value(workbook: Workbook, record: Record, name: str, code: CodeName) -> Any:
    """One field as a spreadsheet has it: a name for a code and for the id of something else, no text for nothing."""
    value = getattr(record, name)
    found: Any
    match value:
        case None | "" | ():
            found = None
        case StrEnum():
            found = code(name, value.value)
        case str() if name == "kind":  # of a script, where a person may have one of their own
            found = code(name, value)
        case (ScheduledWeek(), *_):
            found = "; ".join(f"{one.week.isoformat()} {code('phase', one.phase.value)}" for one in value)
        case bool():
            found = "yes" if value else "no"
        case dt.datetime():
            found = value.replace(tzinfo=None)
        case int() | float() | Decimal() | dt.date() | dt.time():
            found = value
        case _:
            found = _NAMED[name](workbook, value) if name in _NAMED else cell_text(value)
    return found


_NAMED: Final[Mapping[str, Callable[[Workbook, Any], str]]] = {
    "group": Workbook.group_name,
    "person": name_of,
    "people": lambda workbook, people: "; ".join(name_of(workbook, one) for one in people),
    "met_at": Workbook.group_name,
}
