"""Titles that seem to mean one series are gathered; those that may mean two are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.exchange.titles import MOST_COMPARED, alike, called_off, gatherings, without_mark


@pytest.mark.parametrize(
    "title",
    [
        "Cancelled: Job Club",
        "Canceled: Job Club",
        "CANCELED - Job Club",
        "CANCELLED Job Club",
        "CANCELLED!! Job Club",
        "CANCELLED: CANCELLED: Job Club",
        "cancelled - Job Club",
        "[CANCELLED] Job Club",
        "(cancelled) Job Club",
        "*** CANCELLED *** Job Club",
        "\N{CROSS MARK} Cancelled: Job Club",
        "\N{CROSS MARK} canceled Job Club",
        "Event Cancelled: Job Club",
        "Job Club (cancelled)",
        "Job Club [Canceled]",
        "Job Club - CANCELLED",
        "Job Club - cancelled!",
        "Job Club \N{EM DASH} Cancelled",
        "Job Club: cancelled",
        "Job Club CANCELLED",
        "Job Club *cancelled*",
        "Job (cancelled) Club",
        "Job Club \N{CROSS MARK} cancelled",
    ],
)
def test_a_title_that_says_cancelled_apart_from_the_rest_was_called_off(title: str) -> None:
    assert called_off(title)
    assert without_mark(title) == "Job Club"


@pytest.mark.parametrize(
    "title", ["Cancelled", "CANCELLED!", "(canceled)", "Event cancelled", "*** Meeting Cancelled ***"]
)
def test_a_title_that_says_nothing_else_was_called_off_and_stays(title: str) -> None:
    assert called_off(title)
    assert without_mark(title) == title


@pytest.mark.parametrize(
    "title",
    [
        "Cancelled flights support group",
        "Cancelled flights: a talk",
        "Cancelled-flight support group",
        "What to do when your flight is cancelled",
        "Was it cancelled?",
        "Job Club - NOT CANCELLED",
        "Job Club - not cancelled",
        "WHEN FLIGHTS ARE CANCELLED",
        "Job Club - cancelled?",
        '"Cancelled": a comedy',
        "Cancelled (again), a play",
        "Uncancelled: a comeback",
        "Cancellation policies",
        "(Cancelled flights) and other plays",
        "Job Club",
        "",
    ],
)
def test_a_title_that_speaks_of_something_cancelled_takes_place(title: str) -> None:
    assert not called_off(title)
    assert without_mark(title) == title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Street Job Club - Week 1", "Harbor Street Job Club (September)"),
        ("Coffee & Connections", "Coffee and Connections"),
        ("Online job club", "Job club (online)"),
        ("Tech meetup #12", "Tech Meetup #13"),
        ("Networking breakfast", "NETWORKING  breakfst"),
        ("Member orientation, third quarter/August 2026", "Member Orientation - Fourth Quarter/November 2026"),
    ],
)
def test_numbers_months_order_and_slips_of_the_pen_make_no_other_series(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Job club", "Book club"),
        ("Job club", "Women's job club"),
        ("Tuesday job club", "Thursday job club"),
        ("Business After Hours", "Business Before Hours"),
        ("Ribbon cutting for Rockberry Apartments", "Ribbon cutting for Blue Ridge Dental"),
        ("BNI", "BNO"),
        ("2026", "2027"),
        ("", "Job club"),
    ],
)
def test_what_may_be_another_series_is_left_apart(one: str, other: str) -> None:
    assert not alike(one, other)


def test_a_gathering_is_called_by_its_commonest_title() -> None:
    [found] = gatherings({"Job club week 1": 1, "Job club": 5, "Job club - week 2": 1, "Fair": 9})
    assert (found.name, set(found.titles)) == ("Job club", {"Job club", "Job club week 1", "Job club - week 2"})


def test_a_gathering_that_is_alike_with_a_group_takes_its_name_even_alone() -> None:
    [found] = gatherings({"Harbor Street Job Club": 3, "Fair": 1}, ["Harbour Street Job Club"])
    assert (found.name, found.titles) == ("Harbour Street Job Club", ("Harbor Street Job Club",))
    assert gatherings({"harbour street job club": 3}, ["Harbour Street Job Club"]) == ()


def test_no_chain_of_small_differences_leads_from_one_series_to_another() -> None:
    chain = ["abcdefghijkl", "abcdefghijkz", "abcdefghijyz"]
    assert alike(chain[0], chain[1])
    assert alike(chain[1], chain[2])
    assert not alike(chain[0], chain[2])
    assert [len(one.titles) for one in gatherings(dict.fromkeys(chain, 1))] == [2]


def test_of_very_many_titles_only_the_commonest_are_compared() -> None:
    many = {f"Talk {chr(0x4E00 + number)}": 1 for number in range(3 * MOST_COMPARED)}
    assert sum(len(one.titles) for one in gatherings(many)) <= MOST_COMPARED


@given(st.dictionaries(st.text(max_size=12), st.integers(1, 9), max_size=8), st.lists(st.text(max_size=12), max_size=3))
def test_no_title_stands_in_two_gatherings_and_none_is_made_up(titles: dict[str, int], names: list[str]) -> None:
    gathered = [title for one in gatherings(titles, names) for title in one.titles]
    assert len(gathered) == len(set(gathered))
    assert set(gathered) <= titles.keys()
