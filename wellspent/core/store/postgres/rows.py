"""One member's rows, within one transaction. Each statement names the member; the policy of the tables does as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wellspent.core.errors import StoreBusy
from wellspent.core.store import files, thinning
from wellspent.core.store.history import NOTE
from wellspent.core.store.port import Dropped
from wellspent.core.store.postgres.connecting import Cursor

_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """What the database has of ``member``, as ``cursor``'s transaction sees it."""

    cursor: Cursor
    member: str

    def lock(self) -> str:
        """Keep every other save of this member waiting until the transaction ends; the version as it stands then."""
        for _ in range(_TRIES):
            self.cursor.execute(
                "insert into wellspent.workbook (member, version) values (%s, %s) on conflict (member) do nothing",
                [self.member, files.digest({})],
            )
            self.cursor.execute("select version from wellspent.workbook where member = %s for update", [self.member])
            for (version,) in self.cursor:
                return str(version)
        raise StoreBusy  # forgotten by somebody else each time, before it could be locked

    def hold(self) -> None:
        """Keep every save of this member waiting, and let others look, until the transaction ends."""
        self.cursor.execute("select from wellspent.workbook where member = %s for share", [self.member])

    def version(self) -> str:
        """The version as it stands."""
        self.cursor.execute("select version from wellspent.workbook where member = %s", [self.member])
        found = self.cursor.fetchone()
        return files.digest({}) if found is None else str(found[0])

    def snapshot(self) -> tuple[str, dict[str, bytes]]:
        """The version, and the files by name: one statement, so that both are of the same moment."""
        self.cursor.execute(
            "select version, name, data from wellspent.workbook left join wellspent.file using (member) "
            "where member = %s order by name",
            [self.member],
        )
        found = self.cursor.fetchall()
        version = str(found[0][0]) if found else files.digest({})
        return version, {name: bytes(data) for _, name, data in found if name is not None}

    def write(self, new: Mapping[str, bytes], version: str) -> None:
        """Put these files in the place of those of the same names."""
        self.cursor.executemany(
            "insert into wellspent.file (member, name, data) values (%s, %s, %s) "
            "on conflict (member, name) do update set data = excluded.data",
            [(self.member, name, data) for name, data in new.items()],
        )
        self.cursor.execute("update wellspent.workbook set version = %s where member = %s", [version, self.member])

    def remove(self) -> None:
        """Remove all that there is."""
        self.cursor.execute("delete from wellspent.workbook where member = %s", [self.member])  # and what refers to it
        self.cursor.execute("delete from wellspent.draft where member = %s", [self.member])

    def last_entry(self) -> int:
        """The number of the newest entry of the history; 0 if there is none."""
        self.cursor.execute(
            "select number from wellspent.history where member = %s order by number desc limit 1", [self.member]
        )
        found = self.cursor.fetchone()
        return 0 if found is None else int(found[0])

    def remember(self, entries: Mapping[str, Mapping[str, bytes]]) -> None:
        """Add these entries to the history."""
        self.cursor.executemany(
            "insert into wellspent.history (member, entry, name, data) values (%s, %s, %s, %s)",
            [(self.member, entry, name, data) for entry, kept in entries.items() for name, data in kept.items()],
        )

    def notes(self) -> list[tuple[str, bytes]]:
        """The entries of the history, each with its note, newest first."""
        self.cursor.execute(
            "select entry, data from wellspent.history where member = %s and name = %s order by number desc",
            [self.member, NOTE],
        )
        return [(entry, bytes(data)) for entry, data in self.cursor]

    def note(self, entry: str) -> bytes | None:
        """The note of one entry."""
        self.cursor.execute(
            "select data from wellspent.history where member = %s and entry = %s and name = %s",
            [self.member, entry, NOTE],
        )
        found = self.cursor.fetchone()
        return None if found is None else bytes(found[0])

    def held(self) -> list[thinning.Held]:
        """The entries of the history, each with its files and size."""
        self.cursor.execute(
            "select entry, array_agg(name), sum(octet_length(data)) from wellspent.history where member = %s "
            "group by entry",
            [self.member],
        )
        return [thinning.Held(name=entry, files=names, size=int(size)) for entry, names, size in self.cursor]

    def entries(self) -> dict[str, dict[str, bytes]]:
        """The whole history: the files of each entry, by its name."""
        self.cursor.execute("select entry, name, data from wellspent.history where member = %s", [self.member])
        found: dict[str, dict[str, bytes]] = {}
        for entry, name, data in self.cursor:
            found.setdefault(entry, {})[name] = bytes(data)
        return found

    def kept(self) -> bool:
        """True if there is a file, or an entry of the history."""
        self.cursor.execute(
            "select exists (select from wellspent.file where member = %(member)s) "
            "or exists (select from wellspent.history where member = %(member)s)",
            {"member": self.member},
        )
        return self.cursor.fetchone() == (True,)

    def let_go(self, entries: Sequence[str]) -> None:
        """Remove these entries from the history."""
        self.cursor.execute(
            "delete from wellspent.history where member = %s and entry = any(%s)", [self.member, list(entries)]
        )

    def dropped(self) -> Dropped | None:
        """What the history had to give up."""
        self.cursor.execute(
            "select dropped_saves, dropped_latest from wellspent.workbook "
            "where member = %s and dropped_saves is not null",
            [self.member],
        )
        found = self.cursor.fetchone()
        return None if found is None else Dropped(saves=found[0], latest=found[1])

    def note_dropped(self, gone: Dropped) -> None:
        """Note what the history had to give up."""
        self.cursor.execute(
            "update wellspent.workbook set dropped_saves = %s, dropped_latest = %s where member = %s",
            [gone.saves, gone.latest, self.member],
        )
