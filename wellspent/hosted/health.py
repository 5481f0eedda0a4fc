"""The health check: is the app able to serve its club just now?"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from wellspent.core.club.store import open_club
from wellspent.core.errors import ClubUnreadable, UnsafeSetup, WellSpentError
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.port import LOCAL

_LOG: Final = logging.getLogger(__name__)
_PATIENCE: Final = 5.0
"""Seconds after which a store that does not answer counts as away."""


class Health:
    """Answers 200 if the store does, 503 otherwise, and tells no more than that.

    Whoever asks while a question is under way gets the answer to that one: asked a thousand times, the store is asked
    no faster than it answers. ``settings`` reads them, or raises ``UnsafeSetup`` as it would for a page.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self._asking: asyncio.Task[bool] | None = None
        self._well = True
        self._club_was_there = False

    async def answer(self, _request: Request) -> JSONResponse:
        """One answer."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(run_in_threadpool(self._answers))
        try:
            well = await asyncio.wait_for(asyncio.shield(self._asking), _PATIENCE)
        except TimeoutError:
            well = False
        if well != self._well:
            self._well = well
            if well:
                _LOG.info("well_again")
            else:
                _LOG.error("not_well")
        said = "ok" if well else "unavailable"
        return JSONResponse({"status": said}, 200 if well else 503, headers={"Cache-Control": "no-store"})

    def _answers(self) -> bool:
        try:
            settings = self._settings()
            open_store(settings).version(LOCAL)
            club = open_club(settings).look_over()
        except UnsafeSetup as unsafe:
            if self._well:
                _LOG.error("unsafe_setup", exc_info=unsafe)
            return False
        except (WellSpentError, OSError) as error:
            if self._well:
                unreadable = isinstance(error, ClubUnreadable)
                _LOG.error("club_unreadable" if unreadable else "store_does_not_answer", exc_info=error)
            return False
        # A folder without a club in it, where there was one: its disk was taken out.
        gone = club is None and self._club_was_there
        self._club_was_there |= club is not None
        return not gone
