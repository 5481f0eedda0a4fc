"""What would change a verdict, and what would settle one that is open."""

from collections.abc import Sequence
from typing import Final

from wellspent.words.chances import chance
from wellspent.words.common import meetings
from wellspent.words.scales import VERDICT

_ABOUT_EVEN: Final = 0.6

TITLE = "What would change this?"
TRYING = "Trying it out on your record…"
NO_VALUE = "None of its meetings has a value yet, so there is nothing to try out."
WEIGHTS_HOLD = "It holds whatever any one of your criteria weighs."
ORDER_HOLDS = "On the plain averages it stays above your bar however you weigh, as long as your order is right."
BAR_HOLDS = "It holds wherever you put your bar."
LATE_NONE = "None of its ratings was made late."
TRIED = "Each was found by trying it out on your record, one thing at a time."


def outlook(needed: int | None, within: Sequence[float]) -> str:
    """How many more meetings it would take."""
    if needed is None:
        return (
            f"More visits will hardly settle it: after {len(within)} more, the chance of a clear answer is "
            f"{chance(within[-1])}."
        )
    more = "One more" if needed == 1 else f"{needed} more"
    odds = "about even odds" if within[needed - 1] < _ABOUT_EVEN else f"a chance of {chance(within[needed - 1])}"
    return f"{more} rated: {odds} of a clear answer."


def weight(now_is: str, becomes: str, criterion: str, now: float, at: float) -> str:
    """The nearest weight at which the verdict changes."""
    return (
        f"{_turns(now_is, becomes)} if “{criterion}” counts {at:.2f} instead of {now:.2f} (the others in proportion; "
        f"all weights add up to 1)."
    )


def bar(now_is: str, becomes: str, now: float, at: float) -> str:
    """The nearest bar at which the verdict changes."""
    return f"{_turns(now_is, becomes)} if your bar is {at:.0f} instead of {now:.0f}."


def late_holds(late: int) -> str:
    """Leaving out late ratings changes nothing."""
    return f"Without the {_late(late)} it is the same."


def late_changes(late: int, becomes: str) -> str:
    """Leaving out late ratings changes the verdict."""
    return f"Without the {_late(late)} it would be “{VERDICT[becomes].lower()}”."


def mostly_late(late: int, on_time: int) -> str:
    """Too few were rated on time to try."""
    return f"Most were rated from memory ({late} late, {on_time} on time), so it can't be tried without those."


def one_meeting(day: str, value: float, becomes: str) -> str:
    """A single meeting that the verdict rests on."""
    return (
        f"It rests on one meeting: without that of {day} (value {value:.0f}) it would be “{VERDICT[becomes].lower()}”."
    )


def _late(late: int) -> str:
    return "one late rating" if late == 1 else f"{late} late ratings"


def _turns(now_is: str, becomes: str) -> str:
    return f"“{VERDICT[now_is]}” becomes “{VERDICT[becomes].lower()}”"


def tried(rated: int) -> str:
    """What the answers rest on."""
    return f"{TRIED} It rests on {meetings(rated)}."
