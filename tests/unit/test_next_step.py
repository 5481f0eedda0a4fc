"""The one next step: the first thing that still has something to do."""

import datetime as dt
from dataclasses import replace

import pytest

from wellspent.core.model import (
    Break,
    CheckIn,
    Choice,
    Criterion,
    Decision,
    Definition,
    Group,
    GroupStatus,
    Meeting,
    MeetingStatus,
    Person,
    VerdictCode,
    Workbook,
)
from wellspent.core.next_step import NextStep, Step, next_step
from wellspent.core.verdict import of_workbook

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)
DEFINITION = Definition(criteria=(Criterion(id="learn", text="Learn", rank=1, since=dt.date(2026, 1, 1)),))
CLUB = Group(id="club", name="Club")
MONDAY = dt.date(2026, 10, 26)


def meeting(day: int, learn: int | None = None, **fields: object) -> Meeting:
    """A meeting of October of which nothing has come, as its person has said."""
    got = {} if learn is None else {"learn": learn}
    group = str(fields.get("group", "club"))
    said = {"date": dt.date(2026, 10, day), "group": "club", "got": got, "asked_on": NOW.date()}
    return Meeting(**{"id": f"{group}-{day}", **said, **fields})


def book(*meetings: Meeting, **fields: object) -> Workbook:
    """A workbook in which this week's check-in is done."""
    return Workbook(
        **{
            "checkins": {str(MONDAY): CheckIn(week=MONDAY, hours=1)},
            "definition": DEFINITION,
            "groups": {"club": CLUB},
            "meetings": {one.id: one for one in meetings},
            **fields,
        }
    )


def decision(verdict: VerdictCode, day: int = 29) -> dict[str, Decision]:
    date = dt.date(2026, 10, day)
    return {"d": Decision(id="d", date=date, group="club", verdict=verdict, decision=Choice.NOT_YET)}


def step_of(workbook: Workbook) -> NextStep:
    return next_step(workbook, NOW, of_workbook(workbook, NOW))


THREE = (meeting(1, 1), meeting(8, 1), meeting(15, 1))


def test_first_comes_the_definition_whatever_else_is_there() -> None:
    assert step_of(Workbook()) == NextStep(step=Step.DEFINE)
    assert step_of(book(*THREE, definition=Definition())).step is Step.DEFINE
    retired = replace(DEFINITION, criteria=(replace(DEFINITION.criteria[0], retired_on=dt.date(2026, 10, 1)),))
    assert step_of(book(definition=retired)).step is Step.DEFINE


@pytest.mark.parametrize("fields", [{"status": "planned"}, {"status": "cancelled"}, {"date": dt.date(2026, 11, 2)}])
def test_then_the_first_meetings_and_those_to_come_are_none(fields: dict[str, object]) -> None:
    assert step_of(book()).step is Step.FIRST_MEETINGS
    assert step_of(book(meeting(20, **fields))).step is Step.FIRST_MEETINGS


def test_then_what_waits_for_a_rating() -> None:
    assert step_of(book(*THREE, meeting(20), meeting(22))) == NextStep(step=Step.CATCH_UP, count=2)


def test_meetings_of_more_than_three_months_ago_are_not_asked_about() -> None:
    ninety, older = NOW.date() - dt.timedelta(days=90), NOW.date() - dt.timedelta(days=91)
    assert step_of(book(meeting(1, date=ninety))).count == 1
    assert step_of(book(*THREE, meeting(2, date=older))).step is Step.DECIDE


def test_then_a_verdict_that_has_no_decision_yet() -> None:
    assert step_of(book(*THREE)) == NextStep(step=Step.DECIDE, count=1, group="club")


def test_a_decision_answers_the_verdict_that_it_was_taken_on_and_no_other() -> None:
    assert step_of(book(*THREE, decisions=decision(VerdictCode.SKIP))).step is Step.SEE
    assert step_of(book(*THREE, decisions=decision(VerdictCode.KEEP_GOING))).step is Step.DECIDE


def test_then_the_group_that_is_nearest_to_a_first_answer() -> None:
    groups = {name: Group(id=name, name=name) for name in ("club", "near", "far", "never")}
    others = (meeting(2, 1, group="near"), meeting(3, 1, group="near"), meeting(4, 1, group="far"))
    workbook = book(*THREE, *others, groups=groups, decisions=decision(VerdictCode.SKIP))
    assert step_of(workbook) == NextStep(step=Step.RATE_MORE, count=1, group="near")


@pytest.mark.parametrize("status", [GroupStatus.STOPPED, GroupStatus.ON_BREAK])
def test_nobody_is_sent_back_to_a_group_that_they_have_left(status: GroupStatus) -> None:
    workbook = book(meeting(1, 1), groups={"club": replace(CLUB, status=status)})
    assert step_of(workbook).step is Step.SEE


def test_a_group_known_only_from_its_meetings_counts_too() -> None:
    assert step_of(book(meeting(1, 1), groups={})) == NextStep(step=Step.RATE_MORE, count=2, group="club")


def test_at_last_there_is_nothing_but_to_look() -> None:
    assert step_of(book(*THREE, decisions=decision(VerdictCode.SKIP))) == NextStep(step=Step.SEE, count=3)


DECIDED = decision(VerdictCode.SKIP)
ADA = Person(id="ada", name="Ada", next_date=dt.date(2026, 10, 30))
PAUSE = Break(id="b", group="club", start=dt.date(2026, 9, 28), end=dt.date(2026, 10, 25))
PLANNED = meeting(28, status=MeetingStatus.PLANNED)
UNASKED = meeting(15, 1, asked_on=None)


def test_what_came_of_a_meeting_is_asked_once_every_verdict_has_its_decision() -> None:
    workbook = book(*THREE[:2], UNASKED, decisions=DECIDED)
    assert step_of(workbook) == NextStep(step=Step.ASK, count=1)
    assert step_of(book(*THREE[:2], UNASKED)).step is Step.DECIDE


def test_the_check_in_hides_nothing_behind_it_but_what_can_wait() -> None:
    assert step_of(book(*THREE, decisions=DECIDED, checkins={})) == NextStep(step=Step.CHECK_IN)
    assert step_of(book(*THREE[:2], UNASKED, decisions=DECIDED, checkins={})).step is Step.ASK
    assert step_of(book(meeting(1, 1), checkins={})).step is Step.CHECK_IN


def test_while_a_break_runs_its_week_comes_before_the_ratings() -> None:
    running = {"b": replace(PAUSE, end=dt.date(2026, 11, 15))}
    assert step_of(book(*THREE, meeting(20), breaks=running, checkins={})).step is Step.CHECK_IN
    assert step_of(book(*THREE, meeting(20), breaks=running)).step is Step.CATCH_UP
    assert step_of(book(*THREE, meeting(20), checkins={})).step is Step.CATCH_UP


def test_a_call_whose_day_has_come_is_before_anything_that_has_no_day() -> None:
    assert step_of(book(people={"ada": ADA})) == NextStep(step=Step.CALL, count=1, person="ada")
    assert step_of(book(*THREE, meeting(20), people={"ada": ADA})).step is Step.CALL
    tomorrow = replace(ADA, next_date=dt.date(2026, 10, 31))
    assert step_of(book(*THREE, meeting(20), people={"ada": tomorrow})).step is Step.CATCH_UP


def test_a_break_that_has_ended_comes_before_a_call_and_after_what_was_planned() -> None:
    both = {"people": {"ada": ADA}, "breaks": {"b": PAUSE}}
    assert step_of(book(*THREE, **both)) == NextStep(step=Step.BREAK, count=1, group="club")
    assert step_of(book(*THREE, PLANNED, **both)).step is Step.SETTLE
    answered = replace(PAUSE, decision=Choice.KEEP_GOING)
    assert step_of(book(*THREE, people={"ada": ADA}, breaks={"b": answered})).step is Step.CALL
