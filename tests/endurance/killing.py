"""A process that saves without a pause is killed at a random moment; what it said to be saved has to be there.

Which changes a save makes follows from its number and from what the workbook holds, so that whoever looks afterwards
knows to the letter what the workbook has to say after the last save that was told, or after the one begun then.
"""

import datetime as dt
import multiprocessing
import random
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from tests.endurance.expected import applied, orphans
from tests.endurance.trial import Found, Step
from wellspent.core.actions import rate
from wellspent.core.actions.typed import put
from wellspent.core.model import EMPTY, Definition, Kind, Person, Script, Workbook
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.port import LOCAL, Changes, Store, Table

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
FIRST_DAY = dt.date(2026, 10, 1)
MEETINGS = 12
"""Saves go round these, so that a workbook does not grow without end."""

KILLS_A_WORKBOOK = 25
UNSEEN = 3
"""After every so many kills nobody looks, and the next process itself finds what the last one left."""

LONGEST = 0.06
"""Seconds within which a process is killed: time for several saves, so that it strikes in any of their steps."""

PATIENCE = 60.0
_FORK = multiprocessing.get_context("fork")


def run(times: int, desk: Path, step: Step, *, chance: random.Random | None = None) -> Found:
    """Kill a saving process ``times`` times, in workbooks below ``desk``."""
    chance = chance or random.Random()
    found = Found()
    _warm_up(desk / "warming")
    for number in range(times):
        if number % KILLS_A_WORKBOOK == 0:
            workbook = _Killed(desk / f"workbook-{number}", found)
        last = number in (times - 1, number - number % KILLS_A_WORKBOOK + KILLS_A_WORKBOOK - 1)
        workbook.kill(chance, look=last or number % UNSEEN != 0)
        step()
    return found


def number_of(workbook: Workbook) -> int:
    """The number of the last save that the workbook holds."""
    notes = [meeting.note for meeting in workbook.meetings.values()]
    return max((int(note.removeprefix("save ")) for note in notes), default=0)


def changes(workbook: Workbook, number: int) -> Changes:
    """What the save of this number does: one meeting rated, and with each third one a person and a script as well."""
    place = number % MEETINGS
    group = f"Group {place % 3}"
    date = FIRST_DAY + dt.timedelta(days=place)
    base = workbook.meetings.get(f"{date}-group-{place % 3}")
    typed = rate.RatingInput(
        base=base, group=group, kind=Kind.JOB_SEEKERS, date=date, mood_after=number % 5, note=f"save {number}"
    )
    made = rate.rate(workbook, typed, NOW)
    if number % 3:
        return made
    person = replace(workbook.people.get("ada", Person(id="ada", name="Ada")), note=f"save {number}")
    pitch = replace(workbook.scripts.get("pitch", Script(id="pitch", kind="pitch", text="")), text=f"save {number}\n")
    return (*made, put(workbook, Table.PEOPLE, person), put(workbook, Table.SCRIPTS, pitch))


class _Killed:
    """One workbook, and what has to be in it."""

    def __init__(self, folder: Path, found: Found) -> None:
        self._folder = folder
        self._found = found
        self._expected = {0: EMPTY}
        self._told = 0

    def kill(self, chance: random.Random, *, look: bool) -> None:
        """Start a process that saves, kill it, take in what it told, and look at what it left."""
        self._found.counts["kills"] += 1
        for what, number in _told(self._folder, chance, self._found):
            if what == "found" and number not in (self._told, self._told + 1):
                self._lose(f"the next process found save {number}, and {self._told} was the last one told")
            self._found.counts["saves told"] += what == "saved"
            self._told = number
        if look:
            self._look()

    def _look(self) -> None:
        store = _open(self._folder)
        loaded = store.load(LOCAL)
        number = number_of(loaded.workbook)
        if number not in (self._told, self._told + 1):
            self._lose(f"save {self._told} was told, and {number} is the last one there")
        if loaded.problems:
            self._lose(f"after save {number}: {[(one.file, one.code) for one in loaded.problems]}")
        elif loaded.workbook != self._after(number):
            self._lose(f"save {number} is there in part only")
        if left := orphans(self._folder, store):
            self._lose(f"left behind after save {number}: {left}")
        self._told = number

    def _after(self, number: int) -> Workbook:
        """The workbook as it has to be once so many saves are in it."""
        for one in range(max(self._expected) + 1, number + 1):
            before = self._expected[one - 1]
            self._expected[one] = applied(before, changes(before, one))
        return self._expected[number]

    def _lose(self, what: str) -> None:
        self._found.lost.append(f"{self._folder.name}: {what}")


def _told(folder: Path, chance: random.Random, found: Found) -> Iterator[tuple[str, int]]:
    """Let a process save into the folder until a random moment, and give all that it told."""
    hear, tell = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_save_on_and_on, args=(folder, tell))
    child.start()
    tell.close()
    with hear:
        if chance.random() < 2 / 3:
            hear.poll(PATIENCE)  # else it may die while it finishes what the one before it left
        child.join(chance.uniform(0, LONGEST))
        child.kill()
        child.join()
        if child.exitcode != -9:
            found.lost.append(f"{folder.name}: the process ended by itself ({child.exitcode})")
        try:
            while True:
                yield hear.recv()
        except EOFError:
            return


def _save_on_and_on(folder: Path, tell: Connection) -> None:
    store = _open(folder)
    loaded = store.load(LOCAL)
    tell.send(("found", number_of(loaded.workbook)))
    while True:
        number = number_of(loaded.workbook) + 1
        store.save(LOCAL, changes(loaded.workbook, number), loaded.version)
        tell.send(("saved", number))
        loaded = store.load(LOCAL)


def _warm_up(folder: Path) -> None:
    """Load all that a save needs, so that the processes to come inherit it and spend their short lives saving."""
    store = _open(folder)
    store.save(LOCAL, [*changes(EMPTY, MEETINGS), put(EMPTY, Table.DEFINITION, Definition(bar=60))], "")
    store.load(LOCAL)


def _open(folder: Path) -> Store:
    return open_store(Settings(store=f"folder:{folder}"))
