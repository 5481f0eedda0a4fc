"""Charts as pictures to take along: SVG and PNG, drawn without a browser from the specification that the page shows."""

import json
import re
from typing import Any, Final

from wellspent.core.charts.picture import Picture, Spec
from wellspent.core.exchange.plain_text import NO_XML

WIDTH: Final = 640
"""Pixels; the height is the picture's own."""
_SHARP: Final = 2.0
"""Pixels of a PNG for each pixel on the page."""
_DATA: Final = "datasets"
_TWO_HALVES: Final = re.compile("[\U00010000-\U0010ffff]")
"""Letters that a browser stores as two: emoji, and the rarer ones of some scripts."""


def svg(picture: Picture, width: int = WIDTH, height: int | None = None) -> str:
    """The picture as vectors on white, in pixels; what was typed is text in it, never markup."""
    import vl_convert  # noqa: PLC0415 - a browser's script engine, which takes its time and is needed only here

    alone = standing_alone(picture.spec, width, height)
    try:
        return vl_convert.vegalite_to_svg(alone, allowed_base_urls=[])
    except ValueError:
        # Where a long name is cut off, a letter that is stored as two halves may be cut between them.
        return vl_convert.vegalite_to_svg(_without(alone, _TWO_HALVES), allowed_base_urls=[])


def png(picture: Picture, width: int = WIDTH) -> bytes:
    """The picture as pixels on white."""
    import vl_convert  # noqa: PLC0415

    return vl_convert.svg_to_png(svg(picture, width), scale=_SHARP)


def standing_alone(spec: Spec, width: int, height: int | None = None) -> dict[str, Any]:
    """The specification with its data as plain values, at a size of its own, on white.

    Days have no zone in it, so that they stay the days that they are.
    """
    data = {name: json.loads(frame.to_json(orient="records", date_format="iso")) for name, frame in spec[_DATA].items()}
    # One character that an SVG can't hold would end this whole program, inside of vl-convert.
    alone: dict[str, Any] = _without({**spec, _DATA: data}, NO_XML)
    return {**alone, "width": width, "height": height or spec["height"], "background": "white"}


def _without(part: Any, characters: re.Pattern[str]) -> Any:
    """The same with a mark in the place of each of these characters."""
    match part:
        case str():
            return characters.sub("\N{REPLACEMENT CHARACTER}", part)
        case dict():
            return {name: _without(value, characters) for name, value in part.items()}
        case list():
            return [_without(value, characters) for value in part]
        case _:
            return part
