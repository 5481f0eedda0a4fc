"""Workbooks of other formats: the first one is read for ever, an older one is brought up, any other is only shown."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.contract.store_contract import added, change, meeting
from tests.contract.test_folder import everything_on_disk
from tests.contract.wrong_files import GROUP, row, table
from wellspent.core import border
from wellspent.core.errors import FileIsReadOnly
from wellspent.core.model import FORMAT, About, Person
from wellspent.core.store.files import FILES, records
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.formats import STEPS
from wellspent.core.store.port import LOCAL, Table

VERSION_1 = ROOT / "tests" / "formats" / "version_1"
WRITTEN_SHA256 = "75cf2bd64ca2ec146ea501ba2458cd3387916511f86b658e6155c5ab39d3951d"
"""Of ``written.json``, so that nobody changes by the way what was once written."""


def said(workbook) -> dict[str, dict[str, object]]:
    """Everything in a workbook as plain values, by table and id."""
    return {
        table: {record_id: border.plain(record) for record_id, record in records(workbook, table).items()}
        for table in Table
    }


def test_a_workbook_of_format_1_says_what_was_once_written(tmp_path):
    written = (VERSION_1 / "written.json").read_bytes()
    folder = shutil.copytree(VERSION_1 / "workbook", tmp_path / "workbook")
    loaded = FolderStore(folder).load(LOCAL)

    assert hashlib.sha256(written).hexdigest() == WRITTEN_SHA256
    assert set(json.loads(written)) == {table for table in Table if getattr(loaded.workbook, table)}
    assert loaded.problems == ()
    wanted = json.loads(written)
    wanted["about"]["about"]["format"] = FORMAT
    assert said(loaded.workbook) == wanted


def test_there_is_a_step_from_every_older_format():
    assert sorted(STEPS) == list(range(1, FORMAT))


# --- An older one


def headline_to_note(contents):
    """A format that there never was: notes were called headlines, and people did not exist."""
    meetings = contents["meetings.csv"].replace(b",note,", b",was,").replace(b",headline,", b",note,")
    return {**contents, "meetings.csv": meetings, "people.csv": b"id,name\r\n", "workbook.yaml": b"format: 1\n"}


OLDER = {
    "workbook.yaml": b"format: 0\ncurrency: EUR\n",
    "groups.yaml": GROUP,
    "meetings.csv": table(row("a", note="typed long ago")).replace(b",note,", b",headline,"),
}


@pytest.fixture
def older(root) -> Path:
    root.mkdir()
    for name, data in OLDER.items():
        (root / name).write_bytes(data)
    return root


def upgrading(root: Path, **said) -> FolderStore:
    return FolderStore(root, steps={FORMAT - 1: headline_to_note}, **said)


def test_a_workbook_of_an_older_format_is_brought_up_on_opening_with_a_copy_of_what_it_was(older):
    store = upgrading(older)
    loaded = store.load(LOCAL)

    assert loaded.workbook.meetings["a"].note == "typed long ago"
    assert loaded.read_only == frozenset()
    assert loaded.version == store.version(LOCAL) == FolderStore(older).load(LOCAL).version
    (save,) = store.history(LOCAL)
    assert save.id.endswith("-format-0")
    assert store.changes_of(LOCAL, save.id) == ()
    entry = older / ".history" / save.id
    assert {name: (entry / name).read_bytes() for name in OLDER} == OLDER
    store.save(LOCAL, added(Table.MEETINGS, meeting("b")), loaded.version)
    assert list(store.load(LOCAL).workbook.meetings) == ["a", "b"]


def test_it_is_brought_up_once(older):
    store = upgrading(older)
    store.load(LOCAL)
    before = everything_on_disk(older)
    store.load(LOCAL)

    assert everything_on_disk(older) == before


def test_the_copy_of_what_it_was_stays_however_large_the_history_grows(older):
    store = upgrading(older, most_history=2000)
    store.load(LOCAL)
    present = store.load(LOCAL).workbook.meetings["a"]
    for number in range(10):
        after = meeting("a", note=str(number))
        store.save(LOCAL, [change(Table.MEETINGS, "a", present, after)], "")
        present = after

    assert store.dropped(LOCAL).saves > 0
    assert store.history(LOCAL)[-1].id.endswith("-format-0")


CUT_SHORT = """
import itertools, os, shutil, sys
from pathlib import Path
from tests.contract.crashing import Failing
from tests.contract.test_format_versions import upgrading
from wellspent.core.store.port import LOCAL

prepared, target = Path(sys.argv[1]), Path(sys.argv[2])
for step in itertools.count(1):
    shutil.copytree(prepared, target / str(step))
    child = os.fork()
    if child == 0:
        Failing(step, "die")
        upgrading(target / str(step)).load(LOCAL)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        break
"""


def test_wherever_it_is_cut_short_the_next_opening_finds_all_of_it_with_the_copy(older, tmp_path):
    target = tmp_path / "steps"
    subprocess.run([sys.executable, "-c", CUT_SHORT, str(older), str(target)], cwd=ROOT, timeout=60, check=True)
    wanted = upgrading(older).load(LOCAL)

    folders = list(target.iterdir())
    assert len(folders) > 10
    for folder in folders:
        store = upgrading(folder)
        assert store.load(LOCAL).version == wanted.version
        (save,) = store.history(LOCAL)
        assert (folder / ".history" / save.id / "meetings.csv").read_bytes() == OLDER["meetings.csv"]


def test_a_workbook_with_a_file_that_cannot_be_opened_is_shown_and_not_brought_up(older):
    (older / "people.csv").mkdir()
    before = everything_on_disk(older)
    loaded = upgrading(older).load(LOCAL)

    assert [problem.code for problem in loaded.problems] == ["unknown_format"]
    assert loaded.read_only == set(FILES.values())
    assert everything_on_disk(older) == before | {".lock": b""}


# --- One that is neither older nor newer


@pytest.mark.parametrize("number", [0, -1])
def test_a_format_that_there_never_was_makes_everything_read_only_and_says_only_that(store, written, number):
    written(workbook_yaml=f"format: {number}\n".encode(), groups_yaml=GROUP + b"  colour: red\n")

    loaded = store.load(LOCAL)
    (problem,) = loaded.problems
    assert (problem.code, problem.file, dict(problem.details)) == (
        "unknown_format",
        "workbook.yaml",
        {"found": str(number), "known": str(FORMAT)},
    )
    assert loaded.read_only == set(FILES.values())
    with pytest.raises(FileIsReadOnly):
        store.save(LOCAL, added(Table.PEOPLE, Person(id="p", name="P")), "")


@pytest.mark.parametrize("about", [b"currency: EUR\n", b"", b"format:\n"])
def test_files_that_name_no_format_are_taken_for_todays(store, root, written, about):
    written(workbook_yaml=about, meetings_csv=table(row("a")))
    loaded = store.load(LOCAL)

    assert loaded.problems == ()
    assert loaded.workbook.about.format == FORMAT
    store.save(LOCAL, [change(Table.ABOUT, "about", loaded.workbook.about, About(currency="NOK"))], "")
    assert f"format: {FORMAT}\n".encode() in (root / "workbook.yaml").read_bytes()


def test_a_format_that_is_no_number_is_a_problem_of_that_file_alone(store, written):
    written(workbook_yaml=b"format: one\n", meetings_csv=table(row("a")))
    loaded = store.load(LOCAL)

    assert [(problem.code, problem.column) for problem in loaded.problems] == [("not_a_whole_number", "format")]
    assert loaded.read_only == {"workbook.yaml"}
