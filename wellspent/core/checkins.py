"""Check-ins: one for a week, and which weeks have none. A week that was left out is a gap and never a zero."""

import datetime as dt
from typing import Final

from wellspent.core.model import Workbook

WEEK: Final = dt.timedelta(weeks=1)
ASKED_FROM: Final = 4
"""The weekday (Monday is 0) from which a week can be looked back on: Friday."""


def monday(day: dt.date) -> dt.date:
    """The Monday of that week, which names it."""
    return day - dt.timedelta(days=day.weekday())


def asked_week(today: dt.date) -> dt.date:
    """The week that a check-in is for: this one from Friday on, before that the one that is over."""
    this_week = monday(today)
    return this_week if today.weekday() >= ASKED_FROM else this_week - WEEK


def due(workbook: Workbook, now: dt.datetime) -> dt.date | None:
    """The week that has no check-in yet; ``None`` if it has. Earlier weeks are not asked for again."""
    week = asked_week(now.date())
    return None if week.isoformat() in workbook.checkins else week


def weeks(workbook: Workbook, now: dt.datetime, most: int) -> tuple[dt.date, ...]:
    """The weeks from the first check-in on, latest first: those that have one, and those that are over without one."""
    this_week = monday(now.date())
    first = min((checkin.week for checkin in workbook.checkins.values()), default=this_week)
    every = (this_week - number * WEEK for number in range((this_week - first) // WEEK + 1))
    shown = [week for week in every if week < this_week or week.isoformat() in workbook.checkins]
    return tuple(shown[:most])
