"""The zip of a workbook: what is in it, and every zip that is not taken, with its sentence."""

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.capabilities import ROOT
from wellspent.core.errors import UnreadableArchive
from wellspent.core.exchange import archive, data_package
from wellspent.core.exchange.archive import ArchiveFault, pack, unpack
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Loaded
from wellspent.words import data as words

ABOUT = b"format: 1\n"
SAMPLE = ROOT / "data" / "sample"


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two entries of one name are what a test wants
        for name, data in entries:
            packed.writestr(name, data)
    return buffer.getvalue()


def ours(*more: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    return zipped(("workbook.yaml", ABOUT), *more)


def load(folder: Path) -> Loaded:
    return FolderStore(folder).load(LOCAL)


def refused(data: bytes) -> UnreadableArchive:
    with pytest.raises(UnreadableArchive) as caught:
        unpack(data)
    said = words.unreadable(caught.value.code, caught.value.details)
    assert "{" not in said
    assert said.endswith("Your workbook is as it was.")
    return caught.value


def test_the_zip_holds_every_file_byte_for_byte_and_a_word_to_whoever_finds_it(workbook_folder: Path) -> None:
    workbook_folder.mkdir()
    for path in SAMPLE.iterdir():
        (workbook_folder / path.name).write_bytes(path.read_bytes())
    with (workbook_folder / "meetings.csv").open("ab") as file:
        file.write(b"half a row\r\n")
    (workbook_folder / "definition.yaml").write_bytes(b"# mine\nbar: 30\n")
    (workbook_folder / ".history").mkdir()
    (workbook_folder / ".history" / "note").write_bytes(b"old")
    (workbook_folder / "letter.txt").write_bytes(b"not ours")

    with zipfile.ZipFile(io.BytesIO(pack(load(workbook_folder), "a word"))) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}

    assert list(held) == sorted(held)
    assert held.pop(archive.README) == b"a word"
    assert held.pop(data_package.NAME).startswith(b"{")
    assert held == {
        path.name: path.read_bytes() for path in workbook_folder.iterdir() if path.suffix in {".csv", ".yaml"}
    }


def test_the_same_workbook_gives_the_same_zip() -> None:
    assert pack(load(SAMPLE), "x") == pack(load(SAMPLE), "x")


def test_a_workbook_without_the_file_about_itself_gets_one_in_the_zip(workbook_folder: Path) -> None:
    workbook_folder.mkdir()
    (workbook_folder / "people.csv").write_bytes(b"id,name\r\nann,Ann\r\n")

    assert list(unpack(pack(load(workbook_folder), "")).workbook.people) == ["ann"]


def test_a_file_that_could_not_be_opened_is_named_as_left_out(workbook_folder: Path) -> None:
    workbook_folder.mkdir()
    (workbook_folder / "people.csv").mkdir()
    (workbook_folder / "groups.yaml").write_bytes(b"groups: none\n")

    assert archive.left_out(load(workbook_folder)) == ("people.csv",)
    assert archive.left_out(load(SAMPLE)) == ()


def test_what_was_packed_is_read_back_and_its_problems_with_it(workbook_folder: Path) -> None:
    workbook_folder.mkdir()
    (workbook_folder / "workbook.yaml").write_bytes(ABOUT)
    (workbook_folder / "people.csv").write_bytes(b"id,name\r\nann,Ann\r\nbo\r\n")
    (workbook_folder / "groups.yaml").write_bytes(b"groups: none\n")

    read = unpack(pack(load(workbook_folder), ""))
    assert list(read.workbook.people) == ["ann"]
    assert {problem.file for problem in read.problems} == read.in_doubt == {"people.csv", "groups.yaml"}
    assert read.broken == {"groups.yaml"}


@pytest.mark.parametrize("top", ["", "mine/", "./", "A long name/"])
def test_a_zip_made_by_hand_of_the_folder_is_taken_with_whatever_else_lies_in_it(top: str) -> None:
    data = zipped(
        (top + "workbook.yaml", ABOUT),
        (top + "people.csv", b"id,name\r\nann,Ann\r\n"),
        (top + "letter.txt", b"x"),
        (top + ".history/000001-20260101T000000Z/workbook.yaml", b"older"),
        ("__MACOSX/deep/._workbook.yaml", b"\0"),
    )
    assert list(unpack(data).workbook.people) == ["ann"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"id,date\r\n", b"<html>", bytes(range(256)) * 9])
def test_what_is_no_zip_is_said_to_be_none(data: bytes) -> None:
    assert refused(data).code is ArchiveFault.NOT_A_ZIP


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [("letter.txt", b"x")],
        [("meetings.csv", b"id,date,group\r\n")],
        [("a/b/workbook.yaml", ABOUT)],
        [("workbook.yaml", b"services:\n  web: here\n")],
        [("Workbook.yaml", ABOUT)],
    ],
    ids=["empty", "other", "no-about", "too-deep", "somebody-elses", "another-name"],
)
def test_a_zip_of_something_else_is_not_taken(entries: list[tuple[str, bytes]]) -> None:
    assert refused(zipped(*entries)).code is ArchiveFault.NOT_OURS


def test_two_workbooks_in_one_zip_are_too_many() -> None:
    data = zipped(("mine/workbook.yaml", ABOUT), ("old/workbook.yaml", ABOUT))
    assert refused(data).code is ArchiveFault.SEVERAL_WORKBOOKS


@pytest.mark.parametrize(
    "name",
    [
        "../people.csv",
        "a/../../people.csv",
        "/people.csv",
        "C:/people.csv",
        "c:people.csv",
        "..\\people.csv",
        "a\\b",
        "..",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_not_taken_even_for_a_file_that_is_not_ours(name: str) -> None:
    entry = zipfile.ZipInfo()
    entry.filename = name  # given to it, the name would be made harmless on some systems
    error = refused(ours((entry, b"x")))
    assert (error.code, error.details["name"]) == (ArchiveFault.UNSAFE_NAME, name)


def test_a_link_is_not_taken() -> None:
    link = zipfile.ZipInfo("people.csv")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(ours((link, b"/etc/passwd"))).code is ArchiveFault.UNSAFE_NAME


@pytest.mark.parametrize("twin", ["workbook.yaml", "./workbook.yaml"])
def test_one_name_twice_is_not_taken(twin: str) -> None:
    assert refused(ours((twin, b"bar: 1\n"))).code is ArchiveFault.TWICE


def test_a_zip_with_a_password_is_not_taken() -> None:
    data = bytearray(ours())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert refused(bytes(data)).code is ArchiveFault.ENCRYPTED


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = ours(("people.csv", bytes(archive.LARGEST_CONTENT)))
    assert len(bomb) < 100_000
    opened: list[object] = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *given: opened.append(given))
    assert refused(bomb).code is ArchiveFault.TOO_LARGE
    assert not opened


def test_a_bomb_that_says_it_is_small_is_not_unpacked() -> None:
    data = bytearray(ours(("people.csv", bytes(archive.LARGEST_CONTENT))))
    central = data.rindex(b"PK\x01\x02")
    for place in (data.rindex(b"PK\x03\x04") + 22, central + 24):
        struct.pack_into("<I", data, place, 100)
    assert refused(bytes(data)).code is ArchiveFault.DAMAGED


def test_files_that_are_too_large_only_together_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_CONTENT", 100)
    assert unpack(ours(("people.csv", b"id,name\r\n" + b"\r\n" * 40)))
    assert refused(ours(("people.csv", b"\n" * 60), ("outcomes.csv", b"\n" * 60))).code is ArchiveFault.TOO_LARGE


def test_a_zip_that_is_too_large_itself_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ours()
    monkeypatch.setattr(archive, "LARGEST_ZIP", len(data))
    assert unpack(data)
    assert refused(data + b"x").code is ArchiveFault.TOO_LARGE


def test_a_zip_with_more_entries_than_any_workbook_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    assert unpack(ours(("a", b""), ("b", b"")))
    assert refused(ours(("a", b""), ("b", b""), ("c", b""))).code is ArchiveFault.TOO_MANY


def test_a_newer_format_is_named_with_both_numbers() -> None:
    error = refused(zipped(("workbook.yaml", b"format: 7\nnew: thing\n"), ("people.csv", b"who\r\n")))
    assert (error.code, dict(error.details)) == (ArchiveFault.NEWER_FORMAT, {"found": "7", "known": "1"})


def test_a_damaged_file_is_named() -> None:
    data = bytearray(
        zipped(("workbook.yaml", ABOUT), ("people.csv", b"id,name\r\nann,Ann\r\n"), method=zipfile.ZIP_STORED)
    )
    data[data.index(b"Ann")] ^= 1
    error = refused(bytes(data))
    assert (error.code, error.details["name"]) == (ArchiveFault.DAMAGED, "people.csv")


def test_a_file_packed_in_an_unusual_way_is_not_taken() -> None:
    assert refused(zipped(("workbook.yaml", ABOUT), method=zipfile.ZIP_LZMA)).code is ArchiveFault.DAMAGED


def test_a_folder_in_a_files_place_is_not_taken() -> None:
    assert refused(ours(("people.csv/", b""))).code is ArchiveFault.DAMAGED


def test_there_is_a_sentence_for_each_reason_and_for_nothing_else() -> None:
    assert set(ArchiveFault) == words.CODES


WHOLE = pack(load(SAMPLE), "x")


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
def test_no_damage_whatever_is_anything_but_a_refusal_or_a_workbook(place: int, byte: int, end: int) -> None:
    for spoilt in (WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :], WHOLE[:end]):
        _either(unpack, spoilt)


@given(st.binary(max_size=300))
def test_no_bytes_whatever_are_anything_but_a_refusal(data: bytes) -> None:
    _either(unpack, data)
    _either(unpack, data + ours())


def _either(read: Callable[[bytes], archive.Archive], data: bytes) -> None:
    """Whatever else is raised fails the test."""
    with suppress(UnreadableArchive):
        read(data)
