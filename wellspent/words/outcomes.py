"""Outcomes: what came of it, where it came from, and the question that is asked some weeks later."""

from collections.abc import Sequence

from wellspent.words.common import meetings

KIND = {
    "lead": "Lead",
    "introduction": "Introduction",
    "referral": "Referral",
    "interview": "Interview",
    "offer": "Offer",
}
KIND_HELP = (
    "A lead is word of a job. An introduction is somebody who brings you together with somebody. A referral is "
    "somebody who puts your name forward."
)
SOURCE = {
    "meeting": "A meeting",
    "call": "A call",
    "group": "A group",
    "person": "A person",
    "elsewhere": "Elsewhere",
}
ONE = {
    "lead": "lead",
    "introduction": "introduction",
    "referral": "referral",
    "interview": "interview",
    "offer": "offer",
}
MANY = {
    "lead": "leads",
    "introduction": "introductions",
    "referral": "referrals",
    "interview": "interviews",
    "offer": "offers",
}

LEAD = (
    "Most of what comes of a meeting comes weeks later, and by way of somebody. Note it here with where it came from, "
    "however late."
)
ASK = "Did anything come of it?"
ASK_LEAD = "These are some weeks ago. “Nothing yet” is an answer, and you are asked at most twice about each."
NOTHING_YET = "Nothing yet"
SOMETHING = "Something did"
NOTHING_FROM_ANY = "Nothing yet from any of these"
NEW = "Something came of it"
CHANGE_TITLE = "Change"
WHAT = "What was it?"
DATE = "When?"
FROM = "Where did it come from?"
MEETING = "Which meeting?"
CALL = "Which call?"
GROUP = "Which group?"
PERSON = "Who?"
THROUGH = "Through whom? (if it was somebody)"
PICK = "Pick one, or type to find it"
NOTE = "Notes"
SAVE = "Save this"
CANCEL = "Back without saving"
CHANGE = "Change"
DELETE = "Delete"
LIST = "What came of it so far"
NONE_YET = "Nothing is written down yet. That is how it begins for most people; it often takes some weeks."
GONE = "That entry is not in your workbook any more. Perhaps it was deleted. You can add a new one here."
FROM_ELSEWHERE = "from elsewhere"
WAY = "The way there"
WAY_OFFERS = "How your offers came about"
WAY_INTERVIEWS = "How your interviews came about"
TO_OUTCOMES = "Note what came of a meeting"
TO_CHARTS = "See hours and outcomes side by side"
UNKNOWN_START = "where it began is not noted"


def saved(kind: str, day: str) -> str:
    """What is said after saving."""
    return f"Saved: {kind.lower()}, {day}."


def deleted(kind: str, day: str) -> str:
    """What is said after deleting."""
    return f"Deleted: {kind.lower()}, {day}."


def nothing_yet(number: int) -> str:
    """What is said after the answer that nothing has come of some meetings."""
    return f"Noted: nothing yet from {meetings(number)}."


def asked(group: str, day: str, people: Sequence[str]) -> str:
    """One meeting that is asked about."""
    return f"**{group}** · {day}{f', with {listed(people)}' if people else ''}"


def meeting(group: str, day: str) -> str:
    """A meeting to pick from a list."""
    return f"{day} · {group}"


def call(person: str, day: str) -> str:
    """A call to pick from a list."""
    return f"{day} · {person}" if person else day


def line(kind: str, day: str, came_from: str) -> str:
    """One outcome in the list."""
    return f"**{kind}** · {day} · {came_from}"


def came_from(group: str | None, day: str | None, person: str | None) -> str:
    """Where an outcome came from, as far as it is known."""
    parts = []
    if group is not None:
        parts.append(f"from {group}{f', {day}' if day is not None else ''}")
    if person is not None:
        parts.append(f"through {person}" if parts else f"from {person}")
    return ", ".join(parts) or FROM_ELSEWHERE


def way(steps: Sequence[str], began: str) -> str:
    """The steps of one way, from its end back to where it began."""
    return f"{' ← '.join(steps)} ← {began}"


def step(kind: str, day: str) -> str:
    """One step of a way."""
    return f"{kind} ({day})"


def began(group: str | None, day: str | None, person: str | None) -> str:
    """The beginning of a way."""
    met = f"met at {group}{f' on {day}' if day is not None else ''}" if group is not None else ""
    if person is not None:
        return f"{person}, {met}" if met else f"{person}; {UNKNOWN_START}"
    if group is not None:
        return f"{group}{f' on {day}' if day is not None else ''}"
    return UNKNOWN_START


def listed(parts: Sequence[str]) -> str:
    """``a, b and c``."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
