"""Groups by the names that people pick or type."""

from collections.abc import Mapping

from wellspent.core import ids
from wellspent.core.actions.typed import checked
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import Group, Kind, Workbook


def find_group(workbook: Workbook, name: str) -> Group | None:
    """The group of that name, whatever its capitals."""
    plain = name.strip().casefold()
    return next((group for group in workbook.groups.values() if group.name.casefold() == plain), None)


def new_group(known: Mapping[str, Group], name: str, kind: Kind | None) -> Group:
    """A group that is not among the ``known`` yet.

    Raises:
        InvalidInput: if the name is empty or too long, or no kind was chosen.
    """
    name = name.strip()
    missing = [field for field, given in (("group", name), ("kind", kind)) if not given]
    if missing:
        raise InvalidInput([Problem(code="missing", column=field) for field in missing])
    return checked(Group, {"id": ids.unused(ids.slug(name, "group"), known), "name": name, "kind": kind})
