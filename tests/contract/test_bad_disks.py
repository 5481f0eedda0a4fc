"""Disks and folders that refuse: the error carries the system's reason, and the files are whole, before and after."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from tests.contract.store_contract import FULL, added, change, everything, meeting
from tests.contract.test_folder import everything_on_disk
from tests.endurance import disks
from tests.endurance.trial import alone
from wellspent.cli import check
from wellspent.core.errors import Conflict, StoreUnavailable
from wellspent.core.settings import Settings
from wellspent.core.store import open_store
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table

ODD_NAMES = [
    "it's a \"folder\"", "🙂 мой поиск 仕事", "two\nlines", "-rf", "ends with a dot.", " spaces ",
    "semi;colon:and,comma", "%41&?#", "*[a-z]?", "~", "$HOME", "back\\slash", "\u202eright to left", "e\u0301",
]  # fmt: skip


@pytest.mark.needs("mounts")
def test_a_full_disk_refuses_a_save_whole_and_takes_it_once_there_is_room():
    found = alone("full", disks.MOST_PAGES_LEFT)

    assert found.lost == []
    assert 0 < found.counts["refused"] < found.counts["saves onto a full disk"] == disks.MOST_PAGES_LEFT


@pytest.mark.needs("mounts")
def test_a_disk_that_turned_read_only_is_still_looked_at_and_a_save_is_refused(tmp_path):
    assert disks.enclosed(tmp_path, "read-only") == [os.strerror(errno.EROFS)]


@pytest.mark.needs("mounts")
def test_a_file_that_another_program_holds_is_looked_at_and_a_save_is_refused_until_it_lets_go(tmp_path):
    (said,) = disks.enclosed(tmp_path, "held")

    assert said in ("people.csv", os.strerror(errno.EBUSY))


def test_a_folder_of_somebody_else_is_looked_at_as_far_as_it_can_be_and_a_save_is_refused():
    problems, refused, locked = disks.as_nobody()

    assert problems == "people.csv cannot_open"
    assert refused == locked == os.strerror(errno.EACCES)


# --- A folder that vanishes


def test_a_record_of_a_folder_that_vanished_is_asked_about_and_not_made_anew(store, root, tmp_path):
    seen = store.save(LOCAL, everything(FULL), "")
    before = everything_on_disk(root)
    root.rename(tmp_path / "elsewhere")

    with pytest.raises(Conflict) as caught:
        store.save(LOCAL, [change(Table.MEETINGS, "m-2", FULL.meetings["m-2"], meeting("m-2", note="typed"))], seen)
    assert caught.value.clashes[0].theirs is None
    assert everything_on_disk(tmp_path / "elsewhere") == before

    shutil.rmtree(root, ignore_errors=True)
    (tmp_path / "elsewhere").rename(root)
    assert store.load(LOCAL).workbook == FULL


def test_a_file_where_the_folder_was_is_an_error_with_a_reason_and_is_left_alone(store, root):
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    shutil.rmtree(root)
    root.write_text("mine")

    for use in (store.load, store.version, store.history):
        with pytest.raises(StoreUnavailable) as caught:
            use(LOCAL)
        assert caught.value.reason == os.strerror(errno.ENOTDIR)
    with pytest.raises(StoreUnavailable):
        store.save(LOCAL, added(Table.MEETINGS, meeting("b")), "")
    assert root.read_text() == "mine"


# --- Names


@pytest.mark.parametrize("name", [*ODD_NAMES, "x" * 200, os.fsdecode(b"latin-\xe9")], ids=ascii)
def test_a_folder_may_have_any_name(tmp_path, name):
    _lives_in(tmp_path / name)


@pytest.mark.parametrize("parts", [2, 10])
def test_a_folder_may_lie_deep(tmp_path, parts):
    _lives_in(tmp_path.joinpath(*["a folder with a long name of its own " + "x" * 70] * parts))


def test_a_path_that_is_too_long_for_the_system_is_an_error_with_its_reason(tmp_path):
    store = FolderStore(tmp_path.joinpath(*["x" * 200] * 30))

    for use in (store.load, store.version, lambda member: store.save(member, added(Table.MEETINGS, meeting("a")), "")):
        with pytest.raises(StoreUnavailable) as caught:
            use(LOCAL)
        assert caught.value.reason == os.strerror(errno.ENAMETOOLONG)


def _lives_in(folder: Path) -> None:
    """A workbook is written there, read back, checked and forgotten."""
    address = f"folder:{folder}"
    store = open_store(Settings(store=address))
    version = store.save(LOCAL, everything(FULL), store.version(LOCAL))
    again = open_store(Settings(store=address))

    assert again.load(LOCAL).workbook == FULL
    assert again.version(LOCAL) == version
    assert len(again.history(LOCAL)) == 1
    assert check.run(address).code == 0
    assert folder.is_dir()
    again.forget(LOCAL)
    assert list(folder.iterdir()) == []
