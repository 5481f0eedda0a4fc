"""The form for one week."""

import datetime as dt
from typing import Final

from wellspent.core.actions.check_in import CheckInInput
from wellspent.core.model import CheckIn
from wellspent.ui.forms import fields, scale
from wellspent.words import check_in, scales

_NOTHING: Final = CheckIn(week=dt.date(2001, 1, 1))
"""What a new check-in starts from: no answer anywhere."""
_COMPARED: Final = ("hours", "mood", "confidence", "note")


def ask(week: dt.date, checkin: CheckIn | None, key: str) -> CheckInInput:
    """The fields of one week, starting from ``checkin`` if there is one; every key starts with ``key``."""
    start = checkin or _NOTHING
    hours = fields.number_input(
        check_in.HOURS, 0.0, 168.0, value=start.hours, step=0.5, help=check_in.HOURS_HELP, key=f"{key}hours"
    )
    mood = scale.ask(check_in.MOOD, scales.MOOD, f"{key}mood", start.mood)
    confidence = scale.ask(check_in.CONFIDENCE, scales.CONFIDENCE, f"{key}confidence", start.confidence)
    note = fields.text_area(check_in.NOTE, value=start.note, max_chars=20_000, height=80, key=f"{key}note")
    return CheckInInput(base=checkin, week=week, hours=hours, mood=mood, confidence=confidence, note=note)


def differs(typed: CheckInInput) -> bool:
    """True if the fields hold something that the check-in they began from does not."""
    start = typed.base or _NOTHING
    return any(getattr(typed, name) != getattr(start, name) for name in _COMPARED)
