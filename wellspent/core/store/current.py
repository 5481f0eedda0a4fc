"""The files as a save finds them. Only what the save touches is understood: the rest of a file stays as it is."""

from collections.abc import Collection, Mapping

from wellspent.core.errors import Problem
from wellspent.core.model import FORMAT, Record
from wellspent.core.store import formats
from wellspent.core.store.entries import Entries
from wellspent.core.store.files import FILES, open_table
from wellspent.core.store.port import Table
from wellspent.core.store.sheets import Sheet


class Current:
    """The tables in ``contents``, bytes by file name; ``refused`` are the files that could not even be read."""

    def __init__(self, contents: Mapping[str, bytes], refused: Mapping[str, Problem]) -> None:
        self._contents = contents
        self._refused = refused
        self._opened: dict[Table, Sheet | Entries] = {}

    def locked(self, tables: Collection[Table]) -> list[str]:
        """The files of these ``tables`` that must not be written, by name."""
        other_format = formats.of(self._contents) != FORMAT
        return sorted(
            FILES[table]
            for table in tables
            if other_format or FILES[table] in self._refused or self._open(table).read_only
        )

    def record(self, table: Table, record_id: str) -> Record | None:
        """One record as it stands."""
        record: Record | None = self._open(table).record(record_id)
        return record

    def written(self, after: Mapping[Table, Mapping[str, Record | None]]) -> dict[str, bytes]:
        """The files that these records are in, as bytes by name: with them as they are given, without the ``None``."""
        return {FILES[table]: self._open(table).changed(records) for table, records in after.items()}

    def _open(self, table: Table) -> Sheet | Entries:
        if table not in self._opened:
            self._opened[table] = open_table(table, self._contents.get(FILES[table], b""))
        return self._opened[table]
