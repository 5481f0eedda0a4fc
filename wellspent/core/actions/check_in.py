"""Check in: one week in a minute. A past week can be filled in or changed; one that is left out stays a gap."""

import datetime as dt
from dataclasses import dataclass

from wellspent.core.actions.typed import as_raw, checked
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import CheckIn
from wellspent.core.store.port import Change, Changes, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInInput:
    """One week as it stands on the screen; see ``rate.RatingInput`` for ``base``. Any answer may be missing."""

    base: CheckIn | None = None
    week: dt.date
    hours: float | None = None
    mood: int | None = None
    confidence: int | None = None
    note: str = ""


def check_in(typed: CheckInInput, now: dt.datetime) -> Changes:
    """Save the check-in of one week, new or changed. Saving what is there already gives no changes.

    Raises:
        InvalidInput: naming each field that can't be taken; ``nothing_typed`` if there is no answer at all.
    """
    if typed.week > now.date():
        raise InvalidInput([Problem(code="not_yet", column="week")])
    kept = as_raw(typed.base) if typed.base is not None else {}
    answers = {
        "hours": typed.hours,
        "mood": typed.mood,
        "confidence": typed.confidence,
        "note": typed.note.strip(),
    }
    checkin = checked(CheckIn, {**kept, "week": typed.week, **answers})
    if checkin == typed.base:
        return ()
    if all(answer in {None, ""} for answer in answers.values()):
        raise InvalidInput([Problem(code="nothing_typed", column="week")])
    return (Change(table=Table.CHECKINS, id=checkin.id, before=typed.base, after=checkin),)


def delete(checkin: CheckIn) -> Changes:
    """Take a check-in out; its week is a gap again."""
    return (Change(table=Table.CHECKINS, id=checkin.id, before=checkin, after=None),)
