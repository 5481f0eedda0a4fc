"""A set-up that is unsafe or half done: one page says why, and no workbook is opened."""

from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.pages.driving import contents, go, open_app, said
from wellspent.core.settings import ROOT
from wellspent.words import setup

PAGES = ("today", "define", "rate", "charts", "decide")


def nothing_of_the_workbook(app: AppTest) -> bool:
    held = app.session_state._state.filtered_state
    return not any("Harbour Street" in str(value) for value in held.values()) and "Harbour Street" not in said(app)


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("WELLSPENT_MODE", "club", "club_without_sign_in"),
        ("WELLSPENT_MODE", "club", "no_organiser_code"),
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
    codes = ("no_organiser_code", "moved_clock_in_club", "club_without_sign_in")
    assert said_of == {setup.UNSAFE[code] for code in codes}


DEFAULT = {
    "client_id": "wellspent",
    "client_secret": "known to the two of us",
    "server_metadata_url": "https://provider.example/.well-known/openid-configuration",
}
FOR_ALL = {
    "redirect_uri": "https://club.example.org/oauth2callback",
    "cookie_secret": "kF3vQ0z8Yb6nT2sLx9Rw4HdPq7Mj5UcA",
}


def a_club(patch: pytest.MonkeyPatch, folder: Path, auth: dict[str, object] | None) -> AppTest:
    """What whoever asks a club's server for the first page gets to see, with these secrets."""
    patch.setenv("WELLSPENT_MODE", "club")
    patch.setenv("WELLSPENT_STORE", f"folder:{folder}")
    patch.setenv("WELLSPENT_ORGANISER_CODE", "plum-lantern-harbour-42")
    patch.delenv("WELLSPENT_NOW")
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    if auth is not None:
        app.secrets["auth"] = auth
    return app.run()


@pytest.mark.parametrize(
    ("auth", "codes"),
    [
        (DEFAULT, {"no_redirect_uri", "weak_cookie_secret"}),
        (FOR_ALL, {"no_provider"}),
        ({**FOR_ALL, **DEFAULT, "redirect_uri": "https://club.example.org/"}, {"wrong_redirect_uri"}),
        ({**FOR_ALL, **DEFAULT, "redirect_uri": "/oauth2callback"}, {"wrong_redirect_uri"}),
        ({**FOR_ALL, **DEFAULT, "redirect_uri": "http://club.example.org/oauth2callback"}, {"open_redirect_uri"}),
        ({**FOR_ALL, **DEFAULT, "cookie_secret": "short but made up 7Q"}, {"weak_cookie_secret"}),
        ({**FOR_ALL, **DEFAULT, "cookie_secret": "changeme" * 8}, {"weak_cookie_secret"}),
        ({**FOR_ALL, **DEFAULT, "cookie_secret": "x" * 64}, {"weak_cookie_secret"}),
        ({**FOR_ALL, **DEFAULT, "client_secret": ""}, {"half_a_provider"}),
        ({**FOR_ALL, "google": {"client_id": "wellspent"}}, {"half_a_provider"}),
        ({**FOR_ALL, "my_own": DEFAULT}, {"underscored_provider"}),
        ({**FOR_ALL, **DEFAULT, "server_metadata_url": "http://provider.example/x"}, {"open_provider"}),
    ],
)
def test_what_is_unsafe_about_signing_in_is_named(
    workbook_folder: Path, monkeypatch: pytest.MonkeyPatch, auth: dict[str, object], codes: set[str]
) -> None:
    app = a_club(monkeypatch, workbook_folder, auth)
    assert {one.value for one in app.warning} == {setup.UNSAFE[code] for code in codes}
    assert not app.button


@pytest.mark.parametrize(
    ("auth", "buttons"),
    [
        ({**FOR_ALL, **DEFAULT}, ["Sign in"]),
        ({**FOR_ALL, "google": DEFAULT, "github": DEFAULT}, ["Sign in with Google", "Sign in with GitHub"]),
        ({**FOR_ALL, **DEFAULT, "redirect_uri": "http://localhost:8501/oauth2callback"}, ["Sign in"]),
        ({**FOR_ALL, **DEFAULT, "redirect_uri": "https://example.net/wellspent/oauth2callback"}, ["Sign in"]),
    ],
)
def test_a_club_that_is_set_up_has_a_button_for_each_provider(
    workbook_folder: Path, monkeypatch: pytest.MonkeyPatch, auth: dict[str, object], buttons: list[str]
) -> None:
    app = a_club(monkeypatch, workbook_folder, auth)
    assert not app.exception
    assert not app.warning
    assert [one.label for one in app.button] == buttons


def test_a_header_that_anybody_can_write_says_nothing_about_who_asks(
    workbook_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = config.get_option("server.trustedUserHeaders")
    config.set_option("server.trustedUserHeaders", {"X-Who": "sub"})
    try:
        app = a_club(monkeypatch, workbook_folder, {**FOR_ALL, **DEFAULT})
    finally:
        config.set_option("server.trustedUserHeaders", before)
    assert [one.value for one in app.warning] == [setup.UNSAFE["trusted_headers"]]


def test_secrets_with_a_quote_forgotten_are_not_taken_for_none(
    workbook_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = workbook_folder.with_name("secrets.toml")
    secrets.write_text('[auth]\nclient_id = "wellspent\n', encoding="utf-8")
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(secrets)])
    try:
        app = a_club(monkeypatch, workbook_folder, None)
    finally:
        config.set_option("secrets.files", before)
    assert [one.value for one in app.warning] == [setup.UNSAFE["unreadable_secrets"]]


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
    assert [one.value for one in app.error] == [setup.not_opened("Not a directory")]
    assert workbook_folder.read_text(encoding="utf-8") == "a file stands here"
