"""Drafts in the folder: the contract, and what happens to files."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from tests.contract.drafts_contract import FORM, MEMBER, TYPED_AT, DraftsContract, draft
from wellspent.core.errors import StoreUnavailable
from wellspent.core.store.drafts import KEPT_FOR, LARGEST, Typed, decode, encode
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.folder_drafts import MOST, FolderDrafts
from wellspent.core.store.port import LOCAL


@pytest.fixture
def drafts(root: Path) -> FolderDrafts:
    return FolderDrafts(root)


class TestTheFolderKeepsTheContract(DraftsContract):
    """One file a form."""


def files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file() and path.name != ".lock")


def test_names_say_nothing_and_only_the_owner_may_read(drafts: FolderDrafts, root: Path) -> None:
    drafts.write(MEMBER, FORM, draft())
    (path,) = files(root)
    assert path.parent == root / MEMBER / ".drafts"
    assert "club" not in path.name
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_looking_writes_nothing(drafts: FolderDrafts, root: Path) -> None:
    assert drafts.read(LOCAL, FORM) is None
    drafts.drop(LOCAL, FORM)
    assert not root.exists()


def test_a_write_that_fails_leaves_the_draft_before_and_no_orphan(
    drafts: FolderDrafts, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.write(LOCAL, FORM, draft("before"))
    for broken in ("fsync", "replace"):
        with monkeypatch.context() as patch:

            def refuse(*_: object) -> None:
                raise OSError(28, "No space left on device")

            patch.setattr(os if broken == "fsync" else Path, broken, refuse)
            with pytest.raises(StoreUnavailable):
                drafts.write(LOCAL, FORM, draft("after"))
        assert drafts.read(LOCAL, FORM) == draft("before")
        assert len(files(root)) == 1


def test_what_is_too_large_is_not_taken_and_the_draft_before_stays(drafts: FolderDrafts) -> None:
    drafts.write(LOCAL, FORM, draft("before"))
    with pytest.raises(StoreUnavailable):
        drafts.write(LOCAL, FORM, draft("x" * LARGEST))
    assert drafts.read(LOCAL, FORM) == draft("before")


def test_a_file_that_grew_too_large_is_not_read(drafts: FolderDrafts, root: Path) -> None:
    drafts.write(LOCAL, FORM, draft())
    (path,) = files(root)
    path.write_bytes(encode(FORM, draft("x" * LARGEST)))
    assert drafts.read(LOCAL, FORM) is None


def test_a_file_of_another_form_is_not_taken_for_this_one() -> None:
    assert decode("define", encode(FORM, draft())) is None


def test_a_time_without_an_offset_is_no_draft() -> None:
    kept = draft(typed_at=TYPED_AT.replace(tzinfo=None))
    assert decode(FORM, encode(FORM, kept)) is None


def test_old_drafts_and_half_written_ones_go_when_a_new_one_is_begun(root: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    drafts = FolderDrafts(root, clock=lambda: now)
    for form in ("old", "young"):
        drafts.write(LOCAL, form, draft())
    old, orphan = (root / ".drafts" / name for name in (_name(root, "old"), "x.part"))
    orphan.touch()
    (root / ".drafts" / "notes.txt").touch()
    long_ago = (now - KEPT_FOR).timestamp() - 60
    for path in (old, orphan, root / ".drafts" / "notes.txt"):
        os.utime(path, (long_ago, long_ago))
    drafts.write(LOCAL, "young", draft("again"))
    assert old.exists()
    drafts.write(LOCAL, "new", draft())
    assert not old.exists()
    assert not orphan.exists()
    assert (root / ".drafts" / "notes.txt").exists()
    assert drafts.read(LOCAL, "young") == draft("again")


def _name(root: Path, form: str) -> str:
    """The name of the form's file: the one that holds it."""
    return next(path.name for path in files(root) if f'"form": "{form}"' in path.read_text(encoding="utf-8"))


def test_there_are_never_more_than_a_number_of_drafts_and_the_newest_stay(drafts: FolderDrafts, root: Path) -> None:
    for number in range(MOST + 5):
        drafts.write(LOCAL, f"form {number}", draft(number))
        path = root / ".drafts" / _name(root, f"form {number}") if number < 10 else None
        if path is not None:
            os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 1000 + number))
    assert len(files(root)) == MOST
    assert drafts.read(LOCAL, "form 0") is None
    assert drafts.read(LOCAL, f"form {MOST + 4}") is not None


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
def test_a_link_leads_nowhere(drafts: FolderDrafts, root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / MEMBER).mkdir(parents=True)
    (root / MEMBER / ".drafts").symlink_to(elsewhere)
    with pytest.raises(StoreUnavailable):
        drafts.write(MEMBER, FORM, draft())
    assert not list(elsewhere.iterdir())
    (root / MEMBER / ".drafts").unlink()
    drafts.write(MEMBER, FORM, draft())
    (path,) = files(root / MEMBER)
    (tmp_path / "other.json").write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(tmp_path / "other.json")
    assert drafts.read(MEMBER, FORM) is None


def test_forgetting_a_member_forgets_the_drafts(drafts: FolderDrafts, root: Path) -> None:
    for member in (LOCAL, MEMBER):
        drafts.write(member, FORM, draft())
        FolderStore(root).forget(member)
        assert drafts.read(member, FORM) is None


def test_a_label_and_its_words_come_with_the_value(drafts: FolderDrafts) -> None:
    kept = draft(fields={"got.x": Typed(3, "Meet people", "mostly")})
    drafts.write(LOCAL, FORM, kept)
    assert drafts.read(LOCAL, FORM).fields["got.x"].said == "mostly"
