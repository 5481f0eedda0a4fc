"""Hypothesis strategies for records and whole workbooks: all that the model allows, the awkward parts included."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from wellspent.core.model import (
    About,
    Break,
    BreakDesign,
    CheckIn,
    Choice,
    Criterion,
    Decision,
    Definition,
    FirstSteps,
    Group,
    GroupStatus,
    Kind,
    Meeting,
    MeetingStatus,
    Outcome,
    OutcomeKind,
    Person,
    Phase,
    ScheduledWeek,
    Script,
    Tie,
    VerdictCode,
    Weighting,
    Workbook,
)

_AWKWARD = (
    "no", "null", "~", "5", "1e3", "0x10", "2026-01-05", "09:30", "=1+1", "@cmd", "- a", "a: b", "a #b", "'", '"', '""',
    ",", ";", "\n", "\r\n", "\r", "\t", " ", " a ", "a\n\n b\n", "\n\n", "|", ">", "&a", "*a", "!t", "%", "[", "{x}",
    "é", "日本語", "😀", "e\u0301", "\u2028", "\x85", "\ufeff", "\x0b", "\u200b", "true", "on", "<<", "---", "...", "?",
)  # fmt: skip

_characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.one_of(
    st.text(_characters, max_size=40),
    st.lists(st.sampled_from(_AWKWARD), max_size=6).map("".join),
    st.sampled_from(_AWKWARD),
)
names = texts.filter(lambda text: 1 <= len(text) <= 200)
slugs = st.from_regex(r"[a-z0-9éß日]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
tags = texts.map(lambda text: text.replace(";", ",").strip()).filter(bool)
ratings = st.integers(0, 4)
minutes = st.integers(0, 7 * 24 * 60)
dates = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
mondays = st.dates(dt.date(2000, 1, 3), dt.date(2100, 1, 1)).map(lambda day: day - dt.timedelta(days=day.weekday()))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda away: dt.timezone(dt.timedelta(minutes=away)))
stamps = st.datetimes(
    dt.datetime.fromisoformat("1900-01-01"), dt.datetime.fromisoformat("2200-01-01"), timezones=offsets
)
hours = st.floats(0, 168)
values = st.floats(0, 100)
costs = st.decimals(0, Decimal(1_000_000), places=2)
extras = st.dictionaries(
    st.sampled_from(["my notes", "Colour", "got", "extra", "got.not an id", "é", ""]), texts.filter(bool), max_size=2
)


def _maybe(strategy):
    return st.none() | strategy


abouts = st.builds(
    About,
    format=st.just(1),
    time_zone=_maybe(texts),
    currency=_maybe(texts.map(lambda text: text[:12])),
    language=texts.map(lambda text: text[:35]),
    first_steps=st.sampled_from(FirstSteps),
    found_work_on=_maybe(dates),
)
criteria = st.builds(
    Criterion,
    id=slugs,
    text=names,
    rank=_maybe(st.integers(1, 1000)),
    points=_maybe(values),
    since=dates,
    retired_on=_maybe(dates),
)
definitions = st.builds(
    Definition,
    purpose=texts,
    criteria=st.lists(criteria, max_size=4, unique_by=lambda criterion: criterion.id).map(tuple),
    weighting=st.sampled_from(Weighting),
    bar=values,
    weekly_hours=_maybe(hours),
    careful=st.booleans(),
    fewest_rated=st.integers(1, 100),
    close_call=st.floats(0, 50),
    draining_at=st.floats(0, 1),
)
groups = st.builds(
    Group,
    id=slugs,
    name=names,
    kind=st.sampled_from(Kind),
    usual_minutes=_maybe(minutes),
    usual_travel_minutes=_maybe(minutes),
    per_week_most=_maybe(st.integers(0, 50)),
    status=st.sampled_from(GroupStatus),
    gathering=_maybe(slugs),
)
meetings = st.builds(
    Meeting,
    id=slugs,
    date=dates,
    start=_maybe(st.times()),
    group=slugs,
    status=st.sampled_from(MeetingStatus),
    minutes=_maybe(minutes),
    travel_minutes=_maybe(minutes),
    before_minutes=_maybe(minutes),
    after_minutes=_maybe(minutes),
    cost=_maybe(costs),
    expected=_maybe(ratings),
    expected_mood=_maybe(ratings),
    expected_at=_maybe(stamps),
    got=st.dictionaries(slugs, ratings, max_size=3),
    mood_before=_maybe(ratings),
    mood_after=_maybe(ratings),
    progress=_maybe(ratings),
    worth=_maybe(ratings),
    people=st.lists(slugs, max_size=3).map(tuple),
    note=texts,
    tags=st.lists(tags, max_size=3).map(tuple),
    source=names,
    rated_at=_maybe(stamps),
    edited_at=_maybe(stamps),
    asked_on=_maybe(dates),
    extra=extras,
)
decisions = st.builds(
    Decision,
    id=slugs,
    date=dates,
    group=slugs,
    verdict=st.sampled_from(VerdictCode),
    probability=_maybe(st.floats(0, 1)),
    decision=st.sampled_from(Choice),
    note=texts,
    extra=extras,
)
outcomes = st.builds(
    Outcome,
    id=slugs,
    date=dates,
    kind=st.sampled_from(OutcomeKind),
    group=_maybe(slugs),
    meeting=_maybe(slugs),
    person=_maybe(slugs),
    note=texts,
    extra=extras,
)
checkins = st.builds(
    CheckIn,
    week=mondays,
    hours=_maybe(hours),
    mood=_maybe(ratings),
    confidence=_maybe(ratings),
    note=texts,
    extra=extras,
)
people = st.builds(
    Person,
    id=slugs,
    name=names,
    company=texts,
    phone=texts,
    email=texts,
    tie=_maybe(st.sampled_from(Tie)),
    could_hire=_maybe(st.booleans()),
    met_at=_maybe(slugs),
    next_step=texts,
    next_date=_maybe(dates),
    note=texts,
    extra=extras,
)
breaks = st.builds(
    Break,
    id=slugs,
    group=slugs,
    design=st.sampled_from(BreakDesign),
    start=dates,
    end=dates,
    schedule=st.lists(st.builds(ScheduledWeek, week=mondays, phase=st.sampled_from(Phase)), max_size=3).map(tuple),
    drawn_at=_maybe(stamps),
    reason=texts,
    prediction=texts,
    predicted_at=_maybe(stamps),
    substitute=texts,
    ended_on=_maybe(dates),
    decision=_maybe(st.sampled_from(Choice)),
    decided_on=_maybe(dates),
    note=texts,
)
scripts = st.builds(Script, id=slugs, kind=slugs, text=texts, edited_at=_maybe(stamps))


def table(records):
    """Some of ``records``, by id."""
    return st.lists(records, max_size=4, unique_by=lambda record: record.id).map(
        lambda found: {record.id: record for record in found}
    )


workbooks = st.builds(
    Workbook,
    about=abouts,
    definition=definitions,
    groups=table(groups),
    meetings=table(meetings),
    decisions=table(decisions),
    outcomes=table(outcomes),
    checkins=table(checkins),
    people=table(people),
    breaks=table(breaks),
    scripts=table(scripts),
)

one_record = st.one_of(
    abouts.map(lambda about: Workbook(about=about)),
    definitions.map(lambda definition: Workbook(definition=definition)),
    groups.map(lambda group: Workbook(groups={group.id: group})),
    meetings.map(lambda meeting: Workbook(meetings={meeting.id: meeting})),
    decisions.map(lambda decision: Workbook(decisions={decision.id: decision})),
    outcomes.map(lambda outcome: Workbook(outcomes={outcome.id: outcome})),
    checkins.map(lambda checkin: Workbook(checkins={checkin.id: checkin})),
    people.map(lambda person: Workbook(people={person.id: person})),
    breaks.map(lambda pause: Workbook(breaks={pause.id: pause})),
    scripts.map(lambda script: Workbook(scripts={script.id: script})),
)
"""Workbooks with a single record: many of them are tried in the time that one full workbook takes."""
