"""A calendar that changed: every difference is offered, and only what is taken over changes anything."""

import datetime as dt
import hashlib
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wellspent.core.actions.calendar_changes import (
    Difference,
    What,
    differences,
    known,
    same_distance,
    take_over,
    were_in_my_zone,
)
from wellspent.core.actions.import_calendar import Pick, import_occurrences, usual_group
from wellspent.core.exchange.calendar import read_calendar, read_known
from wellspent.core.exchange.occasions import AS_STATED, CalendarWindow, Known, Times
from wellspent.core.model import EMPTY, Group, Kind, Meeting, MeetingStatus, Workbook

OURS = Path(__file__).resolve().parents[1] / "calendars"
NEW_YORK = ZoneInfo("America/New_York")
NOW = dt.datetime(2026, 10, 30, 18, tzinfo=NEW_YORK)
AUTUMN = dt.date(2026, 9, 1), dt.date(2026, 12, 31)
FAR = dt.timedelta(days=60)


def read(name: str, times: Times = AS_STATED) -> CalendarWindow:
    return read_calendar((OURS / f"{name}.ics").read_bytes(), *AUTUMN, zone=NEW_YORK, times=times)


def event(uid: str, *lines: str, day: str = "20261102") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Talk", f"DTSTART:{day}T100000", *lines, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    return "\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR", ""]).encode()


def brought_in(window: CalendarWindow, group: str | None = None, *, into: Workbook = EMPTY) -> Workbook:
    picks = [
        Pick(group=group or one.title, kind=Kind.PROFESSIONAL, occurrences=one.occurrences) for one in window.series
    ]
    made = [change.after for change in import_occurrences(into, picks, NOW).changes]
    return Workbook(
        groups={**into.groups, **{one.id: one for one in made if isinstance(one, Group)}},
        meetings={**into.meetings, **{one.id: one for one in made if isinstance(one, Meeting)}},
    )


def imported(name: str, times: Times = AS_STATED, *, group: str | None = None) -> Workbook:
    return brought_in(read(name, times), group)


def known_of(workbook: Workbook) -> Known:
    looked_up = known(workbook)
    assert looked_up is not None
    return looked_up


def found(workbook: Workbook, name: str) -> tuple[Difference, ...]:
    return differences(workbook, read(name), NOW)


def taken(workbook: Workbook, some: list[Difference] | tuple[Difference, ...]) -> Workbook:
    changes = take_over(workbook, some, NOW)
    meetings = dict(workbook.meetings)
    for change in changes:
        assert change.before == meetings[change.id]
        assert isinstance(change.after, Meeting)
        meetings[change.id] = change.after
    return replace(workbook, meetings=meetings)


def edited(workbook: Workbook, meeting_id: str, **fields: object) -> Workbook:
    return replace(
        workbook, meetings={**workbook.meetings, meeting_id: replace(workbook.meetings[meeting_id], **fields)}
    )


def test_a_calendar_that_did_not_change_has_nothing_to_offer() -> None:
    assert found(imported("week_one"), "week_one") == ()
    assert known(EMPTY) is None


def test_what_was_moved_called_off_renamed_or_taken_out_is_offered_each() -> None:
    shown = [
        (one.what, f"{one.meeting.date:%m-%d}", one.title, one.untouched)
        for one in found(imported("week_one"), "week_two")
    ]
    assert shown == [
        (What.MOVED, "11-02", "Job club", True),
        (What.RENAMED, "11-07", "Autumn fair", True),
        (What.CALLED_OFF, "11-09", "Job club", True),
        (What.GONE, "11-16", "Job club", True),
    ]


def test_what_came_in_years_apart_is_looked_up_around_its_days_and_not_in_all_the_years_between() -> None:
    october = [(dt.date(year, 10, 1), dt.date(year, 10, 7)) for year in (2020, 2026)]
    workbook = EMPTY
    data = (OURS / "daily_for_years.ics").read_bytes()
    for window in october:
        workbook = brought_in(read_calendar(data, *window, zone=NEW_YORK), into=workbook)
    looked_up = known_of(workbook)
    assert looked_up.spans == tuple((since - FAR, until + FAR) for since, until in october)
    again = read_known(data, looked_up, zone=NEW_YORK)
    assert {one.source for series in again.series for one in series.occurrences} == looked_up.sources
    assert differences(workbook, again, NOW) == ()


def test_days_that_are_near_to_each_other_are_looked_through_once() -> None:
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=120 * number) for number in range(4)]
    meetings = [Meeting(id=str(day), group="x", date=day, source=f"ics:u#{day:%Y%m%d}") for day in days]
    assert known_of(Workbook(meetings={one.id: one for one in meetings})).spans == ((days[0] - FAR, days[-1] + FAR),)


def test_what_a_workbook_has_is_looked_up_however_much_it_is() -> None:
    """The limit is for what somebody has to look through; what they have, they have."""
    uids = [str(number) for number in range(6000)]
    there = [Meeting(id=uid, group="x", date=dt.date(2026, 11, 2), source=f"ics:{uid}#") for uid in uids]
    looked_up = known_of(Workbook(meetings={one.id: one for one in there}))
    again = read_known(calendar(*map(event, uids)), looked_up, zone=NEW_YORK)
    assert sum(len(series.occurrences) for series in again.series) == 6000


@pytest.mark.parametrize("day", ["20260802", "20270401", "20280101"])
def test_a_single_event_is_found_however_far_it_was_moved(day: str) -> None:
    workbook = brought_in(read_calendar(calendar(event("u")), *AUTUMN, zone=NEW_YORK))
    [moved] = differences(workbook, read_known(calendar(event("u", day=day)), known_of(workbook), zone=NEW_YORK), NOW)
    assert moved.occurrence is not None
    assert (moved.what, f"{moved.occurrence.date:%Y%m%d}") == (What.MOVED, day)


def nameless(title: str) -> bytes:
    """An event without a UID."""
    return calendar("\n".join(["BEGIN:VEVENT", f"SUMMARY:{title}", "DTSTART:20261102T100000", "END:VEVENT"]))


@pytest.mark.parametrize("title", ["Cancelled: Job Club", "Job Club - CANCELLED"])
def test_an_event_without_an_id_is_known_again_when_its_title_says_that_it_was_cancelled(title: str) -> None:
    workbook = brought_in(read_calendar(nameless("Job Club"), *AUTUMN, zone=NEW_YORK))
    [off] = differences(workbook, read_known(nameless(title), known_of(workbook), zone=NEW_YORK), NOW)
    assert (off.what, off.title) == (What.CALLED_OFF, "Job Club")


def test_an_event_without_an_id_is_known_by_the_one_that_was_made_from_its_whole_title_before() -> None:
    title = "Job Club - CANCELLED"
    made = hashlib.sha256(f"{title}\n20261102T100000".encode()).hexdigest()[:24]
    there = Meeting(id="x", group="x", date=dt.date(2026, 11, 2), start=dt.time(10), source=f"ics:made-{made}#")
    workbook = Workbook(meetings={there.id: replace(there, status=MeetingStatus.PLANNED)})
    [off] = differences(workbook, read_known(nameless(title), known_of(workbook), zone=NEW_YORK), NOW)
    assert (off.what, off.meeting.id) == (What.CALLED_OFF, "x")


def test_an_event_that_repeats_now_does_not_hide_that_another_is_gone() -> None:
    once, other = event("once"), event("other")
    workbook = brought_in(read_calendar(calendar(once, other), *AUTUMN, zone=NEW_YORK))
    now = calendar(
        event("once", "RRULE:FREQ=DAILY;COUNT=3"), event("other", "RRULE:FREQ=DAILY;COUNT=2", day="20280101")
    )
    [gone] = differences(workbook, read_known(now, known_of(workbook), zone=NEW_YORK), NOW)
    assert (gone.what, gone.meeting.source) == (What.GONE, "ics:other#")


def test_nothing_changes_by_itself_and_an_import_of_the_changed_calendar_adds_nothing() -> None:
    workbook = imported("week_one")
    picks = [Pick(group=one.title, occurrences=one.occurrences, kind=Kind.SOCIAL) for one in read("week_two").series]
    again = import_occurrences(workbook, picks, NOW)
    assert (again.added, again.changes) == (0, ())
    assert take_over(workbook, (), NOW) == ()


def test_what_is_taken_over_is_as_the_calendar_says_and_then_there_is_nothing_more_to_offer() -> None:
    workbook = imported("week_one")
    after = taken(workbook, found(workbook, "week_two"))
    status = {f"{one.date:%m-%d}": (one.status, one.start, one.minutes, one.note) for one in after.meetings.values()}
    assert status["11-03"] == (MeetingStatus.PLANNED, dt.time(19), 120, "")
    assert status["11-07"] == (MeetingStatus.PLANNED, dt.time(10), 120, "Harbour fair")
    assert status["11-09"][0] is status["11-16"][0] is MeetingStatus.CANCELLED
    assert found(after, "week_two") == ()
    assert len(take_over(workbook, found(workbook, "week_two")[:1], NOW)) == 1


def test_what_the_person_rated_or_edited_is_offered_and_not_taken_for_untouched() -> None:
    workbook = imported("series")
    for fields in ({"rated_at": NOW}, {"edited_at": NOW}):
        touched = edited(workbook, "2026-09-21-harbour-street-job-club", **fields)
        marks = {f"{one.meeting.date:%m-%d}": one.untouched for one in found(touched, "series_tomorrow")}
        assert marks == {"09-21": False, "09-28": True}


def test_a_meeting_that_the_person_did_not_go_to_is_left_alone() -> None:
    workbook = imported("series")
    missed = edited(workbook, "2026-09-21-harbour-street-job-club", status=MeetingStatus.NOT_ATTENDED)
    assert [one.what for one in found(missed, "series_tomorrow")] == [What.CALLED_OFF]


def test_only_planned_meetings_are_missed_when_they_are_gone() -> None:
    workbook = imported("week_one")
    there = edited(workbook, "2026-11-16-job-club", status=MeetingStatus.ATTENDED)
    assert What.GONE not in {one.what for one in found(there, "week_two")}


def test_what_was_called_off_can_be_put_on_again_while_it_lies_ahead() -> None:
    workbook = imported("week_one")
    off = edited(workbook, "2026-11-02-job-club", status=MeetingStatus.CANCELLED)
    off = edited(off, "2026-10-05-job-club", status=MeetingStatus.CANCELLED)
    [one] = found(off, "week_one")
    assert (one.what, one.meeting.id) == (What.BACK_ON, "2026-11-02-job-club")
    assert taken(off, [one]).meetings["2026-11-02-job-club"].status is MeetingStatus.PLANNED


def test_what_was_taken_for_attended_is_planned_again_if_it_moved_ahead_but_not_if_it_was_rated() -> None:
    workbook = imported("week_one")
    [one] = [one for one in found(workbook, "week_two") if one.what is What.MOVED]
    there = edited(workbook, one.meeting.id, status=MeetingStatus.ATTENDED)
    for rated_at, status in ((None, MeetingStatus.PLANNED), (NOW, MeetingStatus.ATTENDED)):
        before = edited(there, one.meeting.id, rated_at=rated_at)
        [difference] = [each for each in found(before, "week_two") if each.what is What.MOVED]
        assert taken(before, [difference]).meetings[one.meeting.id].status is status


def test_a_title_in_the_note_follows_the_calendar_and_the_persons_own_words_stay() -> None:
    workbook = imported("week_one", group="The chamber")
    after = taken(workbook, found(workbook, "week_two"))
    assert after.meetings["2026-11-07-the-chamber"].note == "Harbour fair"
    noted = edited(workbook, "2026-11-07-the-chamber", note="Autumn fair\n\nBring cards", edited_at=None)
    assert (
        taken(noted, found(noted, "week_two")).meetings["2026-11-07-the-chamber"].note == "Harbour fair\n\nBring cards"
    )
    own = edited(workbook, "2026-11-07-the-chamber", note="Ask Sam about the depot", edited_at=NOW)
    assert What.RENAMED not in {one.what for one in found(own, "week_two")}


def test_an_event_that_repeats_now_and_did_not_before_comes_in_without_its_first_day_twice() -> None:
    lines = (OURS / "series.ics").read_bytes().splitlines()
    once = b"\r\n".join(line for line in lines if not line.startswith((b"RRULE", b"EXDATE")))
    workbook = brought_in(read_calendar(once, *AUTUMN, zone=NEW_YORK))
    assert [one.source for one in workbook.meetings.values()] == ["ics:weekly@example.org#"]
    assert found(workbook, "series") == ()
    later = [Pick(group=one.title, kind=Kind.SOCIAL, occurrences=one.occurrences) for one in read("series").series]
    again = import_occurrences(workbook, later, NOW)
    assert (again.added, again.already_there) == (4, 1)


def test_what_came_in_in_my_own_time_is_known_by_lying_where_it_was() -> None:
    mine = Times(in_my_zone=True)
    read_again = lambda times: read("zone_of_another_place", times)  # noqa: E731
    assert were_in_my_zone(imported("zone_of_another_place", mine), read_again, NOW)
    assert not were_in_my_zone(imported("zone_of_another_place"), read_again, NOW)


def test_what_moved_all_by_the_same_hours_is_said_so() -> None:
    moved = Times(moved_by=dt.timedelta(hours=3))
    offered = found(imported("zone_of_another_place", moved), "zone_of_another_place")
    assert same_distance(offered) == dt.timedelta(hours=-3)
    assert same_distance(found(imported("week_one"), "week_two")) is None


def test_more_of_a_series_goes_into_the_group_that_it_went_into_before() -> None:
    workbook = imported("week_one", group="The chamber")
    for series in read("week_two").series:
        group = usual_group(workbook, series)
        assert group is not None
        assert group.name == "The chamber"
    assert usual_group(EMPTY, read("week_two").series[0]) is None


@pytest.mark.parametrize("name", sorted(path.stem for path in OURS.glob("*.ics")))
def test_no_calendar_of_ours_changes_by_being_read_again(name: str) -> None:
    workbook = imported(name)
    offered = found(workbook, name)
    cancelled = {one.source for series in read(name).series for one in series.occurrences if one.cancelled}
    assert {one.meeting.source for one in offered} == cancelled
