"""The records, one for each row or entry of a file. Frozen; ``None`` always means not answered or not known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Final

from annotated_types import Ge, Le, MaxLen

from wellspent.core.model.kinds import (
    BreakDesign,
    Choice,
    FirstSteps,
    GroupStatus,
    Kind,
    MeetingStatus,
    OutcomeKind,
    Phase,
    Tie,
    VerdictCode,
    Weighting,
)
from wellspent.core.model.limits import (
    FORMAT,
    Cost,
    Day,
    Extra,
    Hours,
    Line,
    LocalTime,
    Minutes,
    Monday,
    Name,
    Probability,
    Rating,
    Slug,
    Source,
    Stamp,
    Tag,
    Text,
    Value,
)

_FORBID: Final = {"extra": "forbid"}


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
    """One occasion of a group, planned or past. Ratings run from 0 to 4; costs are in the workbook's currency.

    ``asked_on`` is the day on which the person last answered that nothing had come of it yet (``core.outcomes``).
    """

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
    source: Source = "typed"
    rated_at: Stamp | None = None
    edited_at: Stamp | None = None
    asked_on: Day | None = None
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
