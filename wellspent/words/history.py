"""Your data → History: what was changed and when, and putting it back."""

import datetime as dt
from collections.abc import Sequence

from wellspent.words.common import counted, day

TITLE = "History"
LEAD = "What was changed, and when. Any of it can be undone, whatever came after."
OPEN = "See what was changed"
BACK = "Back to your data"
HOW_LONG = (
    "The last 30 days are all here; of what is older, about one save a week. What you change in the files yourself is "
    "not a line of its own, and undoing something here leaves it as it is."
)
NONE_YET = "Nothing was changed yet. From your first save on, it stands here."
PUT_BACK = "Undo this"
EARLIER = "Show what was before"
UNREADABLE = "This entry can't be read."
CONVERTED = "Rewrote a file in the usual form"
ALREADY = "It is already as it was before. Nothing was changed."
DONE = "Taken back."

ASK = "Some of this was changed again later"
ASK_LEAD = "Below is how it was before, and how it is now. Which one shall it be?"
BEFORE = "Before"
NOW = "Now"
ALL_THE_SAME = "Put it back as it was before"
LEAVE = "Leave it as it is"
LEFT = "Nothing changed. It stays as it is now."

_ONE = {
    "about": "the facts about your workbook",
    "definition": "your definition",
    "groups": "the group {which}",
    "meetings": "{which}",
    "decisions": "your decision about {which}",
    "outcomes": "what came of it: {which}",
    "checkins": "the week from {which}",
    "people": "{which}",
    "breaks": "a break: {which}",
    "scripts": "your own words: {which}",
}
_MANY = {
    "about": ("entry", "entries"),
    "definition": ("definition", "definitions"),
    "groups": ("group", "groups"),
    "meetings": ("meeting", "meetings"),
    "decisions": ("decision", "decisions"),
    "outcomes": ("outcome", "outcomes"),
    "checkins": ("week", "weeks"),
    "people": ("person", "people"),
    "breaks": ("break", "breaks"),
    "scripts": ("script of your own", "scripts of your own"),
}
_FEW = 3
"""So many fields are named."""
_VERB = {
    "added": "added {what}",
    "imported": "added {what} from a calendar",
    "planned": "planned {what}",
    "rated": "rated {what}",
    "settled": "said what became of {what}",
    "changed": "changed {what}",
    "deleted": "deleted {what}",
    "closed": "closed the workbook",
    "opened": "opened the workbook again",
}


def happened(what: str, table: str, number: int, which: str) -> str:
    """One thing that a save did, to the entry called ``which`` or to several."""
    of = _ONE[table].format(which=which) if number == 1 else counted(number, *_MANY[table])
    return _VERB[what].format(what=of)


def with_fields(sentence: str, names: Sequence[str]) -> str:
    """A change, and the fields that it was in."""
    first = [name[:1].lower() + name[1:] for name in names[:_FEW]]
    if not first:
        return sentence
    return f"{sentence} ({', '.join(first)}{', and more' if len(names) > _FEW else ''})"


def line(parts: Sequence[str]) -> str:
    """All that a save did."""
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def took_back(sentence: str) -> str:
    """A save that undid an earlier one, and what that was."""
    return f"Took back: {sentence[:1].lower()}{sentence[1:]}"


def when(time: dt.datetime) -> str:
    """When it was saved, in the person's own time."""
    return f"{day(time.date())}, {time:%H:%M}"


def only(number: int) -> str:
    """The button that leaves alone what was changed later."""
    return f"Put back only the {counted(number, 'entry', 'entries')} that nothing changed since"


def more(number: int) -> str:
    """What is not shown side by side."""
    return f"And {counted(number, 'more entry', 'more entries')}."


def dropped(number: int, latest: dt.datetime) -> str:
    """What had to go for its size."""
    gone = "1 older save is" if number == 1 else f"{number:,} older saves are"
    return (
        f"{gone} not here any more, because the history grew too large. The last of them was on {day(latest.date())}."
    )
