"""Close: the person found work. The workbook is closed kindly, and can be opened again."""

import datetime as dt
import math
from dataclasses import dataclass, replace

from wellspent.core.actions.typed import put
from wellspent.core.estimates import GroupFigures
from wellspent.core.model import Workbook
from wellspent.core.scoring import been
from wellspent.core.store.port import Changes, Table
from wellspent.core.verdict import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """What the record amounts to, from the first meeting until the end of the search.

    ``hours`` are door to door where they are known, ``hours_unknown`` counts the meetings without. ``best`` is the
    group with the most value per hour, if any has enough rated meetings for an answer.
    """

    weeks: int
    meetings: int
    hours: float
    hours_unknown: int
    people: int
    best: GroupFigures | None


def close(workbook: Workbook, now: dt.datetime) -> Changes:
    """Note the day on which the person found work."""
    return (put(workbook, Table.ABOUT, replace(workbook.about, found_work_on=now.date())),)


def open_again(workbook: Workbook) -> Changes:
    """Take the end back: the search goes on."""
    return (put(workbook, Table.ABOUT, replace(workbook.about, found_work_on=None)),)


def look_back(workbook: Workbook, now: dt.datetime) -> LookBack:
    """The search in a few figures."""
    end = workbook.about.found_work_on or now.date()
    days = [meeting.date for meeting in been(workbook, now)]
    figures = tuple(one.figures for one in judge(workbook, now).verdicts)
    return LookBack(
        weeks=max(1, math.ceil((end - min(days)).days / 7)) if days else 0,
        meetings=len(days),
        hours=sum(one.hours for one in figures),
        hours_unknown=sum(one.hours_unknown for one in figures),
        people=len(workbook.people),
        best=_best(figures, workbook.definition.fewest_rated),
    )


def _best(figures: tuple[GroupFigures, ...], fewest: int) -> GroupFigures | None:
    enough = [one for one in figures if one.value_per_hour.estimate and one.value_per_hour.count >= fewest]
    return max(enough, key=lambda one: one.value_per_hour.estimate or 0.0, default=None)
