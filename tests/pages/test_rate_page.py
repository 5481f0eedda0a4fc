"""The Rate page: one meeting from the form to its row, changed, deleted, taken back."""

import datetime as dt
from pathlib import Path

import pytest

from tests.pages.driving import (
    CLUB,
    DEFINITION,
    contents,
    field,
    fill,
    labels,
    meeting,
    open_app,
    press,
    rows,
    said,
    write,
)
from wellspent.words import common, inputs, rate


def unanswered(app) -> bool:
    return all(one.value is None for one in app.pills)


def test_on_an_empty_workbook_a_meeting_can_be_rated_without_a_definition(workbook_folder: Path) -> None:
    app = open_app("rate")
    assert rate.NO_DEFINITION in said(app)
    assert rate.NO_MEETINGS in said(app)
    assert not workbook_folder.exists()
    app = fill(app, "selectbox", rate.GROUP, "Tuesday club")
    app = fill(app, "selectbox", rate.KIND, "job_seekers")
    app = press(app, rate.SAVE)
    assert "Saved: Tuesday club, Fri 30 Oct 2026." in said(app)
    assert rows(workbook_folder)[0]["group"] == "tuesday-club"


def test_what_is_answered_becomes_one_row(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = open_app("rate")
    app = fill(app, "selectbox", rate.GROUP, "Tuesday club")
    app = fill(app, "selectbox", rate.KIND, "alumni")
    app = fill(app, "date_input", rate.DATE, meeting(6).date)
    app = fill(app, "number_input", rate.MINUTES, 90)
    app = fill(app, "number_input", rate.TRAVEL, 30)
    app = fill(app, "pills", DEFINITION.criteria[0].text, 3)
    assert "this meeting scores 75 out of 100" in said(app)
    app = fill(app, "pills", DEFINITION.criteria[1].text, 1)
    app = fill(app, "pills", rate.MOOD_BEFORE, 0)
    app = fill(app, "pills", rate.WORTH, 4)
    app = fill(app, "time_input", rate.START, dt.time(18, 30))
    app = fill(app, "number_input", rate.COST, 12.5)
    app = fill(app, "multiselect", rate.TAGS, ["dinner", "loud"])
    app = fill(app, "text_area", rate.NOTE, "Two lines\nof text")
    app = press(app, rate.SAVE)
    assert "Saved: Tuesday club, Tue 6 Oct 2026. Its value is 62 of 100." in said(app)
    (row,) = rows(workbook_folder)
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "2026-10-06-tuesday-club",
        "date": "2026-10-06",
        "start": "18:30",
        "group": "tuesday-club",
        "status": "attended",
        "minutes": "90",
        "travel_minutes": "30",
        "cost": "12.50",
        "got.could-hire-me": "3",
        "got.less-alone": "1",
        "mood_before": "0",
        "worth": "4",
        "note": "Two lines\nof text",
        "tags": "dinner;loud",
        "source": "typed",
        "rated_at": row["rated_at"],
    }
    assert "kind: alumni" in (workbook_folder / "groups.yaml").read_text(encoding="utf-8")


def test_after_saving_the_form_is_empty_and_nothing_is_saved_twice(one_meeting: Path) -> None:
    app = fill(open_app("rate"), "selectbox", rate.GROUP, CLUB.name)
    app = fill(app, "pills", DEFINITION.criteria[0].text, 2)
    app = press(app, rate.SAVE)
    assert field(app, "selectbox", rate.GROUP).value is None
    assert unanswered(app)
    assert len(rows(one_meeting)) == 2
    app = press(app, rate.SAVE)
    assert inputs.sentence("missing", "group", {}) in said(app)
    assert len(rows(one_meeting)) == 2


def test_no_answer_is_filled_in_but_the_time_is_as_last_time(one_meeting: Path) -> None:
    app = open_app("rate")
    assert unanswered(app)
    app = fill(app, "selectbox", rate.GROUP, CLUB.name)
    assert unanswered(app)
    minutes, travel = field(app, "number_input", rate.MINUTES), field(app, "number_input", rate.TRAVEL)
    assert (minutes.value, minutes.help, travel.value, travel.help) == (90, rate.AS_LAST_TIME, 30, rate.AS_LAST_TIME)


@pytest.mark.parametrize(
    ("name", "day", "missing"), [("", 6, "group"), ("A new one", 6, "kind"), ("A new one", None, "date")]
)
def test_what_is_missing_is_named_and_nothing_is_saved(
    one_meeting: Path, name: str, day: int | None, missing: str
) -> None:
    before = contents(one_meeting)
    app = open_app("rate")
    if name:
        app = fill(app, "selectbox", rate.GROUP, name)
    app = fill(app, "date_input", rate.DATE, meeting(day).date if day else None)
    app = fill(app, "pills", rate.WORTH, 2)
    app = press(app, rate.SAVE)
    assert [one.value for one in app.error] == [inputs.sentence("missing", missing, {})]
    assert contents(one_meeting) == before
    assert field(app, "pills", rate.WORTH).value == 2


def test_a_meeting_is_opened_from_the_list_changed_and_saved_under_its_id(one_meeting: Path) -> None:
    app = press(open_app("rate"), "Tue 6 Oct · Tuesday club · 38 of 100")
    assert app.query_params["meeting"] == "club-6"
    assert field(app, "pills", DEFINITION.criteria[1].text).value == 3
    assert not field(app, "number_input", rate.MINUTES).help
    app = fill(app, "pills", DEFINITION.criteria[0].text, 4)
    app = fill(app, "pills", rate.WORTH, None)
    before = rows(one_meeting)[0]
    app = press(app, rate.SAVE)
    (row,) = rows(one_meeting)
    changed = {name for name in row if row[name] != before[name]}
    assert changed == {"got.could-hire-me", "worth", "edited_at"}
    assert (row["id"], row["got.could-hire-me"], row["worth"]) == ("club-6", "4", "")
    assert "meeting" not in app.query_params


def test_saving_what_was_not_changed_writes_nothing(one_meeting: Path) -> None:
    before = contents(one_meeting)
    press(open_app("rate", meeting="club-6"), rate.SAVE)
    assert contents(one_meeting) == before


def test_deleting_can_be_taken_back_byte_for_byte(one_meeting: Path) -> None:
    before = (one_meeting / "meetings.csv").read_bytes()
    app = press(open_app("rate", meeting="club-6"), rate.DELETE)
    assert "Deleted: Tuesday club, Tue 6 Oct 2026." in said(app)
    assert rows(one_meeting) == []
    app = press(app, common.UNDO)
    assert common.UNDONE in said(app)
    assert (one_meeting / "meetings.csv").read_bytes() == before


def test_going_back_leaves_the_meeting_as_it_was(one_meeting: Path) -> None:
    before = contents(one_meeting)
    app = fill(open_app("rate", meeting="club-6"), "pills", rate.WORTH, 4)
    app = press(app, rate.CANCEL)
    assert contents(one_meeting) == before
    app = press(app, "Tue 6 Oct · Tuesday club · 38 of 100")
    assert field(app, "pills", rate.WORTH).value == 1


def test_an_address_of_a_meeting_that_is_gone_says_so(one_meeting: Path) -> None:
    app = open_app("rate", meeting="club-99")
    assert rate.GONE in said(app)
    assert rate.DELETE not in labels(app)


def test_an_unknown_view_shows_the_form(one_meeting: Path) -> None:
    assert rate.SAVE in labels(open_app("rate", view="nonsense"))


def test_switching_the_view_changes_the_address(one_meeting: Path) -> None:
    app = fill(open_app("rate"), "segmented_control", rate.VIEW, "import")
    assert app.query_params["view"] == "import"
    assert app.file_uploader


@pytest.mark.usefixtures("sample")
def test_the_sample_lists_its_latest_meetings_with_their_values() -> None:
    app = open_app("rate")
    opening = [one for one in app.button if (one.key or "").startswith("open.")]
    assert len(opening) == 10
    assert all(" of 100" in one.label or "not rated" in one.label for one in opening)
