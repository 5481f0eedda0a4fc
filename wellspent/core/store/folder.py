"""The folder store: a workbook is a folder of plain files, and the files are the truth."""

import datetime as dt
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from wellspent.core.errors import FileIsReadOnly, StoreBusy, StoreUnavailable
from wellspent.core.store import disk, durable, files, history, merging
from wellspent.core.store.disk import Snapshot
from wellspent.core.store.durable import SAVING
from wellspent.core.store.files import FILES
from wellspent.core.store.history import HISTORY
from wellspent.core.store.port import LOCAL, Change, Loaded, Save, Table

_LOCK: Final = ".lock"
_DRAFTS: Final = ".drafts"
_MEMBER: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_TRIES: Final = 3


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class FolderStore:
    """Keeps the local person's files in ``root`` itself, and each member's in a folder of their own below it.

    ``wait`` is how many seconds a save waits for another one; ``clock`` tells the time that the history notes.
    """

    def __init__(self, root: Path, *, wait: float = 10.0, clock: Callable[[], dt.datetime] = _utc_now) -> None:
        self._root = root
        self._wait = wait
        self._clock = clock

    def load(self, member: str) -> Loaded:
        """The workbook as it stands. Looking writes nothing, but a save that a crash cut short is finished first."""
        with self._place(member) as folder:
            snapshot = self._snapshot(folder)
        parsed = snapshot.parsed()
        return Loaded(
            workbook=parsed.workbook,
            problems=parsed.problems,
            version=snapshot.version,
            contents=snapshot.contents,
            read_only=parsed.read_only,
            notices=parsed.notices,
        )

    def version(self, member: str) -> str:
        """A hash over the names and bytes of the files."""
        with self._place(member) as folder:
            return self._snapshot(folder).version

    def save(self, member: str, changes: Sequence[Change], seen: str) -> str:
        """Put all ``changes`` onto what the files say now, or none; ``seen`` need not be the present version."""
        with self._place(member) as folder, self._lock(folder):
            durable.recover(folder)
            now = disk.read(folder)
            parsed = now.parsed()
            blocked = {FILES[change.table] for change in changes} & parsed.read_only
            if blocked:
                raise FileIsReadOnly(sorted(blocked))
            workbook, done = merging.merged(parsed.workbook, changes)
            tables = {change.table for change in done}
            if tables and FILES[Table.ABOUT] not in {*now.contents, *now.refused}:
                # Every workbook says which format it is in, from its first save on.
                tables.add(Table.ABOUT)
            return self._write(folder, now, files.write(workbook, tables, parsed.layouts), done, seen)

    def convert(self, member: str, file: str) -> str:
        """Rewrite one file in UTF-8 and with commas, its cells unchanged; what it was stays in the history.

        Raises:
            FileIsReadOnly: it is not a file of that kind, or there is more wrong with it.
        """
        with self._place(member) as folder, self._lock(folder):
            durable.recover(folder)
            now = disk.read(folder)
            new = files.converted(file, now.contents)
            if new is None:
                raise FileIsReadOnly([file])
            return self._write(folder, now, {file: new}, (), now.version)

    def folder(self, member: str) -> Path:
        """The folder that the member's files lie in; it need not be there yet."""
        if not _MEMBER.fullmatch(member):
            raise ValueError("not a member's name", member)
        return self._root if member == LOCAL else self._root / member

    def history(self, member: str) -> tuple[Save, ...]:
        """What was saved, newest first."""
        with self._place(member) as folder:
            return history.read(folder)

    def forget(self, member: str) -> None:
        """Remove everything of the member's. Of the local person only files of ours: the folder is theirs."""
        with self._place(member) as folder:
            if not folder.exists():
                return
            with self._lock(folder):
                ours = [folder / name for name in (SAVING, HISTORY, _DRAFTS, *FILES.values())]
                for path in ours if member == LOCAL else [path for path in folder.iterdir() if path.name != _LOCK]:
                    _remove(path)
                with suppress(PermissionError):  # Windows keeps what is open
                    (folder / _LOCK).unlink()
            if member != LOCAL:
                with suppress(OSError):  # somebody saves there again already
                    folder.rmdir()

    def _write(self, folder: Path, now: Snapshot, new: Mapping[str, bytes], done: Sequence[Change], seen: str) -> str:
        new = {name: data for name, data in new.items() if now.contents.get(name) != data}
        version = files.digest({**now.contents, **new}, now.refused)
        if new:
            time = self._clock()
            entry = history.Entry(
                saved_at=time,
                touched=tuple((change.table, change.id) for change in done),
                created=tuple(name for name in new if name not in now.contents),
                seen=seen,
                version=version,
            )
            durable.commit(folder, new, now.contents, history.next_name(folder, time), entry.note())
        return version

    def _snapshot(self, folder: Path) -> Snapshot:
        """The files at one moment, read without the lock: what changes meanwhile is read again."""
        for _ in range(_TRIES):
            before = disk.traces(folder)
            if durable.unfinished(folder):
                break
            snapshot = disk.read(folder)
            if disk.traces(folder) == before:
                return snapshot
        with self._lock(folder):
            durable.recover(folder)
            return disk.read(folder)

    @contextmanager
    def _place(self, member: str) -> Iterator[Path]:
        """The member's folder; what the system refuses in there becomes ``StoreUnavailable``."""
        folder = self.folder(member)
        if member != LOCAL and folder.is_symlink():
            raise StoreUnavailable(os.strerror(errno.ELOOP))
        try:
            yield folder
        except OSError as error:
            raise StoreUnavailable(error.strerror or str(error)) from error

    @contextmanager
    def _lock(self, folder: Path) -> Iterator[None]:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=self._wait, poll_interval=0.01)
        try:
            lock.acquire()
        except Timeout:
            raise StoreBusy from None
        try:
            yield
        finally:
            lock.release()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
