"""A file of the club that can't be understood: it is said, it is in the log, and the server is not well."""

from pathlib import Path

import pytest

from tests.pages import clubbing
from tests.pages.clubbing import TUESDAY, come_in, id_of, make_club, open_as, others_count, this_week
from tests.pages.driving import go, press, said
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.model import Kind
from wellspent.core.settings import read_settings
from wellspent.hosted.health import Health
from wellspent.words import club as words
from wellspent.words import club_organise, joining, setup, today

FILES = {
    "club.json": "club.json",
    "list.json": "list.json",
    f"members/{id_of('max')}.json": "a file in members",
    f"signed_out/{id_of('max')}.json": "a file in signed_out",
}
"""Those that a page needs at each run or for what it shows, by what the log calls them."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of a club of Olga's, in which five and Max are."""
    clubbing.settings(monkeypatch, tmp_path)
    club = make_club(tmp_path, TUESDAY)
    others_count(tmp_path, TUESDAY.id, {"worth": 300})
    come_in(tmp_path, id_of("max"))
    this_week(tmp_path)
    club.sign_out(id_of("max"), "another", clubbing.later(tmp_path, 1)._clock())
    return tmp_path / ".club"


def events(caplog: pytest.LogCaptureFixture) -> set[str]:
    return {str(record.msg) for record in caplog.records if record.name == "wellspent.store"}


def is_well() -> bool:
    return Health(read_settings)._answers()


@pytest.mark.parametrize(("name", "called"), FILES.items(), ids=list(FILES.values()))
def test_the_club_says_so_and_the_log_says_which_file_and_nothing_of_whose(
    place: Path, caplog: pytest.LogCaptureFixture, name: str, called: str
) -> None:
    app = open_as("max")
    assert is_well()
    (place / name).write_text("{", encoding="utf-8")
    assert today.TITLE in said(go(app, "today"))
    assert words.UNREADABLE in said(go(app, "club", view="groups"))
    assert events(caplog) == {f"club_unreadable: {called}"}
    assert id_of("max") not in caplog.text.replace(str(place), "")
    assert not is_well()


@pytest.mark.parametrize("name", ["table.json", "behind.json", f"members/{id_of('olga')}.json"])
def test_what_is_looked_into_once_a_week_is_found_by_the_health_check_before(place: Path, name: str) -> None:
    assert is_well()
    (place / name).write_text("[]", encoding="utf-8")
    assert not is_well()


def test_a_new_tab_and_somebody_who_would_join_read_it_as_well(place: Path) -> None:
    (place / "club.json").write_text("{", encoding="utf-8")
    for who in ("max", "somebody new"):
        app = open_as(who)
        assert [one.value for one in app.title] == [setup.STORE_AWAY]
        assert [one.value for one in app.error] == [words.UNREADABLE]


def test_what_the_club_is_asked_to_do_is_refused_with_that_sentence(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    FolderClub(place.parent).suggest(id_of("max"), "Breakfast", Kind.SOCIAL)
    app = open_as("olga", "club", view="organise")
    (place / "list.json").write_text("{", encoding="utf-8")
    app = press(app, club_organise.NEW_CODE)
    assert words.UNREADABLE in said(app)
    assert events(caplog) == {"club_unreadable: list.json"}


def test_what_goes_wrong_while_joining_is_in_the_log(place: Path, caplog: pytest.LogCaptureFixture) -> None:
    code = open_as("olga", "club", view="organise").get("code")[0].value
    app = open_as("somebody new", join=code)
    (place / "members" / f"{id_of('somebody new')}.json").mkdir()
    app = press(app, joining.JOIN)
    assert not app.exception
    assert events(caplog)
