"""Workbooks moved out of a folder, or into one."""

from pathlib import Path
from typing import Final

from wellspent.core.errors import Conflict, FileIsReadOnly
from wellspent.core.store import disk, durable, history
from wellspent.core.store.durable import SAVING
from wellspent.core.store.files import FILES
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.history import HISTORY, NOTE
from wellspent.core.store.port import LOCAL, Whole, is_member

_TRIES: Final = 3
_OURS: Final = frozenset({NOTE, *FILES.values()})


class FolderMoving(FolderStore):
    """The folder store, as a place to move workbooks out of, or into."""

    def members(self) -> tuple[str, ...]:
        """The local person, if there is a workbook in the folder itself, and whoever has one below it."""
        root = self.folder(LOCAL)
        with self._place(LOCAL):
            below = [path.name for path in root.iterdir() if path.is_dir()] if root.is_dir() else []
        names = [LOCAL, *(name for name in below if is_member(name) and name != LOCAL)]
        return tuple(sorted(name for name in names if self._is_kept(self.folder(name))))

    def whole(self, member: str) -> Whole:
        """Everything that is kept of the member, as one save left it; one that a crash cut short is finished first.

        Raises:
            FileIsReadOnly: a file can't even be opened, so that it would be left behind.
        """
        with self._place(member) as folder:
            for _ in range(_TRIES):
                if (whole := _undisturbed(folder)) is not None:
                    return whole
            if not folder.is_dir():  # gone meanwhile: the lock would make it anew
                return Whole()
            with self._lock(folder):
                durable.recover(folder)
                return _read(folder)

    def put(self, member: str, whole: Whole, *, replace: bool) -> None:
        """Keep this of the member: all of it, or none, however it is cut short.

        Raises:
            Conflict: something is kept already, and it is not to be replaced.
        """
        if replace:
            self.forget(member)
        with self._place(member) as folder, self._lock(folder):
            durable.recover(folder)
            if self._is_kept(folder):
                raise Conflict(())
            _lay_ready(folder / SAVING, whole)
            durable.arrive(folder, whole.contents)

    def _is_kept(self, folder: Path) -> bool:
        return any((folder / name).exists() for name in (HISTORY, *FILES.values()))


def _undisturbed(folder: Path) -> Whole | None:
    """What is kept, if nobody saved while it was read."""
    before = _traces(folder)
    if durable.unfinished(folder):
        return None
    try:
        whole = _read(folder)
    except FileNotFoundError:  # an old entry of the history went, or all of it
        return None
    return None if durable.unfinished(folder) or _traces(folder) != before else whole


def _traces(folder: Path) -> tuple[object, ...]:
    """Equal before and after, so was everything that is kept."""
    return disk.traces(folder), {path.name for path in history.entries(folder)}, history.dropped(folder)


def _read(folder: Path) -> Whole:
    found = disk.read(folder)
    if found.refused:
        raise FileIsReadOnly(sorted(found.refused))
    entries = {path.name: _files(path) for path in history.entries(folder)}
    return Whole(contents=found.contents, history=entries, dropped=history.dropped(folder))


def _lay_ready(stage: Path, whole: Whole) -> None:
    """Write the history where a save in progress lies: cut short there, it is swept away by whoever comes next."""
    for name, kept in whole.history.items():
        durable.fill(stage / HISTORY / name, kept)
    if whole.dropped is not None:
        (stage / HISTORY).mkdir(parents=True, exist_ok=True)
        history.write_dropped(stage, whole.dropped)
    if (stage / HISTORY).exists():
        durable.sync(stage / HISTORY)


def _files(entry: Path) -> dict[str, bytes]:
    """The files of one entry of the history; what somebody else laid beside them, or linked, stays where it is."""
    return {
        path.name: path.read_bytes()
        for path in entry.iterdir()
        if path.name in _OURS and path.is_file() and not path.is_symlink()
    }
