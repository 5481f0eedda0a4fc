"""Earlier versions of the files, in ``.history/``.

Each save leaves one folder, named by a number that counts up and the time in UTC, ``000042-20260105T093000Z``. It holds
the bytes that the save wrote over, under the files' own names, and ``save.json``: when it was, which records it
touched, which files it made new, the version that the person had seen, and the one that came of it.
"""

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from wellspent.core.store.port import Save, Table

HISTORY: Final = ".history"
_NOTE: Final = "save.json"
_NAME: Final = re.compile(r"(\d{6,})-\d{8}T\d{6}Z")


def next_name(folder: Path, now: dt.datetime) -> str:
    """The name of the entry to come."""
    last = max((_number(path.name) for path in _entries(folder)), default=0)
    return f"{last + 1:06d}-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def is_name(name: str) -> bool:
    """True for a name that an entry can have."""
    return _NAME.fullmatch(name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the history notes of a save, beside the bytes that it wrote over."""

    saved_at: dt.datetime
    touched: Sequence[tuple[Table, str]]
    created: Sequence[str]
    seen: str
    version: str

    def note(self) -> dict[str, bytes]:
        """The entry's own file, by name."""
        said = {**asdict(self), "saved_at": self.saved_at.isoformat()}
        return {_NOTE: (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()}


def read(folder: Path) -> tuple[Save, ...]:
    """The saves that the folder remembers, newest first; an entry that can't be read is passed over."""
    saves = [_save(path) for path in sorted(_entries(folder), key=lambda path: _number(path.name), reverse=True)]
    return tuple(save for save in saves if save is not None)


def _entries(folder: Path) -> list[Path]:
    try:
        return [path for path in (folder / HISTORY).iterdir() if is_name(path.name)]
    except FileNotFoundError:
        return []


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _save(path: Path) -> Save | None:
    try:
        said = json.loads((path / _NOTE).read_bytes())
        touched = tuple((Table(table), str(record_id)) for table, record_id in said["touched"])
        return Save(id=path.name, saved_at=dt.datetime.fromisoformat(said["saved_at"]), touched=touched)
    except (OSError, ValueError, KeyError, TypeError):
        return None
