"""Keeping the history from growing without end.

The entries of the last 30 days stay, all of them. Of what is older, the first entry of each week stays, and the first
of the week in which a file lies, so that each file can be had as it was in any week. If that is still too large, the
oldest entries go, and how many went is noted. Entries of a change of format stay for ever.

Looking costs a little, so it is done at every 16th save, and after a save that takes a good part of the room.
"""

import datetime as dt
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wellspent.core.store import history
from wellspent.core.store.files import FILES
from wellspent.core.store.history import HISTORY

LARGEST: Final = 200_000_000
"""Bytes that the history of one workbook may have."""

_WHOLE: Final = dt.timedelta(days=30)
_SAVES: Final = 16
_GOOD_PART: Final = 0.01
_GOING: Final = ".going"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An entry of the history: its name, the files that it has, and how many bytes they are."""

    name: str
    files: Collection[str]
    size: int


def tidy(folder: Path, newest: str, now: dt.datetime, most: int = LARGEST) -> None:
    """Let go of what the history need not keep, down to ``most`` bytes; never of ``newest``, which was just saved.

    The caller holds the lock. What the disk refuses is left for another time: the save itself is done.
    """
    with suppress(OSError):
        if not is_due(newest, _held(folder / HISTORY / newest).size, most):
            return
        surplus, too_old = going([_held(path) for path in history.entries(folder)], newest, now, most)
        if too_old:
            history.note_dropped(folder, too_old)
        _remove(folder / HISTORY, [folder / HISTORY / name for name in (*surplus, *too_old)])


def is_due(newest: str, size: int, most: int = LARGEST) -> bool:
    """True if it is time to look, after the save of the entry called ``newest``, of so many bytes."""
    return history.number(newest) % _SAVES == 0 or size > _GOOD_PART * most


def going(
    held: Sequence[Held], newest: str, now: dt.datetime, most: int = LARGEST
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the entries that go: those that need not be kept, and those that there is no room for."""
    loose = [one for one in held if one.name != newest and not history.is_kept(one.name)]
    loose.sort(key=lambda one: history.number(one.name))
    surplus = tuple(_surplus(loose, now))
    loose = [one for one in loose if one.name not in surplus]
    size = sum(one.size for one in held if one.name not in surplus)
    return surplus, tuple(_too_old(loose, size - most))


def _surplus(held: Sequence[Held], now: dt.datetime) -> Iterator[str]:
    """The entries from before the last 30 days that are not the first of their week, of themselves or for any file."""
    seen: set[tuple[int, int, str]] = set()
    for one in held:
        saved = history.saved_at(one.name)
        if now - saved <= _WHOLE:
            continue
        year, week, _ = saved.isocalendar()
        kept = {(year, week, name) for name in ("", *FILES.values()) if not name or name in one.files}
        if kept <= seen:
            yield one.name
        seen |= kept


def _too_old(held: Sequence[Held], excess: int) -> Iterator[str]:
    """The oldest entries that have ``excess`` bytes together."""
    for one in held:
        if excess <= 0:
            return
        excess -= one.size
        yield one.name


def _remove(place: Path, gone: Sequence[Path]) -> None:
    """Each entry goes in one step, so that a crash leaves no half of one."""
    going = place / _GOING
    shutil.rmtree(going, ignore_errors=True)
    if not gone:
        return
    going.mkdir(exist_ok=True)
    for path in gone:
        with suppress(OSError):
            path.rename(going / path.name)
    shutil.rmtree(going, ignore_errors=True)


def _held(entry: Path) -> Held:
    sizes = {path.name: path.lstat().st_size for path in entry.iterdir()}
    return Held(name=entry.name, files=sizes.keys(), size=sum(sizes.values()))
