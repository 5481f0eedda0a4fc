"""Files that nobody should bring in, each made by itself: what reads it, and the code of the sentence that it gets."""

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from tests.unit.excel import SHEET, book, changed, with_rows
from wellspent.core.errors import WellSpentError
from wellspent.core.exchange.archive import unpack
from wellspent.core.exchange.calendar import read_calendar
from wellspent.core.exchange.sheet_in import read_sheet
from wellspent.core.exchange.vcard import read_vcards

Reader = Callable[[bytes], object]

LARGE: Final = 9_500_000
"""Bytes of the largest file that a page takes, or a little less."""

_CONTENT = "[Content_Types].xml"
_BOOK = "xl/workbook.xml"
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def calendar(data: bytes) -> object:
    """A year of a calendar."""
    return read_calendar(data, dt.date(2026, 1, 1), dt.date(2026, 12, 31), zone=ZoneInfo("America/New_York"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BadUpload:
    """One file; ``code`` is that of the refusal, of a problem in what could be read, or of what is asked about it."""

    name: str
    read: Reader
    make: Callable[[], bytes]
    code: str


def said_of(bad: BadUpload, data: bytes) -> set[str]:
    """The codes of what is said of a file: that of its refusal, or those of its problems and of what is asked."""
    try:
        read = bad.read(data)
    except WellSpentError as refusal:
        return {refusal.code}  # type: ignore[attr-defined]
    asked = {"unknown_zones"} if getattr(read, "unknown_zones", ()) else set()
    return {problem.code for problem in getattr(read, "problems", ())} | asked


def _events(number: int, end: bytes = b"END:VCALENDAR\r\n") -> bytes:
    event = (
        b"BEGIN:VEVENT\r\nUID:u%d\r\nDTSTART:20261001T100000Z\r\nRRULE:FREQ=DAILY;COUNT=1\r\n"
        b"SUMMARY:Meeting %d with a long title\r\nDESCRIPTION:" + b"x" * 80 + b"\r\nEND:VEVENT\r\n"
    )
    return b"BEGIN:VCALENDAR\r\n" + b"".join(event % (each, each) for each in range(number)) + end


def _calendar(number: int, *lines: bytes) -> bytes:
    """A calendar of that many events; ``%d`` in a line is the number of each."""
    event = b"".join(line + b"\r\n" for line in (b"BEGIN:VEVENT", *lines, b"END:VEVENT"))
    each = (event.replace(b"%d", b"%d" % one) for one in range(number))
    return b"BEGIN:VCALENDAR\r\n" + b"".join(each) + b"END:VCALENDAR\r\n"


def _zones(number: int) -> bytes:
    return _calendar(number, b"UID:u%d", b"DTSTART;TZID=Weird %d Zone x%d:20261001T100000")


def _exceptions(number: int) -> bytes:
    return _calendar(number, b"UID:u", b"SEQUENCE:%d", b"RECURRENCE-ID:20261001T100000", b"DTSTART:20261002T100000")


def _every_second() -> bytes:
    return _events(1).replace(b"FREQ=DAILY;COUNT=1", b"FREQ=SECONDLY")


def _plain() -> bytes:
    return book([["Date", "Event"], [dt.date(2026, 4, 3), "Club"]])


def _sheet(rows: bytes) -> bytes:
    return with_rows(_plain(), rows)


def _damaged(number: int, cell: bytes) -> bytes:
    """A sheet of that many cells, as much as is read of one, in which the very last cell makes no sense.

    In ``cell``, ``%s`` is its place. The sheet does not say how large it is, as is the case with some programs.
    """
    columns = [bytes([letter]) for letter in b"ABCDEFGHIJKLMNOPQRST"]
    rows = (
        b'<row r="%d">' % row + b"".join(cell % (b"%s%d" % (column, row)) for column in columns) + b"</row>"
        for row in range(3, 3 + number // len(columns))
    )
    sheet = _with_texts(_sheet(b"".join(rows) + b'<row><c t="s"><v>999999</v></c></row>'), 9)
    return changed(sheet, SHEET, lambda old: old.replace(b"<dimension", b"<x").replace(b"</dimension", b"</x"))


_NUMBER: Final = b'<c r="%s"><v>12345.678</v></c>'
_FORMATTED: Final = b'<c r="%s" s="1"><v>46115</v></c>'
"""A day: ``_plain`` has one, and so the format for it."""
_TEXT: Final = b'<c r="%s" t="s"><v>2</v></c>'
_INLINE: Final = b'<c r="%s" t="inlineStr"><is><t>abc</t></is></c>'
_WRITTEN: Final = b'<c r="%s" t="d"><v>2026-04-03T10:00:00</v></c>'
_FORMULA: Final = b'<c r="%s"><f>1+1</f><v>2</v></c>'


def _entities() -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return changed(_plain(), SHEET, lambda old: bomb + old)


def _with_texts(data: bytes, number: int) -> bytes:
    """The same with texts that cells may name by their number, as Excel writes them."""
    texts = b"<sst " + _MAIN + b">" + b"<si><t>a</t></si>" * number + b"</sst>"
    declared = (
        b'<Override PartName="/xl/sharedStrings.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    return changed(data, _CONTENT, lambda old: old.replace(b"</Types>", declared), **{"xl/sharedStrings.xml": texts})


def _one_sheet_under_many_names() -> bytes:
    """Each of two hundred names leads to the same long empty sheet."""
    long = _sheet(b'<row r="9">' + b"<c/>" * 16_000 + b"</row>")

    def name_more(old: bytes) -> bytes:
        begin, end = old.index(b"<sheet "), old.index(b"</sheets>")
        one = old[begin:end]
        more = (one.replace(b'name="Sheet"', b'name="S%d"' % each) for each in range(200))
        return old[:end] + b"".join(more) + old[end:]

    only_the_header = changed(long, SHEET, lambda old: old[: old.index(b"<row")] + old[old.index(b'<row r="9"') :])
    return changed(only_the_header, _BOOK, name_more)


def zip_with(**files: bytes) -> bytes:
    """A copy of a workbook that holds these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("workbook.yaml", b"format: 1\n")
        for name, data in files.items():
            packed.writestr(name, data)
    return buffer.getvalue()


def _many_entries() -> bytes:
    """A zip that lists two hundred thousand files, without holding any of them."""
    data = zip_with()
    begin, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    number = 190_000
    listed = b"".join(
        b"PK\x01\x02"
        + struct.pack("<4B4HL2L5H2L", 20, 3, 20, 0, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0)
        + name
        for name in (b"%x" % each for each in range(number))
    )
    listed = data[begin:end] + listed
    number = (number + 1) & 0xFFFF
    return data[:begin] + listed + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, number, number, len(listed), begin, 0)


def _nested() -> bytes:
    return b"".join(b" " * depth + b"a:\n" for depth in range(3_000))


_DAY: Final = b"DTSTART:20261001T100000"
_CARD: Final = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:a\r\n"

_MADE: Final[tuple[tuple[str, Reader, str, Callable[[], bytes]], ...]] = (
    ("calendar: 200 MB", calendar, "too_large", partial(bytes.__mul__, b"BEGIN:VCALENDAR\r\n", 12_000_000)),
    ("calendar: a picture", calendar, "not_a_calendar", lambda: b"\x89PNG\r\n\x1a\n" + bytes(LARGE)),
    ("calendar: every second for ever", calendar, "repeats_too_often", _every_second),
    ("calendar: 42,000 meetings", calendar, "too_many", partial(_events, 42_000)),
    ("calendar: cut off after 4,500 meetings", calendar, "cut_off", partial(_events, 4_500, b"")),
    ("calendar: calendars in calendars", calendar, "nested_too_deep", lambda: b"BEGIN:VCALENDAR\r\n" * 550_000),
    ("calendar: 9,990 meetings alone in a year", calendar, "too_many", partial(_calendar, 9_990, b"UID:u%d", _DAY)),
    ("calendar: 5,001 meetings alone in a year", calendar, "too_many", partial(_calendar, 5_001, b"UID:u%d", _DAY)),
    ("calendar: 1,000 unknown zones", calendar, "unknown_zones", partial(_zones, 1_000)),
    ("calendar: 4,990 unknown zones", calendar, "unknown_zones", partial(_zones, 4_990)),
    (
        "calendar: 9,999 rules without an occasion",
        calendar,
        "too_many_series",
        partial(_calendar, 9_999, b"UID:u%d", b"DTSTART:20200101T100000", b"RRULE:FREQ=YEARLY;COUNT=2"),
    ),
    (
        "calendar: 9,999 single dates",
        calendar,
        "too_many_series",
        partial(_calendar, 9_999, b"UID:u%d", b"DTSTART:20200101T100000", b"RDATE:20200102T100000"),
    ),
    ("calendar: 9,999 exceptions", calendar, "too_many_series", partial(_exceptions, 9_999)),
    ("calendar: 370,000 empty events", calendar, "too_much", partial(_calendar, 370_000)),
    ("calendar: five million short lines", calendar, "too_much", lambda: _calendar(1, b"a\r\n" * (LARGE // 3))),
    ("xlsx: zip bomb of 100 MB", read_sheet, "too_large", lambda: _sheet(bytes(100_000_000))),
    ("xlsx: path out of it", read_sheet, "unsafe", lambda: changed(_plain(), SHEET, bytes, **{"../../x": b"x"})),
    ("xlsx: entities", read_sheet, "unsafe", _entities),
    ("xlsx: 370,000 cells in a row", read_sheet, "too_many", lambda: _sheet(b"<row>" + b"<c><v>1</v></c>" * 370_000)),
    (
        "xlsx: 370,000 cells in rows",
        read_sheet,
        "too_many",
        lambda: _sheet((b"<row>" + b"<c><v>1</v></c>" * 37 + b"</row>") * 10_000),
    ),
    ("xlsx: 116,000 numbers and then damage", read_sheet, "damaged", partial(_damaged, 116_000, _NUMBER)),
    ("xlsx: 91,000 days and then damage", read_sheet, "damaged", partial(_damaged, 91_000, _FORMATTED)),
    ("xlsx: 91,000 texts and then damage", read_sheet, "damaged", partial(_damaged, 91_000, _TEXT)),
    ("xlsx: 55,000 texts in their cells and then damage", read_sheet, "damaged", partial(_damaged, 55_000, _INLINE)),
    ("xlsx: 75,000 written days and then damage", read_sheet, "damaged", partial(_damaged, 75_000, _WRITTEN)),
    ("xlsx: 63,000 formulas and then damage", read_sheet, "damaged", partial(_damaged, 63_000, _FORMULA)),
    ("xlsx: 400,000 texts", read_sheet, "too_many", lambda: _with_texts(_plain(), 400_000)),
    (
        "xlsx: 60,000 styles",
        read_sheet,
        "too_many",
        lambda: changed(
            _plain(), "xl/styles.xml", lambda old: old.replace(b"</cellXfs>", b"<xf/>" * 60_000 + b"</cellXfs>")
        ),
    ),
    ("xlsx: one sheet under 200 names", read_sheet, "damaged", _one_sheet_under_many_names),
    ("xlsx: 190,000 parts", read_sheet, "too_many", _many_entries),
    ("csv: 200 MB", read_sheet, "too_large", lambda: b"a,b\r\n" * 40_000_000),
    ("csv: a picture", read_sheet, "not_a_table", lambda: b"\x89PNG\r\n\x1a\n" + bytes(LARGE)),
    ("csv: one cell of 9 MB", read_sheet, "quotes", lambda: b'"' + b"a" * LARGE),
    ("csv: nine million commas", read_sheet, "empty", lambda: b"," * LARGE),
    ("csv: nine million empty lines", read_sheet, "too_many", lambda: b"\n" * LARGE),
    ("csv: a mark never closed", read_sheet, "quotes", lambda: b'a,b\n"' + b"x\n" * (LARGE // 2)),
    ("cards: 200 MB", read_vcards, "too_large", lambda: _CARD * 6_500_000),
    ("cards: cards in cards", read_vcards, "too_many_cards", lambda: b"BEGIN:VCARD\r\n" * 700_000),
    ("cards: a card of a million lines", read_vcards, "too_many_cards", lambda: _CARD + b"TEL:1\r\n" * 1_000_000),
    ("cards: a line of nine million signs", read_vcards, "empty", lambda: b"BEGIN:VCARD\r\nFN" + b";" * LARGE),
    ("zip: bomb of 100 MB", unpack, "too_large", lambda: zip_with(**{"meetings.csv": bytes(100_000_000)})),
    ("zip: path out of it", unpack, "unsafe_name", lambda: zip_with(**{"../../etc/x.yaml": b"x"})),
    ("zip: 190,000 files", unpack, "too_many", _many_entries),
    (
        "zip: 45 MB of rows",
        unpack,
        "too_long",
        lambda: zip_with(**{"people.csv": b"id,name\n" + b"a,b\n" * 11_000_000}),
    ),
    ("zip: 45 MB of columns", unpack, "too_long", lambda: zip_with(**{"people.csv": b"id,name" + b",a" * 22_000_000})),
    ("zip: 45 MB of YAML", unpack, "too_long", lambda: zip_with(**{"groups.yaml": b"- a\n" * 11_000_000})),
    ("zip: YAML 200,000 deep", unpack, "too_deep", lambda: zip_with(**{"groups.yaml": b"[" * 200_000})),
    ("zip: YAML of 3,000 blocks in blocks", unpack, "too_deep", lambda: zip_with(**{"groups.yaml": _nested()})),
    ("zip: YAML that unfolds", unpack, "alias", lambda: zip_with(**{"groups.yaml": b"a: &a [x]\nb: [*a, *a]\n"})),
)

BAD_UPLOADS: Final = tuple(BadUpload(name=name, read=read, code=code, make=make) for name, read, code, make in _MADE)
