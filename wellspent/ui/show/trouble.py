"""Expected errors of the store as sentences."""

from collections.abc import Mapping
from typing import Final

from wellspent.core.errors import (
    FileInUse,
    FileIsReadOnly,
    NotInHistory,
    ReadOnlyStore,
    StoreAway,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)
from wellspent.words import saving

_PLAIN: Final[Mapping[type[StoreError], str]] = {
    NotInHistory: saving.NOT_IN_HISTORY,
    ReadOnlyStore: saving.SAMPLE,
    StoreAway: saving.AWAY,
    StoreBusy: saving.BUSY,
}
"""What needs no particulars."""


def sentence(error: StoreError) -> str:
    """What happened, what was kept, what to do."""
    match error:
        case FileIsReadOnly():
            return saving.read_only(error.files)
        case FileInUse():
            return saving.in_use(error.file)
        case StoreUnavailable():
            return saving.unavailable(error.reason)
    return _PLAIN.get(type(error), saving.FAILED)
