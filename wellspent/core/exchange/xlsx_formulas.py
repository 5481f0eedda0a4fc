"""The formulas of an Excel sheet whose value nobody saved: a program wrote them, and nothing has opened them since.

Their cells look empty to whoever reads the values alone, so they are named.
"""

import re
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MARKS: Final = (b"<f", b":f")
"""Without one of these there is no formula in a part."""

_LONGEST: Final = 200
"""Signs of a formula that are kept, to be shown."""

_LETTERS: Final = 26


def without_value(part: bytes) -> Mapping[tuple[int, int], str]:
    """The formulas without a saved value, by the numbers of their row and their column, both from 1.

    Raises:
        expat.ExpatError: if the part is no XML.
    """
    if not any(mark in part for mark in _MARKS):
        return {}
    search = _Search()
    parser = expat.ParserCreate()
    parser.StartElementHandler = search.begin
    parser.EndElementHandler = search.end
    parser.CharacterDataHandler = search.text
    parser.Parse(part, True)
    return search.found


class _Search:
    """One walk over a sheet: where it is, and what was found."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._row = self._column = 0
        self._tag = self._type = self._formula = self._value = ""
        self._has_formula = self._has_value = False

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._tag = tag.rpartition(":")[2]
        if self._tag == "row":
            given = attributes.get("r", "")
            self._row, self._column = int(given) if given.isdecimal() else self._row + 1, 0
        elif self._tag == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number(place[1]) if place else self._column + 1
            self._type, self._formula, self._value = attributes.get("t", ""), "", ""
            self._has_formula = self._has_value = False
        elif self._tag == "f":
            self._has_formula = True
        elif self._tag == "v":
            self._has_value = True

    def text(self, text: str) -> None:
        if self._tag == "f":
            self._formula = (self._formula + text)[:_LONGEST]
        elif self._tag == "v":
            self._value = self._value or text

    def end(self, tag: str) -> None:
        self._tag = ""
        # An empty text is a value too: it is what =IF(A1="","",A1) comes to.
        seen = self._value or (self._type == "str" and self._has_value)
        if tag.rpartition(":")[2] == "c" and self._has_formula and not seen:
            self.found[self._row, self._column] = f"={self._formula}"


def _number(letters: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
