"""A database that is killed and started again while several servers save: what they were told is there afterwards.

Each writing process stands for an app server with connections of its own, and two of them save into each workbook. A
writer does what a person does: it tries the same save again until it is told that it is done, and goes on.
"""

import datetime as dt
import logging
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.endurance.trial import Found, Step
from wellspent.core.club.model import WORTH, Contribution, Door, Gathering
from wellspent.core.errors import StoreAway, StoreBusy
from wellspent.core.model import Meeting
from wellspent.core.store.port import Change, Table

if TYPE_CHECKING:  # where there is no driver, the trial is only left out
    from tests.driving.postgres import Prepared

WRITERS = 6
WORKBOOKS = 3
SAVES = 30
"""So many are told between two kills."""

PATIENCE = 120.0
"""Seconds after which a writer that tells nothing waits for something that will never come."""

GATHERING = "fair"
_FORK = multiprocessing.get_context("fork")


def run(times: int, desk: Path, step: Step) -> Found:
    """Kill the database ``times`` times under the same writers. It has a place of its own, not below ``desk``."""
    from tests.driving.postgres import Server

    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # that there is no database is known here
    server = Server()
    try:
        database = server.database()
        making = _FORK.Process(target=_make_club, args=(database,))  # its connections are not to be handed on
        making.start()
        making.join()
        crowd = _Crowd(database, Found())
        for _ in range(times):
            crowd.hear_saves(SAVES)
            server.kill()
            crowd.hear_refusals()
            server.start()
            crowd.found.counts["kills"] += 1
            crowd.look()
            step()
        crowd.hear_saves(SAVES)
        crowd.end()
        return crowd.found
    finally:
        server.close()


@dataclass(slots=True)
class _Writer:
    """One process, and what it told: the meetings that it saved, and the number of its last contribution."""

    name: str
    workbook: str
    process: Any = None
    saved: set[str] = field(default_factory=set)
    contributed: int = 0


class _Crowd:
    """The writers, and what has to be in the database after what they told."""

    def __init__(self, database: "Prepared", found: Found) -> None:
        self.found = found
        self._database = database
        self._over = _FORK.Event()
        self._writers: dict[Connection, _Writer] = {}
        for number in range(WRITERS):
            writer = _Writer(_name(number), f"workbook-{number % WORKBOOKS}")
            hear, tell = _FORK.Pipe(duplex=False)
            what = (database, writer.name, writer.workbook, self._over, tell)
            writer.process = _FORK.Process(target=_write, args=what, daemon=True)
            writer.process.start()
            tell.close()
            self._writers[hear] = writer

    def hear_saves(self, number: int) -> None:
        """Listen until so many saves are told, and at least one by each writer: all of them go on by themselves."""
        silent = {writer.name for writer in self._writers.values()}
        heard = 0
        for writer, what in self._told():
            if what == "contributed":
                silent.discard(writer.name)
                heard += 1
            if not silent and heard >= number:
                return
        self.found.lost.append(f"waited without end: {sorted(silent)}")

    def hear_refusals(self) -> None:
        """Listen until each writer has been told that the database is away."""
        waiting = {writer.name for writer in self._writers.values()}
        for writer, what in self._told():
            if what == "refused":
                waiting.discard(writer.name)
            if not waiting:
                return
        self.found.lost.append(f"not told that the database is away: {sorted(waiting)}")

    def look(self) -> None:
        """What was told so far has to be there. The writers may be further by now."""
        there = self._there()
        contributed = self._contributed()
        for writer in self._writers.values():
            missing = sorted(writer.saved - there[writer.workbook])
            self.found.lost += [f"{one} was told to be saved" for one in missing]
            if contributed[writer.name] < writer.contributed:
                told = f"contribution {writer.contributed} of {writer.name}"
                self.found.lost.append(f"{told} was told, and {contributed[writer.name]} is there")

    def end(self) -> None:
        """Let each writer finish what it has begun; then there is what was told, and no more."""
        self._over.set()
        for _ in self._told():
            pass
        for writer in self._writers.values():
            writer.process.join(PATIENCE)
        self.look()
        for workbook, there in self._there().items():
            told = {one for writer in self._writers.values() if writer.workbook == workbook for one in writer.saved}
            self.found.lost += [f"{one} is there, and nobody was told" for one in sorted(there - told)]

    def _there(self) -> dict[str, set[str]]:
        """The meetings of each workbook."""
        store, found = self._database.store(), {}
        for workbook in {writer.workbook for writer in self._writers.values()}:
            loaded = store.load(workbook)
            found[workbook] = set(loaded.workbook.meetings)
            self.found.lost += [f"{workbook}: {one.file}, {one.code}" for one in loaded.problems]
        return found

    def _contributed(self) -> dict[str, int]:
        """The number of the contribution that is kept of each writer."""
        from wellspent.core.club.store import open_moving_club

        whole = open_moving_club(self._database.owner).whole()
        assert whole is not None
        return {
            writer.name: whole.contributions[writer.name][GATHERING].figures.get(WORTH, 0)
            for writer in self._writers.values()
        }

    def _told(self) -> Iterator[tuple[_Writer, str]]:
        """What the writers tell, until all have ended or none tells anything for too long."""
        while open_yet := [hear for hear in self._writers if not hear.closed]:
            ready: Sequence[Any] = wait(open_yet, PATIENCE)
            if not ready:
                return
            for hear in ready:
                try:
                    what, number = hear.recv()
                except EOFError:
                    hear.close()
                    continue
                writer = self._writers[hear]
                if what == "saved":
                    writer.saved.add(_id(writer.name, number))
                    self.found.counts["saves told"] += 1
                elif what == "contributed":
                    writer.contributed = number
                yield writer, what


def _make_club(database: "Prepared") -> None:
    """A club of all writers, who count in its one gathering."""
    club = database.club()
    club.make(_name(0), "The club")
    club.put_gathering(_name(0), None, Gathering(id=GATHERING, name="Fair"))
    code = club.invite(_name(0), Door.JOIN).code
    for number in range(WRITERS):
        club.join(_name(number), code)
        club.count_in(_name(number), GATHERING)


def _write(database: "Prepared", name: str, workbook: str, over: Event, tell: Connection) -> None:
    """Save one meeting after the other, and contribute after each."""
    store, club = database.store(), database.club()
    number = 0
    while not over.is_set():
        number += 1
        new = Meeting(id=_id(name, number), date=dt.date(2026, 10, 1), group="club")
        change = Change(table=Table.MEETINGS, id=new.id, before=None, after=new)
        given = {GATHERING: Contribution(figures={WORTH: number})}
        _patiently(partial(store.save, workbook, [change], ""), tell)
        tell.send(("saved", number))
        _patiently(partial(club.contribute, name, given), tell)
        tell.send(("contributed", number))


def _patiently(do: Callable[[], object], tell: Connection) -> None:
    """As a person would, once more after each time that it could not be done."""
    while True:
        try:
            do()
        except StoreBusy:
            continue
        except StoreAway:
            tell.send(("refused", 0))
            continue
        return


def _name(number: int) -> str:
    return f"writer-{number}"


def _id(name: str, number: int) -> str:
    return f"{name}-{number}"
