"""Catching up: several meetings at once in a table, or one at a time."""

from pathlib import Path

import pytest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    contents,
    fill,
    labels,
    meeting,
    open_app,
    prefix,
    press,
    rows,
    said,
    settled,
    workbook,
    write,
)
from wellspent.words import common, inputs, rate

HIRE, ALONE = (f"got.{criterion.id}" for criterion in DEFINITION.criteria)


@pytest.fixture
def three_waiting(workbook_folder: Path) -> Path:
    """Three meetings that wait for a rating; the table shows the latest first."""
    write(
        workbook_folder, DEFINITION, CLUB, meeting(6, minutes=60), meeting(13, minutes=60), meeting(20, note="Dinner")
    )
    return workbook_folder


def edit(app, changed: dict[int, dict[str, object]], added: tuple[dict[str, object], ...] = ()):
    """Type into the table: cells of rows by their place from the top, and new rows."""
    key = f"{prefix(app, 'catch_up')}table"
    app.session_state[key] = {"edited_rows": changed, "added_rows": list(added), "deleted_rows": []}
    return settled(app.run())


def by_id(folder: Path) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows(folder)}


def test_on_an_empty_workbook_nothing_is_waiting_and_nothing_is_written(workbook_folder: Path) -> None:
    app = open_app("rate", view="catch-up")
    assert rate.CATCH_UP_DONE in said(app)
    assert rate.NO_DEFINITION in said(app)
    assert not workbook_folder.exists()


def test_the_table_has_a_row_for_each_meeting_without_a_rating(three_waiting: Path) -> None:
    app = open_app("rate", view="catch-up")
    table = app.get("data_editor")[0].value
    assert table["id"].tolist() == ["club-20", "club-13", "club-6"]
    assert table["group"].tolist() == [CLUB.name] * 3
    assert table["minutes"].tolist()[1:] == [60, 60]
    assert table[[HIRE, ALONE, "mood_before", "worth"]].isna().all(axis=None)


def test_rows_that_are_filled_in_are_saved_under_their_ids_and_the_others_stay(three_waiting: Path) -> None:
    before = workbook(three_waiting).meetings
    app = open_app("rate", view="catch-up")
    app = edit(app, {0: {HIRE: "not at all", ALONE: "fully", "worth": "superb"}, 2: {HIRE: "partly", "minutes": 45}})
    app = press(app, rate.SAVE_ALL)
    assert "Saved 2 meetings." in said(app)
    after = by_id(three_waiting)
    assert workbook(three_waiting).meetings["club-13"] == before["club-13"]
    assert (after["club-20"][HIRE], after["club-20"][ALONE], after["club-20"]["worth"]) == ("0", "4", "4")
    assert after["club-20"]["note"] == "Dinner"
    assert (after["club-6"][HIRE], after["club-6"][ALONE], after["club-6"]["minutes"]) == ("2", "", "45")
    assert app.get("data_editor")[0].value["id"].tolist() == ["club-13"]


def test_an_added_row_of_a_new_group_asks_for_its_kind_and_is_saved(three_waiting: Path) -> None:
    app = open_app("rate", view="catch-up")
    app = edit(app, {}, ({"date": "2026-10-22", "group": "Fair of jobs", HIRE: "mostly", "minutes": 120},))
    before = contents(three_waiting)
    app = press(app, rate.SAVE_ALL)
    assert inputs.sentence("missing", "kind", {}, 4) in said(app)
    assert contents(three_waiting) == before
    app = fill(app, "selectbox", rate.new_kind("Fair of jobs"), "fair")
    app = press(app, rate.SAVE_ALL)
    saved = workbook(three_waiting)
    assert saved.groups["fair-of-jobs"].kind == "fair"
    new = by_id(three_waiting)["2026-10-22-fair-of-jobs"]
    assert (new["date"], new[HIRE], new["minutes"]) == ("2026-10-22", "3", "120")
    assert len(saved.meetings) == 4


def test_two_added_rows_on_one_day_of_one_new_group_share_the_group(three_waiting: Path) -> None:
    app = open_app("rate", view="catch-up")
    row = {"date": "2026-10-22", "group": "Fair of jobs", HIRE: "mostly"}
    app = edit(app, {}, (row, {**row, HIRE: "partly"}))
    app = press(fill(app, "selectbox", rate.new_kind("Fair of jobs"), "fair"), rate.SAVE_ALL)
    saved = workbook(three_waiting)
    assert list(saved.groups) == ["club", "fair-of-jobs"]
    assert {"2026-10-22-fair-of-jobs", "2026-10-22-fair-of-jobs-2"} < saved.meetings.keys()


@pytest.mark.parametrize(
    ("row", "missing"), [({"group": "Tuesday club"}, "date"), ({"date": "2026-10-22", HIRE: "fully"}, "group")]
)
def test_an_added_row_that_lacks_something_is_named_and_nothing_of_the_table_is_saved(
    three_waiting: Path, row: dict[str, object], missing: str
) -> None:
    before = contents(three_waiting)
    app = open_app("rate", view="catch-up")
    app = edit(app, {1: {HIRE: "fully"}}, (row,))
    app = press(app, rate.SAVE_ALL)
    assert [one.value for one in app.error] == [inputs.sentence("missing", missing, {}, 4)]
    assert contents(three_waiting) == before


def test_saving_an_untouched_table_says_that_there_is_nothing_to_save(three_waiting: Path) -> None:
    before = contents(three_waiting)
    app = press(open_app("rate", view="catch-up"), rate.SAVE_ALL)
    assert rate.NOTHING_TYPED in said(app)
    assert contents(three_waiting) == before


def test_undo_takes_back_all_that_was_saved_at_once(three_waiting: Path) -> None:
    before = workbook(three_waiting).meetings
    app = edit(open_app("rate", view="catch-up"), {0: {HIRE: "fully"}, 1: {HIRE: "fully"}})
    app = press(press(app, rate.SAVE_ALL), common.UNDO)
    assert workbook(three_waiting).meetings == before
    assert len(app.get("data_editor")[0].value) == 3


def test_one_at_a_time_saves_each_and_puts_off_what_is_not_for_now(three_waiting: Path) -> None:
    app = fill(open_app("rate", view="catch-up"), "segmented_control", rate.HOW, "cards")
    assert "Tuesday club, Tue 20 Oct 2026" in said(app)
    app = press(app, rate.NOT_NOW)
    assert "Tuesday club, Tue 13 Oct 2026" in said(app)
    app = fill(app, "pills", DEFINITION.criteria[0].text, 3)
    app = press(app, rate.SAVE_NEXT)
    assert by_id(three_waiting)["club-13"][HIRE] == "3"
    assert "Tuesday club, Tue 6 Oct 2026" in said(app)
    app = press(app, rate.NOT_NOW)
    assert rate.SAVE_NEXT not in labels(app)
    app = press(app, rate.START_OVER)
    assert "Tuesday club, Tue 20 Oct 2026" in said(app)
    assert by_id(three_waiting)["club-20"][HIRE] == ""


@pytest.mark.usefixtures("sample")
def test_the_sample_offers_what_it_has_left_unrated() -> None:
    app = open_app("rate", view="catch-up")
    assert rate.CATCH_UP_LEAD in said(app)
    assert len(app.get("data_editor")[0].value) > 0


def test_an_open_card_keeps_what_is_typed_when_its_meeting_is_rated_elsewhere(three_waiting: Path) -> None:
    app = fill(open_app("rate", view="catch-up"), "segmented_control", rate.HOW, "cards")
    app = fill(app, "pills", DEFINITION.criteria[0].text, 3)
    app = fill(app, "text_area", rate.NOTE, "my long words")
    write(three_waiting, meeting(20, hire=0, alone=0, note="Dinner"))
    app = press(app, rate.SAVE_NEXT)
    assert common.CONFLICT_TITLE in said(app)
    assert app.text_area[0].value == "my long words"
    app = press(app, common.KEEP_MINE)
    assert workbook(three_waiting).meetings["club-20"].note == "my long words"


def test_an_untouched_card_makes_way_when_its_meeting_is_rated_elsewhere(three_waiting: Path) -> None:
    app = fill(open_app("rate", view="catch-up"), "segmented_control", rate.HOW, "cards")
    write(three_waiting, meeting(20, hire=0, alone=0, note="Dinner"))
    app = settled(app.run())
    assert "Tuesday club, Tue 13 Oct 2026" in said(app)
