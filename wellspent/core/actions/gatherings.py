"""What is typed for the club: its name, and a gathering for its list."""

from collections.abc import Iterable
from dataclasses import replace

from wellspent.core import ids
from wellspent.core.actions.typed import checked
from wellspent.core.club.model import Gathering
from wellspent.core.club.names import visible
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import Kind


def name(typed: str) -> str:
    """The name as a club or a gathering can have it, in one line and without anything unseen.

    Raises:
        InvalidInput: it is empty, too long, or can't be kept.
    """
    text = visible(typed)
    if not text:
        raise InvalidInput([Problem(code="missing", column="name")])
    return checked(Gathering, {"id": "named", "name": text}).name


def new(known: Iterable[Gathering], typed: str, kind: Kind | None) -> Gathering:
    """A gathering that is not among the ``known`` yet.

    Raises:
        InvalidInput: the name is empty or can't be kept, or no sort was chosen.
    """
    text = name(typed)
    if kind is None:
        raise InvalidInput([Problem(code="missing", column="kind")])
    return Gathering(id=ids.unused(ids.slug(text, "gathering"), {one.id for one in known}), name=text, kind=kind)


def changed(gathering: Gathering, typed: str, kind: Kind | None) -> Gathering:
    """The same gathering with another name and sort.

    Raises:
        InvalidInput: the name is empty or can't be kept.
    """
    return replace(gathering, name=name(typed), kind=kind or gathering.kind)
