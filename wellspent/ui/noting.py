"""What is worth a line in a server's log: that the store could not be reached or written. Who it was for is not."""

import logging
from typing import Final

from wellspent.core.errors import ClubUnreadable, StoreAway, StoreBusy, StoreError, StoreUnavailable

_LOG: Final = logging.getLogger("wellspent.store")


def store_trouble(error: StoreError) -> None:
    """Note it, if it is the store's trouble and not the person's."""
    match error:
        case StoreAway():
            _LOG.error("store_away", exc_info=error)
        case StoreUnavailable():
            _LOG.error("store_refuses", exc_info=error)
        case StoreBusy():
            _LOG.warning("store_busy", exc_info=error)
        case ClubUnreadable():
            _club_unreadable(error)


def _club_unreadable(error: ClubUnreadable) -> None:
    """Note which file it is; of a member's own, only in which folder. What is put together here, no log would keep."""
    match error.file:
        case "club":
            _LOG.error("club_unreadable: club.json", exc_info=error)
        case "list":
            _LOG.error("club_unreadable: list.json", exc_info=error)
        case "table":
            _LOG.error("club_unreadable: table.json", exc_info=error)
        case "behind":
            _LOG.error("club_unreadable: behind.json", exc_info=error)
        case "signed_out":
            _LOG.error("club_unreadable: a file in signed_out", exc_info=error)
        case _:
            _LOG.error("club_unreadable: a file in members", exc_info=error)
