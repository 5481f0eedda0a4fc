"""Copies that a synchronising program lays beside a file that was written on two computers at once.

Each program has its own way to name them::

    meetings (Ada's conflicted copy 2026-10-01).csv        Dropbox, Nextcloud
    meetings.sync-conflict-20261001-101112-ABCDEFG.csv     Syncthing
    meetings-DESKTOP-1A2B3C.csv                            OneDrive
    meetings (1).csv, meetings 2.csv                       Google Drive, iCloud

They are never read, written or deleted: only the person can say which of two is right. They are pointed out.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from wellspent.core.errors import Problem
from wellspent.core.store.faults import FileFault
from wellspent.core.store.files import FILES

_MARK: Final = re.compile(r".*(?i:conflict).*|-[A-Z0-9][A-Z0-9-]*| \(\d{1,3}\)| \d{1,3}", re.DOTALL)


def beside(folder: Path) -> tuple[str, ...]:
    """The names of such copies in ``folder``, in their order.

    Raises:
        OSError: if the folder can't be looked into.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return ()
    return tuple(name for name in names if original(name) is not None)


def original(name: str) -> str | None:
    """The file of ours that ``name`` is a copy of; ``None`` if it is no such copy."""
    for ours in FILES.values():
        stem, _, ending = ours.rpartition(".")
        if name.startswith(stem) and name.endswith(f".{ending}") and len(name) > len(ours):
            middle = name[len(stem) : -len(ending) - 1]
            if _MARK.fullmatch(middle):
                return ours
    return None


def notices(names: Sequence[str]) -> tuple[Problem, ...]:
    """What is worth saying of each."""
    return tuple(
        Problem(code=FileFault.CONFLICTED_COPY, file=name, details={"found": original(name) or ""}) for name in names
    )


def marked(version: str, names: Sequence[str]) -> str:
    """The version of a workbook that has these copies beside it, so that a new one is noticed at the next look."""
    return (
        hashlib.sha256("\0".join([version, *names]).encode(errors="surrogateescape")).hexdigest() if names else version
    )
