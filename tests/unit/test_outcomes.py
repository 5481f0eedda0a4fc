"""Outcomes: where they came from, the way that led to them, and the question that is asked some weeks later."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.actions import outcome as action
from wellspent.core.actions.outcome import OutcomeInput
from wellspent.core.errors import InvalidInput
from wellspent.core.model import (
    CALLS,
    Group,
    Kind,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Workbook,
)
from wellspent.core.outcomes import Origin, Source, counted_for, origin, source_of, to_ask, way_to

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
TODAY = NOW.date()
CLUB = Meeting(id="club-1", date=dt.date(2026, 9, 1), group="club")
CALL = Meeting(id="call-1", date=dt.date(2026, 9, 20), group=CALLS, people=("ada",))
ADA = Person(id="ada", name="Ada", met_at="club-1")
BO = Person(id="bo", name="Bo", met_at="fair")
BOOK = Workbook(
    groups={one: Group(id=one, name=one.title(), kind=Kind.SOCIAL) for one in ("club", "fair", CALLS)},
    meetings={one.id: one for one in (CLUB, CALL)},
    people={"ada": ADA, "bo": BO},
)


def outcome(**said: object) -> Outcome:
    return Outcome(**{"id": "o", "date": TODAY, "kind": OutcomeKind.LEAD, **said})


def typed(**said: object) -> OutcomeInput:
    return OutcomeInput(**{"date": TODAY, "kind": OutcomeKind.LEAD, "source": Source.ELSEWHERE, **said})


def made(given: OutcomeInput, workbook: Workbook = BOOK) -> Outcome:
    [change] = action.save(workbook, given, NOW)
    assert isinstance(change.after, Outcome)
    return change.after


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"source": Source.MEETING, "meeting": "club-1"}, ("club", "club-1", None)),
        ({"source": Source.MEETING, "meeting": "club-1", "person": "bo"}, ("club", "club-1", "bo")),
        ({"source": Source.CALL, "meeting": "call-1"}, (CALLS, "call-1", "ada")),
        ({"source": Source.GROUP, "group": "fair"}, ("fair", None, None)),
        ({"source": Source.GROUP, "group": "fair", "meeting": "club-1"}, ("fair", None, None)),
        ({"source": Source.PERSON, "person": "ada"}, (None, None, "ada")),
        ({"source": Source.ELSEWHERE, "person": "ada", "group": "fair"}, (None, None, None)),
    ],
)
def test_an_outcome_names_what_it_came_from_and_nothing_left_over_from_another_answer(
    given: dict[str, object], named: tuple[str | None, ...]
) -> None:
    one = made(typed(**given))
    assert (one.group, one.meeting, one.person) == named
    assert source_of(BOOK, one) is given["source"]


def test_ids_say_the_day_and_the_kind_and_no_two_are_the_same() -> None:
    first = made(typed())
    assert first.id == "2026-10-30-lead"
    assert made(typed(), replace(BOOK, outcomes={first.id: first})).id == "2026-10-30-lead-2"


def test_a_change_keeps_the_id_and_the_columns_that_a_person_added_and_no_change_saves_nothing() -> None:
    before = outcome(extra={"my column": "x"}, group="club", meeting="club-1", note="Old")
    given = typed(base=before, source=Source.MEETING, meeting="club-1", note="New")
    [change] = action.save(BOOK, given, NOW)
    assert change.before == before
    assert change.after == replace(before, note="New")
    assert action.save(BOOK, replace(given, note="Old"), NOW) == ()


def test_what_came_of_a_meeting_that_was_deleted_since_keeps_what_it_names() -> None:
    before = outcome(group="gone", meeting="gone-1")
    one = made(typed(base=before, source=Source.MEETING, meeting="gone-1", note="More"))
    assert (one.group, one.meeting) == ("gone", "gone-1")


@pytest.mark.parametrize(
    ("given", "columns"),
    [
        ({"kind": None, "date": None, "source": None}, ["outcome", "date", "source"]),
        ({"source": Source.MEETING}, ["meeting"]),
        ({"source": Source.CALL}, ["meeting"]),
        ({"source": Source.GROUP}, ["group"]),
        ({"source": Source.PERSON}, ["person"]),
        ({"date": TODAY + dt.timedelta(days=1)}, ["date"]),
        ({"note": "x" * 20_001}, ["note"]),
    ],
)
def test_what_is_missing_or_impossible_is_named(given: dict[str, object], columns: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        action.save(BOOK, typed(**given), NOW)
    assert [problem.column for problem in refused.value.problems] == columns


@pytest.mark.parametrize(
    ("named", "group", "began"),
    [
        ({"meeting": "club-1", "group": "club"}, "club", Origin(group="club", meeting="club-1")),
        ({"meeting": "club-1"}, "club", Origin(group="club", meeting="club-1")),
        ({"group": "fair"}, "fair", Origin(group="fair")),
        ({"person": "ada"}, "club", Origin(group="club", meeting="club-1", person="ada")),
        ({"person": "bo"}, "fair", Origin(group="fair", person="bo")),
        (
            {"meeting": "call-1", "group": CALLS, "person": "ada"},
            CALLS,
            Origin(group="club", meeting="club-1", person="ada"),
        ),
        ({"person": "nobody"}, None, Origin(person="nobody")),
        ({}, None, Origin()),
    ],
)
def test_it_is_counted_for_the_group_it_names_and_leads_back_to_where_its_person_was_met(
    named: dict[str, object], group: str | None, began: Origin
) -> None:
    assert counted_for(BOOK, outcome(**named)) == group
    assert origin(BOOK, outcome(**named)) == began


def test_the_way_goes_through_what_came_of_the_same_person_before() -> None:
    def step(day: int, **said: object) -> Outcome:
        return outcome(id=f"o-{day}", date=dt.date(2026, 10, day), **said)

    steps = [step(9, person="ada"), step(2, person="ada"), step(5, person="bo"), step(20, person="ada"), step(1)]
    offer = step(15, person="ada", kind=OutcomeKind.OFFER)
    workbook = replace(BOOK, outcomes={one.id: one for one in (*steps, offer)})
    assert [one.id for one in way_to(workbook, offer)] == ["o-2", "o-9"]
    assert way_to(workbook, steps[-1]) == ()


def been(days: int, **said: object) -> Meeting:
    return Meeting(**{"id": f"m-{days}", "date": TODAY - dt.timedelta(days=days), "group": "club", **said})


def asked(*meetings: Meeting, **more: object) -> list[str]:
    return [one.id for one in to_ask(Workbook(meetings={one.id: one for one in meetings}, **more), NOW)]


def test_a_meeting_is_asked_about_from_two_weeks_on_and_an_old_one_no_longer() -> None:
    assert asked(been(13), been(14), been(41), been(42), been(70), been(71)) == ["m-70", "m-42", "m-41", "m-14"]


def test_nothing_yet_is_kept_until_six_weeks_and_then_for_good() -> None:
    said = been(20, asked_on=TODAY - dt.timedelta(days=5))
    assert asked(said) == []
    at_two_weeks = been(44, asked_on=TODAY - dt.timedelta(days=30))
    at_six_weeks = been(44, asked_on=TODAY - dt.timedelta(days=2))
    assert asked(at_two_weeks) == ["m-44"]
    assert asked(at_six_weeks) == []
    [change] = action.nothing_yet([at_two_weeks], NOW)
    assert (change.before, change.after) == (at_two_weeks, replace(at_two_weeks, asked_on=TODAY))
    assert asked(change.after) == []


@pytest.mark.parametrize("status", [MeetingStatus.PLANNED, MeetingStatus.NOT_ATTENDED, MeetingStatus.CANCELLED])
def test_what_did_not_happen_is_not_asked_about(status: MeetingStatus) -> None:
    assert asked(been(20, status=status)) == []
    assert asked(been(20, status=status, group=CALLS, tags=("voicemail",))) == []
    assert asked(been(20, group=CALLS)) == ["m-20"]


def test_a_meeting_that_an_outcome_names_is_not_asked_about() -> None:
    assert asked(been(20), outcomes={"o": outcome(meeting="m-20")}) == []
