"""Files with bytes flipped, cut out and joined: what can still be read of them stays, and what can't is left alone.

What *no readable record is lost* means here, exactly, for any bytes in the place of our files:

- looking (loading, and the command ``check``) never raises, and changes not a byte;
- a save of new records into the files that may be written gives the workbook as it was read, and these records; rows
  that can't be read are as many as before;
- a save into a file that may not be written is refused, and afterwards that file is byte for byte as it was.
"""

import csv
import faulthandler
import io
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.capabilities import ROOT
from tests.contract.store_contract import FULL, change, meeting
from tests.endurance.expected import applied
from tests.endurance.trial import Found, Step
from tests.properties.workbooks import texts
from wellspent.cli import check
from wellspent.core.errors import FileIsReadOnly
from wellspent.core.model import Workbook
from wellspent.core.settings import Settings
from wellspent.core.store import files, open_store
from wellspent.core.store.files import FILES, SINGLE
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Change, Loaded, Table

ENTRIES = 6
"""Of each table of the sample, so many entries are enough to spoil, and quick to read."""

HANGS = 120.0
"""Seconds after which a single case is taken to be caught in a loop."""

_NEW_ID = "not-there-before"
_PIECES = (
    b'"', b'""', b",", b";", b"\t", b"\r", b"\n", b"\r\n", b"\n\n", b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xe9", b"\xc3", "\u2028".encode(), b"\xc2\x85", "\u202e".encode(), b"\x1a", b" ", b"- ", b": ", b"#", b" #",
    b"&a ", b"*a", b"!!python/name:os ", b"---\n", b"...\n", b"%YAML 1.2\n", b"<<: ", b"| ", b"> ", b"? ", b"{", b"[",
    b"}", b"]", b"'", b"\\", b"@", b"`", b"~", b"null", b"9" * 400, b"-1", b"1e999", b"nan", b"inf", b"0x7",
    b"2026-02-30", b"24:61", b"=1+1", b"format: 2\n", b"x" * 140_000,
)  # fmt: skip


def run(times: int, desk: Path, step: Step) -> Found:
    """Spoil the sample ``times`` times; a failure is narrowed down to the smallest case that shows it."""
    found = Found()
    folder = desk / "spoiled"

    @settings(max_examples=times, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(spoiled())
    def one_more(contents: Mapping[str, bytes]) -> None:
        faulthandler.dump_traceback_later(HANGS, exit=True)
        look_and_save(folder, contents)
        found.counts["spoiled files"] += 1
        step()

    try:
        one_more()
    except Exception as error:  # noqa: BLE001 - whatever it is, it should not have happened
        found.lost.append("\n".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())]))
    finally:
        faulthandler.cancel_dump_traceback_later()
    return found


def sample() -> dict[str, bytes]:
    """The first entries of each table of the sample, as files."""
    workbook = FolderStore(ROOT / "data" / "sample").load(LOCAL).workbook
    parts: dict[str, Any] = {
        table.value: dict(islice(files.records(workbook, table).items(), ENTRIES))
        for table in Table
        if table not in SINGLE
    }
    return files.write(replace(workbook, **parts))


def look_and_save(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Put ``contents`` into the folder, look at them, save new records, and look again.

    Raises:
        AssertionError: where something was lost.
    """
    _lay_out(folder, contents)
    store = open_store(Settings(store=f"folder:{folder}"))
    loaded = store.load(LOCAL)
    answer = check.run(f"folder:{folder}")
    assert bool(answer.code) == bool(loaded.problems)
    assert _on_disk(folder) == contents, "looking changed a file"

    changes = [one for one in _one_of_each(loaded.workbook) if FILES[one.table] in contents]
    locked = [one for one in changes if FILES[one.table] in loaded.read_only]
    free = [one for one in changes if FILES[one.table] not in loaded.read_only]
    for one in locked:
        with pytest.raises(FileIsReadOnly):
            store.save(LOCAL, [one], loaded.version)
    store.save(LOCAL, free, loaded.version)
    after, left = store.load(LOCAL), _on_disk(folder)
    assert after.workbook == applied(loaded.workbook, free), "a readable record was lost"
    assert {**_kept(left, after), **_kept(contents, loaded)} == _kept(left, after), "a row that can't be read was lost"
    for name in loaded.read_only & contents.keys():
        assert left[name] == contents[name], f"{name} can't be read, and was written over"


@st.composite
def spoiled(draw: st.DrawFn) -> Mapping[str, bytes]:
    """One or two of the sample's files with something wrong in them, and one beside them that may be whole."""
    contents = {FILES[Table.PEOPLE]: _SAMPLE[FILES[Table.PEOPLE]]}
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(_SAMPLE)))
        contents.setdefault(name, _SAMPLE[name])
        if name.endswith(".csv") and draw(st.integers(0, 4)) == 0:
            contents[name] = draw(_any_table(contents[name]))
        for _ in range(draw(st.integers(1, 4))):
            contents[name] = draw(st.sampled_from(_WAYS))(draw, contents[name])
    return contents


def _place(draw: st.DrawFn, data: bytes) -> int:
    return draw(st.integers(0, len(data)))


def _piece(draw: st.DrawFn, data: bytes) -> tuple[int, int]:
    begin = _place(draw, data)
    return begin, min(len(data), begin + draw(st.integers(1, 60)))


def _flip(draw: st.DrawFn, data: bytes) -> bytes:
    place = _place(draw, data)
    return data[:place] + bytes([draw(st.integers(0, 255))]) + data[place + 1 :]


def _cut_out(draw: st.DrawFn, data: bytes) -> bytes:
    begin, end = _piece(draw, data)
    return data[:begin] + data[end:]


def _cut_off(draw: st.DrawFn, data: bytes) -> bytes:
    return data[: _place(draw, data)]


def _double(draw: st.DrawFn, data: bytes) -> bytes:
    begin, end = _piece(draw, data)
    return data[:end] + data[begin:]


def _put_in(draw: st.DrawFn, data: bytes) -> bytes:
    place = _place(draw, data)
    return data[:place] + draw(st.sampled_from(_PIECES)) + data[place:]


def _join(draw: st.DrawFn, data: bytes) -> bytes:
    other = _SAMPLE[draw(st.sampled_from(sorted(_SAMPLE)))]
    return data[: _place(draw, data)] + other[_place(draw, other) :]


def _swap(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    one, two = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[two] = lines[two], lines[one]
    return b"".join(lines)


def _other_letters(draw: st.DrawFn, data: bytes) -> bytes:
    letters = draw(st.sampled_from(["latin-1", "cp1252", "utf-16", "utf-8-sig", "utf-7"]))
    return data.decode("utf-8", "replace").encode(letters, "replace")


def _replace(draw: st.DrawFn, data: bytes) -> bytes:
    old, new = draw(st.sampled_from([(b",", b";"), (b"\r\n", b"\n"), (b"\r\n", b"\r"), (b'"', b"'"), (b"  ", b"\t")]))
    return data.replace(old, new)


_WAYS: tuple[Callable[[st.DrawFn, bytes], bytes], ...] = (
    _flip, _cut_out, _cut_off, _double, _put_in, _put_in, _join, _swap, _other_letters, _replace,
)  # fmt: skip
_SAMPLE = sample()


def _any_table(data: bytes) -> st.SearchStrategy[bytes]:
    """The header of a table, or a part of it, over rows of whatever text."""
    header = data.partition(b"\r\n")[0].decode("utf-8", "replace").split(",")
    headers = st.just(header) | st.lists(st.sampled_from(header) | texts, max_size=len(header) + 2)
    rows = st.lists(st.lists(texts, max_size=len(header) + 1), max_size=4)
    return st.builds(lambda first, rest: _document([first, *rest]), headers, rows)


def _document(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _one_of_each(workbook: Workbook) -> list[Change]:
    """For each table something new."""
    fresh = {table: next(iter(files.records(FULL, table).values())) for table in Table if table not in SINGLE}
    fresh |= {Table.MEETINGS: meeting(_NEW_ID)}
    changes = [
        change(Table.ABOUT, "about", workbook.about, replace(workbook.about, currency="NOK")),
        change(Table.DEFINITION, "definition", workbook.definition, replace(workbook.definition, bar=12.5)),
    ]
    for table, record in fresh.items():
        new = record if table is Table.CHECKINS else replace(record, id=_NEW_ID)
        changes.append(change(table, new.id, files.records(workbook, table).get(new.id), new))
    return changes


def _lay_out(folder: Path, contents: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)


def _on_disk(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file() and path.name != ".lock"
    }


def _kept(contents: Mapping[str, bytes], loaded: Loaded) -> dict[str, int]:
    """How many rows of each table that may be written are there without being understood."""
    found = {}
    for table, name in FILES.items():
        if name in contents and name.endswith(".csv") and name not in loaded.read_only:
            rows = csv.reader(io.StringIO(contents[name].decode("utf-8-sig"), newline=""))
            header_and_rows = sum(any(row) for row in rows)
            found[name] = max(header_and_rows - 1, 0) - len(files.records(loaded.workbook, table))
    return found
