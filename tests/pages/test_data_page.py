"""Your data: bringing a copy back, mending, finding work, deleting. What is downloaded is tried in a browser."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    HIRE,
    SAMPLE,
    contents,
    field,
    fill,
    go,
    labels,
    meeting,
    open_app,
    press,
    remove,
    said,
    workbook,
    write,
)
from wellspent.core.exchange.archive import pack
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL
from wellspent.words import common, data, define, problems, today


def zip_of(folder: Path) -> bytes:
    return pack(FolderStore(folder).load(LOCAL), data.README)


def upload(packed: bytes, app: AppTest | None = None) -> AppTest:
    app = app or open_app("data")
    app.file_uploader[0].upload("kept.zip", packed)
    return app.run()


def put_back(app: AppTest) -> AppTest:
    return fill(app, "radio", data.WAY, "back")


def files(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in contents(folder).items() if not name.startswith(".")}


@pytest.fixture
def noted_meetings(workbook_folder: Path) -> Path:
    write(workbook_folder, DEFINITION, CLUB, meeting(6, hire=1, note="first"), meeting(13, hire=2))
    return workbook_folder


def test_with_nothing_written_it_offers_to_bring_a_copy_back_and_nothing_else(workbook_folder: Path) -> None:
    app = open_app("data")
    assert data.NOTHING_YET in said(app)
    assert str(workbook_folder) in app.code[0].value
    assert data.WHERE_NOT_YET in said(app)
    assert not {data.FOUND_BUTTON, data.DELETE_BUTTON}.intersection(labels(app))
    assert not workbook_folder.exists()


def test_a_wiped_workbook_comes_back_from_its_zip(noted_meetings: Path) -> None:
    packed, before = zip_of(noted_meetings), files(noted_meetings)
    shutil.rmtree(noted_meetings)
    app = upload(packed)
    assert "| Meetings | 2 | 0 | 0 |" in said(app)
    assert not noted_meetings.exists()
    app = press(app, data.RESTORE_BUTTON["add"])
    assert data.RESTORED in said(app)
    assert files(noted_meetings) == before
    assert data.NOTHING_TO_RESTORE in said(app)


def test_only_what_is_missing_comes_in_unless_asked_for_more(noted_meetings: Path) -> None:
    packed = zip_of(noted_meetings)
    remove(noted_meetings, meeting(13, hire=2))
    write(noted_meetings, meeting(6, hire=4, note="changed"), meeting(20, hire=3))
    app = upload(packed)
    assert "| Meetings | 1 | 0 | 0 |" in said(app)
    assert data.SAME_BUT_DIFFERENT in said(app)
    app = put_back(app)
    assert "| Meetings | 1 | 1 | 1 |" in said(app)
    app = fill(app, "radio", data.WAY, "add")
    app = press(app, data.RESTORE_BUTTON["add"])
    now = workbook(noted_meetings).meetings
    assert (sorted(now), now["club-6"].note) == (["club-13", "club-20", "club-6"], "changed")


def test_everything_put_back_is_as_in_the_zip_and_can_be_undone(noted_meetings: Path) -> None:
    packed, kept = zip_of(noted_meetings), workbook(noted_meetings)
    write(noted_meetings, meeting(6, hire=4, note="changed"), meeting(20, hire=3))
    changed = workbook(noted_meetings)
    app = press(put_back(upload(packed)), data.RESTORE_BUTTON["back"])
    assert workbook(noted_meetings) == kept
    press(app, common.UNDO)
    assert workbook(noted_meetings) == changed


def test_each_entry_that_would_change_is_named(noted_meetings: Path) -> None:
    packed = zip_of(noted_meetings)
    remove(noted_meetings, meeting(13, hire=2))
    app = upload(packed)
    app.session_state["restore.each"] = True
    frame = app.run().dataframe[0].value
    assert frame.values.tolist() == [["comes in", "Meetings", "Tue 13 Oct 2026, Tuesday club"]]


def test_what_changed_after_it_was_shown_is_shown_again_before_anything_is_written(noted_meetings: Path) -> None:
    packed = zip_of(noted_meetings)
    write(noted_meetings, meeting(20, hire=3))
    app = put_back(upload(packed))
    assert "| Meetings | 0 | 0 | 1 |" in said(app)
    write(noted_meetings, meeting(27, hire=3))
    app = press(app, data.RESTORE_BUTTON["back"])
    assert data.CHANGED_MEANWHILE in said(app)
    assert "| Meetings | 0 | 0 | 2 |" in said(app)
    assert {"club-20", "club-27"} < set(workbook(noted_meetings).meetings)
    press(app, data.RESTORE_BUTTON["back"])
    assert set(workbook(noted_meetings).meetings) == {"club-6", "club-13"}


def test_a_file_that_is_no_copy_gets_a_sentence_and_changes_nothing(noted_meetings: Path) -> None:
    before = contents(noted_meetings)
    app = upload(b"PK\x03\x04 but not really")
    assert data.unreadable("not_a_zip", {}) in said(app)
    assert not set(data.RESTORE_BUTTON.values()).intersection(labels(app))
    assert contents(noted_meetings) == before


def test_rows_of_the_zip_that_cannot_be_read_are_counted_and_take_nothing_away(noted_meetings: Path) -> None:
    rows = (noted_meetings / "meetings.csv").read_bytes()
    (noted_meetings / "meetings.csv").write_bytes(rows.replace(b"2026-10-13", b"2026-31-13"))
    packed = zip_of(noted_meetings)
    (noted_meetings / "meetings.csv").write_bytes(rows)
    app = put_back(upload(packed))
    assert data.zip_problems(1) in said(app)
    assert "meetings.csv, line 3, column date" in said(app)
    assert data.NOTHING_TO_RESTORE in said(app)


def test_nothing_is_restored_into_a_file_that_must_be_mended_first(noted_meetings: Path) -> None:
    packed = zip_of(noted_meetings)
    (noted_meetings / "meetings.csv").write_bytes(b"id,day\r\n")
    before = files(noted_meetings)
    app = press(upload(packed), data.RESTORE_BUTTON["add"])
    assert "meetings.csv can't be read whole" in said(app)
    assert files(noted_meetings) == before


# --- Problems


def test_each_problem_is_shown_with_its_line_as_it_stands_there(noted_meetings: Path) -> None:
    broken = "club-20,2026-31-20,**bold** =x :red[y],club"
    with (noted_meetings / "meetings.csv").open("ab") as file:
        file.write(broken.encode() + b"\r\n")
    elsewhere = open_app("define")
    assert problems.banner(1) in said(elsewhere)
    assert "meetings.csv, line 4" not in said(elsewhere)
    app = go(elsewhere, "data")
    assert "meetings.csv, line 4: the row has 4 cells" in said(app)
    assert broken in [code.value for code in app.code]


def test_many_problems_are_counted_and_the_first_are_shown(noted_meetings: Path) -> None:
    with (noted_meetings / "meetings.csv").open("ab") as file:
        file.write(b"half a row\r\n" * 30)
    app = open_app("data")
    assert problems.banner(30) in said(app)
    assert data.more_problems(10) in said(app)


def test_a_file_of_an_older_spreadsheet_is_converted_when_asked(noted_meetings: Path) -> None:
    (noted_meetings / "people.csv").write_bytes("id;name\r\nann;Åse, Ann\r\n".encode("cp1252"))
    app = press(open_app("data"), data.CONVERT.format(file="people.csv"))
    assert data.converted("people.csv") in said(app)
    assert (noted_meetings / "people.csv").read_bytes() == 'id,name\r\nann,"Åse, Ann"\r\n'.encode()


def test_no_conversion_is_offered_where_it_would_not_help(noted_meetings: Path) -> None:
    (noted_meetings / "people.csv").write_bytes(b'id;name\r\nann;"\r\n')
    found = FolderStore(noted_meetings).load(LOCAL).problems
    assert {"semicolons", "not_a_table"} <= {problem.code for problem in found}
    assert data.CONVERT.format(file="people.csv") not in labels(open_app("data"))


def test_comments_that_will_go_are_named_there_and_before_saving(noted_meetings: Path) -> None:
    path = noted_meetings / "definition.yaml"
    path.write_bytes(path.read_bytes() + b"# a thought of mine\n")
    note = "definition.yaml: it has comments of yours"
    app = open_app("data")
    assert note in said(app)
    assert problems.TO_DATA not in labels(app, "page_link")
    app = go(app, "define")
    assert note not in said(app)
    app = fill(app, "slider", define.BAR_LABEL, 70)
    assert note in said(app)


# --- The two ends


def test_finding_work_closes_the_workbook_kindly_and_it_opens_again(noted_meetings: Path) -> None:
    app = press(open_app("data"), data.FOUND_BUTTON)
    assert str(workbook(noted_meetings).about.found_work_on) == "2026-10-30"
    text = said(app)
    assert data.CLOSED_TITLE in text
    assert data.search(4, 2, "0 hours", 2) in text
    assert today.NEXT not in text
    assert data.CLOSED_ALREADY.format(day="Fri 30 Oct 2026") in said(go(app, "data"))
    app = press(go(app, "today"), data.OPEN_AGAIN)
    assert workbook(noted_meetings).about.found_work_on is None
    assert today.NEXT in said(app)


def test_the_look_back_names_what_gave_most(sample: Path) -> None:
    app = press(open_app("data"), data.FOUND_BUTTON)
    assert "gave you most for an hour" in said(app)


@pytest.mark.parametrize("typed", ["", "delete", "Delete everything", "delete  everything"])
def test_nothing_is_deleted_until_the_words_are_typed(noted_meetings: Path, typed: str) -> None:
    before = contents(noted_meetings)
    app = fill(open_app("data"), "text_input", data.DELETE_CONFIRM, typed)
    app = press(app, data.DELETE_BUTTON)
    assert data.DELETE_NOT_YET in said(app)
    assert contents(noted_meetings) == before


def test_after_deleting_everything_the_app_is_as_on_the_first_day(noted_meetings: Path) -> None:
    (noted_meetings / "letter.txt").write_bytes(b"not ours")
    app = open_app("define")
    app = fill(app, "text_area", define.PURPOSE, "half a thought")
    app = fill(go(app, "data"), "text_input", data.DELETE_CONFIRM, data.DELETE_WORD)
    app = press(app, data.DELETE_BUTTON)
    assert list(contents(noted_meetings)) == ["letter.txt"]
    text = said(app)
    assert data.DELETED in text
    assert common.UNDO not in labels(app)
    assert today.STEP_TITLE["define"] in text
    assert HIRE.text not in repr(app.session_state["_kept"]["own"])
    assert field(go(app, "define"), "text_area", define.PURPOSE).value == ""
    assert data.NOTHING_YET in said(go(app, "data"))


def test_the_sample_can_be_copied_and_nothing_else(workbook_folder: Path) -> None:
    before = contents(SAMPLE)
    app = open_app("data", sample="yes")
    assert data.EXPORT_BUTTON in labels(app, "download_button")
    assert data.SAMPLE in said(app)
    assert not {data.FOUND_BUTTON, data.DELETE_BUTTON}.intersection(labels(app))
    assert not app.file_uploader
    assert contents(SAMPLE) == before
