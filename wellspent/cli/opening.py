"""The workbook that a command is about."""

import datetime as dt
from dataclasses import dataclass, replace

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import Mode, local_now, read_settings
from wellspent.core.store import open_store
from wellspent.core.store.port import LOCAL, Changes, Loaded, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A workbook as it stands, and the time in the machine's zone."""

    store: Store
    loaded: Loaded
    now: dt.datetime

    def save(self, changes: Changes) -> None:
        """Save the changes, if there are any."""
        if changes:
            self.store.save(LOCAL, changes, self.loaded.version)


def open_workbook(store: str | None) -> Opened:
    """The workbook at ``store``, or where the settings say.

    Raises:
        UnsafeSetup: for a club's server without ``store``: of all its workbooks, none is meant.
    """
    settings = read_settings()
    if store is not None:
        settings = replace(settings, store=store)
    elif settings.mode is Mode.CLUB:
        raise UnsafeSetup(["one_persons_command"])
    opened = open_store(settings)
    return Opened(store=opened, loaded=opened.load(LOCAL), now=local_now(settings))
