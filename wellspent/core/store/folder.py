"""The folder store: a workbook is a folder of plain files, and the files are the truth."""

import datetime as dt
import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Final

from wellspent.core.errors import FileInUse, FileIsReadOnly, StoreUnavailable
from wellspent.core.store import copies, disk, durable, files, formats, history, merging, thinning
from wellspent.core.store.disk import Snapshot
from wellspent.core.store.durable import SAVING
from wellspent.core.store.files import FILES
from wellspent.core.store.history import HISTORY
from wellspent.core.store.locking import LOCK, locked
from wellspent.core.store.port import LOCAL, Change, Changes, Dropped, Loaded, Save, known

DRAFTS: Final = ".drafts"
_TRIES: Final = 3


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class FolderStore:
    """Keeps the local person's files in ``root`` itself, and each member's in a folder of their own below it.

    ``wait`` is how many seconds a save waits for another one; ``clock`` tells the time that the history notes, and
    ``most_history`` is how many bytes that may have. ``steps`` lead on from older formats.
    """

    def __init__(
        self,
        root: Path,
        *,
        wait: float = 10.0,
        clock: Callable[[], dt.datetime] = _utc_now,
        most_history: int = thinning.LARGEST,
        steps: Mapping[int, formats.Step] = formats.STEPS,
    ) -> None:
        self._root = root
        self._wait = wait
        self._clock = clock
        self._most_history = most_history
        self._steps = steps

    def load(self, member: str) -> Loaded:
        """The workbook as it stands.

        Looking writes nothing, but a save that a crash cut short is finished first, and a workbook in an older format
        is brought up to today's; what it was stays in the history for ever.
        """
        with self._place(member) as folder:
            snapshot = self._snapshot(folder)
            if formats.upgraded(snapshot.contents, self._steps) is not None:
                snapshot = self._upgrade(folder)
            beside = copies.beside(folder)
        parsed = snapshot.parsed()
        return Loaded(
            workbook=parsed.workbook,
            problems=parsed.problems,
            version=copies.marked(snapshot.version, beside),
            contents=snapshot.contents,
            read_only=parsed.read_only,
            notices=(*parsed.notices, *copies.notices(beside)),
        )

    def version(self, member: str) -> str:
        """A hash over the names and bytes of the files."""
        with self._place(member) as folder:
            return copies.marked(self._snapshot(folder).version, copies.beside(folder))

    def save(self, member: str, changes: Sequence[Change], seen: str) -> str:
        """Put all ``changes`` onto what the files say now, or none; ``seen`` need not be the present version."""
        with self._place(member) as folder, self._lock(folder):
            durable.recover(folder)
            now = disk.read(folder)
            new, done = merging.put(now.contents, now.refused, changes)
            return self._write(folder, now, new, done, seen)

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
        return self._root if known(member) == LOCAL else self._root / member

    def history(self, member: str) -> tuple[Save, ...]:
        """What was saved, newest first."""
        with self._place(member) as folder:
            return history.read(folder)

    def changes_of(self, member: str, save: str) -> Changes:
        """What one save of the history changed, each record before and after.

        Raises:
            NotInHistory: there is no such entry, or not any longer, or it can't be read.
        """
        with self._place(member) as folder:
            return history.changes(folder, save)

    def dropped(self, member: str) -> Dropped | None:
        """What the history had to give up because it grew too large."""
        with self._place(member) as folder:
            return history.dropped(folder)

    def forget(self, member: str) -> None:
        """Remove everything of the member's. Of the local person only files of ours: the folder is theirs."""
        with self._place(member) as folder:
            if not folder.exists():
                return
            with self._lock(folder):
                ours = [folder / name for name in (SAVING, HISTORY, DRAFTS, *FILES.values())]
                for path in ours if member == LOCAL else [path for path in folder.iterdir() if path.name != LOCK]:
                    _remove(path)
                with suppress(PermissionError):  # Windows keeps what is open
                    (folder / LOCK).unlink()
            if member != LOCAL:
                with suppress(OSError):  # somebody saves there again already
                    folder.rmdir()

    def _write(self, folder: Path, now: Snapshot, new: Mapping[str, bytes], done: Sequence[Change], seen: str) -> str:
        new = {name: data for name, data in new.items() if now.contents.get(name) != data}
        version = files.digest({**now.contents, **new}, now.refused)
        if new:
            time = self._clock()
            name = history.next_name(folder, time)
            entry = history.Entry(saved_at=time, changes=done, created=_created(now, new), seen=seen, version=version)
            durable.commit(folder, new, now.contents, name, entry.note())
            thinning.tidy(folder, name, time, self._most_history)
        return copies.marked(version, copies.beside(folder))

    def _upgrade(self, folder: Path) -> Snapshot:
        """Bring the files to today's format. All go through the journal, so the history has all as they were."""
        with self._lock(folder):
            durable.recover(folder)
            now = disk.read(folder)
            new = formats.upgraded(now.contents, self._steps)
            if new is None or now.refused:
                return now
            time = self._clock()
            name = history.next_name(folder, time, formats.of(now.contents))
            version, created = files.digest(new), _created(now, new)
            entry = history.Entry(saved_at=time, changes=(), created=created, seen=now.version, version=version)
            durable.commit(folder, new, now.contents, name, entry.note())
            return disk.read(folder)

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
            target = Path(error.filename2 or "").name
            if error.errno in durable.HELD and target in FILES.values():
                raise FileInUse(target) from error
            raise StoreUnavailable(error.strerror or str(error)) from error

    def _lock(self, folder: Path) -> AbstractContextManager[None]:
        return locked(folder, self._wait)


def _created(now: Snapshot, new: Mapping[str, bytes]) -> tuple[str, ...]:
    return tuple(name for name in new if name not in now.contents)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
