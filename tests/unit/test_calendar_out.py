"""What is still to come leaves as a calendar that a reader understands which is not the writer."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from tests.capabilities import ROOT
from wellspent.__main__ import main
from wellspent.core.exchange.appointments import Sort, Wanted, What, appointments, from_calendars
from wellspent.core.exchange.calendar import read_calendar
from wellspent.core.exchange.calendar_out import write_calendar
from wellspent.core.model import (
    Break,
    BreakDesign,
    Group,
    Kind,
    Meeting,
    MeetingStatus,
    Person,
    Phase,
    ScheduledWeek,
    Workbook,
)
from wellspent.words import calendar_out as words

SAMPLE = ROOT / "data" / "sample"
NEW_YORK = ZoneInfo("America/New_York")
NOW = dt.datetime(2026, 10, 30, 18, tzinfo=NEW_YORK)
EVERYTHING = Wanted(from_calendars=True, names=True, notes=True)


def planned(day: int, hour: int | None = 18, **fields: object) -> Meeting:
    start = None if hour is None else dt.time(hour)
    return Meeting(
        **{
            "id": f"club-{day}",
            "date": dt.date(2026, 11, day),
            "start": start,
            "group": "club",
            "status": MeetingStatus.PLANNED,
            **fields,
        }
    )


CLUB = Group(id="club", name="Tuesday club, the big one; upstairs", kind=Kind.JOB_SEEKERS, usual_minutes=90)
COFFEE = Group(id="coffee", name="Coffee with Morgan Secret", kind=Kind.ONE_TO_ONE)
MORGAN = Person(
    id="morgan-secret",
    name="Morgan Secret",
    next_step="Ask about the hidden depot",
    next_date=dt.date(2026, 11, 2),
    note="Hidden too",
)
BREAK = Break(
    id="club-break",
    group="club",
    start=dt.date(2026, 11, 9),
    end=dt.date(2026, 12, 6),
    prediction="Hidden thought",
    substitute="Hidden walk",
)
FULL = Workbook(
    groups={one.id: one for one in (CLUB, COFFEE)},
    people={MORGAN.id: MORGAN},
    breaks={BREAK.id: BREAK},
    meetings={
        one.id: one
        for one in (
            planned(3, people=("morgan-secret",), note="Hidden plan"),
            planned(10, None),
            planned(17, 1, source="ics:abc#", minutes=30),
            planned(4, group="coffee", minutes=45),
            planned(5, status=MeetingStatus.CANCELLED),
            planned(6, status=MeetingStatus.NOT_ATTENDED),
            replace(planned(7), date=dt.date(2026, 10, 7)),
        )
    },
)


def written(workbook: Workbook = FULL, wanted: Wanted = EVERYTHING, now: dt.datetime = NOW) -> bytes:
    found = appointments(workbook, now, wanted)
    return write_calendar(found, words.entry_title, words.CALENDAR_NAME, now, NEW_YORK)


def understood(data: bytes) -> Calendar:
    """The calendar as another program's reader has it."""
    return IcsCalendarStream.calendar_from_ics(data.decode())


def events(workbook: Workbook = FULL, wanted: Wanted = EVERYTHING) -> dict[str, Event]:
    found = understood(written(workbook, wanted)).events
    assert len({one.uid for one in found}) == len(found)
    return {str(one.summary): one for one in found}


def only(sort: Sort, **more: bool) -> Wanted:
    return replace(EVERYTHING, sorts=frozenset([sort]), **more)


def test_a_follow_up_is_a_whole_day_with_a_reminder_in_its_morning() -> None:
    [(title, event)] = events(wanted=only(Sort.FOLLOW_UPS)).items()
    assert title == "Follow up with Morgan Secret"
    assert (event.dtstart, event.dtend) == (dt.date(2026, 11, 2), dt.date(2026, 11, 3))
    assert event.description == "Ask about the hidden depot\n\nHidden too"
    assert [alarm.trigger for alarm in event.alarm] == [dt.timedelta(hours=9)]


def test_a_planned_meeting_stands_at_its_time_in_the_persons_zone_with_a_reminder_before_it() -> None:
    found = understood(written(wanted=only(Sort.PLANNED))).events
    assert [(one.summary, one.dtstart, one.dtend) for one in found] == [
        (f"{CLUB.name} with Morgan Secret", utc(3, 23), utc(4, 0, 30)),
        (COFFEE.name, utc(4, 23), utc(4, 23, 45)),
        (CLUB.name, dt.date(2026, 11, 10), dt.date(2026, 11, 11)),
        (CLUB.name, utc(17, 6), utc(17, 6, 30)),
    ]
    assert [one.alarm[0].trigger for one in found] == [dt.timedelta(hours=hours) for hours in (-1, -1, -15, -1)]
    assert found[0].description == "Hidden plan"


def utc(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.UTC)


@pytest.mark.parametrize(("day", "hour"), [(dt.date(2026, 10, 31), 22), (dt.date(2026, 11, 2), 23)])
def test_the_same_evening_is_another_hour_of_utc_when_summer_time_has_ended(day: dt.date, hour: int) -> None:
    one = replace(planned(3), date=day)
    [event] = events(Workbook(groups={"club": CLUB}, meetings={one.id: one}), only(Sort.PLANNED)).values()
    assert event.dtstart == dt.datetime.combine(day, dt.time(hour), tzinfo=dt.UTC)


def test_a_reminder_to_rate_comes_an_hour_after_the_end_or_on_the_next_day() -> None:
    found = understood(written(wanted=only(Sort.RATINGS))).events
    assert [one.dtstart for one in found] == [utc(4, 1, 30), utc(5, 0, 45), dt.date(2026, 11, 11), utc(17, 7, 30)]
    assert {one.alarm[0].trigger for one in found} == {dt.timedelta(0), dt.timedelta(hours=9)}
    assert found[0].summary == f"Rate {CLUB.name} with Morgan Secret"


def test_a_break_has_a_first_and_a_last_day_and_its_weeks_where_they_differ() -> None:
    assert [(one.summary, one.dtstart) for one in understood(written(wanted=only(Sort.BREAKS))).events] == [
        (f"Break from {CLUB.name} begins", BREAK.start),
        (f"Break from {CLUB.name} ends", BREAK.end),
    ]
    weeks = [Phase.ON_BREAK, Phase.ON_BREAK, Phase.ATTENDING, Phase.ON_BREAK]
    schedule = [
        ScheduledWeek(week=BREAK.start + dt.timedelta(weeks=number), phase=phase) for number, phase in enumerate(weeks)
    ]
    turned = replace(BREAK, design=BreakDesign.ABAB, schedule=tuple(reversed(schedule)))
    workbook = replace(FULL, breaks={turned.id: turned})
    assert [(one.summary, one.dtstart) for one in understood(written(workbook, only(Sort.BREAKS))).events] == [
        (f"From today: without {CLUB.name}", dt.date(2026, 11, 9)),
        (f"From today: {CLUB.name} again", dt.date(2026, 11, 23)),
        (f"From today: without {CLUB.name}", dt.date(2026, 11, 30)),
        (f"Break from {CLUB.name} ends", BREAK.end),
    ]
    ended = replace(FULL, breaks={BREAK.id: replace(BREAK, ended_on=dt.date(2026, 10, 29))})
    assert events(ended, only(Sort.BREAKS)) == {}


def test_names_and_notes_stay_out_unless_they_are_asked_for() -> None:
    unasked, _, rest = written(wanted=Wanted(from_calendars=True)).partition(b"BEGIN:VEVENT")
    assert not [word for word in (b"Morgan", b"morgan", b"ecret", b"idden") if word in unasked + rest]
    assert b"DESCRIPTION" not in rest.replace(b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION", b"")
    named = written(wanted=replace(EVERYTHING, notes=False))
    assert b"Morgan" in named
    assert b"idden" not in named
    noted = written(wanted=replace(EVERYTHING, names=False))
    assert b"Hidden" in noted
    assert b"Morgan" not in noted


@pytest.mark.parametrize("what", What)
def test_every_entry_has_a_title_with_and_without_names(what: What) -> None:
    for group, person, kind in (("Club", "Sam", "job_seekers"), ("", "", "call"), ("", "", "one_to_one"), ("", "", "")):
        title = words.entry_title(what, group, person, kind)
        assert title == title.strip() != ""
        assert "  " not in title


def test_only_what_is_still_to_come_is_in_it() -> None:
    assert {one.dtstart for one in events().values() if isinstance(one.dtstart, dt.datetime)} > {utc(3, 23)}
    later = dt.datetime(2027, 1, 1, tzinfo=NEW_YORK)
    assert understood(written(now=later)).events == []
    assert written(now=later).startswith(b"BEGIN:VCALENDAR\r\n")


def test_meetings_that_came_out_of_a_calendar_are_left_there_unless_they_are_asked_for() -> None:
    assert from_calendars(FULL, NOW) == 1
    starts = [one.dtstart for one in understood(written(wanted=only(Sort.PLANNED, from_calendars=False))).events]
    assert utc(17, 6) not in starts
    assert len(starts) == 3


def test_an_entry_keeps_its_id_when_it_is_moved_and_a_newer_file_has_a_higher_number() -> None:
    before = understood(written(wanted=only(Sort.PLANNED))).events[0]
    moved = replace(FULL, meetings={**FULL.meetings, "club-3": replace(FULL.meetings["club-3"], start=dt.time(20))})
    later = NOW + dt.timedelta(minutes=1)
    after = next(
        one for one in understood(written(moved, only(Sort.PLANNED), later)).events if one.dtstart == utc(4, 1)
    )
    assert after.uid == before.uid
    assert after.sequence is not None
    assert before.sequence is not None
    assert after.sequence > before.sequence
    assert written() == written()


def test_the_file_holds_to_the_standard_in_its_lines_and_has_no_zone_of_its_own() -> None:
    data = written()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    for needed in (b"VERSION:2.0", b"METHOD:PUBLISH", b"PRODID:-//Well Spent//Workbook//EN"):
        assert needed in lines
    assert b"TZID" not in data
    assert data.count(b"DTSTAMP:20261030T220000Z") == data.count(b"BEGIN:VEVENT") == data.count(b"BEGIN:VALARM")


def test_what_left_never_comes_back_in() -> None:
    window = read_calendar(written(), dt.date(2026, 10, 1), dt.date(2026, 12, 31), zone=NEW_YORK)
    assert (window.entries, window.series) == (len(understood(written()).events), ())


def test_the_command_writes_it_without_names_and_notes_and_never_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, target = tmp_path / "workbook", tmp_path / "out.ICS"
    shutil.copytree(SAMPLE, folder)
    command = ["export", "--store", f"folder:{folder}", str(target)]
    assert main(command) == 0
    found = understood(target.read_bytes()).events
    assert capsys.readouterr().out.strip() == words.written(len(found), str(target))
    assert main(command) != 0
    assert understood(target.read_bytes()).events == found


_names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(str.strip)


@given(_names, _names, st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=300))
def test_whatever_is_written_in_names_and_notes_is_read_as_it_was(group: str, person: str, note: str) -> None:
    one = planned(3, people=("p",), note=note)
    workbook = Workbook(
        groups={"club": replace(CLUB, name=group)},
        people={"p": Person(id="p", name=person)},
        meetings={one.id: one},
    )
    [event] = understood(written(workbook, only(Sort.PLANNED))).events
    assert event.summary == f"{group} with {person}"
    assert (event.description or "") == note
