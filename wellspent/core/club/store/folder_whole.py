"""Whether all files of a club in a folder can be read: one that can't holds up more people than the one it is of."""

from typing import Final

from wellspent.core.club.model import Issue
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

_ONE_OF_EACH: Final = {File.CLUB: Kept, File.LIST: Listed, File.TABLE: Issue, File.BEHIND: Made}
_ONE_OF_EACH_MEMBER: Final = {MEMBERS: Person, SIGNED_OUT: Ended}


def look_over(files: ClubFiles) -> None:
    """Read each of them.

    Raises:
        ClubUnreadable: the first one that can't be understood.
        StoreUnavailable: the system refuses.
    """
    for name, kind in _ONE_OF_EACH.items():
        files.read(kind, name)
    for folder, kind in _ONE_OF_EACH_MEMBER.items():
        for member in files.members(folder):
            files.read(kind, of(folder, member))
