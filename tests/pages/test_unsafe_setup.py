"""A set-up that is unsafe or half done: one page says why, and no workbook is opened."""

from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.pages.driving import contents, go, open_app, said
from wellspent.words import saving, setup

PAGES = ("today", "define", "rate", "charts", "decide")


def nothing_of_the_workbook(app: AppTest) -> bool:
    held = app.session_state._state.filtered_state
    return not any("Harbour Street" in str(value) for value in held.values()) and "Harbour Street" not in said(app)


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("WELLSPENT_MODE", "club", "club_without_sign_in"),
        ("WELLSPENT_MODE", "party", "unknown_mode"),
        ("WELLSPENT_STORE", "ftp://somewhere", "unknown_store"),
        ("WELLSPENT_STORE", "data/mine", "unknown_store"),
        ("WELLSPENT_NOW", "yesterday", "unreadable_now"),
    ],
)
def test_the_page_says_what_is_wrong_and_opens_nothing(
    sample: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, code: str
) -> None:
    before = contents(sample)
    monkeypatch.setenv(variable, value)
    app = open_app()
    for page in PAGES:
        app = go(app, page)
        assert [one.value for one in app.title] == [setup.TITLE]
        assert setup.UNSAFE[code] in [one.value for one in app.warning]
        assert nothing_of_the_workbook(app)
    assert contents(sample) == before


def test_a_clock_that_is_moved_in_club_mode_is_named_too(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WELLSPENT_MODE", "club")
    said_of = {one.value for one in open_app().warning}
    assert said_of == {setup.UNSAFE["club_without_sign_in"], setup.UNSAFE["moved_clock_in_club"]}


def test_another_computer_is_turned_away(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "ip_address", "192.0.2.7")
    app = open_app("decide")
    assert [one.value for one in app.warning] == [setup.UNSAFE["not_this_computer"]]
    assert nothing_of_the_workbook(app)


def test_another_name_for_this_computer_is_turned_away(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "headers", {"Host": "evil.example"})
    assert [one.value for one in open_app().warning] == [setup.UNSAFE["not_this_computer"]]


def test_made_safe_again_the_workbook_opens(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("WELLSPENT_MODE", "club")
        app = open_app()
        assert nothing_of_the_workbook(app)
    assert "Harbour Street" in said(app.run())


def test_a_tab_that_was_open_when_the_setup_became_unsafe_shows_nothing_more(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app()
    assert "Harbour Street" in said(app)
    monkeypatch.setenv("WELLSPENT_MODE", "club")
    assert "Harbour Street" not in said(app.run())


def test_a_folder_that_cannot_be_one_is_told_in_a_sentence(workbook_folder: Path) -> None:
    workbook_folder.write_text("a file stands here", encoding="utf-8")
    app = open_app()
    assert [one.value for one in app.title] == [setup.STORE_AWAY]
    assert [one.value for one in app.error] == [saving.unavailable("Not a directory")]
    assert workbook_folder.read_text(encoding="utf-8") == "a file stands here"
