"""The check-in, without a browser: a week in a minute, a past week, and gaps."""

import datetime as dt
from pathlib import Path

import pytest

from tests.pages.driving import fill, open_app, press, rows, said, workbook, write
from wellspent.core.model import CheckIn
from wellspent.words import check_in, common

LAST = CheckIn(week=dt.date(2026, 10, 19), hours=5, mood=1, note="Slow")


def view(**query: str):
    return open_app("rate", view="check-in", **query)


def test_an_empty_workbook_asks_for_this_week_and_looking_writes_nothing(workbook_folder: Path) -> None:
    app = view()
    assert check_in.NONE_YET in said(app)
    assert app.selectbox[0].value == dt.date(2026, 10, 26)
    assert not workbook_folder.exists()


def test_a_week_is_saved_with_what_was_answered_and_the_rest_left_empty(workbook_folder: Path) -> None:
    app = view()
    fill(app, "number_input", check_in.HOURS, 7.5)
    fill(app, "text_area", check_in.NOTE, "An answer at last")
    press(app, check_in.SAVE)
    [row] = rows(workbook_folder, "checkins.csv")
    assert row == {"week": "2026-10-26", "hours": "7.5", "mood": "", "confidence": "", "note": "An answer at last"}
    assert "Week of Mon 26 Oct 2026 · 7.5 hours" in said(app)


def test_a_week_that_was_left_out_is_a_gap_and_can_be_filled_in(workbook_folder: Path) -> None:
    write(workbook_folder, LAST, CheckIn(week=dt.date(2026, 10, 5), hours=3))
    app = view()
    assert "Week of Mon 12 Oct 2026 · left out" in said(app)
    assert "26 Oct 2026" not in said(app)
    assert len(rows(workbook_folder, "checkins.csv")) == 2
    press(app, check_in.FILL_IN)
    assert app.query_params["week"] == "2026-10-12"
    fill(app, "pills", check_in.MOOD, 2)
    press(app, check_in.SAVE)
    assert workbook(workbook_folder).checkins["2026-10-12"] == CheckIn(week=dt.date(2026, 10, 12), mood=2)
    assert "left out" not in said(app)


def test_a_past_week_is_changed_emptied_and_brought_back(workbook_folder: Path) -> None:
    write(workbook_folder, LAST)
    app = view(week="2026-10-19")
    fill(app, "number_input", check_in.HOURS, 6.0)
    press(app, check_in.SAVE)
    assert workbook(workbook_folder).checkins["2026-10-19"].hours == 6
    app = press(view(week="2026-10-19"), check_in.DELETE)
    assert not workbook(workbook_folder).checkins
    press(app, "Undo")
    assert workbook(workbook_folder).checkins["2026-10-19"].note == "Slow"


def test_nothing_typed_is_nothing_saved(workbook_folder: Path) -> None:
    app = press(view(), check_in.SAVE)
    assert "One answer is enough." in said(app)
    assert not workbook_folder.exists()


@pytest.mark.parametrize("week", ["2026-11-02", "2026-10-20", "yesterday", ""])
def test_an_address_that_names_no_week_that_was_gives_the_one_that_is_asked_for(week: str) -> None:
    assert view(week=week).selectbox[0].value == dt.date(2026, 10, 26)


def test_a_week_that_changed_elsewhere_is_shown_with_both_versions_in_words(workbook_folder: Path) -> None:
    write(workbook_folder, LAST)
    app = view(week="2026-10-19")
    fill(app, "text_area", check_in.NOTE, "Mine")
    write(workbook_folder, CheckIn(week=LAST.week, hours=5, mood=3, confidence=0, note="Theirs"))
    press(app, check_in.SAVE)
    shown = said(app)
    assert common.CONFLICT_TITLE in shown
    assert "| Mood | low | good |" in shown
    assert "| Ready to call | (empty) | not at all |" in shown
    assert "| Notes | Mine | Theirs |" in shown
    press(app, common.KEEP_MINE)
    assert workbook(workbook_folder).checkins["2026-10-19"] == CheckIn(week=LAST.week, hours=5, mood=1, note="Mine")
