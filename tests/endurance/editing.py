"""Other programs write the files while the app is open: what they wrote counts, and is never written over.

``PROGRAMS`` are their manners. Each changes the note of one meeting, and may leave files of its own beside ours.
"""

import csv
import io
import itertools
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from tests.capabilities import ROOT
from tests.endurance.expected import applied
from tests.endurance.trial import Found, Step
from wellspent.core.actions.typed import put
from wellspent.core.errors import Conflict
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.files import FILES
from wellspent.core.store.port import LOCAL, Store, Table

SAMPLE = ROOT / "data" / "sample"
MEETINGS = FILES[Table.MEETINGS]

Program = Callable[[Path, str, str], None]
"""Writes into the folder: to the meeting of this id, this note."""


def spreadsheet(folder: Path, record_id: str, note: str) -> None:
    """All cells quoted, lines ending in LF, columns moved; the whole file replaced, and a lock of its own beside it."""
    (folder / f".~lock.{MEETINGS}#").write_text(",ada,desk,01.10.2026 09:00;", encoding="utf-8")
    rows = _rows(folder, record_id, note)
    header = [rows[0][0], *reversed(rows[0][1:])]
    moved = [[row[0], *reversed(row[1:])] for row in rows[1:]]
    _replace(folder, _text([header, *moved], quoting=csv.QUOTE_ALL, lineterminator="\n").encode())


def windows_spreadsheet(folder: Path, record_id: str, note: str) -> None:
    """A byte order mark, lines ending in CR LF, and the file written in its place."""
    (folder / f"~${MEETINGS}").write_bytes(b"\x03Ada")
    (folder / MEETINGS).write_bytes(_text(_rows(folder, record_id, note)).encode("utf-8-sig"))


def editor(folder: Path, record_id: str, note: str) -> None:
    """A backup and a swap file beside it, the file itself written in its place."""
    shutil.copy(folder / MEETINGS, folder / f"{MEETINGS}~")
    (folder / f".{MEETINGS}.swp").write_bytes(b"b0VIM 9.1")
    (folder / MEETINGS).write_bytes(_text(_rows(folder, record_id, note)).encode())


def synchronising(folder: Path, record_id: str, note: str) -> None:
    """Another computer's file put in place, and this one's laid beside it under the names that such programs give."""
    for name in COPIES:
        shutil.copy(folder / MEETINGS, folder / name)
    _replace(folder, _text(_rows(folder, record_id, note)).encode())


COPIES = (
    "meetings (conflicted copy 2026-10-01).csv",
    "meetings (Ada's conflicted copy 2026-10-01).csv",
    "meetings.sync-conflict-20261001-101112-ABCDEFG.csv",
    "meetings-DESKTOP-1A2B3C.csv",
    "meetings (1).csv",
)
PROGRAMS: Mapping[str, Program] = {
    "a spreadsheet": spreadsheet,
    "a spreadsheet on Windows": windows_spreadsheet,
    "an editor": editor,
    "a synchronising program": synchronising,
}


def run(times: int, desk: Path, step: Step) -> Found:
    """Let the programs write between a look and a save ``times`` times, in turn, into a workbook that lives on."""
    found = Found()
    folder = Path(shutil.copytree(SAMPLE, desk / "workbook"))
    store = open_store(Settings(store=f"folder:{folder}"))
    for number, (name, program) in zip(range(times), itertools.cycle(PROGRAMS.items()), strict=False):
        found.lost += [f"{name}, time {number}: {what}" for what in written_between(folder, store, program, number)]
        found.counts["edits between a look and a save"] += 1
        step()
    return found


def written_between(folder: Path, store: Store, program: Program, number: int) -> list[str]:
    """What was lost when ``program`` wrote to one meeting after the app had looked, and before it saved."""
    lost = []
    seen = store.load(LOCAL)
    edited, other, *_ = list(seen.workbook.meetings.values())[number % 20 :]
    note = f'edited {number}: "so",\nthen left'
    program(folder, edited.id, note)
    beside = _beside(folder)
    theirs = replace(edited, note=note)
    now = store.load(LOCAL)
    if now.version == seen.version or store.version(LOCAL) != now.version:
        lost.append("the edit was not noticed")
    if now.workbook != applied(seen.workbook, [put(seen.workbook, Table.MEETINGS, theirs)]):
        lost.append("what is shown is not what was written")
    if not set(now.problems) <= set(seen.problems):
        lost.append("what was written can't be read")
    try:
        store.save(LOCAL, [put(seen.workbook, Table.MEETINGS, replace(edited, note="typed"))], seen.version)
    except Conflict as conflict:
        if conflict.clashes[0].theirs != theirs:
            lost.append("the question does not show the edit")
    else:
        lost.append("the edit was written over")
    typed = put(seen.workbook, Table.MEETINGS, replace(other, note=f"typed {number}"))
    store.save(LOCAL, [typed], seen.version)
    if store.load(LOCAL).workbook != applied(now.workbook, [typed]):
        lost.append("a save of another record did not leave the edit as it was")
    if _beside(folder) != beside:
        lost.append("a file that is not ours was touched")
    return lost


def _rows(folder: Path, record_id: str, note: str) -> list[list[str]]:
    with (folder / MEETINGS).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    column = rows[0].index("note")
    for row in rows:
        if row[0] == record_id:
            row[column] = note
    return rows


def _text(rows: list[list[str]], **manner: object) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, **manner).writerows(rows)  # type: ignore[call-overload]
    return text.getvalue()


def _replace(folder: Path, data: bytes) -> None:
    draft = folder / f".{MEETINGS}.tmp"
    draft.write_bytes(data)
    draft.replace(folder / MEETINGS)


def _beside(folder: Path) -> dict[str, bytes]:
    """Every file in the folder that is not ours."""
    ours = {*FILES.values(), ".lock"}
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name not in ours}
