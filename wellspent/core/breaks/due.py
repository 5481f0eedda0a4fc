"""Which breaks are to come, which run, and which have come to their end and want a decision."""

import datetime as dt
from typing import Final

from wellspent.core.model import Break, Workbook

WEEK: Final = dt.timedelta(weeks=1)


def has_begun(one: Break, now: dt.datetime) -> bool:
    """True from the break's first day on: from then, what was expected of it is locked."""
    return one.start <= now.date()


def is_over(one: Break, now: dt.datetime) -> bool:
    """True from the last day on (a Sunday, so that it can be looked back on the same evening), or once it was ended."""
    return one.ended_on is not None or one.end <= now.date()


def coming(workbook: Workbook, now: dt.datetime) -> tuple[Break, ...]:
    """The breaks that have not begun and were not called off, soonest first."""
    return tuple(
        sorted(
            (one for one in workbook.breaks.values() if not has_begun(one, now) and one.ended_on is None),
            key=lambda one: one.start,
        )
    )


def running(workbook: Workbook, now: dt.datetime) -> tuple[Break, ...]:
    """The breaks that have begun and are not over, those that end first at the head.

    An alternating one runs through all of its weeks, those in which the person goes included.
    """
    return tuple(
        sorted(
            (one for one in workbook.breaks.values() if has_begun(one, now) and not is_over(one, now)),
            key=lambda one: one.end,
        )
    )


def ending(workbook: Workbook, now: dt.datetime) -> tuple[Break, ...]:
    """The breaks that end today or are over and have no decision yet, the oldest first."""
    return tuple(
        sorted(
            (one for one in workbook.breaks.values() if is_over(one, now) and one.decision is None),
            key=lambda one: one.ended_on or one.end,
        )
    )


def of_group(workbook: Workbook, group_id: str, now: dt.datetime) -> Break | None:
    """The break from this group that is to come, runs or waits for its decision; there is one at the most."""
    open_ones = (*ending(workbook, now), *running(workbook, now), *coming(workbook, now))
    return next((one for one in open_ones if one.group == group_id), None)
