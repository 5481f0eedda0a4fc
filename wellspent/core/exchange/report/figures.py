"""The pictures on the page, drawn from the same frames as those on the screen."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import pandas as pd

from wellspent.core import tables
from wellspent.core.charts import intervals, outcomes, style, value_hours, value_mood, weekly_hours
from wellspent.core.charts.group_rows import RowTexts
from wellspent.core.charts.picture import GroupTexts, Picture
from wellspent.core.charts.pooled import Looked, looked_at
from wellspent.core.exchange.pictures import svg
from wellspent.core.exchange.report.parts import Figure, Length
from wellspent.core.exchange.report.words import Words
from wellspent.core.model import Workbook
from wellspent.core.verdict import Judged

Size = tuple[int, int | None]

Draw = Callable[[Picture, int, int | None], str]
"""How a picture becomes vectors, from its width and its height."""

WHOLE: Final = (720, None)
HALF: Final = (400, 250)
"""Width and height in pixels, of a picture alone in its row and of one that shares it."""
_GROUPS_IN_ONE: Final = 12
"""Of more groups than this, a picture with a row each would not fit onto a page."""


def figures(
    workbook: Workbook, judged: Judged, now: dt.datetime, length: Length, words: Words, *, draw: Draw = svg
) -> Iterator[Figure]:
    """What can be drawn: for a coach, value against hours and against mood; for oneself, what else there is."""
    drawing = _Drawing(workbook, judged, now, words, draw)
    if drawing.table.empty:
        return
    if length is Length.COACH:
        yield from (*drawing.hours(HALF), *drawing.mood(HALF))
        return
    yield from drawing.by_group("value", intervals.VALUE, workbook.definition.bar)
    yield from drawing.hours(WHOLE)
    yield from drawing.by_group("mood_change", intervals.MOOD, 0.0)
    yield from (*drawing.mood(WHOLE), *drawing.weeks(), *drawing.outcomes())


@dataclass(frozen=True)
class _Drawing:
    """The pictures of one workbook; each comes only if there is something in it."""

    workbook: Workbook
    judged: Judged
    now: dt.datetime
    words: Words
    draw: Draw

    @cached_property
    def table(self) -> pd.DataFrame:
        return tables.meetings(self.workbook, self.now)

    @cached_property
    def timed(self) -> int:
        return int(self.table["hours"].notna().sum())

    @cached_property
    def slots(self) -> dict[str, int]:
        return style.slots(self.table)

    @cached_property
    def looked(self) -> Looked:
        return looked_at(self.judged, self.table["id"], self.now.date())

    def hours(self, size: Size) -> Iterator[Figure]:
        rows, bar = value_hours.drawn(self.table), self.workbook.definition.bar
        if len(rows):
            texts = value_hours.Texts(**self._texts("hours"))
            picture = value_hours.draw(self.table, self.looked, bar, self.slots, texts)
            yield self._figure("hours", picture, self._said(len(rows), size), size)

    def mood(self, size: Size) -> Iterator[Figure]:
        rows, bar = value_mood.drawn(self.table), self.workbook.definition.bar
        if len(rows):
            texts = value_mood.Texts(**self._texts("mood"))
            picture = value_mood.draw(self.table, self.looked.groups, bar, self.slots, texts)
            yield self._figure("mood", picture, self._said(len(rows), size), size)

    def by_group(self, name: str, measure: intervals.Measure, line: float) -> Iterator[Figure]:
        """The groups' estimates, in as many pictures as it takes; the order runs on from one to the next."""
        texts = intervals.Texts(**self.words.TEXTS[name], rows=RowTexts(**self.words.TEXTS["rows"]))
        found = list(intervals.estimated(self.looked.groups, self.table, measure)["group"])
        for first in range(0, len(found), _GROUPS_IN_ONE):
            part = found[first : first + _GROUPS_IN_ONE]
            table = self.table[self.table["group"].isin(part)].reset_index(drop=True)
            picture = intervals.draw(self.looked.groups, table, measure, line, texts)
            drawn = self.words.drawn(len(table), len(intervals.drawn(table, measure)))
            yield self._figure(name, picture, f"{drawn} {self.words.INTERVALS}", WHOLE)

    def weeks(self) -> Iterator[Figure]:
        if self.timed:
            today, budget = self.now.date(), self.workbook.definition.weekly_hours
            weeks = weekly_hours.weeks_between(self.table["date"].min().date(), today, today)
            texts = weekly_hours.Texts(**self._texts("weeks"))
            picture = weekly_hours.draw(self.table, weeks, budget, self.slots, texts)
            yield self._figure("weeks", picture, self.words.drawn(len(self.table), self.timed), WHOLE)

    def outcomes(self) -> Iterator[Figure]:
        if self.timed:
            shaded = outcomes.left_out(self.workbook.breaks, self.now.date())
            texts = outcomes.Texts(**self._texts("outcomes"))
            picture = outcomes.draw(self.table, outcomes.came_of(self.workbook), shaded, self.slots, texts)
            yield self._figure("outcomes", picture, self.words.drawn(len(self.table), self.timed), WHOLE)

    def _texts(self, name: str) -> dict[str, Any]:
        return {**self.words.TEXTS[name], "groups": GroupTexts(**self.words.TEXTS["legend"])}

    def _said(self, drawn: int, size: Size) -> str:
        """How many meetings are in it; and what its marks mean, unless it shares that with the one beside it."""
        counted = self.words.drawn(len(self.table), drawn)
        return counted if size is HALF else f"{counted} {self.words.MARKS}"

    def _figure(self, name: str, picture: Picture, said: str, size: Size) -> Figure:
        width, height = size
        return Figure(title=self.words.FIGURE[name], said=said, svg=self.draw(picture, width, height), width=width)
