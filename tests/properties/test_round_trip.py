"""Whatever a workbook holds comes back from its files, and our own files are written back byte for byte."""

import datetime as dt

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.properties.workbooks import one_record, stamps, texts, workbooks
from wellspent.core.model import Meeting, Script, Workbook
from wellspent.core.store import csv_files, files, merging
from wellspent.core.store.current import Current
from wellspent.core.store.port import Change, Table

unhurried = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=25, deadline=None, suppress_health_check=unhurried)
@given(workbooks)
def test_a_workbook_comes_back_from_its_files_and_its_files_byte_for_byte(workbook):
    written = files.write(workbook)
    read = files.parse(written)

    assert read.problems == ()
    assert read.notices == ()
    assert read.workbook == workbook
    assert files.write(read.workbook) == written
    for table in Table:
        assert list(files.records(read.workbook, table)) == list(files.records(workbook, table))


@settings(max_examples=200, deadline=None, suppress_health_check=unhurried)
@given(one_record)
def test_any_record_comes_back_from_its_file_and_the_file_byte_for_byte(workbook):
    written = files.write(workbook)
    read = files.parse(written)

    assert (read.workbook, read.problems, read.notices) == (workbook, (), ())
    assert files.write(read.workbook) == written


@example("\n\x85")
@example("a\u2028\nb")
@example("\n a \n\tb\n\n")
@example("\ufeff\n")
@given(texts)
def test_any_text_comes_back_from_yaml(text):
    script = Script(id="a", kind="pitch", text=text)
    workbook = Workbook(scripts={script.id: script})
    written = files.write(workbook, [Table.SCRIPTS])

    assert files.parse(written).workbook == workbook
    assert yaml.safe_load(written["scripts.yaml"])["scripts"][0]["text"] == text


@given(stamps)
def test_a_stamp_comes_back_with_its_offset(stamp):
    meeting = Meeting(id="a", date=dt.date(2026, 3, 9), group="g", rated_at=stamp)
    read = files.parse(files.write(Workbook(meetings={meeting.id: meeting}))).workbook

    assert read.meetings["a"].rated_at.isoformat() == stamp.isoformat()


@settings(max_examples=25, deadline=None, suppress_health_check=unhurried)
@given(workbooks, workbooks)
def test_changes_and_their_reversal_leave_the_workbook_as_it_was(old, new):
    changed, done = saved(files.write(old), differences(old, new))
    back, _ = saved(changed, [change.reversed() for change in reversed(done)])

    assert files.parse(changed).workbook == new
    assert files.parse(back).workbook == old


@given(st.lists(st.lists(texts, min_size=2, max_size=4), max_size=5))
def test_any_cells_come_back_from_a_csv_row(table):
    rows = [cells for cells in table if any(cells)]
    text = csv_files.document(csv_files.line_of(cells) for cells in rows)

    assert [list(row.cells) for row in csv_files.rows(text)] == rows


@given(st.lists(texts, min_size=2, max_size=5).filter(any))
def test_the_raw_cells_of_a_row_are_the_row(cells):
    line = csv_files.line_of(cells)
    raw = csv_files.raw_cells(line)

    assert len(raw) == len(cells)
    assert ",".join(raw) == line


@given(st.binary(max_size=300))
def test_no_bytes_whatever_make_reading_fail(data):
    for name in files.FILES.values():
        read = files.parse({name: data})
        assert all(problem.file == name for problem in read.problems)


@given(texts)
def test_no_text_whatever_makes_reading_fail(text):
    for name in files.FILES.values():
        files.parse({name: text.encode()})


def saved(contents, changes):
    """The files with the changes, and those of them that were not so already."""
    current = Current(contents, {})
    after, done = merging.merged(current, changes)
    return {**contents, **current.written(after)}, done


def differences(old, new) -> list[Change]:
    """The changes that lead from one workbook to the other."""
    changes = []
    for table in Table:
        before, after = files.records(old, table), files.records(new, table)
        changes += [
            Change(table=table, id=record_id, before=before.get(record_id), after=after.get(record_id))
            for record_id in {**before, **after}
            if before.get(record_id) != after.get(record_id)
        ]
    return changes
