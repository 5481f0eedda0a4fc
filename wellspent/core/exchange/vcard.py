"""Contact cards (vCard 3.0, RFC 2426, and 4.0, RFC 6350) in and out: only what ``people.csv`` has a place for."""

import quopri
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange.columns_guess import Field
from wellspent.core.exchange.content_lines import unescaped, unfolded
from wellspent.core.exchange.csv_in import text_of
from wellspent.core.exchange.grid import MOST_ROWS, TableFault, too_large
from wellspent.core.exchange.plain_text import CONTROLS
from wellspent.core.exchange.rows_in import Row
from wellspent.core.exchange.uploads import MOST_BYTES
from wellspent.core.model import Person

VERSIONS: Final = ("3.0", "4.0")

OLDER: Final = "older_card"
"""The code for a card in a form that is not read."""

_BEGIN: Final = "BEGIN:VCARD"
_LOOKED_AT: Final = 200
"""Bytes within which a file of cards begins with one."""

# Nothing is tried twice, however a line is made.
_LINE: Final = re.compile(r'(?:[\w-]++\.)?([\w-]++)((?:;(?:[^":;]++|"[^"]*+")*+)*+):(.*)', re.DOTALL)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
"""Nothing else ends a line: other signs that part lines may stand in a note."""

_QUOTED: Final = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE(?=[;:])", re.IGNORECASE)
"""Telephones write it into 3.0 as well, where no standard has it."""

_MOST_LINES: Final = 250_000
"""Lines that a file of cards may have, those of the pictures put together again."""

_LONGEST_READ: Final = 50_000
"""Signs of a line that are read: more than twice the longest note, for each of its signs may be escaped."""

_LONGEST_LINE: Final = 75
"""Bytes of one line in a file; longer ones go on in the next, after a space."""

_SEMICOLON: Final = re.compile(r"(?<!\\)((?:\\\\)*);")
_SCHEME: Final = re.compile(r"^(?:tel|mailto):", re.IGNORECASE)
_PREFERRED: Final = re.compile(r"PREF(?:=1)?(?![\w=])", re.IGNORECASE)
_LINES_IN_A_NOTE: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_IDS: Final = uuid.UUID("0f2b7a86-6c0e-4f0b-8d55-2f6d0c9b8a11")
_UNSAID: Final = frozenset(
    {"VERSION", "PRODID", "REV", "UID", "KIND", "SOURCE", "CLASS", "SORT-STRING", "PROFILE", "N"}
)
"""What a card says of itself, and what its other lines say as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The people on the cards, each with the number of the card.

    ``older`` are the numbers of cards in a form before 3.0, which are not read; ``dropped`` are the names of lines
    that there is no place for, the further ones of what people have one of included.
    """

    rows: tuple[Row, ...]
    older: tuple[int, ...]
    dropped: tuple[str, ...]


class _Line(NamedTuple):
    """One line of a card; the value still has its backslashes."""

    name: str
    parameters: str
    value: str


def is_vcard(data: bytes) -> bool:
    """True for a file that begins with a contact card."""
    return _BEGIN.encode() in data[:_LOOKED_AT].replace(b"\0", b"").upper()


def read_vcards(data: bytes) -> Cards:
    """The people in a file of cards.

    Raises:
        UnreadableTable: if there is too much of it, or it is no text.
    """
    if len(data) > MOST_BYTES:
        raise too_large()
    text = text_of(unfolded(data))
    lines = _LINE_END.split(text)
    if text.upper().count(_BEGIN) > MOST_ROWS or len(lines) > _MOST_LINES:
        raise UnreadableTable(TableFault.TOO_MANY_CARDS, most=f"{MOST_ROWS:,}")
    rows: list[Row] = []
    older: list[int] = []
    dropped: dict[str, None] = {}
    for number, card in enumerate(_cards(lines), start=1):
        version = next((line.value.strip() for line in card if line.name == "VERSION"), "")
        if version not in VERSIONS:
            older.append(number)
            continue
        values, left = _person(card)
        rows.append(Row(number=number, values=values))
        dropped.update(dict.fromkeys(left))
    if not rows and not older:
        raise UnreadableTable(TableFault.EMPTY)
    return Cards(rows=tuple(rows), older=tuple(older), dropped=tuple(dropped))


def write_vcards(people: Iterable[Person]) -> bytes:
    """The people as cards of version 3.0, which all address books read.

    How well somebody is known, what comes next and where they were met are nobody else's business and stay behind.
    """
    return "".join(f"{_folded(line)}\r\n" for person in people for line in _lines(person)).encode()


def _lines(person: Person) -> Iterator[str]:
    given, _, family = person.name.strip().rpartition(" ")
    yield _BEGIN
    yield "VERSION:3.0"
    yield f"UID:{uuid.uuid5(_IDS, person.id)}"
    yield f"FN:{_escaped(person.name)}"
    yield f"N:{_escaped(family)};{_escaped(given)};;;"
    said = {"ORG": person.company, "TEL": person.phone, "EMAIL": person.email, "NOTE": person.note}
    for name, value in said.items():
        if value:
            yield f"{name}:{_escaped(value)}"
    yield "END:VCARD"


def _folded(line: str) -> str:
    """The line in pieces of no more bytes than a line may have, none of them cut through a letter."""
    pieces, length = [""], 0
    for letter in line:
        size = len(letter.encode())
        if length + size > _LONGEST_LINE:
            pieces.append(" ")
            length = 1
        pieces[-1] += letter
        length += size
    return "\r\n".join(pieces)


def _cards(lines: Iterable[str]) -> Iterator[list[_Line]]:
    """The lines of each card; what can't be read as a line is passed over."""
    card: list[_Line] = []
    for raw in _joined(iter(lines)):
        found = _LINE.fullmatch(raw[:_LONGEST_READ])
        if found is None:
            continue
        value = _from_quoted(found[3]) if _QUOTED.search(f"{found[2]}:") else found[3]
        line = _Line(found[1].upper(), found[2], value)
        if line.name == "BEGIN":
            card = []
        elif line.name == "END":
            yield card
        else:
            card.append(line)


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """The lines, each quoted one with those that it goes on in, as a ``=`` at its end says."""
    for line in lines:
        pieces = [line]
        if line.endswith("=") and _QUOTED.search(line[: line.find(":") + 1]):
            while pieces[-1].endswith("="):
                pieces[-1] = pieces[-1][:-1]
                pieces.append(next(lines, ""))
        yield "".join(pieces)


def _from_quoted(value: str) -> str:
    """The text of a value in quoted-printable."""
    data = quopri.decodestring(value.encode())
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _person(card: Iterable[_Line]) -> tuple[dict[str, object], list[str]]:
    """The fields of one person, and the names of lines that there is no place for."""
    by_name: dict[str, list[_Line]] = {}
    for line in card:
        by_name.setdefault(line.name, []).append(line)
    for several in by_name.values():
        several.sort(key=lambda line: _PREFERRED.search(line.parameters) is None)
    company = ", ".join(filter(None, _parts(by_name, "ORG")))
    values = {
        Field.NAME: _first(by_name, "FN") or _full_name(_parts(by_name, "N")) or company,
        Field.COMPANY: company,
        Field.PHONE: _SCHEME.sub("", _first(by_name, "TEL")),
        Field.EMAIL: _SCHEME.sub("", _first(by_name, "EMAIL")),
        Field.NOTE: "\n".join(filter(None, [_first(by_name, "TITLE"), *map(_plain, by_name.get("NOTE", ()))])),
    }
    once = {"FN", "ORG", "TEL", "EMAIL", "TITLE"}
    dropped = [
        name
        for name, several in by_name.items()
        if name not in _UNSAID | {"NOTE"} and (name not in once or len(several) > 1) and not name.startswith("X-")
    ]
    return {str(field): value for field, value in values.items() if value}, dropped


def _first(by_name: Mapping[str, list[_Line]], name: str) -> str:
    return _plain(by_name[name][0]) if name in by_name else ""


def _parts(by_name: Mapping[str, list[_Line]], name: str) -> list[str]:
    """The parts of a value that has several; some may be empty."""
    if name not in by_name:
        return []
    pieces = _SEMICOLON.sub("\\1\0", by_name[name][0].value).split("\0")
    return [_text(piece) for piece in pieces]


def _full_name(parts: list[str]) -> str:
    """Given, further and family name, of parts that come with the family name first."""
    family, given, further = [*parts, "", "", ""][:3]
    return " ".join(filter(None, (given, further, family)))


def _plain(line: _Line) -> str:
    return _text(line.value)


def _text(value: str) -> str:
    """What a value says, with every sign that ends a line as one."""
    return CONTROLS.sub("", _LINES_IN_A_NOTE.sub("\n", unescaped(value))).strip()


def _escaped(value: str) -> str:
    text = CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")
