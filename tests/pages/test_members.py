"""Who comes in, at each run: members of the club, and nobody else; and nothing passes from one to the next."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import clubbing
from tests.pages.driving import CLUB, DEFINITION, contents, fill, go, labels, open_app, press, said
from wellspent.core.club.store.folder import FolderClub
from wellspent.core.model import Definition
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import Change, Table
from wellspent.words import define, door, joining, problems, saving, setup

PAGES = ("today", "define", "rate", "charts", "decide", "break", "instead", "data", "help", "club")
QUESTION = "Why do you go to networking meetings?"


@pytest.fixture
def club(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a club of Olga's, with Bram and Caro in it; Bram has a group and a definition."""
    root = tmp_path / "members"
    clubbing.settings(monkeypatch, root)
    clubbing.make_club(root)
    clubbing.come_in(root, clubbing.id_of("bram"), clubbing.id_of("caro"))
    changes = [
        Change(table=Table.DEFINITION, id=Table.DEFINITION.value, before=Definition(), after=DEFINITION),
        Change(table=Table.GROUPS, id=CLUB.id, before=None, after=CLUB),
    ]
    FolderStore(root).save(clubbing.id_of("bram"), changes, "")
    return root


def titles(app: AppTest) -> list[str]:
    return [one.value for one in app.title]


def all_that_is_kept(app: AppTest) -> str:
    return repr(app.session_state._state.filtered_state)


def changed(app: AppTest, **claims: object) -> AppTest:
    """The next run, of which the provider says otherwise."""
    app.user = {**app.user, **claims}
    return app.run()


@pytest.mark.parametrize("page", PAGES)
def test_a_member_has_every_page(club: Path, page: str) -> None:
    app = clubbing.open_as("bram", page)
    assert not app.exception
    assert titles(app)[0] not in {door.WELCOME, joining.TITLE, setup.TITLE}
    assert door.SIGN_OUT in [one.label for one in app.sidebar.button]


@pytest.mark.parametrize("claims", [{"is_logged_in": False}, {"sub": None}, {"iss": ""}, {"iat": None}])
def test_nobody_comes_in_whom_the_provider_does_not_name(club: Path, claims: dict[str, object]) -> None:
    app = changed(clubbing.open_as("bram"), **claims)
    assert titles(app) == [door.WELCOME]
    assert CLUB.name not in all_that_is_kept(app)


def test_somebody_else_in_the_same_tab_finds_nothing_of_the_one_before(club: Path) -> None:
    app = clubbing.open_as("bram", "define")
    fill(app, "text_area", QUESTION, "Half typed by Bram")
    changed(app, **clubbing.claims("caro"))
    for page in ("define", *PAGES):
        app = go(app, page)
        there = all_that_is_kept(app) + said(app) + repr([one.value for one in app.text_area])
        assert not any(word in there for word in (CLUB.name, "Half typed", clubbing.id_of("bram")))
        assert clubbing.id_of("caro") in there
    of_caro = [path for path in club.rglob("*") if clubbing.id_of("caro") in str(path) and path.is_file()]
    assert not any(b"Half typed" in path.read_bytes() for path in of_caro)
    app = go(changed(app, **clubbing.claims("bram")), "define")
    assert "Half typed by Bram" in [one.value for one in app.text_area]


def test_after_twelve_hours_the_tab_keeps_nothing_but_the_draft(club: Path) -> None:
    app = clubbing.open_as("bram", "define")
    fill(app, "text_area", QUESTION, "Half typed by Bram")
    long_ago = dt.datetime.now(dt.UTC) - dt.timedelta(hours=12)
    changed(app, iat=int(long_ago.timestamp()))
    assert titles(app) == [door.OVER_TITLE]
    assert [one.label for one in app.button] == [door.SIGN_IN_AGAIN]
    assert "Half typed" not in all_that_is_kept(app)
    app = clubbing.open_as("bram", "define")
    assert "Half typed by Bram" in [one.value for one in app.text_area]


def test_what_is_typed_in_the_run_that_ends_a_sign_in_is_in_the_draft(club: Path) -> None:
    app = clubbing.open_as("bram", "define")
    next(one for one in app.text_area if one.label == QUESTION).set_value("With the last click")
    changed(app, iat=1)
    assert titles(app) == [door.OVER_TITLE]
    app = clubbing.open_as("bram", "define")
    assert "With the last click" in [one.value for one in app.text_area]


def test_signing_out_is_known_to_the_club_and_saves_what_is_typed(club: Path) -> None:
    app = clubbing.open_as("bram", "define")
    beside = clubbing.open_as("bram")
    beside.user = dict(app.user)
    fill(app, "text_area", QUESTION, "Half typed by Bram")
    press(app, door.SIGN_OUT)
    assert titles(beside.run()) == [door.ENDED_TITLE]
    assert CLUB.name not in all_that_is_kept(beside)
    app = clubbing.open_as("bram", "define")
    app.user = {**app.user, "nonce": "another sign-in"}
    assert "Half typed by Bram" in [one.value for one in app.run().text_area]


def test_an_undo_after_the_sign_in_is_over_changes_nothing(club: Path) -> None:
    app = clubbing.open_as("bram", "define")
    fill(app, "text_area", QUESTION, "To meet people")
    press(app, define.SAVE)
    before = contents(club)
    undo = next(one for one in app.button if one.key == "undo")
    undo.click()
    changed(app, iat=1)
    assert titles(app) == [door.OVER_TITLE]
    assert contents(club) == before
    assert FolderStore(club).load(clubbing.id_of("bram")).workbook.definition.purpose == "To meet people"


def test_while_the_club_cannot_be_asked_an_open_tab_goes_on_and_a_new_one_does_not_get_in(club: Path) -> None:
    app = clubbing.open_as("bram", "decide")
    before = titles(app)
    shutil.move(club / ".club", club / "aside")
    (club / ".club").write_text("a file stands here", encoding="utf-8")
    assert titles(go(app, "decide")) == before
    assert CLUB.name in all_that_is_kept(app)
    new = clubbing.open_as("bram")
    assert titles(new) == [setup.STORE_AWAY]
    assert [one.value for one in new.error] == [setup.DATABASE_AWAY_AT_FIRST]
    (club / ".club").unlink()
    shutil.move(club / "aside", club / ".club")
    assert titles(clubbing.open_as("bram")) == titles(go(app, "today"))


def test_a_disk_that_is_taken_out_is_no_loss_of_membership(club: Path) -> None:
    app = clubbing.open_as("bram", "define")
    fill(app, "text_area", QUESTION, "Half typed by Bram")
    club.rename(club.parent / "taken out")
    go(app, "define")
    assert "Half typed by Bram" in [one.value for one in app.text_area]
    press(app, define.SAVE)
    assert [one.value for one in app.error] == [setup.DATABASE_AWAY]
    assert saving.AWAY in said(app)
    assert not club.exists()


def test_who_left_the_club_is_outside_at_the_next_run(club: Path) -> None:
    app = clubbing.open_as("caro")
    FolderClub(club).leave(clubbing.id_of("caro"))
    assert titles(app.run()) == [joining.TITLE]
    assert door.SIGN_OUT in [one.label for one in app.button]


def test_the_page_of_the_club_is_not_there_for_one_person_alone(
    workbook_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    assert door.SIGN_OUT not in [one.label for one in app.button]
    with pytest.raises(ValueError, match="navigation page"):
        go(app, "club")


def test_no_path_of_the_server_is_shown_to_a_member(club: Path) -> None:
    for page in PAGES:
        app = clubbing.open_as("bram", page)
        shown = said(app) + repr([one.value for one in app.code])
        assert str(club) not in shown
        assert "this computer" not in shown.lower()
        assert ".history" not in shown


def test_a_member_is_not_asked_to_mend_files_on_a_server(club: Path) -> None:
    path = FolderStore(club).folder(clubbing.id_of("bram")) / "meetings.csv"
    path.write_bytes("id;date;group\nx;2026-10-06;Caf\xe9\n".encode("cp1252"))
    app = clubbing.open_as("bram", "data")
    assert problems.BANNER_LEAD_IN_CLUB in said(app)
    assert problems.BANNER_LEAD not in said(app)
    assert not [label for label in labels(app) if "meetings.csv" in label]
