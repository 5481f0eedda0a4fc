"""Breaks: what is offered and drawn, what is locked, how a break ends, and what is compared with what."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from wellspent.core.actions import take_break
from wellspent.core.actions.take_break import BreakInput, EndInput, PlanInput, Standing
from wellspent.core.breaks import comparison, designs, due, offers
from wellspent.core.breaks.comparison import Measure, NoTest
from wellspent.core.errors import InvalidInput
from wellspent.core.model import (
    CALLS,
    EMPTY,
    Break,
    BreakDesign,
    CheckIn,
    Choice,
    Decision,
    Group,
    GroupStatus,
    Kind,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Phase,
    ScheduledWeek,
    VerdictCode,
    Workbook,
)
from wellspent.core.store.port import Change, Changes

NOW = dt.datetime.fromisoformat("2026-10-30T18:00:00-04:00")  # a Friday
MONDAY = dt.date(2026, 11, 2)
WEEK = dt.timedelta(weeks=1)
CLUB = Group(id="club", name="Tuesday club", kind=Kind.JOB_SEEKERS)
STANDING = Standing(verdict=VerdictCode.TAKE_A_BREAK, probability=0.5)
AWAY, GOING = Phase.ON_BREAK, Phase.ATTENDING


def at(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(18), NOW.tzinfo)


def meeting(day: dt.date, group: str = "club", **fields: Any) -> Meeting:
    return Meeting(id=f"{day}-{group}", date=day, group=group, **fields)


def workbook(*records: Meeting | CheckIn | Break | Outcome | Group, weekly: int = 4) -> Workbook:
    """A workbook with the club, ``weekly`` Tuesdays of it up to the week before this one, and these records."""
    tuesdays = [meeting(dt.date(2026, 10, 20) - number * WEEK) for number in range(weekly)]
    every = (CLUB, *tuesdays, *records)

    def of(kind: type) -> dict[str, Any]:
        return {one.id: one for one in every if isinstance(one, kind)}

    return replace(
        EMPTY,
        groups=of(Group),
        meetings=of(Meeting),
        checkins=of(CheckIn),
        breaks=of(Break),
        outcomes=of(Outcome),
    )


def check_ins(first: dt.date, *moods: int | None) -> list[CheckIn]:
    """One for each week from ``first`` on; ``None`` leaves the week out."""
    return [
        CheckIn(week=first + number * WEEK, mood=mood, hours=10.0, confidence=2)
        for number, mood in enumerate(moods)
        if mood is not None
    ]


def typed(**fields: Any) -> BreakInput:
    given = {"group": "club", "weeks": 4, "start": MONDAY, "prediction": "I will not miss it.", **fields}
    return BreakInput(**given)


def began(there: Workbook, given: BreakInput, now: dt.datetime = NOW, seed: int = 1) -> Break:
    return only(take_break.start(there, given, now, standing=STANDING, seed=seed), Break)


def only(changes: Changes, kind: type) -> Any:
    [found] = [change.after for change in changes if isinstance(change.after, kind)]
    return found


def after(there: Workbook, changes: tuple[Change, ...]) -> Workbook:
    for change in changes:
        records = {**getattr(there, change.table.value), change.id: change.after}
        there = replace(there, **{change.table.value: records})
    return there


def codes(invalid: pytest.ExceptionInfo[InvalidInput]) -> list[tuple[str, str]]:
    return [(problem.column, problem.code) for problem in invalid.value.problems]


def pause(phases: str, start: dt.date, design: BreakDesign = BreakDesign.BLOCKS, **fields: Any) -> Break:
    """A break whose weeks are written as ``-`` with the group and ``b`` without."""
    weeks = tuple(
        ScheduledWeek(week=start + number * WEEK, phase=AWAY if letter == "b" else GOING)
        for number, letter in enumerate(phases)
    )
    given: dict[str, Any] = {
        "end": weeks[-1].week + dt.timedelta(days=6),
        "drawn_at": None if design is BreakDesign.LOOK_AND_SEE else NOW,
        **fields,
    }
    return Break(id="pause", group="club", design=design, start=start, schedule=weeks, **given)


# Beginning


def test_a_look_is_held_against_the_weeks_since_the_first_check_in_and_at_the_most_eight() -> None:
    few = workbook(*check_ins(dt.date(2026, 10, 5), 2, None, 3))
    assert [(week.week.isoformat(), week.phase) for week in began(few, typed(weeks=3)).schedule] == [
        ("2026-10-05", GOING),
        ("2026-10-12", GOING),
        ("2026-10-19", GOING),
        ("2026-10-26", GOING),
        ("2026-11-02", AWAY),
        ("2026-11-09", AWAY),
        ("2026-11-16", AWAY),
    ]
    many = workbook(*check_ins(dt.date(2026, 1, 5), 2))
    assert Counter(week.phase for week in began(many, typed()).schedule) == {GOING: 8, AWAY: 4}


def test_weeks_of_an_earlier_break_from_the_group_are_no_weeks_with_it() -> None:
    old = pause("-bb-", dt.date(2026, 10, 5), decision=Choice.KEEP_GOING, ended_on=dt.date(2026, 10, 18))
    there = workbook(old, *check_ins(dt.date(2026, 10, 5), 2, 2, 2, 2))
    assert [week.isoformat() for week in offers.baseline(there, "club", MONDAY)] == [
        "2026-10-05",
        "2026-10-19",  # it was ended on the Sunday before
        "2026-10-26",
    ]


def test_beginning_puts_the_group_on_break_and_notes_the_decision_beside_the_verdict() -> None:
    changes = take_break.start(workbook(), typed(), NOW, standing=STANDING, seed=1)
    assert only(changes, Group).status is GroupStatus.ON_BREAK
    decision = only(changes, Decision)
    assert (decision.decision, decision.verdict, decision.probability) == (
        Choice.TAKE_A_BREAK,
        VerdictCode.TAKE_A_BREAK,
        0.5,
    )
    made = only(changes, Break)
    assert (made.start, made.end, made.predicted_at) == (MONDAY, dt.date(2026, 11, 29), NOW)
    assert (made.drawn_at, made.decision) == (None, None)


def test_it_begins_today_only_where_the_group_was_not_met_this_week() -> None:
    today = NOW.date()
    assert offers.starts(workbook(), "club", BreakDesign.LOOK_AND_SEE, NOW)[0] == today
    met = workbook(meeting(dt.date(2026, 10, 27)))
    assert offers.starts(met, "club", BreakDesign.LOOK_AND_SEE, NOW)[0] == MONDAY
    missed = workbook(meeting(dt.date(2026, 10, 27), status=MeetingStatus.NOT_ATTENDED))
    assert offers.starts(missed, "club", BreakDesign.LOOK_AND_SEE, NOW)[0] == today
    made = began(workbook(), typed(start=today, weeks=3))
    assert [week.week for week in made.schedule] == [dt.date(2026, 10, 26), MONDAY, MONDAY + WEEK]


def test_lots_are_drawn_before_the_first_week_and_never_in_it() -> None:
    monday_morning = at(MONDAY)
    assert MONDAY not in offers.starts(workbook(), "club", BreakDesign.BLOCKS, monday_morning)
    with pytest.raises(InvalidInput) as invalid:
        began(workbook(), typed(design=BreakDesign.BLOCKS, weeks=8), now=monday_morning)
    assert codes(invalid) == [("start", "start_passed")]


@pytest.mark.parametrize(("design", "weeks"), [(BreakDesign.BLOCKS, 8), (BreakDesign.ABAB, 16)])
def test_the_lots_fall_on_every_schedule_alike_and_are_kept_with_their_time(design: BreakDesign, weeks: int) -> None:
    given = typed(design=design, weeks=weeks)
    made = began(workbook(), given, seed=7)
    assert (made.drawn_at, len(made.schedule), made.end) == (NOW, weeks, MONDAY + weeks * WEEK - dt.timedelta(days=1))
    assert made == began(workbook(), given, seed=7)
    every = len(designs.schedules(design, weeks))
    found = Counter(designs.draw(design, weeks, seed) for seed in range(40 * every))
    assert len(found) == every
    assert max(found.values()) < 3 * min(found.values())


def test_a_look_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="look_and_see"):
        designs.draw(BreakDesign.LOOK_AND_SEE, 4, 1)


@pytest.mark.parametrize(
    ("gaps", "weekly"), [([7, 7, 7], True), ([7, 14, 7], True), ([14, 14, 14], False), ([7], False), ([28, 35], False)]
)
def test_lots_need_a_group_that_meets_every_week(gaps: list[int], weekly: bool) -> None:
    days = [dt.date(2026, 10, 20) - dt.timedelta(days=sum(gaps[:place])) for place in range(len(gaps) + 1)]
    there = workbook(*(meeting(day) for day in days), weekly=0)
    assert offers.meets_weekly(there, "club", NOW) is weekly
    if not weekly:
        with pytest.raises(InvalidInput) as invalid:
            began(there, typed(design=BreakDesign.BLOCKS, weeks=8))
        assert codes(invalid) == [("design", "not_weekly")]


def test_what_is_missing_is_named() -> None:
    with pytest.raises(InvalidInput) as invalid:
        began(workbook(), BreakInput(group="", weeks=None, start=None, prediction=" "))
    assert codes(invalid) == [(field, "missing") for field in ("group", "weeks", "start", "prediction")]


def test_nobody_takes_two_breaks_from_one_group() -> None:
    there = workbook()
    there = after(there, take_break.start(there, typed(), NOW, standing=STANDING, seed=1))
    with pytest.raises(InvalidInput) as invalid:
        began(there, typed(start=MONDAY + WEEK))
    assert codes(invalid) == [("group", "on_break")]


# While it runs


def test_what_is_expected_can_change_until_it_begins_and_the_plan_always() -> None:
    one = began(workbook(), typed())
    other = PlanInput(base=one, reason="", prediction="I will.", substitute="Call Ada.")
    changed = only(take_break.change(other, at(dt.date(2026, 11, 1))), Break)
    assert (changed.prediction, changed.predicted_at) == ("I will.", at(dt.date(2026, 11, 1)))
    with pytest.raises(InvalidInput) as invalid:
        take_break.change(other, at(MONDAY))
    assert codes(invalid) == [("prediction", "locked")]
    plan = replace(other, prediction=one.prediction)
    kept = only(take_break.change(plan, at(MONDAY)), Break)
    assert (kept.substitute, kept.predicted_at) == ("Call Ada.", one.predicted_at)


def test_a_break_is_to_come_then_runs_then_ends_and_is_done_once_decided() -> None:
    one = began(workbook(), typed(weeks=3))
    there = workbook(one)
    sunday = dt.date(2026, 11, 22)
    states = [
        tuple(len(state(there, at(day))) for state in (due.coming, due.running, due.ending))
        for day in (MONDAY - dt.timedelta(days=1), MONDAY, sunday - dt.timedelta(days=1), sunday, sunday + 9 * WEEK)
    ]
    assert states == [(1, 0, 0), (0, 1, 0), (0, 1, 0), (0, 0, 1), (0, 0, 1)]
    decided = workbook(replace(one, decision=Choice.SKIP))
    assert due.ending(decided, at(sunday)) == ()
    assert due.of_group(decided, "club", at(sunday)) is None


def test_going_back_is_one_step_and_ends_it_today() -> None:
    there = workbook()
    there = after(there, take_break.start(there, typed(), NOW, standing=STANDING, seed=1))
    [one] = there.breaks.values()
    wednesday = dt.date(2026, 11, 11)
    there = after(there, take_break.go_back(there, one, at(wednesday), standing=STANDING))
    [ended] = there.breaks.values()
    assert (ended.ended_on, ended.decision, ended.decided_on) == (wednesday, Choice.KEEP_GOING, wednesday)
    assert there.groups["club"].status is GroupStatus.ATTENDING
    assert due.running(there, at(wednesday)) == due.ending(there, at(wednesday)) == ()
    away = [week.week for week in comparison.seen(there, ended, at(wednesday + 9 * WEEK)) if week.phase is AWAY]
    assert away == [MONDAY]  # the week in which it ended was half of each


def test_one_that_has_not_begun_is_called_off_and_stays_in_the_record() -> None:
    one = began(workbook(), typed(design=BreakDesign.BLOCKS, weeks=8))
    off = only(take_break.go_back(workbook(one), one, NOW, standing=STANDING), Break)
    assert off.ended_on is not None
    assert off.ended_on < off.start
    assert due.coming(workbook(off), NOW) == ()


# The end


@pytest.mark.parametrize(
    ("choice", "status"), [(Choice.KEEP_GOING, GroupStatus.ATTENDING), (Choice.SKIP, GroupStatus.STOPPED)]
)
def test_the_decision_closes_it_and_the_group_follows(choice: Choice, status: GroupStatus) -> None:
    one = pause("bbb", MONDAY, BreakDesign.LOOK_AND_SEE)
    there = workbook(one, replace(CLUB, status=GroupStatus.ON_BREAK))
    given = EndInput(base=one, choice=choice, note=" Fine. ")
    changes = take_break.decide_at_end(there, given, at(one.end), standing=STANDING)
    ended = only(changes, Break)
    assert (ended.decision, ended.decided_on, ended.ended_on, ended.note) == (choice, one.end, one.end, "Fine.")
    assert only(changes, Group).status is status
    assert only(changes, Decision).decision is choice


def test_nothing_is_decided_before_the_end() -> None:
    one = pause("bbb", MONDAY, BreakDesign.LOOK_AND_SEE)
    with pytest.raises(InvalidInput) as invalid:
        take_break.decide_at_end(
            workbook(one), EndInput(base=one, choice=Choice.SKIP), at(one.end - dt.timedelta(days=1)), standing=STANDING
        )
    assert codes(invalid) == [("decision", "not_over")]


def test_a_look_that_is_tried_longer_is_the_same_one_with_the_same_prediction() -> None:
    one = replace(pause("--bbb", MONDAY - 2 * WEEK, BreakDesign.LOOK_AND_SEE), start=MONDAY, prediction="As before.")
    given = EndInput(base=one, choice=Choice.TAKE_A_BREAK, weeks=3)
    longer = only(take_break.decide_at_end(workbook(one), given, at(one.end), standing=STANDING), Break)
    assert (longer.id, longer.prediction, longer.decision) == (one.id, "As before.", None)
    assert longer.end == one.end + 3 * WEEK
    assert [week.phase for week in longer.schedule] == [GOING] * 2 + [AWAY] * 6
    assert due.running(workbook(longer), at(one.end)) == (longer,)


def test_one_by_lot_that_is_tried_longer_is_closed_and_a_look_follows() -> None:
    one = pause("b--bb--b", MONDAY)
    there = workbook(one, *check_ins(MONDAY, *[2] * 8))
    given = EndInput(base=one, choice=Choice.TAKE_A_BREAK, weeks=3)
    there = after(there, take_break.decide_at_end(there, given, at(one.end), standing=STANDING))
    closed, following = there.breaks.values()
    assert (closed.decision, closed.end, len(closed.schedule)) == (Choice.TAKE_A_BREAK, one.end, 8)
    assert (following.start, following.end) == (MONDAY + 8 * WEEK, one.end + 3 * WEEK)
    assert following.design is BreakDesign.LOOK_AND_SEE
    assert [week.phase for week in following.schedule] == [GOING] * 4 + [AWAY] * 3
    assert due.of_group(there, "club", at(following.start)) == following


def test_trying_longer_asks_for_how_long() -> None:
    one = pause("bbb", MONDAY, BreakDesign.LOOK_AND_SEE)
    with pytest.raises(InvalidInput) as invalid:
        take_break.decide_at_end(
            workbook(one), EndInput(base=one, choice=Choice.TAKE_A_BREAK), at(one.end), standing=STANDING
        )
    assert codes(invalid) == [("weeks", "missing")]


# The comparison

PAST = dt.date(2026, 8, 3)


def compared(*records: Meeting | CheckIn | Break | Outcome, weekly: int = 0) -> comparison.Comparison:
    there = workbook(*records, weekly=weekly)
    [one] = there.breaks.values()
    return comparison.compare(there, one, NOW)


def test_weeks_without_a_check_in_are_left_out_and_never_zero() -> None:
    found = compared(pause("----bbbb", PAST), *check_ins(PAST, 2, None, 2, 2, 4, None, 4, 4))
    assert (found.going.weeks, found.going.checked_in) == (4, 3)
    assert (found.going.means[Measure.MOOD], found.away.means[Measure.MOOD]) == (2.0, 4.0)
    assert (found.going.means[Measure.PROGRESS], found.going.known[Measure.PROGRESS]) == (None, 0)


def test_outcomes_calls_and_visits_are_counted_in_their_weeks_and_progress_is_the_weeks_best() -> None:
    tuesday = PAST + dt.timedelta(days=1)
    away = tuesday + 4 * WEEK
    found = compared(
        pause("----bbbb", PAST),
        meeting(tuesday, progress=1),
        meeting(tuesday, "coffees", progress=3),
        meeting(away, CALLS, progress=2),
        meeting(away + WEEK, CALLS, status=MeetingStatus.NOT_ATTENDED, progress=4),
        meeting(away + WEEK),
        Outcome(id="lead", date=away, kind=OutcomeKind.LEAD),
        Outcome(id="later", date=PAST + 8 * WEEK, kind=OutcomeKind.OFFER),
    )
    assert (found.going.went, found.going.calls, found.going.outcomes) == (1, 0, {})
    assert (found.away.went, found.away.calls, found.away.outcomes) == (1, 1, {OutcomeKind.LEAD: 1})
    assert (found.going.means[Measure.PROGRESS], found.away.means[Measure.PROGRESS]) == (3.0, 2.0)


def test_no_difference_is_worked_out_from_fewer_than_three_weeks_of_a_kind() -> None:
    two = compared(pause("----bbbb", PAST), *check_ins(PAST, 2, 2, 2, 2, 4, None, None, 4))
    assert two.effects[Measure.MOOD] == comparison.Effect(difference=None, overlap=None)
    three = compared(pause("----bbbb", PAST), *check_ins(PAST, 2, 1, 2, 2, 4, None, 4, 4))
    effect = three.effects[Measure.MOOD]
    assert effect.difference is not None
    assert effect.overlap is not None
    assert effect.difference.low < 2.25 < effect.difference.high
    assert effect.overlap.share == 1.0
    assert three.effects[Measure.PROGRESS].difference is None


def test_the_test_counts_the_schedules_that_show_as_much() -> None:
    clear = compared(pause("-b-bb--b", PAST), *check_ins(PAST, 1, 3, 1, 3, 3, 1, 1, 3))
    assert clear.test is not None
    assert (clear.test.at_least, clear.test.count, clear.least) == (1, 16, 16)
    same = compared(pause("-b-bb--b", PAST), *check_ins(PAST, *[2] * 8))
    assert same.test is not None
    assert same.test.p == 1.0
    against = compared(pause("-b-bb--b", PAST), *check_ins(PAST, 3, 1, 3, 1, 1, 3, 3, 1))
    assert against.test is not None
    assert (against.test.observed, against.test.p) == (-2.0, 1.0)  # the direction is fixed beforehand


def test_four_stretches_are_tested_by_the_means_of_the_stretches() -> None:
    phases = "---bbb-----bbbbb"
    found = compared(
        pause(phases, dt.date(2026, 7, 6), BreakDesign.ABAB),
        *check_ins(dt.date(2026, 7, 6), *(3 if letter == "b" else 1 for letter in phases)),
    )
    assert found.test is not None
    assert (found.test.at_least, found.test.count) == (1, 35)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (pause("----bbbb", PAST, BreakDesign.LOOK_AND_SEE), NoTest.NOT_DRAWN),
        (pause("-b-bb--b", PAST, drawn_at=None), NoTest.NOT_DRAWN),
        (pause("bbbb----", PAST), NoTest.NOT_DRAWN),
        (pause("-b-b", PAST), NoTest.NOT_DRAWN),
        (pause("-b-bb--b", PAST, ended_on=PAST + 6 * WEEK), NoTest.ENDED_EARLY),
        (pause("-b-bb--b", dt.date(2026, 10, 5)), NoTest.NOT_OVER),
    ],
    ids=["a look", "no lots", "weeks changed by hand", "cut short by hand", "gone back early", "still running"],
)
def test_no_p_where_nothing_was_drawn_or_it_did_not_run_as_drawn(one: Break, why: NoTest) -> None:
    found = compared(one, *check_ins(one.start, *[2] * 8))
    assert (found.test, found.no_test) == (None, why)


def test_no_p_where_one_stretch_has_no_check_in() -> None:
    first = dt.date(2026, 7, 6)
    found = compared(
        pause("---bbb-----bbbbb", first, BreakDesign.ABAB), *check_ins(first, *[2] * 3, *[None] * 3, *[2] * 10)
    )
    assert (found.test, found.no_test) == (None, NoTest.PHASE_EMPTY)


def test_a_look_says_what_the_best_possible_would_have_been() -> None:
    assert compared(pause("--------bbbb", PAST, BreakDesign.LOOK_AND_SEE)).least == 7
    assert compared(pause("-bbb", PAST, BreakDesign.LOOK_AND_SEE)).least == 0


def test_after_a_low_week_some_of_the_rise_is_expected_with_no_effect() -> None:
    look = pause("----bbbb", PAST, BreakDesign.LOOK_AND_SEE)
    low = compared(look, *check_ins(PAST, 3, 3, 3, 1, 3, 3, 3, 3))
    difference = low.effects[Measure.MOOD].difference
    assert difference is not None
    assert low.rebound == pytest.approx((difference.likeness - 1) * (1 - 2.5))
    assert low.rebound is not None
    assert low.rebound > 0
    assert compared(look, *check_ins(PAST, 3, 3, 3, 4, 3, 3, 3, 3)).rebound is None
    assert compared(look, *check_ins(PAST, None, 3, 3, 1, 3, 3, 3, 3)).rebound is None  # too few to know the usual
    assert compared(pause("-b-bb--b", PAST), *check_ins(PAST, 3, 3, 3, 1, 3, 3, 3, 3)).rebound is None  # by lot


def test_the_week_that_is_not_over_is_not_compared() -> None:
    one = pause("-b-bb--b", dt.date(2026, 10, 12))
    friday, sunday = (comparison.seen(workbook(one), one, at(dt.date(2026, 10, day))) for day in (23, 25))
    assert (len(friday), len(sunday)) == (1, 2)


def test_hours_that_are_all_nothing_still_give_a_difference() -> None:
    weeks = [replace(one, hours=0.0) for one in check_ins(PAST, *[2] * 8)]
    found = compared(pause("----bbbb", PAST, BreakDesign.LOOK_AND_SEE), *weeks).effects[Measure.HOURS].difference
    assert found is not None
    assert np.isfinite([found.low, found.middle, found.high]).all()
