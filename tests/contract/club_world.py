"""A place for one club, with a clock that a test moves, and what the tests of clubs have in common."""

import datetime as dt
import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable

from wellspent.core.club.model import Cell, Contribution, Door, Gathering
from wellspent.core.club.port import ClubStore

MONDAY = dt.date(2026, 11, 2)
"""The day on which each test begins."""

TUESDAY_CLUB = Gathering(id="tuesday-club", name="Tuesday club")
FAIR = Gathering(id="job-fair", name="Job fair")


class ClubWorld(ABC):
    """A place for one club, with nothing in it when a test begins."""

    @abstractmethod
    def club(self) -> ClubStore:
        """A store on the place as it stands, as another process would open it."""

    @abstractmethod
    def move_to(self, day: dt.date) -> None:
        """From now on it is that day for every store on the place, by UTC."""


def member(number: int) -> str:
    """The id of somebody."""
    return hashlib.sha256(f"member {number}".encode()).hexdigest()[:32]


ORGANISER = member(0)


def week(number: int) -> dt.date:
    """The Monday so many weeks after the first."""
    return MONDAY + dt.timedelta(weeks=number)


def join(club: ClubStore, numbers: Iterable[int]) -> None:
    """They join by the code that there is, or by a new one."""
    invitation = club.invitation(ORGANISER, Door.JOIN) or club.invite(ORGANISER, Door.JOIN)
    for number in numbers:
        club.join(member(number), invitation.code)


def count(club: ClubStore, number: int, gathering: str = TUESDAY_CLUB.id, **figures: int) -> None:
    """That member counts in that gathering, with these figures and in no other one."""
    club.count_in(member(number), gathering)
    club.contribute(member(number), {gathering: Contribution(figures=figures)})


def cells(club: ClubStore, gathering: str = TUESDAY_CLUB.id) -> dict[str, Cell]:
    """What is out about the gathering, as the organiser sees it."""
    issue = club.issue(ORGANISER)
    assert issue is not None
    return dict(issue.cells.get(gathering, {}))


def a_club(club: ClubStore, numbers: Iterable[int] = (), *gatherings: Gathering) -> None:
    """A club with these members besides the organiser, and these gatherings."""
    club.make(ORGANISER, "The club")
    join(club, numbers)
    for gathering in gatherings or (TUESDAY_CLUB,):
        club.put_gathering(ORGANISER, None, gathering)
