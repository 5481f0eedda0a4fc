"""The chart of hours put in and what came of them."""

from collections.abc import Mapping

from wellspent.words import outcomes
from wellspent.words.charts import listed
from wellspent.words.common import counted, hours, meetings

TITLE = "Hours put in, and what came of it"
FILE = "hours-and-outcomes"
TEXTS = {
    "day": "Day",
    "hours": "Hours, added up",
    "outcomes": "Outcomes, added up",
    "kind": "Outcome",
    "group_break": "A break",
}
NEEDED = "This picture needs a meeting with the minutes it took."
HOW = (
    "Above, a step up is a meeting and as high as its hours; below, it is one thing that came of a group. What comes "
    "of a meeting often comes weeks later and by way of a person, so neither panel says that the one brought the other "
    "about."
)
SHADED = "The shaded weeks are those in which you left a group out."
ELSEWHERE = "(elsewhere)"
COLUMN = {"group_name": "Group", "meetings": "Meetings", "hours": "Hours"}


def sentence(number: float, unknown: int, kinds: Mapping[str, int]) -> str:
    """The hours, and what came of them."""
    spent = f"{hours(number)} so far"
    if unknown:
        spent += f" ({meetings(unknown)} without a time)"
    came = [counted(kinds[kind], outcomes.ONE[kind], outcomes.MANY[kind]) for kind in outcomes.KIND if kinds.get(kind)]
    return f"{spent}, and {listed(came)}." if came else f"{spent}, and nothing noted yet of what came of it."


def elsewhere(number: int) -> str:
    """How many outcomes came from elsewhere and are not drawn."""
    if not number:
        return ""
    return (
        f"{counted(number, 'of them', 'of them')} came from elsewhere and {'is' if number == 1 else 'are'} not drawn."
    )


def reading(breaks: int) -> str:
    """How the steps are meant."""
    return f"{HOW} {SHADED}" if breaks else HOW
