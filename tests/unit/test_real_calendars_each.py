"""Real public calendars, one by one: what each gives, stated and held to it.

They are not part of the project. Where the folder is not there, the end of the report says so.
"""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wellspent.core.actions.calendar_changes import differences, known
from wellspent.core.actions.import_calendar import Pick, import_occurrences
from wellspent.core.exchange.calendar import read_calendar, read_known
from wellspent.core.exchange.occasions import AS_STATED, CalendarWindow, Occurrence, Times
from wellspent.core.exchange.titles import gatherings
from wellspent.core.model import EMPTY, Group, Kind, Meeting, Workbook

pytestmark = pytest.mark.needs("calendars")

NEW_YORK = ZoneInfo("America/New_York")
EVER = dt.date(2020, 1, 1), dt.date(2029, 12, 31)
NOW = dt.datetime(2026, 10, 30, 18, tzinfo=NEW_YORK)

STATED = {
    # (occasions, titles, without minutes, cancelled, other zones) between two days, for somebody in New York
    "asheville_chamber": ("2026-04-15 2026-09-29", (31, 31, 3, 0, [])),
    "durham_chamber_tz_los_angeles": ("2026-08-26 2026-11-16", (9, 9, 1, 0, ["America/Los_Angeles"])),
    "meetup_montclair_business_networking": ("2026-08-25 2026-09-08", (2, 2, 0, 0, [])),
    "meetup_santa_rosa_toastmasters": ("2026-08-24 2026-10-26", (10, 1, 0, 0, ["America/Los_Angeles"])),
    "meetup_rtp_career_management_empty": ("2020-01-01 2029-12-31", (0, 0, 0, 0, [])),
    "gcal_critical_mass_bloomington": ("2021-05-28 2022-04-29", (13, 5, 1, 4, [])),
}


def read(folder: Path, name: str, window: tuple[dt.date, dt.date] = EVER, times: Times = AS_STATED) -> CalendarWindow:
    return read_calendar((folder / f"{name}.ics").read_bytes(), *window, zone=NEW_YORK, times=times)


def occasions(window: CalendarWindow) -> list[Occurrence]:
    return [one for series in window.series for one in series.occurrences]


def by_title(window: CalendarWindow) -> dict[str, Occurrence]:
    return {series.title: series.occurrences[0] for series in window.series}


def brought_in(window: CalendarWindow, into: Workbook = EMPTY) -> tuple[int, Workbook]:
    """How many came in of all that was not cancelled, and the workbook after that."""
    picks = [
        Pick(group=one.title, kind=Kind.PROFESSIONAL, occurrences=[day for day in one.occurrences if not day.cancelled])
        for one in window.series
    ]
    imported = import_occurrences(into, picks, NOW)
    made = [change.after for change in imported.changes]
    groups = {one.id: one for one in made if isinstance(one, Group)}
    meetings = {one.id: one for one in made if isinstance(one, Meeting)}
    return imported.added, Workbook(groups={**into.groups, **groups}, meetings={**into.meetings, **meetings})


def test_every_file_of_the_folder_has_a_stated_result(calendars: Path) -> None:
    assert {path.stem for path in calendars.glob("*.ics")} == STATED.keys()


@pytest.mark.parametrize("name", STATED)
def test_a_calendar_gives_what_its_publisher_shows(calendars: Path, name: str) -> None:
    days, expected = STATED[name]
    since, until = map(dt.date.fromisoformat, days.split())
    window = read(calendars, name, (since, until))
    found = occasions(window)
    open_ended, cancelled = sum(one.minutes is None for one in found), sum(one.cancelled for one in found)
    zones = [one.name for one in window.other_zones]
    assert (len(found), len(window.series), open_ended, cancelled, zones) == expected
    assert len({one.source for one in found}) == len(found)
    assert window.unreadable == window.unknown_zones == ()


@pytest.mark.parametrize("name", STATED)
def test_a_calendar_comes_in_whole_and_a_second_time_adds_and_changes_nothing(calendars: Path, name: str) -> None:
    window = read(calendars, name)
    added, workbook = brought_in(window)
    assert added == sum(not one.cancelled for one in occasions(window))
    assert brought_in(window, workbook)[0] == 0
    looked_up = known(workbook)
    if looked_up is None:
        assert added == 0
        return
    again = read_known((calendars / f"{name}.ics").read_bytes(), looked_up, zone=NEW_YORK)
    assert differences(workbook, again, NOW) == ()


def test_the_feed_of_a_group_with_nothing_planned_is_empty_and_no_error(calendars: Path) -> None:
    window = read(calendars, "meetup_rtp_career_management_empty")
    assert (window.entries, window.first, window.last) == (0, None, None)


def test_ten_separate_events_of_one_title_are_one_series(calendars: Path) -> None:
    [series] = read(calendars, "meetup_santa_rosa_toastmasters").series
    assert {one.start for one in series.occurrences} == {dt.time(18, 30)}
    assert {one.date.weekday() for one in series.occurrences} == {0}


def test_two_titles_of_one_series_are_gathered_and_no_others(calendars: Path) -> None:
    gathered = {name: gatherings({one.title: 1 for one in read(calendars, name).series}) for name in STATED}
    assert {name: [one.titles for one in found] for name, found in gathered.items() if found} == {
        "durham_chamber_tz_los_angeles": [
            (
                "New Member Orientation - Fourth Quarter/November 2026",
                "New Member Orientation - Third Quarter/August 2026",
            )
        ]
    }


def test_a_real_season_begins_on_its_first_day_and_gives_no_minutes(calendars: Path) -> None:
    window = read(calendars, "asheville_chamber")
    season = by_title(window)["Wine Wednesday"]
    assert (season.date, season.start, season.minutes) == (dt.date(2026, 4, 15), dt.time(17), None)
    assert "Wine Wednesday" not in by_title(
        read(calendars, "asheville_chamber", (dt.date(2026, 9, 1), dt.date(2026, 9, 30)))
    )


def test_a_real_feed_in_the_wrong_zone_is_taken_as_stated_and_named_or_turned_into_mine(calendars: Path) -> None:
    name = "durham_chamber_tz_los_angeles"
    title = "New Member Orientation - Third Quarter/August 2026"
    stated, mine = read(calendars, name), read(calendars, name, times=Times(in_my_zone=True))
    assert by_title(stated)[title].start == dt.time(6)
    assert [one.name for one in stated.other_zones] == ["America/Los_Angeles"]
    assert by_title(mine)[title].start == dt.time(9)
    assert mine.other_zones == ()
    assert {one.source for one in occasions(stated)} == {one.source for one in occasions(mine)}


def test_a_real_series_leaves_out_its_exceptions_and_marks_what_its_titles_call_cancelled(calendars: Path) -> None:
    window = read(calendars, "gcal_critical_mass_bloomington", (dt.date(2021, 1, 1), dt.date(2022, 12, 31)))
    rides = next(series for series in window.series if series.title == "Critical Mass Bike Ride").occurrences
    assert [f"{one.date:%m-%d}" for one in rides if not one.cancelled] == [
        "05-28", "06-25", "07-30", "08-27", "09-24", "04-29",
    ]  # fmt: skip
    assert [f"{one.date:%m-%d}" for one in rides if one.cancelled] == ["11-26", "01-28", "02-25"]
    halloween = by_title(window)["Halloween Edition! Critical Mass Bike Ride"]
    assert halloween.cancelled
    assert halloween.source == "ics:060q9go5fakf0hl1phk4lrj1vt@google.com#20211029T173000"
