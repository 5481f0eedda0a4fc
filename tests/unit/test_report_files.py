"""The page to print as files: the PDF by a library that did not make it, the web page as a browser parses it."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tests.unit.reporting import NOW, with_many_groups, with_secrets
from wellspent.core import sample
from wellspent.core.exchange.report.contents import contents
from wellspent.core.exchange.report.letters import unusual, without_font
from wellspent.core.exchange.report.parts import Contents, Figure, Grid, Heading, Length, Points, Wanted
from wellspent.core.exchange.report.pdf import Paper, pdf
from wellspent.core.exchange.report.web_page import html
from wellspent.core.model import Workbook
from wellspent.words import report as words

EACH_LENGTH = pytest.mark.parametrize("length", list(Length))
HOSTILE = (
    '#panic("no") $x^2$ *b* _i_ @a <lab> = h #{sys.inputs} \\u{41}',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</text></svg><script>alert(1)</script>",
    '" onload="alert(1)" x="{{ 7*7 }}{% x %}',
    ']]>&lt;b&gt;&amp;<!-- --> #import "/etc/passwd"',
)


def made(workbook: Workbook, length: Length = Length.COACH, *, tick: bool = False) -> Contents:
    return contents(workbook, NOW, Wanted(length=length, names=tick, notes=tick), words)


def opened(page: Contents, paper: Paper = Paper.A4) -> PdfReader:
    return PdfReader(BytesIO(pdf(page, paper, NOW)), strict=True)


def texts(page: Contents) -> Iterator[str]:
    """Every text in it, in order."""
    yield from (page.title, page.made)
    for part in page.parts:
        match part:
            case Points():
                yield from part.lines
            case Grid():
                yield from part.heads
                yield from (cell for row in part.rows for cell in row)
            case Figure():
                yield from (part.title, part.said)
            case _:
                yield part.text


def tight(text: str) -> str:
    """Without spaces and line breaks, which a PDF has none of, and without the hyphens at its line ends."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def tags(reader: PdfReader) -> list[dict[str, Any]]:
    """Every element of the structure that a screen reader follows."""
    found = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(reader.root_object["/StructTreeRoot"])
    return found


@cache
def harmless(length: Length) -> Contents:
    """The page of a workbook like those with hostile names, without any markup in its names."""
    return made(with_many_groups("{number} x", count=4, text="x"), length, tick=True)


def headings(page: Contents) -> int:
    return [one["/S"] for one in tags(opened(page))].count("/H1")


@EACH_LENGTH
def test_the_pdf_says_all_that_is_in_it(length: Length) -> None:
    page = made(with_secrets(), length, tick=True)
    said = tight("".join(one.extract_text() for one in opened(page).pages))
    assert [text for text in texts(page) if tight(text) not in said] == []


@EACH_LENGTH
def test_the_pdf_is_tagged_and_declares_pdf_ua(length: Length) -> None:
    page = made(sample.make(), length)
    reader = opened(page)
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == page.title
    assert re.search(rb'pdfuaid:part(>|=")1', root["/Metadata"].get_data())
    kinds = [one["/S"] for one in tags(reader)]
    assert kinds.count("/H1") == sum(isinstance(part, Heading) and part.level == 1 for part in page.parts)
    assert {"/Table", "/TH", "/TD", "/L", "/LI"} <= set(kinds)
    figures = [one["/Alt"] for one in tags(reader) if one["/S"] == "/Figure"]
    assert figures == [f"{part.title}. {part.said}" for part in page.parts if isinstance(part, Figure)]


@pytest.mark.parametrize("zone", [NOW.tzinfo, ZoneInfo("America/New_York")], ids=["offset", "zone by name"])
def test_the_pdf_says_when_it_was_made_to_the_second(zone: dt.tzinfo) -> None:
    now = NOW.astimezone(zone).replace(microsecond=123)
    metadata = PdfReader(BytesIO(pdf(made(with_secrets()), Paper.A4, now))).metadata
    assert metadata is not None
    assert metadata.creation_date == NOW


@EACH_LENGTH
def test_every_font_of_the_pdf_is_inside_of_it_and_no_picture_is_made_of_pixels(length: Length) -> None:
    reader = opened(made(sample.make(), length))
    objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]))]
    described = [one for one in objects if isinstance(one, dict) and one.get("/Type") == "/FontDescriptor"]
    assert described
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & one.keys() for one in described)
    assert [one for one in objects if isinstance(one, dict) and one.get("/Subtype") == "/Image"] == []


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(
    "workbook",
    [
        pytest.param(sample.make(), id="the sample"),
        pytest.param(with_many_groups(), id="40 groups"),
        pytest.param(with_many_groups("WWWWWWWW " * 20 + "{number}", text="WORDS " * 3000), id="40 long names"),
        pytest.param(with_many_groups("W" * 190 + "{number}", text="W" * 20_000), id="names without a space"),
    ],
)
def test_the_page_for_a_coach_is_one_page(workbook: Workbook, paper: Paper) -> None:
    page = made(workbook, tick=True)
    reader = opened(page, paper)
    assert len(reader.pages) == 1
    assert tight(page.parts[-1].text) in tight(reader.pages[0].extract_text())


def test_the_longer_one_has_a_number_on_every_page() -> None:
    pages = opened(made(sample.make(), Length.OWN)).pages
    assert len(pages) > 2
    assert all(f"{number} / {len(pages)}" in page.extract_text() for number, page in enumerate(pages, 1))


@pytest.mark.parametrize(
    ("length", "name"), [*((Length.COACH, name) for name in HOSTILE), *((Length.OWN, name) for name in HOSTILE[:2])]
)
def test_a_name_with_markup_is_only_a_name(length: Length, name: str) -> None:
    names = f"{{number}} {name.replace('{', '{{').replace('}', '}}')}"
    page = made(with_many_groups(names, count=4, text=name), length, tick=True)
    plain = harmless(length)
    assert tight(name) in tight("".join(one.extract_text() for one in opened(page).pages))
    assert headings(page) == headings(plain)
    assert parsed(page).elements == parsed(plain).elements
    assert name in parsed(page).text


@pytest.mark.parametrize(
    "name", ["😀 \U0001f9d1\u200d\U0001f4bb", "漢字 かな", "قهوة", "a\u202eb\x07c", "\U0010fffd \ufeff"]
)
def test_letters_that_no_font_has_still_make_a_page_that_is_tagged(name: str) -> None:
    page = made(with_many_groups(name + " {number}", count=3))
    reader = opened(page)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert len(reader.pages) == 1
    html(page).decode()
    # Typst makes it without PDF/UA if, and only if, there are letters to name.
    declared = re.search(rb"pdfuaid", reader.root_object["/Metadata"].get_data())
    assert bool(without_font(unusual(page))) == (declared is None)


def test_letters_that_no_font_has_are_named_and_those_of_europe_are_not_even_asked_about() -> None:
    assert without_font("\U00018d00a\U00018d01") == "\U00018d00\U00018d01"
    page = made(with_many_groups("Łódź Ünsal Ärger \U00018d00 𐌰\u200d\ufe0f {number}", count=2))
    assert unusual(page) == "\U00018d00𐌰"
    assert unusual(made(sample.make(), tick=True)) == without_font("") == ""


def test_names_of_columns_stand_apart_however_little_is_in_them() -> None:
    pages = opened(made(sample.make(), Length.OWN, tick=True)).pages
    lines = "\n".join(page.extract_text(extraction_mode="layout") for page in pages).splitlines()
    heads = [line.split() for line in lines if "Decided" in line]
    assert ["Group", "Weeks", "Expected", "Decided", "Note"] in heads
    assert ["Day", "Group", "The", "record", "said", "Decided", "Why"] in heads


class Parsed(HTMLParser):
    """The elements of a web page with the names of their attributes, what these say, and the text."""

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.values: list[tuple[str, str]] = []
        self.text = ""
        self.feed(source.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"path", "line", "text", "g", "rect"}:  # as many as there are marks
            self.elements.append((tag, *sorted(name for name, _ in attrs)))
        self.values += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(page: Contents) -> Parsed:
    return Parsed(html(page))


@EACH_LENGTH
def test_the_web_page_says_all_that_is_in_it(length: Length) -> None:
    page = made(with_secrets(), length, tick=True)
    said = tight(parsed(page).text)
    assert [text for text in texts(page) if tight(text) not in said] == []


@EACH_LENGTH
def test_the_web_page_stands_alone_and_runs_nothing(length: Length) -> None:
    found = parsed(made(with_many_groups(HOSTILE[1] + "{number}", count=4), length))
    assert not {tag for tag, *_ in found.elements} & {"script", "link", "img", "iframe", "object", "embed", "base", "a"}
    outside = [(name, value) for name, value in found.values if "//" in value and not name.startswith("xmlns")]
    assert outside == []
    assert [name for name, _ in found.values if name.startswith("on") or name in {"src", "href", "xlink:href"}] == []
    assert "url(" not in found.text
    assert "@import" not in found.text
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in found.values
