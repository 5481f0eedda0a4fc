"""Decide: the verdict on each group, its reasons, and the person's own decision."""

from wellspent.words.common import counted, hours, meetings

TITLE = "Is it worth going on?"
LEAD = (
    "This is what your own record says, by your own definition. A few meetings can mislead, so each answer says how "
    "sure it is. You decide, and you can always go back."
)
NO_GROUPS = "There is nothing to decide yet. Once you have rated three meetings of a group, a first answer shows here."
TO_RATE = "Rate a meeting"
NO_DEFINITION = "First say what a useful meeting is for you. Your answers get their value from that."
TO_DEFINE = "Say what matters to you"
THE_RULE = "How does this work?"
RULE = (
    "With fewer than {fewest} rated meetings it is too early to tell. After that, your record gives the chance that a "
    "group reaches your bar of {bar}. Up to {skip} in 100: **skip it**. From {keep} in 100 on: **keep going**, "
    "unless you very probably come home lower than you went, or these hours go further elsewhere in your week: then "
    "**take a break and see**. The same where it is draining without being worth it for sure, or where it is within "
    "about {close} points of your bar. In between it is **too early to tell**. Meetings without a rating are left "
    "out; they are never counted as zero."
)
CAREFUL = "Be more careful"
CAREFUL_HELP = (
    "Asks for more before it says keep going (90 in 100) or skip it (5 in 100). Fewer verdicts, fewer wrong ones."
)
CAREFUL_ON = "Saved: verdicts are more careful now."
CAREFUL_OFF = "Saved: verdicts are as careful as usual."
YOURS = "Your decision"
CHOOSE = "What will you do about {group}?"
NOTE = "Why? (only for you)"
SAVE = "Save my decision"
TO_BREAK = "Take a break from it, for a while, and see"
STOPPED = "You have stopped going here."
ON_BREAK = "You are taking a break from this one."

FIGURE = {
    "value": "Value",
    "value_per_hour": "Value per hour",
    "mood_change": "Mood change",
    "progress": "Progress",
}
FIGURE_HEADS = ("Figure", "Best guess (8 times in 10 within)", "From")
UNKNOWN = "not known"
RANGE = "{best} ({low} to {high})"
UNIT = {"value": "{:.0f} of 100", "value_per_hour": "{:.0f}", "mood_change": "{:+.1f}", "progress": "{:.1f} of 4"}
LIMIT = {"value": "{:.0f}", "value_per_hour": "{:.0f}", "mood_change": "{:+.1f}", "progress": "{:.1f}"}


def saved(group: str) -> str:
    """What is said after saving a decision."""
    return f"Saved: your decision about {group}. You can change it at any time."


def decided(day: str, choice: str, note: str) -> str:
    """The decision that was taken before."""
    text = f"On {day} you decided: **{choice}**."
    return f"{text} “{note}”" if note else text


def rests_on(rated: int, missing: int) -> str:
    """How many meetings the figures rest on."""
    text = f"From {meetings(rated)} with a rating"
    return f"{text}; {missing:,} without one" if missing else text


def in_all(hours_in_all: str, known: int) -> str:
    """What the group took in all, door to door."""
    return f"{hours_in_all[0].upper()}{hours_in_all[1:]} in all, door to door ({of(known)})."


def of(count: int) -> str:
    """How many answers one figure rests on."""
    return f"from {counted(count, 'meeting', 'meetings')}"


def answers(count: int, missing: int) -> str:
    """How many meetings one figure rests on, of how many."""
    return f"{count:,} of {count + missing:,}"


def sure(chance_of_it: str) -> str:
    """How sure a verdict is."""
    return f"how sure: {chance_of_it}"


def frees(verdict: str, number: float) -> str:
    """What skipping would set free."""
    if round(number, 1) == 0:
        return "You spent no time here lately."
    if verdict in {"keep_going", "too_early"}:
        return f"It takes about {hours(number)} a week."
    return f"Skipping it would set about {hours(number)} a week free."
