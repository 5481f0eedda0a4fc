"""Events that do not repeat are read without the libraries, and come out as the libraries would have it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellspent.core.exchange.calendar import read_calendar
from wellspent.core.exchange.ics.clock import Clock
from wellspent.core.exchange.ics.entry import Entry, Line
from wellspent.core.exchange.ics.expand import expand
from wellspent.core.exchange.ics.single import read_single
from wellspent.core.exchange.ics.text import read_entries
from wellspent.core.exchange.occasions import AS_STATED

DUBLIN = ZoneInfo("Europe/Dublin")
EVER = [(dt.date(1990, 1, 1), dt.date(2060, 1, 1))]

ZONES = st.sampled_from(["", "America/New_York", "Eastern Standard Time", "UTC", "Europe/Dublin", "Nowhere at all"])
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)).map(lambda one: f"{one:%Y%m%d}")
MOMENTS = st.builds(lambda day, time: f"{day}T{time:%H%M%S}", DAYS, st.times())


@st.composite
def _line(draw: st.DrawFn, values: st.SearchStrategy[str]) -> Line:
    zone = draw(ZONES)
    return Line({"TZID": zone} if zone else {}, draw(values) + draw(st.sampled_from(["", "Z"])))


@st.composite
def _timed(draw: st.DrawFn) -> Entry:
    entry = Entry({"UID": [Line({}, "u")], "DTSTART": [draw(_line(MOMENTS))]})
    end = draw(st.sampled_from(["none", "near", "day", "far", "duration"]))
    start = entry.value("DTSTART")
    if end == "near":
        minutes = draw(st.integers(-60, 900))
        moment = dt.datetime.fromisoformat(start[:15]) + dt.timedelta(minutes=minutes)
        line = entry.lines["DTSTART"][0]
        entry.lines["DTEND"] = [Line(line.parameters, f"{moment:%Y%m%dT%H%M%S}{start[15:]}")]
    elif end == "far":
        entry.lines["DTEND"] = [draw(_line(MOMENTS))]
    elif end == "day":
        entry.lines["DTEND"] = [Line({}, draw(DAYS))]
    elif end == "duration":
        lasts = draw(st.sampled_from(["PT90M", "PT1H30M", "P1D", "P1W", "PT45S", "P0DT12H", "PT720M", "PT721M"]))
        entry.lines["DURATION"] = [Line({}, lasts)]
    return entry


_whole_days = st.builds(lambda day: Entry({"UID": [Line({}, "u")], "DTSTART": [Line({"VALUE": "DATE"}, day)]}), DAYS)


@given(st.one_of(_timed(), _whole_days))
def test_an_event_alone_is_what_the_libraries_make_of_it(entry: Entry) -> None:
    [expanded] = expand([entry], Clock(DUBLIN, AS_STATED), EVER)
    alone = read_single([entry], Clock(DUBLIN, AS_STATED))
    assert alone is not None
    timed = isinstance(alone.start, dt.datetime)
    assert (alone.start, str(getattr(alone.start, "tzinfo", ""))) == (
        expanded.start,
        str(getattr(expanded.start, "tzinfo", "")),
    )
    assert alone.recurrence_id == expanded.recurrence_id
    assert not timed or alone.length == expanded.length


@pytest.mark.parametrize(
    "line",
    ["RRULE:FREQ=DAILY", "RDATE:20260908T100000", "EXDATE:20260907T100000", "RECURRENCE-ID:20260907T100000"],
)
def test_an_event_that_repeats_or_changes_one_that_does_is_left_to_the_libraries(line: str) -> None:
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260907T100000\n{line}\nEND:VEVENT\nEND:VCALENDAR\n"
    assert read_single(list(read_entries(text.encode())), Clock(DUBLIN, AS_STATED)) is None


@pytest.mark.parametrize(
    "written", ["20260931T100000", "2026-09-07", "20260907T1000", "20260907T100000-0500", "20260907t100000"]
)
def test_a_day_that_is_written_in_any_other_way_is_left_to_the_libraries(written: str) -> None:
    entry = Entry({"DTSTART": [Line({}, written)]})
    assert read_single([entry], Clock(DUBLIN, AS_STATED)) is None


def test_an_event_alone_keeps_its_first_day_whatever_its_end_says() -> None:
    """The libraries turn a day and its earlier end round, which makes it another day."""
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260907\nDTEND;VALUE=DATE:20260901\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )
    window = read_calendar(text.encode(), dt.date(2026, 8, 1), dt.date(2026, 9, 30), zone=DUBLIN)
    [series] = window.series
    assert [one.date for one in series.occurrences] == [dt.date(2026, 9, 7)]
