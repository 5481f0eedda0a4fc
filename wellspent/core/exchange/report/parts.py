"""What a page to print is made of: plain text, tables and pictures, one after the other."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Length(StrEnum):
    """For whom it is: one page for a coach, or a longer one for oneself."""

    COACH = "coach"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants on the page.

    Without ``names`` no person's name is given, nor that of a group for two; without ``notes`` nothing that was
    written beside an answer, a decision or a break.
    """

    length: Length = Length.COACH
    names: bool = False
    notes: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What the next parts are about; ``level`` 2 stands below the one of level 1 before it."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; in small print if they only say how the rest is meant."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """Short lines, one below the other."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what its columns are called, and its rows, as wide as that."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; ``said`` says what it shows, for those who don't see it as well.

    ``svg`` is the drawing (``exchange.pictures``), ``width`` its width in pixels.
    """

    title: str
    said: str
    svg: str
    width: int


Part = Heading | Paragraph | Points | Grid | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that is on the page. Text is plain text in one line; whoever lays it out escapes it."""

    title: str
    made: str
    language: str
    length: Length
    parts: tuple[Part, ...]

    def as_values(self) -> dict[str, Any]:
        """Text, numbers and lists, which is all that templates get to see; a part says of which ``kind`` it is."""
        parts = [{"kind": type(one).__name__.lower(), **asdict(one)} for one in self.parts]
        return {
            "title": self.title,
            "made": self.made,
            "language": self.language,
            "length": self.length.value,
            "parts": parts,
        }
