"""Where the clubs of the benchmark lie: folders, and databases of a real PostgreSQL. And an app that serves one."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.start import free_port, running
from tests.driving import accounts
from tests.driving.postgres import Server
from wellspent.core.club.port import ClubStore
from wellspent.core.club.store.folder import FolderClub


@dataclass(frozen=True, slots=True)
class Place:
    """One empty store: its address, and the club in it as it is on a given day."""

    address: str
    club_on: Callable[[dt.date], ClubStore]


def folder(desk: Path) -> Place:
    """A store below ``desk``, with nothing in it."""
    return Place(
        f"folder:{desk}", lambda day: FolderClub(desk, clock=lambda: dt.datetime.combine(day, dt.time(), dt.UTC))
    )


def database(server: Server) -> Place:
    """A database of its own, with nothing in it."""
    made = server.database()

    def club_on(day: dt.date) -> ClubStore:
        made.move_to(day)
        return made.club()

    return Place(made.app, club_on)


@contextmanager
def served(store: str, desk: Path) -> Iterator[str]:
    """Serve that club as a server does, and give the address; ``desk`` becomes the home folder with the secrets."""
    port = free_port()
    secrets = desk / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir(parents=True)
    secrets.write_text(accounts.secrets(f"http://localhost:{port}"), encoding="utf-8")
    club = {"WELLSPENT_MODE": "club", "WELLSPENT_ORGANISER_CODE": "plum-lantern-harbour-42", "WELLSPENT_NOW": ""}
    with running("hosted.py", port, HOME=str(desk), WELLSPENT_STORE=store, **club) as url:
        yield url


@contextmanager
def postgres() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = Server()
    try:
        yield server
    finally:
        server.close()
