"""What the pictures show of groups: partially pooled estimates of the meetings looked at.

A plain mean stands beside its estimate, never in its place.

Where only a certain time or certain tags are looked at, everything is pooled anew from those meetings, over all groups.
Which of the groups are looked at changes nothing in the estimates: what is not shown informs them all the same.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from wellspent.core import expectation, tables
from wellspent.core.estimates import Fits, Observations, fits, group_figures
from wellspent.core.estimates.fits import SPREAD_OF_RATING, Places, fit
from wellspent.core.estimates.mixture import Numbers
from wellspent.core.verdict import Judged

FEW: Final = 3
"""What rests on fewer meetings is grey."""

_BY_GROUP: Final = {
    "group": "str",
    "mean": "float64",
    "count": "int64",
    "estimate": "float64",
    "low_80": "float64",
    "high_80": "float64",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Looked:
    """The meetings of the time looked at, pooled.

    ``groups`` is ``tables.groups`` of them; ``price`` is that of an hour in the week, in points, of all meetings.
    """

    seen: Observations
    found: Fits
    groups: pd.DataFrame
    price: float | None

    def record(self, judged: Judged, groups: Collection[str]) -> expectation.Record:
        """What was expected, felt and how late it was rated, of the meetings of these groups."""
        valued = zip(self.seen.meetings, self.found.values.tolist(), strict=True)
        mine = [(meeting, None if np.isnan(value) else value) for meeting, value in valued if meeting.group in groups]
        return expectation.record_of(mine, judged.case.workbook.definition)


def looked_at(judged: Judged, meetings: Collection[str], today: dt.date) -> Looked:
    """Pool the ``meetings`` of these ids; what ``judged`` says already, if they are all that count."""
    case, price = judged.case, judged.week.price if judged.week is not None else None
    wanted = set(meetings)
    keep = np.array([meeting.id in wanted for meeting in case.seen.meetings], dtype=bool)
    if keep.all():
        table = tables.groups([one.figures for one in judged.verdicts], case.workbook)
        return Looked(seen=case.seen, found=case.steady, groups=table, price=price)
    seen = case.seen.only(keep)
    found = fits(seen, case.values[keep])
    figures = group_figures(seen, found, case.workbook.definition.bar, today)
    return Looked(seen=seen, found=found, groups=tables.groups(figures, case.workbook), price=price)


def by_criterion(looked: Looked) -> pd.DataFrame:
    """One row a group and ``criterion`` with an answer, as ``by_group`` has them, 0 to 4; each criterion by itself."""
    seen = looked.seen
    parts = [
        by_group(seen.got[:, place], seen.group, seen.groups, SPREAD_OF_RATING).assign(criterion=criterion)
        for place, criterion in enumerate(seen.criteria)
    ]
    none = by_group(np.empty(0), np.empty(0, dtype=np.intp), (), SPREAD_OF_RATING)
    return pd.concat(parts, ignore_index=True) if parts else none.assign(criterion=pd.Series(dtype="str"))


def by_group(values: Numbers, group: Places, names: Sequence[str], spread: float) -> pd.DataFrame:
    """One row a group with an answer among ``values`` (N,): its id, its plain ``mean`` and the ``count`` of answers.

    ``estimate``, ``low_80`` and ``high_80`` are pooled over these groups; ``spread`` is s0, in the units of the values.
    """
    found = fit(values, group, spread)
    if found is None:
        return pd.DataFrame(columns=list(_BY_GROUP)).astype(_BY_GROUP)
    low, high = found.pooled.theta.quantiles((0.1, 0.9))
    sums = np.bincount(found.answered.group, weights=values[found.answered.meetings])
    return pd.DataFrame(
        {
            "group": [names[place] for place in found.answered.groups],
            "mean": sums / found.answered.counts,
            "count": found.answered.counts,
            "estimate": found.pooled.theta.mean,
            "low_80": low,
            "high_80": high,
        }
    ).astype(_BY_GROUP)
