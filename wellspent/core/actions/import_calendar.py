"""Import a calendar: occasions that the person picked become meetings, and nothing comes in twice."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wellspent.core import ids, scoring
from wellspent.core.actions.groups import find_group, new_group
from wellspent.core.actions.typed import checked, put
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.exchange.occasions import Occurrence, Series
from wellspent.core.model import Group, Kind, Meeting, MeetingStatus, Workbook
from wellspent.core.store.port import Change, Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Occasions that go into one group. A name that is not known yet becomes a new group of ``kind``."""

    occurrences: Sequence[Occurrence]
    group: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import does: the changes, how many meetings they add, and how many were there already."""

    changes: Changes
    added: int
    already_there: int


def import_occurrences(workbook: Workbook, picks: Sequence[Pick], now: dt.datetime) -> Imported:
    """Make meetings of the picked occasions: over ones attended and not yet rated, coming ones planned.

    An occasion is there already if a meeting has its source, whatever became of it since; or if one of its group that
    came from no calendar, typed by hand say, is on that day and not at another time; or if it came in while its event
    did not repeat yet.

    Raises:
        InvalidInput: naming each field that can't be taken, with the number of the pick as ``line``, from 1.
    """
    groups = _groups(workbook, picks)
    sources = {meeting.source for meeting in workbook.meetings.values()}
    by_hand = [meeting for meeting in workbook.meetings.values() if not is_from_calendar(meeting)]
    alone = {(one.source, one.date, one.start) for one in workbook.meetings.values() if one.source.endswith("#")}
    meetings: dict[str, Meeting] = {}
    already_there = 0
    for pick, group in zip(picks, groups, strict=True):
        for occurrence in sorted(pick.occurrences, key=lambda one: (one.date, one.start or dt.time(), one.source)):
            twin = next((meeting for meeting in by_hand if _same(meeting, occurrence, group)), None)
            was_alone = (f"ics:{occurrence.uid}#", occurrence.date, occurrence.start) in alone
            if occurrence.source in sources or twin is not None or was_alone:
                already_there += 1
                if twin is not None and occurrence.source not in sources:
                    # One meeting typed by hand stands for one occasion, not for all of its day.
                    by_hand.remove(twin)
                continue
            sources.add(occurrence.source)
            meeting_id = ids.unused(f"{occurrence.date}-{group.id}", {*workbook.meetings, *meetings})
            meetings[meeting_id] = _meeting(meeting_id, occurrence, group, now)
    return Imported(
        changes=(*_new_groups(workbook, groups, meetings), *_new_meetings(meetings)),
        added=len(meetings),
        already_there=already_there,
    )


def is_from_calendar(meeting: Meeting) -> bool:
    """True for a meeting that came out of a calendar."""
    return meeting.source.startswith("ics:")


def uid_of(meeting: Meeting) -> str:
    """The UID of the event that a meeting came from."""
    return meeting.source.removeprefix("ics:").rpartition("#")[0]


def usual_group(workbook: Workbook, series: Series) -> Group | None:
    """The group that a series went into the last time, else the one that is called like it."""
    uids = {one.uid for one in series.occurrences}
    earlier = [one for one in workbook.meetings.values() if is_from_calendar(one) and uid_of(one) in uids]
    if earlier:
        latest = max(earlier, key=lambda one: (one.date, one.id))
        return workbook.groups.get(latest.group)
    return find_group(workbook, series.title)


def note_of(occurrence: Occurrence, group_name: str) -> str:
    """What a meeting's note says of where it came from: the title, where it is not the group's, and any details."""
    # Where several titles share a group, the title is how the person tells which one it was.
    title = "" if occurrence.title.casefold() == group_name.casefold() else occurrence.title
    return "\n\n".join(filter(None, (title, occurrence.details)))


def _groups(workbook: Workbook, picks: Sequence[Pick]) -> list[Group]:
    """The group of each pick, known or new."""
    known = dict(workbook.groups)
    groups: list[Group] = []
    problems: list[Problem] = []
    for row, pick in enumerate(picks, start=1):
        try:
            group = find_group(replace(workbook, groups=known), pick.group) or new_group(known, pick.group, pick.kind)
        except InvalidInput as invalid:
            problems.extend(replace(problem, line=row) for problem in invalid.problems)
            continue
        known[group.id] = group
        groups.append(group)
    if problems:
        raise InvalidInput(problems)
    return groups


def _same(meeting: Meeting, occurrence: Occurrence, group: Group) -> bool:
    same_day = meeting.group == group.id and meeting.date == occurrence.date
    return same_day and (meeting.start is None or occurrence.start is None or meeting.start == occurrence.start)


def _meeting(meeting_id: str, occurrence: Occurrence, group: Group, now: dt.datetime) -> Meeting:
    meeting = checked(
        Meeting,
        {
            "id": meeting_id,
            "date": occurrence.date,
            "start": occurrence.start,
            "group": group.id,
            "status": MeetingStatus.PLANNED,
            "minutes": occurrence.minutes,
            "note": note_of(occurrence, group.name),
            "source": occurrence.source,
        },
    )
    return replace(meeting, status=MeetingStatus.ATTENDED) if scoring.is_past(meeting, now) else meeting


def _new_groups(workbook: Workbook, groups: Sequence[Group], meetings: dict[str, Meeting]) -> list[Change]:
    """The groups that are new and get a meeting, with the commonest length as the usual one."""
    changes = []
    for group in dict.fromkeys(groups):
        own = [meeting for meeting in meetings.values() if meeting.group == group.id]
        if group.id in workbook.groups or not own:
            continue
        lengths = Counter(meeting.minutes for meeting in own if meeting.minutes is not None)
        usual = lengths.most_common(1)[0][0] if lengths else None
        changes.append(put(workbook, Table.GROUPS, replace(group, usual_minutes=usual)))
    return changes


def _new_meetings(meetings: dict[str, Meeting]) -> list[Change]:
    ordered = sorted(meetings.values(), key=lambda meeting: (meeting.date, meeting.start or dt.time(), meeting.id))
    return [Change(table=Table.MEETINGS, id=meeting.id, before=None, after=meeting) for meeting in ordered]
