"""How often a page asks the database: each question is a transaction, and on the way there and back one waits."""

from collections.abc import Callable, Iterator

import pytest

from tests.pages import clubbing
from tests.pages.clubbing import NAME, TUESDAY, id_of, open_as
from tests.pages.driving import settled
from tests.pages.test_members import PAGES
from tests.postgres import Prepared
from wellspent.core.club.model import Door
from wellspent.core.store.postgres import connecting

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
    club.put_gathering(id_of("olga"), TUESDAY)
    club.join(id_of("max"), club.invite(id_of("olga"), Door.JOIN).code)
    club.count_in(id_of("max"), TUESDAY.id)
    club.issue(id_of("max"))
    turns: list[str] = []
    turn: Callable[..., object] = connecting.Database.turn

    def counted(self: connecting.Database, member: str) -> object:
        turns.append(member)
        return turn(self, member)

    monkeypatch.setattr(connecting.Database, "turn", counted)
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
