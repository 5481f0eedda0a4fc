"""The places that the machine of ``stateful.py`` can be let loose on, and what some of them can do."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from wellspent.core.store.port import Change, Store, Table


class World(ABC):
    """A place for one workbook, made anew for each run of the machine."""

    @abstractmethod
    def open(self) -> Store:
        """A store on the place as it stands, as after a restart of the app."""

    @abstractmethod
    def close(self) -> None:
        """The run is over."""


@runtime_checkable
class HandEdits(Protocol):
    """A world whose files other programs write to."""

    def rewrite(self, table: Table, record_id: str, text: str) -> None:
        """Change the words of one record in its file, in that program's own manner."""
        ...

    def break_entry(self, table: Table, record_id: str) -> None:
        """Make one row impossible to understand."""
        ...

    def break_file(self, table: Table) -> None:
        """Make a file impossible to read."""
        ...

    def mend_file(self, table: Table) -> None:
        """Put the file back as it was before it was broken."""
        ...

    def written_over(self) -> list[str]:
        """What was broken and is not as it was left."""
        ...


@runtime_checkable
class Crashes(Protocol):
    """A world that can end in the middle of something."""

    def crash(self, changes: Sequence[Change], step: int, again: int) -> None:
        """Save, and die before the ``step``-th change to the place; then open it, and die once more at ``again``."""
        ...
