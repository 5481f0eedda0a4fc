"""The records of a club. None of them holds a note, a name of a person, or a single rating.

A member is an opaque id, as in the store. What is kept of one member for one gathering is a ``Contribution``: means in
hundredths, so that sums are exact wherever they are made.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from wellspent.core.model import STARTING_CRITERIA, Kind, Name, Slug

FEWEST: Final = 5
"""A figure shows only where at least so many members are behind it, and changes only with as many of theirs."""

MOST_SUGGESTIONS: Final = 100
"""So many suggestions wait at once; then the organiser has to look through them first."""

NOT_COUNTED: Final = frozenset({Kind.ONE_TO_ONE, Kind.CALL})
"""Kinds of groups that are nobody else's business: they can't be linked to a gathering."""

HOURS: Final = "hours"
"""Hours of one meeting, door to door."""
WORTH: Final = "worth"
"""Worth the time, 0 to 4."""
MOOD_CHANGE: Final = "mood_change"
"""Mood after minus mood before, -4 to 4."""

FIGURES: Final = (HOURS, WORTH, MOOD_CHANGE, *STARTING_CRITERIA)
"""All that is counted of a gathering: the three above, and what was got by each starting criterion, 0 to 4."""


class Role(StrEnum):
    """What somebody is to the club."""

    MEMBER = "member"
    ORGANISER = "organiser"


class Door(StrEnum):
    """What a code opens: the club, or the organiser's place in it."""

    JOIN = "join"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    """The club of this instance. There is one at most; a closed one stays, so that its people can take their data."""

    name: Name
    made_on: dt.date
    closed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one member is to the club: their role, since when, and the gatherings in which they let themselves count."""

    role: Role
    joined_on: dt.date
    counted: frozenset[Slug] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTheDoor:
    """What the club says of somebody who comes: itself, what they are to it, and whether their sign-in was ended.

    ``club`` is ``None`` before it is made, ``standing`` for somebody who has not joined.
    """

    club: Club | None
    standing: Standing | None
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The code that opens a door at present, and the day it was made. An earlier one opens nothing."""

    code: str = field(repr=False)
    made_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """One entry of the club's list; ``retired`` takes it off the list and out of the next figures."""

    id: Slug
    name: Name
    kind: Kind = Kind.JOB_SEEKERS
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A gathering that some member would like on the list. Who it was is not kept with it."""

    id: Slug
    name: Name
    kind: Kind = Kind.JOB_SEEKERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One member's means for one gathering, by figure, in hundredths; a figure without ratings is left out."""

    figures: Mapping[str, int] = field(default_factory=dict, hash=False)


Contributions = Mapping[str, Contribution]
"""One member's, by gathering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One published figure: the mean over members, rounded to half a step, and about how many they were.

    ``halves`` is the mean in half steps (5 means 2.5). ``members`` is rounded down to a multiple of five.
    """

    halves: int
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The club's table as it was issued: a cell for each gathering and figure that may be shown.

    ``week`` is the Monday of the week it stands for; until the next one nothing in it changes.
    """

    week: dt.date
    cells: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict, hash=False)
