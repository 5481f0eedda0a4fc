"""The files of a club in a folder: what is in them, how they are read, and how they are replaced.

::

    .club/club.json             name, organiser, codes
    .club/list.json             gatherings and suggestions
    .club/members/<member>.json since when, where they count, and with what
    .club/table.json            the table that is out
    .club/behind.json           the table once more, and whose values are behind its figures
    .club/signed_out/<member>.json

Each is replaced as a whole, and each holds alone what has to change at once. What can't be understood is never written
over, nor taken for something that is not there.
"""

import datetime as dt
import errno
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, Final, Literal, TypeVar

from wellspent.core import border
from wellspent.core.club.issuing import Published
from wellspent.core.club.model import (
    Club,
    Contribution,
    Door,
    Gathering,
    Invitation,
    Issue,
    Role,
    Standing,
    Suggestion,
)
from wellspent.core.errors import ClubUnreadable, StoreUnavailable
from wellspent.core.model import Day, Name, Slug
from wellspent.core.store import disk, durable
from wellspent.core.store.locking import locked
from wellspent.core.store.port import is_member, known

R = TypeVar("R")

_CLUB: Final = ".club"
_ENDING: Final = ".json"
_FORBID: Final = {"extra": "forbid"}
"""What somebody added would be lost when the file is written again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The club itself. Who its organiser is stands here alone, so that there is one; a closed club can be without."""

    __pydantic_config__: ClassVar = _FORBID

    format: Literal[1] = 1
    name: Name
    made_on: Day
    closed_on: Day | None = None
    organiser: str | None = None
    invitations: Mapping[Door, Invitation] = field(default_factory=dict)

    @property
    def club(self) -> Club:
        """What everybody may know of it."""
        return Club(name=self.name, made_on=self.made_on, closed_on=self.closed_on)

    def without_code(self, closed: Door) -> "Kept":
        """The same, without the code for that door."""
        return replace(self, invitations={door: one for door, one in self.invitations.items() if door != closed})

    def standing(self, member: str, person: "Person") -> Standing:
        """What this member, whose file says that, is to it."""
        role = Role.ORGANISER if member == self.organiser else Role.MEMBER
        return Standing(role=role, joined_on=person.joined_on, counted=frozenset(person.counted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What the organiser keeps, and what was suggested."""

    __pydantic_config__: ClassVar = _FORBID

    gatherings: tuple[Gathering, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One member: in which gatherings they count, and with what."""

    __pydantic_config__: ClassVar = _FORBID

    joined_on: Day
    counted: Mapping[Slug, Contribution] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A table, and what the next one is held against."""

    __pydantic_config__: ClassVar = _FORBID

    issue: Issue
    behind: Mapping[Slug, Mapping[str, Published]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The sign-ins of one member that are over, each until when it would have lasted."""

    __pydantic_config__: ClassVar = _FORBID

    sign_ins: Mapping[str, dt.datetime] = field(default_factory=dict)


class File:
    """The names of the files there is one of."""

    CLUB: Final = "club"
    LIST: Final = "list"
    TABLE: Final = "table"
    BEHIND: Final = "behind"


MEMBERS: Final = "members"
SIGNED_OUT: Final = "signed_out"


def of(folder: str, member: str) -> str:
    """The name of the member's file in that folder.

    Raises:
        ValueError: it is no member's name; that is a bug of the caller.
    """
    return f"{folder}/{known(member)}"


class ClubFiles:
    """The files of the club below ``root``; ``wait`` is how many seconds to wait for another writer."""

    def __init__(self, root: Path, wait: float) -> None:
        self._folder = root / _CLUB
        self._wait = wait

    def read(self, kind: type[R], name: str) -> R | None:
        """What is in that file; ``None`` if there is none. Looking writes nothing.

        Raises:
            ClubUnreadable: something else is in it. The file is named, but not whose it is.
            StoreUnavailable: the system refuses.
        """
        with self._place():
            try:
                return border.record(kind, _block(disk.contents(self._path(name))))
            except FileNotFoundError:
                return None
            except (disk.Refused, border.Faulty, ValueError, TypeError, RecursionError):
                raise ClubUnreadable(name.partition("/")[0]) from None

    def write(self, name: str, record: object) -> None:
        """Put this in the place of what was there. The caller holds the lock and has read it."""
        with self._place():
            path = self._path(name)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            durable.replace(path, json.dumps(border.plain(record), ensure_ascii=False).encode())

    def drop(self, name: str) -> None:
        """Remove that file, if there is one. The caller holds the lock."""
        with self._place():
            path = self._path(name)
            if path.is_symlink() or path.exists():
                path.unlink()
                durable.sync(path.parent)

    def members(self, folder: str) -> tuple[str, ...]:
        """Those who have a file in that folder."""
        with self._place():
            try:
                _no_link(self._folder)
                _no_link(self._folder / folder)
                found = list((self._folder / folder).iterdir())
            except FileNotFoundError:
                return ()
            return tuple(sorted(path.stem for path in found if path.suffix == _ENDING and is_member(path.stem)))

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Nobody else writes meanwhile. What a crash left half written is swept away.

        Raises:
            StoreBusy: somebody has done so for longer than we wait.
        """
        folders = (self._folder, self._folder / MEMBERS, self._folder / SIGNED_OUT)
        with self._place():
            for folder in folders:
                _no_link(folder)
            with locked(self._folder, self._wait):
                for half_written in chain.from_iterable(folder.glob(f"*{durable.PART}") for folder in folders):
                    half_written.unlink()
                yield

    def _path(self, name: str) -> Path:
        path = self._folder / f"{name}{_ENDING}"
        _no_link(self._folder)
        _no_link(path.parent)
        return path

    @contextmanager
    def _place(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreUnavailable(error.strerror or str(error)) from error


def _no_link(folder: Path) -> None:
    if folder.is_symlink():  # it could lead anywhere
        raise StoreUnavailable(os.strerror(errno.ELOOP))


def _block(data: bytes) -> Mapping[str, Any]:
    found = json.loads(data)
    if not isinstance(found, dict):
        raise TypeError(type(found))
    return found
