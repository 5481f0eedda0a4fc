"""What the fields of records are called when two versions of a record are laid side by side."""

from collections.abc import Mapping

from wellspent.words import define, outcomes, people, scales, scripts

FIELD = {
    "group": "Group",
    "date": "Date",
    "start": "Start",
    "status": "What became of it",
    "minutes": "Minutes there",
    "travel_minutes": "Minutes of travel",
    "before_minutes": "Minutes getting ready",
    "after_minutes": "Minutes of follow-up",
    "cost": "Cost",
    "got": "What you got",
    "mood_before": "Mood before",
    "mood_after": "Mood after",
    "progress": "Moved the search",
    "worth": "Worth the time",
    "note": "Notes",
    "tags": "Tags",
    "purpose": "Why you go",
    "criteria": "What you want to walk away with",
    "weighting": "How they count",
    "bar": "The bar",
    "weekly_hours": "Hours a week",
    "decision": "Your decision",
    "verdict": "What the record said",
    "probability": "How sure that was",
    "name": "Name",
    "kind": "Sort of gathering",
    "usual_minutes": "Usual minutes there",
    "usual_travel_minutes": "Usual minutes of travel",
    "per_week_most": "Times a week at the most",
    "gathering": "Gathering of the club",
    "id": "Id in the file",
    "expected": "What you expected",
    "expected_mood": "Mood you expected",
    "expected_at": "When you wrote down what you expected",
    "people": "People",
    "source": "Where it came from",
    "extra": "Columns of your own",
    "careful": "Be careful with verdicts",
    "fewest_rated": "Rated meetings that a verdict takes",
    "close_call": "How near the bar is a close call",
    "draining_at": "How sure a draining has to be",
    "format": "Format of the files",
    "time_zone": "Time zone",
    "currency": "Currency",
    "language": "Language",
    "first_steps": "How far the first steps got",
    "found_work_on": "Found work on",
    "asked_on": "Last answered that nothing came of it",
    "meeting": "Meeting",
    "person": "Person",
    "week": "Week from",
    "hours": "Hours on the search",
    "mood": "Mood",
    "confidence": "Ready to call",
    "company": "Where they work",
    "phone": "Telephone",
    "email": "E-mail",
    "tie": "How well you know them",
    "could_hire": "Could hire",
    "met_at": "Where you met",
    "next_step": "What comes next",
    "next_date": "The day for it",
    "design": "How the break is laid out",
    "end": "Last day",
    "schedule": "The weeks as they were drawn",
    "drawn_at": "When they were drawn",
    "reason": "Why",
    "prediction": "What you expected to happen",
    "predicted_at": "When you wrote down what you expected",
    "substitute": "What you do instead",
    "ended_on": "Ended on",
    "decided_on": "Decided on",
    "text": "The words",
    "rated_at": "Rated at",
    "edited_at": "Changed at",
}
FIELD_OF = {
    "Group": {"status": "Whether you go there"},
    "Outcome": {"kind": "What it was", "group": "The group it came from", "meeting": "The meeting it came from"},
    "Break": {"start": "First day"},
    "Script": {"kind": "What it is for"},
}
"""Where a field is called otherwise in records of one sort."""
STATUS = {
    "planned": "planned",
    "attended": "attended",
    "not_attended": "not attended",
    "cancelled": "cancelled",
    "attending": "going there",
    "on_break": "taking a break",
    "stopped": "stopped",
}
FIRST_STEPS = {
    "new": "not begun",
    "defined": "said what matters",
    "rated": "rated a meeting",
    "done": "done",
}
STAMPS = frozenset({"rated_at", "edited_at"})
WHOLE = "The whole record"
THERE = "still there"


YES_OR_NO = {True: "yes", False: "no"}
PHASE = {"attending": "going there", "on_break": "break"}
DESIGN = {
    "look_and_see": "look and see",
    "blocks": "blocks of two weeks",
    "abab": "twice without, twice with",
}


CODE: dict[str, Mapping[str, str]] = {
    "status": STATUS,
    # Groups, outcomes and scripts each have a kind; no two of them share a code.
    "kind": {**scales.KIND, **outcomes.KIND, **scripts.KIND},
    "verdict": scales.VERDICT,
    "decision": scales.CHOICE,
    "weighting": define.WEIGHTING_NAME,
    "first_steps": FIRST_STEPS,
    "tie": people.TIE,
    "design": DESIGN,
    "phase": PHASE,
}
"""What the codes in a field are called."""


def code(name: str, value: str) -> str:
    """What a code in the field of that name is called."""
    return CODE[name].get(value, value)


def field(record: str, name: str) -> str:
    """What a field is called, in a record of that sort."""
    return FIELD_OF.get(record, {}).get(name, FIELD[name])


def week(day: str, phase: str) -> str:
    """One week of a break's schedule."""
    return f"{day}: {phase}"


def criterion(place: int, text: str, points: float | None) -> str:
    """One criterion in use, with its place and the points that it was given by hand."""
    return f"{place}. {text}" if points is None else f"{place}. {text} ({points:g})"


def retired(text: str) -> str:
    """One criterion that no longer counts."""
    return f"{text} (retired)"
