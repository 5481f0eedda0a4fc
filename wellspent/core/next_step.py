"""The one next step: what this person could best do now."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wellspent.core import calls, checkins, outcomes, scoring, verdict
from wellspent.core.actions import decide, plan, rate
from wellspent.core.breaks import due as breaks
from wellspent.core.model import GroupStatus, VerdictCode, Workbook

WAITING_SINCE = dt.timedelta(days=90)
"""Meetings that are older than this are no longer asked about."""


class Step(StrEnum):
    """The steps that there are."""

    DEFINE = "define"
    SETTLE = "settle"
    BREAK = "break"
    CALL = "call"
    FIRST_MEETINGS = "first_meetings"
    CATCH_UP = "catch_up"
    DECIDE = "decide"
    ASK = "ask"
    CHECK_IN = "check_in"
    RATE_MORE = "rate_more"
    SEE = "see"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The step, how many meetings, groups or people it is about, and the group or the person where it is one."""

    step: Step
    count: int = 0
    group: str = ""
    person: str = ""


def next_step(workbook: Workbook, now: dt.datetime) -> NextStep:
    """The first step that still has something to do.

    The order is that of what can't wait. Nothing means anything before there is a definition. What was planned and is
    over takes one click, and other steps count on it. Then what has a day: a break that has come to its end waits for
    the decision that it was made for, and a call was promised, which no rating is. Then what memory loses: the week,
    though only while a break runs, for what the break shows rests on it; and the meetings without a rating. Then the
    answer that all this is for, a decision. What came of a meeting weeks ago is patient, and one click answers it. The
    check-in comes last of those that ask for something, because it is a habit that not everybody wants, and nothing is
    to be hidden behind it. Where nothing waits, there is something to look forward to, or to look at.
    """
    found = (step(workbook, now) for step in _IN_ORDER)
    return next((step for step in found if step is not None), _see(workbook, now))


def _define(workbook: Workbook, _: dt.datetime) -> NextStep | None:
    return None if workbook.definition.in_use else NextStep(step=Step.DEFINE)


def _settle(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    over = plan.unsettled(workbook, now)
    return NextStep(step=Step.SETTLE, count=len(over)) if over else None


def _end_of_a_break(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    ended = breaks.ending(workbook, now)
    return NextStep(step=Step.BREAK, count=len(ended), group=ended[0].group) if ended else None


def _call(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    due = calls.due(workbook, now)
    return NextStep(step=Step.CALL, count=len(due), person=due[0].id) if due else None


def _first_meetings(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    return None if scoring.been(workbook, now) else NextStep(step=Step.FIRST_MEETINGS)


def _week_of_a_break(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    return _check_in(workbook, now) if breaks.running(workbook, now) else None


def _catch_up(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    waiting = rate.waiting(workbook, now, since=(now - WAITING_SINCE).date())
    return NextStep(step=Step.CATCH_UP, count=len(waiting)) if waiting else None


def _decide(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    wanted = [one for one in verdict.of_workbook(workbook, now) if _wants_decision(workbook, one)]
    return NextStep(step=Step.DECIDE, count=len(wanted), group=wanted[0].group) if wanted else None


def _ask(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    asked = outcomes.to_ask(workbook, now)
    return NextStep(step=Step.ASK, count=len(asked)) if asked else None


def _check_in(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    return None if checkins.due(workbook, now) is None else NextStep(step=Step.CHECK_IN)


def _rate_more(workbook: Workbook, now: dt.datetime) -> NextStep | None:
    fewest = workbook.definition.fewest_rated
    early = [
        one
        for one in verdict.of_workbook(workbook, now)
        if one.verdict is VerdictCode.TOO_EARLY and 0 < one.figures.rated < fewest and _goes_there(workbook, one.group)
    ]
    if not early:
        return None
    nearest = max(early, key=lambda one: one.figures.rated)
    return NextStep(step=Step.RATE_MORE, count=fewest - nearest.figures.rated, group=nearest.group)


def _see(workbook: Workbook, now: dt.datetime) -> NextStep:
    return NextStep(step=Step.SEE, count=len(scoring.been(workbook, now)))


_IN_ORDER: Final[tuple[Callable[[Workbook, dt.datetime], NextStep | None], ...]] = (
    _define,
    _settle,
    _end_of_a_break,
    _call,
    _first_meetings,
    _week_of_a_break,
    _catch_up,
    _decide,
    _ask,
    _check_in,
    _rate_more,
)


def _goes_there(workbook: Workbook, group_id: str) -> bool:
    """True unless the person has stopped or takes a break: nobody is sent back to a group that they have left."""
    group = workbook.groups.get(group_id)
    return group is None or group.status is GroupStatus.ATTENDING


def _wants_decision(workbook: Workbook, one: verdict.GroupVerdict) -> bool:
    """True for a group with a verdict that the person has not answered since it became what it is."""
    if one.verdict is VerdictCode.TOO_EARLY:
        return False
    decision = decide.latest(workbook, one.group)
    return decision is None or decision.verdict is not one.verdict
