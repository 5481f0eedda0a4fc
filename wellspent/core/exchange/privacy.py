"""Which groups are not named unless names of people are asked for, in a calendar or on a page."""

from typing import Final

from wellspent.core.model import Group, Kind

_FOR_TWO: Final = (Kind.ONE_TO_ONE, Kind.CALL)


def may_name_somebody(group: Group | None) -> bool:
    """True for a group for two, which is called after a person as often as not, and for one that no file describes."""
    return group is None or group.kind in _FOR_TWO
