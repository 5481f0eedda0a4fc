"""What a save did, read from its changes: which sorts of things happened, and to which records."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from wellspent.core.model import EMPTY, About, Meeting, MeetingStatus, Record
from wellspent.core.store.port import Change, Changes, Table


class What(StrEnum):
    """What became of a record."""

    ADDED = "added"
    IMPORTED = "imported"
    PLANNED = "planned"
    RATED = "rated"
    SETTLED = "settled"
    CHANGED = "changed"
    DELETED = "deleted"
    CLOSED = "closed"
    OPENED = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """The same thing, done to one or several records of one table; as they were left, or as they were if they went.

    ``fields`` are the names of those that differ, where a single record was changed.
    """

    what: What
    table: Table
    records: tuple[Record, ...]
    fields: tuple[str, ...] = ()


_FIRST: Final = (
    Table.DEFINITION,
    Table.MEETINGS,
    Table.DECISIONS,
    Table.BREAKS,
    Table.OUTCOMES,
    Table.CHECKINS,
    Table.PEOPLE,
    Table.SCRIPTS,
    Table.GROUPS,
    Table.ABOUT,
)
"""What a save was about comes first; what it brought with it, last."""


def happened(changes: Changes) -> tuple[Happened, ...]:
    """What the changes of one save amount to, the most telling first.

    The status of a group follows a decision or a break, and the first steps follow whatever was done first; where
    something else happened as well, neither is named.
    """
    found: dict[tuple[Table, What], list[Change]] = {}
    for change in changes:
        found.setdefault((change.table, _what(change)), []).append(change)
    telling = {place: alike for place, alike in found.items() if not _follows(place, changes)}
    return tuple(
        Happened(
            what=what,
            table=table,
            records=tuple(record for one in alike if (record := one.after or one.before) is not None),
            fields=_differing(alike[0]) if what is What.CHANGED and len(alike) == 1 else (),
        )
        for (table, what), alike in sorted((telling or found).items(), key=lambda one: _FIRST.index(one[0][0]))
    )


def _differing(change: Change) -> tuple[str, ...]:
    before, after = change.before, change.after
    if before is None or after is None:
        return ()
    names = (field.name for field in fields(before))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _what(change: Change) -> What:
    before, after = change.before, change.after
    if isinstance(before, Meeting | None) and isinstance(after, Meeting):
        return _of_meeting(before, after)
    if isinstance(before, About) and isinstance(after, About) and before.found_work_on != after.found_work_on:
        return What.OPENED if after.found_work_on is None else What.CLOSED
    if after is None:
        return What.DELETED
    return What.ADDED if before is None or before in (EMPTY.about, EMPTY.definition) else What.CHANGED


def _of_meeting(before: Meeting | None, after: Meeting) -> What:
    if _answered(after) and (before is None or not _answered(before)):
        return What.RATED
    if before is None:
        if after.source.startswith("ics:"):
            return What.IMPORTED
        return What.PLANNED if after.status is MeetingStatus.PLANNED else What.ADDED
    settled = before.status is MeetingStatus.PLANNED and after.status is not MeetingStatus.PLANNED
    return What.SETTLED if settled else What.CHANGED


def _answered(meeting: Meeting) -> bool:
    answers = (*meeting.got.values(), meeting.mood_before, meeting.mood_after, meeting.progress, meeting.worth)
    return any(answer is not None for answer in answers)


def _follows(place: tuple[Table, What], changes: Changes) -> bool:
    table, what = place
    if table is Table.ABOUT:
        return what in {What.ADDED, What.CHANGED}
    decided = any(change.table in {Table.DECISIONS, Table.BREAKS} for change in changes)
    return table is Table.GROUPS and what is What.CHANGED and decided
