"""What is worth a line in a server's log: that the store could not be reached or written. Who it was for is not."""

import logging
from typing import Final

from wellspent.core.errors import StoreAway, StoreBusy, StoreError, StoreUnavailable

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
