"""``hand-over``: a code that gives a club whose organiser is gone to whichever member types it."""

from wellspent.cli.answer import Answer, Refused
from wellspent.core.club.store import open_moving_club
from wellspent.core.errors import ClubRefused, UnsafeSetup
from wellspent.core.settings import read_settings
from wellspent.words import commands


def run(store: str | None) -> Answer:
    """Make the code for the club at ``store``, or where the settings say; a database's owner alone may."""
    try:
        made = open_moving_club(store if store is not None else read_settings().store).hand_over()
    except ClubRefused as refused:
        raise Refused(commands.NOT_HANDED_OVER[refused.code]) from None
    except UnsafeSetup as unsafe:
        if unsafe.codes == ("members_unseen",):  # otherwise said of lists of members
            raise Refused(commands.OWNER_HANDS_OVER) from None
        raise
    return Answer(
        lines=[made.code, commands.HANDED_OVER], data={"code": made.code, "made_on": made.made_on.isoformat()}
    )
