"""Many who click at once: how long one waits for a page among them."""

import random
import statistics
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from benchmarks.club import people
from benchmarks.club.places import Place
from benchmarks.club.speed import PAGES, both, come_in, see
from benchmarks.measure import Figure

PATIENCE: Final = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """So many sessions at once, each with a click every ``pace`` seconds, for ``lasts`` seconds."""

    sessions: int
    pace: float
    lasts: float


def figures(name: str, large: Place, small: Place, crowd: Crowd) -> list[Figure]:
    """The waits of as many members of the large club, against those of one with as many tabs."""
    found: list[tuple[float, float]] = []
    for place, members in ((large, crowd.sessions), (small, 1)):
        with both(place) as (url,):
            found.append(_waits(url, members, crowd))
    half, nearly_all = zip(*found, strict=True)
    who = f"{name}, {crowd.sessions} click each {crowd.pace:g} s"
    return [Figure(f"{who}: half wait", *half), Figure(f"{who}: 95 % wait", *nearly_all)]


def _waits(url: str, members: int, crowd: Crowd) -> tuple[float, float]:
    """The median and the 95th percentile of all waits, in milliseconds."""
    here = threading.Barrier(crowd.sessions)
    with ThreadPoolExecutor(crowd.sessions) as pool:
        each = pool.map(lambda session: _click(url, session, members, crowd, here), range(crowd.sessions))
        waits = sorted(wait for one in each for wait in one)
    return statistics.median(waits), waits[int(0.95 * len(waits))]


def _click(url: str, session: int, members: int, crowd: Crowd, here: threading.Barrier) -> Sequence[float]:
    """One session's waits. Who waited longer than the pace clicks again at once."""
    chance = random.Random(session)
    waits = []
    with come_in(url, people.ORGANISER + session % members) as somebody:
        for address in PAGES.values():  # what is worked out once for a workbook is measured elsewhere
            see(somebody, address)
        here.wait(PATIENCE)
        over = time.monotonic() + crowd.lasts
        due = time.monotonic() + chance.uniform(0, crowd.pace)
        while due < over:
            time.sleep(max(0.0, due - time.monotonic()))
            asked = time.perf_counter()
            see(somebody, chance.choice(tuple(PAGES.values())))
            waits.append(1000 * (time.perf_counter() - asked))
            due = max(due + crowd.pace, time.monotonic())
    return waits
