"""The charts of groups: estimates with their intervals, and how wildly few meetings swing."""

from wellspent.words.charts import BAR, LEGEND
from wellspent.words.common import counted

ROWS = {
    "one": "only 1 meeting",
    "few": "only {count} meetings",
    "many": "{count} meetings",
    "group": LEGEND["group"],
    "meetings": "Meetings",
    "date": LEGEND["date"],
    "day_form": LEGEND["day_form"],
}
_ESTIMATE = {
    "estimate": "Best guess",
    "to": " to ",
    "likely": "80% likely",
    "nearly_sure": "95% likely",
    "plain": "Plain mean",
}

VALUE_TITLE = "What a meeting of each group is worth"
VALUE_FILE = "value-by-group"
VALUE_TEXTS = {**_ESTIMATE, "measure": "Value, 0 to 100", "zero": "0", "line": BAR}
VALUE_NEEDED = "This picture needs a meeting that has a rating."

CHANGE_TITLE = "How your mood changed with each group"
CHANGE_FILE = "mood-change-by-group"
CHANGE_TEXTS = {
    **_ESTIMATE,
    "measure": "Mood change: after minus before",
    "zero": "same",
    "line": "no change",
}
ADJUSTED = "The guesses compare the groups at the same mood before, so that going in low is not held against a group."
NOT_ADJUSTED = "There are too few meetings yet to compare the groups at the same mood before."

HOW = (
    "The large dot is a best guess for a meeting of the group; it leans on your other groups where there are few "
    "meetings. With a chance of 80% the truth lies within the thick line, with 95% within the thin one. The faint "
    "dots are the meetings themselves, and the ring is their plain mean."
)
GREY = "What is grey rests on fewer than three meetings."

FUNNEL_TITLE = "Few meetings swing wildly"
FUNNEL_FILE = "few-meetings"
FUNNEL_TEXTS = {
    "count": "Rated meetings",
    "plain": "Plain mean of value, 0 to 100",
    "estimate": "Best guess",
    "overall": "all groups: {mean}",
}
FUNNEL_NEEDED = "This picture needs ratings from two groups."
FUNNEL_HOW = (
    "A ring is the plain mean of a group. Towards the left it rests on few meetings, and swings up or down by chance "
    "alone. If all groups were alike, 8 of 10 would lie in the inner funnel and 19 of 20 in the outer one: only "
    "outside is a group likely to differ from the others."
)


def against_the_bar(*, groups: int, above: int, below: int, across: int, few: int, bar: float) -> str:
    """How the likely ranges of the groups stand to the bar."""
    line = f"your bar of {bar:g}"
    parts = [
        (above, f"likely at or above {line}"),
        (below, f"likely below {'it' if above else line}"),
        (across, "can't be told yet"),
    ]
    return _of_groups(groups, parts, few)


def against_no_change(*, groups: int, above: int, below: int, across: int, few: int) -> str:
    """How the likely ranges of the groups stand to no change."""
    parts = [
        (above, "with your mood likely higher afterwards"),
        (below, "with it likely lower" if above else "with your mood likely lower afterwards"),
        (across, "where it can't be told"),
    ]
    return _of_groups(groups, parts, few)


def how_to_read(*, late: int, few: int, ceiling: float) -> str:
    """How dots, lines, rings and crosses are meant."""
    parts = [HOW]
    if few:
        parts.append(GREY)
    if late:
        parts.append(f"{'A cross was' if late == 1 else 'Crosses were'} rated more than a day later.")
    if ceiling:
        parts.append(at_the_top(ceiling))
    return " ".join(parts)


def at_the_top(share: float) -> str:
    """What many answers at the top of a scale mean."""
    return (
        f"{share:.0%} of the answers are at the very top of the scale, which has no room above; so good meetings may "
        "differ more than this shows."
    )


def in_the_funnel(*, groups: int, within: int, near: int, outside: int, overall: float) -> str:
    """How many groups lie in the funnel."""
    parts = [(within, "in the inner funnel"), (near, "in the outer one around it"), (outside, "outside of both")]
    where = ", ".join(f"{number:,} {place}" for number, place in parts if number)
    return f"Over all groups a meeting is worth about {overall:.0f}. Of {counted(groups, 'group', 'groups')}: {where}."


def _of_groups(groups: int, parts: list[tuple[int, str]], few: int) -> str:
    told = [f"{number:,} {what}" for number, what in parts if number]
    if few:
        told.append(f"{few:,} with fewer than three meetings")
    return f"Of {counted(groups, 'group', 'groups')}: {', '.join(told)}."
