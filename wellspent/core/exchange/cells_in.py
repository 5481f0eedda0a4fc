"""One cell of somebody's own table as a value: days in several styles, times, lengths, scales, words.

``None`` is what can't be read, never a guess.
"""

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from wellspent.core.exchange.numbers_in import number
from wellspent.core.model import TOP_RATING, MeetingStatus, Tie


class Moment(NamedTuple):
    """A day, and the time of day where the cell says one."""

    day: dt.date
    time: dt.time | None = None


class Order(StrEnum):
    """How a day like 03/04/2026 is meant."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Scale(StrEnum):
    """How far the ratings of a table run; the codes are their ends."""

    FROM_0_TO_4 = "0-4"
    FROM_1_TO_5 = "1-5"
    FROM_0_TO_10 = "0-10"
    FROM_1_TO_10 = "1-10"

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest step."""
        low, _, high = self.value.partition("-")
        return int(low), int(high)


_CENTURY: Final = 100
_AFTER_THIS_COMES_THE_LAST_CENTURY: Final = 69
_TWELVE: Final = 12
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|((?:19|20)\d{2})(\d{2})(\d{2})")
_SERIAL: Final = re.compile(r"(\d{5})(?:[.,](\d{1,15}))?")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""The days of 2000 to 2099, as spreadsheets count them."""

_SERIALS_BEGIN: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a day has no zone
_POINTS: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})")
_SLASHES: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_NAMED: Final = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d %b %y", "%Y %b %d")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_STAMPED: Final = re.compile(r"(.*?\d)(?:T|,?\s+(?:at\s+)?)(\d{1,2}[:.h]\d{2}.*|\d{1,2}\s*[ap]\.?m\.?)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")
_LENGTH: Final = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?\.?)?\s*(?:(\d+)\s*m(?:in(?:ute)?s?)?\.?)?", re.IGNORECASE
)

_STATUS: Final = {
    MeetingStatus.ATTENDED: "attended yes y went x true 1 done there ✓ ✔ present joined",
    MeetingStatus.NOT_ATTENDED: "not_attended no n missed false 0 absent skipped - ✗",
    MeetingStatus.CANCELLED: "cancelled canceled",
    MeetingStatus.PLANNED: "planned tentative upcoming",
}
_PHRASES: Final = {"not attended": MeetingStatus.NOT_ATTENDED, "did not go": MeetingStatus.NOT_ATTENDED}
_STATUS_OF: Final = {word: status for status, words in _STATUS.items() for word in words.split()} | _PHRASES
_TIE_OF: Final = {
    **{tie.value: tie for tie in Tie},
    "weak": Tie.BARELY,
    "hardly": Tie.BARELY,
    "medium": Tie.MODERATELY,
    "strong": Tie.WELL,
    "very well": Tie.WELL,
    "barely known": Tie.BARELY,
    "moderately well known": Tie.MODERATELY,
    "well known": Tie.WELL,
}
_TRUTH: Final = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "✓", "✔"), True),
    **dict.fromkeys(("no", "n", "false", "0", "-", "✗"), False),
}


def order_of(cells: Iterable[str]) -> tuple[Order | None, str | None]:
    """How the days of one column are meant, as far as they show it themselves; and the first that could be read twice.

    ``(None, None)`` where no day leaves it open, and where the column has days in both orders: nobody can say then of
    all the others at once how they are meant, so they are not asked about and not read.
    """
    shown: set[Order] = set()
    doubtful: str | None = None
    for cell in cells:
        found = _SLASHES.fullmatch(_without_time(cell)[0])
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first > _TWELVE >= second:
            shown.add(Order.DAY_FIRST)
        elif second > _TWELVE >= first:
            shown.add(Order.MONTH_FIRST)
        elif doubtful is None and first != second and max(first, second) <= _TWELVE:
            doubtful = cell
    if len(shown) > 1:
        return None, None
    return next(iter(shown), None), doubtful


def day(cell: str, order: Order | None) -> Moment | None:
    """The day, and the time if there is one. What ``order`` leaves open can't be read."""
    text, clock = _without_time(cell)
    found = _day(_WEEKDAY.sub("", text, count=1), order)
    if found is None:
        return None
    if not clock:
        return Moment(found)
    start = time(clock)
    return Moment(found, start) if start is not None else None


def are_serials(cells: Iterable[str]) -> bool:
    """True if these are days as spreadsheets count them, the most likely ones at least, and nothing else."""
    found = [_SERIAL.fullmatch(cell) for cell in cells]
    return bool(found) and all(one is not None and _FIRST_SERIAL <= int(one[1]) <= _LAST_SERIAL for one in found)


def serial_day(cell: str) -> Moment | None:
    """The day of a number that counts days, and the time of its fraction, to the minute."""
    found = _SERIAL.fullmatch(cell)
    if found is None:
        return None
    minutes_of_day = round(float(f"0.{found[2] or 0}") * 24 * 60)
    moment = _SERIALS_BEGIN + dt.timedelta(days=int(found[1]), minutes=minutes_of_day)
    return Moment(moment.date(), moment.time() if minutes_of_day else None)


def time(cell: str) -> dt.time | None:
    """A time of day: 18:30, 18.30, 6:30 pm, 6pm."""
    found = _TIME.fullmatch(cell.strip())
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= _TWELVE:
            return None
        hour = hour % _TWELVE + (_TWELVE if found[3].lower() == "p" else 0)
    try:
        return dt.time(hour, minute)
    except ValueError:
        return None


def minutes(cell: str, *, comma: bool | None, hours: bool = False) -> int | None:
    """A length in whole minutes: 90, 1:30, 1.5 h, 1 h 30 min; a bare number means ``hours``, or else minutes."""
    text = cell.strip()
    if found := _CLOCK.fullmatch(text):
        return int(found[1]) * 60 + int(found[2])
    bare = number(text, comma=comma)
    if bare is not None:
        return round(bare * 60) if hours else round(bare)
    found = _LENGTH.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    return round(Decimal((found[1] or "0").replace(",", ".")) * 60) + int(found[2] or 0)


def scale_of(cells: Iterable[str]) -> Scale | None:
    """The scale that all ratings of a table fit, if they show it; ``None`` where several would do."""
    found = [step for cell in cells if (step := number(cell, comma="," in cell)) is not None]
    if not found:
        return None
    low, high = min(found), max(found)
    if high > Scale.FROM_1_TO_5.ends[1]:
        return Scale.FROM_0_TO_10 if low < 1 else None
    if high > TOP_RATING:
        return Scale.FROM_1_TO_5 if low >= 1 else Scale.FROM_0_TO_10
    return Scale.FROM_0_TO_4 if low < 1 else None


def step(cell: str, scale: Scale) -> int | None:
    """A rating on our scale of 0 to 4; between two steps the nearest, and of two as near the higher."""
    found = number(re.sub(r"\s*/\s*\d+$", "", cell), comma="," in cell)
    low, high = scale.ends
    if found is None or not low <= found <= high:
        return None
    return int((found - low) * TOP_RATING / (high - low) + Decimal("0.5"))


def status(cell: str) -> MeetingStatus | None:
    """What became of a meeting."""
    return _STATUS_OF.get(cell.strip().casefold())


def tie(cell: str) -> Tie | None:
    """How well somebody is known."""
    return _TIE_OF.get(cell.strip().casefold())


def truth(cell: str) -> bool | None:
    """Yes or no."""
    return _TRUTH.get(cell.strip().casefold())


def _without_time(cell: str) -> tuple[str, str]:
    """The day and the time of day, as they are written."""
    found = _STAMPED.fullmatch(cell.strip())
    if found is None:
        return cell.strip(), ""
    return found[1].strip(), re.sub(r"(Z|[+-]\d{2}:?\d{2})$", "", found[2].strip())


def _day(text: str, order: Order | None) -> dt.date | None:
    if found := _ISO.fullmatch(text):
        return _date(*filter(None, found.groups()))
    if found := _POINTS.fullmatch(text):
        return _date(found[3], found[2], found[1])
    if found := _SLASHES.fullmatch(text):
        day_first = _date(found[3], found[2], found[1])
        month_first = _date(found[3], found[1], found[2])
        if day_first is None or month_first is None or day_first == month_first:
            return day_first or month_first  # it can be read in one way only, whatever comes first elsewhere
        return {Order.DAY_FIRST: day_first, Order.MONTH_FIRST: month_first, None: None}[order]
    words = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", re.sub(r"[,.\-/]", " ", text))
    for form in _NAMED:
        try:
            return dt.datetime.strptime(" ".join(words.split()), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _date(year: str, month: str, of_month: str) -> dt.date | None:
    full = int(year)
    if full < _CENTURY:
        full += 2000 if full < _AFTER_THIS_COMES_THE_LAST_CENTURY else 1900
    try:
        return dt.date(full, int(month), int(of_month))
    except ValueError:
        return None
