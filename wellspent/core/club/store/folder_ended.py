"""Sign-ins that were ended, in a folder: a small file of each member, with each until when it would have lasted."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress

from wellspent.core.club.store.folder_files import SIGNED_OUT, ClubFiles, Ended, of
from wellspent.core.errors import ClubUnreadable


def of_member(files: ClubFiles, member: str) -> Mapping[str, dt.datetime]:
    """Those of the member."""
    return (files.read(Ended, of(SIGNED_OUT, member)) or Ended()).sign_ins


def note(files: ClubFiles, member: str, sign_in: str, until: dt.datetime) -> None:
    """Keep this one of the member as well. The caller holds the lock."""
    before = of_member(files, member)
    if before.get(sign_in) != until:
        files.write(of(SIGNED_OUT, member), Ended(sign_ins={**before, sign_in: until}))


def let_go(files: ClubFiles, now: dt.datetime) -> None:
    """Of what would be over by now anyway, everybody's. A file that can't be read holds up nobody.

    The caller holds the lock.
    """
    for member in files.members(SIGNED_OUT):
        with suppress(ClubUnreadable):
            before = of_member(files, member)
            lasting = {one: end for one, end in before.items() if end > now}
            if not lasting:
                files.drop(of(SIGNED_OUT, member))
            elif lasting != before:
                files.write(of(SIGNED_OUT, member), Ended(sign_ins=lasting))
