"""Your data → History: what was changed, in words, and each of it put back; and every undo of a notice."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    HIRE,
    fill,
    go,
    labels,
    meeting,
    open_app,
    press,
    remove,
    rows,
    said,
    settled,
    workbook,
    write,
)
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL
from wellspent.words import common, data, decide, define, history, rate, records


def lines(app: AppTest) -> list[str]:
    """What each save is said to have done, newest first."""
    there = said(app).splitlines()
    known = ("Added", "Rated", "Changed", "Deleted", "Planned", "Closed", "Opened", "Said", "Took", history.CONVERTED)
    return [line for line in there if line.startswith(known)]


def put_back(app: AppTest, place: int) -> AppTest:
    found = [button for button in app.button if button.label == history.PUT_BACK]
    return settled(found[place].click().run())


def test_every_save_is_told_in_words_newest_first(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "pills", HIRE.text, 4)
    app = press(app, rate.SAVE)
    app = press(go(app, "rate", meeting="club-13"), rate.DELETE)
    app = press(fill(go(app, "define"), "slider", define.BAR_LABEL, 70), define.SAVE)
    app = fill(go(app, "decide"), "segmented_control", decide.CHOOSE.format(group=CLUB.name), "skip")
    app = press(app, decide.SAVE)
    app = press(go(app, "data"), data.FOUND_BUTTON)
    assert lines(press(go(app, "data"), history.OPEN)) == [
        "Closed the workbook",
        "Added your decision about Fri 30 Oct 2026, Tuesday club",
        "Changed your definition (the bar)",
        "Deleted Tue 13 Oct 2026, Tuesday club",
        "Changed Tue 6 Oct 2026, Tuesday club (what you got)",
        "Added your definition, rated 2 meetings, added the group Tuesday club",
    ]


def test_with_nothing_saved_it_says_so_and_writes_nothing(workbook_folder: Path) -> None:
    app = open_app("data", view="history")
    assert history.NONE_YET in said(app)
    assert not workbook_folder.exists()


def test_in_the_sample_there_is_no_history(workbook_folder: Path) -> None:
    assert history.OPEN not in labels(open_app("data", sample="yes"))
    assert history.TITLE not in said(open_app("data", sample="yes", view="history"))


def test_long_histories_come_a_page_at_a_time(two_meetings: Path) -> None:
    for number in range(20):
        write(two_meetings, meeting(6, hire=1, minutes=number))
    app = open_app("data", view="history")
    assert len(lines(app)) == 15
    app = press(app, history.EARLIER)
    assert len(lines(app)) == 21
    assert history.EARLIER not in labels(app)


@pytest.mark.parametrize("later", [False, True], ids=["newest", "with another save since"])
def test_what_nothing_touched_later_is_put_back_at_once_and_can_be_undone(two_meetings: Path, later: bool) -> None:
    before = workbook(two_meetings)
    app = press(open_app("rate", meeting="club-6"), rate.DELETE)
    if later:
        write(two_meetings, meeting(20, hire=3))
        before = replace(before, meetings={**before.meetings, "club-20": meeting(20, hire=3)})
    gone = workbook(two_meetings)
    app = put_back(go(app, "data", view="history"), 1 if later else 0)
    assert history.DONE in said(app)
    assert lines(app)[0] == "Took back: deleted Tue 6 Oct 2026, Tuesday club"
    assert workbook(two_meetings).meetings == before.meetings
    press(app, common.UNDO)
    assert workbook(two_meetings).meetings == gone.meetings


def edited_and_edited_again(folder: Path) -> AppTest:
    write(folder, meeting(6, hire=2, minutes=60, note="First"), meeting(20, hire=3))
    write(folder, meeting(6, hire=2, minutes=60, note="Second"))
    return put_back(open_app("data", view="history"), 1)


def test_what_was_changed_again_is_shown_in_both_versions_and_asked_about(two_meetings: Path) -> None:
    before = workbook(two_meetings)
    app = edited_and_edited_again(two_meetings)
    text = said(app)
    assert history.ASK in text
    assert "| What differs | Before | Now |" in text
    assert f"| {records.FIELD['note']} | (empty) | Second |" in text
    assert workbook(two_meetings).meetings["club-6"].note == "Second"
    app = press(app, history.ALL_THE_SAME)
    assert workbook(two_meetings).meetings == before.meetings
    assert history.ASK not in said(app)
    press(app, common.UNDO)
    assert workbook(two_meetings).meetings["club-6"].note == "Second"


def test_only_what_nothing_changed_since_can_be_put_back(two_meetings: Path) -> None:
    press(edited_and_edited_again(two_meetings), history.only(1))
    assert sorted(workbook(two_meetings).meetings) == ["club-13", "club-6"]
    assert workbook(two_meetings).meetings["club-6"].note == "Second"


def test_leaving_it_changes_nothing(two_meetings: Path) -> None:
    app = edited_and_edited_again(two_meetings)
    before = (two_meetings / "meetings.csv").read_bytes()
    app = press(app, history.LEAVE)
    assert (two_meetings / "meetings.csv").read_bytes() == before
    assert history.LEFT in said(app)
    assert history.ASK not in said(app)


def test_what_was_edited_by_hand_since_is_never_lost(two_meetings: Path) -> None:
    write(two_meetings, meeting(6, hire=4, minutes=60))
    path = two_meetings / "meetings.csv"
    path.write_bytes(
        path.read_bytes().replace(b"club-13,2026-10-13,,club,attended,60", b"club-13,2026-10-13,,club,attended,75")
    )
    app = put_back(open_app("data", view="history"), 0)
    assert workbook(two_meetings).meetings["club-6"].got == {HIRE.id: 1}
    assert workbook(two_meetings).meetings["club-13"].minutes == 75
    path.write_bytes(
        path.read_bytes().replace(b"club-6,2026-10-06,,club,attended,60", b"club-6,2026-10-06,,club,attended,30")
    )
    app = put_back(go(app, "data", view="history"), 0)
    assert history.ASK in said(app)
    assert workbook(two_meetings).meetings["club-6"].minutes == 30


def test_what_is_already_as_before_is_said_to_be(two_meetings: Path) -> None:
    app = press(press(open_app("rate", meeting="club-6"), rate.DELETE), common.UNDO)
    before = len(FolderStore(two_meetings).history(LOCAL))
    app = put_back(go(app, "data", view="history"), 1)
    assert history.ALREADY in said(app)
    assert len(FolderStore(two_meetings).history(LOCAL)) == before


def test_a_group_of_a_deleted_meeting_still_has_its_name(two_meetings: Path) -> None:
    write(two_meetings, replace(CLUB, id="bar", name="Alumni *bar*"), meeting(20, group="bar"))
    put_back(open_app("data", view="history"), 0)
    assert lines(open_app("data", view="history"))[0] == (
        "Took back: added Tue 20 Oct 2026, Alumni *bar*, added the group Alumni *bar*"
    )


def test_an_entry_that_cannot_be_read_hides_no_other(two_meetings: Path) -> None:
    write(two_meetings, meeting(20, hire=3))
    newest = FolderStore(two_meetings).history(LOCAL)[0]
    note = two_meetings / ".history" / newest.id / "save.json"
    note.write_bytes(note.read_bytes().replace(b'"date": "2026-10-20"', b'"date": "never"'))
    app = open_app("data", view="history")
    assert history.UNREADABLE in said(app)
    assert len(lines(app)) == 1


def test_a_converted_file_has_its_line_and_nothing_to_put_back(two_meetings: Path) -> None:
    (two_meetings / "people.csv").write_bytes("id;name\r\nann;Åse\r\n".encode("cp1252"))
    app = press(open_app("data"), data.CONVERT.format(file="people.csv"))
    app = go(app, "data", view="history")
    assert lines(app)[0] == history.CONVERTED
    assert len([label for label in labels(app) if label == history.PUT_BACK]) == 1


# --- The undo of a notice


def test_deleting_and_editing_are_undone_from_the_notice(two_meetings: Path) -> None:
    before = workbook(two_meetings)
    app = press(press(open_app("rate", meeting="club-6"), rate.DELETE), common.UNDO)
    assert workbook(two_meetings) == before
    assert common.UNDONE in said(app)
    app = fill(go(app, "rate", meeting="club-6"), "text_area", rate.NOTE, "Edited")
    press(press(app, rate.SAVE), common.UNDO)
    assert workbook(two_meetings).meetings == before.meetings


def test_an_undo_can_be_undone(two_meetings: Path) -> None:
    app = press(press(open_app("rate", meeting="club-6"), rate.DELETE), common.UNDO)
    press(app, common.UNDO)
    assert "club-6" not in workbook(two_meetings).meetings


def test_closing_the_workbook_is_undone_from_the_notice(two_meetings: Path) -> None:
    app = press(press(open_app("data"), data.FOUND_BUTTON), common.UNDO)
    assert workbook(two_meetings).about.found_work_on is None
    assert common.UNDONE in said(app)


def test_what_was_changed_since_stays_and_the_notice_says_so(two_meetings: Path) -> None:
    app = press(fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Edited"), rate.SAVE)
    write(two_meetings, meeting(6, hire=4, note="Once more"))
    app = press(app, common.UNDO)
    assert common.TOO_LATE in said(app)
    assert workbook(two_meetings).meetings["club-6"].note == "Once more"


def test_an_undo_in_an_old_tab_brings_nothing_back_after_everything_was_deleted(two_meetings: Path) -> None:
    old = press(open_app("rate", meeting="club-6"), rate.DELETE)
    app = fill(open_app("data"), "text_input", data.DELETE_CONFIRM, data.DELETE_WORD)
    press(app, data.DELETE_BUTTON)
    old = press(old, common.UNDO)
    assert common.TOO_LATE in said(old)
    assert not [path for path in two_meetings.rglob("*") if path.is_file() and path.name != ".lock"]


def test_nor_when_somebody_has_begun_anew_since(two_meetings: Path) -> None:
    old = press(open_app("rate", meeting="club-6"), rate.DELETE)
    FolderStore(two_meetings).forget(LOCAL)
    write(two_meetings, DEFINITION)
    old = press(old, common.UNDO)
    assert common.TOO_LATE in said(old)
    assert not workbook(two_meetings).meetings


def test_a_new_group_that_something_else_names_since_stays(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = fill(open_app("rate"), "selectbox", rate.GROUP, "Alumni bar")
    app = press(fill(fill(app, "selectbox", rate.KIND, "alumni"), "pills", HIRE.text, 2), rate.SAVE)
    write(workbook_folder, meeting(6, group="alumni-bar"))
    press(app, common.UNDO)
    assert [row["id"] for row in rows(workbook_folder)] == ["club-6"]
    assert list(workbook(workbook_folder).groups) == ["alumni-bar"]


def test_a_list_that_is_out_of_date_when_the_button_is_pressed_does_no_harm(two_meetings: Path) -> None:
    app = open_app("data", view="history")
    remove(two_meetings, meeting(6, hire=1, minutes=60))
    app = put_back(app, 0)
    assert not app.exception
