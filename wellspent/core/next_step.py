"""The one next step: what this person could best do now."""

import datetime as dt
from collections.abc import Callable, Sequence
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


@dataclass(frozen=True, slots=True)
class _Seen:
    """What every step looks at."""

    workbook: Workbook
    now: dt.datetime
    verdicts: Sequence[verdict.GroupVerdict]


def next_step(workbook: Workbook, now: dt.datetime, verdicts: Sequence[verdict.GroupVerdict]) -> NextStep:
    """The first step that still has something to do; ``verdicts`` are those on the groups of the workbook, now.

    The order is that of what can't wait. Nothing means anything before there is a definition. What was planned and is
    over takes one click, and other steps count on it. Then what has a day: a break that has come to its end waits for
    the decision that it was made for, and a call was promised, which no rating is. Then what memory loses: the week,
    though only while a break runs, for what the break shows rests on it; and the meetings without a rating. Then the
    answer that all this is for, a decision. What came of a meeting weeks ago is patient, and one click answers it. The
    check-in comes last of those that ask for something, because it is a habit that not everybody wants, and nothing is
    to be hidden behind it. Where nothing waits, there is something to look forward to, or to look at.
    """
    seen = _Seen(workbook, now, verdicts)
    found = (step(seen) for step in _IN_ORDER)
    return next((step for step in found if step is not None), _see(seen))


def _define(seen: _Seen) -> NextStep | None:
    return None if seen.workbook.definition.in_use else NextStep(step=Step.DEFINE)


def _settle(seen: _Seen) -> NextStep | None:
    over = plan.unsettled(seen.workbook, seen.now)
    return NextStep(step=Step.SETTLE, count=len(over)) if over else None


def _end_of_a_break(seen: _Seen) -> NextStep | None:
    ended = breaks.ending(seen.workbook, seen.now)
    return NextStep(step=Step.BREAK, count=len(ended), group=ended[0].group) if ended else None


def _call(seen: _Seen) -> NextStep | None:
    due = calls.due(seen.workbook, seen.now)
    return NextStep(step=Step.CALL, count=len(due), person=due[0].id) if due else None


def _first_meetings(seen: _Seen) -> NextStep | None:
    return None if scoring.been(seen.workbook, seen.now) else NextStep(step=Step.FIRST_MEETINGS)


def _week_of_a_break(seen: _Seen) -> NextStep | None:
    return _check_in(seen) if breaks.running(seen.workbook, seen.now) else None


def _catch_up(seen: _Seen) -> NextStep | None:
    waiting = rate.waiting(seen.workbook, seen.now, since=(seen.now - WAITING_SINCE).date())
    return NextStep(step=Step.CATCH_UP, count=len(waiting)) if waiting else None


def _decide(seen: _Seen) -> NextStep | None:
    wanted = [one for one in seen.verdicts if _wants_decision(seen.workbook, one)]
    return NextStep(step=Step.DECIDE, count=len(wanted), group=wanted[0].group) if wanted else None


def _ask(seen: _Seen) -> NextStep | None:
    asked = outcomes.to_ask(seen.workbook, seen.now)
    return NextStep(step=Step.ASK, count=len(asked)) if asked else None


def _check_in(seen: _Seen) -> NextStep | None:
    return None if checkins.due(seen.workbook, seen.now) is None else NextStep(step=Step.CHECK_IN)


def _rate_more(seen: _Seen) -> NextStep | None:
    fewest = seen.workbook.definition.fewest_rated
    early = [
        one
        for one in seen.verdicts
        if one.verdict is VerdictCode.TOO_EARLY
        and 0 < one.figures.rated < fewest
        and _goes_there(seen.workbook, one.group)
    ]
    if not early:
        return None
    nearest = max(early, key=lambda one: one.figures.rated)
    return NextStep(step=Step.RATE_MORE, count=fewest - nearest.figures.rated, group=nearest.group)


def _see(seen: _Seen) -> NextStep:
    return NextStep(step=Step.SEE, count=len(scoring.been(seen.workbook, seen.now)))


_IN_ORDER: Final[tuple[Callable[[_Seen], NextStep | None], ...]] = (
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
