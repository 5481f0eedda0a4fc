"""From ratings and a definition to value, hours and what counts as rated, missing or late."""

import datetime as dt
from collections.abc import Mapping, Sequence

from wellspent.core.model import TOP_RATING, Definition, Meeting, MeetingStatus, Weighting, Workbook

LATE_AFTER = dt.timedelta(hours=24)

SLACK = 1e-9
"""Keeps "exactly half" of the weight on the side of having a value, whatever the order of summing."""


def rank_order_weights(count: int) -> tuple[float, ...]:
    """Rank-order centroid weights for ``count`` ranks, most important first: w_i = (1/n) Σ_{k≥i} 1/k.

    Barron & Barrett (1996), "Decision quality using ranked attribute weights", Management Science 42(11).
    """
    return tuple(sum(1 / k for k in range(i, count + 1)) / count for i in range(1, count + 1))


def weights(definition: Definition) -> Mapping[str, float]:
    """Weight of each criterion in use, by id, summing to 1."""
    given = {criterion.id: criterion.points for criterion in definition.in_use}
    return weights_as_given(given, definition.weighting)


def weights_as_given(points: Mapping[str, float | None], weighting: Weighting) -> Mapping[str, float]:
    """Weights of criteria in the order given, by id, summing to 1.

    By rank, only the order counts. By hand, points over their sum, no points counting as none; all weights are equal
    where every criterion has none.
    """
    if weighting is Weighting.RANK:
        return dict(zip(points, rank_order_weights(len(points)), strict=True))
    total = sum(given or 0.0 for given in points.values())
    if total == 0:
        return {criterion: 1 / len(points) for criterion in points}
    return {criterion: (given or 0.0) / total for criterion, given in points.items()}


def weighted_value(got: Mapping[str, int], weight_of: Mapping[str, float]) -> float | None:
    """100·Σ w·r / (4·Σ w) over the criteria that were rated and carry weight; ``None`` if there are none."""
    rated = {criterion: rating for criterion, rating in got.items() if criterion in weight_of}
    weight = sum(weight_of[criterion] for criterion in rated)
    if weight == 0:
        return None
    return 100 * sum(weight_of[criterion] * rating for criterion, rating in rated.items()) / (TOP_RATING * weight)


class Scorer:
    """Values of meetings under one definition; the weights are worked out once.

    The past is always valued under today's definition.
    """

    def __init__(self, definition: Definition) -> None:
        self._weights = weights(definition)
        self._since = {criterion.id: criterion.since for criterion in definition.in_use}

    def value(self, meeting: Meeting) -> float | None:
        """Value of an attended meeting, 0 to 100.

        ``None`` if it was not attended, nothing was rated, or what was rated carries under half of the weight of the
        criteria that already existed on the meeting's day.
        """
        if meeting.status is not MeetingStatus.ATTENDED:
            return None
        rated = sum(self._weights.get(criterion, 0.0) for criterion in meeting.got)
        existing = sum(weight for criterion, weight in self._weights.items() if self._since[criterion] <= meeting.date)
        if rated < existing / 2 - SLACK:
            return None
        return weighted_value(meeting.got, self._weights)


def begins(meeting: Meeting) -> dt.datetime:
    """The meeting's start by the local clock; with no time known, the first moment of its day."""
    return dt.datetime.combine(meeting.date, (meeting.start or dt.time()).replace(tzinfo=None))


def ends(meeting: Meeting) -> dt.datetime:
    """The meeting's end by the local clock; with no time known, the last moment of its day."""
    if meeting.start is None:
        return dt.datetime.combine(meeting.date + dt.timedelta(days=1), dt.time())
    start = dt.datetime.combine(meeting.date, meeting.start.replace(tzinfo=None))
    return start + dt.timedelta(minutes=meeting.minutes or 0)


def has_begun(meeting: Meeting, now: dt.datetime) -> bool:
    """True from the meeting's start on; with no time known, from the first moment of its day."""
    return begins(meeting) <= now.replace(tzinfo=None)


def is_past(meeting: Meeting, now: dt.datetime) -> bool:
    """True once the meeting is over: by its end if its time is known, else from the next day on."""
    return ends(meeting) <= now.replace(tzinfo=None)


def been(workbook: Workbook, now: dt.datetime) -> list[Meeting]:
    """The meetings that were attended and count: those that are over, and today's that have their value already.

    Whoever rates a meeting on its day without its time was there, though by the clock it may not be over.
    """
    scorer = Scorer(workbook.definition)
    return [
        meeting
        for meeting in workbook.meetings.values()
        if meeting.status is MeetingStatus.ATTENDED
        and (is_past(meeting, now) or (meeting.date == now.date() and scorer.value(meeting) is not None))
    ]


def is_missing(meeting: Meeting, value: float | None, now: dt.datetime) -> bool:
    """True for a meeting that was attended, is over, and has no value."""
    return meeting.status is MeetingStatus.ATTENDED and value is None and is_past(meeting, now)


def is_late(meeting: Meeting) -> bool:
    """True if it was rated more than 24 hours after its end, or, with no time known, after the end of the next day."""
    if meeting.rated_at is None:
        return False
    return meeting.rated_at.replace(tzinfo=None) > ends(meeting) + LATE_AFTER


def hours(meeting: Meeting) -> float | None:
    """Door to door, in hours; ``None`` while the length of the meeting itself is not known."""
    if meeting.minutes is None:
        return None
    around = (meeting.travel_minutes, meeting.before_minutes, meeting.after_minutes)
    return (meeting.minutes + sum(part or 0 for part in around)) / 60


def mood_change(meeting: Meeting) -> int | None:
    """Mood after minus mood before, -4 to 4; ``None`` unless both were answered."""
    if meeting.mood_before is None or meeting.mood_after is None:
        return None
    return meeting.mood_after - meeting.mood_before


def mean(numbers: Sequence[float]) -> float | None:
    """The mean; ``None`` of nothing."""
    return sum(numbers) / len(numbers) if numbers else None
