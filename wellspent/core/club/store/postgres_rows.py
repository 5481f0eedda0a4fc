"""Rows of the club's tables as records, for the app and for the tables' owner."""

import datetime as dt
from collections.abc import Iterable

from wellspent.core.club.model import Gathering, Invitation, Suggestion
from wellspent.core.club.names import by_name
from wellspent.core.model import Kind


def gatherings(rows: Iterable[tuple[str, str, str, bool]]) -> tuple[Gathering, ...]:
    """Of rows of id, name, kind and retired: those gatherings, by name."""
    return by_name(Gathering(id=id_, name=name, kind=Kind(kind), retired=retired) for id_, name, kind, retired in rows)


def suggestions(rows: Iterable[tuple[str, str, str]]) -> tuple[Suggestion, ...]:
    """Of rows of id, name and kind: those suggestions, by name."""
    return by_name(Suggestion(id=id_, name=name, kind=Kind(kind)) for id_, name, kind in rows)


def invitation(code: str, made_on: dt.date) -> Invitation:
    """Of one row of code and day: what opens a door."""
    return Invitation(code=code, made_on=made_on)
