"""What was expected beforehand against what came of it, the gut against the definition, and how late ratings came.

What is expected of a meeting and what came of it stand on the same steps: "how much of what you come for", 0 to 4, and
the value, 0 to 100. So a step is 25 points.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median
from typing import Final

from wellspent.core import scoring
from wellspent.core.estimates import Observations
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.model import TOP_RATING, Definition, Meeting, Workbook

STEP: Final = 100 / TOP_RATING
"""Points of value in one step of the scale."""
ABOUT: Final = STEP / 2
"""Within half a step of what was expected, it came about as expected."""
FEWEST: Final = 3
"""So many meetings it takes before anything is said of how often, or asked."""
OFTEN: Final = 0.5
"""From this share of the meetings on, gut and definition differ often."""

_FOUND_GOOD: Final = 3
_FOUND_POOR: Final = 1

Valued = tuple[Meeting, float | None]
"""A meeting that counts, with its value if it has one."""


class Question(StrEnum):
    """What is asked where the gut and the definition often differ; neither of them is the wrong one."""

    GUT_FINDS_MORE = "gut_finds_more"
    GUT_FINDS_LESS = "gut_finds_less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How meetings kept what was expected of them, over the ``count`` that were expected beforehand and have a value.

    ``expected`` and ``came`` are means on the steps 0 to 4, ``difference`` is came minus expected; all three ``None``
    without a meeting. ``more``, ``about`` and ``less`` count the meetings that brought more than half a step more than
    expected, about that, and less. ``waiting`` counts those that were expected beforehand and have no value yet.
    """

    count: int
    waiting: int
    more: int
    about: int
    less: int
    expected: float | None
    came: float | None
    difference: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gut:
    """What was found worth one's time against the value, over the ``count`` meetings that have both.

    ``finds_more`` counts those found good or superb although their value is clearly below the bar, ``finds_less``
    those found worthless or of little worth although it is clearly above. Clearly: by more than a close call.
    """

    count: int
    finds_more: int
    finds_less: int

    @property
    def question(self) -> Question | None:
        """What to ask, if the two differ in the same way in enough of the meetings."""
        most = max(self.finds_more, self.finds_less)
        if most < FEWEST or most < OFTEN * self.count:
            return None
        return Question.GUT_FINDS_MORE if self.finds_more >= self.finds_less else Question.GUT_FINDS_LESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """Of ``rated`` meetings, those with a value, how many were rated ``late``, and of how many that is ``unknown``.

    ``hours`` is the middle one of the times from the end of a meeting to its rating, of the late ones alone.
    """

    rated: int
    unknown: int
    late: int
    hours: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The three of them, of the same meetings."""

    kept: Kept
    gut: Gut
    lateness: Lateness


def beforehand(meeting: Meeting) -> int | None:
    """What was expected of the meeting, 0 to 4, if that was written down before it began; else ``None``.

    An expectation without a stamp, as a hand may put it into the file, is none: nobody knows when it was written.
    """
    if meeting.expected_at is None or meeting.expected_at.replace(tzinfo=None) >= scoring.begins(meeting):
        return None
    return meeting.expected


def record(workbook: Workbook, now: dt.datetime, group: str | None = None) -> Record:
    """The record of one group's meetings, or of all, up to ``now``."""
    scorer = scoring.Scorer(workbook.definition)
    been = [one for one in scoring.been(workbook, now) if group is None or one.group == group]
    return record_of([(meeting, scorer.value(meeting)) for meeting in been], workbook.definition)


def records(seen: Observations, values: Numbers, definition: Definition) -> Mapping[str, Record]:
    """The record of every group in ``seen.groups``; ``values`` (N,) of its meetings, NaN where there is none."""
    of_group: dict[str, list[Valued]] = {group: [] for group in seen.groups}
    for meeting, value in zip(seen.meetings, values.tolist(), strict=True):
        of_group[meeting.group].append((meeting, value if value == value else None))  # noqa: PLR0124 - NaN
    return {group: record_of(valued, definition) for group, valued in of_group.items()}


def record_of(meetings: Sequence[Valued], definition: Definition) -> Record:
    """The record of these meetings, each with its value."""
    pairs = [(expected, value) for meeting, value in meetings if (expected := beforehand(meeting)) is not None]
    return Record(
        kept=kept(((expected, value) for expected, value in pairs if value is not None), len(pairs)),
        gut=gut(
            ((one.worth, value) for one, value in meetings if one.worth is not None and value is not None), definition
        ),
        lateness=_lateness([meeting for meeting, value in meetings if value is not None]),
    )


def kept(pairs: Iterable[tuple[int, float]], written: int) -> Kept:
    """How ``pairs`` of expectation (0 to 4) and value (0 to 100) went, of so many expectations ``written``."""
    both = list(pairs)
    gaps = [value - STEP * expected for expected, value in both]
    more, less = sum(gap > ABOUT for gap in gaps), sum(gap < -ABOUT for gap in gaps)
    return Kept(
        count=len(both),
        waiting=written - len(both),
        more=more,
        about=len(both) - more - less,
        less=less,
        expected=fmean(expected for expected, _ in both) if both else None,
        came=fmean(value for _, value in both) / STEP if both else None,
        difference=fmean(gaps) / STEP if both else None,
    )


def gut(pairs: Iterable[tuple[int, float]], definition: Definition) -> Gut:
    """How ``pairs`` of "worth my time" (0 to 4) and value (0 to 100) went together."""
    both = list(pairs)
    low, high = definition.bar - definition.close_call, definition.bar + definition.close_call
    return Gut(
        count=len(both),
        finds_more=sum(worth >= _FOUND_GOOD and value < low for worth, value in both),
        finds_less=sum(worth <= _FOUND_POOR and value > high for worth, value in both),
    )


def _lateness(rated: Sequence[Meeting]) -> Lateness:
    waits = [
        (meeting.rated_at.replace(tzinfo=None) - scoring.ends(meeting)) / dt.timedelta(hours=1)
        for meeting in rated
        if meeting.rated_at is not None and scoring.is_late(meeting)
    ]
    return Lateness(
        rated=len(rated),
        unknown=sum(meeting.rated_at is None for meeting in rated),
        late=len(waits),
        hours=median(waits) if waits else None,
    )
