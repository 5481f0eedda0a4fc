"""Where workbooks are kept. ``open_store`` and ``open_sample`` alone know which adapters there are."""

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT, Settings
from wellspent.core.store.port import LOCAL, Store

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
    raise UnsafeSetup(["unknown_store"])
