"""The PostgreSQL store: each member's files as rows, saved in one transaction under a lock on the member's own row."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from wellspent.core.errors import NotInHistory
from wellspent.core.store import files, formats, history, merging, thinning
from wellspent.core.store.port import Change, Changes, Dropped, Loaded, Save, known
from wellspent.core.store.postgres.connecting import Database
from wellspent.core.store.postgres.rows import Rows


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class PostgresStore:
    """Keeps the workbooks of all members in one database.

    ``clock`` tells the time that the history notes, and ``most_history`` is how many bytes one member's may have.
    ``steps`` lead on from older formats.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Callable[[], dt.datetime] = _utc_now,
        most_history: int = thinning.LARGEST,
        steps: Mapping[int, formats.Step] = formats.STEPS,
    ) -> None:
        self._database = database
        self._clock = clock
        self._most_history = most_history
        self._steps = steps

    def load(self, member: str) -> Loaded:
        """The workbook as it stands; one in an older format is brought up to today's, as in a folder."""
        with self._rows(member) as rows:
            version, contents = rows.snapshot()
            if formats.upgraded(contents, self._steps) is not None:
                version, contents = self._upgrade(rows)
        parsed = files.parse(contents)
        return Loaded(
            workbook=parsed.workbook,
            problems=parsed.problems,
            version=version,
            contents=contents,
            read_only=parsed.read_only,
            notices=parsed.notices,
        )

    def version(self, member: str) -> str:
        """A hash over the names and bytes of the files, as the last save left it."""
        with self._rows(member) as rows:
            return rows.version()

    def save(self, member: str, changes: Sequence[Change], seen: str) -> str:
        """Put all ``changes`` onto what is there now, or none; ``seen`` need not be the present version.

        If the connection is lost while the database confirms, nobody can know whether it did: what is told is
        ``StoreAway``, and to save the same again is no conflict.
        """
        with self._rows(member) as rows:
            rows.lock()
            _, now = rows.snapshot()
            new, done = merging.put(now, {}, changes)
            new = {name: data for name, data in new.items() if now.get(name) != data}
            version = files.digest({**now, **new})
            if new:
                self._write(rows, now, new, done, seen=seen)
            return version

    def history(self, member: str) -> tuple[Save, ...]:
        """What was saved, newest first."""
        with self._rows(member) as rows:
            notes = rows.notes()
        saves = [history.save_in(entry, note) for entry, note in notes]
        return tuple(save for save in saves if save is not None)

    def changes_of(self, member: str, save: str) -> Changes:
        """What one save of the history changed, each record before and after.

        Raises:
            NotInHistory: there is no such entry, or not any longer, or it can't be read.
        """
        known(member)
        if not history.is_name(save):
            raise NotInHistory(save)
        with self._rows(member) as rows:
            note = rows.note(save)
        if note is None:
            raise NotInHistory(save)
        return history.changes_in(save, note)

    def dropped(self, member: str) -> Dropped | None:
        """What the history had to give up because it grew too large."""
        with self._rows(member) as rows:
            return rows.dropped()

    def forget(self, member: str) -> None:
        """Remove all of the member's rows, drafts included."""
        with self._rows(member) as rows:
            rows.remove()

    @contextmanager
    def _rows(self, member: str) -> Iterator[Rows]:
        """The member's rows, for one transaction."""
        with self._database.turn(known(member)) as cursor:
            yield Rows(cursor, member)

    def _write(
        self,
        rows: Rows,
        now: Mapping[str, bytes],
        new: Mapping[str, bytes],
        done: Changes,
        *,
        seen: str,
        older: int | None = None,
    ) -> None:
        """Write the files and what they were; ``older`` is the format that the workbook is brought up from."""
        time = self._clock()
        version = files.digest({**now, **new})
        created = tuple(name for name in new if name not in now)
        entry = history.Entry(saved_at=time, changes=done, created=created, seen=seen, version=version)
        name = history.name_after(rows.last_entry(), time, older)
        kept = {**{file: now[file] for file in new if file in now}, **entry.note()}
        rows.write(new, version)
        rows.remember({name: kept})
        if thinning.is_due(name, sum(map(len, kept.values())), self._most_history):
            self._thin(rows, name, time)

    def _thin(self, rows: Rows, newest: str, now: dt.datetime) -> None:
        surplus, too_old = thinning.going(rows.held(), newest, now, self._most_history)
        rows.let_go([*surplus, *too_old])
        if too_old:
            rows.note_dropped(history.dropped_with(rows.dropped(), too_old))

    def _upgrade(self, rows: Rows) -> tuple[str, dict[str, bytes]]:
        """Bring the files to today's format; the history has all of them as they were."""
        seen = rows.lock()
        _, now = rows.snapshot()
        new = formats.upgraded(now, self._steps)
        if new is not None:
            self._write(rows, now, new, (), seen=seen, older=formats.of(now))
        return rows.snapshot()
