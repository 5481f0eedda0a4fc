"""Somebody who is signed in and not a member: joining by code or link, making the club, and nothing else."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import clubbing
from tests.pages.clubbing import NAME, ORGANISERS_CODE, id_of, make_club, open_as
from tests.pages.driving import contents, field, labels, press, said, settled
from wellspent.core.club.model import Door, Role
from wellspent.core.club.store.folder import FolderClub
from wellspent.ui.show import join
from wellspent.words import club as club_words
from wellspent.words import joining, today


@pytest.fixture(autouse=True)
def club_mode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clubbing.settings(monkeypatch, tmp_path)
    monkeypatch.setattr(join, "_A_GUESS", 0.0)


def code_of(root: Path) -> str:
    invitation = FolderClub(root).invitation(id_of("olga"), Door.JOIN)
    assert invitation is not None
    return invitation.code


def type_and_press(app: AppTest, label: str, **typed: str) -> AppTest:
    for name, text in typed.items():
        field(app, "text_input", name).set_value(text)
    return press(app, label)


def make(app: AppTest, code: str, name: str) -> AppTest:
    return type_and_press(app, joining.MAKE, **{joining.ORGANISERS_CODE: code, joining.NAME: name})


def test_before_there_is_a_club_whoever_has_the_organisers_code_makes_it_and_sees_code_and_link(tmp_path: Path) -> None:
    app = open_as("olga")
    assert joining.MAKE_TITLE in said(app)
    app = make(app, f" {ORGANISERS_CODE} ", "  Harbour   job club ")
    club = FolderClub(tmp_path)
    assert club.club().name == "Harbour job club"
    assert club.standing(id_of("olga")).role is Role.ORGANISER
    code = code_of(tmp_path)
    assert [one.value for one in app.get("code")] == [code, f"https://club.example/?join={code}"]
    assert joining.MADE in said(app)


@pytest.mark.parametrize("typed", ["", "plum-lantern-harbour-43", "plum-lantern-harbour-4", ORGANISERS_CODE.upper()])
def test_any_other_code_makes_no_club(tmp_path: Path, typed: str) -> None:
    app = make(open_as("olga"), typed, "Mine")
    assert FolderClub(tmp_path).club() is None
    assert (joining.refused("wrong_organisers_code") if typed else joining.NOT_READY) in said(app)


def test_a_club_needs_a_name(tmp_path: Path) -> None:
    assert joining.NOT_READY in said(make(open_as("olga"), ORGANISERS_CODE, "   "))
    assert FolderClub(tmp_path).club() is None


def test_once_there_is_a_club_the_organisers_code_opens_nothing(tmp_path: Path) -> None:
    waiting = open_as("max")
    make_club(tmp_path)
    app = make(waiting, ORGANISERS_CODE, "Mine")
    assert FolderClub(tmp_path).standing(id_of("max")) is None
    app = type_and_press(open_as("max"), joining.JOIN, **{joining.CODE: ORGANISERS_CODE})
    assert joining.refused("wrong_code") in said(app)
    assert FolderClub(tmp_path).standing(id_of("max")) is None


def test_who_is_not_a_member_sees_the_joining_page_whatever_the_address_and_one_sentence_on_who_sees_what(
    tmp_path: Path,
) -> None:
    make_club(tmp_path)
    before = contents(tmp_path)
    for page in ("today", "data", "decide", "club"):
        app = open_as("max", page)
        assert joining.WHO_SEES_WHAT in said(app)
        assert joining.WHO_RUNS_IT in said(app)
        assert NAME in said(app)
        assert joining.JOIN in labels(app)
        assert today.TITLE not in said(app)
    assert joining.WHO_SEES_WHAT.count(".") == 1
    assert contents(tmp_path) == before


def test_a_member_joins_by_the_code_in_the_link(tmp_path: Path) -> None:
    make_club(tmp_path)
    app = open_as("max", join=code_of(tmp_path))
    assert field(app, "text_input", joining.CODE).value == code_of(tmp_path)
    app = press(app, joining.JOIN)
    assert FolderClub(tmp_path).standing(id_of("max")).role is Role.MEMBER
    assert today.TITLE in said(app)
    assert joining.JOINED in said(app)
    assert today.PRIVATE_IN_CLUB in said(app)
    assert app.query_params == {}


@pytest.mark.parametrize("typed", ["https://club.example/?join={code}", "club.example/?join={code}&x=1 ", " {code} "])
def test_a_link_that_is_pasted_whole_opens_as_its_code_does(tmp_path: Path, typed: str) -> None:
    make_club(tmp_path)
    pasted = typed.format(code=code_of(tmp_path).lower())
    type_and_press(open_as("max"), joining.JOIN, **{joining.CODE: pasted})
    assert FolderClub(tmp_path).standing(id_of("max")) is not None


def test_a_wrong_code_is_said_kindly_and_lets_nobody_in(tmp_path: Path) -> None:
    make_club(tmp_path)
    app = type_and_press(open_as("max"), joining.JOIN, **{joining.CODE: "7KQM-XW4P-HJ9T"})
    assert joining.refused("wrong_code") in said(app)
    assert joining.NO_CODE in said(type_and_press(app, joining.JOIN, **{joining.CODE: "  "}))
    assert FolderClub(tmp_path).standing(id_of("max")) is None


def test_a_code_that_was_replaced_in_the_meantime_lets_nobody_in(tmp_path: Path) -> None:
    club = make_club(tmp_path)
    app = open_as("max", join=code_of(tmp_path))
    club.invite(id_of("olga"), Door.JOIN)
    assert joining.refused("wrong_code") in said(press(app, joining.JOIN))
    assert club.standing(id_of("max")) is None


def test_nobody_joins_a_closed_club(tmp_path: Path) -> None:
    club = make_club(tmp_path)
    app = open_as("max", join=code_of(tmp_path))
    club.close(id_of("olga"))
    for there in (press(app, joining.JOIN), open_as("max")):
        assert joining.CLOSED in said(there)
        assert joining.JOIN not in labels(there)
    assert club.standing(id_of("max")) is None


def test_a_name_of_a_club_with_markup_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    make_club(tmp_path).rename(id_of("olga"), NAME, "[Free](https://evil.example) :red[club]")
    assert r"\[Free\]" in open_as("max").header[0].value


def test_an_address_that_says_one_has_left_shows_nothing_of_anybody(tmp_path: Path) -> None:
    make_club(tmp_path)
    app = open_as("max", left="yes")
    assert club_words.LEFT_TITLE in said(app)
    assert app.button(key="sign_out").proto.type == "primary"  # it is the one thing that is left to do
    app.query_params.clear()
    app = settled(app.run())
    assert joining.JOIN in labels(app)
    assert app.button(key="sign_out").proto.type == "secondary"
