"""Every table of a workbook is kept, changed, taken back, exported, restored and checked as the others are."""

import dataclasses
import datetime as dt

import pytest

from tests.contract.store_contract import FULL, everything
from wellspent.cli import check
from wellspent.core.actions.restore import Way, restore
from wellspent.core.errors import Conflict
from wellspent.core.exchange import archive
from wellspent.core.model import EMPTY, Record
from wellspent.core.store.files import FILES, SINGLE, records
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Change, Table

LISTS = [table for table in Table if table not in SINGLE]
OTHERWISE = {
    Table.GROUPS: {"name": "Another name"},
    Table.MEETINGS: {"asked_on": dt.date(2026, 4, 20)},
    Table.DECISIONS: {"note": "Another note"},
    Table.OUTCOMES: {"meeting": "m-1", "note": "Later\nthan =thought"},
    Table.CHECKINS: {"hours": None, "mood": 4},
    Table.PEOPLE: {"next_step": "Call; then write", "next_date": dt.date(2026, 4, 20)},
    Table.BREAKS: {"ended_on": dt.date(2026, 4, 2)},
    Table.SCRIPTS: {"text": "Hello [name],\n- it is [my name]"},
}
"""What somebody changes in one record of each table."""


@pytest.fixture
def full(store: FolderStore) -> FolderStore:
    store.save(LOCAL, everything(FULL), store.version(LOCAL))
    return store


def first(table: Table) -> Record:
    return next(iter(records(FULL, table).values()))


def changed(table: Table) -> Record:
    return dataclasses.replace(first(table), **OTHERWISE[table])


def save(store: FolderStore, table: Table, before: Record | None, after: Record | None) -> None:
    record_id = (before or after).id
    store.save(LOCAL, [Change(table=table, id=record_id, before=before, after=after)], store.version(LOCAL))


def there(store: FolderStore, table: Table) -> dict[str, Record]:
    loaded = store.load(LOCAL)
    assert loaded.problems == ()
    return dict(getattr(loaded.workbook, table))


def test_there_is_something_to_change_in_every_table() -> None:
    assert set(OTHERWISE) == set(LISTS)


@pytest.mark.parametrize("table", LISTS)
def test_a_record_is_changed_deleted_and_brought_back_byte_for_byte(full: FolderStore, table: Table) -> None:
    before, after = first(table), changed(table)
    as_it_was = full.load(LOCAL).contents[FILES[table]]
    save(full, table, before, after)
    assert there(full, table)[before.id] == after
    save(full, table, after, before)
    assert full.load(LOCAL).contents[FILES[table]] == as_it_was
    save(full, table, before, None)
    assert before.id not in there(full, table)
    save(full, table, None, before)
    assert there(full, table)[before.id] == before


@pytest.mark.parametrize("table", LISTS)
def test_a_record_that_changed_elsewhere_is_a_conflict_with_both_versions(full: FolderStore, table: Table) -> None:
    before, theirs = first(table), changed(table)
    save(full, table, before, theirs)
    with pytest.raises(Conflict) as refused:
        save(full, table, before, None)
    [clash] = refused.value.clashes
    assert (clash.before, clash.mine, clash.theirs) == (before, None, theirs)
    assert there(full, table)[before.id] == theirs


@pytest.mark.parametrize("table", LISTS)
def test_a_table_goes_through_the_zip_and_back(full: FolderStore, table: Table) -> None:
    save(full, table, first(table), changed(table))
    loaded = full.load(LOCAL)
    unpacked = archive.unpack(archive.pack(loaded, "read me"))
    assert unpacked.problems == ()
    changes = restore(EMPTY, unpacked, Way.BACK)
    assert {change.id: change.after for change in changes if change.table is table} == there(full, table)


BROKEN = {
    "groups.yaml": ("kind: job_seekers", "kind: club of clubs", "kind"),
    "meetings.csv": ("2026-03-23", "2026-03-99", "asked_on"),
    "decisions.csv": ("not_yet", "perhaps", "decision"),
    "outcomes.csv": ("lead", "hunch", "kind"),
    "checkins.csv": ("12.25", "some", "hours"),
    "people.csv": ("barely", "sort of", "tie"),
    "breaks.yaml": ("abab", "zigzag", "design"),
    "scripts.yaml": ("kind: pitch", "kind: my pitch", "kind"),
}
"""For each file something that can't be read, and the column or key that it stands in."""


@pytest.mark.parametrize("table", LISTS)
def test_check_names_the_file_the_line_and_the_column(full: FolderStore, root, table: Table) -> None:
    name = FILES[table]
    right, wrong, column = BROKEN[name]
    text = full.load(LOCAL).contents[name].decode()
    assert right in text
    (root / name).write_bytes(text.replace(right, wrong, 1).encode())
    answer = check.run(f"folder:{root}")
    [problem] = answer.data["problems"]
    assert (answer.code, problem["file"], problem["column"].rpartition(".")[2]) == (1, name, column)
    assert problem["line"] is not None
    assert problem["sentence"].startswith(f"{name}, line {problem['line']}")
