"""Restore: from the workbook as it is to what a zip of it says, as ordinary changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wellspent.core.exchange.archive import Archive, file_of
from wellspent.core.model import EMPTY, Record, Workbook
from wellspent.core.store.port import Change, Changes, Table


class Way(StrEnum):
    """How much of the workbook a zip may change."""

    ADD = "add"
    """Only what is missing comes in; nothing that is there changes or goes."""
    BACK = "back"
    """Everything becomes as it is in the zip; what came later goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many entries of one table come in, change and go."""

    added: int = 0
    changed: int = 0
    lost: int = 0


def restore(workbook: Workbook, archive: Archive, way: Way) -> Changes:
    """What leads from ``workbook`` to the zip.

    A file of the zip that has problems takes nothing away: an entry that can't be read there is no entry that was
    deleted. And where a file can't be read whole, it only adds, since of what it has any part may be missing.
    """
    return tuple(change for table in Table for change in _of_table(table, workbook, archive, way))


def counts(changes: Changes) -> Mapping[Table, Counts]:
    """How many entries of each table the changes touch; tables that stay as they are are left out."""
    found: dict[Table, list[Change]] = {}
    for change in changes:
        found.setdefault(change.table, []).append(change)
    return {
        table: Counts(
            added=sum(is_new(change) for change in touched),
            changed=sum(change.after is not None and not is_new(change) for change in touched),
            lost=sum(change.after is None for change in touched),
        )
        for table, touched in found.items()
    }


def is_new(change: Change) -> bool:
    """True if nothing is there that the change could write over."""
    return change.before is None or change.before in (EMPTY.about, EMPTY.definition)


def _of_table(table: Table, workbook: Workbook, archive: Archive, way: Way) -> Iterator[Change]:
    here, there = _records(workbook, table), _records(archive.workbook, table)
    file = file_of(table)
    for record_id in {**there, **here}:
        change = Change(table=table, id=record_id, before=here.get(record_id), after=there.get(record_id))
        if change.before == change.after:
            continue
        kept = file in archive.in_doubt if change.after is None else file in archive.broken
        if is_new(change) or (way is Way.BACK and not kept):
            yield change


def _records(workbook: Workbook, table: Table) -> Mapping[str, Record]:
    held = getattr(workbook, table.value)
    return held if isinstance(held, Mapping) else {table.value: held}
