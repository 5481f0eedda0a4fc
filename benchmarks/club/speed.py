"""What one member waits for in a large club, against the same in a small one with the same workbook."""

import datetime as dt
import statistics
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.club import people
from benchmarks.club.places import Place, served
from benchmarks.measure import Figure, median_ms, side_by_side
from tests.driving import accounts
from tests.driving.visitor import Visitor, visitor
from wellspent.core.checkins import monday
from wellspent.core.club.model import Contribution
from wellspent.core.club.store import open_club
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.port import Change, Table
from wellspent.words import door, joining

PAGES: Final = {
    "today": "/",
    "rate": "/rate",
    "charts": "/charts",
    "decide": "/decide",
    "data": "/data",
    "club": "/club",
}

ME: Final = accounts.member(people.ORGANISER)
SESSIONS, RUNS, CALLS, WEEKS = 7, 15, 25, 5


def pages(name: str, large: Place, small: Place, only: Collection[str] = PAGES) -> list[Figure]:
    """Each page over the channel that a browser uses: the first run of a session, and the next ones."""
    found = []
    with both(large, small) as urls:
        for page in only:
            visits = [partial(_visit, url, PAGES[page]) for url in urls]
            found.append(Figure(f"{name}, {page}: first run", *side_by_side(SESSIONS, *visits)))
            with ExitStack() as sessions:
                here = [sessions.enter_context(come_in(url)) for url in urls]
                for one in here:
                    see(one, PAGES[page])
                runs = [partial(see, one, PAGES[page]) for one in here]
                found.append(Figure(f"{name}, {page}: next run", *side_by_side(RUNS, *runs)))
    return found


@contextmanager
def both(*places: Place) -> Iterator[list[str]]:
    """Serve each of these clubs, and give the addresses."""
    with ExitStack() as open_yet, TemporaryDirectory() as desk:
        urls = [
            open_yet.enter_context(served(place.address, Path(desk) / str(number)))
            for number, place in enumerate(places)
        ]
        for url in urls:  # what is imported once in the life of a server is nobody's page
            for address in PAGES.values():
                _visit(url, address)
        yield urls


@contextmanager
def come_in(url: str, number: int = people.ORGANISER) -> Iterator[Visitor]:
    """A session of the member with that number."""
    with visitor(url, accounts.signed_in(number, url)) as somebody:
        yield somebody


def see(somebody: Visitor, address: str = "/") -> None:
    """One run of the page at ``address``.

    Raises:
        RuntimeError: it did not come, or nobody was let in.
    """
    answer = somebody.run(address)
    if answer.exceptions or not answer.texts or {door.WELCOME, joining.TITLE} & {*answer.texts}:
        raise RuntimeError(answer.exceptions or answer.texts)


def _visit(url: str, address: str) -> None:
    with come_in(url) as somebody:
        see(somebody, address)


def stores(name: str, large: Place, small: Place, members: int) -> list[Figure]:
    """What the pages ask the stores for, without the pages, and the week's table."""
    uses = [_uses(place) for place in (large, small)]
    found = [Figure(f"{name}, {use}", *side_by_side(CALLS, *(there[use] for there in uses))) for use in uses[0]]
    _everybody_leaves(large, members)
    ends = [_ending(place) for place in (large, small)]
    found.append(Figure(f"{name}, sign out after all the others", *side_by_side(CALLS, *ends)))
    found.append(_table(name, large, small))
    return found


def _uses(place: Place) -> dict[str, Callable[[], object]]:
    settings = Settings(store=place.address)
    store, club = open_store(settings), open_club(settings)
    present = next(iter(store.load(ME).workbook.meetings.values()))
    where = min(club.standing(ME).counted)  # type: ignore[union-attr]
    numbers = count()

    def save() -> None:
        nonlocal present
        noted = replace(present, note=f"Noted {next(numbers)}")
        store.save(ME, [Change(table=Table.MEETINGS, id=noted.id, before=present, after=noted)], "")
        present = noted

    club.issue(ME)
    return {
        "the workbook's version": lambda: store.version(ME),
        "load the workbook": lambda: store.load(ME),
        "save a note": save,
        "what each run asks the club": lambda: club.at_the_door(ME, "never begun"),
        "the table that is out": lambda: club.issue(ME),
        "contribute": lambda: club.contribute(ME, {where: Contribution(figures={"worth": next(numbers) % 400})}),
    }


def _everybody_leaves(place: Place, members: int) -> None:
    club = open_club(Settings(store=place.address))
    for number in range(people.ORGANISER, members + people.ORGANISER):
        club.sign_out(accounts.member(number), "the first", _in_hours())


def _ending(place: Place) -> Callable[[], None]:
    club, numbers = open_club(Settings(store=place.address)), count()
    return lambda: club.sign_out(ME, f"another, {next(numbers)}", _in_hours())


def _in_hours() -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(hours=12)


def _table(name: str, *places: Place) -> Figure:
    """The week's table, which the first who asks waits for. The clubs' clocks go on by a week each time."""
    this_week = monday(dt.datetime.now(dt.UTC).date())
    rounds = []
    for number in range(1, WEEKS + 1):
        clubs = [place.club_on(this_week + dt.timedelta(weeks=number)) for place in places]
        rounds.append([median_ms(partial(club.issue, ME), 1) for club in clubs])
    large, small = (statistics.median(durations) for durations in zip(*rounds, strict=True))
    return Figure(f"{name}, make the week's table", large, small)
