"""A save of one rating, and a look at the whole, against reading and writing the same file with the csv module."""

import csv
import dataclasses
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Figure, side_by_side
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Change, Table

TIMES = 15


def figures(workbook: Path, size: str) -> list[Figure]:
    """The store's saving and loading on a copy of ``workbook``; ``size`` names the workbook in the table."""
    with tempfile.TemporaryDirectory(dir=workbook.parent) as desk:
        ours, plain = Path(desk) / "ours", Path(desk) / "plain"
        for folder in (ours, plain):
            shutil.copytree(workbook, folder)
        store, table = FolderStore(ours), plain / "meetings.csv"
        ratings = _ratings(store)
        least, saving, reading = side_by_side(
            TIMES,
            lambda: _read_and_write(table),
            lambda: store.save(LOCAL, [next(ratings)], ""),
            lambda: store.load(LOCAL),
        )
        return [
            Figure(f"save one rating, {size}", saving, least),
            Figure(f"read the workbook, {size}", reading, least),
        ]


def _ratings(store: FolderStore) -> Iterator[Change]:
    """One meeting in the middle rated again and again."""
    meetings = list(store.load(LOCAL).workbook.meetings.values())
    present = meetings[len(meetings) // 2]
    while True:
        rated = dataclasses.replace(present, worth=1 if present.worth != 1 else 3, note=f"{present.note}.")
        yield Change(table=Table.MEETINGS, id=present.id, before=present, after=rated)
        present = rated


def _read_and_write(path: Path) -> None:
    """What anybody would do who wants the file to survive a crash, and nothing else."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        file.write(buffer.getvalue().encode())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
