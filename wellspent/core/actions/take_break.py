"""Take a break: begin one with a prediction, change its plan, go back early, and decide at its end."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

from wellspent.core import ids
from wellspent.core.actions.decide import decide
from wellspent.core.actions.typed import as_raw, checked, put
from wellspent.core.breaks import designs, offers
from wellspent.core.breaks.due import WEEK, has_begun, is_over, of_group
from wellspent.core.checkins import monday
from wellspent.core.errors import InvalidInput, Problem
from wellspent.core.model import Break, BreakDesign, Choice, VerdictCode, Workbook
from wellspent.core.store.port import Change, Changes, Table

_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakInput:
    """A break as it stands on the screen. ``group`` is an id; ``weeks`` is its whole length, as ``designs`` offers."""

    group: str
    design: BreakDesign = BreakDesign.LOOK_AND_SEE
    weeks: int | None
    start: dt.date | None
    reason: str = ""
    prediction: str = ""
    substitute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanInput:
    """What can be changed of a break that is there; ``base`` is the break as it was when the form began."""

    base: Break
    reason: str
    prediction: str
    substitute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndInput:
    """What the person decides at the end; ``weeks`` is how many more it shall be, where it shall be longer."""

    base: Break
    choice: Choice
    weeks: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the record says about the group on this day, to stand beside the person's own decision."""

    verdict: VerdictCode
    probability: float | None


def start(workbook: Workbook, typed: BreakInput, now: dt.datetime, *, standing: Standing, seed: int) -> Changes:
    """Begin a break, or have it begin on a later day. The group is on break from now on, and the decision is noted.

    What is drawn is drawn here, once, from ``seed``, and kept with its time; the seed itself is not.

    Raises:
        InvalidInput: naming each field that can't be taken; ``on_break`` if there is an open one from this group,
            ``start_passed`` if the start is none that is offered.
    """
    weeks, begins = _ready(workbook, typed, now)
    stamp = now.replace(microsecond=0)
    is_look = typed.design is BreakDesign.LOOK_AND_SEE
    schedule = (
        offers.look_weeks(workbook, typed.group, weeks, begins)
        if is_look
        else offers.drawn_weeks(typed.design, weeks, begins, seed)
    )
    made = checked(
        Break,
        {
            "id": ids.unused(f"{begins}-{typed.group}", workbook.breaks),
            "group": typed.group,
            "design": typed.design,
            "start": begins,
            "end": monday(begins) + weeks * WEEK - _DAY,
            "schedule": schedule,
            "drawn_at": None if is_look else stamp,
            "reason": typed.reason.strip(),
            "prediction": typed.prediction.strip(),
            "predicted_at": stamp,
            "substitute": typed.substitute.strip(),
        },
    )
    decided = _decided(workbook, typed.group, now, standing, Choice.TAKE_A_BREAK)
    return (put(workbook, Table.BREAKS, made), *decided)


def change(typed: PlanInput, now: dt.datetime) -> Changes:
    """Save other words for a break. The plan for the hours can change at any time, the rest until it begins.

    Raises:
        InvalidInput: if a text is too long, the prediction is empty, or it is ``locked`` because it has begun.
    """
    before = typed.base
    prediction, reason = typed.prediction.strip(), typed.reason.strip()
    if has_begun(before, now) and (prediction, reason) != (before.prediction, before.reason):
        raise InvalidInput([Problem(code="locked", column="prediction")])
    if not prediction:
        raise InvalidInput([Problem(code="missing", column="prediction")])
    after = checked(
        Break,
        {
            **as_raw(before),
            "reason": reason,
            "prediction": prediction,
            "predicted_at": before.predicted_at if prediction == before.prediction else now.replace(microsecond=0),
            "substitute": typed.substitute.strip(),
        },
    )
    return () if after == before else (_changed(before, after),)


def go_back(workbook: Workbook, one: Break, now: dt.datetime, *, standing: Standing) -> Changes:
    """End a break today and go to the group again, as is always allowed; also calls off one that has not begun."""
    after = replace(one, ended_on=now.date(), decision=Choice.KEEP_GOING, decided_on=now.date())
    return (_changed(one, after), *_decided(workbook, one.group, now, standing, Choice.KEEP_GOING))


def decide_at_end(workbook: Workbook, typed: EndInput, now: dt.datetime, *, standing: Standing) -> Changes:
    """Decide about a break that is over: back, stay away, or try longer. The group's status follows.

    A look that is tried longer goes on as the same break, with the same prediction. A drawn one is closed, because its
    test holds for what was drawn only, and a look of so many weeks follows it.

    Raises:
        InvalidInput: if the note is too long, the break is not over, or no number of weeks is given for a longer one.
    """
    one, today = typed.base, now.date()
    if not is_over(one, now):
        raise InvalidInput([Problem(code="not_over", column="decision")])
    decided = _decided(workbook, one.group, now, standing, typed.choice)
    note = typed.note.strip()
    more = typed.weeks if typed.choice is Choice.TAKE_A_BREAK else None
    if typed.choice is Choice.TAKE_A_BREAK and not more:
        raise InvalidInput([Problem(code="missing", column="weeks")])
    if more and one.design is BreakDesign.LOOK_AND_SEE:
        return (_changed(one, _extended(one, more, note, today)), *decided)
    closed = checked(
        Break,
        {
            **as_raw(one),
            "ended_on": one.ended_on or one.end,
            "decision": typed.choice,
            "decided_on": today,
            "note": note or one.note,
        },
    )
    following = (put(workbook, Table.BREAKS, _look_after(workbook, closed, more, today)),) if more else ()
    return (_changed(one, closed), *decided, *following)


def _ready(workbook: Workbook, typed: BreakInput, now: dt.datetime) -> tuple[int, dt.date]:
    """How many weeks the break has and when it begins, once nothing is missing or wrong."""
    given = {"group": typed.group, "weeks": typed.weeks, "start": typed.start, "prediction": typed.prediction.strip()}
    problems = [Problem(code="missing", column=field) for field, value in given.items() if not value]
    if typed.group and of_group(workbook, typed.group, now) is not None:
        problems.append(Problem(code="on_break", column="group"))
    if typed.weeks and typed.weeks not in designs.lengths(typed.design):
        problems.append(Problem(code="not_one_of", column="weeks"))
    if typed.start and typed.start not in offers.starts(workbook, typed.group, typed.design, now):
        problems.append(Problem(code="start_passed", column="start"))
    if typed.design is not BreakDesign.LOOK_AND_SEE and not offers.meets_weekly(workbook, typed.group, now):
        problems.append(Problem(code="not_weekly", column="design"))
    if problems or typed.weeks is None or typed.start is None:
        raise InvalidInput(problems)
    return typed.weeks, typed.start


def _extended(one: Break, weeks: int, note: str, today: dt.date) -> Break:
    """The same look with so many weeks more, from the week after its last one or from this one."""
    begins = max(one.end + _DAY, monday(today))
    known = {week.week for week in one.schedule}
    more = tuple(week for week in offers.away_weeks(weeks, begins) if week.week not in known)
    return checked(
        Break,
        {
            **as_raw(one),
            "schedule": (*one.schedule, *more),
            "end": monday(begins) + weeks * WEEK - _DAY,
            "ended_on": None,
            "note": note or one.note,
        },
    )


def _look_after(workbook: Workbook, one: Break, weeks: int, today: dt.date) -> Break:
    """A look that follows a drawn break, with what was expected of that one."""
    begins = max(one.end + _DAY, monday(today))
    return Break(
        id=ids.unused(f"{begins}-{one.group}", workbook.breaks),
        group=one.group,
        start=begins,
        end=begins + weeks * WEEK - _DAY,
        schedule=offers.look_weeks(workbook, one.group, weeks, begins),
        reason=one.reason,
        prediction=one.prediction,
        predicted_at=one.predicted_at,
        substitute=one.substitute,
    )


def _decided(workbook: Workbook, group: str, now: dt.datetime, standing: Standing, choice: Choice) -> Changes:
    """The decision about the group, and its status; a note that was written with today's decision stays."""
    same_day = (one for one in workbook.decisions.values() if (one.group, one.date) == (group, now.date()))
    note = next((one.note for one in same_day), "")
    return decide(
        workbook,
        group,
        now,
        verdict=standing.verdict,
        probability=standing.probability,
        choice=choice,
        note=note,
    )


def _changed(before: Break, after: Break) -> Change:
    return Change(table=Table.BREAKS, id=before.id, before=before, after=after)
