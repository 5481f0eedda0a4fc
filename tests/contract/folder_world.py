"""A folder as a world for the machine: its files are edited and broken by hand, and its disk dies at any step."""

import csv
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from tests.contract.crashing import WRITING
from tests.contract.stateful import WORDS, StoreMachine
from tests.contract.world import World
from wellspent.core.store.files import FILES, SINGLE
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Change, Store, Table


class Died(BaseException):
    """The process would have ended here. No error of the system, so nothing in the store takes it for one."""


class _Disk:
    """Dies before the so many-th change to it, and stays dead: nothing is changed on it any more."""

    def __init__(self) -> None:
        self._left: int | None = None
        sys.addaudithook(self._hook)

    def dies(self, step: int) -> None:
        self._left = step

    def lives(self) -> None:
        self._left = None

    def _hook(self, event: str, details: tuple[Any, ...]) -> None:
        if self._left is None:
            return
        opens_to_write = event == "open" and isinstance(details[2], int) and details[2] & (os.O_WRONLY | os.O_RDWR)
        if (event in WRITING or opens_to_write) and not str(details[0]).endswith(".lock"):
            self._left -= 1
            if self._left <= 0:
                raise Died


_disk = _Disk()


class FolderWorld(World):
    """A folder of its own for one run."""

    def __init__(self) -> None:
        self._desk = Path(tempfile.mkdtemp())
        self._folder = self._desk / "workbook"
        self._whole: dict[str, bytes] = {}
        self._spoiled: dict[str, bytes] = {}
        self._rows: list[tuple[str, dict[str, str]]] = []

    def open(self) -> Store:
        return FolderStore(self._folder)

    def close(self) -> None:
        shutil.rmtree(self._desk)

    def crash(self, changes: Sequence[Change], step: int, again: int) -> None:
        for number, use in (
            (step, lambda: self.open().save(LOCAL, changes, "")),
            (again, lambda: self.open().load(LOCAL)),
        ):
            _disk.dies(number)
            try:
                with suppress(Died):
                    use()
            finally:
                _disk.lives()

    def rewrite(self, table: Table, record_id: str, text: str) -> None:
        name = FILES[table]
        if not name.endswith(".csv"):
            content = yaml.safe_load(self._file(name).read_bytes())
            entries = [content] if table in SINGLE else content[table.value]
            for entry in entries:
                if table in SINGLE or entry["id"] == record_id:
                    entry[WORDS[table]] = text
            self._replace(name, yaml.safe_dump(content, allow_unicode=True).encode())
            return
        rows = self._read(name)
        for row in rows:
            if row["id"] == record_id and not self._is_broken(name, row):
                row[WORDS[table]] = text
        self._write(name, rows)

    def break_entry(self, table: Table, record_id: str) -> None:
        name = FILES[table]
        rows = self._read(name)
        for row in rows:
            if row["id"] == record_id and not self._is_broken(name, row):
                row["date" if table is Table.MEETINGS else "could_hire"] = "2026-02-30"
                row["note"] += f" broken {len(self._rows)}"
                self._rows.append((name, dict(row)))
        self._write(name, rows)

    def break_file(self, table: Table) -> None:
        name = FILES[table]
        self._whole[name] = self._file(name).read_bytes()
        self._spoiled[name] = b'"' + self._whole[name] if name.endswith(".csv") else self._whole[name] + b"\n\t: [\n"
        self._replace(name, self._spoiled[name])

    def mend_file(self, table: Table) -> None:
        name = FILES[table]
        del self._spoiled[name]
        self._replace(name, self._whole.pop(name))

    def written_over(self) -> list[str]:
        found = [name for name, data in self._spoiled.items() if self._file(name).read_bytes() != data]
        found += [row["note"] for name, row in self._rows if name not in self._spoiled and row not in self._read(name)]
        return found

    def _is_broken(self, name: str, row: dict[str, str]) -> bool:
        return (name, row) in self._rows

    def _read(self, name: str) -> list[dict[str, str]]:
        with self._file(name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def _write(self, name: str, rows: list[dict[str, str]]) -> None:
        """As a spreadsheet would: all cells quoted, in an order of columns of its own, and the whole file replaced."""
        draft = self._desk / "draft"
        with draft.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(reversed(rows[0])), quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        draft.replace(self._file(name))

    def _replace(self, name: str, data: bytes) -> None:
        draft = self._desk / "draft"
        draft.write_bytes(data)
        draft.replace(self._file(name))

    def _file(self, name: str) -> Path:
        return self._folder / name


class FolderMachine(StoreMachine):
    """The folder store under the machine."""

    def new_world(self) -> World:
        return FolderWorld()
