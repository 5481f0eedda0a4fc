"""What was read of the uploaded calendar, kept in this tab however often something is saved."""

from collections.abc import Callable, Hashable
from typing import Final

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.occasions import CalendarWindow
from wellspent.ui import session

MOST: Final = 6
"""What one look at the page can need: the window as it stands, as it is taken and with details, and what is known."""

_KEY: Final = "import.reads"


class Reads:
    """The latest readings of one file, each made once. A refusal is kept as well."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self._made: dict[Hashable, CalendarWindow | UnreadableCalendar] = {}

    def once(self, asked: Hashable, read: Callable[[], CalendarWindow]) -> CalendarWindow:
        """What ``read`` gave for ``asked``, which has to name all that it depends on besides the file.

        Raises:
            UnreadableCalendar: if ``read`` did.
        """
        made = self._made.pop(asked, None)
        if made is None:
            try:
                made = read()
            except UnreadableCalendar as refusal:
                made = refusal
        self._made[asked] = made
        while len(self._made) > MOST:
            del self._made[next(iter(self._made))]
        if isinstance(made, UnreadableCalendar):
            raise made.with_traceback(None)
        return made


def reads_of(mark: str) -> Reads:
    """What this tab has read of the file of that mark. Of the one before it, nothing is kept."""
    kept = session.held(_KEY, Reads)
    if kept is None or kept.mark != mark:
        kept = Reads(mark)
        session.hold(_KEY, kept)
    return kept
