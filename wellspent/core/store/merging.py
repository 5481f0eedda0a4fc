"""Putting changes onto the workbook as it stands now: all of them, or a conflict that carries every clash."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wellspent.core.errors import Clash, Conflict, FileIsReadOnly, Problem
from wellspent.core.model import EMPTY, Record
from wellspent.core.store import files
from wellspent.core.store.current import Current
from wellspent.core.store.files import FILES
from wellspent.core.store.port import Change, Table

After = Mapping[Table, Mapping[str, Record | None]]
"""What touched records are to become, by table and id; ``None`` for those that go."""


def put(
    contents: Mapping[str, bytes], refused: Mapping[str, Problem], changes: Sequence[Change]
) -> tuple[dict[str, bytes], tuple[Change, ...]]:
    """The files that ``changes`` write, bytes by name, and those of the changes that were not so already.

    ``contents`` are the files as they stand, by name; ``refused`` are those that could not even be read.

    Raises:
        Conflict: a touched record is no longer what its ``before`` says.
        FileIsReadOnly: a file that would have to be written can't be read whole.
    """
    current = Current(contents, refused)
    if locked := current.locked({change.table for change in changes}):
        raise FileIsReadOnly(locked)
    after, done = merged(current, changes)
    if after and FILES[Table.ABOUT] not in {*contents, *refused}:
        # Every workbook says which format it is in, from its first save on.
        after = {Table.ABOUT: {Table.ABOUT.value: current.record(Table.ABOUT, Table.ABOUT)}, **after}
    return current.written(after), done


def merged(current: Current, changes: Sequence[Change]) -> tuple[After, tuple[Change, ...]]:
    """What the records come to be, and those of the changes that were not so already.

    Changes of one record are taken one after the other.

    Raises:
        Conflict: where a record is neither what its ``before`` says nor already what its ``after`` wants.
        ValueError: for a change that no workbook can hold; that is a bug of the caller.
    """
    tables: dict[Table, dict[str, Record | None]] = {}
    done: list[Change] = []
    clashes: list[Clash] = []
    for change in changes:
        _check(change)
        after = tables.get(change.table, {})
        present = after[change.id] if change.id in after else current.record(change.table, change.id)
        if present == change.after:
            continue
        if present != change.before:
            clashes.append(_clash(change, present))
            continue
        tables.setdefault(change.table, {})[change.id] = change.after
        done.append(change)
    if clashes:
        raise Conflict(clashes)
    for table, after in tables.items():
        _prove_readable(table, {record_id: record for record_id, record in after.items() if record is not None})
    return tables, tuple(done)


def _check(change: Change) -> None:
    kind = files.KINDS[change.table]
    for record in (change.before, change.after):
        if record is not None and not isinstance(record, kind):
            raise ValueError("not a record of the table", change.table, change.id)
    wanted = change.table.value if change.table in files.SINGLE else getattr(change.after, "id", change.id)
    if change.id != wanted:
        raise ValueError("the change names another record", change.id, wanted)
    if change.table in files.SINGLE and change.after is None:
        raise ValueError("a single record can't be removed", change.table)


def _clash(change: Change, present: Record | None) -> Clash:
    return Clash(table=change.table, id=change.id, before=change.before, mine=change.after, theirs=present)


def _prove_readable(table: Table, touched: Mapping[str, Record]) -> None:
    """What is about to be written has to read back as the same, or the next look would find a broken file."""
    if not touched:
        return
    part: dict[str, Any] = {table.value: touched[table] if table in files.SINGLE else touched}
    read = files.parse(files.write(replace(EMPTY, **part), [table]))
    if files.records(read.workbook, table) != touched:
        raise ValueError("would not read back", table, [(one.column, one.code) for one in read.problems])
