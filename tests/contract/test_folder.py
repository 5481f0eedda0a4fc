"""The folder store: the contract, and all that can happen to files that a person, a crash or a stranger touches."""

import datetime as dt
from pathlib import Path

import pytest

from tests.contract.store_contract import FULL, MEMBER, StoreContract, added, change, everything, meeting
from tests.contract.wrong_files import MEETINGS, row, table
from wellspent.core.errors import Conflict, NotInHistory
from wellspent.core.model import EMPTY, Group, Script
from wellspent.core.store.files import FILES
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Table


def everything_on_disk(folder: Path) -> dict[str, bytes | None]:
    """Every path below ``folder`` with its bytes; ``None`` for what is no file."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


class TestFolderKeepsTheContract(StoreContract):
    @pytest.fixture
    def store(self, root) -> FolderStore:
        return FolderStore(root)


# --- What lies on the disk


def test_the_local_persons_files_lie_in_the_folder_itself_and_a_members_below_it(store, root):
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    store.save(MEMBER, added(Table.MEETINGS, meeting("a")), "")

    assert (root / "meetings.csv").is_file()
    assert (root / MEMBER / "meetings.csv").is_file()


def test_a_table_is_written_as_rfc_4180_has_it_with_our_columns_in_their_order(store, root):
    note = 'said "hi", then\nleft'
    record = meeting("a", got={"good-time": 4}, note=note, people=("ada", "bo"), extra={"Colour": "red"})
    store.save(LOCAL, added(Table.MEETINGS, record), "")

    assert (root / "meetings.csv").read_bytes() == (
        f"{MEETINGS},Colour\r\n"
        'a,2026-03-09,,tuesday,attended,,,,,,,,,4,,,,,ada;bo,"said ""hi"", then\nleft",,typed,,,,red\r\n'
    ).encode()


def test_a_yaml_file_names_its_schema_and_says_only_what_was_given(store, root):
    store.save(LOCAL, added(Table.GROUPS, Group(id="g", name="No", usual_minutes=90)), "")

    assert (root / "groups.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../wellspent/core/store/schemas/groups.schema.json\n"
        "groups:\n- id: g\n  name: 'No'\n  kind: job_seekers\n  usual_minutes: 90\n  status: attending\n"
    )


def test_text_of_several_lines_stays_readable_in_yaml(store, root):
    store.save(
        LOCAL, added(Table.SCRIPTS, Script(id="s", kind="pitch", text="Hello, this is Ada.\n\nDo you hire?")), ""
    )

    assert "  text: |-\n    Hello, this is Ada.\n\n    Do you hire?\n" in (root / "scripts.yaml").read_text("utf-8")


def test_the_first_save_says_which_format_the_files_are_in(store, root):
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")

    assert "format: 1\n" in (root / "workbook.yaml").read_text("utf-8")


def test_only_the_files_that_change_are_written(store, root):
    store.save(LOCAL, everything(FULL), "")
    before = {name: (root / name).stat().st_ino for name in FILES.values()}
    store.save(LOCAL, [change(Table.MEETINGS, "m-2", FULL.meetings["m-2"], None)], "")

    changed = {name for name in FILES.values() if (root / name).stat().st_ino != before[name]}
    assert changed == {"meetings.csv"}


def test_a_look_writes_nothing(store, root, written):
    assert store.load(LOCAL).workbook == EMPTY
    store.version(LOCAL)
    store.history(LOCAL)
    store.forget(MEMBER)
    assert not root.exists()

    written(meetings_csv=table(row("a")))
    before = everything_on_disk(root)
    store.load(LOCAL)
    assert everything_on_disk(root) == before


def test_the_history_holds_the_bytes_that_a_save_wrote_over(store, root, written):
    by_hand = table(row("a"), end="\n")
    written(meetings_csv=by_hand)
    store.save(LOCAL, added(Table.MEETINGS, meeting("b")), "")

    (save,) = store.history(LOCAL)
    assert (root / ".history" / save.id / "meetings.csv").read_bytes() == by_hand


def test_the_history_counts_up_whatever_the_clock_does(root):
    times = iter([dt.datetime(2026, 3, 9, tzinfo=dt.UTC), dt.datetime(2020, 1, 1, tzinfo=dt.UTC)])
    store = FolderStore(root, clock=lambda: next(times))
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    store.save(LOCAL, added(Table.MEETINGS, meeting("b")), "")

    assert [save.id for save in store.history(LOCAL)] == ["000002-20200101T000000Z", "000001-20260309T000000Z"]


@pytest.mark.parametrize("note", [None, "", "{", "[]", "{}", '{"saved_at": "now", "changes": [1]}', "\0"])
def test_a_damaged_entry_of_the_history_hides_no_other(store, root, note):
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    store.save(LOCAL, added(Table.MEETINGS, meeting("b")), "")
    newest, oldest = store.history(LOCAL)
    path = root / ".history" / newest.id / "save.json"
    path.unlink() if note is None else path.write_text(note)

    assert store.history(LOCAL) == (oldest,)
    with pytest.raises(NotInHistory):
        store.changes_of(LOCAL, newest.id)


def test_an_entry_of_the_history_that_holds_what_no_record_can_is_not_put_back(store, root):
    store.save(LOCAL, added(Table.MEETINGS, meeting("a", mood_after=3)), "")
    (save,) = store.history(LOCAL)
    path = root / ".history" / save.id / "save.json"
    path.write_text(path.read_text().replace('"mood_after": 3', '"mood_after": 7'))

    with pytest.raises(NotInHistory):
        store.changes_of(LOCAL, save.id)


def test_no_name_leads_from_ones_own_history_into_anothers(store):
    store.save(LOCAL, added(Table.MEETINGS, meeting("a")), "")
    store.save(MEMBER, added(Table.MEETINGS, meeting("a", note="private")), "")
    (save,) = store.history(MEMBER)

    for way in (f"../{MEMBER}/.history/{save.id}", f"{store.history(LOCAL)[0].id}/../../{MEMBER}/.history/{save.id}"):
        with pytest.raises(NotInHistory):
            store.changes_of(LOCAL, way)


def test_forgetting_the_local_person_leaves_files_that_are_not_ours(store, root):
    store.save(LOCAL, everything(FULL), "")
    (root / "cv.txt").write_text("mine")
    (root / ".drafts").mkdir()
    (root / ".drafts" / "note").write_text("typed")
    store.forget(LOCAL)

    assert everything_on_disk(root) == {"cv.txt": b"mine"}


def test_forgetting_a_member_leaves_no_file_at_all(store, root):
    store.save(MEMBER, everything(FULL), "")
    (root / MEMBER / "photo.png").write_bytes(b"x")
    store.forget(MEMBER)

    assert everything_on_disk(root) == {}


# --- What a person edits by hand


def test_what_is_edited_by_hand_counts_and_is_noticed(store, root):
    version = store.save(LOCAL, added(Table.MEETINGS, meeting("a", note="typed here")), "")
    path = root / "meetings.csv"
    path.write_bytes(path.read_bytes().replace(b"typed here", b"edited there"))

    loaded = store.load(LOCAL)
    assert loaded.version != version
    assert loaded.workbook.meetings["a"].note == "edited there"
    with pytest.raises(Conflict) as caught:
        store.save(LOCAL, [change(Table.MEETINGS, "a", meeting("a", note="typed here"), None)], version)
    assert caught.value.clashes[0].theirs == meeting("a", note="edited there")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_other_line_ends_a_byte_order_mark_and_empty_lines_are_read(store, written, end, mark):
    written(meetings_csv=mark + table("", row("a", note="é"), ",,,", row("b"), "", end=end))

    loaded = store.load(LOCAL)
    assert loaded.problems == ()
    assert [record.note for record in loaded.workbook.meetings.values()] == ["é", ""]


def test_a_byte_order_mark_stays_for_the_spreadsheet_that_wants_it(store, root, written):
    written(meetings_csv=b"\xef\xbb\xbf" + table(row("a")))
    store.save(LOCAL, added(Table.MEETINGS, meeting("b")), "")

    assert (root / "meetings.csv").read_bytes().startswith(b"\xef\xbb\xbfid,date")


def test_the_persons_own_order_of_columns_and_their_own_columns_stay(store, root, written):
    header = "mine,group,date,id,got.z,got.a," + ",".join(
        column for column in MEETINGS.split(",") if column not in {"group", "date", "id", "got.good-time"}
    )
    written(meetings_csv=f"{header}\nred,tuesday,2026-03-09,a,1,2{',' * (header.count(',') - 5)}\n".encode())
    store.save(LOCAL, added(Table.MEETINGS, meeting("b", got={"m": 3, "b": 1}, extra={"new": "x"})), "")

    loaded = store.load(LOCAL)
    first_line = (root / "meetings.csv").read_text("utf-8").splitlines()[0]
    assert first_line.startswith("mine,group,date,id,got.z,got.a,got.b,got.m,")
    assert first_line.endswith(",new")
    assert loaded.workbook.meetings["a"].extra == {"mine": "red"}
    assert loaded.workbook.meetings["a"].got == {"z": 1, "a": 2}
    assert loaded.workbook.meetings["b"].got == {"m": 3, "b": 1}
    assert loaded.problems == ()


def test_a_column_that_is_not_there_is_said_and_the_next_save_adds_it(store, root, written):
    written(meetings_csv=b"id,date,group,Mood after\na,2026-03-09,tuesday,3\n")

    loaded = store.load(LOCAL)
    assert {problem.code for problem in loaded.problems} == {"column_left_out"}
    assert "mood_after" in {problem.column for problem in loaded.problems}
    assert loaded.workbook.meetings["a"].extra == {"Mood after": "3"}

    store.save(LOCAL, added(Table.MEETINGS, meeting("b")), "")
    assert store.load(LOCAL).problems == ()
    assert store.load(LOCAL).workbook.meetings["a"].extra == {"Mood after": "3"}


def test_yaml_takes_every_word_as_it_stands(store, written):
    written(
        groups_yaml=b"groups:\n- {id: no, name: No, usual_minutes: 0090}\n- id: '5'\n  name: 2026-01-05\n"
        b"  gathering:\n  usual_minutes: ~\n",
        workbook_yaml=b"currency: NO\nlanguage: no\ntime_zone: null\n",
    )

    loaded = store.load(LOCAL)
    assert loaded.problems == ()
    assert loaded.workbook.groups == {
        "no": Group(id="no", name="No", usual_minutes=90),
        "5": Group(id="5", name="2026-01-05"),
    }
    about = loaded.workbook.about
    assert (about.currency, about.language, about.time_zone) == ("NO", "no", None)


@pytest.mark.parametrize("data", [b"", b"\n", b"# nothing yet\n", b"groups:\n", b"groups: []\n", b"---\n"])
def test_a_yaml_file_with_nothing_in_it_is_an_empty_table(store, written, data):
    written(groups_yaml=data)

    loaded = store.load(LOCAL)
    assert loaded.problems == ()
    assert loaded.workbook == EMPTY


def test_comments_are_announced_before_they_go_and_stay_in_the_history(store, root, written):
    by_hand = b"# my groups\ngroups:\n- id: g  # the good one\n  name: 'Group # 1'\n"
    written(groups_yaml=by_hand)

    loaded = store.load(LOCAL)
    assert loaded.problems == ()
    assert [(notice.code, notice.file) for notice in loaded.notices] == [("comments_will_go", "groups.yaml")]

    old = loaded.workbook.groups["g"]
    store.save(LOCAL, [change(Table.GROUPS, "g", old, Group(id="g", name="B # 2"))], loaded.version)
    (save,) = store.history(LOCAL)
    assert store.load(LOCAL).notices == ()
    assert (root / ".history" / save.id / "groups.yaml").read_bytes() == by_hand
