"""The meetings that count, as columns of numbers: what the estimates are made from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from wellspent.core import scoring
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.model import TOP_RATING, Meeting, Workbook

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Observations:
    """N meetings of J groups, oldest first, and answers on C criteria; what was not answered is NaN.

    ``group`` (N,) says which of ``groups`` a meeting belongs to; ``got`` (N, C) is 0 to 4 in the order of
    ``criteria``; ``existed`` (N, C) is true where the criterion was there on the meeting's day. ``hours`` are door to
    door; ``before`` is 0 to 4, ``change`` -4 to 4, ``progress`` 0 to 4.
    """

    groups: tuple[str, ...]
    criteria: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    group: NDArray[np.intp]
    got: Numbers
    existed: Flags
    hours: Numbers
    before: Numbers
    change: Numbers
    progress: Numbers
    late: Flags

    def values(self, weight_of: Mapping[str, float]) -> Numbers:
        """Values of the meetings, 0 to 100, under these weights; NaN where a meeting has none (``scoring.Scorer``)."""
        weight = np.array([weight_of[criterion] for criterion in self.criteria])
        answered = ~np.isnan(self.got)
        carried = answered @ weight
        enough = (carried > 0) & (carried >= self.existed @ weight / 2 - scoring.SLACK)
        points = np.where(answered, self.got, 0.0) @ weight
        value = np.full(len(self.meetings), np.nan)
        np.divide(100 * points, TOP_RATING * carried, out=value, where=enough)
        return value

    def only(self, keep: Flags) -> "Observations":
        """The meetings where ``keep`` (N,) is true; all groups stay."""
        return replace(
            self,
            meetings=tuple(compress(self.meetings, keep)),
            group=self.group[keep],
            got=self.got[keep],
            existed=self.existed[keep],
            hours=self.hours[keep],
            before=self.before[keep],
            change=self.change[keep],
            progress=self.progress[keep],
            late=self.late[keep],
        )


def observations(workbook: Workbook, now: dt.datetime) -> Observations:
    """The meetings that count (``scoring.been``), of every group that ``groups.yaml`` or a meeting names."""
    groups = list(dict.fromkeys([*workbook.groups, *(meeting.group for meeting in workbook.meetings.values())]))
    place = {group: number for number, group in enumerate(groups)}
    in_use = workbook.definition.in_use
    criteria = [criterion.id for criterion in in_use]
    meetings = sorted(scoring.been(workbook, now), key=scoring.begins)
    since = np.array([criterion.since.toordinal() for criterion in in_use])
    days = np.array([meeting.date.toordinal() for meeting in meetings])
    got = [[meeting.got.get(criterion) for criterion in criteria] for meeting in meetings]
    return Observations(
        groups=tuple(groups),
        criteria=tuple(criteria),
        meetings=tuple(meetings),
        group=np.array([place[meeting.group] for meeting in meetings], dtype=np.intp),
        got=np.array(got, dtype=float).reshape(len(meetings), len(criteria)),
        existed=days.reshape(-1, 1) >= since.reshape(1, -1),
        hours=np.array([scoring.hours(meeting) for meeting in meetings], dtype=float),
        before=np.array([meeting.mood_before for meeting in meetings], dtype=float),
        change=np.array([scoring.mood_change(meeting) for meeting in meetings], dtype=float),
        progress=np.array([meeting.progress for meeting in meetings], dtype=float),
        late=np.array([scoring.is_late(meeting) for meeting in meetings], dtype=bool),
    )
