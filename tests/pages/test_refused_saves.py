"""A save that the disk refuses: a sentence, and all that was typed still in its fields."""

import os
import shutil
from collections.abc import Callable
from errno import EISDIR, ENOTDIR
from pathlib import Path

import pytest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    HIRE,
    contents,
    field,
    fill,
    meeting,
    open_app,
    press,
    said,
    workbook,
    write,
)
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL
from wellspent.words import rate, saving


@pytest.fixture
def one_meeting(workbook_folder: Path) -> Path:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=1))
    return workbook_folder


def in_the_way(folder: Path, name: str) -> Path:
    """Something of ours replaced by something that can't be written to, which stops even the superuser."""
    path = folder / name
    if path.is_dir():
        shutil.rmtree(path)
        path.write_bytes(b"")
    else:
        path.unlink(missing_ok=True)
        path.mkdir()
    return path


@pytest.mark.parametrize(("name", "reason"), [(".lock", EISDIR), (".history", ENOTDIR)])
def test_what_was_typed_stays_in_its_fields_and_can_be_saved_once_the_disk_takes_it(
    one_meeting: Path, name: str, reason: int
) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Typed with care")
    app = fill(app, "pills", HIRE.text, 3)
    blocked = in_the_way(one_meeting, name)
    before = contents(one_meeting)

    app = press(app, rate.SAVE)
    assert saving.unavailable(os.strerror(reason)) in said(app)
    assert contents(one_meeting) == before
    assert field(app, "text_area", rate.NOTE).value == "Typed with care"
    assert field(app, "pills", HIRE.text).value == 3

    blocked.rmdir() if blocked.is_dir() else blocked.unlink()
    press(app, rate.SAVE)
    saved = workbook(one_meeting).meetings["club-6"]
    assert (saved.note, saved.got) == ("Typed with care", {HIRE.id: 3})


def moved_away(folder: Path, elsewhere: Path) -> None:
    folder.rename(elsewhere)


def replaced_by_a_file(folder: Path, elsewhere: Path) -> None:
    folder.rename(elsewhere)
    folder.write_text("in the way", encoding="utf-8")


def emptied(folder: Path, elsewhere: Path) -> None:
    """As the place looks where a disk was mounted and is not any more."""
    folder.rename(elsewhere)
    folder.mkdir()


@pytest.mark.parametrize("vanish", [moved_away, replaced_by_a_file, emptied])
@pytest.mark.parametrize("address", [{"meeting": "club-6"}, {}], ids=["a meeting that is there", "a new one"])
def test_what_was_typed_stays_while_the_folder_is_away_and_is_saved_once_it_is_back(
    one_meeting: Path, tmp_path: Path, vanish: Callable[[Path, Path], None], address: dict[str, str]
) -> None:
    app = open_app("rate", **address)
    if not address:
        app = fill(app, "selectbox", rate.GROUP, CLUB.name)
    app = fill(app, "text_area", rate.NOTE, "Typed with care")
    before = contents(one_meeting)
    elsewhere = tmp_path / "elsewhere"
    vanish(one_meeting, elsewhere)

    app = fill(app, "pills", HIRE.text, 3)
    assert "can't be reached just now" in said(app)
    app = press(app, rate.SAVE)
    assert "Not saved" in said(app)
    assert field(app, "text_area", rate.NOTE).value == "Typed with care"
    assert contents(elsewhere) == before
    assert not one_meeting.is_dir() or not list(one_meeting.iterdir())

    if one_meeting.exists():
        one_meeting.rmdir() if one_meeting.is_dir() else one_meeting.unlink()
    elsewhere.rename(one_meeting)
    app = press(app, rate.SAVE)
    assert "can't be reached" not in said(app)
    assert "Typed with care" in [one.note for one in workbook(one_meeting).meetings.values()]


def test_who_deleted_everything_in_another_tab_is_not_brought_back_by_this_one(
    one_meeting: Path, tmp_path: Path
) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Typed with care")
    FolderStore(one_meeting).forget(LOCAL)

    app = press(app, rate.SAVE)
    assert "reload this page" in said(app)
    assert contents(one_meeting) == {}
    assert "can't be reached" not in said(open_app("rate"))
