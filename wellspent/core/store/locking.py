"""The lock of a folder: one writer at a time, among all processes of the machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from wellspent.core.errors import StoreBusy

LOCK: Final = ".lock"


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the folder, which is made if need be; ``wait`` is how many seconds to wait for whoever holds it.

    Raises:
        StoreBusy: somebody has held it for longer than that.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK, timeout=wait, poll_interval=0.01)
    try:
        lock.acquire()
    except Timeout:
        raise StoreBusy from None
    try:
        yield
    finally:
        lock.release()
