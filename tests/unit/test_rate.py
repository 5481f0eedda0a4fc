"""Saving meetings: new ones, changed ones, several at once; what is kept and what is refused."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from wellspent.core.actions.rate import LastTime, RatingInput, delete, last_time, rate, rate_all, waiting
from wellspent.core.errors import InvalidInput
from wellspent.core.model import (
    About,
    Criterion,
    Definition,
    FirstSteps,
    Group,
    Kind,
    Meeting,
    MeetingStatus,
    Workbook,
)
from wellspent.core.store.port import Change, Table

NOW = dt.datetime(2026, 10, 30, 18, 0, 0, 999, tzinfo=dt.UTC)
STAMP = NOW.replace(microsecond=0)
TODAY = NOW.date()
DEFINITION = Definition(criteria=(Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1)),))
CLUB = Group(id="club", name="Tuesday Club", usual_minutes=120, usual_travel_minutes=15)
DONE = About(first_steps=FirstSteps.DONE)
FULL = Meeting(
    id="m1",
    date=dt.date(2026, 10, 6),
    start=dt.time(18),
    group="club",
    minutes=90,
    travel_minutes=30,
    cost=Decimal("12.50"),
    expected=3,
    expected_mood=2,
    expected_at=NOW - dt.timedelta(days=30),
    got={"learn": 3, "retired": 4},
    mood_before=2,
    mood_after=1,
    progress=0,
    worth=1,
    people=("ann", "bob"),
    note="A note",
    tags=("dinner",),
    source="ics:uid#20261006",
    rated_at=NOW - dt.timedelta(days=20),
    extra={"colour": "red"},
)
BOOK = Workbook(about=DONE, definition=DEFINITION, groups={"club": CLUB}, meetings={"m1": FULL})
EMPTY = Workbook()


def typed(**fields: object) -> RatingInput:
    return RatingInput(**{"group": "Tuesday Club", "date": TODAY, **fields})


def as_shown(meeting: Meeting, **fields: object) -> RatingInput:
    """The form as it starts from a meeting; it shows the criteria in use alone."""
    shown = {
        name: getattr(meeting, name)
        for name in ("date", "start", "minutes", "travel_minutes", "before_minutes", "after_minutes", "cost", "note")
    }
    answers = {name: getattr(meeting, name) for name in ("mood_before", "mood_after", "progress", "worth")}
    got = {"learn": meeting.got.get("learn")}
    return RatingInput(
        **{"base": meeting, "group": "Tuesday Club", "got": got, "tags": meeting.tags, **shown, **answers, **fields}
    )


def saved(changes: tuple[Change, ...]) -> Meeting:
    (change,) = [change for change in changes if change.table is Table.MEETINGS]
    assert isinstance(change.after, Meeting)
    return change.after


def refused(*given: RatingInput, workbook: Workbook = BOOK) -> list[tuple[str, str, int | None]]:
    with pytest.raises(InvalidInput) as error:
        rate_all(workbook, dict(enumerate(given, start=1)), NOW)
    return [(problem.code, problem.column, problem.line) for problem in error.value.problems]


def test_a_new_meeting_gets_an_id_of_its_day_and_group_and_the_time_it_was_rated() -> None:
    meeting = saved(rate(BOOK, typed(got={"learn": 0}, minutes=60), NOW))
    assert meeting == Meeting(
        id="2026-10-30-club", date=TODAY, group="club", minutes=60, got={"learn": 0}, rated_at=STAMP
    )


def test_no_answer_stays_no_answer_and_such_a_meeting_has_not_been_rated() -> None:
    meeting = saved(rate(BOOK, typed(got={"learn": None}, minutes=60), NOW))
    assert meeting.got == {}
    assert meeting.rated_at is None


@pytest.mark.parametrize("answer", [{"mood_before": 0}, {"mood_after": 0}, {"progress": 0}, {"worth": 0}])
def test_any_answer_counts_as_rated_also_the_lowest(answer: dict[str, int]) -> None:
    assert saved(rate(BOOK, typed(**answer), NOW)).rated_at == STAMP


def test_a_second_meeting_of_the_day_gets_another_id() -> None:
    there = {"2026-10-30-club": replace(FULL, id="2026-10-30-club")}
    assert saved(rate(replace(BOOK, meetings=there), typed(), NOW)).id == "2026-10-30-club-2"


def test_a_new_name_becomes_a_group_with_its_kind_and_usual_times() -> None:
    changes = rate(EMPTY, typed(group=" The Fair ", kind=Kind.FAIR, minutes=60, travel_minutes=20), NOW)
    assert [change.table for change in changes] == [Table.GROUPS, Table.MEETINGS, Table.ABOUT]
    assert changes[0].after == Group(
        id="the-fair", name="The Fair", kind=Kind.FAIR, usual_minutes=60, usual_travel_minutes=20
    )
    assert saved(changes).group == "the-fair"
    assert changes[2].after.first_steps is FirstSteps.RATED


def test_a_known_name_is_found_whatever_its_capitals_and_spaces() -> None:
    (change,) = rate(BOOK, typed(group="  tuesday CLUB "), NOW)
    assert change.after.group == "club"


def test_a_name_that_makes_an_id_which_is_taken_gets_another_one() -> None:
    groups = {"the-fair": Group(id="the-fair", name="Something else")}
    changes = rate(Workbook(groups=groups), typed(group="The Fair", kind=Kind.FAIR), NOW)
    assert changes[0].after.id == "the-fair-2"


def test_saving_a_meeting_as_it_stands_changes_nothing() -> None:
    assert rate(BOOK, as_shown(FULL), NOW) == ()


def test_changing_one_answer_keeps_all_that_the_form_does_not_show() -> None:
    (change,) = rate(BOOK, as_shown(FULL, worth=4), NOW)
    assert change.before == FULL
    assert change.after == replace(FULL, worth=4, edited_at=STAMP)


def test_taking_an_answer_back_leaves_none_and_the_answers_to_retired_criteria_stay() -> None:
    meeting = saved(rate(BOOK, as_shown(FULL, got={"learn": None}), NOW))
    assert meeting.got == {"retired": 4}


def test_taking_every_answer_back_makes_it_unrated_again() -> None:
    blank = replace(FULL, got={"learn": 3})
    given = as_shown(blank, got={"learn": None}, mood_before=None, mood_after=None, progress=None, worth=None)
    meeting = saved(rate(replace(BOOK, meetings={"m1": blank}), given, NOW))
    assert meeting.rated_at is None
    assert meeting.edited_at == STAMP


def test_a_first_answer_to_a_meeting_that_came_in_without_one_notes_when() -> None:
    bare = Meeting(id="m2", date=dt.date(2026, 10, 13), group="club", source="ics:uid#1")
    meeting = saved(rate(replace(BOOK, meetings={"m2": bare}), as_shown(bare, worth=2), NOW))
    assert (meeting.rated_at, meeting.source) == (STAMP, "ics:uid#1")


def test_a_planned_meeting_that_is_rated_was_attended() -> None:
    planned = replace(FULL, status=MeetingStatus.PLANNED)
    assert saved(rate(BOOK, as_shown(planned, worth=2), NOW)).status is MeetingStatus.ATTENDED


def test_the_change_is_made_from_what_the_form_began_with_not_from_what_is_there_now() -> None:
    there_now = replace(FULL, note="Written elsewhere")
    (change,) = rate(replace(BOOK, meetings={"m1": there_now}), as_shown(FULL, worth=4), NOW)
    assert change.before == FULL


def test_a_meeting_can_move_to_another_group_and_keeps_its_id() -> None:
    changes = rate(BOOK, as_shown(FULL, group="The Fair", kind=Kind.FAIR), NOW)
    assert (saved(changes).id, saved(changes).group) == ("m1", "the-fair")


def test_space_and_empty_tags_go() -> None:
    meeting = saved(rate(BOOK, typed(note=" \nA note\n ", tags=[" dinner ", "", "  "]), NOW))
    assert (meeting.note, meeting.tags) == ("A note", ("dinner",))


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"group": " "}, ("missing", "group")),
        ({"group": "New", "kind": None}, ("missing", "kind")),
        ({"group": "x" * 201, "kind": Kind.FAIR}, ("too_long", "name")),
        ({"date": None}, ("missing", "date")),
        ({"date": TODAY + dt.timedelta(days=1)}, ("in_the_future", "date")),
        ({"minutes": -1}, ("too_small", "minutes")),
        ({"minutes": 7 * 24 * 60 + 1}, ("too_large", "minutes")),
        ({"travel_minutes": -1}, ("too_small", "travel_minutes")),
        ({"cost": Decimal(-1)}, ("too_small", "cost")),
        ({"got": {"learn": 5}}, ("not_on_the_scale", "got.learn")),
        ({"worth": 7}, ("not_on_the_scale", "worth")),
        ({"note": "x" * 20_001}, ("too_long", "note")),
        ({"note": "\0"}, ("unreadable_character", "note")),
        ({"tags": ["a;b"]}, ("has_semicolon", "tags.0")),
    ],
)
def test_what_cannot_be_taken_is_named_with_its_field_and_row(
    fields: dict[str, object], problem: tuple[str, str]
) -> None:
    assert refused(typed(**fields)) == [(*problem, 1)]
    with pytest.raises(InvalidInput) as error:
        rate(BOOK, typed(**fields), NOW)
    assert [one.line for one in error.value.problems] == [None]


def test_every_problem_of_every_row_is_named_and_nothing_is_saved() -> None:
    assert refused(typed(), typed(group="", date=None), typed(worth=7)) == [
        ("missing", "group", 2),
        ("missing", "date", 2),
        ("not_on_the_scale", "worth", 3),
    ]


def test_rows_go_by_the_numbers_that_they_have_on_the_screen() -> None:
    with pytest.raises(InvalidInput) as error:
        rate_all(BOOK, {4: typed(), 9: typed(date=None)}, NOW)
    assert [problem.line for problem in error.value.problems] == [9]


def test_rows_of_one_new_group_share_it_and_have_ids_of_their_own() -> None:
    given = {
        1: typed(group="The Fair", kind=Kind.FAIR),
        2: typed(group="the fair", kind=Kind.FAIR),
        3: typed(group="The Fair", kind=Kind.FAIR, date=TODAY - dt.timedelta(days=1)),
    }
    changes = rate_all(BOOK, given, NOW)
    assert [change.id for change in changes] == [
        "the-fair",
        "2026-10-30-the-fair",
        "2026-10-30-the-fair-2",
        "2026-10-29-the-fair",
    ]


def test_nothing_typed_makes_no_changes() -> None:
    assert rate_all(EMPTY, {}, NOW) == ()


def test_deleting_carries_the_whole_meeting_so_that_it_can_come_back() -> None:
    (change,) = delete(FULL)
    assert change == Change(table=Table.MEETINGS, id="m1", before=FULL, after=None)
    assert change.reversed().after == FULL


def test_last_time_is_the_latest_meeting_attended() -> None:
    others = (
        replace(FULL, id="m2", date=dt.date(2026, 10, 20), minutes=45, travel_minutes=None),
        replace(FULL, id="m3", date=dt.date(2026, 10, 27), minutes=999, status=MeetingStatus.CANCELLED),
        replace(FULL, id="m4", date=dt.date(2026, 10, 28), minutes=None),
        replace(FULL, id="m5", date=dt.date(2026, 10, 29), minutes=5, group="other"),
    )
    workbook = replace(BOOK, meetings={one.id: one for one in (FULL, *others)})
    assert last_time(workbook, "tuesday club") == LastTime(minutes=45, travel_minutes=30)


def test_without_a_meeting_the_groups_usual_times_are_offered_and_none_for_a_new_group() -> None:
    assert last_time(replace(BOOK, meetings={}), "Tuesday Club") == LastTime(minutes=120, travel_minutes=15)
    assert last_time(BOOK, "New") == LastTime(minutes=None, travel_minutes=None)


def test_what_waits_is_attended_over_and_without_a_value_latest_first() -> None:
    bare = replace(FULL, got={}, rated_at=None)
    meetings = (
        FULL,
        replace(bare, id="old", date=dt.date(2026, 10, 1)),
        replace(bare, id="new", date=dt.date(2026, 10, 20)),
        replace(bare, id="evening", date=dt.date(2026, 10, 20), start=dt.time(20)),
        replace(bare, id="only-mood", date=dt.date(2026, 10, 10)),
        replace(bare, id="planned", status=MeetingStatus.PLANNED),
        replace(bare, id="to-come", date=dt.date(2026, 10, 31)),
    )
    workbook = replace(BOOK, meetings={one.id: one for one in meetings})
    assert [one.id for one in waiting(workbook, NOW)] == ["evening", "new", "only-mood", "old"]
    assert [one.id for one in waiting(workbook, NOW, since=dt.date(2026, 10, 10))] == ["evening", "new", "only-mood"]
