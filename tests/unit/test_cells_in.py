"""Cells of somebody's own table: days, times, lengths, numbers and ratings, as people write them."""

import datetime as dt

import pytest

from wellspent.core.exchange import cells_in
from wellspent.core.exchange.cells_in import Order, Scale
from wellspent.core.model import Tie

APRIL = dt.date(2026, 4, 3)
MARCH = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-03",
        "2026/4/3",
        "20260403",
        "3.4.2026",
        "03.04.26",
        "3. 4. 2026",
        "3 Apr 2026",
        "03 April 2026",
        "Apr 3, 2026",
        "April 3rd, 2026",
        "Fri 3 Apr 2026",
        "Friday, April 3, 2026",
        "3-Apr-2026",
        "3-Apr-26",
    ],
)
def test_a_day_that_can_be_read_in_one_way_needs_no_order(text: str) -> None:
    assert cells_in.day(text, None) == (APRIL, None)


@pytest.mark.parametrize("text", ["03/04/2026", "3/4/26", "03-04-2026"])
def test_a_day_that_can_be_read_twice_is_read_as_it_was_said_and_else_not_at_all(text: str) -> None:
    assert cells_in.day(text, Order.DAY_FIRST) == (APRIL, None)
    assert cells_in.day(text, Order.MONTH_FIRST) == (MARCH, None)
    assert cells_in.day(text, None) is None


def test_the_same_day_of_the_same_month_can_be_read_whatever_comes_first() -> None:
    assert cells_in.day("05/05/2026", None) == (dt.date(2026, 5, 5), None)


@pytest.mark.parametrize("order", [*Order, None])
def test_a_day_that_makes_sense_in_one_order_alone_is_read_whatever_comes_first_elsewhere(order: Order | None) -> None:
    found = [cells_in.day(text, order) for text in ("03/14/2026", "14/03/2026", "31/04/2026", "04/31/2026")]
    assert found == [(dt.date(2026, 3, 14), None), (dt.date(2026, 3, 14), None), None, None]


def test_days_as_spreadsheets_count_them_are_known_by_a_whole_column_of_them() -> None:
    assert cells_in.are_serials(["46115", "46116.75", "36526", "73050"])
    for others in ([], ["36525"], ["73051"], ["46115", "soon"], ["4611"], ["46115", "2026-04-03"]):
        assert not cells_in.are_serials(others)
    assert [cells_in.serial_day(cell) for cell in ("46115", "46115.75", "46115,7708333333", "46115.999999")] == [
        (APRIL, None),
        (APRIL, dt.time(18, 0)),
        (APRIL, dt.time(18, 30)),
        (APRIL + dt.timedelta(days=1), dt.time(0, 0)),
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-04-03 18:30", (18, 30)),
        ("2026-04-03T18:30:00", (18, 30)),
        ("2026-04-03T18:30:00+02:00", (18, 30)),
        ("3.4.2026, 18.30", (18, 30)),
        ("3 Apr 2026 at 6:30 pm", (18, 30)),
        ("April 3, 2026 6pm", (18, 0)),
    ],
)
def test_a_day_may_have_its_time_with_it(text: str, at: tuple[int, int]) -> None:
    assert cells_in.day(text, None) == (APRIL, dt.time(*at))


@pytest.mark.parametrize(
    "text", ["", "soon", "31.2.2026", "99/99/2026", "2026", "20261303", "03042026", "46115", "3.4.", "2026-04-03 25:00"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert cells_in.day(text, Order.DAY_FIRST) is None


def test_a_column_of_days_shows_its_order_if_any_day_is_after_the_twelfth() -> None:
    assert cells_in.order_of(["03/04/2026", "17/04/2026"]) == (Order.DAY_FIRST, "03/04/2026")
    assert cells_in.order_of(["03/04/2026", "04/17/2026"]) == (Order.MONTH_FIRST, "03/04/2026")
    assert cells_in.order_of(["03/04/2026", "05/06/2026"]) == (None, "03/04/2026")
    assert cells_in.order_of(["13/04/2026", "04/13/2026", "1/2/2026"]) == (None, None)
    assert cells_in.order_of(["2026-04-03", "3.4.2026", "05/05/2026"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "at"), [("18:30", (18, 30)), ("6.30 pm", (18, 30)), ("6pm", (18, 0)), ("12 am", (0, 0)), ("9h15", (9, 15))]
)
def test_a_time_of_day_is_read(text: str, at: tuple[int, int]) -> None:
    assert cells_in.time(text) == dt.time(*at)


@pytest.mark.parametrize("text", ["25:00", "18", "13 pm", "evening", "18:61"])
def test_what_is_no_time_of_day_is_none(text: str) -> None:
    assert cells_in.time(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("90", 90), ("1:30", 90), ("1.5 h", 90), ("1,5h", 90), ("1 h 30 min", 90), ("90 minutes", 90), ("2 hrs", 120)],
)
def test_a_length_is_read_in_minutes(text: str, found: int) -> None:
    assert cells_in.minutes(text, comma=False) == found


def test_a_bare_length_in_a_column_of_hours_is_hours() -> None:
    assert cells_in.minutes("1.5", comma=False, hours=True) == 90
    assert cells_in.minutes("30 min", comma=False, hours=True) == 30
    assert cells_in.minutes("long", comma=False, hours=True) is None


def test_ratings_show_their_scale_or_leave_it_open() -> None:
    assert cells_in.scale_of(["0", "4"]) is Scale.FROM_0_TO_4
    assert cells_in.scale_of(["1", "5"]) is Scale.FROM_1_TO_5
    assert cells_in.scale_of(["0", "9"]) is Scale.FROM_0_TO_10
    assert cells_in.scale_of(["1", "4"]) is cells_in.scale_of(["1", "9"]) is cells_in.scale_of(["good"]) is None


def test_a_rating_is_moved_to_the_nearest_step() -> None:
    assert [cells_in.step(str(step), Scale.FROM_1_TO_5) for step in range(1, 6)] == [0, 1, 2, 3, 4]
    assert [cells_in.step(str(step), Scale.FROM_0_TO_10) for step in (0, 1, 2, 5, 8, 10)] == [0, 0, 1, 2, 3, 4]
    assert [cells_in.step(text, Scale.FROM_1_TO_5) for text in ("4/5", "4,5", "0", "6", "good")] == [
        3,
        4,
        None,
        None,
        None,
    ]


def test_words_for_what_became_of_it_are_known() -> None:
    words = {"Yes": "attended", "no": "not_attended", "Canceled": "cancelled", "planned": "planned", "maybe": None}
    assert {word: cells_in.status(word) for word in words} == words
    assert (cells_in.tie("Strong"), cells_in.truth("x"), cells_in.truth("perhaps")) == (Tie.WELL, True, None)
