"""Writing several files as one: after a crash at any moment, all of them are new or none is.

Everything of a save in progress lies in ``.saving/``::

    new/<file>       the bytes to come
    before/<file>    the bytes that were, which become the entry in the history
    back/<file>      the bytes that were, once more, if a save has to be turned round
    .history/        a whole history, of a workbook that was copied here
    journal.json     what is to be done; it appears whole, and from then on the save counts

Without a journal ``.saving/`` is an orphan and is swept away. With one, ``recover`` does what it says, as often as it
takes. When the disk refuses half-way, the journal is replaced by one that leads back. A file that another program
holds, as spreadsheets do on some systems, is tried again for a moment before it counts as refused.
"""

import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from wellspent.core.store import history
from wellspent.core.store.files import FILES
from wellspent.core.store.history import HISTORY

SAVING: Final = ".saving"
HELD: Final = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY})
"""What the system says of a file that another program holds."""

PART: Final = ".part"
"""How the name of a file ends that ``replace`` has not finished yet, or that a crash left so."""

_JOURNAL: Final = "journal.json"
_PAUSES: Final = (0.05, 0.1, 0.2, 0.4)
"""Seconds between the tries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Journal:
    """What is to be done: put the ``files`` that lie in ``source`` in place, remove some, keep or drop the history.

    Of a ``whole`` workbook that arrives, the history is put in place as well, and no entry is added to it.
    """

    source: str
    files: Sequence[str]
    entry: str
    remove: Sequence[str] = ()
    whole: bool = False

    @property
    def back(self) -> bool:
        return self.source == "back"


def unfinished(folder: Path) -> bool:
    """True while somebody saves, or after a crash."""
    return (folder / SAVING).exists()


def commit(
    folder: Path, new: Mapping[str, bytes], before: Mapping[str, bytes], entry: str, note: Mapping[str, bytes]
) -> None:
    """Replace the files named in ``new``, and keep what they were in the history as ``entry``, beside the ``note``.

    The caller holds the lock and has called ``recover``.

    Raises:
        OSError: the disk refuses; the folder is as it was, or will be when it is next opened.
    """
    stage = folder / SAVING
    was = {name: before[name] for name in new if name in before}
    try:
        fill(stage / "new", new)
        fill(stage / "before", {**was, **note})
        for name in was:
            shutil.copymode(folder / name, stage / "new" / name)
        _announce(folder, _Journal(source="new", files=tuple(new), entry=entry))
    except OSError:
        _sweep(stage)
        raise
    try:
        _carry_out(folder)
    except OSError:
        # What was not replaced needs no way back, and may be the very file that can't be replaced now.
        replaced = {name: data for name, data in was.items() if not (stage / "new" / name).exists()}
        fill(stage / "back", replaced)
        created = tuple(name for name in new if name not in was and not (stage / "new" / name).exists())
        _announce(folder, _Journal(source="back", files=tuple(replaced), entry=entry, remove=created))
        _carry_out(folder)
        raise


def arrive(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put a whole workbook where there is none: these files, and the history that lies ready in ``.saving/``.

    The caller holds the lock and has called ``recover``.

    Raises:
        OSError: the disk refuses; there is none yet, or all of it will be there when the folder is next opened.
    """
    stage = folder / SAVING
    try:
        fill(stage / "new", contents)
        _announce(folder, _Journal(source="new", files=tuple(contents), entry="", whole=True))
    except OSError:
        _sweep(stage)
        raise
    _carry_out(folder)


def recover(folder: Path) -> None:
    """Finish what a journal says, or sweep away what never came to have one. The caller holds the lock."""
    if not unfinished(folder):
        return
    journal = _read_journal(folder)
    if journal is None:
        _sweep(folder / SAVING)
        return
    if not journal.back:
        _keep_edits(folder, journal)
    _carry_out(folder)


def fill(place: Path, contents: Mapping[str, bytes]) -> None:
    """Write these files into ``place``, and see to it that they outlast a crash."""
    place.mkdir(parents=True, exist_ok=True)
    for name, data in contents.items():
        _write(place / name, data)
    sync(place)


def replace(path: Path, data: bytes) -> None:
    """Put a file in the place of the one before, whole or not at all; on return it outlasts a crash.

    Raises:
        OSError: the disk refuses; the one before is as it was.
    """
    descriptor, name = tempfile.mkstemp(suffix=PART, dir=path.parent)  # readable for its owner alone
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _put(Path(name), path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    sync(path.parent)


def _announce(folder: Path, journal: _Journal) -> None:
    stage = folder / SAVING
    draft = stage / "journal.draft"
    _write(draft, json.dumps(asdict(journal)).encode())
    sync(stage)
    draft.replace(stage / _JOURNAL)
    sync(stage)
    sync(folder)


def _carry_out(folder: Path) -> None:
    """Do what the journal says; what is done already is passed over."""
    journal = _read_journal(folder)
    if journal is None:
        return
    stage = folder / SAVING
    for name in journal.files:
        with suppress(FileNotFoundError):
            _put(stage / journal.source / name, folder / name)
    for name in journal.remove:
        (folder / name).unlink(missing_ok=True)
    if journal.whole:
        if (stage / HISTORY).exists():
            _put(stage / HISTORY, folder / HISTORY)
    elif journal.back:
        shutil.rmtree(folder / HISTORY / journal.entry, ignore_errors=True)
    elif (stage / "before").exists():
        (folder / HISTORY).mkdir(exist_ok=True)
        _put(stage / "before", folder / HISTORY / journal.entry)
        sync(folder / HISTORY)
    sync(folder)
    _sweep(stage)


def _put(source: Path, target: Path) -> None:
    """Replace ``target`` by ``source``, with a few tries where somebody holds it."""
    for pause in _PAUSES:
        try:
            source.replace(target)
        except OSError as error:
            if error.errno not in HELD:
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _sweep(stage: Path) -> None:
    """Remove a save in progress. The journal goes first: what it speaks of must not go while it still speaks."""
    (stage / _JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(stage, ignore_errors=True)


def _keep_edits(folder: Path, journal: _Journal) -> None:
    """What a person wrote into a file between the crash and now goes into the history rather than nowhere."""
    stage = folder / SAVING
    for name in journal.files:
        if (stage / "new" / name).exists() and (folder / name).is_file() and (stage / "before").exists():
            _write(stage / "before" / name, (folder / name).read_bytes())


def _read_journal(folder: Path) -> _Journal | None:
    try:
        said = json.loads((folder / SAVING / _JOURNAL).read_bytes())
        journal = _Journal(**said)
    except (FileNotFoundError, ValueError, TypeError):
        return None
    names = {*journal.files, *journal.remove}
    one = journal.whole or history.is_name(journal.entry)
    sound = names <= set(FILES.values()) and one and journal.source in {"new", "back"}
    return journal if sound else None


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make renames in ``folder`` last, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
