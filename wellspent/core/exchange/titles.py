"""Titles of a calendar: made fit to show, read for "cancelled", and gathered where they seem to mean one series."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

LONGEST_TITLE: Final = 200
MOST_COMPARED: Final = 400
"""Each title is compared with each other one; of more than these nobody could look through what comes of it."""

_ALIKE: Final = 88
"""Of 100. "Coffee & Connections" and "Coffee and Connections" are alike at 90, "Business After Hours" and "Business
Before Hours" are not at 83.
"""

_FEWEST_LETTERS: Final = 4
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_QUOTES: Final = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_IN_FRONT: Final = re.compile(
    rf"([^\w{_QUOTES}]*)(?:(?:event|meeting|class|session)\s{{1,3}})?(cancell?ed)\b([^\w{_QUOTES}]*)", re.IGNORECASE
)
_BEHIND: Final = re.compile(rf"([^\w{_QUOTES}]+)(cancell?ed)\b[^\w?{_QUOTES}]*$", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"[(\[{]\s{0,3}cancell?ed\s{0,3}[)\]}]", re.IGNORECASE)
_PARTING: Final = re.compile(r"[^\w\s.,;!?&/+'(\[{-]|-\s|\s-")
"""What parts a mark from the title, where it is not in capitals: a hyphen alone may stand within a word."""

_SHOUTED: Final = frozenset({"CANCELLED", "CANCELED"})
_OPENING: Final = " ([{"
_LONGEST_MARK: Final = 60
_MOST_MARKS: Final = 3
_MONTHS: Final = "january february march april may june july august september october november december"
_ORDINALS: Final = "first second third fourth fifth last"
_COUNTED: Final = "week session part no nr issue edition quarter spring summer autumn fall winter"
_DATING: Final = frozenset(
    [*_MONTHS.split(), *(month[:3] for month in _MONTHS.split()), "sept", *_ORDINALS.split(), *_COUNTED.split()]
)
"""Words that tell one occasion of a series from the next, and not one series from another."""

_WEEKDAYS: Final = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
"""One letter apart is "Tuesday job club" from another club."""

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Titles that seem to mean one series, and the one of them to call it by."""

    name: str
    titles: tuple[str, ...]


def tidy(text: str) -> str:
    """A title in one line, without signs that can't be seen, and not longer than a title is."""
    return _CONTROL.sub("", " ".join(text.split()))[:LONGEST_TITLE].strip()


def called_off(title: str) -> bool:
    """True if the title itself says that it was cancelled, whatever else the calendar says.

    The word has to stand apart, as in "Cancelled: …" or "… (cancelled)". "Cancelled flights: a talk" takes place.
    """
    return _once_without(title) is not None


def without_mark(title: str) -> str:
    """The title without the "cancelled" before, in or behind it. One that says nothing else stays as it is."""
    for _ in range(_MOST_MARKS):
        title = _once_without(title) or title
    return title


def _once_without(title: str) -> str | None:
    """What is left of a title without one mark that says it was cancelled; ``None`` where it has none."""
    if "cancel" not in title.casefold():
        return None
    front = _IN_FRONT.match(title)
    if front is not None:
        before, word, after = front.groups()
        rest = title[front.end() :]
        if not rest or word in _SHOUTED or before.strip(_OPENING) or _PARTING.search(after):
            return rest.strip()
    if (bracketed := _IN_BRACKETS.search(title)) is not None:
        return " ".join(f"{title[: bracketed.start()]} {title[bracketed.end() :]}".split())
    # No more of a title is looked at than a mark can be long, for what has no end would be looked at without end.
    behind = _BEHIND.search(title[-_LONGEST_MARK:])
    if behind is not None:
        rest = title[: max(len(title) - _LONGEST_MARK, 0) + behind.start()]
        shouted = behind[2] in _SHOUTED and not rest.isupper() and not rest.casefold().endswith(" not")
        if shouted or _PARTING.search(behind[1]):
            return rest.strip()
    return None


def alike(one: str, other: str) -> bool:
    """True for two titles that say the same but for numbers, months, the order of words and slips of the pen."""
    return _same(_essence(one), _essence(other))


def gatherings(titles: Mapping[str, int], names: Sequence[str] = ()) -> tuple[Gathering, ...]:
    """Those of ``titles``, each with how often it occurs, that seem to belong together.

    A title joins where it is alike with every one that is there, so that no chain of small differences leads from one
    series to another. ``names`` are those of groups that there are: a gathering that is alike with one is called so,
    and one title alone may belong there. No title stands in two gatherings.
    """
    compared = sorted(titles, key=lambda one: (-titles[one], one))[:MOST_COMPARED]
    essence = {title: _essence(title) for title in (*compared, *names)}

    def fits(title: str, members: Sequence[str]) -> bool:
        return all(_same(essence[title], essence[member]) for member in members)

    found: list[list[str]] = []
    for title in compared:
        home = next((members for members in found if fits(title, members)), None)
        if home is None:
            found.append([title])
        else:
            home.append(title)
    gathered = []
    for members in found:
        known = next((name for name in names if fits(name, members)), None)
        other_than_known = known is not None and any(member.casefold() != known.casefold() for member in members)
        if len(members) > 1 or other_than_known:
            gathered.append(Gathering(name=known or members[0], titles=tuple(members)))
    return tuple(gathered)


@dataclass(frozen=True, slots=True)
class _Essence:
    """What is left of a title for comparing it."""

    title: str
    words: str
    weekdays: frozenset[str]


def _essence(title: str) -> _Essence:
    words = [word for word in _WORD.findall(title.casefold()) if word not in _DATING]
    weekdays = frozenset(word for word in words if word in _WEEKDAYS)
    return _Essence(title=tidy(title).casefold(), words=" ".join(words), weekdays=weekdays)


def _same(one: _Essence, other: _Essence) -> bool:
    if one.weekdays != other.weekdays:
        return False
    if min(len(one.words), len(other.words)) < _FEWEST_LETTERS:
        return one.title == other.title
    return fuzz.token_sort_ratio(one.words, other.words) >= _ALIKE
