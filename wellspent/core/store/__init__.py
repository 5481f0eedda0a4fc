"""Where workbooks and drafts are kept. The ``open_…`` functions alone know which adapters there are."""

from typing import Final

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT, Settings
from wellspent.core.store.drafts import Drafts
from wellspent.core.store.port import LOCAL, Moving, Store

POSTGRES: Final = frozenset({"postgresql", "postgres"})
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
    scheme, _, place = settings.store.partition(":")
    if scheme == "folder" and place:
        from wellspent.core.store.folder import FolderStore

        return FolderStore(ROOT / place)
    if scheme in POSTGRES:
        need_driver()
        from wellspent.core.store.postgres.connecting import Database
        from wellspent.core.store.postgres.store import PostgresStore

        return PostgresStore(Database(settings.store))
    raise UnsafeSetup(["unknown_store"])


def open_moving(address: str) -> Moving:
    """The store at that address, to move workbooks out of it or into it. A database's owner may ask for all of them.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    scheme, _, place = address.partition(":")
    if scheme == "folder" and place:
        from wellspent.core.store.folder_moving import FolderMoving

        return FolderMoving(ROOT / place)
    if scheme in POSTGRES:
        need_driver()
        from wellspent.core.store.postgres.connecting import Database
        from wellspent.core.store.postgres.moving import PostgresMoving

        return PostgresMoving(Database(address, walled=False))
    raise UnsafeSetup(["unknown_store"])


def prepare_database(address: str) -> tuple[str, ...]:
    """Make the tables in the database at that address, or bring them up to this app's; the names of what was done.

    Raises:
        UnsafeSetup: for an address that is no database's, or a role that may not.
        StoreError: the database is away, or refuses.
    """
    if address.partition(":")[0] not in POSTGRES:
        raise UnsafeSetup(["not_a_database"])
    need_driver()
    from wellspent.core.store.postgres import connecting, migrations

    with connecting.owner(address) as connection:
        return migrations.migrate(connection)


def open_drafts(settings: Settings) -> Drafts:
    """The drafts beside the store that ``settings.store`` names.

    Raises:
        UnsafeSetup: for an address that no adapter understands.
    """
    scheme, _, place = settings.store.partition(":")
    if scheme == "folder" and place:
        from wellspent.core.store.folder_drafts import FolderDrafts

        return FolderDrafts(ROOT / place)
    if scheme in POSTGRES:
        need_driver()
        from wellspent.core.store.postgres.connecting import Database
        from wellspent.core.store.postgres.drafts import PostgresDrafts

        return PostgresDrafts(Database(settings.store))
    raise UnsafeSetup(["unknown_store"])


def need_driver() -> None:
    """A local user needs no driver; who names a database and has none is told which file brings it."""
    try:
        import psycopg  # noqa: F401
        import psycopg_pool  # noqa: F401
    except ImportError:
        raise UnsafeSetup(["no_database_driver"]) from None
