"""Connections to the database, and transactions in which only one member's rows are there.

Each process has one pool for each address. A pool knows nothing of any person: what a transaction is told of its member
is gone when it ends.
"""

import atexit
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool, PoolTimeout

from wellspent.core.errors import StoreAway, StoreBusy, StoreError, StoreUnavailable, UnsafeSetup, WellSpentError
from wellspent.core.store.port import LOCAL
from wellspent.core.store.postgres import migrations

Connection = psycopg.Connection[tuple[Any, ...]]
Cursor = psycopg.Cursor[tuple[Any, ...]]

_MOST: Final = 10
"""Connections that one process holds at once. A transaction takes a few milliseconds, so that few serve many."""

_PATIENCE: Final = 3.0
"""Seconds to wait for a connection before the database counts as away."""

_REMEMBERED: Final = 2.0
"""Seconds after somebody waited in vain in which others don't. A click asks several times, and would wait each time."""

_A_MOMENT: Final = 0.05
"""Seconds for which they ask all the same: it may be back, or it was only that many came at once."""

_LONGEST: Final = 60.0
"""Seconds that one statement may take."""

_UNASKED: Final[dict[str, int | str]] = {
    "connect_timeout": 5,
    "tcp_user_timeout": 15_000,  # milliseconds after which a server that is silent counts as gone
    "application_name": "wellspent",
}
"""What an address may say otherwise."""

_BEGIN: Final = """
    select set_config('wellspent.member', %(member)s, true),
           set_config('lock_timeout', %(wait)s, true),
           set_config('statement_timeout', %(longest)s, true),
           set_config('TimeZone', 'UTC', true),
           row_security_active('wellspent.workbook'),
           array(select name from wellspent.migration)
"""
"""All settings hold until the transaction ends, also where a pooler hands one connection to many."""

_TAKEN: Final = frozenset({"55P03", "57014", "40001", "40P01"})
"""Lock not available, statement too long, could not be put in order, deadlock."""

_NOT_PREPARED: Final = frozenset({"3F000", "42P01", "42501"})
"""No such schema, no such table, not allowed."""

_GONE: Final = ("08", "57P", "53300")
"""How the codes begin that say that there is no server to talk to: lost, shutting down or starting, too many."""


class Pool(ConnectionPool[Connection]):
    """The connections of one process; it remembers for a moment that there were none to be had."""

    _in_vain = -math.inf

    def getconn(self, timeout: float | None = None) -> Connection:
        """A connection; less patiently just after somebody waited for one in vain."""
        lately = time.monotonic() - self._in_vain < _REMEMBERED
        try:
            return super().getconn(_A_MOMENT if lately else timeout)
        except PoolTimeout:
            if not lately:
                self._in_vain = time.monotonic()
            raise


class Database:
    """The database at ``address``. ``wait`` is how many seconds a transaction waits for another one's lock.

    With ``walled``, what the app always has, a role that would see the rows of all members is refused.
    """

    def __init__(self, address: str, *, wait: float = 10.0, walled: bool = True) -> None:
        self._pool = _pool(address)
        self._wait = wait
        self._walled = walled

    @contextmanager
    def turn(self, member: str) -> Iterator[Cursor]:
        """One transaction for one member: all of it is done on leaving, or none.

        Raises:
            StoreAway: there is no connection, or it was lost on the way.
            StoreBusy: another transaction has held a lock for longer than we wait.
            StoreUnavailable: the database refuses; it says so by a code, which names no person.
            UnsafeSetup: the tables are not there as this app needs them, or nothing would keep members apart.
        """
        with _said(), self._pool.connection() as connection, connection.cursor() as cursor:
            with _prepared():
                asked = {"member": member, "wait": _milliseconds(self._wait), "longest": _milliseconds(_LONGEST)}
                row = cursor.execute(_BEGIN, asked).fetchone()
            if row is None or set(migrations.names()) - set(row[-1]):
                raise UnsafeSetup(["database_not_prepared"])
            if self._walled and not row[-2]:
                raise UnsafeSetup(["database_owner"])
            yield cursor

    @contextmanager
    def turn_of_all(self) -> Iterator[Cursor]:
        """One transaction in which every member's rows are there, as the owner of the tables alone may have it.

        Raises:
            UnsafeSetup: whoever asks is not the owner; and what ``turn`` raises.
        """
        with self.turn(LOCAL) as cursor:
            if cursor.execute("select row_security_active('wellspent.workbook')").fetchone() != (False,):
                raise UnsafeSetup(["members_unseen"])
            yield cursor


@contextmanager
def owner(address: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """One connection for whoever owns the tables, outside of any pool.

    Raises:
        StoreAway: there is no server.
        StoreUnavailable: it refuses.
        UnsafeSetup: the address is none.
    """
    with _said(), psycopg.connect(_conninfo(address)) as connection:
        yield connection


@cache
def _pool(address: str) -> Pool:
    pool = Pool(
        _conninfo(address),
        kwargs={"prepare_threshold": None},  # some poolers lose prepared statements
        min_size=0,
        max_size=_MOST,
        timeout=_PATIENCE,
        reconnect_timeout=_PATIENCE,  # given up soon and tried anew by the next who asks, it is found soon as well
        check=ConnectionPool.check_connection,
        open=True,
    )
    atexit.register(pool.close)
    return pool


def _conninfo(address: str) -> str:
    try:
        return make_conninfo("", **{**_UNASKED, **conninfo_to_dict(address)})
    except psycopg.ProgrammingError:
        raise UnsafeSetup(["unknown_store"]) from None  # the reason would show the address, password included


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except WellSpentError:
        raise
    except PoolTimeout:
        raise StoreAway from None
    except psycopg.Error as error:
        raise _expected(error) from None


@contextmanager
def _prepared() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        if error.sqlstate in _NOT_PREPARED:
            raise UnsafeSetup(["database_not_prepared"]) from None
        raise


def _expected(error: psycopg.Error) -> StoreError:
    """An error of the database without its text, in which there may be parts of what was to be written."""
    if error.sqlstate in _TAKEN:
        return StoreBusy()
    if error.sqlstate is None or error.sqlstate.startswith(_GONE):
        return StoreAway()
    return StoreUnavailable(f"PostgreSQL {error.sqlstate}")


def _milliseconds(seconds: float) -> str:
    return str(round(seconds * 1000))
