"""The chart of how calls felt over time."""

from wellspent.words.charts import listed
from wellspent.words.common import counted

TITLE = "How calls felt"
FILE = "mood-in-calls"
TEXTS = {
    "day": "Day",
    "day_form": "%-d %b %Y",
    "before": "Before",
    "after": "After",
    "direction": "Your mood",
}
DIRECTIONS = ("fell", "stayed", "rose")
HOW = (
    "Each line is a call: from how you felt before (open) to how you felt after (filled). The calls that did not get "
    "through have no line."
)
NEEDED = "This picture needs a call for which you said how you felt before and after."
COLUMN = {"date": "Date", "mood_before": "Mood before", "mood_after": "Mood after"}


def felt(number: int, rose: int, same: int, fell: int) -> str:
    """How mood went in the calls that have it noted."""
    if number == 0:
        return "No call has both moods noted yet."
    times = [(rose, "rose"), (same, "stayed as it was"), (fell, "fell")]
    parts = [f"{how} {_times(often)}" for often, how in times if often]
    return f"In {counted(number, 'call', 'calls')} with both moods noted, yours {listed(parts)}."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")
