"""Where workbooks are kept. ``open_store`` is the only place that knows which adapters there are."""

from wellspent.core.errors import UnsafeSetup
from wellspent.core.settings import ROOT, Settings
from wellspent.core.store.port import Store


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
