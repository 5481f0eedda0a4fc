"""The frame of a form for one record: for the one that the address names, or for a new one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

from wellspent.core.store.port import Changes
from wellspent.ui import session
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.conflict import conflict

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneRecord(Generic[R]):
    """A form as it was begun.

    ``current`` is the record as it is now, and ``base`` as the form began from it; neither for a new one. ``gone`` is
    true where the address names a record that is not there. ``back`` is the address without the form.
    """

    name: str
    prefix: str
    current: R | None
    base: R | None
    gone: bool
    back: Mapping[str, str]

    def above(self) -> None:
        """What stands above the fields: a save that met another version, and what was typed before."""
        conflict(self.name)
        drafts.offer(self.name)

    def follow(self, *, typed: bool) -> None:
        """After the fields: where nothing is typed in them, they show the record as it is now."""
        session.follow(self.name, self.current, typed=typed)

    def cancel(self, label: str, key: str) -> None:
        """The button that leaves the form as if nothing had been typed."""
        st.button(label, on_click=self._leave, type="tertiary", key=key)

    def save(self, make: Callable[[], Changes], done: str) -> None:
        """Save the changes and leave the form; where they can't be saved, the form stays, and why is said."""
        if notice.save(make, done, self.name):
            self._leave()
            st.rerun()

    def _leave(self) -> None:
        session.begin_again(self.name)
        session.set_address(self.back)


def begin(
    name: str, kind: type[R], records: Mapping[str, R], asked: str | None, back: Mapping[str, str]
) -> OneRecord[R]:
    """The form called ``name`` for the record of ``records`` whose id is ``asked``, or for a new one.

    A form is best named for the address, so that what is typed stays where the record was deleted somewhere else
    meanwhile.
    """
    current = records.get(asked) if asked else None
    begun = session.form(name, current)
    base = begun.base if isinstance(begun.base, kind) else None
    return OneRecord(
        name=name, prefix=begun.prefix, current=current, base=base, gone=bool(asked) and base is None, back=back
    )
