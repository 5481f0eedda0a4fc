"""A club as a whole, and the port by which whoever runs the server moves it, or gives it to another organiser."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from wellspent.core.club.issuing import Behind
from wellspent.core.club.model import Club, Contributions, Door, Gathering, Invitation, Issue, Standing, Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeClub:
    """Everything that is kept of a club: what stands by a member's id, the list, the codes, and the table.

    ``contributions`` has an entry for each gathering in which somebody counts, if only an empty one. ``ended`` are the
    sign-ins that are over, each until when it would have lasted.
    """

    club: Club
    standings: Mapping[str, Standing] = field(repr=False)
    contributions: Mapping[str, Contributions] = field(repr=False)
    gatherings: tuple[Gathering, ...]
    suggestions: tuple[Suggestion, ...]
    invitations: Mapping[Door, Invitation] = field(repr=False)
    issue: Issue | None
    behind: Behind = field(repr=False)
    ended: Mapping[str, Mapping[str, dt.datetime]] = field(repr=False)


class MovingClub(Protocol):
    """A place to move a club out of, or into. It is for whoever runs the server, and asks for nobody's standing.

    ``hand_over`` is for a club whose organiser is gone.
    """

    def whole(self) -> WholeClub | None:
        """Everything that is kept of the club; ``None`` if there is none.

        Raises:
            UnsafeSetup: whoever asks may not know.
        """
        ...

    def put(self, whole: WholeClub, *, replace: bool) -> None:
        """Keep this club; with ``replace``, in the place of the one that there is.

        Raises:
            Conflict: there is one already, and it is not to be replaced.
            StoreError: the place can't be written.
        """
        ...

    def hand_over(self) -> Invitation:
        """Make a code by which any member becomes the organiser, as the organiser would; the one before opens nothing.

        Raises:
            ClubRefused: ``no_club``, ``club_is_closed``.
            UnsafeSetup: whoever asks may not.
            StoreError: the place can't be written.
        """
        ...
