"""Groups by the names that people pick or type."""

from collections.abc import Mapping

from wellspent.core import ids
from wellspent.core.actions.typed import checked
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import CALLS, Group, Kind, Workbook


def same_name(one: str, other: str) -> bool:
    """True for two ways of writing one name: capitals and outer spaces don't count."""
    return one.strip().casefold() == other.strip().casefold()


def find_group(workbook: Workbook, name: str) -> Group | None:
    """The group of that name."""
    return next((group for group in workbook.groups.values() if same_name(group.name, name)), None)


def group_of(workbook: Workbook, name: str, kind: Kind | None, base: str | None) -> tuple[str, Group | None]:
    """The id of the group that is meant, and the group itself where it is a new one, of ``kind``.

    ``base`` is the id of the group so far: it stays where the name does, even if another group is called the same or
    ``groups.yaml`` does not know it.

    Raises:
        InvalidInput: as ``new_group`` does.
    """
    if base is not None and same_name(workbook.group_name(base), name):
        return base, None
    known = find_group(workbook, name)
    if known is not None:
        return known.id, None
    new = new_group(workbook.groups, name, kind)
    return new.id, new


def new_group(known: Mapping[str, Group], name: str, kind: Kind | None) -> Group:
    """A group that is not among the ``known`` yet.

    Raises:
        InvalidInput: if the name is empty or too long, or no kind was chosen.
    """
    name = name.strip()
    missing = [field for field, given in (("group", name), ("kind", kind)) if not given]
    if missing:
        raise InvalidInput([Problem(code="missing", column=field) for field in missing])
    # Whatever it is called, it is not the group of all calls.
    free = ids.unused(ids.slug(name, "group"), {*known, CALLS})
    return checked(Group, {"id": free, "name": name, "kind": kind})
