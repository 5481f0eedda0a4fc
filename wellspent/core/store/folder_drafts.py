"""Drafts in a folder: one small file for each form, in ``.drafts/`` of the member's folder.

A file is named by a hash, so that no name tells what somebody was writing about. It is replaced as a whole: two tabs
on one form never mix, the one that typed last wins. None of this touches the workbook, so it takes no lock.
"""

import datetime as dt
import errno
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from wellspent.core.errors import StoreUnavailable
from wellspent.core.store import disk
from wellspent.core.store.drafts import KEPT_FOR, LARGEST, MOST, Draft, decode, encode
from wellspent.core.store.durable import PART, replace
from wellspent.core.store.folder import DRAFTS, FolderStore
from wellspent.core.store.port import LOCAL

_NAME: Final = re.compile(r"[0-9a-f]{32}\.json")
_AN_HOUR: Final = 3600
_TOO_LARGE: Final = "larger than a draft may be"


class FolderDrafts:
    """The drafts of the workbooks below ``root``; ``clock`` tells which files are old."""

    def __init__(self, root: Path, *, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
        self._store = FolderStore(root)
        self._clock = clock

    def read(self, member: str, form: str) -> Draft | None:
        """The draft of that form; ``None`` if there is none that can be read. Looking writes nothing."""
        path = self._folder(member) / _name(form)
        try:
            return decode(form, disk.contents(path, most=LARGEST))
        except (OSError, disk.Refused):
            return None

    def write(self, member: str, form: str, draft: Draft) -> None:
        """Keep the draft in the place of the one before."""
        data = encode(form, draft)
        if len(data) > LARGEST:
            raise StoreUnavailable(_TOO_LARGE)
        with self._place(member) as folder:
            self._store.folder(member).mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            path = folder / _name(form)
            if not path.exists():
                self._sweep(folder)
            replace(path, data)

    def drop(self, member: str, form: str) -> None:
        """Forget the draft of that form, if there is one. A folder that was there for it alone goes as well."""
        with self._place(member) as folder:
            (folder / _name(form)).unlink(missing_ok=True)
            if member != LOCAL:  # whose folder may be one that they made themselves
                with suppress(OSError):  # there is more in it
                    folder.rmdir()
                    folder.parent.rmdir()

    def _folder(self, member: str) -> Path:
        return self._store.folder(member) / DRAFTS

    @contextmanager
    def _place(self, member: str) -> Iterator[Path]:
        folder = self._folder(member)
        if folder.is_symlink() or folder.parent.is_symlink():  # it could lead into somebody else's
            raise StoreUnavailable(os.strerror(errno.ELOOP))
        try:
            yield folder
        except OSError as error:
            raise StoreUnavailable(error.strerror or str(error)) from error

    def _sweep(self, folder: Path) -> None:
        """Remove what is too old, what is too many, and what a crash left half written."""
        oldest = (self._clock() - KEPT_FOR).timestamp()
        found = []
        for path in folder.iterdir():
            with suppress(FileNotFoundError):
                changed = path.lstat().st_mtime
                if path.name.endswith(PART) or _NAME.fullmatch(path.name):
                    found.append((changed, path))
        found.sort(reverse=True)
        for place, (changed, path) in enumerate(found, start=1):
            half_written = path.name.endswith(PART) and changed < self._clock().timestamp() - _AN_HOUR
            if half_written or changed < oldest or place >= MOST:
                path.unlink(missing_ok=True)


def _name(form: str) -> str:
    return f"{hashlib.sha256(form.encode()).hexdigest()[:32]}.json"
