"""One entry of the workbook by what its person knows it by: its name, or its day and what it is about."""

from collections.abc import Callable

from wellspent.core.model import Break, CheckIn, Decision, Group, Meeting, Outcome, Person, Record, Script
from wellspent.core.store.port import Table
from wellspent.words import common, scripts
from wellspent.words import data as words


def which(table: Table, record: Record | None, group: Callable[[str], str]) -> str:
    """The entry, as plain text; ``group`` gives the name of a group by its id."""
    match record:
        case Group(name=what) | Person(name=what):
            pass
        case Script(kind=kind):
            what = scripts.kind(kind)
        case Meeting(date=day, group=of) | Decision(date=day, group=of) | Break(start=day, group=of):
            what = words.entry(common.day(day), group(of))
        case Outcome(date=day, kind=kind):
            what = words.entry(common.day(day), words.OUTCOME[kind])
        case CheckIn(week=week):
            what = common.day(week)
        case _:
            what = words.TABLE[table]
    return what
