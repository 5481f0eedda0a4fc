"""The tables of the database, made and changed by the plain SQL in ``store/migrations``, in the order of its names."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import psycopg

from wellspent.core.errors import UnsafeSetup

_FOLDER: Final = Path(__file__).resolve().parents[1] / "migrations"

_ONE_AT_A_TIME: Final = "select pg_advisory_xact_lock(hashtextextended('wellspent.migration', 0))"

_NO_SUCH_ROLE: Final = "42704"
_NOT_ALLOWED: Final = "42501"


@cache
def names() -> tuple[str, ...]:
    """The migrations that there are, first to last."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.sql")))


def migrate(connection: psycopg.Connection[tuple[Any, ...]]) -> tuple[str, ...]:
    """Carry out what was not carried out yet, each in a transaction of its own, and name it.

    Raises:
        UnsafeSetup: the app's role is not there, or this one may not make tables.
    """
    return tuple(name for name, sql in _statements().items() if _apply(connection, name, sql))


def _statements() -> Mapping[str, str]:
    return {name: (_FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in names()}


def _apply(connection: psycopg.Connection[tuple[Any, ...]], name: str, sql: str) -> bool:
    try:
        with connection.transaction():
            connection.execute(_ONE_AT_A_TIME)
            if name in _applied(connection):
                return False
            connection.execute(sql.encode())
            connection.execute("insert into wellspent.migration (name) values (%s)", [name])
            return True
    except psycopg.Error as error:
        if error.sqlstate == _NO_SUCH_ROLE:
            raise UnsafeSetup(["no_app_role"]) from None
        if error.sqlstate == _NOT_ALLOWED:
            raise UnsafeSetup(["not_database_owner"]) from None
        raise


def _applied(connection: psycopg.Connection[tuple[Any, ...]]) -> frozenset[str]:
    there = connection.execute("select to_regclass('wellspent.migration') is not null").fetchone()
    if there != (True,):
        return frozenset()
    return frozenset(name for (name,) in connection.execute("select name from wellspent.migration"))
