"""Signing out while the club can't be told: this server keeps to it, and tells the club as soon as it is back."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import clubbing
from tests.pages.clubbing import come_in, id_of, make_club, open_as
from tests.pages.driving import press, said, settled
from wellspent.core.club.sign_in import LASTS, SignIn, sign_in
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.errors import StoreAway
from wellspent.core.settings import ROOT
from wellspent.ui.ended_here import EndedHere, ended_here
from wellspent.words import door, today

NOW = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _nothing_waits() -> Iterator[None]:
    ended_here.cache_clear()
    yield
    ended_here.cache_clear()


@pytest.fixture
def club(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FolderClub:
    """A club of Olga's with Bram in it."""
    clubbing.settings(monkeypatch, tmp_path)
    made = make_club(tmp_path)
    come_in(tmp_path, id_of("bram"))
    return made


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The club can't be reached; undoing it brings it back."""

    def is_away(*_: object) -> None:
        raise StoreAway

    with pytest.MonkeyPatch.context() as patch:
        for question in ("sign_out", "at_the_door", "standing", "club"):
            patch.setattr(FolderClub, question, is_away)
        yield patch


def tab_with(claims: Mapping[str, object]) -> AppTest:
    """Another tab of the same browser, or of whoever kept its cookie."""
    beside = open_as("bram")
    beside.user = dict(claims)
    return settled(beside.run())


def new_tab_with(claims: Mapping[str, object]) -> AppTest:
    """A tab that was never in."""
    new = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    new.user = dict(claims)
    new.secrets = dict(clubbing.SECRETS)
    return settled(new.run())


def is_out(app: AppTest) -> bool:
    return [one.value for one in app.title] == [door.ENDED_TITLE]


def test_no_tab_and_no_kept_cookie_opens_anything_while_the_club_is_away_nor_when_it_is_back(
    club: FolderClub, request: pytest.FixtureRequest
) -> None:
    app = open_as("bram", "define")
    cookie = dict(app.user)
    beside, olga = tab_with(cookie), open_as("olga")
    away = request.getfixturevalue("away")
    press(app, door.SIGN_OUT)
    assert is_out(beside.run())
    assert door.UNTOLD in said(beside)
    assert is_out(new_tab_with(cookie))
    away.undo()
    assert is_out(beside.run())
    assert is_out(new_tab_with(cookie))
    mark = sign_in(cookie, dt.datetime.now(dt.UTC)).mark
    assert not club.at_the_door(id_of("bram"), mark).ended
    assert today.TITLE in said(olga.run())  # a run of hers tells the club
    assert club.at_the_door(id_of("bram"), mark).ended
    assert is_out(new_tab_with(cookie))
    assert door.UNTOLD not in said(beside.run())


def test_signing_out_while_all_is_well_leaves_nothing_waiting(club: FolderClub) -> None:
    app = open_as("bram")
    beside = tab_with(app.user)
    press(app, door.SIGN_OUT)
    assert is_out(beside.run())
    assert door.UNTOLD not in said(beside)
    assert not ended_here().waiting(NOW)


def one(who: str, since: dt.datetime = NOW) -> SignIn:
    return SignIn(member=id_of(who), mark=f"sign-in-of-{who}", since=since)


def test_what_would_be_over_anyway_is_forgotten() -> None:
    kept = EndedHere()
    kept.keep(one("bram", since=NOW - LASTS))
    kept.keep(one("olga"))
    assert kept.waiting(NOW) == (one("olga"),)
    assert not kept.has(one("bram"))


def test_what_the_club_does_not_take_goes_on_waiting(club: FolderClub, tmp_path: Path) -> None:
    kept = EndedHere()
    kept.keep(one("bram"))
    in_the_way = tmp_path / ".club" / "signed_out" / f"{id_of('bram')}.json"
    in_the_way.parent.mkdir()
    in_the_way.write_text("[]", encoding="utf-8")
    kept.tell(club, NOW)
    assert kept.has(one("bram"))
    in_the_way.write_text(json.dumps({"sign_ins": {}}), encoding="utf-8")
    kept.tell(FolderClub(tmp_path, clock=lambda: NOW), NOW)
    assert not kept.has(one("bram"))
    assert club.at_the_door(id_of("bram"), one("bram").mark).ended
