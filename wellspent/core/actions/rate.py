"""Rate: what one meeting was, when, how long, and what the person got out of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from wellspent.core import ids, scoring
from wellspent.core.actions.first_steps import reached
from wellspent.core.actions.groups import find_group, group_of
from wellspent.core.actions.typed import as_raw, checked, put
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import FirstSteps, Group, Kind, Meeting, MeetingStatus, Workbook
from wellspent.core.store.port import Change, Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingInput:
    """One meeting as it stands on the screen.

    ``base`` is the record that the screen started from, ``None`` for a new meeting; it stands as the change's
    ``before``, so that a store can tell if the meeting has changed meanwhile. ``group`` is a name, picked or typed; a
    name that is not known yet becomes a new group of ``kind``. Any answer may be missing; in ``got``, ``None`` takes an
    answer back, and a criterion that is not there keeps the answer it had.
    """

    base: Meeting | None = None
    group: str
    kind: Kind | None = None
    date: dt.date | None
    start: dt.time | None = None
    minutes: int | None = None
    travel_minutes: int | None = None
    before_minutes: int | None = None
    after_minutes: int | None = None
    cost: Decimal | None = None
    got: Mapping[str, int | None] = field(default_factory=dict)
    mood_before: int | None = None
    mood_after: int | None = None
    progress: int | None = None
    worth: int | None = None
    note: str = ""
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """Minutes that are offered for the next meeting of a group; ``None`` where nothing is known."""

    minutes: int | None
    travel_minutes: int | None


def last_time(workbook: Workbook, group_name: str) -> LastTime:
    """What the group's latest meeting took, else what is usual for the group."""
    group = find_group(workbook, group_name)
    if group is None:
        return LastTime(minutes=None, travel_minutes=None)
    known = [
        meeting
        for meeting in workbook.meetings.values()
        if meeting.group == group.id and meeting.status is MeetingStatus.ATTENDED and meeting.minutes is not None
    ]
    if not known:
        return LastTime(minutes=group.usual_minutes, travel_minutes=group.usual_travel_minutes)
    latest = max(known, key=lambda meeting: meeting.date)
    travelled = [meeting for meeting in known if meeting.travel_minutes is not None]
    travel = max(travelled, key=lambda meeting: meeting.date).travel_minutes if travelled else None
    return LastTime(minutes=latest.minutes, travel_minutes=travel if travel is not None else group.usual_travel_minutes)


def rate(workbook: Workbook, typed: RatingInput, now: dt.datetime) -> Changes:
    """Save one meeting, new or edited. Saving what is there already gives no changes.

    Raises:
        InvalidInput: naming each field that can't be taken.
    """
    try:
        return rate_all(workbook, {1: typed}, now)
    except InvalidInput as invalid:
        raise InvalidInput([replace(problem, line=None) for problem in invalid.problems]) from None


def rate_all(workbook: Workbook, typed: Mapping[int, RatingInput], now: dt.datetime) -> Changes:
    """Save several meetings at once, all or none. ``typed`` holds each by its row on the screen, counted from 1.

    Raises:
        InvalidInput: naming each field that can't be taken, with the row as ``line``.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    draft = workbook
    for row, given in typed.items():
        try:
            made = _one(draft, given, now)
        except InvalidInput as invalid:
            problems.extend(replace(problem, line=row) for problem in invalid.problems)
            continue
        changes.extend(made)
        draft = _with(draft, made)
    if problems:
        raise InvalidInput(problems)
    if any(change.table is Table.MEETINGS for change in changes):
        changes.extend(reached(workbook, FirstSteps.RATED, now))
    return tuple(changes)


def value(workbook: Workbook, typed: RatingInput) -> float | None:
    """The value that the meeting would have as it stands on the screen; ``None`` while too little is answered."""
    if typed.date is None:
        return None
    meeting = Meeting(id="typed", date=typed.date, group="typed", got=_answers(typed))
    return scoring.Scorer(workbook.definition).value(meeting)


def delete(meeting: Meeting) -> Changes:
    """Take a meeting out of the workbook."""
    return (Change(table=Table.MEETINGS, id=meeting.id, before=meeting, after=None),)


def waiting(workbook: Workbook, now: dt.datetime, since: dt.date | None = None) -> tuple[Meeting, ...]:
    """The attended meetings that are over and have no value yet, latest first; those since ``since`` if it is given."""
    scorer = scoring.Scorer(workbook.definition)
    found = [
        meeting
        for meeting in workbook.meetings.values()
        if scoring.is_missing(meeting, scorer.value(meeting), now) and (since is None or meeting.date >= since)
    ]
    return tuple(sorted(found, key=scoring.begins, reverse=True))


def _one(workbook: Workbook, typed: RatingInput, now: dt.datetime) -> list[Change]:
    _refuse_unready(typed, now.date())
    before = typed.base
    group_id, new = group_of(workbook, typed.group, typed.kind, before.group if before is not None else None)
    changes = []
    if new is not None:
        usual = replace(new, usual_minutes=typed.minutes, usual_travel_minutes=typed.travel_minutes)
        changes.append(put(workbook, Table.GROUPS, usual))
    meeting_id = before.id if before is not None else ids.unused(f"{typed.date}-{group_id}", workbook.meetings)
    meeting = checked(Meeting, _raw(typed, before, meeting_id, group_id))
    if before is not None and meeting == before:
        return changes
    answers = (*meeting.got.values(), meeting.mood_before, meeting.mood_after, meeting.progress, meeting.worth)
    stamp = now.replace(microsecond=0)
    meeting = replace(
        meeting,
        rated_at=(meeting.rated_at or stamp) if any(answer is not None for answer in answers) else None,
        edited_at=stamp if before is not None else None,
    )
    changes.append(Change(table=Table.MEETINGS, id=meeting.id, before=before, after=meeting))
    return changes


def _refuse_unready(typed: RatingInput, today: dt.date) -> None:
    problems = []
    if not typed.group.strip():
        problems.append(Problem(code="missing", column="group"))
    if typed.date is None:
        problems.append(Problem(code="missing", column="date"))
    elif typed.date > today:
        problems.append(Problem(code="in_the_future", column="date"))
    if problems:
        raise InvalidInput(problems)


def _raw(typed: RatingInput, before: Meeting | None, meeting_id: str, group_id: str) -> dict[str, object]:
    """The fields of the meeting: those on the screen as typed, the others as they were."""
    kept = as_raw(before) if before is not None else {}
    answers = _answers(typed)
    return {
        **kept,
        "id": meeting_id,
        "date": typed.date,
        "start": typed.start,
        "group": group_id,
        "status": _status(typed, before, answers),
        "minutes": typed.minutes,
        "travel_minutes": typed.travel_minutes,
        "before_minutes": typed.before_minutes,
        "after_minutes": typed.after_minutes,
        "cost": typed.cost,
        "got": answers,
        "mood_before": typed.mood_before,
        "mood_after": typed.mood_after,
        "progress": typed.progress,
        "worth": typed.worth,
        "note": typed.note.strip(),
        "tags": tuple(tag.strip() for tag in typed.tags if tag.strip()),
    }


def _answers(typed: RatingInput) -> dict[str, int]:
    """What was got: what is on the screen, and what was answered before and is not on it."""
    answers = {**(typed.base.got if typed.base is not None else {}), **typed.got}
    return {criterion: rating for criterion, rating in answers.items() if rating is not None}


def _status(typed: RatingInput, before: Meeting | None, got: Mapping[str, int]) -> MeetingStatus:
    """A meeting that was called off or missed stays so when a note is added; who rates one was there."""
    answered = got or any(
        answer is not None for answer in (typed.mood_before, typed.mood_after, typed.progress, typed.worth)
    )
    called_off = {MeetingStatus.CANCELLED, MeetingStatus.NOT_ATTENDED}
    return (
        before.status
        if before is not None and before.status in called_off and not answered
        else (MeetingStatus.ATTENDED)
    )


def _with(workbook: Workbook, changes: Sequence[Change]) -> Workbook:
    """The workbook as it will be, so that two new rows of one new group share that group and get ids of their own."""
    groups, meetings = dict(workbook.groups), dict(workbook.meetings)
    for change in changes:
        if isinstance(change.after, Group):
            groups[change.id] = change.after
        elif isinstance(change.after, Meeting):
            meetings[change.id] = change.after
    return replace(workbook, groups=groups, meetings=meetings)
