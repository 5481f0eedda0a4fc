"""A meeting that was called off or missed stays so until somebody says what they got there."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions.rate import RatingInput, rate
from wellspent.core.model import EMPTY, Group, Meeting, MeetingStatus

NOW = dt.datetime.fromisoformat("2026-10-30T18:00:00-04:00")
CLUB = Group(id="club", name="Tuesday club")
OFF = Meeting(id="off", date=dt.date(2026, 10, 6), group="club", status=MeetingStatus.CANCELLED)
WORKBOOK = replace(EMPTY, groups={"club": CLUB}, meetings={"off": OFF})


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.NOT_ATTENDED])
def test_a_note_leaves_it_as_it_was(status: MeetingStatus) -> None:
    base = replace(OFF, status=status)
    change = rate(WORKBOOK, RatingInput(base=base, group="Tuesday club", date=OFF.date, note="They called"), NOW)[0]
    assert change.after.status is status


def test_an_answer_says_that_one_was_there() -> None:
    change = rate(WORKBOOK, RatingInput(base=OFF, group="Tuesday club", date=OFF.date, mood_after=3), NOW)[0]
    assert change.after.status is MeetingStatus.ATTENDED


def test_a_group_that_no_file_knows_keeps_its_meeting() -> None:
    lost = replace(OFF, group="Lost-Club", status=MeetingStatus.ATTENDED)
    change = rate(WORKBOOK, RatingInput(base=lost, group="Lost-Club", date=OFF.date, note="x"), NOW)[0]
    assert change.after.group == "Lost-Club"


def test_two_groups_of_one_name_are_not_mixed_up() -> None:
    twin = replace(CLUB, id="club-2")
    there = replace(WORKBOOK, groups={"club": CLUB, "club-2": twin})
    base = replace(OFF, group="club-2")
    change = rate(there, RatingInput(base=base, group=" tuesday CLUB", date=OFF.date, note="x"), NOW)[0]
    assert change.after.group == "club-2"
