"""What use cases share: typed input made into records, and records into changes."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from wellspent.core import border
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import Record, Workbook
from wellspent.core.store.port import Change, Table

R = TypeVar("R")


def checked(kind: type[R], raw: Mapping[str, Any]) -> R:
    """The record made from typed input.

    Raises:
        InvalidInput: with one problem for each field that can't be taken.
    """
    try:
        return border.record(kind, raw)
    except border.Faulty as faulty:
        raise InvalidInput(
            [
                Problem(code=fault.code, column=".".join(str(step) for step in fault.path), details=fault.details)
                for fault in faulty.faults
            ]
        ) from None


def as_raw(record: Record) -> dict[str, Any]:
    """The record's fields as input, to be changed and checked again."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def put(workbook: Workbook, table: Table, record: Record) -> Change:
    """The change that adds ``record`` to its table, or puts it in the place of the one with its id."""
    single = {Table.ABOUT: "about", Table.DEFINITION: "definition"}.get(table)
    if single is not None:
        return Change(table=table, id=single, before=getattr(workbook, single), after=record)
    record_id = str(getattr(record, "id"))  # noqa: B009 - every record of the other tables has one
    return Change(table=table, id=record_id, before=getattr(workbook, table.value).get(record_id), after=record)
