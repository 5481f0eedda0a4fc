"""Expected errors of the store as sentences."""

from wellspent.core.errors import FileIsReadOnly, ReadOnlyStore, StoreBusy, StoreError, StoreUnavailable
from wellspent.words import saving


def sentence(error: StoreError) -> str:
    """What happened, what was kept, what to do."""
    match error:
        case FileIsReadOnly():
            return saving.read_only(error.files)
        case ReadOnlyStore():
            return saving.SAMPLE
        case StoreBusy():
            return saving.BUSY
        case StoreUnavailable():
            return saving.unavailable(error.reason)
    return saving.FAILED
