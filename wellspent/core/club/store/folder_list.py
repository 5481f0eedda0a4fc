"""The club's list in a folder, before and after somebody changes it: what is allowed, and what becomes of the file."""

from dataclasses import replace

from wellspent.core import ids
from wellspent.core.club.model import MOST_SUGGESTIONS, NOT_COUNTED, Gathering, Suggestion
from wellspent.core.club.names import alike
from wellspent.core.club.store.folder_files import Listed
from wellspent.core.errors import ClubRefused
from wellspent.core.model import Kind


def put(listed: Listed, before: Gathering | None, after: Gathering) -> Listed:
    """With ``after`` in the place of ``before``; what is so already stays as it is.

    Raises:
        ClubRefused: as ``ClubStore.put_gathering`` says.
    """
    if after.kind in NOT_COUNTED:
        raise ClubRefused("not_counted")
    there = next((one for one in listed.gatherings if one.id == after.id), None)
    if there == after:
        return listed
    others = tuple(one for one in listed.gatherings if one != there)
    if alike(after.name) in {alike(one.name) for one in (others if before is not None else listed.gatherings)}:
        raise ClubRefused("name_is_taken")
    if there != before:
        raise ClubRefused("changed_meanwhile")
    return replace(listed, gatherings=(*others, after))


def suggest(listed: Listed, name: str, kind: Kind) -> Listed:
    """With the suggestion; what is suggested already stays as it is.

    Raises:
        ClubRefused: as ``ClubStore.suggest`` says.
    """
    if kind in NOT_COUNTED:
        raise ClubRefused("not_counted")
    if alike(name) in {alike(one.name) for one in listed.gatherings if not one.retired}:
        raise ClubRefused("name_is_taken")
    if alike(name) in {alike(one.name) for one in listed.suggestions}:
        return listed
    if len(listed.suggestions) >= MOST_SUGGESTIONS:
        raise ClubRefused("too_many_suggestions")
    taken = {one.id for one in listed.suggestions}
    suggestion = Suggestion(id=ids.unused(ids.slug(name, "gathering"), taken), name=name, kind=kind)
    return replace(listed, suggestions=(*listed.suggestions, suggestion))
