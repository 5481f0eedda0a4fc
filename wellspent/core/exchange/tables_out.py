"""Tables as they leave: the very bytes that the folder store writes, and the lists of its YAML files as tables."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields, is_dataclass
from typing import Final

from wellspent.core.model import Workbook
from wellspent.core.store import files
from wellspent.core.store.port import Table

TABLES: Final = tuple(table for table in Table if table not in files.SINGLE)
"""The tables that are a list of entries, and so can be one sheet."""


def meetings_csv(workbook: Workbook) -> bytes:
    """``meetings.csv`` with every meeting of the workbook: UTF-8, RFC 4180, no byte changed for any program."""
    return table_csv(workbook, Table.MEETINGS)


def all_files(workbook: Workbook) -> Mapping[str, bytes]:
    """Every file of the workbook, bytes by name."""
    return files.write(workbook)


def table_csv(workbook: Workbook, table: Table) -> bytes:
    """One of ``TABLES`` as CSV. What a YAML file lists has its keys for columns; what is a list in it, one cell."""
    name = files.FILES[table]
    if name.endswith(".csv"):
        return files.write(workbook, (table,))[name]
    columns = [field.name for field in fields(files.KINDS[table])]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for record in files.records(workbook, table).values():
        writer.writerow(cell_text(getattr(record, column)) for column in columns)
    return buffer.getvalue().encode()


def cell_text(value: object) -> str:
    """One value as text, as it stands in a table."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return " ".join(map(cell_text, astuple(value)))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ";".join(map(cell_text, value))
    return str(value)
