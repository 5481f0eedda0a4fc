"""Importing a calendar: from the uploaded file to meetings, and nothing twice."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.capabilities import ROOT
from tests.pages.driving import (
    CLUB,
    DEFINITION,
    NOW,
    contents,
    field,
    fill,
    labels,
    meeting,
    open_app,
    press,
    rows,
    said,
    settled,
    workbook,
    write,
)
from wellspent.core.exchange.occasions import CalendarWindow
from wellspent.words import calendar, common, rate
from wellspent.words import calendar_changes as changes
from wellspent.words import calendar_import as words
from wellspent.words import calendar_times as times

CALENDARS = ROOT / "tests" / "calendars"


def upload(name: str, data: bytes | None = None):
    """The import with this file uploaded."""
    app = open_app("rate", view="import")
    app.file_uploader[0].upload(name, (CALENDARS / name).read_bytes() if data is None else data)
    return settled(app.run())


def tick(app, place: int = 0):
    return settled(app.checkbox[place].check().run())


def all_ticked(app):
    return settled(app.checkbox(key=next(one.key for one in app.checkbox if one.label == words.ALL)).check().run())


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
        "Harbour Street Job Club · 5 times, Mon 7 Sep 2026 to Mon 12 Oct 2026, at 17:30, 90 minutes"
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
    assert words.ALL_IN not in said(app)
    assert words.done(5, 0, 5) in said(app)
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


def test_a_tab_that_brought_in_nothing_says_that_all_is_in_already(workbook_folder: Path) -> None:
    press(fill(tick(upload("series.ics")), "selectbox", words.KIND, "job_seekers"), words.BRING_IN)
    assert words.done(5, 0, 5) not in said(upload("series.ics"))


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
    app = all_ticked(app)
    app = fill(app, "radio", words.HOW, "one")
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


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("empty.ics", words.EMPTY_CALENDAR),
        ("week_one.ics", words.nothing_between(2, "Mon 5 Oct 2026", "Sat 7 Nov 2026")),
    ],
)
def test_where_there_is_nothing_to_tick_the_view_says_what_the_calendar_has(
    workbook_folder: Path, name: str, sentence: str
) -> None:
    app = fill(upload(name), "date_input", words.UNTIL, dt.date(2026, 9, 30))
    assert sentence in said(app)
    assert not labels(app, "checkbox")


def test_a_calendar_in_which_all_is_cancelled_says_so(workbook_folder: Path) -> None:
    data = (CALENDARS / "series.ics").read_bytes().replace(b"SUMMARY:", b"SUMMARY:Cancelled: ")
    app = upload("cancelled.ics", data)
    assert words.ALL_CANCELLED in said(app)
    assert words.cancelled(5) in said(app)


def test_what_is_tentative_stands_apart_and_is_not_ticked_with_the_others(workbook_folder: Path) -> None:
    app = upload("marks.ics")
    app = settled(
        app.checkbox(key=next(one.key for one in app.checkbox if one.label == words.ALL_BUT_TENTATIVE)).check().run()
    )
    assert words.ticked(2) in said(app)
    assert [one.value for one in app.checkbox if "Perhaps" in one.label] == [False]
    [perhaps] = [one for one in app.checkbox if "Perhaps" in one.label]
    assert "tentative" in perhaps.label
    assert words.ticked(3) in said(settled(perhaps.check().run()))


@pytest.mark.parametrize(
    ("together", "groups"),
    [
        (True, {"Harbor Street Job Club (September)": 3, "Harbour Street Book Circle": 1}),
        (
            False,
            {
                "Harbor Street Job Club (September)": 1,
                "Harbour Street Job Club - Week 1": 1,
                "Harbour Street Job Club, week 2": 1,
                "Harbour Street Book Circle": 1,
            },
        ),
    ],
)
def test_titles_that_look_alike_become_one_group_unless_the_person_says_no(
    workbook_folder: Path, together: bool, groups: dict[str, int]
) -> None:
    app = fill(all_ticked(upload("alike.ics")), "selectbox", words.KINDS, "job_seekers")
    [box] = [one for one in app.checkbox if "one group" in one.label]
    assert box.value
    press(settled(box.set_value(together).run()), words.BRING_IN)
    saved = workbook(workbook_folder)
    assert Counter(saved.group_name(one.group) for one in saved.meetings.values()) == groups


@pytest.mark.parametrize(("asked", "note"), [(False, ""), (True, "My boss must not know\n\nSomebody: Else")])
def test_invitations_stay_out_unless_they_are_asked_for(workbook_folder: Path, asked: bool, note: str) -> None:
    app = fill(tick(upload("private.ics")), "selectbox", words.KIND, "social")
    app = settled(next(one for one in app.checkbox if one.label == words.DETAILS).set_value(asked).run())
    press(app, words.BRING_IN)
    assert [row["note"] for row in rows(workbook_folder)] == [note]


def test_times_of_another_zone_are_asked_about_and_once_answered_the_question_is_folded_up(
    workbook_folder: Path,
) -> None:
    app = upload("zone_of_another_place.ics")
    assert "This calendar is in Los Angeles time, and you are elsewhere. Which is right?" in said(app)
    [question] = [one for one in app.get("expander") if one.label == times.QUESTION]
    assert question.proto.expanded
    assert "at 06:00" in said_by_boxes(app)
    app = fill(app, "radio", times.HOW, "mine")
    assert times.QUESTION not in labels_of_expanders(app)
    [answer] = [one for one in app.get("expander") if one.label == times.ANSWERED["mine"]]
    assert not answer.proto.expanded
    assert "at 09:00" in said_by_boxes(app)
    app = fill(app, "radio", times.HOW, "moved")
    app = fill(app, "number_input", times.HOURS, 1.5)
    assert "at 07:30" in said_by_boxes(app)


def test_a_zone_that_nobody_knows_is_asked_for_with_what_it_may_mean(workbook_folder: Path) -> None:
    app = upload("zones_outlook.ics")
    assert "Customized Time Zone" in said(app)
    app = fill(app, "radio", times.HOW, "mine")
    question = times.which("GMT Standard Time 1")
    assert field(app, "selectbox", question).options[0] == "Europe/London"
    assert field(app, "selectbox", question).value is None
    app = fill(app, "selectbox", question, "Europe/London")
    assert "By a counted name · Tue 8 Sep 2026 at 07:00" in said_by_boxes(app)
    assert times.QUESTION in labels_of_expanders(app)
    for name in ("Customized Time Zone", "(UTC-05:00) Eastern Time (US & Canada)"):
        [label] = [one for one in labels(app, "selectbox") if name in one.replace("\\", "")]
        app = fill(app, "selectbox", label, "America/New_York")
    assert times.ANSWERED["mine"] in labels_of_expanders(app)


def test_a_changed_calendar_offers_what_changed_and_takes_over_only_what_is_ticked(workbook_folder: Path) -> None:
    app = fill(upload("week_one.ics"), "date_input", words.UNTIL, dt.date(2026, 12, 31))
    app = all_ticked(app)
    press(fill(app, "selectbox", words.KINDS, "job_seekers"), words.BRING_IN)
    before = contents(workbook_folder)
    app = upload("week_two.ics")
    boxes = [one for one in app.checkbox if "·" not in one.label and one.label != words.ALL]
    assert [one.value for one in boxes] == [True, True, True, True]
    assert contents(workbook_folder) == before
    app = settled(next(one for one in boxes if "fair" in one.label).uncheck().run())
    app = press(app, changes.TAKE)
    assert changes.taken(3) in said(app)
    saved = {row["id"]: row for row in rows(workbook_folder)}
    assert (saved["2026-11-02-job-club"]["date"], saved["2026-11-02-job-club"]["start"]) == ("2026-11-03", "19:00")
    assert saved["2026-11-09-job-club"]["status"] == saved["2026-11-16-job-club"]["status"] == "cancelled"
    assert saved["2026-11-07-autumn-fair"]["note"] == ""
    app = press(app, common.UNDO)
    assert rows(workbook_folder) == [row for row in rows(workbook_folder) if row["status"] != "cancelled"]


def test_what_would_take_too_long_to_compare_is_said_and_new_meetings_come_in_all_the_same(
    workbook_folder: Path,
) -> None:
    years = range(2020, 2027)
    there = [meeting(1, id=f"m{year}", date=dt.date(year, 1, 1), source=f"ics:{year}#") for year in years]
    write(workbook_folder, CLUB, *there)
    daily = "BEGIN:VEVENT\nUID:{0}\nSUMMARY:Talk\nDTSTART:20200101T100000\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
    events = "".join(daily.format(year) for year in years)
    app = upload("daily.ics", f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n".encode())
    assert changes.NOT_COMPARED in said(app)
    assert [one.value for one in app.error] == []
    press(tick(app), words.BRING_IN)
    assert len(rows(workbook_folder)) == 7 + 7 * 91


def test_what_was_rated_is_not_ticked_beforehand(workbook_folder: Path) -> None:
    press(fill(tick(upload("series.ics")), "selectbox", words.KIND, "job_seekers"), words.BRING_IN)
    rated = workbook(workbook_folder).meetings["2026-09-28-harbour-street-job-club"]
    write(workbook_folder, replace(rated, mood_after=3, rated_at=NOW))
    app = upload("series_tomorrow.ics")
    assert {one.label.replace("\\", "")[-14:]: one.value for one in app.checkbox if "Job Club" in one.label} == {
        "22 Sep 2026, 18:00"[-14:]: True,
        "was called off"[-14:]: False,
    }


def test_a_save_lets_no_calendar_be_read_again(workbook_folder: Path) -> None:
    app = fill(tick(upload("series.ics")), "selectbox", words.KIND, "job_seekers")
    [before] = readings(app)
    [after, known] = readings(press(app, words.BRING_IN))
    assert after is before
    assert {one.source for series in known.series for one in series.occurrences} == {
        row["source"] for row in rows(workbook_folder)
    }


def test_another_file_is_read_and_of_the_one_before_nothing_is_kept(workbook_folder: Path) -> None:
    app = upload("series.ics")
    app.file_uploader[0].upload("marks.ics", (CALENDARS / "marks.ics").read_bytes())
    [window] = readings(settled(app.run()))
    assert "Ferry talk" in {series.title for series in window.series}


def readings(app) -> list[CalendarWindow]:
    """What the tab has read of its file."""
    held = app.session_state["_kept"]["own"]["_held"]
    return list(held["import.reads"]._made.values())


def test_hundreds_of_titles_are_one_field_to_search_in(workbook_folder: Path) -> None:
    app = upload("many.ics", many(400))
    assert len(app.checkbox) <= 3
    box = field(app, "multiselect", words.SEARCH)
    assert len(box.options) == 400
    app = settled(box.set_value(["Talk 7"]).run())
    assert words.ticked(1) in said(app)


def test_more_than_can_be_looked_through_asks_for_a_narrower_window(one_meeting: Path) -> None:
    before = contents(one_meeting)
    app = upload("many.ics", many(5001))
    assert [one.value for one in app.error] == [calendar.unreadable("too_many", {"most": "5000"})]
    assert contents(one_meeting) == before


def many(number: int) -> bytes:
    """A calendar of that many titles on one day."""
    entry = "BEGIN:VEVENT\nUID:{0}\nSUMMARY:Talk {0}\nDTSTART:20260907T100000\nDTEND:20260907T110000\nEND:VEVENT\n"
    return f"BEGIN:VCALENDAR\n{''.join(entry.format(one) for one in range(number))}END:VCALENDAR\n".encode()


def said_by_boxes(app) -> str:
    return "\n".join(one.label.replace("\\", "").replace("\N{WORD JOINER}", "") for one in app.checkbox)


def labels_of_expanders(app) -> list[str]:
    return [one.label for one in app.get("expander")]


def test_without_a_meeting_there_is_nothing_to_rate_yet(workbook_folder: Path) -> None:
    app = open_app("rate", view="import")
    assert rate.TITLE in said(app)
    assert not {"next", "earlier"}.intersection(one.key for one in app.button)


def test_before_anything_came_in_what_waits_from_earlier_is_a_quiet_link(workbook_folder: Path) -> None:
    long_ago = meeting(20, date=dt.date(2026, 3, 6))  # catching up does not list it
    write(workbook_folder, DEFINITION, CLUB, meeting(6), meeting(13), long_ago)
    app = upload("empty.ics")
    assert words.NEXT not in labels(app)
    assert app.button(key="earlier").proto.type == "tertiary"
    app = press(app, words.earlier(2))
    assert app.query_params["view"] == "catch-up"


def test_after_some_came_in_it_says_so_above_what_is_left_until_it_is_undone(workbook_folder: Path) -> None:
    write(workbook_folder, DEFINITION, CLUB, meeting(6))
    two = (CALENDARS / "series.ics").read_text(encoding="utf-8")
    start, end = two.index("BEGIN:VEVENT"), two.index("END:VCALENDAR")
    other = two[start:end].replace("weekly@", "other@").replace("Harbour Street Job Club", "Fair")
    app = upload("two.ics", (two[:end] + other + two[end:]).encode())
    app = tick(app, 1)
    app = press(fill(app, "selectbox", words.KIND, "fair"), words.BRING_IN)
    assert words.WHICH in said(app)
    assert [one.value for one in app.success] == [words.done(5, 0, 5)]
    assert app.button(key="next").proto.type == "primary"
    assert "earlier" not in [one.key for one in app.button]
    app = press(app, common.UNDO)
    assert not app.success
    assert words.earlier(1) in labels(app)


def test_a_calendar_without_entries_is_not_asked_about_its_times(workbook_folder: Path) -> None:
    assert times.ASK in labels_of_expanders(upload("series.ics"))
    assert times.ASK not in labels_of_expanders(upload("empty.ics"))
