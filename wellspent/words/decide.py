"""Decide: the verdict on each group, its reasons, and the person's own decision."""

from collections.abc import Callable

from wellspent.words.common import counted, hours, meetings

TITLE = "Is it worth going on?"
LEAD = (
    "This is what your own record says, by your own definition. It is a rule of thumb, not a judgement, and a few "
    "meetings can mislead. You decide, and you can always go back."
)
NO_GROUPS = "There is nothing to decide yet. Once you have rated three meetings of a group, a first answer shows here."
TO_RATE = "Rate a meeting"
NO_DEFINITION = "First say what a useful meeting is for you. Your answers get their value from that."
TO_DEFINE = "Say what matters to you"
THE_RULE = "How does this work?"
RULE = (
    "With fewer than {fewest} rated meetings it is too early to tell. After that, the mean value of the meetings is "
    "held against your bar of {bar}. Within {close} points of it: take a break and see. Below: skip it. Above: keep "
    "going, unless your mood falls on average: then take a break and see. Meetings without a rating are left out; they "
    "are never counted as zero."
)
YOURS = "Your decision"
CHOOSE = "What will you do about {group}?"
NOTE = "Why? (only for you)"
SAVE = "Save my decision"
STOPPED = "You have stopped going here."
ON_BREAK = "You are taking a break from this one."

FIGURE = {
    "value": "Value",
    "value_per_hour": "Value per hour",
    "mood_change": "Mood change",
    "progress": "Progress",
}
FIGURE_HEADS = ("Figure", "Mean", "From")
UNKNOWN = "not known"
OF_100 = "of 100"


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


def frees(verdict: str, number: float) -> str:
    """What skipping would set free."""
    if round(number, 1) == 0:
        return "You spent no time here lately."
    if verdict in {"keep_going", "too_early"}:
        return f"It takes about {hours(number)} a week."
    return f"Skipping it would set about {hours(number)} a week free."


def reason(code: str, numbers: dict[str, float]) -> str:
    """One reason of a verdict, in a sentence."""
    return _REASONS[code](**numbers)


def _few_rated(rated: float, needed: float) -> str:
    if not rated:
        return f"No meeting is rated yet; a first answer takes {needed:.0f}."
    return f"{meetings(round(rated)).capitalize()} rated so far; a first answer takes {needed:.0f}."


def _about_at_bar(value: float, bar: float, rated: float) -> str:
    return (
        f"Over {meetings(round(rated))} its value is {value:.0f} on average, about at your bar of {bar:.0f}. "
        f"Going on or stopping are both fine; a break would show you what you miss."
    )


def _below_bar(value: float, bar: float, rated: float) -> str:
    return (
        f"Over {meetings(round(rated))} its value is {value:.0f} on average, below your bar of {bar:.0f}: "
        f"you get too little of what you come for."
    )


def _above_bar(value: float, bar: float, rated: float) -> str:
    return (
        f"Over {meetings(round(rated))} its value is {value:.0f} on average, above your bar of {bar:.0f}: "
        f"you get what you come for."
    )


def _above_bar_but_draining(value: float, bar: float, rated: float, change: float) -> str:
    return (
        f"Over {meetings(round(rated))} its value is {value:.0f} on average, above your bar of {bar:.0f}. But you come "
        f"home lower than you went, by {-change:.1f} steps on average."
    )


def _draining(change: float, count: float) -> str:
    return f"You come home lower than you went, by {-change:.1f} steps on average ({of(round(count))})."


def _not_moving(progress: float, count: float) -> str:
    return f"It hardly moves your search, in your own view: {progress:.1f} of 4 on average ({of(round(count))})."


def _missing(missing: float) -> str:
    return f"{meetings(round(missing)).capitalize()} without a rating {'is' if missing == 1 else 'are'} left out."


_REASONS: dict[str, Callable[..., str]] = {
    "few_rated": _few_rated,
    "about_at_bar": _about_at_bar,
    "below_bar": _below_bar,
    "above_bar": _above_bar,
    "above_bar_but_draining": _above_bar_but_draining,
    "draining": _draining,
    "not_moving": _not_moving,
    "missing": _missing,
}
