"""Does one thing to a club again and again, each time with the disk failing one step later than before.

Run as ``python club_crashing.py MODE DOING PREPARED TARGET``: for each step, a copy of the folder ``PREPARED`` is made
below ``TARGET``, and a child process does it there. Modes, and what is printed, are those of ``crashing.py``.
"""

import datetime as dt
import itertools
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.contract.club_world import FAIR, ORGANISER, TUESDAY_CLUB, a_club, count, member
from tests.contract.crashing import NOTHING_FAILED, REFUSED, SAVED, Failing
from wellspent.core.club.model import Contribution, Door, Gathering
from wellspent.core.club.port import ClubStore
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.errors import StoreUnavailable
from wellspent.core.model import Kind

LATER: Final = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
"""In the week after the one in which the prepared table was issued."""

LUNCH: Final = Gathering(id="lunch", name="Lunch")
CODES: Final = "codes"
"""A file in the prepared folder, with the codes for joining and for taking over."""


def open_club(folder: Path) -> FolderClub:
    return FolderClub(folder, clock=lambda: LATER)


DOINGS: Final[Mapping[str, Callable[[ClubStore, list[str]], object]]] = {
    "join": lambda club, codes: club.join(member(20), codes[0]),
    "take_over": lambda club, codes: club.take_over(member(1), codes[1]),
    "leave": lambda club, _: club.leave(member(1)),
    "count_in": lambda club, _: club.count_in(member(1), LUNCH.id),
    "contribute": lambda club, _: club.contribute(member(1), {TUESDAY_CLUB.id: Contribution(figures={"worth": 0})}),
    "put_gathering": lambda club, _: club.put_gathering(ORGANISER, None, FAIR),
    "suggest": lambda club, _: club.suggest(member(1), "Breakfast", Kind.SOCIAL),
    "invite": lambda club, _: club.invite(ORGANISER, Door.JOIN),
    "withdraw": lambda club, _: club.withdraw(ORGANISER, Door.JOIN),
    "issue": lambda club, _: club.issue(member(1)),
    "close": lambda club, _: club.close(ORGANISER),
    "make": lambda club, _: club.make(ORGANISER, "The club"),
}


def prepare(folder: Path) -> None:
    """A club with a table that is out, behind which are six people."""
    club = FolderClub(folder, clock=lambda: LATER - dt.timedelta(days=7))
    a_club(club, range(1, 7), TUESDAY_CLUB, LUNCH)
    for number in range(1, 7):
        count(club, number, worth=400)
    club.issue(ORGANISER)
    club.sign_out(member(1), "a" * 64, LATER + dt.timedelta(hours=1))
    codes = [club.invite(ORGANISER, door).code for door in (Door.JOIN, Door.HAND_OVER)]
    (folder / CODES).write_text("\n".join(codes))


def once(doing: str, folder: Path) -> None:
    """Do it."""
    codes = folder / CODES
    DOINGS[doing](open_club(folder), codes.read_text().splitlines() if codes.exists() else [])


def do(doing: str, folder: Path, failing: Failing) -> int:
    try:
        once(doing, folder)
    except StoreUnavailable:
        return REFUSED
    return SAVED if failing.failed else NOTHING_FAILED


def main(mode: str, doing: str, prepared: Path, target: Path) -> None:
    for step in itertools.count(1):
        folder = target / str(step)
        shutil.copytree(prepared, folder)
        child = os.fork()
        if child == 0:
            os._exit(do(doing, folder, Failing(step, mode)))
        _, status = os.waitpid(child, 0)
        ended = os.waitstatus_to_exitcode(status)
        sys.stdout.write(f"{step} {ended}\n")
        if ended == NOTHING_FAILED:
            return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
