"""Other programs write the files while the app is open: noticed at the next look, asked about, never written over."""

import shutil

import pytest

from tests.contract.store_contract import added, change, meeting
from tests.contract.test_folder import everything_on_disk
from tests.contract.wrong_files import row, table
from tests.endurance import editing
from wellspent.core.store.port import LOCAL, Table


@pytest.mark.parametrize("program", editing.PROGRAMS)
def test_what_another_program_writes_between_a_look_and_a_save_is_noticed_and_stays(store, root, program):
    shutil.copytree(editing.SAMPLE, root)

    for number in range(3):
        assert editing.written_between(root, store, editing.PROGRAMS[program], number) == []


@pytest.mark.parametrize("name", [*editing.COPIES, "meetings.csv~", ".meetings.csv.swp", "~$meetings.csv"])
def test_a_copy_beside_a_file_is_neither_read_nor_written_nor_deleted(store, root, written, name):
    written(meetings_csv=table(row("a")))
    (root / name).write_bytes(table(row("a", note="of the other computer"), row("b")))

    loaded = store.load(LOCAL)
    assert list(loaded.workbook.meetings) == ["a"]
    assert loaded.workbook.meetings["a"].note == ""
    store.save(
        LOCAL, [change(Table.MEETINGS, "a", loaded.workbook.meetings["a"], meeting("a", note="typed"))], loaded.version
    )
    store.forget(LOCAL)

    assert everything_on_disk(root) == {name: table(row("a", note="of the other computer"), row("b"))}


def test_a_look_in_the_middle_of_a_rewrite_shows_what_is_there_and_the_next_one_the_rest(store, root, written):
    whole = table(row("a"), row("b"), row("c"))
    written(meetings_csv=whole[: whole.index(b"\r\nc,") - 4])

    halfway = store.load(LOCAL)
    assert list(halfway.workbook.meetings)[:1] == ["a"]
    (root / "meetings.csv").write_bytes(whole)

    assert list(store.load(LOCAL).workbook.meetings) == ["a", "b", "c"]


@pytest.mark.parametrize("name", editing.COPIES)
def test_a_copy_that_a_synchronising_program_lays_beside_a_file_is_noticed_and_pointed_out(store, root, written, name):
    version = store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    (root / name).write_bytes(table(row("b")))

    loaded = store.load(LOCAL)
    assert [(one.code, one.file, one.details["found"]) for one in loaded.notices] == [
        ("conflicted_copy", name, "meetings.csv")
    ]
    assert loaded.problems == ()
    assert loaded.version == store.version(LOCAL) != version
    assert store.save(LOCAL, added(Table.MEETINGS, meeting("c")), loaded.version) == store.version(LOCAL)
    (root / name).unlink()
    assert store.load(LOCAL).notices == ()


@pytest.mark.parametrize(
    "name", ["meetings.csv.bak", "meetings.old.csv", "meetings.csv~", "~$meetings.csv", "my meetings.csv", "cv (1).csv"]
)
def test_another_file_is_not_taken_for_such_a_copy(store, root, written, name):
    version = store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    (root / name).write_bytes(table(row("b")))

    loaded = store.load(LOCAL)
    assert (loaded.notices, loaded.version) == ((), version)
