"""Workbooks moved out of a database, or into one."""

from wellspent.core.errors import Conflict
from wellspent.core.store import files
from wellspent.core.store.port import Whole, known
from wellspent.core.store.postgres.connecting import Database
from wellspent.core.store.postgres.rows import Rows


class PostgresMoving:
    """A database, as a place to move workbooks out of, or into."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def members(self) -> tuple[str, ...]:
        """Those of whom anything is kept. The app's role sees one at a time; only the owner of the tables sees all.

        Raises:
            UnsafeSetup: whoever asks is not the owner.
        """
        with self._database.turn_of_all() as cursor:
            cursor.execute(
                "select member from wellspent.file union select member from wellspent.history order by member"
            )
            return tuple(sorted(member for (member,) in cursor))

    def whole(self, member: str) -> Whole:
        """Everything that is kept of the member; no save comes between its parts."""
        with self._database.turn(known(member)) as cursor:
            rows = Rows(cursor, member)
            rows.hold()
            _, contents = rows.snapshot()
            return Whole(contents=contents, history=rows.entries(), dropped=rows.dropped())

    def put(self, member: str, whole: Whole, *, replace: bool) -> None:
        """Keep this of the member: all of it, or none.

        Raises:
            Conflict: something is kept already, and it is not to be replaced.
        """
        with self._database.turn(known(member)) as cursor:
            rows = Rows(cursor, member)
            if replace:
                rows.remove()
            rows.lock()
            if rows.kept():
                raise Conflict(())
            rows.write(whole.contents, files.digest(whole.contents))
            rows.remember(whole.history)
            if whole.dropped is not None:
                rows.note_dropped(whole.dropped)

    def forget(self, member: str) -> None:
        """Remove everything that belongs to the member."""
        with self._database.turn(known(member)) as cursor:
            Rows(cursor, member).remove()
