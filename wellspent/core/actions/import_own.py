"""Bring in a table of our own: every record with all its fields, those that the workbook does not have."""

from collections.abc import Iterable

from wellspent.core.actions.brought import Brought, LeftOut
from wellspent.core.actions.groups import find_group
from wellspent.core.actions.typed import checked, put
from wellspent.core.exchange.own_tables import OwnTable
from wellspent.core.model import CALLS, Group, Kind, Meeting, Workbook
from wellspent.core.store.port import Change, Table


def import_own(workbook: Workbook, own: OwnTable, kind: Kind) -> Brought:
    """What the table adds. A record whose id is in the workbook stays as it is there.

    Groups that the workbook does not know come in under their ids, as groups of ``kind``.
    """
    here = getattr(workbook, own.table.value)
    new = {record_id: record for record_id, record in own.records.items() if record_id not in here}
    groups = [
        checked(Group, {"id": group_id, "name": _name(workbook, group_id), "kind": _kind(group_id, kind)})
        for group_id in _unknown(workbook, new.values())
    ]
    return Brought(
        changes=(
            *(put(workbook, Table.GROUPS, group) for group in groups),
            *(Change(table=own.table, id=record_id, before=None, after=one) for record_id, one in new.items()),
        ),
        added=len(new),
        already_there=len(own.records) - len(new),
        left_out=tuple(
            LeftOut(
                row=row,
                code=problem.code,
                column=problem.column,
                found=problem.details.get("found", ""),
                whole=True,
                details=problem.details,
            )
            for row, problem in own.problems
        ),
        new_groups=tuple(group.name for group in groups if group.id != CALLS),
    )


def _unknown(workbook: Workbook, records: Iterable[object]) -> list[str]:
    """The ids of groups that meetings name and the workbook does not know."""
    named = dict.fromkeys(one.group for one in records if isinstance(one, Meeting))
    return [group_id for group_id in named if group_id not in workbook.groups]


def _kind(group_id: str, kind: Kind) -> Kind:
    return Kind.CALL if group_id == CALLS else kind


def _name(workbook: Workbook, group_id: str) -> str:
    """A name from an id, unless another group is called so already."""
    name = group_id.replace("-", " ").capitalize()
    return name if find_group(workbook, name) is None else group_id
