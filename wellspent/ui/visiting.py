"""What a visit is made of, as plain values: the visit itself, a notice, a form and its fields, a refused save."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wellspent.core.club.model import AtTheDoor
from wellspent.core.club.port import ClubStore
from wellspent.core.errors import Conflict, StoreError
from wellspent.core.model import Workbook
from wellspent.core.store.drafts import Typed
from wellspent.core.store.port import Changes, Loaded, Store


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Somebody who may open a workbook in this run.

    ``asked`` is what the club said of them when it was asked, once a run; ``unasked`` is why it could not be. Neither
    is there for the one person at this computer. ``still_in`` asks anew, before anything is saved; ``may_keep`` asks if
    they are a member yet, before and after what they typed is kept as a draft; ``may_take`` asks on any thread, before
    a file is made to take along.
    """

    member: str
    asked: AtTheDoor | None = None
    unasked: StoreError | None = None
    still_in: Callable[[], bool] = _always
    may_keep: Callable[[], bool] = _always
    may_take: Callable[[], bool] = _always


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One run of one page for one member. ``away`` is why the store can't be reached, while that is so.

    ``club`` is the one that this instance serves.
    """

    inside: Inside
    store: Store
    loaded: Loaded
    now: dt.datetime
    zone: str | None
    sample: bool
    away: StoreError | None = None
    club: ClubStore | None = None

    @property
    def member(self) -> str:
        """Whose visit it is."""
        return self.inside.member

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
    """A form on the screen: what its keys start with, and what it began from."""

    prefix: str
    base: object


def _as_it_is(state: Any) -> Any:
    return state


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field on the screen: what it holds while nothing is typed, its label, and how what it holds reads.

    ``part`` is the name under which its draft is kept; ``of`` makes the value of what the platform keeps of the field.
    """

    part: str
    default: Any
    label: str
    say: Callable[[Any], str]
    of: Callable[[Any], Any] = _as_it_is


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """What was typed into a form before and is not saved.

    ``since``: when what fills the form again was typed. ``earlier``: what was typed when the form began from another
    record. ``aside``: something was taken out of the form, and can be brought back.
    """

    since: dt.datetime | None
    earlier: tuple[Typed, ...]
    aside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A save that met another version: what was wanted, the conflict, and the form that it came from."""

    changes: Changes
    conflict: Conflict
    done: str
    form: str
