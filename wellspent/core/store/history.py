"""Earlier versions of the files, in ``.history/``.

Each save leaves one folder, named by a number that counts up and the time in UTC, ``000042-20260105T093000Z``. It holds
the bytes that the save wrote over, under the files' own names, and ``save.json``: when it was, each record that it
touched before and after, which files it made new, the version that the person had seen, and the one that came of it.

An entry in whose name a format follows the time holds a whole workbook as it was in that older format.
``dropped.json`` says what had to go because the history grew too large (``thinning``).
"""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from wellspent.core import border
from wellspent.core.errors import NotInHistory
from wellspent.core.model import Record
from wellspent.core.store.files import KINDS
from wellspent.core.store.port import Change, Changes, Dropped, Save, Table

HISTORY: Final = ".history"
NOTE: Final = "save.json"
_DROPPED: Final = "dropped.json"
_TIME: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"(?P<number>\d{6,})-(?P<time>\d{8}T\d{6}Z)(?P<format>-format-\d+)?", re.ASCII)
_WRONG: Final = (OSError, ValueError, KeyError, TypeError, AttributeError, border.Faulty)
"""What reading a note raises that is not as we write it."""


def next_name(folder: Path, now: dt.datetime, older: int | None = None) -> str:
    """The name of the entry to come; ``older`` is the format that the workbook is brought up from."""
    return name_after(max((number(path.name) for path in entries(folder)), default=0), now, older)


def name_after(last: int, now: dt.datetime, older: int | None = None) -> str:
    """The name of the entry that follows the one of number ``last``."""
    return f"{last + 1:06d}-{now.astimezone(dt.UTC):{_TIME}}" + ("" if older is None else f"-format-{older}")


def is_name(name: str) -> bool:
    """True for a name that an entry can have."""
    return _NAME.fullmatch(name) is not None


def is_kept(name: str) -> bool:
    """True for an entry that stays for ever: a whole workbook in an older format."""
    return _part(name, "format") is not None


def number(name: str) -> int:
    """Where the entry of that name stands in their order."""
    return int(_part(name, "number") or 0)


def saved_at(name: str) -> dt.datetime:
    """The time in an entry's name; what is no time counts as the last of all, and is never old."""
    try:
        return dt.datetime.strptime(_part(name, "time") or "", _TIME).replace(tzinfo=dt.UTC)
    except ValueError:
        return dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the history notes of a save, beside the bytes that it wrote over."""

    saved_at: dt.datetime
    changes: Sequence[Change]
    created: Sequence[str]
    seen: str
    version: str

    def note(self) -> dict[str, bytes]:
        """The entry's own file, by name."""
        said = {
            "saved_at": self.saved_at.isoformat(),
            "changes": [_plain(change) for change in self.changes],
            "created": self.created,
            "seen": self.seen,
            "version": self.version,
        }
        return {NOTE: (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()}


def read(folder: Path) -> tuple[Save, ...]:
    """The saves that the folder remembers, newest first; an entry that can't be read is passed over."""
    saves = [_save(path) for path in sorted(entries(folder), key=lambda path: number(path.name), reverse=True)]
    return tuple(save for save in saves if save is not None)


def save_in(name: str, note: bytes) -> Save | None:
    """The save of which the entry called ``name`` keeps this ``note``; ``None`` if that can't be read."""
    try:
        said = json.loads(note)
        touched = tuple((Table(change["table"]), str(change["id"])) for change in said["changes"])
        return Save(id=name, saved_at=dt.datetime.fromisoformat(said["saved_at"]), touched=touched)
    except _WRONG:
        return None


def changes_in(name: str, note: bytes) -> Changes:
    """What the entry called ``name`` changed, as its ``note`` has it.

    Raises:
        NotInHistory: the note can't be read.
    """
    try:
        return tuple(_change(said) for said in json.loads(note)["changes"])
    except _WRONG:
        raise NotInHistory(name) from None


def changes(folder: Path, name: str) -> Changes:
    """What the entry called ``name`` changed, each record before and after.

    Raises:
        NotInHistory: there is no such entry, or it can't be read.
    """
    if not is_name(name):
        raise NotInHistory(name)
    try:
        note = (folder / HISTORY / name / NOTE).read_bytes()
    except OSError:
        raise NotInHistory(name) from None
    return changes_in(name, note)


def dropped(folder: Path) -> Dropped | None:
    """What had to go because the history grew too large, as it was noted then."""
    try:
        said = json.loads((folder / HISTORY / _DROPPED).read_bytes())
        return Dropped(saves=int(said["saves"]), latest=dt.datetime.fromisoformat(said["latest"]))
    except _WRONG:
        return None


def note_dropped(folder: Path, names: Sequence[str]) -> None:
    """Note that these entries have to go because the history grew too large, beside those that went before."""
    write_dropped(folder, dropped_with(dropped(folder), names))


def dropped_with(earlier: Dropped | None, names: Sequence[str]) -> Dropped:
    """What had to go ``earlier``, and these entries with it."""
    times = [saved_at(name) for name in names] + ([earlier.latest] if earlier else [])
    return Dropped(saves=len(names) + (earlier.saves if earlier else 0), latest=max(times))


def write_dropped(folder: Path, gone: Dropped) -> None:
    """Note that this had to go."""
    said = {"saves": gone.saves, "latest": gone.latest.isoformat()}
    draft = folder / HISTORY / f"{_DROPPED}.draft"
    draft.write_text(json.dumps(said), encoding="utf-8")
    draft.replace(folder / HISTORY / _DROPPED)


def entries(folder: Path) -> list[Path]:
    """The folders of all entries, in no order."""
    try:
        return [path for path in (folder / HISTORY).iterdir() if is_name(path.name)]
    except FileNotFoundError:
        return []


def _part(name: str, part: str) -> str | None:
    match = _NAME.fullmatch(name)
    return match and match[part]


def _save(path: Path) -> Save | None:
    try:
        note = (path / NOTE).read_bytes()
    except OSError:
        return None
    return save_in(path.name, note)


def _plain(change: Change) -> dict[str, Any]:
    before, after = (record and border.plain(record) for record in (change.before, change.after))
    return {"table": change.table, "id": change.id, "before": before, "after": after}


def _change(said: Mapping[str, Any]) -> Change:
    table = Table(said["table"])
    before, after = (_record(table, said[side]) for side in ("before", "after"))
    return Change(table=table, id=str(said["id"]), before=before, after=after)


def _record(table: Table, said: Mapping[str, Any] | None) -> Record | None:
    return None if said is None else border.record(KINDS[table], said)
