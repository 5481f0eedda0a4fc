"""Charts as drawings and as pictures, from the specification that the page shows."""

import struct
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.unit.picturing import ROWS, looked, table
from wellspent.core.charts import intervals
from wellspent.core.charts.picture import Picture
from wellspent.core.exchange.pictures import png, standing_alone, svg
from wellspent.words import charts_groups

TEXTS = intervals.Texts(**charts_groups.VALUE_TEXTS, rows=ROWS)
SVG = "{http://www.w3.org/2000/svg}"


def picture(name: str = "A club") -> Picture:
    rows = table(("A", 40, 1, 2, 3), ("A", 60, 2, 2, 2), ("A", 80, 2, 2, 1)).assign(group_name=name)
    found = looked(rows)
    found = replace(found, groups=found.groups.assign(group_name=name))
    return intervals.draw(found.groups, rows, intervals.VALUE, 50, TEXTS)


def test_a_drawing_has_the_text_of_the_picture_as_text_and_its_width() -> None:
    root = ET.fromstring(svg(picture(), 500))
    assert root.get("width") == "500"
    assert {"A club", "3 meetings", "your bar: 50"} <= {text.text for text in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("name", ["</text><script>alert(1)</script>", '"><image href="//example.org/x"/>', "a&b<c"])
def test_a_name_with_markup_in_a_drawing_is_text(name: str) -> None:
    root = ET.fromstring(svg(picture(name)))
    assert name in {text.text for text in root.iter(f"{SVG}text")}
    assert {one.tag for one in root.iter()} <= {f"{SVG}{tag}" for tag in ("svg", "g", "path", "line", "rect", "text")}
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on") or key.endswith("href")]


@pytest.mark.parametrize("character", ["\0", "\x01", "\x1b", "\ufffe", "\uffff"])
def test_a_character_that_no_drawing_can_hold_is_marked(character: str) -> None:
    root = ET.fromstring(svg(picture(f"a{character}b")))
    assert "a\N{REPLACEMENT CHARACTER}b" in {text.text for text in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("width", range(320, 330))
def test_a_long_name_of_emoji_can_be_cut_off(width: int) -> None:
    ET.fromstring(svg(picture("\N{WAVING HAND SIGN}" * 100), width))


def test_a_picture_is_twice_as_sharp_as_the_drawing() -> None:
    drawn = png(picture(), 500)
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", drawn[16:20]) == (1000,)


def test_days_leave_without_a_zone_and_the_specification_stays_as_it_was() -> None:
    shown = picture()
    before = dict(shown.spec)
    alone = standing_alone(shown.spec, 500)
    days = [row["date"] for row in alone["datasets"]["marks"]]
    assert days[0].startswith("2026-01-01T00:00:00")
    assert not any(day.endswith("Z") or "+" in day for day in days)
    assert shown.spec == before
