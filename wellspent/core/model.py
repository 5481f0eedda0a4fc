"""The records of a workbook, frozen.

Every record is a plain dataclass. The constraints (a rating is 0 to 4, a weight is never negative) are part of the
types, as ``annotated_types``; they are enforced where data comes in, by ``core.border``, for files and forms alike.

Dates are local dates of the person and are never shifted to another zone. ``None`` always means "not answered" or
"not known", never zero.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Final

from annotated_types import Ge, Le, MaxLen, MinLen, Predicate

FORMAT: Final = 1
"""The version of the files' format, written into ``workbook.yaml``."""

CALLS: Final = "calls"
"""The id of the reserved group that all calls of a person belong to."""

STARTING_CRITERIA: Final = (
    "lasting-relationships",
    "could-hire-me",
    "good-time",
    "learn-something",
    "lead-or-introduction",
    "practise-talking",
    "less-alone",
)
"""The fixed ids of the criteria offered to a new user, in the order they are offered."""

TOP_RATING: Final = 4
"""The highest step of every rating scale; the lowest is 0."""


def is_slug(text: str) -> bool:
    """True for words of letters and digits, of any script, joined by hyphens."""
    return re.fullmatch(r"[^\W_]+(-[^\W_]+)*", text) is not None


def _is_near(day: dt.date) -> bool:
    return 1900 <= day.year < 2200  # noqa: PLR2004


def _is_monday(day: dt.date) -> bool:
    return day.weekday() == 0


def _has_offset(stamp: dt.datetime) -> bool:
    return stamp.utcoffset() is not None


def _has_no_offset(time: dt.time) -> bool:
    return time.tzinfo is None


def _is_readable(text: str) -> bool:
    return "\0" not in text


def _has_no_semicolon(text: str) -> bool:
    return ";" not in text


def _has_no_outer_space(text: str) -> bool:
    return text == text.strip()


Slug = Annotated[str, MinLen(1), MaxLen(120), Predicate(is_slug)]
Line = Annotated[str, MaxLen(500), Predicate(_is_readable)]
Text = Annotated[str, MaxLen(20_000), Predicate(_is_readable)]
Name = Annotated[str, MinLen(1), MaxLen(200), Predicate(_is_readable)]
Tag = Annotated[Line, MinLen(1), Predicate(_has_no_semicolon), Predicate(_has_no_outer_space)]
"""A word of the person's own; tags stand in one cell, joined by semicolons."""
Rating = Annotated[int, Ge(0), Le(TOP_RATING)]
Minutes = Annotated[int, Ge(0), Le(7 * 24 * 60)]
Hours = Annotated[float, Ge(0), Le(168)]
Cost = Annotated[Decimal, Ge(Decimal(0)), Le(Decimal(1_000_000_000))]
Value = Annotated[float, Ge(0), Le(100)]
Probability = Annotated[float, Ge(0), Le(1)]
Stamp = Annotated[dt.datetime, Predicate(_has_offset)]
LocalTime = Annotated[dt.time, Predicate(_has_no_offset)]
Day = Annotated[dt.date, Predicate(_is_near)]
"""A local date. The bounds catch slips of the pen ("0206-03-09"), and keep reckoning with days from running over."""
Monday = Annotated[Day, Predicate(_is_monday)]
Extra = Mapping[str, str]
"""Columns that a person added to a file; kept as they are."""

_FORBID: Final = {"extra": "forbid"}


class Weighting(StrEnum):
    """How weights follow from what the person gave."""

    RANK = "rank"
    HAND = "hand"


class Kind(StrEnum):
    """What sort of gathering a group is."""

    JOB_SEEKERS = "job_seekers"
    PROFESSIONAL = "professional"
    ALUMNI = "alumni"
    ONLINE = "online"
    FAIR = "fair"
    SOCIAL = "social"
    ONE_TO_ONE = "one_to_one"
    CALL = "call"


class GroupStatus(StrEnum):
    """Whether the person goes there at present."""

    ATTENDING = "attending"
    ON_BREAK = "on_break"
    STOPPED = "stopped"


class MeetingStatus(StrEnum):
    """What became of one occasion."""

    PLANNED = "planned"
    ATTENDED = "attended"
    NOT_ATTENDED = "not_attended"
    CANCELLED = "cancelled"


class VerdictCode(StrEnum):
    """What the record says about a group."""

    KEEP_GOING = "keep_going"
    SKIP = "skip"
    TAKE_A_BREAK = "take_a_break"
    TOO_EARLY = "too_early"


class Choice(StrEnum):
    """What the person decides about a group, whatever the verdict."""

    KEEP_GOING = "keep_going"
    SKIP = "skip"
    TAKE_A_BREAK = "take_a_break"
    NOT_YET = "not_yet"


class OutcomeKind(StrEnum):
    """What came of a meeting, a group or a person."""

    LEAD = "lead"
    INTRODUCTION = "introduction"
    REFERRAL = "referral"
    INTERVIEW = "interview"
    OFFER = "offer"


class Tie(StrEnum):
    """How well a person is known."""

    BARELY = "barely"
    MODERATELY = "moderately"
    WELL = "well"


class BreakDesign(StrEnum):
    """How a break is laid out over the weeks."""

    LOOK_AND_SEE = "look_and_see"
    BLOCKS = "blocks"
    ABAB = "abab"


class Phase(StrEnum):
    """What one week of a break is for."""

    ATTENDING = "attending"
    ON_BREAK = "on_break"


class FirstSteps(StrEnum):
    """How far a new person got; ``DONE`` also when they chose to leave the first steps."""

    NEW = "new"
    DEFINED = "defined"
    RATED = "rated"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """``workbook.yaml``: facts about the workbook as a whole."""

    __pydantic_config__: ClassVar = _FORBID

    format: int = FORMAT
    time_zone: Line | None = None
    currency: Annotated[str, MaxLen(12)] | None = None
    language: Annotated[str, MaxLen(35)] = "en"
    first_steps: FirstSteps = FirstSteps.NEW
    found_work_on: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing to walk away with.

    ``rank`` counts from 1 over the criteria in use and is ``None`` while retired; ``points`` is what the person gave
    by hand. Both are stored; the weights follow from them (``scoring.weights``).
    """

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    text: Name
    rank: Annotated[int, Ge(1), Le(1000)] | None = None
    points: Value | None = None
    since: Day
    retired_on: Day | None = None

    @property
    def in_use(self) -> bool:
        """True unless the person has retired it."""
        return self.retired_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """``definition.yaml``: what makes a meeting useful for this person.

    ``fewest_rated``, ``close_call`` (points of value) and ``draining_at`` are the thresholds of the verdict: how many
    rated meetings it takes, how near the bar counts as "about at the bar", and how probable a draining must be.
    """

    __pydantic_config__: ClassVar = _FORBID

    purpose: Text = ""
    criteria: tuple[Criterion, ...] = ()
    weighting: Weighting = Weighting.RANK
    bar: Value = 50.0
    weekly_hours: Hours | None = None
    careful: bool = False
    fewest_rated: Annotated[int, Ge(1), Le(100)] = 3
    close_call: Annotated[float, Ge(0), Le(50)] = 5.0
    draining_at: Probability = 0.9

    @property
    def in_use(self) -> tuple[Criterion, ...]:
        """The criteria that count today, in the order of their ranks; those without a rank last."""
        used = [criterion for criterion in self.criteria if criterion.in_use]
        used.sort(key=lambda criterion: (criterion.rank is None, criterion.rank or 0))
        return tuple(used)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A gathering that repeats."""

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    name: Name
    kind: Kind = Kind.JOB_SEEKERS
    usual_minutes: Minutes | None = None
    usual_travel_minutes: Minutes | None = None
    per_week_most: Annotated[int, Ge(0), Le(50)] | None = None
    status: GroupStatus = GroupStatus.ATTENDING
    gathering: Slug | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One occasion of a group, planned or past. Ratings run from 0 to 4; costs are in the workbook's currency."""

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    date: Day
    start: LocalTime | None = None
    group: Slug
    status: MeetingStatus = MeetingStatus.ATTENDED
    minutes: Minutes | None = None
    travel_minutes: Minutes | None = None
    before_minutes: Minutes | None = None
    after_minutes: Minutes | None = None
    cost: Cost | None = None
    expected: Rating | None = None
    expected_mood: Rating | None = None
    expected_at: Stamp | None = None
    got: Mapping[Slug, Rating] = field(default_factory=dict, hash=False)
    mood_before: Rating | None = None
    mood_after: Rating | None = None
    progress: Rating | None = None
    worth: Rating | None = None
    people: tuple[Slug, ...] = ()
    note: Text = ""
    tags: tuple[Tag, ...] = ()
    source: Annotated[str, MinLen(1), MaxLen(2000), Predicate(_is_readable)] = "typed"
    rated_at: Stamp | None = None
    edited_at: Stamp | None = None
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the person decided about a group, beside what the verdict was that day."""

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    date: Day
    group: Slug
    verdict: VerdictCode
    probability: Probability | None = None
    decision: Choice
    note: Text = ""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Something that came of the networking, however much later."""

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    date: Day
    kind: OutcomeKind
    group: Slug | None = None
    meeting: Slug | None = None
    person: Slug | None = None
    note: Text = ""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One week, named by its Monday."""

    __pydantic_config__: ClassVar = _FORBID

    week: Monday
    hours: Hours | None = None
    mood: Rating | None = None
    confidence: Rating | None = None
    note: Text = ""
    extra: Extra = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        """The week's Monday, as it stands in the file."""
        return self.week.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody to call."""

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    name: Name
    company: Line = ""
    phone: Line = ""
    email: Line = ""
    tie: Tie | None = None
    could_hire: bool | None = None
    met_at: Slug | None = None
    next_step: Line = ""
    next_date: Day | None = None
    note: Text = ""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledWeek:
    """One week of a break's schedule."""

    __pydantic_config__: ClassVar = _FORBID

    week: Monday
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """An experiment: one group left out for some weeks, with a prediction, an end and a substitute."""

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    group: Slug
    design: BreakDesign = BreakDesign.LOOK_AND_SEE
    start: Day
    end: Day
    schedule: tuple[ScheduledWeek, ...] = ()
    drawn_at: Stamp | None = None
    reason: Text = ""
    prediction: Text = ""
    predicted_at: Stamp | None = None
    substitute: Text = ""
    ended_on: Day | None = None
    decision: Choice | None = None
    decided_on: Day | None = None
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A call script in the person's own words; the pitch of oneself is the one of kind ``pitch``."""

    __pydantic_config__: ClassVar = _FORBID

    id: Slug
    kind: Slug
    text: Text
    edited_at: Stamp | None = None


Record = About | Definition | Group | Meeting | Decision | Outcome | CheckIn | Person | Break | Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """Everything one person has written. Records are keyed by id, in the order of their files."""

    about: About = About()
    definition: Definition = Definition()
    groups: Mapping[str, Group] = field(default_factory=dict, hash=False)
    meetings: Mapping[str, Meeting] = field(default_factory=dict, hash=False)
    decisions: Mapping[str, Decision] = field(default_factory=dict, hash=False)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict, hash=False)
    checkins: Mapping[str, CheckIn] = field(default_factory=dict, hash=False)
    people: Mapping[str, Person] = field(default_factory=dict, hash=False)
    breaks: Mapping[str, Break] = field(default_factory=dict, hash=False)
    scripts: Mapping[str, Script] = field(default_factory=dict, hash=False)

    def group_name(self, group_id: str) -> str:
        """The group's name, or its id where ``groups.yaml`` does not know it."""
        group = self.groups.get(group_id)
        return group.name if group is not None else group_id


EMPTY: Final = Workbook()
