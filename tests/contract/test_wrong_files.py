"""Broken rows, wrong files and strange things in the folder: a problem with its place, never a loss."""

import os
from pathlib import Path

import pytest

from tests.contract.store_contract import FULL, MEMBER, added, change, meeting
from tests.contract.test_folder import everything_on_disk
from tests.contract.wrong_files import BROKEN_ROWS, GROUP, WRONG_FILES, row, table
from wellspent.core.errors import FileIsReadOnly, StoreUnavailable
from wellspent.core.model import EMPTY, Definition, Group, Person
from wellspent.core.store.disk import LARGEST
from wellspent.core.store.files import FILES
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table

NEW_RECORD = {
    "groups.yaml": added(Table.GROUPS, Group(id="new", name="New")),
    "definition.yaml": [change(Table.DEFINITION, "definition", EMPTY.definition, Definition(bar=60))],
    "workbook.yaml": [change(Table.ABOUT, "about", EMPTY.about, FULL.about)],
    "meetings.csv": added(Table.MEETINGS, meeting("new")),
    "people.csv": added(Table.PEOPLE, Person(id="new", name="New")),
}


@pytest.mark.parametrize("broken", BROKEN_ROWS)
def test_a_broken_row_is_reported_left_out_and_kept_word_for_word(store, root, written, broken):
    written(meetings_csv=table(row("first", note='"a\nb"'), row("good"), broken.text, row("last")))

    loaded = store.load(LOCAL)
    (problem,) = loaded.problems
    assert (problem.code, problem.file, problem.line, problem.column) == (broken.code, "meetings.csv", 5, broken.column)
    assert list(loaded.workbook.meetings) == ["first", "good", "last"]
    assert loaded.read_only == frozenset()

    good = loaded.workbook.meetings["good"]
    store.save(LOCAL, [change(Table.MEETINGS, "good", good, None), *added(Table.MEETINGS, meeting("new"))], "")
    assert (root / "meetings.csv").read_bytes().startswith(table(row("first", note='"a\nb"'), broken.text, row("last")))
    if broken.code != "duplicate_id":  # its twin is gone now
        assert [problem.code for problem in store.load(LOCAL).problems] == [broken.code]


def test_every_fault_of_a_row_is_reported(store, written):
    written(meetings_csv=table(row("x", date="soon", mood_after="7", got="9")))

    assert {problem.column for problem in store.load(LOCAL).problems} == {"date", "mood_after", "got.good-time"}


def test_a_kept_row_moves_with_its_columns_and_can_be_mended_later(store, root, written):
    written(meetings_csv=table(row("broken", mood_after="7", note='"  said ""x"""', got="2")))
    store.save(LOCAL, added(Table.MEETINGS, meeting("b", got={"another": 1}, extra={"own": "o"})), "")
    path = root / "meetings.csv"
    path.write_bytes(path.read_bytes().replace(b",7,", b",4,"))

    loaded = store.load(LOCAL)
    assert loaded.problems == ()
    mended = loaded.workbook.meetings["broken"]
    assert (mended.mood_after, mended.note, mended.got) == (4, '  said "x"', {"good-time": 2})


def test_a_row_with_a_cell_too_many_never_comes_to_fit_by_a_new_column(store, written):
    written(meetings_csv=table(row("long") + ",surplus"))
    store.save(LOCAL, added(Table.MEETINGS, meeting("b", got={"another": 1})), "")

    loaded = store.load(LOCAL)
    assert [problem.code for problem in loaded.problems] == ["wrong_number_of_cells"]
    assert list(loaded.workbook.meetings) == ["b"]


# --- Files that can't be read whole


@pytest.mark.parametrize("wrong", WRONG_FILES)
def test_a_wrong_file_is_a_problem_with_its_place_and_stays_byte_for_byte(store, root, written, wrong):
    written(checkins_csv=b"week,hours,mood,confidence,note\n2026-03-09,5,,,\n")
    (root / wrong.name).write_bytes(wrong.data)
    before = everything_on_disk(root)

    loaded = store.load(LOCAL)
    named = [problem for problem in loaded.problems if problem.code != "column_left_out"]
    assert [(p.code, p.file, p.line, p.column) for p in named] == [(wrong.code, wrong.name, wrong.line, wrong.column)]
    assert loaded.read_only == {wrong.name}
    assert loaded.workbook.checkins["2026-03-09"].hours == 5
    assert everything_on_disk(root) == before

    with pytest.raises(FileIsReadOnly) as caught:
        store.save(LOCAL, NEW_RECORD[wrong.name], loaded.version)
    assert caught.value.files == (wrong.name,)
    assert store.version(LOCAL) == loaded.version

    store.save(LOCAL, added(Table.OUTCOMES, *FULL.outcomes.values()), loaded.version)
    assert (root / wrong.name).read_bytes() == wrong.data


def test_what_can_be_read_of_a_wrong_yaml_file_is_shown(store, written):
    written(
        groups_yaml=GROUP
        + b"  usual_minutes: long\n- id: b\n  name: B\n  colour: red\n- name: no id\n- id: c\n  name: C\n",
        definition_yaml=b"purpose: Find work\nbar: high\ncriteria:\n"
        b"- {id: a, text: A, rank: 1, since: 2026-01-01}\n- {id: b, text: B, rank: two, since: 2026-01-01}\n"
        b"- {id: c, text: C}\n",
    )

    workbook = store.load(LOCAL).workbook
    assert list(workbook.groups) == ["tuesday", "b", "c"]
    assert workbook.definition.purpose == "Find work"
    assert workbook.definition.bar == EMPTY.definition.bar
    assert [(criterion.id, criterion.rank) for criterion in workbook.definition.criteria] == [("a", 1), ("b", None)]


def test_rows_before_the_place_where_a_table_breaks_off_are_shown(store, written):
    written(meetings_csv=table(row("a"), row("b"), 'c,"unclosed', row("d")))

    assert list(store.load(LOCAL).workbook.meetings) == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (table(row("a", note="café “x” €")).decode().encode("cp1252"), "café “x” €"),
        (table(row("a", note='"x, y"')).replace(b",", b";").replace(b"x; y", b"x, y"), "x, y"),
    ],
)
def test_an_older_encoding_and_semicolons_are_read_and_can_be_converted(store, root, written, data, note):
    written(meetings_csv=data)
    assert store.load(LOCAL).workbook.meetings["a"].note == note

    version = store.convert(LOCAL, "meetings.csv")

    loaded = store.load(LOCAL)
    assert (loaded.problems, loaded.read_only, loaded.version) == ((), frozenset(), version)
    assert loaded.workbook.meetings["a"].note == note
    (save,) = store.history(LOCAL)
    assert (root / ".history" / save.id / "meetings.csv").read_bytes() == data


@pytest.mark.parametrize("data", [table(row("a")), table("a;b", 'c,"un\xe9closed').decode().encode("latin-1")])
def test_what_needs_no_conversion_or_more_than_that_is_not_converted(store, root, written, data):
    written(meetings_csv=data)

    for name in ("meetings.csv", "people.csv", "cv.txt"):
        with pytest.raises(FileIsReadOnly):
            store.convert(LOCAL, name)
    assert (root / "meetings.csv").read_bytes() == data


def test_a_newer_format_is_not_converted_either(store, root, written):
    data = table(row("a")).replace(b",", b";")
    written(workbook_yaml=b"format: 2\n", meetings_csv=data)

    with pytest.raises(FileIsReadOnly):
        store.convert(LOCAL, "meetings.csv")
    assert (root / "meetings.csv").read_bytes() == data


def test_a_newer_format_makes_everything_read_only_and_says_only_that(store, written):
    written(
        workbook_yaml=b"format: 2\nmoons: 3\n", groups_yaml=GROUP + b"  colour: red\n", meetings_csv=table(row("a"))
    )

    loaded = store.load(LOCAL)
    (problem,) = loaded.problems
    assert (problem.code, problem.file, dict(problem.details)) == (
        "newer_format",
        "workbook.yaml",
        {"found": "2", "known": "1"},
    )
    assert loaded.read_only == set(FILES.values())
    assert list(loaded.workbook.meetings) == ["a"]
    with pytest.raises(FileIsReadOnly):
        store.save(LOCAL, added(Table.PEOPLE, *FULL.people.values()), "")


# --- Strange things in the folder


def test_a_link_is_not_followed(store, root, written, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_bytes(table(row("secret")))
    written(groups_yaml=GROUP)
    (root / "meetings.csv").symlink_to(secret)

    loaded = store.load(LOCAL)
    assert [(problem.code, problem.file) for problem in loaded.problems] == [("not_a_file", "meetings.csv")]
    assert loaded.workbook.meetings == {}
    assert list(loaded.workbook.groups) == ["tuesday"]
    with pytest.raises(FileIsReadOnly):
        store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    assert secret.read_bytes() == table(row("secret"))


def test_a_link_in_the_place_of_the_workbooks_own_file_is_not_written_over(store, root, written, tmp_path):
    (tmp_path / "elsewhere.yaml").write_bytes(b"format: 1\n")
    written(groups_yaml=GROUP)
    (root / "workbook.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")

    assert (root / "workbook.yaml").is_symlink()


def test_forgetting_removes_a_link_and_not_what_it_leads_to(store, root, written, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("kept")
    written(groups_yaml=GROUP)
    (root / ".history").symlink_to(outside)
    store.forget(LOCAL)

    assert not (root / ".history").exists()
    assert (outside / "file").read_text() == "kept"


def test_a_members_folder_that_is_a_link_is_refused(store, root, tmp_path):
    root.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (root / MEMBER).symlink_to(tmp_path / "elsewhere")

    for use in (store.load, store.version, store.history, store.forget):
        with pytest.raises(StoreUnavailable):
            use(MEMBER)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_folder_or_a_pipe_where_a_file_should_be_is_a_problem(store, root, written, make):
    written(groups_yaml=GROUP)
    make(root / "meetings.csv")

    loaded = store.load(LOCAL)
    assert [(problem.code, problem.file) for problem in loaded.problems] == [("not_a_file", "meetings.csv")]
    assert list(loaded.workbook.groups) == ["tuesday"]


def test_a_huge_file_is_not_read(store, root, written):
    written(groups_yaml=GROUP)
    with (root / "meetings.csv").open("wb") as file:
        file.truncate(LARGEST + 1)

    loaded = store.load(LOCAL)
    assert [(problem.code, problem.file) for problem in loaded.problems] == [("file_too_large", "meetings.csv")]
    assert loaded.read_only == {"meetings.csv"}


def test_a_place_that_can_hold_no_folder_is_an_error_with_the_systems_reason(tmp_path):
    (tmp_path / "file").write_text("")
    store = FolderStore(tmp_path / "file" / "workbook")

    for use in (store.load, store.version, store.history):
        with pytest.raises(StoreUnavailable) as caught:
            use(LOCAL)
        assert caught.value.reason
    with pytest.raises(StoreUnavailable):
        store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")


def test_files_of_others_in_the_folder_change_nothing(store, root, written):
    written(groups_yaml=GROUP)
    version = store.version(LOCAL)
    (root / "groups.yaml.bak").write_text("x")
    (root / "~$meetings.csv").write_text("x")

    assert store.version(LOCAL) == version
