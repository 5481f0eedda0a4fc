"""What is looked at on the page of charts: the meetings that are picked, and what is known of their groups."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from wellspent.core import tables, verdict
from wellspent.core.charts import style, weekly_hours
from wellspent.core.charts.pooled import Looked, looked_at
from wellspent.core.model import Definition
from wellspent.core.verdict import Judged
from wellspent.ui import session
from wellspent.ui.forms.which_meetings import Picked


@dataclass(frozen=True)
class Look:
    """One look at the workbook: ``table`` has all its meetings (``tables.meetings``), ``picked`` says which are shown.

    What only some pictures need is worked out when the first of them asks for it.
    """

    table: pd.DataFrame
    picked: Picked

    @property
    def definition(self) -> Definition:
        """What makes a meeting useful."""
        return session.visit().workbook.definition

    @property
    def today(self) -> dt.date:
        """The day of this visit."""
        return session.visit().now.date()

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The meetings picked."""
        return self.between(self.picked.since, self.picked.until)

    def between(self, since: dt.date | None, until: dt.date | None) -> pd.DataFrame:
        """The meetings of these days that are of the groups, kinds and tags picked."""
        picked = self.picked
        return tables.within(
            self.table, since=since, until=until, groups=picked.groups, kinds=picked.kinds, tags=picked.tags
        )

    @cached_property
    def slots(self) -> dict[str, int]:
        """The look of each group."""
        return style.slots(self.table)

    @cached_property
    def ratings(self) -> pd.DataFrame:
        """``tables.ratings`` of the workbook."""
        here = session.visit()
        return session.remembered("ratings_table", lambda: tables.ratings(here.workbook))

    @cached_property
    def judged(self) -> Judged:
        """The verdicts, from all meetings."""
        here = session.visit()
        return session.remembered("judged", lambda: verdict.judge(here.workbook, here.now))

    @cached_property
    def looked(self) -> Looked:
        """The estimates, pooled from the meetings of the time and tags picked, over all groups."""
        picked = self.picked
        in_time = tables.within(self.table, since=picked.since, until=picked.until, tags=picked.tags)
        return looked_at(self.judged, in_time["id"], self.today)

    @property
    def whole_weeks(self) -> weekly_hours.Weeks:
        """The weeks that the picked time touches, from the first meeting of all to today."""
        first, last = self.table["date"].min().date(), max(self.table["date"].max().date(), self.today)
        since = max(self.picked.since or first, first)
        return weekly_hours.weeks_between(since, min(self.picked.until or self.today, last), self.today)
