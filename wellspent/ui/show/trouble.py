"""Expected errors of the store as sentences."""

from collections.abc import Mapping
from typing import Final

from wellspent.core.errors import (
    FileInUse,
    FileIsReadOnly,
    NotInHistory,
    ReadOnlyStore,
    SignInOver,
    StoreAway,
    StoreBusy,
    StoreError,
    StoreUnavailable,
)
from wellspent.core.settings import Mode, asked_mode
from wellspent.words import saving

_PLAIN: Final[Mapping[type[StoreError], str]] = {
    NotInHistory: saving.NOT_IN_HISTORY,
    ReadOnlyStore: saving.SAMPLE,
    SignInOver: saving.SIGN_IN_OVER,
    StoreAway: saving.AWAY,
    StoreBusy: saving.BUSY,
}
"""What needs no particulars."""


def sentence(error: StoreError) -> str:
    """What happened, what was kept, what to do."""
    match error:
        case FileIsReadOnly() if asked_mode() is Mode.CLUB:
            return saving.READ_ONLY_IN_CLUB
        case FileInUse() | StoreUnavailable() if asked_mode() is Mode.CLUB:
            return saving.AWAY
        case FileIsReadOnly():
            return saving.read_only(error.files)
        case FileInUse():
            return saving.in_use(error.file)
        case StoreUnavailable():
            return saving.unavailable(error.reason)
    return _PLAIN.get(type(error), saving.FAILED)
