"""Log a call: a meeting of the reserved group ``calls``, with whom it was, how it went, and what comes next."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wellspent.core import ids
from wellspent.core.actions.people import PersonInput, person_of
from wellspent.core.actions.typed import checked, put
from wellspent.core.calls import Reach
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import CALLS, Group, Kind, Meeting, MeetingStatus, Person, Workbook
from wellspent.core.people import find_person
from wellspent.core.store.port import Change, Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInput:
    """A call as it stands on the screen. Any answer may be missing but with whom, when, and how it went.

    ``person`` is the id of somebody known, or a name that is new. Ratings count only where the call got through.
    ``next_step`` and ``next_date`` are what comes next with the person.
    """

    person: str
    date: dt.date | None
    reach: Reach | None
    minutes: int | None = None
    got: Mapping[str, int | None] = field(default_factory=dict)
    mood_before: int | None = None
    mood_after: int | None = None
    progress: int | None = None
    worth: int | None = None
    note: str = ""
    next_step: str = ""
    next_date: dt.date | None = None


def log(workbook: Workbook, typed: CallInput, now: dt.datetime, group_name: str) -> Changes:
    """Save a call, with the group of calls (called ``group_name``) and the person where they are new.

    Raises:
        InvalidInput: naming each field that can't be taken.
    """
    _refuse_unready(typed, now.date())
    known = workbook.people.get(typed.person) or find_person(workbook, typed.person)
    changes: list[Change] = []
    if CALLS not in workbook.groups:
        changes.append(put(workbook, Table.GROUPS, Group(id=CALLS, name=group_name, kind=Kind.CALL)))
    person = known or person_of(workbook, PersonInput(name=typed.person))
    call = _call(workbook, typed, person, now)
    after = _next_with(person, typed, now.date())
    if after != known:
        changes.append(Change(table=Table.PEOPLE, id=person.id, before=known, after=after))
    changes.append(put(workbook, Table.MEETINGS, call))
    return tuple(changes)


def _call(workbook: Workbook, typed: CallInput, person: Person, now: dt.datetime) -> Meeting:
    through = typed.reach is Reach.REACHED
    answers = {
        "got": {criterion: rating for criterion, rating in typed.got.items() if rating is not None},
        "mood_before": typed.mood_before,
        "mood_after": typed.mood_after,
        "progress": typed.progress,
        "worth": typed.worth,
    }
    rated = through and any(answer not in (None, {}) for answer in answers.values())
    return checked(
        Meeting,
        {
            "id": ids.unused(f"{typed.date}-{CALLS}", workbook.meetings),
            "date": typed.date,
            "group": CALLS,
            "status": MeetingStatus.ATTENDED if through else MeetingStatus.NOT_ATTENDED,
            "minutes": typed.minutes,
            **(answers if through else {}),
            "people": (person.id,),
            "note": typed.note.strip(),
            "tags": () if through or typed.reach is None else (typed.reach.value,),
            "rated_at": now.replace(microsecond=0) if rated else None,
        },
    )


def _next_with(person: Person, typed: CallInput, today: dt.date) -> Person:
    """The person with what comes next. A call that got through settles what was due; one that did not, nothing."""
    if typed.next_step.strip() or typed.next_date is not None:
        step, date = typed.next_step.strip(), typed.next_date
    elif typed.reach is Reach.REACHED and person.next_date is not None and person.next_date <= today:
        step, date = "", None
    else:
        return person
    checked(Person, {"id": person.id, "name": person.name, "next_step": step, "next_date": date})
    return replace(person, next_step=step, next_date=date)


def _refuse_unready(typed: CallInput, today: dt.date) -> None:
    fields = (("person", typed.person.strip() or None), ("date", typed.date), ("reach", typed.reach))
    problems = [Problem(code="missing", column=name) for name, given in fields if given is None]
    if typed.date is not None and typed.date > today:
        problems.append(Problem(code="not_yet", column="date"))
    if problems:
        raise InvalidInput(problems)
