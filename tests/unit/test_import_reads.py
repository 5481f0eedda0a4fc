"""What was read of an uploaded calendar is kept, and nothing is read twice."""

import datetime as dt

import pytest

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.calendar import read_calendar
from wellspent.core.exchange.occasions import CalendarWindow
from wellspent.ui.views.import_reads import MOST, Reads

EMPTY = b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"


class Reader:
    """Reads an empty calendar, or refuses to, and counts how often it was asked."""

    def __init__(self, data: bytes = EMPTY) -> None:
        self.data, self.asked = data, 0

    def __call__(self) -> CalendarWindow:
        self.asked += 1
        return read_calendar(self.data, dt.date(2026, 9, 1), dt.date(2026, 9, 30), zone=None)


def test_the_same_question_is_read_once() -> None:
    reads, read = Reads("x"), Reader()
    assert reads.once("a", read) is reads.once("a", read)
    assert reads.once("b", read) is not reads.once("a", read)
    assert read.asked == 2


def test_a_refusal_is_kept_as_well() -> None:
    reads, read = Reads("x"), Reader(b"")
    for _ in range(3):
        with pytest.raises(UnreadableCalendar) as refused:
            reads.once("a", read)
        assert refused.value.code == "empty_file"
    assert read.asked == 1


def test_only_the_latest_are_kept() -> None:
    reads, read = Reads("x"), Reader()
    for number in range(MOST):
        reads.once(number, read)
    reads.once(0, read)
    reads.once("new", read)
    reads.once(0, read)
    assert read.asked == MOST + 1
    reads.once(1, read)
    assert read.asked == MOST + 2
