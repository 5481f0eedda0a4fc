"""Undo takes back what nothing else rests on by now."""

import datetime as dt
from dataclasses import replace

from wellspent.core.actions.undo import still_possible
from wellspent.core.model import EMPTY, About, FirstSteps, Group, Meeting
from wellspent.core.store.port import Change, Table

BAR = Group(id="alumni-bar", name="Alumni bar")
MINE, THEIRS = (Meeting(id=name, date=dt.date(2026, 10, 30), group=BAR.id) for name in ("mine", "theirs"))
BACK = (
    Change(table=Table.ABOUT, id="about", before=About(first_steps=FirstSteps.RATED), after=About()),
    Change(table=Table.MEETINGS, id="mine", before=MINE, after=None),
    Change(table=Table.GROUPS, id=BAR.id, before=BAR, after=None),
)


def test_a_new_group_goes_with_its_only_meeting_and_the_first_steps_stay() -> None:
    workbook = replace(EMPTY, groups={BAR.id: BAR}, meetings={"mine": MINE})
    assert still_possible(BACK, workbook) == BACK[1:]


def test_a_new_group_stays_when_another_meeting_names_it_meanwhile() -> None:
    workbook = replace(EMPTY, groups={BAR.id: BAR}, meetings={"mine": MINE, "theirs": THEIRS})
    assert still_possible(BACK, workbook) == (BACK[1],)
