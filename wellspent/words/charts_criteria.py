"""The chart of what each group is good for."""

from wellspent.words.common import counted

TITLE = "What each group is good for"
FILE = "what-each-group-is-good-for"
TEXTS = {
    "group": "Group",
    "criterion": "What you came for",
    "estimate": "You get, best guess, 0 to 4",
    "mean": "Plain mean, 0 to 4",
    "ratings": "Ratings",
    "one": "1 meeting",
    "many": "{count} meetings",
}
NEEDED = "This picture needs a meeting for which you said what you got."
HOW = (
    "Each column is one thing you came for, with how much it counts. A cell shows a best guess of what you get "
    "there, from 0 (not at all) to 4 (fully), stronger in colour the more it is, and below it how many ratings that "
    "rests on. The guess leans on your other groups where there are few. A dashed cell has fewer than three; an empty "
    "one was never rated."
)


def best(group: str, criterion: str, estimate: float, ratings: int) -> str:
    """The cell with the highest estimate."""
    return f"Most so far: “{criterion}” from {group}, a best guess of {estimate:.1f} of 4 over {ratings:,} ratings."


def few(cells: int, few: int) -> str:
    """How many of the cells rest on little."""
    if not few:
        return ""
    return (
        f"{few:,} of {counted(cells, 'cell', 'cells')} {'rests' if few == 1 else 'rest'} on fewer than three ratings."
    )


def column(number: int, criterion: str, weight: float) -> str:
    """What a column stands for."""
    return f"{number} · {criterion} (counts {weight:.0%})"
