"""Reading files of a folder: ordinary ones only, and never more than a bounded number of bytes."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wellspent.core.errors import Problem
from wellspent.core.store import files
from wellspent.core.store.faults import FileFault

LARGEST: Final = 50_000_000
"""Bytes beyond which a file is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The bytes of the files at one moment, by name, and the files that could not be read, with the problem."""

    contents: Mapping[str, bytes]
    refused: Mapping[str, Problem]

    @property
    def version(self) -> str:
        """A hash of it all."""
        return files.digest(self.contents, self.refused)

    def parsed(self) -> files.Parsed:
        """What the bytes say."""
        return files.parse(self.contents, self.refused)


def read(folder: Path) -> Snapshot:
    """The files of ``folder`` as they are; whatever is not there is left out.

    Raises:
        OSError: if the folder itself can't be looked into.
    """
    readable: dict[str, bytes] = {}
    refused: dict[str, Problem] = {}
    for name in files.FILES.values():
        try:
            found = contents(folder / name)
        except FileNotFoundError:
            continue
        except Refused as refusal:
            refused[name] = Problem(code=refusal.code, file=name, details=refusal.details)
        else:
            readable[name] = found
    return Snapshot(contents=readable, refused=refused)


def traces(folder: Path) -> tuple[tuple[int, int, int] | None, ...]:
    """What tells cheaply whether a file was replaced or written to: equal before and after, so was the content."""
    found: list[tuple[int, int, int] | None] = []
    for name in files.FILES.values():
        try:
            status = (folder / name).lstat()
        except FileNotFoundError:
            found.append(None)
        else:
            found.append((status.st_ino, status.st_size, status.st_mtime_ns))
    return tuple(found)


class Refused(Exception):
    """There is something that is no ordinary file, or can't be opened. Never leaves the store."""

    def __init__(self, code: FileFault, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


def contents(path: Path, *, most: int = LARGEST) -> bytes:
    """The bytes of an ordinary file of ``most`` bytes at the most.

    Raises:
        FileNotFoundError: there is nothing.
        Refused: there is something else.
    """
    status = path.lstat()
    # A link could lead out of the member's own folder, and opening a pipe would wait for ever.
    if not stat.S_ISREG(status.st_mode):
        raise Refused(FileFault.NOT_A_FILE)
    if status.st_size > most:
        raise Refused(FileFault.FILE_TOO_LARGE, most=str(most))
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Refused(FileFault.CANNOT_OPEN, reason=error.strerror or str(error)) from None
