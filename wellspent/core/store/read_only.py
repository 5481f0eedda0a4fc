"""A store to look around in: it shows one workbook to everyone, and saves nothing."""

from collections.abc import Sequence

from wellspent.core.errors import ReadOnlyStore
from wellspent.core.store.port import Change, Loaded, Save, Store


class ReadOnly:
    """Shows every member the workbook that ``owner`` has in ``store``, and turns away whatever would change it."""

    def __init__(self, store: Store, owner: str) -> None:
        self._store = store
        self._owner = owner

    def load(self, member: str) -> Loaded:  # noqa: ARG002 - the same for all
        """The workbook as it stands, whoever asks."""
        return self._store.load(self._owner)

    def version(self, member: str) -> str:  # noqa: ARG002
        """Its version, whoever asks."""
        return self._store.version(self._owner)

    def save(self, member: str, changes: Sequence[Change], seen: str) -> str:  # noqa: ARG002
        """Never saves.

        Raises:
            ReadOnlyStore: always.
        """
        raise ReadOnlyStore

    def history(self, member: str) -> tuple[Save, ...]:  # noqa: ARG002
        """What was saved before it became one to look at."""
        return self._store.history(self._owner)

    def forget(self, member: str) -> None:  # noqa: ARG002
        """Never forgets.

        Raises:
            ReadOnlyStore: always.
        """
        raise ReadOnlyStore
