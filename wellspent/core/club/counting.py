"""What a member's own workbook contributes to the club: means for each gathering, and nothing else.

What was attended and how long it took is told as everywhere: by ``core.scoring``.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from typing import Final

from wellspent.core import scoring
from wellspent.core.club.model import HOURS, MOOD_CHANGE, NOT_COUNTED, WORTH, Contribution, Contributions
from wellspent.core.model import STARTING_CRITERIA, Group, Meeting, Workbook

_MINUTES: Final = 60


def contributions(workbook: Workbook, counted: Collection[str], now: dt.datetime) -> Contributions:
    """For each gathering of ``counted``, the means over the meetings of all own groups that are linked to it.

    A gathering without such meetings is left out, and so is a figure that was never rated.
    """
    gathering_of = {group.id: group.gathering for group in workbook.groups.values() if is_counted(group, counted)}
    found: dict[str, list[Meeting]] = {}
    for meeting in scoring.been(workbook, now):
        if gathering := gathering_of.get(meeting.group):
            found.setdefault(gathering, []).append(meeting)
    return {gathering: _contribution(meetings) for gathering, meetings in found.items()}


def is_counted(group: Group, counted: Collection[str]) -> bool:
    """True if the group's meetings go into the club's figures: linked, counted, and of a kind that is."""
    return group.gathering in counted and group.kind not in NOT_COUNTED


def _contribution(meetings: Sequence[Meeting]) -> Contribution:
    answers = {figure: [answer for one in meetings if (answer := of(one)) is not None] for figure, of in _OF.items()}
    return Contribution(figures={figure: hundredths(given) for figure, given in answers.items() if given})


def hundredths(numbers: Sequence[Fraction | int]) -> int:
    """Their mean in hundredths, exactly worked out, so that the order makes no difference; halves go up."""
    return (200 * sum(numbers) + len(numbers)) // (2 * len(numbers))


def _hours(meeting: Meeting) -> Fraction | None:
    hours = scoring.hours(meeting)
    return None if hours is None else Fraction(round(hours * _MINUTES), _MINUTES)


def _got(criterion: str) -> Callable[[Meeting], int | None]:
    return lambda meeting: meeting.got.get(criterion)


_OF: Final[Mapping[str, Callable[[Meeting], Fraction | int | None]]] = {
    HOURS: _hours,
    WORTH: lambda meeting: meeting.worth,
    MOOD_CHANGE: scoring.mood_change,
    **{criterion: _got(criterion) for criterion in STARTING_CRITERIA},
}
"""What one meeting says for each figure; ``None`` where it says nothing."""
