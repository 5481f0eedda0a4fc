"""Sign-ins that were ended at this server while the club could not be told. It keeps to them itself until it can."""

import datetime as dt
from functools import cache
from threading import Lock

from wellspent.core.club.port import ClubStore
from wellspent.core.club.sign_in import SignIn
from wellspent.core.errors import StoreError


class EndedHere:
    """Of each sign-in what the club would be told: hashes, and none for longer than it would have lasted."""

    def __init__(self) -> None:
        self._waiting: dict[str, SignIn] = {}
        self._lock = Lock()

    def keep(self, ended: SignIn) -> None:
        """From now on this server takes it for ended."""
        with self._lock:
            self._waiting[ended.mark] = ended

    def has(self, asked: SignIn) -> bool:
        """True if it was ended, and the club does not know yet."""
        return asked.mark in self._waiting

    def waiting(self, now: dt.datetime) -> tuple[SignIn, ...]:
        """Those of which the club has to be told. What would be over by now is forgotten."""
        with self._lock:
            self._waiting = {mark: one for mark, one in self._waiting.items() if one.until > now}
            return tuple(self._waiting.values())

    def tell(self, club: ClubStore, now: dt.datetime) -> None:
        """Tell the club, which has just answered, whoever it was. What it can't take just now goes on waiting."""
        for one in self.waiting(now):
            try:
                club.sign_out(one.member, one.mark, one.until)
            except StoreError:
                return
            with self._lock:
                self._waiting.pop(one.mark, None)


@cache
def ended_here() -> EndedHere:
    """The one of this process. Not in a cache of the platform's: whoever has a page open could have that emptied."""
    return EndedHere()
