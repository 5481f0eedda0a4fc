"""What the record of one group amounts to: counts and means. Missing answers stay missing."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wellspent.core import scoring
from wellspent.core.model import Meeting, Workbook

RECENT_WEEKS = 8
"""How many weeks back "what you spend there now" looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A mean and how many meetings it rests on; ``mean`` is ``None`` when there are none."""

    mean: float | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """The figures of one group over the meetings that count (``scoring.been``).

    ``hours`` sums the door-to-door hours that are known; ``hours_unknown`` counts the meetings without.
    ``value_per_hour`` is mean value over mean hours, of the meetings that have both. ``weekly_hours`` is what the
    group took a week lately. Value is 0 to 100, mood change -4 to 4, progress 0 to 4.
    """

    group: str
    rated: int
    missing: int
    hours: float
    hours_unknown: int
    weekly_hours: float
    value: Measure
    value_per_hour: Measure
    mood_change: Measure
    progress: Measure


def group_figures(workbook: Workbook, now: dt.datetime) -> tuple[GroupFigures, ...]:
    """Figures for every group that ``groups.yaml`` or a meeting names, in that order."""
    scorer = scoring.Scorer(workbook.definition)
    by_group: dict[str, list[Meeting]] = {group: [] for group in workbook.groups}
    for meeting in workbook.meetings.values():
        by_group.setdefault(meeting.group, [])
    for meeting in scoring.been(workbook, now):
        by_group[meeting.group].append(meeting)
    return tuple(_figures(group, meetings, scorer, now.date()) for group, meetings in by_group.items())


def _figures(group: str, meetings: Sequence[Meeting], scorer: scoring.Scorer, today: dt.date) -> GroupFigures:
    values = [scorer.value(meeting) for meeting in meetings]
    hours = [scoring.hours(meeting) for meeting in meetings]
    both = [(value, hour) for value, hour in zip(values, hours, strict=True) if value is not None and hour]
    known = _known(values)
    return GroupFigures(
        group=group,
        rated=len(known),
        missing=len(values) - len(known),
        hours=sum(_known(hours)),
        hours_unknown=len(hours) - len(_known(hours)),
        weekly_hours=_weekly_hours(meetings, today),
        value=_measure(values),
        value_per_hour=Measure(
            mean=sum(value for value, _ in both) / sum(hour for _, hour in both) if both else None, count=len(both)
        ),
        mood_change=_measure(scoring.mood_change(meeting) for meeting in meetings),
        progress=_measure(meeting.progress for meeting in meetings),
    )


def _weekly_hours(meetings: Sequence[Meeting], today: dt.date) -> float:
    """Hours a week over the last eight weeks, or over the weeks since the first meeting if that was later."""
    if not meetings:
        return 0.0
    start = today - dt.timedelta(weeks=RECENT_WEEKS)
    recent = [scoring.hours(meeting) or 0.0 for meeting in meetings if meeting.date > start]
    weeks_known = (today - min(meeting.date for meeting in meetings)).days / 7
    return sum(recent) / min(max(weeks_known, 1.0), RECENT_WEEKS)


def _measure(answers: Iterable[float | None]) -> Measure:
    known = _known(answers)
    return Measure(mean=scoring.mean(known), count=len(known))


def _known(answers: Iterable[float | None]) -> list[float]:
    return [answer for answer in answers if answer is not None]
