"""This visit: the member's workbook, saving, notices, the address. The only touch of session state and caches.

A session is one browser tab. What a person wrote is cached under (member, version), in their own session only, and
only until the version on disk is another one.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final, NoReturn, TypeVar, cast

import streamlit as st

from wellspent.core.errors import Conflict, StoreError
from wellspent.core.model import Workbook
from wellspent.core.settings import Settings, local_now
from wellspent.core.store import open_store
from wellspent.core.store.port import Changes, Loaded, Store
from wellspent.ui import register

T = TypeVar("T")

_VISIT: Final = "_visit"
_OPEN: Final = "_open"
_CACHE: Final = "_cache"
_NOTICE: Final = "_notice"
_CLASH: Final = "_clash"
_HELD: Final = "_held"
_FORMS: Final = "_forms"
_NOTHING: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One run of one page for one member."""

    member: str
    store: Store
    loaded: Loaded
    now: dt.datetime
    zone: str | None

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
    """A save that met another version: what was wanted, and the conflict."""

    changes: Changes
    conflict: Conflict
    done: str


@contextmanager
def opened(settings: Settings, member: str) -> Iterator[None]:
    """Open the member's workbook for this run; read it only if its version is not the one already read.

    Raises:
        StoreError: if the store can't be reached.
        UnsafeSetup: if the settings name no store.
    """
    store = open_store(settings)
    zone = st.context.timezone
    cached = st.session_state.get(_CACHE)
    version = store.version(member)
    if cached is None or cached["key"] != (member, version):
        loaded = store.load(member)
        cached = {"key": (member, loaded.version), "loaded": loaded, "made": {}}
        st.session_state[_CACHE] = cached
    st.session_state[_VISIT] = Visit(
        member=member, store=store, loaded=cached["loaded"], now=local_now(settings, zone), zone=zone
    )
    st.session_state[_OPEN] = True
    try:
        yield
    finally:
        st.session_state[_OPEN] = False


def visit() -> Visit:
    """The visit of this run, for pages and what they show."""
    if not st.session_state.get(_OPEN):
        _run_through_the_door()
    return cast("Visit", st.session_state[_VISIT])


def _run_through_the_door() -> NoReturn:
    """Run again through ``app.py``.

    Until ``st.navigation`` has been called once in this process, the platform answers the address of a page by
    running the file in ``pages/`` alone, past ``app.py`` and its check of who may come in.
    """
    register.chosen_page()
    st.rerun()


def remembered(name: str, make: Callable[[], T], *parts: Hashable) -> T:
    """What ``make`` gives, made once for this version of the workbook, this hour, and these ``parts``."""
    now = visit().now
    made: dict[Hashable, Any] = st.session_state[_CACHE]["made"]
    key = (name, now.date(), now.hour, parts)
    if key not in made:
        made[key] = make()
    return cast("T", made[key])


def save(changes: Changes, done: str, could_not: Callable[[StoreError], str]) -> bool:
    """Save, and leave a notice that says so with its undo; True if it was saved (or there was nothing to save).

    A conflict saves nothing and is kept for the page to show (``refusal``).
    """
    if not changes:
        st.session_state[_NOTICE] = Notice(sentence=done)
        return True
    # A button's callback runs before the page, so this may be the visit in which the button was shown.
    here = cast("Visit", st.session_state[_VISIT])
    try:
        here.store.save(here.member, changes, here.loaded.version)
    except Conflict as conflict:
        st.session_state[_CLASH] = Refusal(changes=changes, conflict=conflict, done=done)
        return False
    except StoreError as error:
        st.session_state[_NOTICE] = Notice(sentence=could_not(error), failed=True)
        return False
    st.session_state.pop(_CLASH, None)
    st.session_state[_NOTICE] = Notice(sentence=done, undo=tuple(change.reversed() for change in reversed(changes)))
    return True


def notice() -> Notice | None:
    """What the last save left to be said."""
    return cast("Notice | None", st.session_state.get(_NOTICE))


def say(sentence: str, *, failed: bool = False) -> None:
    """Leave a notice without an undo."""
    st.session_state[_NOTICE] = Notice(sentence=sentence, failed=failed)


def drop_notice() -> None:
    """Forget the notice."""
    st.session_state.pop(_NOTICE, None)


def refusal() -> Refusal | None:
    """The save that met another version and waits for the person's word."""
    return cast("Refusal | None", st.session_state.get(_CLASH))


def drop_refusal() -> None:
    """Forget the refused save."""
    st.session_state.pop(_CLASH, None)


def form(name: str, current: object) -> Form:
    """The form called ``name``, as it was begun; begun from ``current`` if it is new.

    Its prefix names what it began from, so fields that were filled in for one version of a record are never taken for
    another's.
    """
    held: dict[str, Form] = st.session_state.setdefault(_FORMS, {})
    if name not in held:
        held[name] = _begun(name, current, 0)
    return held[name]


def follow(name: str, current: object, *, typed: bool) -> None:
    """Once the fields are read: if nothing is typed in them, the form starts anew where ``current`` is another now.

    Asked after the fields and not before, because the first thing typed may have come with this very run.
    """
    held: dict[str, Form] = st.session_state[_FORMS]
    if not typed and held[name].base != current:
        held[name] = _begun(name, current, held[name].count)
        st.rerun()


def begin_again(name: str) -> None:
    """Empty the form: at the next run it starts from what is saved."""
    held: dict[str, Form] = st.session_state.setdefault(_FORMS, {})
    if name in held:
        held[name] = replace(held[name], prefix=f"{name}.done.", base=_NOTHING, count=held[name].count + 1)


def _begun(name: str, current: object, count: int) -> Form:
    mark = hashlib.sha256(repr(current).encode()).hexdigest()[:12] if current is not None else "new"
    return Form(prefix=f"{name}.{mark}.{count}.", base=current, count=count)


def hold(key: str, value: object) -> None:
    """Keep something of a form under ``key`` for this session."""
    st.session_state.setdefault(_HELD, {})[key] = value


def held(key: str, kind: type[T]) -> T | None:
    """What is held under ``key``, if it is of that kind."""
    value = st.session_state.get(_HELD, {}).get(key)
    return value if isinstance(value, kind) else None


def asked(name: str) -> str | None:
    """What the address asks for, as ``?name=…``."""
    return st.query_params.get(name)


def set_address(query: Mapping[str, str]) -> None:
    """Make the address say ``query`` and nothing else."""
    st.query_params.from_dict(dict(query))


def typed(key: str) -> str:
    """The text that the field of that key holds."""
    return str(st.session_state.get(key) or "")


def empty(key: str) -> None:
    """Empty the text field of that key; only before it is shown in a run, as in a callback."""
    st.session_state[key] = ""
