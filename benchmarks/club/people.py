"""A club of people who do not exist: their workbooks, and what they are to the club."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

from tests.driving.accounts import member
from wellspent.core import sample
from wellspent.core.club import counting
from wellspent.core.club.model import NOT_COUNTED, Door, Gathering
from wellspent.core.club.store import open_club
from wellspent.core.exchange import tables_out
from wellspent.core.model import Workbook
from wellspent.core.settings import Settings
from wellspent.core.store import open_moving
from wellspent.core.store.port import Whole

ORGANISER: Final = 1
"""The number of the member who makes the club; the others follow."""

GROUPS: Final = 12
"""Groups of each member, beside the calls. Each of them that may be counted is linked to a gathering of its own, so
that a club of five has as many gatherings with figures as one of five hundred.
"""

_CLUB: Final = "A club of people who do not exist"


def make(store: str, members: int, meetings: int, step: Callable[[int], None]) -> None:
    """Make a club of so many in an empty store, each with so many meetings. ``step`` hears how many are done.

    All goes through the ports of the app. A member of a club of one is the same as the first in a larger one.
    """
    moving, club = open_moving(store), open_club(Settings(store=store))
    club.make(member(ORGANISER), _CLUB)
    listed = _gatherings()
    for gathering in listed:
        club.put_gathering(member(ORGANISER), None, gathering)
    code = club.invite(member(ORGANISER), Door.JOIN).code
    now = dt.datetime.now(dt.UTC)
    for number in range(ORGANISER, members + ORGANISER):
        whose, kept = member(number), workbook(number, meetings, now.date())
        moving.put(whose, Whole(contents=tables_out.all_files(kept)), replace=False)
        club.join(whose, code)
        counted = {group.gathering for group in kept.groups.values() if group.gathering}
        for gathering in counted:
            club.count_in(whose, gathering)
        club.contribute(whose, counting.contributions(kept, counted, now))
        step(number)


def workbook(number: int, meetings: int, end: dt.date) -> Workbook:
    """The workbook of the member with that number, whose groups are linked to the gatherings in some order."""
    made = sample.make(groups=GROUPS, meetings=meetings, seed=number, end=end)
    countable = [group for group in made.groups.values() if group.kind not in NOT_COUNTED]
    goes_to = Random(number).sample(_gatherings(), len(countable))
    linked = {group.id: replace(group, gathering=there.id) for group, there in zip(countable, goes_to, strict=True)}
    return replace(made, groups={**made.groups, **linked})


@cache
def _gatherings() -> tuple[Gathering, ...]:
    groups = sample.make(groups=GROUPS, meetings=0).groups.values()
    return tuple(
        Gathering(id=group.id, name=group.name, kind=group.kind) for group in groups if group.kind not in NOT_COUNTED
    )
