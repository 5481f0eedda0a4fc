"""The rule of the club's table, case by case."""

import datetime as dt

import pytest

from wellspent.core.club.issuing import Published, differing, issued, rounded, settled, week_of
from wellspent.core.club.model import FIGURES, Cell, Contribution, Issue

WEEK = dt.date(2026, 11, 2)
FIVE = dict.fromkeys("abcde", 400)
SHOWN = Cell(halves=8, members=5)
PUBLISHED = Published(cell=SHOWN, values=FIVE)


def test_fewer_than_five_show_nothing_and_what_was_published_stays_behind():
    four = dict.fromkeys("abcd", 400)
    assert settled(four, None) == (None, None)
    assert settled({}, PUBLISHED) == (None, PUBLISHED)
    assert settled(four, PUBLISHED) == (None, PUBLISHED)


def test_the_first_five_are_published():
    assert settled(FIVE, None) == (SHOWN, PUBLISHED)


@pytest.mark.parametrize("now", [FIVE, {**FIVE, "f": 0}, {**FIVE, **dict.fromkeys("fghi", 0)}, {**FIVE, "a": 0}])
def test_it_stays_as_it_is_where_fewer_than_five_came_or_changed(now):
    assert settled(now, PUBLISHED) == (SHOWN, PUBLISHED)


@pytest.mark.parametrize(
    "now",
    [
        dict.fromkeys("abcdfghi", 400) | {"a": 1},  # e went, a changed, four came
        {**FIVE, **dict.fromkeys("fghij", 0)},
        dict.fromkeys("abcde", 0),
        dict.fromkeys("fghij", 0),
        {**dict.fromkeys("abcd", 300), "f": 400},
    ],
)
def test_with_five_it_is_published_anew(now):
    shown, published = settled(now, PUBLISHED)
    assert shown == rounded(now)
    assert published == Published(cell=rounded(now), values=now)


@pytest.mark.parametrize("now", [dict.fromkeys("bcdef", 400), {**dict.fromkeys("bcdefg", 400), "b": 0}])
def test_who_went_takes_it_off_until_five_differ(now):
    assert settled(now, PUBLISHED) == (None, PUBLISHED)


def test_who_comes_back_with_the_same_brings_it_back():
    assert settled({**FIVE, "f": 0}, PUBLISHED) == (SHOWN, PUBLISHED)


def test_who_was_forgotten_is_not_known_again():
    without = PUBLISHED.without("a")
    assert without == Published(cell=SHOWN, values=dict.fromkeys("bcde", 400), forgotten=1)
    assert "a" not in repr(without.values)
    assert settled(FIVE, without) == (None, without)
    assert PUBLISHED.without("z") is PUBLISHED


def test_who_was_forgotten_and_whoever_came_may_be_one_person():
    without = PUBLISHED.without("a").without("b")
    assert differing(dict.fromkeys("cde", 400), without) == 2
    assert differing(dict.fromkeys("cdef", 400), without) == 2
    assert differing(dict.fromkeys("cdefgh", 400), without) == 3
    assert differing({**dict.fromkeys("cfg", 400), "d": 1}, without) == 1 + 1 + 2


@pytest.mark.parametrize("now", [{**FIVE, "f": 0}, {**FIVE, "a": 0}, {**dict.fromkeys("abcd", 400), "f": 0}])
@pytest.mark.parametrize("last", [None, Published(cell=SHOWN, values=dict.fromkeys("vwxyz", 0))])
def test_with_fewer_than_five_between_it_and_where_people_may_come_from_there_is_no_new_figure(now, last):
    assert settled(now, last)[0] == rounded(now)
    assert settled(now, last, [PUBLISHED]) == (None, last)
    assert settled(now, last, [Published(cell=SHOWN), PUBLISHED]) == (None, last)


def test_a_figure_that_may_not_be_new_stays_where_all_are_there_who_are_behind_it():
    now = dict.fromkeys("abcdefghij", 400)
    assert settled(now, PUBLISHED)[0] == rounded(now)
    moved_from = Published(cell=SHOWN, values=dict.fromkeys("bcdefghij", 400))
    assert settled(now, PUBLISHED, [moved_from]) == (SHOWN, PUBLISHED)


def test_where_all_moved_and_nobody_differs_or_five_do_it_is_published():
    assert settled(FIVE, None, [PUBLISHED]) == (SHOWN, PUBLISHED)
    more = {**FIVE, **dict.fromkeys("fghij", 0)}
    assert settled(more, None, [PUBLISHED])[0] == rounded(more)


def test_who_was_forgotten_there_may_have_come_here():
    without = PUBLISHED.without("a").without("b")
    assert settled(FIVE, None, [without])[0] is None
    assert settled({**FIVE, "f": 0, "g": 0}, None, [without])[0] is None
    assert settled({**FIVE, "f": 0, "g": 0, "h": 0}, None, [without])[0] is not None


@pytest.mark.parametrize(
    ("values", "cell"),
    [
        ([400] * 5, Cell(halves=8, members=5)),
        ([125] * 9, Cell(halves=3, members=5)),
        ([124] * 10, Cell(halves=2, members=10)),
        ([-125] * 14, Cell(halves=-2, members=10)),
        ([-126] * 15, Cell(halves=-3, members=15)),
        ([0, 0, 0, 0, 1], Cell(halves=0, members=5)),
    ],
)
def test_a_mean_is_rounded_to_half_steps_and_how_many_to_fives_below(values, cell):
    assert rounded(dict(enumerate(values))) == cell


def test_a_table_has_a_cell_for_each_figure_that_may_be_shown_and_none_of_what_is_not_listed():
    def one(**figures: int) -> Contribution:
        return Contribution(figures=figures)

    counted = {
        "tuesday": {name: one(worth=400, hours=200) for name in "abcd"} | {"e": one(worth=400), "f": one(unknown=4)},
        "retired": {name: one(worth=0) for name in "abcde"},
    }
    issue, behind = issued(WEEK, ["tuesday", "empty"], counted, {"retired": {"worth": PUBLISHED}})
    assert issue == Issue(week=WEEK, cells={"tuesday": {"worth": SHOWN}})
    assert behind == {"tuesday": {"worth": PUBLISHED}, "retired": {"worth": PUBLISHED}}
    assert set(FIGURES) >= {"worth", "hours"}


def test_only_where_somebody_is_no_longer_there_is_a_gathering_held_against_others():
    def counted(*names: str) -> dict[str, Contribution]:
        return {name: Contribution(figures={"worth": 400}) for name in names}

    last = {"tuesday": {"worth": PUBLISHED}}
    six = counted(*"abcdef")
    both = {"fair": {"worth": Cell(halves=8, members=5)}, "tuesday": {"worth": SHOWN}}
    for there, listed, cells in (
        (counted(*"abcde"), ["fair", "tuesday"], both),
        (counted(*"abcd"), ["fair", "tuesday"], {}),
        (counted(*"abcde"), ["fair"], {}),
        ({name: Contribution() for name in "abcde"}, ["fair", "tuesday"], {}),
    ):
        issue, _ = issued(WEEK, listed, {"fair": six, "tuesday": there}, last)
        assert issue.cells == cells
    lunch = {"lunch": {"worth": PUBLISHED}}
    assert issued(WEEK, ["fair"], {"fair": six}, lunch)[0].cells == {}
    assert issued(WEEK, ["fair"], {"fair": six}, {"lunch": {"hours": PUBLISHED}})[0].cells == {"fair": both["fair"]}


def test_a_week_begins_on_monday_at_midnight_utc():
    east = dt.timezone(dt.timedelta(hours=9))
    assert week_of(dt.datetime(2026, 11, 1, 23, 59, 59, tzinfo=dt.UTC)) == dt.date(2026, 10, 26)
    assert week_of(dt.datetime(2026, 11, 2, tzinfo=dt.UTC)) == WEEK
    assert week_of(dt.datetime(2026, 11, 2, 8, tzinfo=east)) == dt.date(2026, 10, 26)
    assert week_of(dt.datetime(2026, 11, 8, 23, 59, tzinfo=dt.UTC)) == WEEK
