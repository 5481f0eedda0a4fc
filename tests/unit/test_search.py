"""A meeting is found by a word of its note, its group, its tags or its date."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core import search
from wellspent.core.model import EMPTY, Group, Meeting

CLUB = Group(id="club", name="Tuesday Café")
MEETINGS = [
    Meeting(id="a", date=dt.date(2026, 9, 1), group="club", note="Met Ines from the harbour", tags=("Logistics",)),
    Meeting(id="b", date=dt.date(2026, 10, 1), group="club", note="Nobody new"),
    Meeting(id="c", date=dt.date(2026, 8, 1), group="elsewhere", note="harbour walk"),
]
WORKBOOK = replace(EMPTY, groups={"club": CLUB}, meetings={one.id: one for one in MEETINGS})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HARBOUR", ["a", "c"]),
        ("café", ["b", "a"]),
        ("logis", ["a"]),
        ("2026-10", ["b"]),
        ("ines harbour", ["a"]),
        ("harbour nobody", []),
        ("elsewhere", ["c"]),
    ],
)
def test_every_word_has_to_be_in_it_somewhere_and_the_latest_comes_first(text: str, found: list[str]) -> None:
    assert [one.id for one in search.find(WORKBOOK, search.haystacks(WORKBOOK), text)] == found
