"""Somebody else saves between loading and saving: nothing typed is lost, and nothing is overwritten unasked."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages.driving import (
    ALONE,
    CLUB,
    DEFINITION,
    HIRE,
    contents,
    field,
    fill,
    go,
    labels,
    meeting,
    open_app,
    prefix,
    press,
    remove,
    rows,
    said,
    settled,
    workbook,
    write,
)
from wellspent.words import common, decide, define, rate, today


def clashed(folder: Path):
    """The form of a meeting in which one has typed, that another tab has changed, and that one has tried to save."""
    app = fill(open_app("rate", meeting="club-6"), "pills", HIRE.text, 3)
    app = fill(app, "text_area", rate.NOTE, "Typed here")
    write(folder, meeting(6, hire=4, minutes=60, note="Written there"))
    return press(app, rate.SAVE)


def test_the_same_meeting_changed_elsewhere_shows_both_and_saves_nothing(two_meetings: Path) -> None:
    app = clashed(two_meetings)
    assert common.CONFLICT_TITLE in said(app)
    assert "| Notes | Typed here | Written there |" in said(app)
    assert "| What you got | Meet people who could hire me: mostly | Meet people who could hire me: fully |" in said(
        app
    )
    assert workbook(two_meetings).meetings["club-6"].note == "Written there"
    assert field(app, "pills", HIRE.text).value == 3
    assert field(app, "text_area", rate.NOTE).value == "Typed here"


def test_keeping_what_was_typed_writes_it(two_meetings: Path) -> None:
    app = press(clashed(two_meetings), common.KEEP_MINE)
    saved = workbook(two_meetings).meetings["club-6"]
    assert (saved.got, saved.note) == ({HIRE.id: 3}, "Typed here")
    assert common.CONFLICT_TITLE not in said(app)


def test_keeping_what_is_there_writes_nothing_and_shows_it(two_meetings: Path) -> None:
    app = clashed(two_meetings)
    before = contents(two_meetings)
    app = press(app, common.KEEP_THEIRS)
    assert contents(two_meetings) == before
    assert common.KEPT_THEIRS in said(app)
    assert field(app, "pills", HIRE.text).value == 4
    assert field(app, "text_area", rate.NOTE).value == "Written there"


def test_changed_once_more_before_the_answer_it_is_asked_again(two_meetings: Path) -> None:
    app = clashed(two_meetings)
    write(two_meetings, meeting(6, hire=0, minutes=60, note="Once more"))
    app = press(app, common.KEEP_MINE)
    assert "| Notes | Typed here | Once more |" in said(app)
    assert workbook(two_meetings).meetings["club-6"].note == "Once more"
    press(app, common.KEEP_MINE)
    assert workbook(two_meetings).meetings["club-6"].note == "Typed here"


def test_another_meeting_changed_meanwhile_is_kept_without_a_question(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "pills", HIRE.text, 3)
    write(two_meetings, meeting(13, hire=4, minutes=60))
    app = press(app, rate.SAVE)
    assert common.CONFLICT_TITLE not in said(app)
    assert [row["got.could-hire-me"] for row in rows(two_meetings)] == ["3", "4"]


def test_a_form_in_which_nothing_is_typed_follows_what_is_there(two_meetings: Path) -> None:
    app = open_app("rate", meeting="club-6")
    write(two_meetings, meeting(6, hire=4, minutes=60))
    app = settled(app.run())
    assert field(app, "pills", HIRE.text).value == 4
    app = press(fill(app, "pills", ALONE.text, 2), rate.SAVE)
    assert common.CONFLICT_TITLE not in said(app)
    assert workbook(two_meetings).meetings["club-6"].got == {HIRE.id: 4, ALONE.id: 2}


def test_a_meeting_deleted_elsewhere_leaves_what_was_typed_and_asks(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Typed here")
    remove(two_meetings, meeting(6, hire=1, minutes=60))
    app = press(app, rate.SAVE)
    assert f"| {common.DELETED} |" in said(app)
    assert field(app, "text_area", rate.NOTE).value == "Typed here"
    press(app, common.KEEP_MINE)
    assert workbook(two_meetings).meetings["club-6"].note == "Typed here"


def test_letting_a_meeting_that_was_deleted_elsewhere_go_leaves_it_deleted(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "text_area", rate.NOTE, "Typed here")
    remove(two_meetings, meeting(6, hire=1, minutes=60))
    app = press(press(app, rate.SAVE), common.KEEP_THEIRS)
    assert list(workbook(two_meetings).meetings) == ["club-13"]
    assert rate.GONE in said(app)


def test_deleting_what_was_changed_elsewhere_asks_first(two_meetings: Path) -> None:
    app = fill(open_app("rate", meeting="club-6"), "pills", HIRE.text, 3)
    write(two_meetings, meeting(6, hire=4, minutes=60))
    app = press(app, rate.DELETE)
    assert common.CONFLICT_TITLE in said(app)
    assert "club-6" in workbook(two_meetings).meetings
    press(app, common.KEEP_MINE)
    assert "club-6" not in workbook(two_meetings).meetings


def test_a_definition_changed_elsewhere_shows_both_and_keeps_what_was_typed(two_meetings: Path) -> None:
    app = fill(open_app("define"), "slider", define.BAR_LABEL, 70)
    write(two_meetings, replace(DEFINITION, purpose="Written there", bar=40))
    app = press(app, define.SAVE)
    assert "| The bar | 70 | 40 |" in said(app)
    assert "| Why you go | (empty) | Written there |" in said(app)
    assert field(app, "slider", define.BAR_LABEL).value == 70
    assert workbook(two_meetings).definition.bar == 40
    app = press(app, common.KEEP_MINE)
    assert workbook(two_meetings).definition == replace(DEFINITION, bar=70.0)
    assert field(app, "slider", define.BAR_LABEL).value == 70


def test_in_the_table_one_row_changed_elsewhere_keeps_all_that_was_typed(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6), meeting(13))
    app = open_app("rate", view="catch-up")
    key = f"{prefix(app, 'catch_up')}table"
    typed = {0: {"got.could-hire-me": "fully"}, 1: {"got.could-hire-me": "partly"}}
    app.session_state[key] = {"edited_rows": typed, "added_rows": [], "deleted_rows": []}
    app = settled(app.run())
    write(workbook_folder, meeting(13, hire=1))
    app = press(app, rate.SAVE_ALL)
    assert common.CONFLICT_TITLE in said(app)
    assert [row["got.could-hire-me"] for row in rows(workbook_folder)] == ["", "1"]
    assert f"{prefix(app, 'catch_up')}table" == key
    assert app.session_state[key]["edited_rows"] == typed
    press(app, common.KEEP_MINE)
    assert [row["got.could-hire-me"] for row in rows(workbook_folder)] == ["2", "4"]


def test_a_decision_taken_elsewhere_since_is_not_overwritten_unasked(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, *(meeting(day, hire=1, alone=1) for day in (6, 13, 20)))
    here, there = open_app("decide"), open_app("decide")
    here = fill(here, "segmented_control", decide.CHOOSE.format(group="Tuesday club"), "skip")
    there = fill(there, "segmented_control", decide.CHOOSE.format(group="Tuesday club"), "keep_going")
    press(there, decide.SAVE)
    here = press(here, decide.SAVE)
    assert "| Your decision | Skip it | Keep going |" in said(here)
    assert [row["decision"] for row in rows(workbook_folder, "decisions.csv")] == ["keep_going"]
    press(here, common.KEEP_MINE)
    assert [row["decision"] for row in rows(workbook_folder, "decisions.csv")] == ["skip"]
    assert workbook(workbook_folder).groups["club"].status == "stopped"


def test_the_question_waits_on_the_page_that_it_is_about(two_meetings: Path) -> None:
    app = go(clashed(two_meetings), "decide")
    assert common.CONFLICT_TITLE not in said(app)
    assert common.CONFLICT_TITLE in said(go(app, "rate", meeting="club-6"))


@pytest.mark.parametrize("page", ["rate", "today", "charts"])
def test_an_undo_that_came_too_late_says_so_wherever_one_stands(two_meetings: Path, page: str) -> None:
    app = press(fill(open_app("rate", meeting="club-6"), "pills", HIRE.text, 3), rate.SAVE)
    write(two_meetings, replace(workbook(two_meetings).meetings["club-6"], note="Written there"))
    before = contents(two_meetings)
    app = go(app, page)
    app = press(app, common.UNDO)
    assert common.TOO_LATE in said(app)
    assert common.CONFLICT_TITLE not in said(app)
    assert common.UNDO not in labels(app)
    assert contents(two_meetings) == before
    assert today.TITLE in said(go(app, "today"))
