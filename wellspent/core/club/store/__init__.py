"""Where a club is kept: beside its members' workbooks. The ``open_…`` functions alone know which adapters there are."""

from wellspent.core.club.moving import MovingClub
from wellspent.core.club.port import ClubStore
from wellspent.core.settings import Settings
from wellspent.core.store import folder_of


def open_club(settings: Settings) -> ClubStore:
    """The club beside the store that ``settings.store`` names; the adapter is imported only here, when asked for.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    if (root := folder_of(settings.store)) is not None:
        from wellspent.core.club.store.folder import FolderClub

        return FolderClub(root)
    from wellspent.core.club.store.postgres import PostgresClub
    from wellspent.core.store.postgres.connecting import Database

    return PostgresClub(Database(settings.store))


def open_moving_club(address: str) -> MovingClub:
    """The club at that address, to move it out of there or into it. Of a database only the owner may.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    if (root := folder_of(address)) is not None:
        from wellspent.core.club.store.folder_moving import FolderMovingClub

        return FolderMovingClub(root)
    from wellspent.core.club.store.postgres_moving import PostgresMovingClub
    from wellspent.core.store.postgres.connecting import Database

    return PostgresMovingClub(Database(address, walled=False))
