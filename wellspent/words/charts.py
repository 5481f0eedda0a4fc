"""Charts: the pictures' titles, sentences, labels and tables, and what is said when there is nothing to show."""

from wellspent.words.common import counted, hours, meetings

TITLE = "How your hours went"
LEAD = (
    "These pictures show what you wrote down, nothing more. They show what went together, not what caused what. "
    "Choose a dot, a bar or a line to open its meeting."
)
VIEW = "What to look at"
VIEW_NAME = {
    "groups": "Groups",
    "hours": "Hours",
    "mood": "Mood",
    "weeks": "Weeks",
    "expected": "Expected",
    "outcomes": "Outcomes",
}

WHICH = "Which meetings"
TIME = "Time"
TIME_NAME = {"all": "All", "last_90": "Last 90 days", "last_30": "Last 30 days", "between": "From … to …"}
SINCE = "From"
UNTIL = "To"
GROUPS = "Groups"
ALL_GROUPS = "All groups"
KINDS = "Kinds"
ALL_KINDS = "All kinds"
TAGS = "Tags"
ALL_TAGS = "With or without"
TURNED_ROUND = "The first day is after the last one, so no meeting lies between them. Swap the two."

NOTHING_YET = (
    "There is nothing to draw yet. As soon as you have rated a meeting you went to, it shows here, and it takes under "
    "a minute."
)
NOTHING_HERE = "None of your meetings fits what you picked above. Widen it, and they come back."
TO_RATE = "Rate a meeting"
NO_DEFINITION = (
    "A meeting gets its value from what you say a useful meeting is. Until you have said it, there is no value to draw."
)
TO_DEFINE = "Say what matters to you"

AS_TABLE = "The same as a table"
DOWNLOAD = "Download this table (CSV)"
DOWNLOAD_GROUPS = "Download the groups (CSV)"
BY_GROUP = (
    "By group. Best guesses lean on your other groups where there are few meetings; plain means stand beside them."
)
BY_MEETING = "By meeting."
OPEN = "Open a meeting"
OPEN_PLACEHOLDER = "Pick one, or type to find it"
OPEN_ONE_OF = "Several meetings share this spot. Which one would you like to open?"
YES = "yes"
COLUMN = {
    "date": "Date",
    "group_name": "Group",
    "kind": "Kind",
    "value": "Value",
    "hours": "Hours",
    "value_per_hour": "Value per hour",
    "mood_before": "Mood before",
    "mood_after": "Mood after",
    "mood_change": "Mood change",
    "late": "Rated late",
    "week": "Week from",
    "meetings": "Meetings",
    "hours_unknown": "Without a time",
    "criterion": "What you came for",
    "weight": "Counts, in %",
    "mean": "Plain mean",
    "ratings": "Ratings",
    "estimate": "Best guess",
    "low_80": "80% from",
    "high_80": "80% to",
    "low_95": "95% from",
    "high_95": "95% to",
    "plain": "Plain mean",
    "count": "Rests on",
    "missing": "Without an answer",
    "rated": "Rated meetings",
    "per_hour": "Best guess for an hour",
    "usual_value": "Value of a meeting",
    "usual_hours": "Hours of a meeting",
    "value_low": "Value, 80% from",
    "value_high": "Value, 80% to",
    "mood_change_low": "Mood, 80% from",
    "mood_change_high": "Mood, 80% to",
    "expected": "You expected",
    "worth": "You felt",
    "said": "Said, 0 to 4",
    "came": "Came, 0 to 4",
    "gap": "Best guess of the gap",
}

MARKS = (
    "A faint dot is a meeting. A large mark is a best guess for its group, which leans on your other groups where "
    "there are few meetings; grey with a dashed edge rests on fewer than three."
)
KINDS_APART = (
    "Mixed together, your kinds of meetings would turn this picture round: within each of them it goes the other way. "
    "So each kind has a picture of its own."
)
LEGEND = {
    "legend": "Groups",
    "others": "All other groups",
    "date": "Date",
    "group": "Group",
    "day_form": "%-d %b %Y",
}
BAR = "your bar: {bar}"

HOURS_TITLE = "Value against hours"
HOURS_FILE = "value-and-hours"
HOURS_TEXTS = {
    "hours": "Hours, door to door",
    "value": "Value, 0 to 100",
    "value_per_hour": "Value per hour",
    "an_hour": "{rate} an hour",
    "price": "price of an hour: {rate}",
    "estimate": "Best guess for an hour",
    "rated": "Meetings",
    "bar": BAR,
}
HOURS_NEEDED = "This picture needs a meeting that has a rating and the minutes it took."

MOOD_TITLE = "Value against how your mood changed"
MOOD_FILE = "value-and-mood-change"
MOOD_TEXTS = {
    "mood_change": "Mood change: after minus before",
    "value": "Value, 0 to 100",
    "same": "same",
    "bar": BAR,
    "worth_lifting": "Worth it, lifting",
    "worth_draining": "Worth it, draining",
    "short_lifting": "Pleasant, gave little",
    "short_draining": "Gave little, draining",
    "estimate": "Best guess of value",
    "estimated_change": "Best guess of the mood change",
    "rated": "Meetings",
}
MOOD_NEEDED = "This picture needs a meeting that has a rating and how you felt before and after."

BEFORE_AFTER_TITLE = "How you felt before and after, by group"
BEFORE_AFTER_FILE = "mood-before-and-after"
BEFORE_AFTER_TEXTS = {
    "fell": "fell",
    "same": "stayed",
    "rose": "rose",
    "direction": "Your mood",
    "one": "1 meeting",
    "many": "{count} meetings",
    "times": "{count} times",
    "group": "Group",
    "before": "Before",
    "after": "After",
    "meetings": "Meetings",
}
BEFORE_AFTER_NEEDED = "This picture needs a meeting for which you said how you felt before and after."
BEFORE_AFTER_HOW = (
    "Each line runs from how you felt before (open dot) to how you felt after (filled). Meetings of a group that went "
    "the same way share one thicker line, with their number."
)


def left_out(total: int, drawn: int, unrated: int = 0, hours_unknown: int = 0, mood_unknown: int = 0) -> str:
    """How many meetings a picture rests on, and why the others are not in it."""
    if drawn == total:
        return f"All {meetings(total)} are here." if total > 1 else "Your 1 meeting is here."
    reasons = [
        (unrated, "without a rating"),
        (hours_unknown, "without a time"),
        (mood_unknown, "without both moods"),
    ]
    why = listed([f"{number:,} {reason}" for number, reason in reasons if number])
    here = "None" if drawn == 0 else f"{drawn:,}"
    return f"{here} of {meetings(total)} {'are' if drawn > 1 else 'is'} here; left out: {why}."


def reach_bar(drawn: int, reach: int, bar: float) -> str:
    """How many of the meetings reach the bar."""
    if drawn == 1:
        return f"It {'reaches' if reach else 'does not reach'} your bar of {bar:g}."
    return f"{_number_of(reach, drawn)} {'reach' if reach > 1 else 'reaches'} your bar of {bar:g}."


def best_hour(group: str, per_hour: float, low: float | None, high: float | None, count: int) -> str:
    """The group that gives most for an hour, as estimated."""
    sure = "" if low is None or high is None else f", likely {low:.0f} to {high:.0f}"
    return f"Most for an hour, as a best guess: {group}, {per_hour:.0f} points{sure} (from {meetings(count)})."


def price_of_an_hour(price: float | None, *, budget: float | None) -> str:
    """What an hour of the week is worth at the least, or why that is not known."""
    if price is not None:
        week = hours(budget or 0)
        have = "has" if week == "1 hour" else "have"
        return (
            f"The bold line is the price of an hour, {price:.0f} points: what the best visit that your "
            f"{week} a week {have} no room for would give for each of its hours."
        )
    if budget is None:
        return "Say under Define how many hours a week you want to spend, and the price of an hour shows here."
    return "An hour has no price at present: all that is worth going to fits into your week."


def how_to_read_hours(late: int, crowded: int) -> str:
    """How the dots, marks and lines of value against hours are meant."""
    return joined(
        f"{MARKS} Whatever stands on a thin line gave that much value for each hour, door to door.", late, crowded
    )


def quarters(*, worth_lifting: int, worth_draining: int, short_lifting: int, short_draining: int, same: int) -> str:
    """How many meetings lie in each of the four quarters, and between them."""
    found = [
        (worth_lifting, "worth it and lifting"),
        (worth_draining, "worth it but draining"),
        (short_lifting, "pleasant but gave little"),
        (short_draining, "gave little and draining"),
    ]
    parts = [f"{number:,} {name}" for number, name in found if number]
    text = f"By quarter: {listed(parts)}." if parts else "None of them lies in a quarter."
    return (
        f"{text} {same:,} left your mood as it was, and {'stands' if same == 1 else 'stand'} between." if same else text
    )


def how_to_read_mood(bar: float, late: int, crowded: int) -> str:
    """How the quarters of value against mood change are meant."""
    return joined(
        f"{MARKS} Thin crosses show how far the truth may be from them, with a chance of 80%. Above the level line a "
        f"meeting reaches your bar of {bar:g}; right of the upright one your mood rose.",
        late,
        crowded,
    )


def rose_and_fell(*, rose: int, same: int, fell: int, groups: int) -> str:
    """How often the mood rose, stayed and fell."""
    found = [
        (rose, "rose {} times", "rose once"),
        (fell, "fell {} times", "fell once"),
        (same, "stayed {} times", "stayed once"),
    ]
    parts = [once if number == 1 else many.format(f"{number:,}") for number, many, once in found if number]
    return f"Over {counted(groups, 'group', 'groups')}, your mood {listed(parts)}."


def groups_file(name: str) -> str:
    """The name of the table of the groups in a picture."""
    return f"{name}-groups"


def groups_of(title: str) -> str:
    """What a screen reader calls the table of the groups."""
    return f"{title}: the groups"


def of_kind(title: str, kind: str) -> str:
    """The title of a picture of one kind alone."""
    return f"{title}: {kind}"


def alt(title: str, sentences: str) -> str:
    """What a screen reader says in place of the picture."""
    return f"{title}. {sentences} Everything in it stands in the table below."


def file_name(name: str) -> str:
    """The name of the downloaded table."""
    return f"well-spent-{name}.csv"


def meeting(day: str, group: str) -> str:
    """One meeting in a list to pick from."""
    return f"{day} · {group}"


def joined(first: str, late: int, crowded: int) -> str:
    """``first``, and what there is to say of dots rated late and of dots on one spot."""
    parts = [first]
    if late == 1:
        parts.append("The faint dot with a cross was rated more than a day later.")
    elif late:
        parts.append(f"The {late:,} faint dots with a cross were rated more than a day later.")
    if crowded:
        parts.append(f"{crowded:,} dots would cover each other, so they stand close around the spot they share.")
    return " ".join(parts)


def _number_of(number: int, total: int) -> str:
    return "None of them" if number == 0 else f"{number:,} of these {total:,}"


def listed(parts: list[str]) -> str:
    """``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
