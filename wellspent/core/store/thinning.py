"""Keeping the history from growing without end.

The entries of the last 30 days stay, all of them. Of what is older, the first entry of each week stays, and the first
of the week in which a file lies, so that each file can be had as it was in any week. If that is still too large, the
oldest entries go, and how many went is noted. Entries of a change of format stay for ever.

Looking costs a little, so it is done at every 16th save, and after a save that takes a good part of the room.
"""

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
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


def tidy(folder: Path, newest: str, now: dt.datetime, most: int = LARGEST) -> None:
    """Let go of what the history need not keep, down to ``most`` bytes; never of ``newest``, which was just saved.

    The caller holds the lock. What the disk refuses is left for another time: the save itself is done.
    """
    with suppress(OSError):
        if history.number(newest) % _SAVES and _size(folder / HISTORY / newest) <= _GOOD_PART * most:
            return
        held = sorted(history.entries(folder), key=lambda path: history.number(path.name))
        loose = [path for path in held if path.name != newest and not history.is_kept(path.name)]
        surplus = list(_surplus(loose, now))
        loose = [path for path in loose if path not in surplus]
        too_old = list(_too_old(loose, sum(map(_size, held)) - sum(map(_size, surplus)) - most))
        if too_old:
            history.note_dropped(folder, [path.name for path in too_old])
        _remove(folder / HISTORY, [*surplus, *too_old])


def _surplus(held: Sequence[Path], now: dt.datetime) -> Iterator[Path]:
    """The entries from before the last 30 days that are not the first of their week, of themselves or for any file."""
    seen: set[tuple[int, int, str]] = set()
    for path in held:
        saved = history.saved_at(path.name)
        if now - saved <= _WHOLE:
            continue
        year, week, _ = saved.isocalendar()
        kept = {(year, week, name) for name in ("", *FILES.values()) if (path / name).exists()}
        if kept <= seen:
            yield path
        seen |= kept


def _too_old(held: Sequence[Path], excess: int) -> Iterator[Path]:
    """The oldest entries that have ``excess`` bytes together."""
    for path in held:
        if excess <= 0:
            return
        excess -= _size(path)
        yield path


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


def _size(entry: Path) -> int:
    return sum(path.lstat().st_size for path in entry.iterdir())
