"""What can be offered for a break from one group: the starts, whether it meets weekly, the weeks to compare with."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import Final

from wellspent.core.breaks import designs
from wellspent.core.breaks.due import WEEK
from wellspent.core.checkins import monday
from wellspent.core.model import BreakDesign, MeetingStatus, Phase, ScheduledWeek, Workbook
from wellspent.core.scoring import begins, is_past

BASELINE_WEEKS: Final = 8
"""A look is held against so many weeks before it at the most: what lies further back was another time."""
_LOOK_BACK: Final = 8
_RHYTHM: Final = 3
"""So many meetings show a rhythm."""


def meets_weekly(workbook: Workbook, group_id: str, now: dt.datetime) -> bool:
    """True if most of the group's latest meetings, gone to or not, lie one week apart."""
    past = [one for one in workbook.meetings.values() if one.group == group_id and is_past(one, now)]
    days = sorted({one.date for one in past})[-_LOOK_BACK:]
    if len(days) < _RHYTHM:
        return False
    gaps = Counter((later - earlier).days for earlier, later in pairwise(days))
    return gaps.most_common(1)[0][0] == WEEK.days


def starts(workbook: Workbook, group_id: str, design: BreakDesign, now: dt.datetime) -> tuple[dt.date, ...]:
    """The days on which a break can begin, soonest first.

    Weeks are compared whole, so that is a Monday; or today, where the group has not been met since this week's Monday.
    What is drawn begins on a later Monday, for its schedule has to be there before its first week is.
    """
    today = now.date()
    this_monday = monday(today)
    later = (this_monday + WEEK, this_monday + 2 * WEEK)
    met = any(
        one.group == group_id and one.status is MeetingStatus.ATTENDED and this_monday <= one.date <= today
        for one in workbook.meetings.values()
        if begins(one) <= now.replace(tzinfo=None)
    )
    return later if met or design is not BreakDesign.LOOK_AND_SEE else (today, *later)


def baseline(workbook: Workbook, group_id: str, start: dt.date) -> tuple[dt.date, ...]:
    """The Mondays of the weeks that a look beginning on ``start`` is held against, oldest first.

    From the first check-in on, at the most ``BASELINE_WEEKS``; without those in which the group was left out before.
    """
    first = min((checkin.week for checkin in workbook.checkins.values()), default=start)
    away = {
        week.week
        for one in workbook.breaks.values()
        if one.group == group_id
        for week in one.schedule
        if week.phase is Phase.ON_BREAK and (one.ended_on is None or week.week <= one.ended_on)
    }
    before = (monday(start) - number * WEEK for number in range(BASELINE_WEEKS, 0, -1))
    return tuple(week for week in before if week >= first and week not in away)


def drawn_weeks(design: BreakDesign, weeks: int, start: dt.date, seed: int) -> tuple[ScheduledWeek, ...]:
    """A schedule of that many weeks from ``start`` on, drawn with ``seed``; see ``designs.draw``."""
    phases = designs.draw(design, weeks, seed)
    return tuple(
        ScheduledWeek(week=monday(start) + place * WEEK, phase=Phase.ON_BREAK if phase % 2 else Phase.ATTENDING)
        for place, phase in enumerate(phases)
    )


def look_weeks(workbook: Workbook, group_id: str, weeks: int, start: dt.date) -> tuple[ScheduledWeek, ...]:
    """The weeks of a look: those that it is held against, fixed beforehand, and those of the break itself."""
    before = [ScheduledWeek(week=week, phase=Phase.ATTENDING) for week in baseline(workbook, group_id, start)]
    return (*before, *away_weeks(weeks, start))


def away_weeks(weeks: int, start: dt.date) -> tuple[ScheduledWeek, ...]:
    """So many weeks without the group on end, from that of ``start`` on."""
    return tuple(ScheduledWeek(week=monday(start) + place * WEEK, phase=Phase.ON_BREAK) for place in range(weeks))
