"""The club in a folder: files of its own beside the members' folders, one for each member.

Whoever changes anything holds the lock and reads anew what it is changed from. Looking takes no lock, and at each run
reads three small files.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from wellspent.core.club.codes import new_code, opens
from wellspent.core.club.issuing import week_of
from wellspent.core.club.model import (
    AtTheDoor,
    Club,
    Contribution,
    Contributions,
    Door,
    Gathering,
    Invitation,
    Issue,
    Standing,
    Suggestion,
)
from wellspent.core.club.names import by_name
from wellspent.core.club.store import folder_ended as ended
from wellspent.core.club.store import folder_list, folder_table, folder_whole
from wellspent.core.club.store.folder_files import MEMBERS, ClubFiles, File, Kept, Listed, Person, of
from wellspent.core.errors import ClubRefused
from wellspent.core.model import Kind
from wellspent.core.store.port import known


class FolderClub:
    """The club of the workbooks below ``root``.

    ``wait`` is how many seconds a change waits for another one; ``clock`` tells the day and the week, by UTC.
    """

    def __init__(
        self, root: Path, *, wait: float = 10.0, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    ) -> None:
        self._files = ClubFiles(root, wait)
        self._clock = clock

    def club(self) -> Club | None:
        """The club, open or closed."""
        kept = self._kept()
        return None if kept is None else kept.club

    def look_over(self) -> Club | None:
        """Reads every file."""
        folder_whole.look_over(self._files)
        return self.club()

    def make(self, member: str, name: str) -> Club:
        """Make it. Its own file comes last: before it there is no club to be in."""
        with self._files.lock():
            if self._kept() is not None:
                raise ClubRefused("club_is_there")
            kept = Kept(name=name, made_on=self._today(), organiser=member)
            self._files.write(of(MEMBERS, member), Person(joined_on=kept.made_on))
            self._files.write(File.CLUB, kept)
            return kept.club

    def at_the_door(self, member: str, sign_in: str) -> AtTheDoor:
        """Looks into three small files."""
        kept, person = self._kept(), self._person(member)
        return AtTheDoor(
            club=None if kept is None else kept.club,
            standing=None if kept is None or person is None else kept.standing(member, person),
            ended=sign_in in ended.of_member(self._files, member),
        )

    def standing(self, member: str) -> Standing | None:
        """What the member is to the club."""
        kept = self._kept()
        person = self._person(member)
        return None if kept is None or person is None else kept.standing(member, person)

    def join(self, member: str, code: str) -> Standing:
        """Come in by the present code."""
        with self._files.lock():
            kept = self._opened(Door.JOIN, code)
            person = self._person(member)
            if person is None:
                person = Person(joined_on=self._today())
                self._files.write(of(MEMBERS, member), person)
            return kept.standing(member, person)

    def take_over(self, member: str, code: str) -> Standing:
        """Become the organiser. That, and that the code opens nothing again, stands in one file."""
        with self._files.lock():
            kept, person = self._inside(member)
            kept = self._opened(Door.HAND_OVER, code)
            kept = replace(kept.without_code(Door.HAND_OVER), organiser=member)
            self._files.write(File.CLUB, kept)
            return kept.standing(member, person)

    def leave(self, member: str) -> None:
        """Forget the member, but for sign-ins that were ended and are not over: they may come back within the day.

        Their own file goes last: as long as it is there, they can leave again.
        """
        with self._files.lock():
            kept = self._kept()
            if kept is not None and kept.organiser == known(member):
                if kept.closed_on is None:
                    raise ClubRefused("organiser_stays")
                self._files.write(File.CLUB, replace(kept, organiser=None))
            folder_table.forget(self._files, member)
            ended.let_go(self._files, self._clock())
            self._files.drop(of(MEMBERS, member))

    def count_in(self, member: str, gathering: str) -> None:
        """Keep the consent; what is contributed already stays."""
        with self._files.lock():
            kept, person = self._inside(member)
            _still_open(kept)
            if gathering not in {one.id for one in self._list().gatherings if not one.retired}:
                raise ClubRefused("no_such_gathering")
            self._put(member, person, {gathering: Contribution(), **person.counted})

    def count_out(self, member: str, gathering: str) -> None:
        """Remove the consent, and with it the contribution."""
        with self._files.lock():
            person = self._person(member)
            if person is not None:
                self._put(member, person, {where: one for where, one in person.counted.items() if where != gathering})

    def contribute(self, member: str, contributions: Contributions) -> None:
        """Replace what is kept, where the member counts."""
        with self._files.lock():
            _, person = self._inside(member)
            self._put(member, person, {where: contributions.get(where, Contribution()) for where in person.counted})

    def gatherings(self, member: str) -> tuple[Gathering, ...]:
        """The list, as this member may see it."""
        kept, person = self._inside(member)
        everything = self._list().gatherings
        if member == kept.organiser:
            return by_name(everything)
        return by_name(one for one in everything if not one.retired or one.id in person.counted)

    def put_gathering(self, member: str, before: Gathering | None, after: Gathering) -> None:
        """Put it on the list."""
        with self._files.lock():
            _still_open(self._organised(member))
            listed = self._list()
            self._write_list(listed, folder_list.put(listed, before, after))

    def suggest(self, member: str, name: str, kind: Kind) -> None:
        """Keep the suggestion, without who it was."""
        with self._files.lock():
            kept, _ = self._inside(member)
            _still_open(kept)
            listed = self._list()
            self._write_list(listed, folder_list.suggest(listed, name, kind))

    def suggestions(self, member: str) -> tuple[Suggestion, ...]:
        """What waits for the organiser."""
        self._organised(member)
        return by_name(self._list().suggestions)

    def drop_suggestions(self, member: str, suggestions: Collection[str]) -> None:
        """Take them off."""
        with self._files.lock():
            self._organised(member)
            listed = self._list()
            rest = tuple(one for one in listed.suggestions if one.id not in suggestions)
            self._write_list(listed, replace(listed, suggestions=rest))

    def count(self, member: str) -> int:
        """How many members there are."""
        self._organised(member)
        return len(self._files.members(MEMBERS))

    def invitation(self, member: str, door: Door) -> Invitation | None:
        """The present code."""
        return self._organised(member).invitations.get(door)

    def invite(self, member: str, door: Door) -> Invitation:
        """A new code in the place of the one before."""
        with self._files.lock():
            kept = self._organised(member)
            _still_open(kept)
            invitation = Invitation(code=new_code(), made_on=self._today())
            self._files.write(File.CLUB, replace(kept, invitations={**kept.invitations, door: invitation}))
            return invitation

    def withdraw(self, member: str, door: Door) -> None:
        """No code for that door."""
        with self._files.lock():
            kept = self._organised(member)
            if door in kept.invitations:
                self._files.write(File.CLUB, kept.without_code(door))

    def rename(self, member: str, before: str, after: str) -> None:
        """Call the club otherwise."""
        with self._files.lock():
            kept = self._organised(member)
            _still_open(kept)
            if kept.name not in {before, after}:
                raise ClubRefused("changed_meanwhile")
            self._files.write(File.CLUB, replace(kept, name=after))

    def close(self, member: str) -> None:
        """Remove all but the members. It is noted last: after a crash it can be closed once more."""
        with self._files.lock():
            kept = self._organised(member)
            _still_open(kept)
            for name in (File.TABLE, File.BEHIND, File.LIST):
                self._files.drop(name)
            for other in self._files.members(MEMBERS):
                if (person := self._files.read(Person, of(MEMBERS, other))) is not None:
                    self._put(other, person, {})
            self._files.write(File.CLUB, replace(kept, closed_on=self._today(), invitations={}))

    def issue(self, member: str) -> Issue | None:
        """The week's table, from a small file of its own."""
        kept, _ = self._inside(member)
        if kept.closed_on is not None:
            return None
        week = week_of(self._clock())
        issue = folder_table.out(self._files)
        if issue is not None and issue.week >= week:
            return issue
        with self._files.lock():
            kept, _ = self._inside(member)
            return None if kept.closed_on is not None else folder_table.make(self._files, week)

    def sign_out(self, member: str, sign_in: str, until: dt.datetime) -> None:
        """Note it, and let go of whatever would have ended by now anyway, everybody's."""
        with self._files.lock():
            ended.note(self._files, member, sign_in, until)
            ended.let_go(self._files, self._clock())

    def _put(self, member: str, person: Person, counted: Contributions) -> None:
        if counted != person.counted:
            self._files.write(of(MEMBERS, member), replace(person, counted=counted))

    def _kept(self) -> Kept | None:
        return self._files.read(Kept, File.CLUB)

    def _list(self) -> Listed:
        return self._files.read(Listed, File.LIST) or Listed()

    def _write_list(self, before: Listed, after: Listed) -> None:
        if after != before:
            self._files.write(File.LIST, after)

    def _person(self, member: str) -> Person | None:
        return self._files.read(Person, of(MEMBERS, member))

    def _inside(self, member: str) -> tuple[Kept, Person]:
        kept = self._kept()
        person = self._person(member)
        if kept is None or person is None:
            raise ClubRefused("not_a_member")
        return kept, person

    def _organised(self, member: str) -> Kept:
        kept = self._kept()
        if kept is None or kept.organiser != known(member):
            raise ClubRefused("not_the_organiser")
        return kept

    def _opened(self, door: Door, code: str) -> Kept:
        kept = self._kept()
        if kept is None:
            raise ClubRefused("wrong_code")
        _still_open(kept)
        invitation = kept.invitations.get(door)
        if invitation is None or not opens(code, invitation.code):
            raise ClubRefused("wrong_code")
        return kept

    def _today(self) -> dt.date:
        return self._clock().astimezone(dt.UTC).date()


def _still_open(kept: Kept) -> None:
    if kept.closed_on is not None:
        raise ClubRefused("club_is_closed")
