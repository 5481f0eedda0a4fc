"""How far a new person got, and the facts about the workbook that are known from then on."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from wellspent.core.actions.typed import put
from wellspent.core.model import FirstSteps, Workbook
from wellspent.core.store.port import Changes, Table

_ORDER = tuple(FirstSteps)


def reached(workbook: Workbook, step: FirstSteps, now: dt.datetime) -> Changes:
    """Note that the person has come to ``step``, and the zone they are in if it is not noted yet."""
    about = workbook.about
    if _ORDER.index(about.first_steps) >= _ORDER.index(step):
        return ()
    zone = now.tzinfo.key if isinstance(now.tzinfo, ZoneInfo) else None
    return (put(workbook, Table.ABOUT, replace(about, first_steps=step, time_zone=about.time_zone or zone)),)
