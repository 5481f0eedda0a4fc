"""Laws of the club's table, whoever comes, goes, changes and is forgotten.

Beside the rule runs a shadow that forgets nothing, so that what is true of people is not taken from what the rule says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.club.issuing import Published, rounded, settled
from wellspent.core.club.model import FEWEST, Cell

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


@given(st.dictionaries(st.integers(), st.integers(-400, 400), min_size=FEWEST, max_size=30))
def test_rounding_is_to_the_nearest_half_step_and_the_upper_of_two(values):
    halves = Fraction(sum(values.values()), 50 * len(values))
    cell = rounded(values)
    assert -Fraction(1, 2) < cell.halves - halves <= Fraction(1, 2)
    assert 0 <= len(values) - cell.members < FEWEST
    assert rounded(dict(reversed(values.items()))) == cell
