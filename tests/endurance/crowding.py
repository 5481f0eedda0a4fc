"""Many processes that save into one workbook at the same moment."""

import datetime as dt
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from tests.endurance.expected import orphans
from tests.endurance.trial import Found, Step
from wellspent.core.errors import Conflict, StoreBusy
from wellspent.core.model import Meeting, Record
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.port import LOCAL, Change, Store, Table

PROCESSES = 20
SAVES = 2
"""New meetings that each process adds, signing for each in the shared one."""

PATIENCE = 120.0
"""Seconds after which somebody who has not finished waits for something that will never come."""

SHARED = "shared"
_FORK = multiprocessing.get_context("fork")


def run(times: int, desk: Path, step: Step) -> Found:
    """Let the crowd save ``times`` times, each time into a workbook of its own below ``desk``."""
    found = Found()
    for number in range(times):
        folder = desk / f"workbook-{number}"
        store = _open(folder)
        start = _meeting(SHARED, "")
        store.save(LOCAL, [Change(table=Table.MEETINGS, id=SHARED, before=None, after=start)], "")
        _different_records(folder, store, found)
        _the_same_record(folder, store, found)
        found.lost += [f"left behind: {name}" for name in orphans(folder, store)]
        step()
    return found


def _different_records(folder: Path, store: Store, found: Found) -> None:
    """Each adds meetings of its own and signs for each in the shared one; all of them are there afterwards."""
    told = _at_once(_add_and_sign, folder, found)
    wanted = {record_id for ids in told for record_id in ids}
    found.counts["saves by 20 processes"] += 2 * len(wanted)
    held = store.load(LOCAL).workbook.meetings
    found.lost += [f"{record_id} was told to be saved" for record_id in sorted(wanted - held.keys())]
    found.lost += [f"{record_id} was signed for" for record_id in sorted(wanted - set(held[SHARED].note.split()))]


def _the_same_record(folder: Path, store: Store, found: Found) -> None:
    """All change one meeting that all of them have seen as it is: one is taken, the others are told of that one."""
    told = _at_once(_change_the_shared, folder, found)
    found.counts["of the same record at once"] += len(told)
    kept = store.load(LOCAL).workbook.meetings[SHARED].note
    taken = [name for name, met in told if met is None]
    if taken != [kept]:
        found.lost.append(f"{taken} were told to be saved, and {kept} is there")
    found.lost += [f"{name} was told of {met}, and {kept} is there" for name, met in told if met not in (None, kept)]


def _add_and_sign(folder: Path, name: str, together: Barrier) -> list[str]:
    store = _open(folder)
    together.wait(PATIENCE)
    added = []
    for number in range(SAVES):
        own = _meeting(f"{name}-{number}", "")
        _patiently(lambda own=own: store.save(LOCAL, [_change(own.id, None, own)], ""))
        added.append(own.id)
        _patiently(lambda own=own: _sign(store, own.id))
    return added


def _sign(store: Store, name: str) -> None:
    loaded = store.load(LOCAL)
    before = loaded.workbook.meetings[SHARED]
    store.save(LOCAL, [_change(SHARED, before, _meeting(SHARED, f"{before.note} {name}"))], loaded.version)


def _change_the_shared(folder: Path, name: str, together: Barrier) -> tuple[str, str | None]:
    store = _open(folder)
    loaded = store.load(LOCAL)
    change = _change(SHARED, loaded.workbook.meetings[SHARED], _meeting(SHARED, name))
    together.wait(PATIENCE)
    while True:
        try:
            store.save(LOCAL, [change], loaded.version)
        except StoreBusy:
            continue
        except Conflict as conflict:
            theirs = conflict.clashes[0].theirs
            assert isinstance(theirs, Meeting)
            return name, theirs.note
        return name, None


def _patiently(save: Callable[[], object]) -> None:
    """As a person would: again after a conflict, and again where somebody else takes long."""
    while True:
        try:
            save()
        except (Conflict, StoreBusy):
            continue
        return


def _at_once(what: Callable[[Path, str, Barrier], Any], folder: Path, found: Found) -> list[Any]:
    """What each of the processes gives back; one that never ends is lost."""
    together = _FORK.Barrier(PROCESSES)
    crowd: dict[Connection, Any] = {}
    for number in range(PROCESSES):
        hear, tell = _FORK.Pipe(duplex=False)
        crowd[hear] = _FORK.Process(target=_tell, args=(what, folder, f"process-{number}", together, tell))
        crowd[hear].start()
        tell.close()
    told = []
    waiting: Sequence[Any] = list(crowd)
    while waiting:
        ready = wait(waiting, PATIENCE)
        for hear in ready or waiting:
            if not ready:
                crowd[hear].kill()
                found.lost.append(f"{what.__name__}: a process waited without end")
            else:
                try:
                    told.append(hear.recv())
                except EOFError:
                    found.lost.append(f"{what.__name__}: a process ended without a word")
            crowd[hear].join()
            hear.close()
        waiting = [hear for hear in waiting if not hear.closed]
    return told


def _tell(what: Callable[..., Any], folder: Path, name: str, together: Barrier, tell: Connection) -> None:
    tell.send(what(folder, name, together))


def _meeting(record_id: str, note: str) -> Meeting:
    return Meeting(id=record_id, date=dt.date(2026, 10, 1), group="club", note=note)


def _change(record_id: str, before: Record | None, after: Record) -> Change:
    return Change(table=Table.MEETINGS, id=record_id, before=before, after=after)


def _open(folder: Path) -> Store:
    return open_store(Settings(store=f"folder:{folder}"))
