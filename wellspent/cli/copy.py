"""``copy``: workbooks and their club from one store to another, read back to see that they are the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from wellspent.cli.answer import Answer, Refused
from wellspent.core.club.moving import MovingClub, WholeClub
from wellspent.core.club.store import open_moving_club
from wellspent.core.store import open_moving
from wellspent.core.store.port import Moving, Whole
from wellspent.words import moving

DIFFERENT: Final = 1
"""The exit code where a workbook is not at its target as it is at its source."""

_ROUNDS: Final = 10
"""So often, with ``running``, it is looked who has come and who has left since."""

Watch = Callable[[int, int], None]
"""Hears how many workbooks are done, and of how many."""


def run(
    source: str, target: str, *, members: Sequence[str] | None, replace: bool, running: bool, watch: Watch
) -> Answer:
    """Copy the workbooks of these members, or of all, and then their club as well.

    What is there already and different stays, unless told to ``replace`` it. With ``running``, the app goes on
    meanwhile: a workbook is the same if it is as a save left it, and all is as it was at one moment at the end.
    """
    if source == target:
        raise Refused(moving.THE_SAME_PLACE)
    copying = _Copying(open_moving(source), open_moving(target), replace=replace, running=running)
    those = _members(copying.here, members)
    club = None
    if members is None:  # first, as it may be refused, and then nothing was copied
        clubs = _Clubs(open_moving_club(source), open_moving_club(target), replace=replace, running=running)
        club = clubs.copy()
    for number, member in enumerate(those, start=1):
        copying.copy(member)
        watch(number, len(those))
    if members is None and running:
        _catch_up(copying, clubs if club == "copied" else None)
    found = copying.found
    said = {
        "copied": moving.copied(len(found["copied"])),
        "same": moving.same(len(found["same"])),
        "different": moving.different(found["different"]),
        "unlike": moving.unlike(found["unlike"]),
    }
    lines = [said[name] for name, whose in found.items() if whose]
    if club is not None:
        lines.append(moving.CLUB[club])
    failed = found["different"] or found["unlike"] or club in {"different", "unlike"}
    return Answer(lines=lines or [moving.NOTHING], data={**found, "club": club}, code=DIFFERENT if failed else 0)


def _catch_up(copying: "_Copying", clubs: "_Clubs | None") -> None:
    """Look who has come and who has left meanwhile, until nobody has; the club follows if this run copied it."""
    for _ in range(_ROUNDS):
        # The club second: whoever leaves loses the workbook first.
        settled = [copying.follow(), clubs is None or clubs.follow()]
        if all(settled):
            return


def _members(here: Moving, named: Sequence[str] | None) -> Sequence[str]:
    if named is None:
        return here.members()
    for member in named:
        try:
            nothing = here.whole(member).empty
        except ValueError:  # no member can be called that
            nothing = True
        if nothing:
            raise Refused(moving.none_of(member))
    return list(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class _Copying:
    """The workbooks of two stores, and how it went with each member's."""

    here: Moving
    there: Moving
    replace: bool
    running: bool
    found: dict[str, list[str]] = field(
        default_factory=lambda: {"copied": [], "same": [], "different": [], "unlike": []}
    )

    def copy(self, member: str) -> None:
        """Copy one, unless it is there already; whoever has left since they were listed has none."""
        whole = self.here.whole(member)
        if not whole.empty:
            self.found[self._copy(member, whole)].append(member)

    def _copy(self, member: str, whole: Whole) -> str:
        held = self.there.whole(member)
        if held == whole:
            return "same"
        if not (held.empty or self.replace):
            return "different"
        self.there.put(member, whole, replace=self.replace)
        # Read again as well where nobody saves meanwhile, so that it shows if somebody did.
        asked = whole if self.running else self.here.whole(member)
        return "copied" if self.there.whole(member) == asked else "unlike"

    def follow(self) -> bool:
        """Take out again who has left, and copy who has come; true if there was nothing to do."""
        now, known = set(self.here.members()), {member for whose in self.found.values() for member in whose}
        left = [member for member in self.found["copied"] if member not in now]
        for member in left:  # what this run did not bring there is not its to take away
            self.there.forget(member)
            self.found["copied"].remove(member)
        for member in sorted(now - known):
            self.copy(member)
        return not left and now <= known


@dataclass(frozen=True, slots=True)
class _Clubs:
    """The clubs of two stores."""

    here: MovingClub
    there: MovingClub
    replace: bool
    running: bool

    def copy(self) -> str | None:
        """How that went; ``None`` where there is no club."""
        whole = self.here.whole()
        if whole is None:
            return None
        held = self.there.whole()
        if held == whole:
            return "same"
        if not (held is None or self.replace):
            return "different"
        return self._put(whole)

    def follow(self) -> bool:
        """Copy it once more if others are in it by now, or count elsewhere; true if there was nothing to do."""
        whole, held = self.here.whole(), self.there.whole()
        if whole is None or (held is not None and held.standings == whole.standings):
            return True
        self.there.put(whole, replace=True)
        return False

    def _put(self, whole: WholeClub) -> str:
        self.there.put(whole, replace=self.replace)
        return "copied" if self.there.whole() == (whole if self.running else self.here.whole()) else "unlike"
