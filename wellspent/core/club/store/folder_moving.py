"""A club moved out of a folder, or into one."""

from pathlib import Path

from wellspent.core.club.model import Contribution, Door, Invitation, Role
from wellspent.core.club.moving import WholeClub
from wellspent.core.club.names import by_name
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.club.store.folder_files import (
    MEMBERS,
    SIGNED_OUT,
    ClubFiles,
    Ended,
    File,
    Kept,
    Listed,
    Made,
    Person,
    of,
)
from wellspent.core.errors import ClubRefused, Conflict


class FolderMovingClub:
    """The folder of a club, as a place to move it out of, or into."""

    def __init__(self, root: Path, *, wait: float = 10.0) -> None:
        self._root = root
        self._files = ClubFiles(root, wait)

    def whole(self) -> WholeClub | None:
        """Everything that is kept; nobody changes any of it meanwhile."""
        if self._files.read(Kept, File.CLUB) is None:  # without a club no lock is laid down either
            return None
        with self._files.lock():
            kept = self._files.read(Kept, File.CLUB)
            return None if kept is None else self._whole(kept)

    def put(self, whole: WholeClub, *, replace: bool) -> None:
        """Keep this club. The file of the club itself goes first and comes last: between, there is none.

        Raises:
            Conflict: there is one already, and it is not to be replaced.
        """
        with self._files.lock():
            if self._files.read(Kept, File.CLUB) is not None and not replace:
                raise Conflict(())
            for name in (File.CLUB, File.LIST, File.TABLE, File.BEHIND):
                self._files.drop(name)
            for folder in (MEMBERS, SIGNED_OUT):
                for member in self._files.members(folder):
                    self._files.drop(of(folder, member))
            self._write(whole)

    def hand_over(self) -> Invitation:
        """Make the code in the organiser's place.

        Raises:
            ClubRefused: there is no club, or it is closed.
        """
        kept = self._files.read(Kept, File.CLUB)
        if kept is None:
            raise ClubRefused("no_club")
        if kept.organiser is None:
            raise ClubRefused("club_is_closed")
        return FolderClub(self._root).invite(kept.organiser, Door.HAND_OVER)

    def _whole(self, kept: Kept) -> WholeClub:
        people = {member: self._files.read(Person, of(MEMBERS, member)) for member in self._files.members(MEMBERS)}
        ended = {member: self._files.read(Ended, of(SIGNED_OUT, member)) for member in self._files.members(SIGNED_OUT)}
        listed = self._files.read(Listed, File.LIST) or Listed()
        made = self._files.read(Made, File.BEHIND)
        return WholeClub(
            club=kept.club,
            standings={member: kept.standing(member, one) for member, one in people.items() if one is not None},
            contributions={member: person.counted for member, person in people.items() if person is not None},
            gatherings=by_name(listed.gatherings),
            suggestions=by_name(listed.suggestions),
            invitations=kept.invitations,
            issue=None if made is None else made.issue,
            behind={} if made is None else made.behind,
            ended={member: one.sign_ins for member, one in ended.items() if one is not None},
        )

    def _write(self, whole: WholeClub) -> None:
        for member, standing in whole.standings.items():
            counted = {one: whole.contributions[member].get(one, Contribution()) for one in sorted(standing.counted)}
            self._files.write(of(MEMBERS, member), Person(joined_on=standing.joined_on, counted=counted))
        for member, sign_ins in whole.ended.items():
            self._files.write(of(SIGNED_OUT, member), Ended(sign_ins=sign_ins))
        self._files.write(File.LIST, Listed(gatherings=whole.gatherings, suggestions=whole.suggestions))
        if whole.issue is not None:
            self._files.write(File.BEHIND, Made(issue=whole.issue, behind=whole.behind))
            self._files.write(File.TABLE, whole.issue)
        organisers = [member for member, one in whole.standings.items() if one.role is Role.ORGANISER]
        kept = Kept(
            name=whole.club.name,
            made_on=whole.club.made_on,
            closed_on=whole.club.closed_on,
            organiser=next(iter(organisers), None),
            invitations=whole.invitations,
        )
        self._files.write(File.CLUB, kept)
