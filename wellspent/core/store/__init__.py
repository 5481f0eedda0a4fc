"""Where workbooks and drafts are kept. The ``open_…`` functions alone know which adapters there are."""

from pathlib import Path
from typing import Final

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT, Settings
from wellspent.core.store.drafts import Drafts
from wellspent.core.store.port import LOCAL, Moving, Store

_POSTGRES: Final = frozenset({"postgresql", "postgres"})
"""How the address of a database begins."""

SAMPLE = ROOT / "data" / "sample"
"""The fictional workbook that comes with the app."""


def open_sample() -> Store:
    """The sample, the same for every member, and only to look at."""
    from wellspent.core.store.folder import FolderStore
    from wellspent.core.store.read_only import ReadOnly

    return ReadOnly(FolderStore(SAMPLE), LOCAL)


def open_store(settings: Settings) -> Store:
    """The store that ``settings.store`` names; the adapter is imported only here, and only when asked for.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    if (root := folder_of(settings.store)) is not None:
        from wellspent.core.store.folder import FolderStore

        return FolderStore(root)
    from wellspent.core.store.postgres.connecting import Database
    from wellspent.core.store.postgres.store import PostgresStore

    return PostgresStore(Database(settings.store))


def open_moving(address: str) -> Moving:
    """The store at that address, to move workbooks out of it or into it. A database's owner may ask for all of them.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    if (root := folder_of(address)) is not None:
        from wellspent.core.store.folder_moving import FolderMoving

        return FolderMoving(root)
    from wellspent.core.store.postgres.connecting import Database
    from wellspent.core.store.postgres.moving import PostgresMoving

    return PostgresMoving(Database(address, walled=False))


def prepare_database(address: str) -> tuple[str, ...]:
    """Make the tables in the database at that address, or bring them up to this app's; the names of what was done.

    Raises:
        UnsafeSetup: for an address that is no database's, or a role that may not.
        StoreError: the database is away, or refuses.
    """
    if address.partition(":")[0] not in _POSTGRES:
        raise UnsafeSetup(["not_a_database"])
    _need_driver()
    from wellspent.core.store.postgres import connecting, migrations

    with connecting.owner(address) as connection:
        return migrations.migrate(connection)


def open_drafts(settings: Settings) -> Drafts:
    """The drafts beside the store that ``settings.store`` names.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    if (root := folder_of(settings.store)) is not None:
        from wellspent.core.store.folder_drafts import FolderDrafts

        return FolderDrafts(root)
    from wellspent.core.store.postgres.connecting import Database
    from wellspent.core.store.postgres.drafts import PostgresDrafts

    return PostgresDrafts(Database(settings.store))


def folder_of(address: str) -> Path | None:
    """The folder that the address of a store names; ``None`` if it is a database's, and there is what talks to one.

    Raises:
        UnsafeSetup: for an address that no adapter understands, or a database without its driver.
    """
    scheme, _, place = address.partition(":")
    if scheme == "folder" and place:
        return ROOT / place
    if scheme not in _POSTGRES:
        raise UnsafeSetup(["unknown_store"])
    _need_driver()
    return None


def _need_driver() -> None:
    """A local user needs no driver; who names a database and has none is told which file brings it."""
    try:
        import psycopg  # noqa: F401
        import psycopg_pool  # noqa: F401
    except ImportError:
        raise UnsafeSetup(["no_database_driver"]) from None
