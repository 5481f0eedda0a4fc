"""The club in this run: what the member is to it, and asking it to do something."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wellspent.core.club.model import Club, Role, Standing
from wellspent.core.club.port import ClubStore
from wellspent.core.errors import ClubRefused, ClubUnreadable, StoreError
from wellspent.ui import noting, session
from wellspent.words import club as words
from wellspent.words import club_refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The club as one member finds it."""

    store: ClubStore
    member: str
    club: Club
    standing: Standing

    @property
    def is_organiser(self) -> bool:
        """True for whoever looks after an open club."""
        return self.standing.role is Role.ORGANISER and self.is_open

    @property
    def is_open(self) -> bool:
        """True until the organiser closes it."""
        return self.club.closed_on is None


def enter() -> Room | None:
    """The room as this run found it; ``None`` where there is no club, or none for this member.

    Raises:
        StoreError: the club could not be asked.
    """
    store, here = session.club(), session.visit()
    if store is None or here.sample:
        return None
    if here.inside.unasked is not None:
        raise here.inside.unasked
    asked = here.inside.asked
    if asked is None or asked.club is None or asked.standing is None:
        return None
    return Room(store=store, member=here.member, club=asked.club, standing=asked.standing)


def asked(do: Callable[[], object], done: str) -> bool:
    """Ask the club to do something, and say at the foot of the page what came of it. True if it was done."""
    try:
        do()
    except ClubRefused as refused:
        session.say(club_refused.refused(refused.code), failed=True)
    except StoreError as error:
        session.say(why(error, words.NOT_DONE), failed=True)
    else:
        session.say(done)
        return True
    return False


def saved(form: str, there: object, do: Callable[[], object], done: str) -> bool:
    """The same for what was typed into a form. Where it is not done, what is ``there`` instead has been told."""
    did = asked(do, done)
    session.hold(_there(form), () if did else (there,))
    return did


def was_told(form: str, there: object) -> bool:
    """True if the last save from this form was not done, and the person has been told that this is there now."""
    return session.held(_there(form), tuple) == (there,)


def _there(form: str) -> str:
    return f"{form}.there"


def wished(name: str) -> tuple[Any, ...]:
    """What the button that was pressed stood for, which it held under ``name``; nothing if none was, or it was done.

    It is done by the run that follows, once that has seen who asks; and what stood on the button is done, also where
    another tab has turned it round in the meantime.
    """
    wish = session.held(name, tuple) or ()
    session.hold(name, ())
    return wish


def why(error: StoreError, otherwise: str) -> str:
    """Note it in the log, and the sentence for it: that the club can't be read, or ``otherwise`` can't be reached."""
    noting.store_trouble(error)
    return words.UNREADABLE if isinstance(error, ClubUnreadable) else otherwise


def count_out(room: Room) -> None:
    """Take the member's consents back, all of them, and with them what they contributed.

    Raises:
        StoreError: the club can't be reached; those taken back so far are.
    """
    # Asked anew: another tab may have given one since this run began.
    now = room.store.standing(room.member)
    for gathering in sorted(now.counted) if now is not None else ():
        room.store.count_out(room.member, gathering)
