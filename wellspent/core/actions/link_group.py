"""Say which of the club's gatherings one of one's own groups is."""

from dataclasses import replace

from wellspent.core.actions.typed import put
from wellspent.core.club.model import NOT_COUNTED
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import CALLS, Group, Workbook
from wellspent.core.store.port import Changes, Table


def can_be_linked(group: Group) -> bool:
    """True for a group that may be a gathering; calls and one-to-one talks are nobody else's business."""
    return group.kind not in NOT_COUNTED and group.id != CALLS


def link(workbook: Workbook, group_id: str, gathering: str | None) -> Changes:
    """Link the group to the gathering of that id, or to none. What is so already gives no changes.

    Raises:
        InvalidInput: ``not_linked`` for a group that may be no gathering; taking a link away is always possible.
    """
    group = workbook.groups.get(group_id)
    if group is None or group.gathering == gathering:
        return ()
    if gathering is not None and not can_be_linked(group):
        raise InvalidInput([Problem(code="not_linked", column="group")])
    return (put(workbook, Table.GROUPS, replace(group, gathering=gathering)),)
