import datetime as dt
from decimal import Decimal

import pytest

from wellspent.core import border
from wellspent.core.model import About, CheckIn, Definition, Group, Meeting, MeetingStatus, Person

MEETING = {"id": "m", "date": "2026-03-09", "group": "g"}


def faults(kind, raw) -> list[tuple[tuple, str]]:
    with pytest.raises(border.Faulty) as caught:
        border.record(kind, raw)
    return [(fault.path, fault.code) for fault in caught.value.faults]


def test_text_becomes_what_the_record_holds():
    raw = {
        **MEETING,
        "start": "09:30",
        "status": "planned",
        "minutes": " 60 ",
        "cost": "12.50",
        "got": {"good-time": "0"},
        "people": ["ada"],
        "rated_at": "2026-03-09T11:00:00+01:00",
    }

    assert border.record(Meeting, raw) == Meeting(
        id="m",
        date=dt.date(2026, 3, 9),
        group="g",
        start=dt.time(9, 30),
        status=MeetingStatus.PLANNED,
        minutes=60,
        cost=Decimal("12.50"),
        got={"good-time": 0},
        people=("ada",),
        rated_at=dt.datetime(2026, 3, 9, 10, tzinfo=dt.UTC),
    )


@pytest.mark.parametrize("word", ["yes", "Yes", "TRUE", "1", "on"])
def test_a_spreadsheets_ways_to_say_yes_are_understood(word):
    assert border.record(Person, {"id": "a", "name": "A", "could_hire": word}).could_hire is True


def test_what_is_not_given_stays_not_given():
    meeting = border.record(Meeting, MEETING)

    assert meeting.mood_after is None
    assert meeting.got == {}


@pytest.mark.parametrize(
    ("said", "path", "code"),
    [
        ({"mood_after": "7"}, ("mood_after",), "not_on_the_scale"),
        ({"mood_after": "-1"}, ("mood_after",), "not_on_the_scale"),
        ({"got": {"good-time": "5"}}, ("got", "good-time"), "not_on_the_scale"),
        ({"mood_after": "2.5"}, ("mood_after",), "not_a_whole_number"),
        ({"mood_after": "so-so"}, ("mood_after",), "not_a_whole_number"),
        ({"minutes": "-1"}, ("minutes",), "too_small"),
        ({"minutes": "10081"}, ("minutes",), "too_large"),
        ({"cost": "much"}, ("cost",), "not_a_number"),
        ({"cost": "NaN"}, ("cost",), "not_a_number"),
        ({"cost": "1e30"}, ("cost",), "too_large"),
        ({"date": "2026-02-30"}, ("date",), "not_a_date"),
        ({"date": "9.3.2026"}, ("date",), "not_a_date"),
        ({"date": "1767225600"}, ("date",), "not_a_date"),
        ({"date": "0206-03-09"}, ("date",), "far_away"),
        ({"date": "9999-12-31"}, ("date",), "far_away"),
        ({"start": "25:00"}, ("start",), "not_a_time"),
        ({"start": "930"}, ("start",), "not_a_time"),
        ({"start": "09:30+02:00"}, ("start",), "has_offset"),
        ({"rated_at": "2026-03-09T11:00:00"}, ("rated_at",), "no_offset"),
        ({"rated_at": "yesterday"}, ("rated_at",), "not_a_time_stamp"),
        ({"rated_at": "1767225600"}, ("rated_at",), "not_a_time_stamp"),
        ({"status": "maybe"}, ("status",), "not_one_of"),
        ({"id": "a b"}, ("id",), "not_an_id"),
        ({"id": "../x"}, ("id",), "not_an_id"),
        ({"id": "-a"}, ("id",), "not_an_id"),
        ({"id": ""}, ("id",), "empty"),
        ({"id": "a" * 121}, ("id",), "too_long"),
        ({"people": ["a b"]}, ("people", 0), "not_an_id"),
        ({"note": "a\0b"}, ("note",), "unreadable_character"),
        ({"note": "x" * 20_001}, ("note",), "too_long"),
        ({"note": ["x"]}, ("note",), "not_text"),
        ({"tags": ["fine", "one;two"]}, ("tags", 1), "has_semicolon"),
        ({"tags": [" a"]}, ("tags", 0), "has_outer_space"),
        ({"tags": [""]}, ("tags", 0), "empty"),
        ({"tags": "text"}, ("tags",), "not_a_list"),
        ({"colour": "red"}, ("colour",), "unknown_key"),
        ({"group": None}, ("group",), "not_text"),
    ],
)
def test_what_is_wrong_is_found_at_its_place(said, path, code):
    assert faults(Meeting, {**MEETING, **said}) == [(path, code)]


def test_all_faults_are_found_at_once():
    found = faults(Meeting, {"id": "a b", "date": "17", "mood_after": "9", "colour": "red"})

    assert set(found) == {
        (("id",), "not_an_id"),
        (("date",), "not_a_date"),
        (("group",), "missing"),
        (("mood_after",), "not_on_the_scale"),
        (("colour",), "unknown_key"),
    }


@pytest.mark.parametrize(
    ("criterion", "path", "code"),
    [
        ({"id": "a", "text": "A", "since": "1767225600"}, ("criteria", 0, "since"), "not_a_date"),
        ({"id": "a", "text": "A", "since": "2026-01-01", "rank": "0"}, ("criteria", 0, "rank"), "too_small"),
        ({"id": "a", "text": "A"}, ("criteria", 0, "since"), "missing"),
        ("A", ("criteria", 0), "not_a_block"),
    ],
)
def test_faults_inside_a_list_lead_to_their_entry(criterion, path, code):
    assert faults(Definition, {"criteria": [criterion]}) == [(path, code)]


def test_a_week_is_named_by_its_monday():
    assert border.record(CheckIn, {"week": "2026-03-09"}).id == "2026-03-09"
    assert faults(CheckIn, {"week": "2026-03-10"}) == [(("week",), "not_a_monday")]


@pytest.mark.parametrize("slug", ["a", "tuesday-job-club", "søndag", "日本", "2026-03-09", "9"])
def test_ids_may_be_of_any_script(slug):
    assert border.record(Group, {"id": slug, "name": "A"}).id == slug


def test_the_particulars_for_the_sentence_come_along():
    with pytest.raises(border.Faulty) as caught:
        border.record(Meeting, {**MEETING, "mood_after": "7", "status": "maybe"})

    by_place = {fault.path[0]: fault.details for fault in caught.value.faults}
    assert by_place["mood_after"] == {"found": "7", "least": "0", "most": "4"}
    assert "not_attended" in by_place["status"]["choices"]


def test_a_very_long_entry_is_not_repeated():
    with pytest.raises(border.Faulty) as caught:
        border.record(Meeting, {**MEETING, "note": "x" * 30_000, "date": "9" * 5_000, "status": "z" * 5_000})

    assert all(len(fault.details["found"]) <= 60 for fault in caught.value.faults)


def test_every_code_that_a_fault_carries_is_listed():
    for said in ({"first_steps": "x"}, {"format": "x"}, {"found_work_on": "x"}, {"language": ["x"]}, {"z": "x"}):
        assert {code for _, code in faults(About, said)} <= border.CODES
