"""Where a club is kept: beside its members' workbooks. The ``open_…`` functions alone know which adapters there are."""

from wellspent.core.club.moving import MovingClub
from wellspent.core.club.port import ClubStore
from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT, Settings
from wellspent.core.store import POSTGRES, need_driver


def open_club(settings: Settings) -> ClubStore:
    """The club beside the store that ``settings.store`` names; the adapter is imported only here, when asked for.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    scheme, _, place = settings.store.partition(":")
    if scheme == "folder" and place:
        from wellspent.core.club.store.folder import FolderClub

        return FolderClub(ROOT / place)
    if scheme in POSTGRES:
        need_driver()
        from wellspent.core.club.store.postgres import PostgresClub
        from wellspent.core.store.postgres.connecting import Database

        return PostgresClub(Database(settings.store))
    raise UnsafeSetup(["unknown_store"])


def open_moving_club(address: str) -> MovingClub:
    """The club at that address, to move it out of there or into it. Of a database only the owner may.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    scheme, _, place = address.partition(":")
    if scheme == "folder" and place:
        from wellspent.core.club.store.folder_moving import FolderMovingClub

        return FolderMovingClub(ROOT / place)
    if scheme in POSTGRES:
        need_driver()
        from wellspent.core.club.store.postgres_moving import PostgresMovingClub
        from wellspent.core.store.postgres.connecting import Database

        return PostgresMovingClub(Database(address, walled=False))
    raise UnsafeSetup(["unknown_store"])
