"""Importing a calendar: from the uploaded file to meetings, and nothing twice."""

import datetime as dt
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.pages.driving import (
    DEFINITION,
    contents,
    fill,
    labels,
    open_app,
    press,
    rows,
    said,
    settled,
    workbook,
    write,
)
from wellspent.words import calendar, common, rate
from wellspent.words import calendar_import as words

CALENDARS = ROOT / "tests" / "calendars"


def upload(name: str, data: bytes | None = None):
    """The import with this file uploaded."""
    app = open_app("rate", view="import")
    app.file_uploader[0].upload(name, (CALENDARS / name).read_bytes() if data is None else data)
    return settled(app.run())


def tick(app, place: int = 0):
    return settled(app.checkbox[place].check().run())


def test_on_an_empty_workbook_the_view_asks_for_a_file_and_writes_nothing(workbook_folder: Path) -> None:
    app = open_app("rate", view="import")
    assert words.LEAD in said(app)
    assert not app.checkbox
    assert [one.value.isoformat() for one in app.date_input] == ["2026-08-01", "2026-10-30"]
    assert not workbook_folder.exists()


def test_what_is_ticked_comes_in_as_meetings_of_a_new_group(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION)
    app = upload("series.ics")
    assert [one.label.replace("\\", "") for one in app.checkbox] == [
        "Harbour Street Job Club · 5 times, Mon 7 Sep 2026 to Mon 12 Oct 2026, 90 minutes"
    ]
    assert words.TICK_FIRST in said(app)
    app = tick(app)
    assert words.KIND_FIRST in said(app)
    assert not workbook(workbook_folder).meetings
    app = fill(app, "selectbox", words.KIND, "job_seekers")
    app = press(app, words.BRING_IN)
    assert "5 meetings came in." in said(app)
    assert [row["date"] for row in rows(workbook_folder)] == [
        "2026-09-07",
        "2026-09-21",
        "2026-09-28",
        "2026-10-05",
        "2026-10-12",
    ]
    assert {(row["start"], row["minutes"], row["status"]) for row in rows(workbook_folder)} == {
        ("17:30", "90", "attended")
    }
    assert all(row["source"].startswith("ics:weekly@example.org#") for row in rows(workbook_folder))
    group = workbook(workbook_folder).groups["harbour-street-job-club"]
    assert (group.name, group.kind, group.usual_minutes) == ("Harbour Street Job Club", "job_seekers", 90)
    assert words.ALL_IN in said(app)
    app = press(app, words.NEXT)
    assert app.query_params["view"] == "catch-up"
    assert len(app.get("data_editor")[0].value) == 5


def test_nothing_comes_in_twice(workbook_folder: Path) -> None:
    app = fill(tick(upload("series.ics")), "selectbox", words.KIND, "job_seekers")
    press(app, words.BRING_IN)
    before = contents(workbook_folder)
    app = upload("series.ics")
    assert words.ALL_IN in said(app)
    assert words.BRING_IN not in labels(app)
    assert contents(workbook_folder) == before


def test_undo_takes_back_the_whole_import(workbook_folder: Path) -> None:
    app = fill(tick(upload("series.ics")), "selectbox", words.KIND, "job_seekers")
    app = press(press(app, words.BRING_IN), common.UNDO)
    assert not workbook(workbook_folder).meetings
    assert not workbook(workbook_folder).groups
    assert len(app.checkbox) == 1


def test_several_titles_can_become_one_group(workbook_folder: Path) -> None:
    two = (CALENDARS / "series.ics").read_text(encoding="utf-8")
    start, end = two.index("BEGIN:VEVENT"), two.index("END:VCALENDAR")
    other = two[start:end].replace("weekly@", "other@").replace("Harbour Street Job Club", "Fair")
    app = upload("two.ics", (two[:end] + other + two[end:]).encode())
    app = settled(app.checkbox(key=next(one.key for one in app.checkbox if one.label == words.ALL)).check().run())
    app = fill(app, "segmented_control", words.HOW, "one")
    assert words.NAME_FIRST in said(app)
    app = fill(app, "selectbox", words.GROUP, "All of the chamber's")
    app = press(fill(app, "selectbox", words.KIND, "professional"), words.BRING_IN)
    assert {row["group"] for row in rows(workbook_folder)} == {"all-of-the-chamber-s"}
    assert {row["note"] for row in rows(workbook_folder)} == {"Harbour Street Job Club", "Fair"}
    assert len(rows(workbook_folder)) == 10


def test_the_window_says_what_is_looked_at(workbook_folder: Path) -> None:
    app = fill(upload("series.ics"), "date_input", words.SINCE, dt.date(2026, 10, 1))
    assert "2 times, Mon 5 Oct 2026 to Mon 12 Oct 2026" in app.checkbox[0].label.replace("\\", "")
    app = fill(app, "date_input", words.UNTIL, dt.date(2026, 9, 1))
    assert words.TURNED_ROUND in said(app)
    assert not app.checkbox


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"<!DOCTYPE html><html></html>", "web_page"),
        (b"just some words", "not_a_calendar"),
    ],
)
def test_a_file_that_is_no_calendar_says_why_and_changes_nothing(one_meeting: Path, data: bytes, code: str) -> None:
    before = contents(one_meeting)
    app = upload("wrong.ics", data)
    assert [one.value for one in app.error] == [calendar.unreadable(code, {})]
    assert contents(one_meeting) == before


def test_a_name_with_markup_is_shown_as_it_was_typed(workbook_folder: Path) -> None:
    data = (CALENDARS / "series.ics").read_bytes().replace(b"Harbour Street Job Club", b"**Club** :smile:")
    app = upload("marked.ics", data)
    assert app.checkbox[0].label.startswith(r"\*\*Club\*\* \:" + "\N{WORD JOINER}" + r"smile\:")


def test_without_a_meeting_there_is_nothing_to_rate_yet(workbook_folder: Path) -> None:
    assert words.NEXT not in labels(open_app("rate", view="import"))
    assert rate.TITLE in said(open_app("rate", view="import"))
