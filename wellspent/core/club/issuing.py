"""Which figures the club's table shows when it is issued, and which stay as they were.

A cell is one figure of one gathering. Held against each other are the values that count in it now, and those that were
behind what it last published, which are kept for this also while it shows nothing:

- fewer than five members now: hidden;
- never published, or five people or more differ (came, went, or have another value): published anew;
- fewer differ: as it was, but hidden if one of those behind it is no longer there.

So between two different figures that a cell publishes one after the other, at least five people came, went or changed;
and nobody who went is behind a table that is issued later.

People also move from one gathering to another, with all they have. So a cell is published anew only if besides, of each
other gathering whose last figure of the kind somebody is behind who is no longer there, five people or more differ, or
nobody. Where it may not be, it stays as it was, by the last of the three.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from wellspent.core.checkins import monday
from wellspent.core.club.model import FEWEST, FIGURES, Cell, Contribution, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a cell published last, and whose values were behind it: hundredths, by member.

    ``forgotten`` says how many of them had to be forgotten since; no more than that is known of them.
    """

    cell: Cell
    values: Mapping[str, int] = field(default_factory=dict, hash=False)
    forgotten: int = 0

    def without(self, member: str) -> "Published":
        """The same, with nothing of that member but that somebody was there."""
        if member not in self.values:
            return self
        rest = {other: value for other, value in self.values.items() if other != member}
        return replace(self, values=rest, forgotten=self.forgotten + 1)


Behind = Mapping[str, Mapping[str, Published]]
"""What was published last, by gathering and figure."""

Counted = Mapping[str, Mapping[str, Contribution]]
"""What counts now, by gathering and member."""


def week_of(now: dt.datetime) -> dt.date:
    """The Monday of the week that ``now`` lies in, by UTC."""
    return monday(now.astimezone(dt.UTC).date())


def issued(week: dt.date, listed: Iterable[str], counted: Counted, last: Behind) -> tuple[Issue, Behind]:
    """The table of ``week`` over the ``listed`` gatherings, and what will be behind the next one."""
    counting = {gathering: counted.get(gathering, {}) for gathering in listed}
    cells: dict[str, dict[str, Cell]] = {}
    behind = {gathering: dict(figures) for gathering, figures in last.items()}
    for figure in FIGURES:
        now = {gathering: _values(members, figure) for gathering, members in counting.items()}
        were = {gathering: figures[figure] for gathering, figures in last.items() if figure in figures}
        moved_from = {gathering for gathering, one in were.items() if somebody_went(now.get(gathering, {}), one)}
        for gathering, values in now.items():
            elsewhere = [were[other] for other in moved_from - {gathering}]
            shown, published = settled(values, were.get(gathering), elsewhere)
            if shown is not None:
                cells.setdefault(gathering, {})[figure] = shown
            if published is not None:
                behind.setdefault(gathering, {})[figure] = published
    return Issue(week=week, cells=cells), behind


def _values(members: Mapping[str, Contribution], figure: str) -> dict[str, int]:
    return {member: one.figures[figure] for member, one in members.items() if figure in one.figures}


def settled(
    now: Mapping[str, int], last: Published | None, elsewhere: Iterable[Published] = ()
) -> tuple[Cell | None, Published | None]:
    """What a cell shows with these values in it, by member, and what is behind it from now on.

    ``elsewhere`` is what other gatherings published last of the kind, where somebody behind it is no longer there.
    """
    if len(now) < FEWEST:
        return None, last
    due = last is None or differing(now, last) >= FEWEST
    if due and not any(0 < differing(now, other) < FEWEST for other in elsewhere):
        published = Published(cell=rounded(now), values=dict(now))
        return published.cell, published
    if last is None or somebody_went(now, last):
        return None, last
    return last.cell, last


def somebody_went(now: Mapping[str, int], last: Published) -> bool:
    """Whether somebody who is behind it is no longer there."""
    return last.forgotten > 0 or not last.values.keys() <= now.keys()


def differing(now: Mapping[str, int], last: Published) -> int:
    """How many people came, went or have another value than when it was published, at the least.

    Whoever was forgotten may be among those who came, for they may come back: such a pair counts as one.
    """
    went = last.values.keys() - now.keys()
    came = now.keys() - last.values.keys()
    others = sum(now[member] != last.values[member] for member in now.keys() & last.values.keys())
    return len(went) + others + max(len(came), last.forgotten)


def rounded(values: Mapping[str, int]) -> Cell:
    """The mean of hundredths to the nearest half step (of two equally near ones the upper), members to fives below."""
    members = len(values)
    return Cell(halves=(2 * sum(values.values()) + 50 * members) // (100 * members), members=members // FEWEST * FEWEST)
