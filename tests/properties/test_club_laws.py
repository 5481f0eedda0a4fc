"""Laws of the club's table, whoever comes, goes, changes and is forgotten.

Beside the rule runs a shadow that forgets nothing, so that what is true of people is not taken from what the rule says.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.club.issuing import Behind, Published, issued, rounded, settled
from wellspent.core.club.model import FEWEST, WORTH, Cell, Contribution, Issue

NAMES = st.sampled_from("abcdefgh")
VALUES = st.sampled_from([-400, -133, 0, 25, 250, 375, 400])

has = st.tuples(st.just("has"), NAMES, VALUES)
takes_back = st.tuples(st.just("takes back"), NAMES, st.just(0))
is_forgotten = st.tuples(st.just("is forgotten"), NAMES, st.just(0))
doings = has | has | takes_back | is_forgotten
histories = st.lists(st.lists(doings, max_size=5), min_size=1, max_size=12)
begun = st.dictionaries(NAMES, VALUES, min_size=4)


@dataclass
class Watched:
    """One cell, and what is true of it."""

    now: dict[str, int]
    last: Published | None = None
    shown: Cell | None = None
    anew: bool = False
    """Whether it was published anew by the last table."""
    figure: Cell | None = None
    """What was published last."""
    behind: dict[str, int] = field(default_factory=dict)
    """Whose values were behind what was published last."""
    forgotten: set[str] = field(default_factory=set)
    """Who was forgotten since."""

    def do(self, what: str, name: str, value: int) -> None:
        if what == "has":
            self.now[name] = value
            return
        self.now.pop(name, None)
        if what == "is forgotten":
            self.forgotten.add(name)
            self.last = self.last and self.last.without(name)

    def issue(self) -> None:
        before = self.last
        self.shown, self.last = settled(self.now, before)
        self.anew = self.shown is not None and self.last is not before
        if self.anew:
            self.figure, self.behind, self.forgotten = self.shown, dict(self.now), set()

    def touched(self) -> set[str]:
        """Who came, went, changed, or was forgotten, since it was published last."""
        everyone = self.now.keys() | self.behind.keys()
        return {one for one in everyone if self.now.get(one) != self.behind.get(one)} | (
            self.forgotten & self.behind.keys()
        )


def weeks(start: dict[str, int], history: list[list[tuple[str, str, int]]]) -> Iterator[Watched]:
    """The cell, each time that it is to be issued."""
    cell = Watched(dict(start))
    for week in [*history, []]:
        yield cell
        cell.issue()
        for doing in week:
            cell.do(*doing)


@given(begun, histories)
def test_between_two_figures_that_differ_at_least_five_people_came_went_or_changed(start, history):
    for cell in weeks(start, history):
        before, touched = cell.figure, cell.touched()
        cell.issue()
        assert cell.shown in {None, cell.figure}
        if before is not None and cell.anew:
            assert len(touched) >= FEWEST


@given(begun, st.lists(has | takes_back, max_size=FEWEST - 1))
def test_a_figure_that_was_hidden_for_a_while_is_no_way_round(start, changes):
    cell = Watched(dict(start))
    cell.issue()
    published = cell.figure
    for one in start:
        cell.do("takes back", one, 0)
    cell.issue()
    for one, value in start.items():
        cell.do("has", one, value)
    for change in changes:
        cell.do(*change)
    cell.issue()
    assert published is None or not cell.anew


@given(begun, histories, doings)
def test_around_one_person_a_figure_is_the_same_or_hidden_or_five_people_are_behind_the_difference(
    start, history, doing
):
    for cell in weeks(start, history):
        cell.issue()
    published, waiting = cell.figure, len(cell.touched())
    cell.do(*doing)
    cell.issue()
    if published is not None and waiting < FEWEST - 1:
        assert cell.shown in {published, None}


@given(begun, histories)
def test_nobody_who_took_their_consent_back_or_was_forgotten_is_behind_the_next_table(start, history):
    for cell in weeks(start, history):
        cell.issue()
        if cell.shown is not None:
            assert cell.behind.keys() <= cell.now.keys()
            assert not cell.forgotten & cell.behind.keys()


@given(begun, histories)
def test_no_figure_shows_with_fewer_than_five_behind_it_and_now(start, history):
    for cell in weeks(start, history):
        cell.issue()
        if cell.shown is not None:
            assert min(len(cell.now), len(cell.behind)) >= FEWEST
            assert cell.shown.members % FEWEST == 0
            assert cell.shown == rounded(cell.behind)


@given(begun, histories)
def test_nothing_of_whoever_was_forgotten_is_kept(start, history):
    for cell in weeks(start, history):
        if cell.last is not None:
            assert not cell.forgotten & cell.last.values.keys()
            assert cell.last.forgotten == len(cell.forgotten & cell.behind.keys())


@given(begun, histories)
def test_issued_twice_with_nothing_in_between_it_is_the_same(start, history):
    for cell in weeks(start, history):
        cell.issue()
        shown, last = cell.shown, cell.last
        cell.issue()
        assert (cell.shown, cell.last) == (shown, last)


# --- Several gatherings, between which people move with all they have

PLACES = ("tuesday", "fair", "lunch")
WEEK = dt.date(2026, 11, 2)

places = st.sampled_from(PLACES)
has_there = st.tuples(st.just("has"), places, NAMES, VALUES)
does_there = st.tuples(
    st.sampled_from(
        ["takes back", "moves on", "lets all others move on", "is forgotten", "retires it or brings it back"]
    ),
    places,
    NAMES,
    st.just(0),
)
years = st.lists(st.lists(has_there | does_there, max_size=5), min_size=1, max_size=10)


@dataclass
class Town:
    """Some gatherings, and what is true of them."""

    now: dict[str, dict[str, int]]
    listed: set[str] = field(default_factory=lambda: set(PLACES))
    last: Behind = field(default_factory=dict)
    behind: dict[str, dict[str, int]] = field(default_factory=dict)
    """Whose values were behind what each published last."""
    forgotten: dict[str, set[str]] = field(default_factory=dict)
    """Who of them was forgotten since."""

    def do(self, what: str, place: str, name: str, value: int) -> None:
        here, elsewhere = self.now[place], self.now[PLACES[PLACES.index(place) - 1]]
        if what == "has":
            here[name] = value
        elif what == "takes back":
            here.pop(name, None)
        elif what == "moves on":
            elsewhere |= {one: here.pop(one) for one in here.keys() & {name}}
        elif what == "lets all others move on":
            elsewhere |= {one: here.pop(one) for one in here.keys() - {name}}
        elif what == "is forgotten":
            self._forget(name)
        else:
            self.listed ^= {place}

    def _forget(self, name: str) -> None:
        for where in self.now.values():
            where.pop(name, None)
        for where, people in self.behind.items():
            self.forgotten[where] |= people.keys() & {name}
        self.last = {
            where: {figure: one.without(name) for figure, one in figures.items()}
            for where, figures in self.last.items()
        }

    def there(self, place: str) -> dict[str, int]:
        """Who counts there, with what."""
        return self.now[place] if place in self.listed else {}

    def issue(self) -> tuple[Issue, set[str]]:
        """The table, and which places have a new figure in it."""
        counted = {
            place: {name: Contribution(figures={WORTH: value}) for name, value in people.items()}
            for place, people in self.now.items()
        }
        before = self.last
        issue, self.last = issued(WEEK, sorted(self.listed), counted, before)
        anew = {place for place in self.last if self.last[place][WORTH] is not before.get(place, {}).get(WORTH)}
        for place in anew:
            self.behind[place], self.forgotten[place] = dict(self.now[place]), set()
        return issue, anew

    def differing(self, place: str, other: str) -> set[str]:
        """Who came to the place, went, changed or was forgotten, seen from the other one's last figure."""
        now, were = self.now[place], self.behind[other]
        return {one for one in now.keys() | were.keys() if now.get(one) != were.get(one)} | self.forgotten[other]

    def somebody_went(self, place: str) -> bool:
        return bool(self.forgotten[place]) or not self.behind[place].keys() <= self.there(place).keys()


def town_weeks(start: dict[str, int], history: list[list[tuple[str, str, str, int]]]) -> Iterator[Town]:
    """The town, each time that the table is to be issued."""
    town = Town({place: {} for place in PLACES} | {PLACES[0]: dict(start)})
    for week in [*history, []]:
        yield town
        for doing in week:
            town.do(*doing)


@given(begun, years)
def test_of_two_gatherings_between_which_somebody_may_have_moved_nobody_differs_or_at_least_five_do(start, history):
    for town in town_weeks(start, history):
        apart = {
            place: [
                town.differing(place, other) for other in town.behind if other != place and town.somebody_went(other)
            ]
            for place in PLACES
        }
        _, anew = town.issue()
        assert [people for place in anew for people in apart[place] if 0 < len(people) < FEWEST] == []


@given(begun, years)
def test_wherever_people_move_a_gathering_shows_its_last_figure_or_none_and_five_are_behind_each_new_one(
    start, history
):
    for town in town_weeks(start, history):
        apart = {place: town.differing(place, place) for place in town.behind}
        issue, anew = town.issue()
        for place, cells in issue.cells.items():
            assert cells == {WORTH: rounded(town.behind[place])}
            assert town.behind[place].keys() <= town.there(place).keys()
            assert not town.forgotten[place]
        assert anew <= issue.cells.keys()
        assert [place for place in anew & apart.keys() if len(apart[place]) < FEWEST] == []


few_answers = st.sampled_from([0, 400])
begun_alike = st.dictionaries(NAMES, few_answers, min_size=3)
has_alike = st.tuples(st.just("has"), st.sampled_from(PLACES[:2]), NAMES, few_answers)


@given(begun_alike, begun_alike, st.lists(st.lists(has_alike, max_size=5), max_size=6))
def test_while_nobody_goes_each_gathering_is_judged_as_if_there_were_no_other_however_alike_they_are(
    first, second, history
):
    town = Town({PLACES[0]: first, PLACES[1]: second, PLACES[2]: {}})
    alone = {place: Watched(people) for place, people in town.now.items()}
    for week in [[], *history]:
        for doing in week:
            town.do(*doing)
        issue, _ = town.issue()
        for place, one in alone.items():
            one.issue()
            assert issue.cells.get(place, {}).get(WORTH) == one.shown


@given(st.dictionaries(st.integers(), st.integers(-400, 400), min_size=FEWEST, max_size=30))
def test_rounding_is_to_the_nearest_half_step_and_the_upper_of_two(values):
    halves = Fraction(sum(values.values()), 50 * len(values))
    cell = rounded(values)
    assert -Fraction(1, 2) < cell.halves - halves <= Fraction(1, 2)
    assert 0 <= len(values) - cell.members < FEWEST
    assert rounded(dict(reversed(values.items()))) == cell
