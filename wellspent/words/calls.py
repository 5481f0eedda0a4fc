"""Calls: whom to call next, and a call noted in half a minute."""

from wellspent.words.common import counted

GROUP = "Calls"
"""What the group of all calls is called when the first one is noted."""

REACH = {"reached": "Reached", "voicemail": "Voicemail", "no answer": "No answer"}

NEXT = "The next to call"
NEXT_LEAD = "Nobody has to be called today. If there is room for one call, these come first, and this is why."
NOBODY = "Nobody is waiting for a call. Whoever has a later day, or was spoken to lately, is left in peace."
NO_PEOPLE = (
    "There is nobody here to call yet. Write down one person you know moderately well, and they show here with a "
    "reason to call and words to say. Or note a call below; who it was with is added by itself."
)
TO_PEOPLE = "Write down somebody"
THEY_SAID = "You wanted to"
LOG_THIS = "Note this call"
SCRIPT = "Words to say"

LOG = "Note a call"
LOG_LEAD = "Half a minute, also for a call that did not get through. It is rated like a meeting, so that they compare."
WHO = "Whom did you call?"
WHO_PLACEHOLDER = "Pick somebody, or type a new name"
HOW = "How did it go?"
MINUTES = "Minutes on the telephone"
GOT_LEAD = "How much of each did you come away with?"
MORE = "More: the day, notes, what comes next"
DATE = "When was it?"
NEXT_STEP = "What comes next with them?"
NEXT_DATE = "On which day?"
NEXT_HELP = "If you leave this out, a step that was due counts as done."
SAVE = "Save this call"
NOT_REACHED = "That counts too: you tried. It is noted, and no figure is made of it."

LATEST = "Your latest calls"
NO_CALLS = "No calls yet. The first one is the hardest; there are words for it under “Scripts”."
TO_DECIDE = "What your record says about calls"
UNKNOWN = "somebody"


def saved(person: str, how: str) -> str:
    """What is said after saving."""
    return f"Saved: your call to {person}. {how}."


def reached(person: str, day: str, number: float | None) -> str:
    """One call that got through, in the list of the latest."""
    return f"{day} · {person} · {'not rated' if number is None else f'{number:.0f} of 100'}"


def not_reached(person: str, day: str, how: str) -> str:
    """One call that did not."""
    return f"{day} · {person} · {how.lower()}"


def reason(code: str, number: int) -> str:
    """One reason to call somebody, as a sentence."""
    return {
        "due": (
            "You set today for this."
            if number == 0
            else f"The day you set for this was {counted(number, 'day', 'days')} ago."
        ),
        "moderately": "You know them moderately well: people like that hear of other things than you do.",
        "could_hire": "They could hire you, or say the word.",
        "came_from_them": (
            f"{counted(number, 'thing', 'things').capitalize()} in your list of outcomes came through them."
        ),
        "tried": f"You tried {_ago(number)} and did not get through.",
        "spoken": f"You last spoke {_ago(number)}.",
        "not_spoken": "You have not noted a talk with them yet.",
    }[code]


def _ago(days: int) -> str:
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    weeks = days // 7
    return f"{counted(weeks, 'week', 'weeks')} ago" if weeks > 1 else f"{days} days ago"
