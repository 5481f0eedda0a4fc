"""What can go wrong in expected ways. Whatever is not in this tree is a bug and stays loud.

::

    WellSpentError
    ├── InvalidInput      what was typed can't be taken; carries the problems
    ├── Conflict          a record changed elsewhere in the meantime; carries both versions
    ├── StoreError        the workbook can't be read or written at all
    │   ├── FileIsReadOnly    a file has problems and is left alone until it is mended
    │   │   └── ClubUnreadable    it is one of the club's
    │   ├── ReadOnlyStore     a workbook to look around in; nothing is ever saved into it
    │   ├── SignInOver        whoever was signed in is not any more
    │   ├── StoreBusy         somebody else holds the lock
    │   ├── StoreAway         there is no connection to the database
    │   ├── FileInUse         another program holds a file, as a spreadsheet does on some systems
    │   ├── NotInHistory      the entry is no longer there, or can't be read
    │   └── StoreUnavailable  the folder or disk says no; carries the system's reason
    ├── UnreadableCalendar  not a calendar, or larger than we can expand in reasonable time
    ├── UnreadableArchive   not a zip of a workbook, or one that is not safe to open
    ├── UnreadableTable     not a table or a list of contacts, or one that is not safe or too large to open
    ├── ClubRefused         the club does not allow it, or not to this member; carries a code
    └── UnsafeSetup       the settings are unsafe or half done; carries what is missing

Errors carry codes and numbers; ``wellspent.words`` makes the sentences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wellspent.core.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, as a value: where it is, what it is (a code), and the particulars for the sentence.

    ``line`` counts from 1. ``column`` is the name of the CSV column, the key of the YAML file, or the input's name.
    """

    code: str
    file: str = ""
    line: int | None = None
    column: str = ""
    details: Mapping[str, str] = field(default_factory=dict, hash=False)


class WellSpentError(Exception):
    """The base of all expected errors."""


class InvalidInput(WellSpentError):
    """What was typed can't be taken."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{problem.column}: {problem.code}" for problem in self.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One record that was changed in two places: what the change was made from, what it wants, and what is there."""

    table: str
    id: str
    before: "Record | None"
    mine: "Record | None"
    theirs: "Record | None"


class Conflict(WellSpentError):
    """A touched record is no longer what the change was made from. Nothing was saved."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        self.clashes = tuple(clashes)
        super().__init__(", ".join(f"{clash.table}/{clash.id}" for clash in self.clashes))


class StoreError(WellSpentError):
    """The workbook can't be read or written."""


class FileIsReadOnly(StoreError):
    """A file has problems, so nothing is written over it until it is mended. Nothing was saved."""

    def __init__(self, files: Sequence[str]) -> None:
        self.files = tuple(files)
        super().__init__(", ".join(self.files))


class ClubUnreadable(FileIsReadOnly):
    """A file of the club can't be understood. ``file`` is its name, or the folder it is in where it names a member."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__([f".club/{file}"])


class ReadOnlyStore(StoreError):
    """The workbook is there to look around in, as the sample is. Nothing was saved, and nothing ever is."""


class SignInOver(StoreError):
    """Whoever wants to save was signed in, and is not any more. Nothing was saved."""


class StoreBusy(StoreError):
    """Somebody else has held the lock for longer than we wait. Nothing was saved."""


class StoreAway(StoreError):
    """There is no connection to the database, or it was lost on the way.

    Nothing was saved, unless it was lost in the very moment of confirming; to save the same again does no harm.
    """


class FileInUse(StoreError):
    """Another program holds ``file`` so that it can't be replaced. Nothing was saved."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(file)


class NotInHistory(StoreError):
    """The history has no such entry, or has it no longer, or can't read it. Nothing was changed."""

    def __init__(self, save: str) -> None:
        self.save = save
        super().__init__(save)


class StoreUnavailable(StoreError):
    """The folder, the disk or the database refuses. ``reason`` is the system's own word for it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class UnreadableCalendar(WellSpentError):
    """The file is not a calendar that can be expanded; ``code`` says why."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


class UnreadableArchive(WellSpentError):
    """The zip can't be restored from; ``code`` says why. Nothing was changed."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


class UnreadableTable(WellSpentError):
    """What was brought is no table and no list of contacts that can be read; ``code`` says why. Nothing was changed."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


class ClubRefused(WellSpentError):
    """The club does not allow it, or not to this member; ``code`` says why. Nothing was changed."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class UnsafeSetup(WellSpentError):
    """The settings are unsafe or half done; ``codes`` name what is missing."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = tuple(codes)
        super().__init__(", ".join(self.codes))
