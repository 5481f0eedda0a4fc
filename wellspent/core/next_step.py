"""The one next step: what this person could best do now."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from wellspent.core import scoring, verdict
from wellspent.core.actions import decide, plan, rate
from wellspent.core.model import GroupStatus, VerdictCode, Workbook

WAITING_SINCE = dt.timedelta(days=90)
"""Meetings that are older than this are no longer asked about."""


class Step(StrEnum):
    """The steps, in the order in which they come up."""

    DEFINE = "define"
    FIRST_MEETINGS = "first_meetings"
    SETTLE = "settle"
    CATCH_UP = "catch_up"
    DECIDE = "decide"
    RATE_MORE = "rate_more"
    SEE = "see"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The step, how many meetings or groups it is about, and the group where it is one."""

    step: Step
    count: int = 0
    group: str = ""


def next_step(workbook: Workbook, now: dt.datetime) -> NextStep:
    """The first step that still has something to do."""
    if not workbook.definition.in_use:
        return NextStep(step=Step.DEFINE)
    if unsettled := plan.unsettled(workbook, now):
        return NextStep(step=Step.SETTLE, count=len(unsettled))
    been = scoring.been(workbook, now)
    if not been:
        return NextStep(step=Step.FIRST_MEETINGS)
    if waiting := rate.waiting(workbook, now, since=(now - WAITING_SINCE).date()):
        return NextStep(step=Step.CATCH_UP, count=len(waiting))
    return _about_groups(workbook, now, len(been))


def _about_groups(workbook: Workbook, now: dt.datetime, been: int) -> NextStep:
    """The step where every meeting is rated: decide, rate more, or look at it all."""
    verdicts = verdict.of_workbook(workbook, now)
    open_ones = [one for one in verdicts if _wants_decision(workbook, one)]
    if open_ones:
        return NextStep(step=Step.DECIDE, count=len(open_ones), group=open_ones[0].group)
    early = [
        one
        for one in verdicts
        if one.verdict is VerdictCode.TOO_EARLY and one.figures.rated and _goes_there(workbook, one.group)
    ]
    if early:
        nearest = max(early, key=lambda one: one.figures.rated)
        return NextStep(
            step=Step.RATE_MORE,
            count=workbook.definition.fewest_rated - nearest.figures.rated,
            group=nearest.group,
        )
    return NextStep(step=Step.SEE, count=been)


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
