"""A process that is killed while it saves: what it told to be saved is there, and nothing is torn or left behind.

``python -m tests.endurance`` does it some hundred times.
"""

from tests.endurance import killing
from tests.endurance.expected import applied, orphans
from tests.endurance.trial import alone
from wellspent.core.model import EMPTY
from wellspent.core.store.files import records
from wellspent.core.store.port import LOCAL, Table


def test_whenever_a_saving_process_is_killed_all_that_it_told_is_there_and_nothing_else_lies_about():
    found = alone("killed", 25)

    assert found.lost == []
    assert found.counts["kills"] == 25
    assert found.counts["saves told"] > 0


def test_a_save_that_went_missing_would_be_noticed(store, root):
    for number in (1, 2):
        workbook = store.load(LOCAL).workbook
        store.save(LOCAL, killing.changes(workbook, number), "")
    first = killing.changes(EMPTY, 1)

    assert store.load(LOCAL).workbook != applied(EMPTY, first)
    assert killing.number_of(store.load(LOCAL).workbook) == 2
    (root / "meetings.csv.tmp").write_bytes(b"")
    assert orphans(root, store) == ["meetings.csv.tmp"]


def test_what_the_saves_write_goes_into_several_files():
    workbook = EMPTY
    for number in (1, 2, 3):
        workbook = applied(workbook, killing.changes(workbook, number))

    written = [table for table in Table if records(workbook, table) != records(EMPTY, table)]
    assert written == [Table.ABOUT, Table.GROUPS, Table.MEETINGS, Table.PEOPLE, Table.SCRIPTS]
