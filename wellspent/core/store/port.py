"""The port that every store implements, and the changes that go through it."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from wellspent.core.errors import Problem
from wellspent.core.model import Record, Workbook

LOCAL: Final = "local"
"""The member of personal mode: the one person at this computer."""

_MEMBER: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def is_member(name: str) -> bool:
    """True for a name that a member can have; it can't climb out of a folder, nor differ by case alone."""
    return _MEMBER.fullmatch(name) is not None


def known(member: str) -> str:
    """The member's name, as it is.

    Raises:
        ValueError: it is none; that is a bug of the caller.
    """
    if not is_member(member):
        raise ValueError("not a member's name", member)
    return member


class Table(StrEnum):
    """The tables of a workbook, by the names of the ``Workbook``'s fields. The first two hold one record each."""

    ABOUT = "about"
    DEFINITION = "definition"
    GROUPS = "groups"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    OUTCOMES = "outcomes"
    CHECKINS = "checkins"
    PEOPLE = "people"
    BREAKS = "breaks"
    SCRIPTS = "scripts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record before and after; ``None`` before means it is new, ``None`` after that it goes.

    The id of the single record of ``ABOUT`` and of ``DEFINITION`` is the table's own name.
    """

    table: Table
    id: str
    before: Record | None
    after: Record | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(table=self.table, id=self.id, before=self.after, after=self.before)


Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A workbook as it stands: what could be read, what could not, and the version of the whole.

    ``read_only`` names the files that nothing is written to until they are mended. ``notices`` are no problems, but
    worth saying before the next save (comments in a file that will then be found in the history only). ``contents``
    are the bytes of the files by name, as they stand; one that could not be read is not among them.
    """

    workbook: Workbook
    problems: tuple[Problem, ...]
    version: str
    contents: Mapping[str, bytes] = field(hash=False, repr=False)
    read_only: frozenset[str] = frozenset()
    notices: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """One entry of the history: when it was saved, and which records it touched."""

    id: str
    saved_at: dt.datetime
    touched: tuple[tuple[Table, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What the history had to give up for its size: how many entries so far, and when the newest of them was saved."""

    saves: int
    latest: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything that is kept of one member, drafts left out: the files, and those of each entry of the history."""

    contents: Mapping[str, bytes] = field(default_factory=dict, hash=False, repr=False)
    history: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict, hash=False, repr=False)
    dropped: Dropped | None = None

    @property
    def empty(self) -> bool:
        """True if nothing is kept."""
        return not (self.contents or self.history)


class Store(Protocol):
    """Keeps one workbook for each member. A member is an opaque name and always has to be given."""

    def load(self, member: str) -> Loaded:
        """Read everything that can be read; what can't is a problem, never an exception.

        Raises:
            StoreError: if the place itself can't be reached.
        """
        ...

    def version(self, member: str) -> str:
        """A hash of the content as it stands now. Cheap enough to ask at each run."""
        ...

    def save(self, member: str, changes: Sequence[Change], seen: str) -> str:
        """Put all changes, or none, onto the current workbook, and return the new version.

        Changes of other records that were made since ``seen`` stay.

        Raises:
            Conflict: a touched record is no longer what its ``before`` says.
            FileIsReadOnly: a file that would have to be written can't be read whole.
            StoreError: the place can't be written.
        """
        ...

    def history(self, member: str) -> tuple[Save, ...]:
        """What was saved, newest first: the last 30 days whole, about one entry a week of what is older."""
        ...

    def changes_of(self, member: str, save: str) -> Changes:
        """What one save of the history changed: each record that it touched, before and after, in its order.

        Taking it back means saving these changes reversed, and in reverse order. A save that changed no record, as
        when a file was converted, gives none.

        Raises:
            NotInHistory: there is no such entry, or not any longer, or it can't be read.
        """
        ...

    def dropped(self, member: str) -> Dropped | None:
        """What the history had to give up because it grew too large, oldest first; ``None`` if nothing so far."""
        ...

    def forget(self, member: str) -> None:
        """Remove everything that belongs to the member, history included."""
        ...


@runtime_checkable
class PlainFiles(Protocol):
    """A store whose workbooks lie in folders that their people can open, and mend files in."""

    def folder(self, member: str) -> Path:
        """The folder that the member's files lie in; it need not be there yet."""
        ...

    def convert(self, member: str, file: str) -> str:
        """Rewrite one file in UTF-8 and with commas, its cells unchanged, and return the new version.

        Raises:
            FileIsReadOnly: it is not a file of that kind, or there is more wrong with it.
            StoreError: the place can't be written.
        """
        ...


class Moving(Protocol):
    """A store seen as a place to move workbooks out of, or into."""

    def members(self) -> tuple[str, ...]:
        """Those of whom anything is kept, in the order of their names.

        Raises:
            UnsafeSetup: whoever asks may not know.
        """
        ...

    def whole(self, member: str) -> Whole:
        """Everything that is kept of the member, byte for byte, as one save left it.

        Raises:
            FileIsReadOnly: a file can't even be opened, so that it would be left behind.
        """
        ...

    def put(self, member: str, whole: Whole, *, replace: bool) -> None:
        """Keep this of the member; with ``replace``, in the place of all that was kept so far.

        Raises:
            Conflict: something is kept already, and it is not to be replaced.
            StoreError: the place can't be written.
        """
        ...

    def forget(self, member: str) -> None:
        """Remove everything that belongs to the member, as after they have left."""
        ...
