"""A store to look around in: it shows one workbook to everyone, and saves nothing."""

from collections.abc import Sequence

from wellspent.core.errors import ReadOnlyStore
from wellspent.core.store.port import Change, Changes, Dropped, Loaded, Save, Store


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

    def changes_of(self, member: str, save: str) -> Changes:  # noqa: ARG002
        """What one of those saves changed."""
        return self._store.changes_of(self._owner, save)

    def dropped(self, member: str) -> Dropped | None:  # noqa: ARG002
        """What the history of those saves had to give up."""
        return self._store.dropped(self._owner)

    def forget(self, member: str) -> None:  # noqa: ARG002
        """Never forgets.

        Raises:
            ReadOnlyStore: always.
        """
        raise ReadOnlyStore
