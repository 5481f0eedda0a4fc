"""Drafts in a database: the contract, and that they are bounded and go with whoever is forgotten."""

import datetime as dt

import pytest

from tests.contract.drafts_contract import MEMBER, OTHER, DraftsContract, draft
from tests.driving.postgres import Prepared, connected
from wellspent.core.errors import StoreUnavailable
from wellspent.core.settings import Settings
from wellspent.core.store import open_drafts
from wellspent.core.store.drafts import KEPT_FOR, LARGEST, MOST, Drafts

pytestmark = pytest.mark.needs("postgres")

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)


@pytest.fixture
def drafts(database: Prepared) -> Drafts:
    return open_drafts(Settings(store=database.app))


def kept(database: Prepared) -> int:
    with connected(database.owner) as connection:
        return connection.execute("select count(*) from wellspent.draft").fetchone()[0]


class TestADatabaseKeepsTheContract(DraftsContract):
    """One row a form."""


def test_what_is_too_large_is_refused_and_the_one_before_stays(drafts):
    drafts.write(MEMBER, "rate", draft("short"))
    with pytest.raises(StoreUnavailable):
        drafts.write(MEMBER, "rate", draft("x" * LARGEST))

    assert drafts.read(MEMBER, "rate") == draft("short")


def test_what_is_too_old_or_too_many_goes_when_the_next_is_written(database):
    from wellspent.core.store.postgres.connecting import Database
    from wellspent.core.store.postgres.drafts import PostgresDrafts

    now = [NOW]
    drafts = PostgresDrafts(Database(database.app), clock=lambda: now[0])
    drafts.write(MEMBER, "old", draft("old"))
    drafts.write(OTHER, "old", draft("another's"))
    now[0] += KEPT_FOR + dt.timedelta(seconds=1)
    drafts.write(MEMBER, "new", draft("new"))
    assert drafts.read(MEMBER, "old") is None
    assert drafts.read(OTHER, "old") is not None

    for number in range(MOST + 3):
        now[0] += dt.timedelta(seconds=1)
        drafts.write(MEMBER, f"form {number}", draft(number))
    assert kept(database) == MOST + 1
    assert drafts.read(MEMBER, "new") is None
    assert drafts.read(MEMBER, "form 3") == draft(3)


def test_they_go_with_whoever_is_forgotten(drafts, database):
    drafts.write(MEMBER, "rate", draft("mine"))
    drafts.write(OTHER, "rate", draft("theirs"))
    database.store().forget(MEMBER)

    assert drafts.read(MEMBER, "rate") is None
    assert drafts.read(OTHER, "rate") == draft("theirs")
    assert kept(database) == 1


def test_a_name_that_is_no_members_is_refused(drafts):
    for use in (drafts.read, drafts.drop):
        with pytest.raises(ValueError, match="member"):
            use("../x", "rate")
