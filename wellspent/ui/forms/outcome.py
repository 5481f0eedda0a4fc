"""The form for one outcome."""

import datetime as dt

from wellspent.core.actions.outcome import OutcomeInput
from wellspent.core.model import CALLS, Meeting, MeetingStatus, Outcome, OutcomeKind, Workbook
from wellspent.core.outcomes import Source, source_of
from wellspent.core.people import name_of
from wellspent.ui.forms import choices, fields, person
from wellspent.words import common, outcomes


def ask(workbook: Workbook, outcome: Outcome | None, about: Meeting | None, today: dt.date, key: str) -> OutcomeInput:
    """The fields of one outcome; every key starts with ``key``.

    They start from ``outcome`` if there is one; a new one is taken to have come of the meeting ``about``, if any.
    """
    kind = fields.pills(
        outcomes.WHAT,
        list(OutcomeKind),
        default=outcome.kind if outcome else None,
        format_func=lambda one: choices.label(outcomes.KIND[one]),
        help=outcomes.KIND_HELP,
        key=f"{key}kind",
    )
    day = outcome.date if outcome else today
    date = fields.date_input(outcomes.DATE, value=day, max_value=max(day, today), format="YYYY-MM-DD", key=f"{key}date")
    source = fields.pills(
        outcomes.FROM,
        list(Source),
        default=_source(workbook, outcome, about),
        format_func=lambda one: choices.label(outcomes.SOURCE[one]),
        key=f"{key}source",
    )
    meeting = group = somebody = None
    if source in {Source.MEETING, Source.CALL}:
        meeting = _meeting(workbook, source, outcome, about, f"{key}{source}")
    elif source is Source.GROUP:
        names = {one.id: one.name for one in workbook.groups.values()}
        if outcome is not None and outcome.group is not None:
            names.setdefault(outcome.group, outcome.group)
        group = _pick(outcomes.GROUP, names, outcome.group if outcome else None, f"{key}group")
    if source in {Source.MEETING, Source.GROUP, Source.PERSON}:
        label = outcomes.PERSON if source is Source.PERSON else outcomes.THROUGH
        somebody = person.pick(label, workbook, _whom(outcome, about), f"{key}person", outcomes.PICK)
    note = fields.text_area(
        outcomes.NOTE, value=outcome.note if outcome else "", max_chars=20_000, height=80, key=f"{key}note"
    )
    return OutcomeInput(
        base=outcome, date=date, kind=kind, source=source, meeting=meeting, group=group, person=somebody, note=note
    )


def differs(typed: OutcomeInput, workbook: Workbook) -> bool:
    """True if the fields hold something that the outcome they began from does not."""
    if typed.base is None:
        return typed.kind is not None or bool(typed.note)
    compared = ["date", "kind", "note"]
    if typed.source is source_of(workbook, typed.base):
        compared += {
            Source.MEETING: ["meeting", "person"],
            Source.CALL: ["meeting"],
            Source.GROUP: ["group", "person"],
            Source.PERSON: ["person"],
            Source.ELSEWHERE: [],
        }[typed.source]
        return any(getattr(typed, name) != getattr(typed.base, name) for name in compared)
    return True


def _source(workbook: Workbook, outcome: Outcome | None, about: Meeting | None) -> Source | None:
    if outcome is not None:
        return source_of(workbook, outcome)
    if about is None:
        return None
    return Source.CALL if about.group == CALLS else Source.MEETING


def _whom(outcome: Outcome | None, about: Meeting | None) -> str | None:
    if outcome is not None:
        return outcome.person
    return about.people[0] if about is not None and len(about.people) == 1 else None


def _meeting(
    workbook: Workbook, source: Source, outcome: Outcome | None, about: Meeting | None, key: str
) -> str | None:
    """A meeting, or a call, that was attended; the latest first."""
    calls = source is Source.CALL
    been = [
        one
        for one in workbook.meetings.values()
        if (one.group == CALLS) is calls and one.status is MeetingStatus.ATTENDED
    ]
    names = {one.id: _label(workbook, one) for one in sorted(been, key=lambda one: one.date, reverse=True)}
    chosen = outcome.meeting if outcome is not None else about.id if about is not None else None
    if outcome is not None and chosen is not None and source is source_of(workbook, outcome):
        names.setdefault(chosen, chosen)
    return _pick(outcomes.CALL if calls else outcomes.MEETING, names, chosen, key)


def _label(workbook: Workbook, meeting: Meeting) -> str:
    if meeting.group == CALLS:
        who = name_of(workbook, meeting.people[0]) if meeting.people else ""
        return outcomes.call(who, common.day(meeting.date))
    return outcomes.meeting(workbook.group_name(meeting.group), common.day(meeting.date))


def _pick(label: str, names: dict[str, str], chosen: str | None, key: str) -> str | None:
    return fields.selectbox(
        label,
        list(names),
        index=list(names).index(chosen) if chosen in names else None,
        format_func=names.__getitem__,
        placeholder=outcomes.PICK,
        key=key,
    )
