"""Calendar files become occasions: real ones, odd ones of our own, and ones made to do harm."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.calendar import CalendarWindow, Occurrence, read_calendar
from wellspent.words import calendar as words

OURS = Path(__file__).resolve().parents[1] / "calendars"
DUBLIN, NEW_YORK = ZoneInfo("Europe/Dublin"), ZoneInfo("America/New_York")
SEPTEMBER = dt.date(2026, 9, 1), dt.date(2026, 9, 30)


def read(
    data: bytes, window: tuple[dt.date, dt.date] = SEPTEMBER, zone: ZoneInfo = DUBLIN, *, in_my_zone: bool = False
) -> CalendarWindow:
    return read_calendar(data, *window, zone=zone, in_my_zone=in_my_zone)


def ours(name: str, **how: object) -> CalendarWindow:
    return read((OURS / f"{name}.ics").read_bytes(), **how)  # type: ignore[arg-type]


def occasions(window: CalendarWindow) -> list[Occurrence]:
    return [one for series in window.series for one in series.occurrences]


def by_title(window: CalendarWindow) -> dict[str, Occurrence]:
    return {series.title: series.occurrences[0] for series in window.series}


def days(window: CalendarWindow) -> list[str]:
    return sorted(f"{one.date:%m-%d}" for one in occasions(window))


def event(*lines: str, day: str = "20260907", uid: str = "u") -> str:
    times = f"DTSTART:{day}T100000", f"DTEND:{day}T110000"
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Talk", *times, *lines, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    return "\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR", ""]).encode()


def refusal(data: bytes, window: tuple[dt.date, dt.date] = SEPTEMBER) -> str:
    with pytest.raises(UnreadableCalendar) as refused:
        read(data, window)
    assert words.unreadable(refused.value.code, refused.value.details).endswith("Your workbook is as it was.")
    assert refused.value.code in words.CODES
    return refused.value.code


@pytest.mark.needs("calendars")
@pytest.mark.parametrize(
    ("name", "window", "counts"),
    [
        ("asheville_chamber", "2026-04-15 2026-09-29", (31, 31, 3)),
        ("durham_chamber_tz_los_angeles", "2026-08-26 2026-11-16", (9, 9, 1)),
        ("meetup_montclair_business_networking", "2026-08-25 2026-09-08", (2, 2, 0)),
        ("meetup_santa_rosa_toastmasters", "2026-08-24 2026-10-26", (10, 1, 0)),
        ("meetup_rtp_career_management_empty", "2020-01-01 2029-12-31", (0, 0, 0)),
        ("gcal_critical_mass_bloomington", "2021-05-28 2022-04-29", (13, 5, 1)),
    ],
)
def test_a_real_calendar_gives_what_its_publisher_shows(
    calendars: Path, name: str, window: str, counts: tuple[int, int, int]
) -> None:
    since, until = map(dt.date.fromisoformat, window.split())
    shown = read((calendars / f"{name}.ics").read_bytes(), (since, until), NEW_YORK)
    found = occasions(shown)
    assert (len(found), len(shown.series), sum(one.minutes is None for one in found)) == counts
    assert len({one.source for one in found}) == len(found)
    assert shown.unreadable == shown.unknown_zones == ()


@pytest.mark.needs("calendars")
def test_a_real_season_begins_on_its_first_day_and_gives_no_minutes(calendars: Path) -> None:
    window = read((calendars / "asheville_chamber.ics").read_bytes(), (dt.date(2026, 4, 1), dt.date(2026, 12, 31)))
    season = by_title(window)["Wine Wednesday"]
    assert (season.date, season.start, season.minutes) == (dt.date(2026, 4, 15), dt.time(17), None)
    assert "Wine Wednesday" not in by_title(read((calendars / "asheville_chamber.ics").read_bytes()))


@pytest.mark.needs("calendars")
def test_a_real_feed_in_the_wrong_zone_is_taken_as_stated_and_named_or_turned_into_mine(calendars: Path) -> None:
    data = (calendars / "durham_chamber_tz_los_angeles.ics").read_bytes()
    window = (dt.date(2026, 8, 26), dt.date(2026, 11, 16))
    title = "New Member Orientation - Third Quarter/August 2026"
    stated, mine = read(data, window, NEW_YORK), read(data, window, NEW_YORK, in_my_zone=True)
    assert by_title(stated)[title].start == dt.time(6)
    assert stated.other_zones == ("America/Los_Angeles",)
    assert by_title(mine)[title].start == dt.time(9)
    assert mine.other_zones == ()
    assert {one.source for one in occasions(stated)} == {one.source for one in occasions(mine)}


@pytest.mark.needs("calendars")
def test_a_real_series_leaves_out_its_exceptions_and_marks_what_its_titles_call_cancelled(calendars: Path) -> None:
    window = read(
        (calendars / "gcal_critical_mass_bloomington.ics").read_bytes(), (dt.date(2021, 1, 1), dt.date(2022, 12, 31))
    )
    rides = next(series for series in window.series if series.title == "Critical Mass Bike Ride").occurrences
    assert [f"{one.date:%m-%d}" for one in rides if not one.cancelled] == [
        "05-28", "06-25", "07-30", "08-27", "09-24", "04-29",
    ]  # fmt: skip
    assert [f"{one.date:%m-%d}" for one in rides if one.cancelled] == ["11-26", "01-28", "02-25"]
    halloween = by_title(window)["Halloween Edition! Critical Mass Bike Ride"]
    assert halloween.cancelled
    assert halloween.source == "ics:060q9go5fakf0hl1phk4lrj1vt@google.com#20211029T173000"


def test_missing_ids_bare_line_ends_a_byte_order_mark_and_a_doubled_field_do_no_harm() -> None:
    first, second = occasions(ours("careless"))
    assert (first.start, first.minutes) == (dt.time(18), 90)
    assert first.source != second.source
    assert [first, second] == occasions(ours("careless"))


def test_minutes_are_known_up_to_twelve_hours_and_never_guessed() -> None:
    found = by_title(ours("lengths"))
    assert {title: one.minutes for title, one in found.items()} == {
        "Twelve hours": 720,
        "A season": None,
        "All day": None,
        "No end": None,
        "Ends before it begins": None,
        "By duration": 75,
    }
    assert {one.start for title, one in found.items() if title != "All day"} == {dt.time(8)}
    assert (found["All day"].all_day, found["All day"].start) == (True, None)


def test_an_occasion_belongs_to_the_window_by_its_start_on_both_end_days() -> None:
    data = calendar(*(event(day=f"202609{day:02}", uid=str(day)) for day in range(1, 12)))
    assert days(read(data, (dt.date(2026, 9, 3), dt.date(2026, 9, 5)))) == ["09-03", "09-04", "09-05"]
    assert days(read(data, (dt.date(2026, 9, 5), dt.date(2026, 9, 3)))) == []
    assert days(read(data, (dt.date.min, dt.date.max)))[0] == "09-01"


def test_a_series_is_expanded_to_its_last_day_without_what_was_taken_out() -> None:
    window = ours("series", window=(dt.date(2026, 9, 1), dt.date(2026, 12, 31)))
    assert days(window) == ["09-07", "09-21", "09-28", "10-05", "10-12"]
    assert {(one.start, one.minutes) for one in occasions(window)} == {(dt.time(17, 30), 90)}
    assert occasions(window)[0].source == "ics:weekly@example.org#20260907T173000"


def test_an_occasion_keeps_its_source_when_it_is_moved_or_cancelled_later() -> None:
    before = {one.date: one for one in occasions(ours("series"))}
    after = {one.source: one for one in occasions(ours("series_tomorrow"))}
    assert {one.source for one in before.values()} == set(after)
    moved = after[before[dt.date(2026, 9, 21)].source]
    assert (moved.date, moved.start) == (dt.date(2026, 9, 22), dt.time(18))
    assert after[before[dt.date(2026, 9, 28)].source].cancelled


def test_a_single_event_keeps_its_source_when_it_is_moved() -> None:
    [before], [after] = (occasions(read(calendar(event(day=day)))) for day in ("20260907", "20260908"))
    assert before.source == after.source == "ics:u#"


def test_a_change_from_some_day_on_moves_all_that_follow_and_gives_each_a_source_of_its_own() -> None:
    window = ours("series_later_from_now_on", window=(dt.date(2026, 9, 1), dt.date(2026, 12, 31)))
    starts = {f"{one.date:%m-%d}": one.start for one in occasions(window)}
    assert starts == {
        "09-07": dt.time(17, 30),
        "09-21": dt.time(17, 30),
        "09-28": dt.time(18, 30),
        "10-05": dt.time(18, 30),
        "10-12": dt.time(18, 30),
    }
    assert len({one.source for one in occasions(window)}) == 5


def test_single_dates_in_a_list_each_become_an_occasion() -> None:
    assert days(ours("lists")) == ["09-07", "09-10", "09-18"]


@pytest.mark.parametrize(
    ("zone", "day", "start"),
    [("Europe/Dublin", 8, dt.time(0, 30)), ("America/New_York", 7, dt.time(19, 30)), ("UTC", 7, dt.time(23, 30))],
)
def test_a_time_in_utc_is_shown_in_the_zone_of_the_person(zone: str, day: int, start: dt.time) -> None:
    [one] = occasions(ours("utc", zone=ZoneInfo(zone)))
    assert (one.date.day, one.start, one.minutes) == (day, start, 60)


def test_named_zones_keep_their_time_whatever_they_are_called() -> None:
    window = ours("zones")
    assert {one.start for one in occasions(window)} == {dt.time(17, 30)}
    assert window.unknown_zones == ("(UTC-05:00) Somewhere",)
    assert window.other_zones == ("America/New_York",)
    assert by_title(ours("zones", in_my_zone=True))["Windows"].start == dt.time(22, 30)


def test_what_is_cancelled_or_tentative_is_marked_and_gathered_with_the_others() -> None:
    window = ours("marks")
    talks = next(series for series in window.series if series.title == "Ferry talk").occurrences
    assert [one.cancelled for one in talks] == [True, False, True, True]
    found = by_title(window)
    assert not found["Cancelled flights and your rights"].cancelled
    assert (found["Perhaps"].tentative, found["Perhaps"].cancelled) == (True, False)


def test_series_come_in_the_order_of_the_alphabet_and_their_occasions_in_that_of_time() -> None:
    titles = [series.title for series in ours("marks").series]
    assert titles == sorted(titles, key=str.casefold)
    for series in ours("marks").series:
        assert [one.date for one in series.occurrences] == sorted(one.date for one in series.occurrences)


def test_events_that_share_one_id_by_mistake_are_all_there() -> None:
    assert days(ours("one_uid_for_all")) == ["09-07", "09-08", "09-09"]
    assert len({one.source for one in occasions(ours("one_uid_for_all"))}) == 3


def test_a_newer_issue_of_an_event_takes_the_place_of_the_older() -> None:
    assert [(one.title, one.source) for one in occasions(ours("newer_issue"))] == [("New", "ics:x#")]


def test_letters_that_were_folded_in_the_middle_or_written_by_an_old_program_are_read() -> None:
    assert list(by_title(ours("folded_in_a_letter"))) == ["Café of the quay"]
    assert list(by_title(ours("windows_1252"))) == ["Café – talk"]  # noqa: RUF001


def test_nothing_but_title_day_and_time_is_kept_of_an_event() -> None:
    window = ours("private")
    assert list(by_title(window)) == ["Lunch, late"]
    kept = repr(window)
    assert not [word for word in ("boss", "omebody", "Secret", "hush", "Wake", "example.org") if word in kept]


def test_an_entry_that_makes_no_sense_is_named_and_leaves_the_others_alone() -> None:
    window = ours("broken_entries")
    assert list(by_title(window)) == ["Fine"]
    assert window.unreadable == ("Goes back", "No start", "No such day", "No such rule", "Stands still")
    assert words.left_out(window.unreadable).startswith(
        "5 entries could not be understood and are left out: “Goes back”"
    )


def test_a_calendar_without_events_is_no_error() -> None:
    assert ours("empty").series == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n ", "empty_file"),
        (b"id,date\n1,2026-09-07\n", "not_a_calendar"),
        (bytes(range(256)) * 40, "not_a_calendar"),
        (b"PK\x03\x04" + bytes(400), "not_a_calendar"),
        (b"<!DOCTYPE html><html><body>BEGIN:VCALENDAR</body></html>", "web_page"),
        (calendar(event())[:-40], "cut_off"),
        (calendar(event()).replace(b"END:VCALENDAR\n", b""), "cut_off"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 100_000, "nested_too_deep"),
        (b"BEGIN:VCALENDAR\n" + b"X-LONG:" + b"x" * (10 * 1024 * 1024) + b"\nEND:VCALENDAR\n", "too_large"),
    ],
    ids=["nothing", "blank", "csv", "binary", "zip", "web page", "cut off", "no end", "nested", "large"],
)
def test_what_is_no_calendar_is_refused_with_the_reason(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize(
    "events",
    [
        [event("RRULE:FREQ=SECONDLY")],
        [event("RRULE:FREQ=SECONDLY;COUNT=99999999999", day="19700101")],
        [event("RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", uid=str(uid)) for uid in range(50)],
        [event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", uid=str(uid)) for uid in range(1000)],
        [event("RRULE:FREQ=DAILY", day="19700101", uid=str(uid)) for uid in range(500)],
        [event("RRULE:FREQ=WEEKLY", "EXDATE:" + ",".join(["20260914T100000"] * 400_000))],
        [event("RRULE:FREQ=DAILY"), *[event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260910T100000")] * 5000],
    ],
    ids=["every second", "many seconds", "never", "hardly ever", "many days", "many exceptions", "many splits"],
)
def test_a_calendar_that_would_take_for_ever_is_refused_before_it_does(events: list[str]) -> None:
    assert refusal(calendar(*events)) == "repeats_too_often"


def test_more_occasions_than_anyone_could_look_through_are_refused() -> None:
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert refusal(calendar(*(event(uid=str(uid)) for uid in range(5001))), year) == "too_many"
    assert refusal(calendar(*(event("RRULE:FREQ=DAILY", uid=str(uid)) for uid in range(50))), year) == "too_many"
    assert len(occasions(read(calendar(*(event(uid=str(uid)) for uid in range(5000))), year))) == 5000


@pytest.mark.parametrize("day", ["00010101", "99991231"])
def test_the_ends_of_time_are_far_from_the_window(day: str) -> None:
    far = [event(day=day, uid="far"), event("RRULE:FREQ=YEARLY", day=day, uid="far and often")]
    assert days(read(calendar(*far, event()))) == ["09-07"]


def test_a_rule_that_never_comes_true_leaves_the_first_day() -> None:
    assert days(read(calendar(event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))) == ["09-07"]


def test_a_rule_that_has_run_for_decades_still_gives_its_days() -> None:
    assert days(read(calendar(event("RRULE:FREQ=MONTHLY;BYDAY=2TU", day="19800108")))) == ["09-08"]
