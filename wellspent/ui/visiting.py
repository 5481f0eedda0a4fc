"""What a visit is made of, as plain values: the visit itself, a notice, a form on the screen, a refused save."""

import datetime as dt
from dataclasses import dataclass

from wellspent.core.errors import Conflict
from wellspent.core.model import Workbook
from wellspent.core.store.port import Changes, Loaded, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One run of one page for one member."""

    member: str
    store: Store
    loaded: Loaded
    now: dt.datetime
    zone: str | None
    sample: bool

    @property
    def workbook(self) -> Workbook:
        """The workbook as it stood when this run began."""
        return self.loaded.workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What was just done, in a sentence, and the changes that take it back (none: it can't be)."""

    sentence: str
    undo: Changes = ()
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form on the screen: what its keys start with, what it began from, and how often it was begun again."""

    prefix: str
    base: object
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A save that met another version: what was wanted, the conflict, and the form that it came from."""

    changes: Changes
    conflict: Conflict
    done: str
    form: str
