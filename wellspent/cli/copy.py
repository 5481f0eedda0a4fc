"""``copy``: workbooks and their club from one store to another, read back to see that they are the same."""

from collections.abc import Sequence

from wellspent.cli.answer import Answer, Refused
from wellspent.core.club.moving import MovingClub
from wellspent.core.club.store import open_moving_club
from wellspent.core.store import open_moving
from wellspent.core.store.port import Moving
from wellspent.words import moving

DIFFERENT = 1
"""The exit code where a workbook is not at its target as it is at its source."""


def run(source: str, target: str, *, members: Sequence[str] | None, replace: bool) -> Answer:
    """Copy the workbooks of these members, or of all, and then their club as well.

    What is there already and different stays, unless told.
    """
    if source == target:
        raise Refused(moving.THE_SAME_PLACE)
    here, there = open_moving(source), open_moving(target)
    those = _members(here, members)
    club = None
    if members is None:  # first, as it may be refused, and then nothing was copied
        club = _copy_club(open_moving_club(source), open_moving_club(target), replace=replace)
    found: dict[str, list[str]] = {"copied": [], "same": [], "different": [], "unlike": []}
    for member in those:
        found[_copy(here, there, member, replace=replace)].append(member)
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


def _copy(here: Moving, there: Moving, member: str, *, replace: bool) -> str:
    whole, held = here.whole(member), there.whole(member)
    if held == whole:
        return "same"
    if not (held.empty or replace):
        return "different"
    there.put(member, whole, replace=replace)
    # Both are read again: what was saved meanwhile on either side shows as well.
    return "copied" if there.whole(member) == here.whole(member) else "unlike"


def _copy_club(here: MovingClub, there: MovingClub, *, replace: bool) -> str | None:
    """How that went; ``None`` where there is no club."""
    whole = here.whole()
    if whole is None:
        return None
    held = there.whole()
    if held == whole:
        return "same"
    if not (held is None or replace):
        return "different"
    there.put(whole, replace=replace)
    return "copied" if there.whole() == here.whole() else "unlike"
