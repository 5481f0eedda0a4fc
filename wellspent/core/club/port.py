"""The port that every club store implements. Who asks always has to be given, and is checked at each call.

What one member may learn through it: the club's name, their own standing, the list of gatherings, and the issued table.
An organiser learns besides how many members there are, the invitations, and what was suggested. Nobody learns who the
others are.
"""

import datetime as dt
from collections.abc import Collection
from typing import Protocol

from wellspent.core.club.model import (
    AtTheDoor,
    Club,
    Contributions,
    Door,
    Gathering,
    Invitation,
    Issue,
    Standing,
    Suggestion,
)
from wellspent.core.model import Kind


class ClubStore(Protocol):
    """Keeps one club. Every method may raise ``StoreError`` where the place can't be reached or written.

    Where ``ClubRefused`` is raised, nothing was changed.
    """

    def club(self) -> Club | None:
        """The club of this instance, open or closed; ``None`` before it is made."""
        ...

    def look_over(self) -> Club | None:
        """The same, once all that is kept of it was found readable. For a health check: it looks at every member's.

        Raises:
            ClubUnreadable: some of it is not.
        """
        ...

    def make(self, member: str, name: str) -> Club:
        """Make the club, with this member as its organiser.

        Raises:
            ClubRefused: ``club_is_there``.
        """
        ...

    def at_the_door(self, member: str, sign_in: str) -> AtTheDoor:
        """All that a run has to know, at once; ``sign_in`` is the hash of theirs. Cheap: asked at each run."""
        ...

    def standing(self, member: str) -> Standing | None:
        """What the member is to the club; ``None`` for somebody who has not joined."""
        ...

    def join(self, member: str, code: str) -> Standing:
        """Come in by the present code. Whoever is in already stays as they are.

        Raises:
            ClubRefused: ``wrong_code``, ``club_is_closed``.
        """
        ...

    def take_over(self, member: str, code: str) -> Standing:
        """Become the organiser by the code for that, which opens nothing again; whoever was it is a member from now on.

        Raises:
            ClubRefused: ``wrong_code``, ``not_a_member``, ``club_is_closed``.
        """
        ...

    def leave(self, member: str) -> None:
        """Forget the member: standing, consents, contributions. Their data leave the next issue.

        Their sign-ins that were ended stay so until they would have ended anyway, also if they come back before that.

        Raises:
            ClubRefused: ``organiser_stays``: an organiser of an open club hands it over or closes it first.
        """
        ...

    def count_in(self, member: str, gathering: str) -> None:
        """Let the member count in that gathering from now on; contributions come by ``contribute``.

        Raises:
            ClubRefused: ``not_a_member``, ``no_such_gathering``, ``club_is_closed``.
        """
        ...

    def count_out(self, member: str, gathering: str) -> None:
        """Take the consent back, and remove the contribution; the next issue is without it."""
        ...

    def contribute(self, member: str, contributions: Contributions) -> None:
        """Replace all that is kept of the member for the gatherings in which they count; of others nothing is kept.

        Raises:
            ClubRefused: ``not_a_member``.
        """
        ...

    def gatherings(self, member: str) -> tuple[Gathering, ...]:
        """The list, by name; a retired one only where the organiser asks, or somebody who counts in it.

        Raises:
            ClubRefused: ``not_a_member``.
        """
        ...

    def put_gathering(self, member: str, before: Gathering | None, after: Gathering) -> None:
        """Put a gathering in the place of what it was ``before`` (``None``: a new one); what is so already stays.

        A retired one is counted in no next issue.

        Raises:
            ClubRefused: ``not_the_organiser``, ``not_counted`` (its kind), ``name_is_taken``, ``club_is_closed``,
                ``changed_meanwhile`` (what is there is not what it was before).
        """
        ...

    def suggest(self, member: str, name: str, kind: Kind) -> None:
        """Suggest a gathering; the same name twice is one suggestion.

        Raises:
            ClubRefused: ``not_a_member``, ``not_counted`` (its kind), ``name_is_taken``, ``too_many_suggestions``,
                ``club_is_closed``.
        """
        ...

    def suggestions(self, member: str) -> tuple[Suggestion, ...]:
        """What was suggested and not dealt with yet, by name.

        Raises:
            ClubRefused: ``not_the_organiser``.
        """
        ...

    def drop_suggestions(self, member: str, suggestions: Collection[str]) -> None:
        """Deal with suggestions, by their ids, by taking them off; all of them, or none.

        Raises:
            ClubRefused: ``not_the_organiser``.
        """
        ...

    def count(self, member: str) -> int:
        """How many members there are, the organiser among them.

        Raises:
            ClubRefused: ``not_the_organiser``.
        """
        ...

    def invitation(self, member: str, door: Door) -> Invitation | None:
        """The code that opens the door at present.

        Raises:
            ClubRefused: ``not_the_organiser``.
        """
        ...

    def invite(self, member: str, door: Door) -> Invitation:
        """Make a new code for the door; the one before opens nothing any more.

        Raises:
            ClubRefused: ``not_the_organiser``, ``club_is_closed``.
        """
        ...

    def withdraw(self, member: str, door: Door) -> None:
        """Let the door's code open nothing any more, without a new one. Without a code already, nothing changes.

        Raises:
            ClubRefused: ``not_the_organiser``.
        """
        ...

    def rename(self, member: str, before: str, after: str) -> None:
        """Call the club otherwise than ``before``.

        Raises:
            ClubRefused: ``not_the_organiser``, ``club_is_closed``, ``changed_meanwhile`` (it has a third name by now).
        """
        ...

    def close(self, member: str) -> None:
        """Close the club for good: the list, suggestions, consents, contributions, codes and the table go.

        Members keep their standing, so that they can sign in and take their workbooks.

        Raises:
            ClubRefused: ``not_the_organiser``, ``club_is_closed``.
        """
        ...

    def issue(self, member: str) -> Issue | None:
        """The table that is out. The first who asks in a new week (from Monday, UTC) has the week's one made.

        Raises:
            ClubRefused: ``not_a_member``.
        """
        ...

    def sign_out(self, member: str, sign_in: str, until: dt.datetime) -> None:
        """Note that this sign-in (a hash of what the provider said) is over; kept until it would have ended anyway."""
        ...
