"""Keeps what the club has of a member at what their workbook says. Their own session does it, nobody else's."""

from typing import Final

from wellspent.core.club import counting
from wellspent.core.errors import ClubRefused, StoreError
from wellspent.ui import noting, session

_LAST: Final = "contributed"
"""Under what this session holds of which version, and for which gatherings, it contributed last."""

_COUNTED_FROM: Final = frozenset({"groups.yaml", "meetings.csv"})


def keep_up() -> None:
    """Contribute what the workbook says, where that is not what this session contributed last.

    What can't be reached is tried again in the next run. While a file that is counted from can't be read whole,
    nothing changes: what can't be read is not gone.
    """
    here, store = session.visit(), session.club()
    standing = here.inside.asked.standing if here.inside.asked is not None else None
    if store is None or standing is None or not standing.counted:
        return
    if here.sample or here.away is not None or here.loaded.read_only & _COUNTED_FROM:
        return
    now = (here.loaded.version, here.now.date(), standing.counted)
    if session.held(_LAST, tuple) == now:
        return
    try:
        store.contribute(here.member, counting.contributions(here.workbook, standing.counted, here.now))
    except ClubRefused:
        return
    except StoreError as error:
        noting.store_trouble(error)
        return
    session.hold(_LAST, now)


def afresh() -> None:
    """Contribute anew at the end of this run: where somebody counts has changed."""
    session.hold(_LAST, ())
