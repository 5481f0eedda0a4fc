"""Undo: the changes that take a save back, at once or long after, without those that others rest on by now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from wellspent.core.errors import Clash
from wellspent.core.model import About, Record, Workbook
from wellspent.core.store.port import Change, Changes, Save, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """What putting a save back comes to.

    ``untouched`` takes back what nothing has changed since, ``whole`` all of it. ``later`` are the records that were
    changed once more: ``mine`` is what they were before the save, ``theirs`` what they are now.
    """

    untouched: Changes
    whole: Changes
    later: tuple[Clash, ...]


def put_back(changes: Changes, workbook: Workbook) -> PutBack:
    """What leads from the workbook as it is to how it was before the save that made ``changes``.

    Only the records that the save touched are looked at: whatever else came later, by hand as well, stays.
    """
    first: dict[tuple[Table, str], Change] = {}
    last: dict[tuple[Table, str], Change] = {}
    for change in changes:
        first.setdefault((change.table, change.id), change)
        last[change.table, change.id] = change
    untouched: list[Change] = []
    later: list[Clash] = []
    for place in reversed(first):
        before, after, now = first[place].before, last[place].after, _present(workbook, *place)
        if isinstance(now, About):
            # How far the first steps got is a fact that later saves go on from, whatever becomes of this one.
            before, after = _with_steps(before, now), _with_steps(after, now)
        if now == before:
            continue
        if now == after:
            untouched.append(Change(table=place[0], id=place[1], before=now, after=before))
        else:
            later.append(Clash(table=place[0], id=place[1], before=after, mine=before, theirs=now))
    forced = (Change(table=Table(one.table), id=one.id, before=one.theirs, after=one.mine) for one in later)
    return PutBack(
        untouched=still_possible(tuple(untouched), workbook),
        whole=still_possible((*untouched, *forced), workbook),
        later=tuple(later),
    )


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
    kept = (_without_steps(change) for change in changes)
    return tuple(
        change
        for change in kept
        if change.before != change.after
        and not (change.table is Table.GROUPS and change.after is None and change.id in named)
    )


def rests_on_others(changes: Changes) -> bool:
    """True if ``still_possible`` has to know the workbook: something else may name a group that would go."""
    return any(change.table is Table.GROUPS and change.after is None for change in changes)


def is_remembered(changes: Changes, history: Iterable[Save]) -> bool:
    """True while the history knows of the save that ``changes`` would undo.

    It does not once everything was deleted: an undo that a tab has kept from before must not bring anything back.
    """
    ours = {(change.table, change.id) for change in changes}
    return any(save.touched and ours.issuperset(save.touched) for save in history)


def _present(workbook: Workbook, table: Table, record_id: str) -> Record | None:
    held = getattr(workbook, table.value)
    found: Record | None = held.get(record_id) if isinstance(held, Mapping) else held
    return found


def _with_steps(record: Record | None, now: About) -> Record | None:
    return replace(record, first_steps=now.first_steps) if isinstance(record, About) else now


def _without_steps(change: Change) -> Change:
    if not isinstance(change.before, About):
        return change
    return replace(change, after=_with_steps(change.after, change.before))
