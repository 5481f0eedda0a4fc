"""Undo: the changes that take a save back, without those that others rest on by now."""

from wellspent.core.model import Workbook
from wellspent.core.store.port import Changes, Table


def still_possible(changes: Changes, workbook: Workbook) -> Changes:
    """``changes`` without the removal of groups that something else names meanwhile, and without the first steps.

    A group that was new with a meeting stays if another meeting of it was added since; and how far a person got is a
    fact that taking back one meeting does not change.
    """
    leaving = {(change.table, change.id) for change in changes if change.after is None}
    named = {
        record.group
        for table, records in (
            (Table.MEETINGS, workbook.meetings),
            (Table.DECISIONS, workbook.decisions),
            (Table.OUTCOMES, workbook.outcomes),
            (Table.BREAKS, workbook.breaks),
        )
        for record in records.values()
        if (table, record.id) not in leaving
    }
    return tuple(
        change
        for change in changes
        if change.table is not Table.ABOUT
        and not (change.table is Table.GROUPS and change.after is None and change.id in named)
    )
