"""The sample workbook: groups and their meetings, dealt from the story by a seed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random
from typing import Final, TypeVar

from wellspent.core import ids
from wellspent.core.model import (
    CALLS,
    About,
    Criterion,
    Definition,
    FirstSteps,
    Group,
    GroupStatus,
    Kind,
    Meeting,
    MeetingStatus,
    Workbook,
)
from wellspent.core.sample import around, weeks
from wellspent.core.sample.story import COFFEES, FORMS, JOB_CLUB, ONLINE, PARTS, PLACES, PURPOSE, Part

C = TypeVar("C")

SEED: Final = 2026
END: Final = dt.date(2026, 10, 30)
GROUPS: Final = len(PARTS)
MEETINGS: Final = sum(part.share for part in PARTS)

_STATUS: Final = {JOB_CLUB.name: GroupStatus.STOPPED, ONLINE.name: GroupStatus.ON_BREAK}
_STOPPED_WEEKS: Final = 2
_UNRATED: Final = 0.09
_LEFT_BLANK: Final = 0.12
_LATE: Final = 0.12
_MISSED: Final = 0.05
_CALLED_OFF: Final = 0.03
_NOTED: Final = 0.75
_FORETOLD: Final = 0.4


def make(*, groups: int = GROUPS, meetings: int = MEETINGS, seed: int = SEED, end: dt.date = END) -> Workbook:
    """A workbook that ends on ``end``, the same for the same arguments.

    Args:
        groups: How many groups; after the six of the story others like them. From six on, the calls are one more.
        meetings: How many past meetings, shared out among the groups; some planned ones, and eight calls, come on top.
        seed: Another seed, another life.
        end: The last day; Fridays look best.
    """
    random = Random(seed)  # noqa: S311 - a story needs no secrecy
    cast = _cast(groups, random)
    counts = _shared_out([part.share for part in cast.values()], meetings)
    definition = _definition(end)
    made: list[Meeting] = []
    people = around.people(end)
    for (group, part), count in zip(cast.items(), counts, strict=True):
        made += _Dealer(group, part, definition, random, tuple(people)).meetings(count, end)
    groups_by_id = {group: _group(group, part) for group, part in cast.items()}
    if groups >= GROUPS:
        groups_by_id[CALLS] = Group(id=CALLS, name="Calls", kind=Kind.CALL, per_week_most=1)
        made += around.calls(end).values()
    made.sort(key=lambda meeting: (meeting.date, meeting.start or dt.time(), meeting.id))
    by_id = {meeting.id: around.asked(meeting, end) for meeting in made}
    return Workbook(
        about=About(time_zone=around.ZONE.key, currency="EUR", first_steps=FirstSteps.DONE),
        definition=definition,
        groups=groups_by_id,
        meetings=by_id,
        decisions=around.of_groups(around.decisions(end), tuple(cast)),
        outcomes=around.of_groups(around.outcomes(by_id, end), tuple(groups_by_id)),
        checkins=weeks.checkins(end),
        people=people,
        breaks=around.of_groups(weeks.breaks(end), tuple(cast)),
        scripts=around.scripts(end),
    )


def _definition(end: dt.date) -> Definition:
    """Four criteria in use, the last of them added half-way, and one that was retired."""
    start = around.monday(end) - dt.timedelta(weeks=26)
    later, retired = start + dt.timedelta(weeks=13), start + dt.timedelta(weeks=10)
    return Definition(
        purpose=PURPOSE,
        criteria=(
            Criterion(
                id="lasting-relationships",
                text="Meet people I would like an ongoing relationship with",
                rank=1,
                since=start,
            ),
            Criterion(id="could-hire-me", text="Meet people who could hire me", rank=2, since=start),
            Criterion(id="learn-something", text="Learn something I can use", rank=3, since=start),
            Criterion(id="good-time", text="Have a good time", since=start, retired_on=retired),
            Criterion(id="small-firms-nearby", text="Hear about small firms nearby", rank=4, since=later),
        ),
        bar=50.0,
        weekly_hours=9.0,
    )


def _cast(groups: int, random: Random) -> dict[str, Part]:
    """The part that each group plays, by its id. Beyond the story, invented names play the parts again."""
    cast = {around.group_id(part): part for part in PARTS[:groups]}
    names = [f"{place} {form}" for place, form in product(PLACES, FORMS)]
    random.shuffle(names)
    for number in range(len(cast), groups):
        part = PARTS[number % len(PARTS)]
        name = names[number % len(names)]
        group = ids.unused(ids.slug(name, "group"), cast)
        cast[group] = replace(part, name=name if number < len(names) else f"{name} {number}")
    return cast


def _group(group: str, part: Part) -> Group:
    return Group(
        id=group,
        name=part.name,
        kind=part.kind,
        usual_minutes=part.minutes,
        usual_travel_minutes=part.travel_minutes,
        per_week_most=2 if part is COFFEES else 1,
        status=_STATUS.get(part.name, GroupStatus.ATTENDING),
    )


def _shared_out(shares: Sequence[int], total: int) -> list[int]:
    """``total`` in whole numbers, in proportion to the shares."""
    counts = [total * share // sum(shares) for share in shares]
    for position in range(total - sum(counts)):
        counts[position % len(counts)] += 1
    return counts


def _dealt(deck: Sequence[C], random: Random) -> Iterator[C]:
    """The cards of the deck in some order, shuffled anew whenever they have run out."""
    while True:
        yield from random.sample(deck, len(deck))


class _Dealer:
    """Deals the meetings of one group."""

    def __init__(self, group: str, part: Part, definition: Definition, random: Random, people: Sequence[str]) -> None:
        self._group, self._part, self._random = group, part, random
        self._criteria = [(one, _dealt(part.got, random)) for one in definition.criteria]
        # What came before the definition was rated by the criteria that it began with.
        self._first_day = min(one.since for one in definition.criteria)
        self._mood, self._progress = _dealt(part.mood, random), _dealt(part.progress, random)
        self._notes, self._people = _dealt(part.notes, random), _dealt(people, random)

    def meetings(self, count: int, end: dt.date) -> Iterator[Meeting]:
        """``count`` past meetings, latest first, and up to two planned ones."""
        day = end - dt.timedelta(days=(end.weekday() - self._part.weekday) % 7)
        if self._part is JOB_CLUB:
            day -= dt.timedelta(weeks=_STOPPED_WEEKS)
        else:
            yield from (self._planned(day + dt.timedelta(weeks=self._part.every * step), end) for step in (1, 2))
        while count:
            if not weeks.is_left_out(self._part, day, end):
                yield self._past(day)
                count -= 1
            day -= dt.timedelta(weeks=self._part.every)

    def _planned(self, day: dt.date, end: dt.date) -> Meeting:
        beforehand = dt.datetime.combine(end, dt.time(12, 5), around.ZONE) if self._random.random() < _NOTED else None
        return replace(
            self._occasion(day),
            status=MeetingStatus.PLANNED,
            minutes=self._part.minutes,
            expected=next(self._criteria[0][1]) if beforehand else None,
            expected_mood=self._random.choice((1, 2, 3)) if beforehand else None,
            expected_at=beforehand,
        )

    def _past(self, day: dt.date) -> Meeting:
        fate = self._random.random()
        # Two meetings are too few to lose one: the fair is to have its two ratings.
        rare = self._part.share < 5  # noqa: PLR2004
        if fate < _CALLED_OFF and not rare:
            return replace(self._occasion(day), status=MeetingStatus.CANCELLED, minutes=self._part.minutes)
        if fate < _CALLED_OFF + _MISSED and not rare:
            note = self._random.choice(("Too tired.", "Forgot.", "The car would not start.", ""))
            return replace(self._occasion(day), status=MeetingStatus.NOT_ATTENDED, note=note)
        if fate < _CALLED_OFF + _MISSED + _UNRATED and not rare:
            return replace(self._occasion(day), minutes=self._part.minutes, travel_minutes=self._part.travel_minutes)
        return self._rated(day)

    def _rated(self, day: dt.date) -> Meeting:
        random, part = self._random, self._part
        change = next(self._mood)
        before = random.randint(max(0, -change), min(4, 4 - change))
        felt = random.random() >= _LEFT_BLANK
        return replace(
            self._foretold(day),
            minutes=part.minutes + random.choice((-15, 0, 0, 0, 15)),
            travel_minutes=part.travel_minutes,
            before_minutes=random.choice((None, 10, 15)),
            after_minutes=random.choice((None, None, 20)),
            cost=part.cost,
            got={one.id: next(deck) for one, deck in self._criteria if _asked(one, max(day, self._first_day))},
            mood_before=before if felt else None,
            mood_after=before + change if felt else None,
            progress=next(self._progress) if random.random() >= _LEFT_BLANK else None,
            worth=random.choice(part.got),
            people=(next(self._people),) if part is COFFEES else (),
            note=next(self._notes) if random.random() < _NOTED else "",
            rated_at=self._rated_at(day),
        )

    def _foretold(self, day: dt.date) -> Meeting:
        """The occasion, with what was expected of it the evening before, if that was written down; full of hope."""
        occasion, chance = self._occasion(day), Random(f"{self._group} {day}")  # noqa: S311
        if chance.random() >= _FORETOLD:
            return occasion
        return replace(
            occasion,
            expected=chance.choice((2, 3, 3)),
            expected_mood=chance.choice((1, 2, 3)),
            expected_at=dt.datetime.combine(day - dt.timedelta(days=1), dt.time(20, 10), around.ZONE),
        )

    def _occasion(self, day: dt.date) -> Meeting:
        source = f"ics:{self._group}@example.org#{day:%Y%m%d}T{self._part.start:%H%M%S}"
        return Meeting(
            id=f"{day}-{self._group}",
            date=day,
            start=self._part.start,
            group=self._group,
            source=source if self._part.from_calendar else "typed",
        )

    def _rated_at(self, day: dt.date) -> dt.datetime:
        """The same evening, or days later: those are the late ones."""
        over = dt.datetime.combine(day, self._part.start) + dt.timedelta(minutes=self._part.minutes)
        late = self._random.random() < _LATE
        wait = dt.timedelta(days=self._random.randint(2, 6) if late else 0, minutes=self._random.randint(20, 150))
        return (over + wait).replace(tzinfo=around.ZONE)


def _asked(criterion: Criterion, day: dt.date) -> bool:
    return criterion.since <= day and (criterion.retired_on is None or day < criterion.retired_on)
