"""``copy``: workbooks from one store to another, read back to see that they are the same."""

from collections.abc import Sequence

from wellspent.cli.answer import Answer, Refused
from wellspent.core.store import open_moving
from wellspent.core.store.port import Moving
from wellspent.words import moving

DIFFERENT = 1
"""The exit code where a workbook is not at its target as it is at its source."""


def run(source: str, target: str, *, members: Sequence[str] | None, replace: bool) -> Answer:
    """Copy the workbooks of these members, or of all; what is there already and different stays, unless told."""
    if source == target:
        raise Refused(moving.THE_SAME_PLACE)
    here, there = open_moving(source), open_moving(target)
    found: dict[str, list[str]] = {"copied": [], "same": [], "different": [], "unlike": []}
    for member in _members(here, members):
        found[_copy(here, there, member, replace=replace)].append(member)
    said = {
        "copied": moving.copied(len(found["copied"])),
        "same": moving.same(len(found["same"])),
        "different": moving.different(found["different"]),
        "unlike": moving.unlike(found["unlike"]),
    }
    return Answer(
        lines=[said[name] for name, those in found.items() if those] or [moving.NOTHING],
        data=found,
        code=DIFFERENT if found["different"] or found["unlike"] else 0,
    )


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
