"""Somebody leaves the club in one tab and types in another: nothing of it is kept, in a folder and in PostgreSQL."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.driving.postgres import connected
from tests.pages import clubbing
from tests.pages.clubbing import NAME, id_of, open_as
from tests.pages.driving import field, fill, labels, press, said
from wellspent.core.club.model import Door
from wellspent.core.club.port import ClubStore
from wellspent.core.club.store import open_club
from wellspent.core.errors import StoreAway
from wellspent.core.settings import read_settings
from wellspent.core.store import open_drafts
from wellspent.core.store.drafts import Draft, Drafts, Typed
from wellspent.ui.members_drafts import MembersDrafts
from wellspent.words import club as words
from wellspent.words import define, door, joining


@dataclass(frozen=True, kw_only=True)
class Place:
    """A club of Olga's with Bram in it, and what of drafts and workbooks is kept there."""

    club: ClubStore
    kept: Callable[[], list[str]]


@pytest.fixture(params=["folder", pytest.param("database", marks=pytest.mark.needs("postgres"))])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Place:
    """One on each store."""
    clubbing.settings(monkeypatch, tmp_path)

    def in_the_folder() -> list[str]:
        return [str(path) for path in tmp_path.rglob("*") if ".club" not in path.parts]

    kept = in_the_folder
    if request.param == "database":
        database = request.getfixturevalue("database")
        monkeypatch.setenv("WELLSPENT_STORE", database.app)

        def in_the_database() -> list[str]:
            with connected(database.owner) as connection:
                return [
                    *connection.execute(
                        "select member from wellspent.draft union select member from wellspent.workbook"
                    )
                ]

        kept = in_the_database
    club = open_club(read_settings())
    club.make(id_of("olga"), NAME)
    club.join(id_of("bram"), club.invite(id_of("olga"), Door.JOIN).code)
    return Place(club=club, kept=kept)


def type_in(app: AppTest, text: str) -> AppTest:
    """Type, and leave the field."""
    field(app, "text_area", define.PURPOSE).set_value(text)
    return app.run()


def leave() -> AppTest:
    app = open_as("bram", "club", view="member")
    return press(fill(app, "text_input", words.LEAVE_CONFIRM, words.LEAVE_WORD), words.LEAVE_BUTTON)


def drafts_of_the_place() -> type[Drafts]:
    return type(open_drafts(read_settings()))


def titles(app: AppTest) -> list[str]:
    return [one.value for one in app.title]


def test_what_is_typed_in_another_tab_after_leaving_is_not_kept(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = open_as("bram", "define")
    type_in(beside, "Before")
    assert place.kept()
    assert words.LEFT_TITLE in said(leave())
    assert not place.kept()
    written = []
    monkeypatch.setattr(drafts_of_the_place(), "write", lambda *what: written.append(what))
    app = type_in(beside, "Typed after leaving")
    assert titles(app) == [joining.TITLE]
    assert not written  # not even for a moment
    assert not place.kept()
    assert "Typed after" not in repr(app.session_state._state.filtered_state)


@pytest.mark.parametrize("claims", [{"iat": 1}, {"is_logged_in": False}, clubbing.claims("olga")])
def test_nor_is_it_when_the_sign_in_of_that_tab_is_over_as_well(place: Place, claims: dict[str, object]) -> None:
    beside = open_as("bram", "define")
    leave()
    beside.user = {**beside.user, **claims}
    app = type_in(beside, "Typed after leaving")
    assert joining.JOIN not in labels(app)
    assert not place.kept()


def test_what_is_typed_when_somebody_only_signed_out_is_kept(place: Place) -> None:
    app = open_as("bram", "define")
    beside = open_as("bram", "define")
    beside.user = dict(app.user)
    press(app, door.SIGN_OUT)
    assert titles(type_in(beside, "Typed after signing out")) == [door.ENDED_TITLE]
    assert place.kept()


def test_while_the_club_cannot_be_asked_what_is_typed_is_kept(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise StoreAway

    app = open_as("bram", "define")
    for question in ("at_the_door", "standing"):
        monkeypatch.setattr(type(place.club), question, away)
    type_in(app, "Half a thought")
    assert place.kept()


def test_a_draft_that_is_written_in_the_very_moment_of_leaving_is_taken_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The membership is there when it is asked for, and gone when the draft is on the disk."""
    app = open_as("bram", "define")
    drafts = drafts_of_the_place()
    write = drafts.write

    def write_while_leaving(self, member, form, draft) -> None:
        place.club.leave(member)
        write(self, member, form, draft)

    monkeypatch.setattr(drafts, "write", write_while_leaving)
    type_in(app, "In the very moment")
    assert not place.club.standing(id_of("bram"))
    assert not place.kept()


def test_a_draft_that_is_written_before_the_membership_is_gone_goes_with_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving has deleted the workbook already; then another tab writes, and finds that Bram is a member yet."""
    drafts = MembersDrafts(open_drafts(read_settings()), lambda: place.club.standing(id_of("bram")) is not None)
    draft = Draft(prefix="own.define.", base="", typed_at=dt.datetime.now(dt.UTC), fields={"x": Typed("x", "x", "x")})
    leave_club = type(place.club).leave
    seen = []

    def leave_while_typing(self: object, member: str) -> None:
        drafts.write(member, "define", draft)
        seen.extend(place.kept())
        leave_club(self, member)

    monkeypatch.setattr(type(place.club), "leave", leave_while_typing)
    assert words.LEFT_TITLE in said(leave())
    assert seen
    assert not place.kept()
