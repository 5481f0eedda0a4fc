"""``python -m benchmarks.club``: what a member of a large club waits for, against the same in a club of their own.

``python -m benchmarks.club make --store STORE`` makes such a club in an empty store, to look around in: a folder
(``folder:PATH``), or a database that is prepared (``postgresql://…``, with the address that the app has).
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.club import crowd, people, places, speed
from benchmarks.measure import Figure, table

FEW: Final = 5
"""The smallest club whose table can show anything: on the club page, more is to be seen than in a club of one."""


def main() -> None:
    """Make a club, or measure on both stores."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.club", description=__doc__)
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--meetings", type=int, default=200, help="of each member")
    parser.add_argument("--sessions", type=int, default=50, help="that click at once")
    parser.add_argument("--pace", type=float, default=10, help="seconds from one click of a session to its next")
    parser.add_argument("--lasts", type=float, default=60, help="seconds that they go on")
    parser.add_argument("what", nargs="?", choices=["measure", "make"], default="measure")
    parser.add_argument("--store", help="where to make a club")
    asked = parser.parse_args()
    if asked.what == "measure":
        print(table(_measure(asked), f"{asked.members}", "fewer"))
    elif asked.store:
        people.make(asked.store, asked.members, asked.meetings, _progress(asked.members))
    else:
        parser.error("--store is missing")


def _measure(asked: argparse.Namespace) -> list[Figure]:
    found: list[Figure] = []
    many = crowd.Crowd(sessions=asked.sessions, pace=asked.pace, lasts=asked.lasts)
    with tempfile.TemporaryDirectory() as desk, places.postgres() as server:
        for name, new in (
            ("folder", lambda size: places.folder(Path(desk) / str(size))),
            ("PostgreSQL", lambda _: places.database(server)),
        ):
            one, few, large = (_made(new(size), size, asked.meetings) for size in (1, FEW, asked.members))
            found += speed.pages(f"{name}, to 1", large, one)
            found += speed.pages(f"{name}, to {FEW}", large, few, only=("club",))
            found += crowd.figures(name, large, one, many)
            found += speed.stores(name, large, one, asked.members)
    return found


def _made(place: places.Place, members: int, meetings: int) -> places.Place:
    begun = time.perf_counter()
    people.make(place.address, members, meetings, _progress(members))
    sys.stderr.write(f"{members} members with {meetings} meetings each: {time.perf_counter() - begun:.0f} s\n")
    return place


def _progress(members: int) -> Callable[[int], None]:
    """A line that counts, on a terminal; elsewhere nothing."""

    def step(number: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number} of {members} members" + ("\n" if number == members else ""))

    return step


if __name__ == "__main__":
    main()
