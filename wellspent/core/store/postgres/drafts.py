"""Drafts in the database, one row for each form, named by a hash as in a folder."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Final

from wellspent.core.errors import StoreError, StoreUnavailable
from wellspent.core.store.drafts import KEPT_FOR, LARGEST, MOST, Draft, decode, encode
from wellspent.core.store.port import known
from wellspent.core.store.postgres.connecting import Database

_TOO_LARGE: Final = "larger than a draft may be"


class PostgresDrafts:
    """The drafts of all members; ``clock`` tells which are old."""

    def __init__(
        self, database: Database, *, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    ) -> None:
        self._database = database
        self._clock = clock

    def read(self, member: str, form: str) -> Draft | None:
        """The draft of that form; ``None`` if there is none that can be read."""
        try:
            with self._database.turn(known(member)) as cursor:
                cursor.execute(
                    "select data from wellspent.draft where member = %s and form = %s", [member, _name(form)]
                )
                found = cursor.fetchone()
        except StoreError:
            return None
        return None if found is None else decode(form, bytes(found[0]))

    def write(self, member: str, form: str, draft: Draft) -> None:
        """Keep the draft in the place of the one before, and let go of what is too old or too many."""
        data = encode(form, draft)
        if len(data) > LARGEST:
            raise StoreUnavailable(_TOO_LARGE)
        now = self._clock()
        with self._database.turn(known(member)) as cursor:
            cursor.execute(
                "insert into wellspent.draft (member, form, typed_at, data) values (%s, %s, %s, %s) "
                "on conflict (member, form) do update set typed_at = excluded.typed_at, data = excluded.data",
                [member, _name(form), now, data],
            )
            cursor.execute(
                "delete from wellspent.draft where member = %s and (typed_at < %s or form in "
                "(select form from wellspent.draft where member = %s order by typed_at desc, form offset %s))",
                [member, now - KEPT_FOR, member, MOST],
            )

    def drop(self, member: str, form: str) -> None:
        """Forget the draft of that form, if there is one."""
        with self._database.turn(known(member)) as cursor:
            cursor.execute("delete from wellspent.draft where member = %s and form = %s", [member, _name(form)])


def _name(form: str) -> str:
    return hashlib.sha256(form.encode()).hexdigest()[:32]
