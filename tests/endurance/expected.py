"""What a workbook should hold by now, worked out beside the store, and what may lie in its folder."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from wellspent.core.model import Workbook
from wellspent.core.store.files import FILES, SINGLE, records
from wellspent.core.store.port import LOCAL, Change, Store

_BESIDE = {".lock", ".history", ".drafts"}


def applied(workbook: Workbook, changes: Sequence[Change]) -> Workbook:
    """The workbook with the changes in it, which all have to fit."""
    tables: dict[str, Any] = {}
    for change in changes:
        held = tables.setdefault(change.table, records(workbook, change.table))
        assert held.get(change.id) == change.before
        if change.after is None:
            del held[change.id]
        else:
            held[change.id] = change.after
    return replace(workbook, **{table: held[table] if table in SINGLE else held for table, held in tables.items()})


def orphans(folder: Path, store: Store) -> list[str]:
    """What lies in the folder that a save should have cleared away, after the store has looked at it."""
    if not folder.exists():
        return []
    found = sorted(path.name for path in folder.iterdir() if path.name not in {*FILES.values(), *_BESIDE})
    if (folder / ".history").exists():
        whole = {save.id for save in store.history(LOCAL)} | {"dropped.json"}
        found += sorted(f".history/{path.name}" for path in (folder / ".history").iterdir() if path.name not in whole)
    return found
