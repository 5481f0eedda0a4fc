"""How a verdict was worked out, step by step, with the numbers put in."""

from collections.abc import Sequence
from typing import Final

from wellspent.words.chances import chance
from wellspent.words.common import meetings

_SAME_STEP: Final = 0.05

TITLE = "How was this worked out?"
READ_ON = "Read how all of this works"
NO_VALUE = "None of its meetings has a value yet, so there is nothing to work out."


def values(shown: Sequence[float], count: int) -> str:
    """The numbers put in."""
    listed = ", ".join(f"{value:.0f}" for value in shown)
    more = f" and {count - len(shown)} more" if count > len(shown) else ""
    return (
        f"**What goes in.** Your answers and your weights give each rated meeting a value: {listed}{more} (newest "
        f"first)."
    )


def borrowed(plain: float, overall: float, share: float, estimate: float, groups: int) -> str:
    """How the plain mean is steadied by the other groups."""
    if groups == 1:
        return (
            f"**Best guess.** Their plain average is {plain:.0f}. With no other group to compare, that is the best "
            f"guess."
        )
    return (
        f"**Best guess.** Their plain average is {plain:.0f}. A few meetings can swing wildly, so the average is drawn "
        f"towards what your {groups} groups have in common ({overall:.0f}), here by {100 * share:.0f} %: "
        f"{estimate:.0f}."
    )


def spread(noise: float | None, low_80: float, high_80: float, low_95: float, high_95: float) -> str:
    """How far off it may be."""
    swing = "" if noise is None else f"Meetings of one and the same group differ by about {noise:.0f} points. "
    return (
        f"**How far off.** {swing}So its true value lies between {low_80:.0f} and {high_80:.0f} with a chance of 8 "
        f"in 10, and between {low_95:.0f} and {high_95:.0f} with one of 95 in 100."
    )


def against_bar(probability: float, bar: float, skip_at: float, keep_at: float, distance: float) -> str:
    """The chance of reaching the bar, and where the rule draws its lines."""
    return (
        f"**Against your bar.** The chance that it reaches {bar:.0f} is {chance(probability)} ({probability:.2f}). "
        f"Up to {skip_at:.2f} means skip it, from {keep_at:.2f} on keep going. It is {distance:.0f} points away "
        f"from your bar on average."
    )


def mood(as_it_was: float, adjusted: float, probability: float, count: int) -> str:
    """The change of mood, plain and at the same mood before."""
    same = abs(as_it_was - adjusted) < _SAME_STEP
    at_same = "" if same else f"; had you always gone in with the same mood, {adjusted:+.1f}"
    return (
        f"**Mood.** It changes by {as_it_was:+.1f} steps{at_same} (over {meetings(count)}). The chance that it falls "
        f"is {chance(probability)}."
    )


def shift(share: float | None) -> str:
    """How much weight would have to move until the plain mean is at the bar."""
    if share is None:
        return "**Your weights.** No weights at all would bring its plain averages to your bar."
    return (
        f"**Your weights.** {100 * share:.0f} % of all weight would have to move until its plain average is at your "
        f"bar."
    )


def single(criterion: str, now: float, at: float) -> str:
    """The one weight with which the plain mean would be at the bar."""
    return f"It would be there, too, if “{criterion}” alone counted {at:.2f} instead of {now:.2f}."


def one_look(more: int, at_once: float, within: float) -> str:
    """The odds of a clear answer, looking once or after each."""
    return (
        f"**More meetings.** After {more} more, looked at once, the chance of a clear answer is {chance(at_once)}; "
        f"looking after each of them, {chance(within)}."
    )
