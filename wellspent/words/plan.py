"""Plan: before a meeting, and what became of it."""

LEAD = (
    "Write down beforehand what you expect. Afterwards you will see how often a meeting keeps its promise. "
    "What you wrote is locked once the meeting begins."
)
GROUP = "Which meeting are you going to?"
DATE = "When is it?"
START = "What time does it begin?"
EXPECTED = "How much of what you come for do you expect to get?"
EXPECTED_MOOD = "How do you feel about going?"
SAVE = "Save this plan"
CANCEL_EDIT = "Back without saving"
NEW = "Plan a meeting"
CHANGE = "Change"
REMOVE = "Remove"
COMING = "Coming up"
NOTHING_COMING = "Nothing is planned."
LOCKED = "It has begun, so what you expected is locked."
AGAIN = "These come round again"
AGAIN_LEAD = "Going by the last times. One click puts the next one into your plan."
ADD_NEXT = "Plan it"
WHAT_BECAME = "Were you there?"
WHAT_BECAME_LEAD = "These were planned and are over."
ATTENDED = "I was there"
NOT_ATTENDED = "I did not go"
CANCELLED = "It was cancelled"


def saved(group: str, day: str) -> str:
    """What is said after saving a plan."""
    return f"Planned: {group}, {day}."


def removed(group: str, day: str) -> str:
    """What is said after taking a plan out."""
    return f"Taken out of your plan: {group}, {day}."


def line(group: str, day: str, start: str | None) -> str:
    """One planned meeting."""
    return f"**{group}** · {day}, {start}" if start else f"**{group}** · {day}"


def expectation(got: str | None, mood: str | None) -> str:
    """What was written down beforehand."""
    parts = [f"to get: {got}"] if got else []
    parts += [f"mood: {mood}"] if mood else []
    return f"You expect {'; '.join(parts)}." if parts else "Nothing written down yet about what you expect."


def expected(got: str | None, mood: str | None) -> str:
    """What had been written down beforehand, shown while the meeting is rated."""
    parts = [f"to get: {got}"] if got else []
    parts += [f"mood: {mood}"] if mood else []
    return f"Beforehand you expected {'; '.join(parts)}."


def settled(group: str, day: str, status: str) -> str:
    """What is said after saying what became of a planned meeting."""
    return {
        "attended": f"Noted: you were at {group}, {day}. It waits for your rating.",
        "not_attended": f"Noted: you did not go to {group}, {day}.",
        "cancelled": f"Noted: {group}, {day}, was cancelled.",
    }[status]
