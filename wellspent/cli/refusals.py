"""Expected errors of the core, one sentence each."""

from collections.abc import Iterator, Mapping
from typing import Final

from wellspent.core.errors import (
    Conflict,
    FileInUse,
    FileIsReadOnly,
    StoreAway,
    StoreBusy,
    StoreUnavailable,
    UnreadableArchive,
    UnreadableCalendar,
    UnsafeSetup,
    WellSpentError,
)
from wellspent.words import calendar, commands, data, setup

_PLAIN: Final[Mapping[type[WellSpentError], str]] = {StoreAway: commands.AWAY, StoreBusy: commands.BUSY}
"""What needs no particulars."""


def sentences(error: WellSpentError) -> Iterator[str]:
    """What happened, what was kept, what to do; several where several things are wrong at once."""
    match error:
        case UnreadableCalendar():
            yield calendar.unreadable(error.code, error.details)
        case UnreadableArchive():
            yield data.unreadable(error.code, error.details)
        case UnsafeSetup():
            for code in error.codes:
                yield commands.UNKNOWN_STORE if code == "unknown_store" else setup.UNSAFE[code]
        case Conflict():
            yield commands.conflict()
        case FileIsReadOnly():
            yield commands.read_only(error.files)
        case FileInUse():
            yield commands.in_use(error.file)
        case StoreUnavailable():
            yield commands.unavailable(error.reason)
        case _:
            yield _PLAIN.get(type(error), commands.FAILED)
