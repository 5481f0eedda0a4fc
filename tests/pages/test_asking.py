"""How often a page asks the database: each question is a transaction, and on the way there and back one waits."""

from collections.abc import Callable, Iterator

import pytest

from tests.driving.postgres import Prepared, Server
from tests.pages import clubbing
from tests.pages.clubbing import NAME, TUESDAY, id_of, open_as
from tests.pages.driving import go, press, said, settled
from tests.pages.test_members import PAGES
from wellspent.core.club.model import Door
from wellspent.words import define, saving

pytestmark = pytest.mark.needs("postgres")

AT_MOST = {
    ("today", ""): 2,  # who is this, and is their workbook still the same
    ("club", ""): 4,  # the list, and the table
    ("club", "groups"): 3,  # the list
    ("club", "member"): 2,
    ("club", "organise"): 9,  # each thing that the organiser looks after, the list twice
}
"""By page and view; the other pages are as the first one is."""


@pytest.fixture
def asked(database: Prepared, monkeypatch: pytest.MonkeyPatch, tmp_path) -> Iterator[list[str]]:
    """The transactions, each by the member that it is for. The club is Olga's, and Max counts in it."""
    clubbing.settings(monkeypatch, tmp_path)
    monkeypatch.setenv("WELLSPENT_STORE", database.app)
    club = database.club()
    club.make(id_of("olga"), NAME)
    club.put_gathering(id_of("olga"), None, TUESDAY)
    club.join(id_of("max"), club.invite(id_of("olga"), Door.JOIN).code)
    club.count_in(id_of("max"), TUESDAY.id)
    club.issue(id_of("max"))
    from wellspent.core.store.postgres.connecting import Database

    turns: list[str] = []
    turn: Callable[..., object] = Database.turn

    def counted(self: Database, member: str) -> object:
        turns.append(member)
        return turn(self, member)

    monkeypatch.setattr(Database, "turn", counted)
    return turns


@pytest.mark.parametrize(("page", "view"), [*((page, "") for page in PAGES), *list(AT_MOST)[2:]])
def test_a_page_asks_each_question_once(asked: list[str], page: str, view: str) -> None:
    who = "olga" if view == "organise" else "max"
    app = open_as(who, page, **({"view": view} if view else {}))
    settled(app.run())
    asked.clear()
    settled(app.run())
    assert 0 < len(asked) <= AT_MOST.get((page, view), AT_MOST["today", ""]), asked
    assert set(asked) == {id_of(who)}


def test_while_the_database_is_away_a_click_waits_for_it_once(
    asked: list[str], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from psycopg_pool import ConnectionPool

    from wellspent.core.store.postgres import connecting

    monkeypatch.setattr(connecting, "_REMEMBERED", 600.0)  # however slow this machine is
    waits: list[float | None] = []
    getconn = ConnectionPool.getconn

    def counted(self: ConnectionPool, timeout: float | None = None) -> object:
        waits.append(timeout)
        return getconn(self, timeout)

    app = press(open_as("max", "define"), define.STARTING["good-time"])
    server.stop()
    try:
        monkeypatch.setattr(ConnectionPool, "getconn", counted)
        app = press(app, define.SAVE)
        assert saving.AWAY in said(app)
        assert waits.count(None) == 1, waits
        for page in ("decide", "club", "club"):
            waits.clear()
            app = go(app, page)
            assert waits.count(None) <= 1, waits
            assert len(waits) <= AT_MOST["club", ""]
    finally:
        server.start()
