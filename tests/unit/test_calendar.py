"""Calendar files become occasions: odd ones of our own, and ones made to do harm. Real ones have their own file."""

import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from wellspent.core.errors import UnreadableCalendar
from wellspent.core.exchange.calendar import read_calendar
from wellspent.core.exchange.occasions import AS_STATED, CalendarWindow, Occurrence, Times
from wellspent.words import calendar as words

OURS = Path(__file__).resolve().parents[1] / "calendars"
DUBLIN, NEW_YORK = ZoneInfo("Europe/Dublin"), ZoneInfo("America/New_York")
SEPTEMBER = dt.date(2026, 9, 1), dt.date(2026, 9, 30)


def read(
    data: bytes,
    window: tuple[dt.date, dt.date] = SEPTEMBER,
    zone: ZoneInfo = DUBLIN,
    times: Times = AS_STATED,
    **how: Any,
) -> CalendarWindow:
    return read_calendar(data, *window, zone=zone, times=times, **how)


def ours(name: str, **how: object) -> CalendarWindow:
    return read((OURS / f"{name}.ics").read_bytes(), **how)  # type: ignore[arg-type]


def occasions(window: CalendarWindow) -> list[Occurrence]:
    return [one for series in window.series for one in series.occurrences]


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(dt.date(2026, 9, 7), dt.time(hour, minute))


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
    assert [(one.name, one.title, one.stated, one.guesses) for one in window.unknown_zones] == [
        ("(UTC-05:00) Somewhere", "Unknown", at(17, 30), ())
    ]
    assert [(one.name, one.title, one.stated, one.mine) for one in window.other_zones] == [
        ("America/New_York", "Windows", at(17, 30), at(22, 30))
    ]
    assert by_title(ours("zones", times=Times(in_my_zone=True)))["Windows"].start == dt.time(22, 30)


def test_zones_that_no_library_knows_are_named_with_what_they_may_mean_and_no_occasion_is_dropped() -> None:
    window = ours("zones_outlook", zone=NEW_YORK)
    assert {one.name: (one.title, one.stated, one.guesses) for one in window.unknown_zones} == {
        "(UTC-05:00) Eastern Time (US & Canada)": ("By display name", at(8), ("America/New_York",)),
        "Customized Time Zone": ("By no name", at(17) + dt.timedelta(days=2), ()),
        "GMT Standard Time 1": ("By a counted name", at(12) + dt.timedelta(days=1), ("Europe/London",)),
    }
    assert [(f"{one.date:%m-%d}", one.start) for one in occasions(window)] == [
        ("09-08", dt.time(12)),
        ("09-07", dt.time(8)),
        ("09-22", dt.time(8, 30)),
        ("09-28", dt.time(8)),
        ("09-09", dt.time(17)),
    ]


def test_of_very_many_unknown_zones_only_those_are_guessed_at_about_which_somebody_is_asked() -> None:
    talks = (event(uid=str(one)).replace("DTSTART:", f"DTSTART;TZID=GMT Standard Time {one}:") for one in range(1, 10))
    zones = read(calendar(*talks)).unknown_zones
    assert [one.guesses for one in zones] == [("Europe/London",)] * 5 + [()] * 4


def test_a_zone_that_is_named_with_a_colon_and_without_quotes_is_asked_about_and_drops_nothing() -> None:
    window = ours("zones_unquoted", zone=NEW_YORK)
    assert [(one.name, one.guesses) for one in window.unknown_zones] == [
        ("(UTC-05:00) Eastern Time (US & Canada)", ("America/New_York",)),
        ("tzone://Microsoft/Custom", ()),
    ]
    assert window.unreadable == ()
    assert [(f"{one.date:%m-%d}", one.start, one.minutes) for one in occasions(window)] == [
        ("09-07", dt.time(17, 30), 90),
        ("09-08", dt.time(8), 60),
        ("09-23", dt.time(9, 30), 60),
        ("09-25", dt.time(8), 60),
    ]
    known = Times(meant={one.name: "America/Chicago" for one in window.unknown_zones}, in_my_zone=True)
    assert [one.start for one in occasions(ours("zones_unquoted", zone=NEW_YORK, times=known))] == [
        dt.time(18, 30), dt.time(9), dt.time(10, 30), dt.time(9),
    ]  # fmt: skip


def test_zones_are_known_in_any_letters_and_utc_by_each_of_its_names_is_turned_into_mine() -> None:
    window = ours("zones_by_case", zone=NEW_YORK)
    assert window.unknown_zones == ()
    assert [one.name for one in window.other_zones] == ["Europe/Dublin", "GMT"]
    assert {title: one.start for title, one in by_title(window).items()} == {
        "Small letters": dt.time(14),
        "Blanks": dt.time(14),
        "Windows in capitals": dt.time(14),
        "UTC by name": dt.time(10),
        "utc in small letters": dt.time(10),
        "Greenwich": dt.time(14),
    }


def test_an_unknown_zone_is_taken_for_the_one_that_the_person_names() -> None:
    meant = {"GMT Standard Time 1": "Europe/London", "Customized Time Zone": "America/Chicago"}
    window = ours("zones_outlook", zone=NEW_YORK, times=Times(in_my_zone=True, meant=meant))
    assert [one.name for one in window.unknown_zones] == ["(UTC-05:00) Eastern Time (US & Canada)"]
    found = by_title(window)
    assert found["By a counted name"].start == dt.time(7)
    assert found["By no name"].start == dt.time(18)
    assert found["By display name"].start == dt.time(8)
    assert {one.source for one in occasions(window)} == {one.source for one in occasions(ours("zones_outlook"))}


def test_a_zone_of_another_place_is_shown_as_it_stands_and_beside_it_as_mine() -> None:
    window = ours("zone_of_another_place", zone=NEW_YORK)
    tuesday = at(6) + dt.timedelta(days=1)
    [zone] = window.other_zones
    assert (zone.name, zone.title) == ("America/Los_Angeles", "Breakfast of the harbour firms")
    assert (zone.stated, zone.mine) == (tuesday, tuesday + dt.timedelta(hours=3))
    assert [one.start for one in occasions(window)] == [dt.time(6), dt.time(9)]


def test_times_can_be_moved_by_hours_over_midnight_and_into_the_window() -> None:
    window = ours("zone_of_another_place", zone=NEW_YORK, times=Times(moved_by=dt.timedelta(hours=-7.5)))
    assert [(f"{one.date:%m-%d}", one.start) for one in occasions(window)] == [
        ("09-07", dt.time(22, 30)),
        ("09-09", dt.time(1, 30)),
    ]
    first = (dt.date(2026, 9, 7), dt.date(2026, 9, 7))
    assert len(occasions(ours("zone_of_another_place", window=first))) == 0
    assert (
        len(occasions(ours("zone_of_another_place", window=first, times=Times(moved_by=dt.timedelta(hours=-8))))) == 1
    )
    assert ours("days_and_weeks", times=Times(moved_by=dt.timedelta(hours=5))).series[0].occurrences[0].start is None


def test_an_open_ended_series_is_listed_within_the_window_with_its_exception_and_what_was_moved() -> None:
    window = ours("open_ended", window=(dt.date(2026, 8, 1), dt.date(2026, 12, 31)), zone=NEW_YORK)
    assert days(window) == ["09-10", "10-13", "11-10", "12-08"]
    moved = by_title(window)["Second Tuesday supper, moved"]
    assert (moved.start, moved.source) == (dt.time(19), "ics:open@example.org#20260908T180000")


def test_days_and_weeks_begin_on_their_first_day_and_give_no_minutes() -> None:
    found = by_title(ours("days_and_weeks", zone=NEW_YORK))
    assert {title: (f"{one.date:%m-%d}", one.all_day, one.minutes) for title, one in found.items()} == {
        "Careers day": ("09-10", True, None),
        "Small business week": ("09-14", True, None),
        "Open house": ("09-21", False, None),
        "Ends on a day": ("09-11", False, None),
        "Ends without a zone": ("09-12", False, None),
    }


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


def test_descriptions_and_who_was_invited_are_kept_where_somebody_asks_for_them_and_nothing_else() -> None:
    [one] = occasions(ours("private", with_details=True))
    assert one.details == "My boss must not know\n\nSomebody: Else"
    html = event(
        r"DESCRIPTION:<p>Come &amp\; see</p>one\, two<br>three\n\n\n\nfour\\<b>", "ATTENDEE:mailto:a@example.org"
    )
    [one] = occasions(read(calendar(html), with_details=True))
    assert one.details == "Come & see\none, two\nthree\n\nfour\\\n\na@example.org"


def test_details_are_cut_where_they_would_fill_the_note() -> None:
    crowd = [
        f"ATTENDEE;CN=Guest from the far side of the harbour {number}:mailto:g@example.org" for number in range(1000)
    ]
    [one] = occasions(read(calendar(event("DESCRIPTION:" + "x" * 50_000, *crowd)), with_details=True))
    assert 4_000 < len(one.details) <= 5_000


def test_an_entry_that_makes_no_sense_is_named_and_leaves_the_others_alone() -> None:
    window = ours("broken_entries")
    assert list(by_title(window)) == ["Fine"]
    assert window.unreadable == ("Goes back", "No start", "No such day", "No such rule", "Stands still")
    assert words.left_out(window.unreadable).startswith(
        "5 entries could not be understood and are left out: “Goes back”"
    )


def test_each_entry_that_is_left_out_is_counted_and_each_title_named_once() -> None:
    window = ours("same_title_unreadable")
    assert list(by_title(window)) == ["Fine"]
    assert words.left_out(window.unreadable) == (
        "10 entries could not be understood and are left out: “Fair”, “Its exception”, “Odd rule”, “Tuesday Club”."
    )
    assert words.left_out(["Fair"]) == "1 entry could not be understood and is left out: “Fair”."


def test_a_calendar_says_how_many_entries_it_has_and_when_they_begin() -> None:
    empty, lengths = ours("empty"), ours("series_tomorrow", window=(dt.date(2020, 1, 1), dt.date(2020, 1, 2)))
    assert (empty.series, empty.entries, empty.first, empty.last) == ((), 0, None, None)
    assert (lengths.series, lengths.entries) == ((), 3)
    assert (lengths.first, lengths.last) == (dt.date(2026, 9, 7), dt.date(2026, 9, 28))


def test_what_this_program_wrote_itself_never_comes_in() -> None:
    assert occasions(read(calendar(event(uid="6f2f@well-spent.invalid"), event(uid="b")))) == occasions(
        read(calendar(event(uid="b")))
    )


def test_progress_runs_from_nothing_to_nearly_all() -> None:
    told: list[float] = []
    read(calendar(*(event(uid=str(uid)) for uid in range(500))), progress=told.append)
    assert told == sorted(told)
    assert (told[0], len(told)) == (0.0, 10)
    assert 0.8 < told[-1] < 1


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


def test_too_many_are_refused_before_the_first_is_worked_out() -> None:
    told: list[float] = []
    with pytest.raises(UnreadableCalendar):
        read(calendar(*(event(uid=str(uid)) for uid in range(5001))), progress=told.append)
    assert told == []


def test_a_megabyte_with_five_thousand_occasions_is_read() -> None:
    year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    data = calendar(*(event("DESCRIPTION:" + "x" * 90, uid=f"{uid}@example.org") for uid in range(5000)))
    assert len(data) > 1_000_000
    assert len(occasions(read(data, year))) == 5000


@pytest.mark.parametrize("day", ["00010101", "99991231"])
def test_the_ends_of_time_are_far_from_the_window(day: str) -> None:
    far = [event(day=day, uid="far"), event("RRULE:FREQ=YEARLY", day=day, uid="far and often")]
    assert days(read(calendar(*far, event()))) == ["09-07"]


def test_a_rule_that_never_comes_true_leaves_the_first_day() -> None:
    assert days(read(calendar(event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))) == ["09-07"]


def test_a_rule_that_has_run_for_decades_still_gives_its_days() -> None:
    assert days(read(calendar(event("RRULE:FREQ=MONTHLY;BYDAY=2TU", day="19800108")))) == ["09-08"]
