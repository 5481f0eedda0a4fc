"""What was expected against what came of it, the gut against the definition, and how late ratings came."""

from wellspent.words.common import counted, meetings
from wellspent.words.scales import GOT

HOW_MANY = 3
"""From so many meetings on a record is told as one; of fewer it is said that they are few."""

QUESTION = {
    "gut_finds_more": (
        "You often found {these} worth your time where your definition says little came of it. Is something missing "
        "from your definition?"
    ),
    "gut_finds_less": (
        "You often found {these} hardly worth your time although your definition says you got what you came for. Does "
        "something in your definition count for more than it gives you?"
    ),
}
THESE = "a meeting"
"""Whose meetings a question is about, where it stands for no single group."""
NEITHER_IS_WRONG = "Neither of the two is wrong; both are yours."
NOTHING_BEFOREHAND = "You have not written down beforehand what you expect, so there is nothing to hold against it yet."

_SAME = 0.5
_DAY = 24
_FEW_DAYS = 2


def so_far(count: int, expected: float | None, came: float | None) -> str | None:
    """How a group kept what was expected of it, for the moment at which the next expectation is written.

    ``expected`` and ``came`` are means on the steps 0 to 4; ``None`` without a meeting.
    """
    if expected is None or came is None or not count:
        return None
    over = f"over {meetings(count)}" if count >= HOW_MANY else f"over only {meetings(count)}"
    if abs(came - expected) < _SAME:
        return f"So far you got about what you expected: {_step(came)}, {over}."
    hoped, got = _step(expected), _step(came)
    if hoped == got:
        return f"So far you expected {hoped} and got rather {'more' if came > expected else 'less'} than that, {over}."
    return f"So far you expected {hoped} and got {got}, {over}."


def how_often(count: int, more: int, about: int, less: int) -> str:
    """How many meetings brought more, about as much, and less than was expected."""
    if not count:
        return NOTHING_BEFOREHAND
    if count == 1:
        what = "more than" if more else "less than" if less else "about what"
        return f"The one meeting of which you wrote down beforehand what you expect brought {what} you expected."
    parts = [f"{less:,} brought less than you expected", f"{about:,} about that", f"{more:,} more"]
    return f"Of {meetings(count)} of which you wrote it down beforehand, {parts[0]}, {parts[1]} and {parts[2]}."


def waiting(number: int) -> str | None:
    """How many of them wait for a rating."""
    return f"{number:,} more {'waits' if number == 1 else 'wait'} for a rating." if number else None


def question(code: str, these: str = THESE) -> str:
    """What is asked where the gut and the definition often differ; ``these``: a group's name, or any meeting."""
    return f"{QUESTION[code].format(these=these)} {NEITHER_IS_WRONG}"


def gut(count: int, finds_more: int, finds_less: int) -> str:
    """How often the gut and the definition differ."""
    if not count:
        return "No meeting says yet both what you got and whether it was worth your time."
    if not finds_more and not finds_less:
        return f"Over {meetings(count)}, what you felt and what your definition says went well together."
    parts = [f"{finds_more:,} felt worth your time though little came of it by your definition"] if finds_more else []
    parts += [f"{finds_less:,} felt hardly worth it though you got what you came for"] if finds_less else []
    return f"Over {meetings(count)}: {', '.join(parts)}."


def lateness(rated: int, late: int, hours: float | None, unknown: int = 0) -> str | None:
    """How many ratings came late, and how late those came; ``None`` without a rating."""
    if not rated:
        return None
    if not late or hours is None:
        known = rated - unknown
        return f"All {known:,} were rated within a day." if known > 1 else None
    typical = f"about {counted(round(hours / _DAY), 'day', 'days')}" if hours >= _FEW_DAYS * _DAY else "a day or two"
    if rated == 1:
        return f"It was rated late, {typical} after it ended, and so from memory."
    them = "it" if late == 1 else "they"
    was = "was" if late == 1 else "were"
    usually = "" if late == 1 else "typically "
    return f"{late:,} of {rated:,} {was} rated late, {usually}{typical} after {them} ended, and so from memory."


def _step(mean: float) -> str:
    return GOT[min(max(round(mean), 0), len(GOT) - 1)]
