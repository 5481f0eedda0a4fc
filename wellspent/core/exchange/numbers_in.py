"""Numbers of somebody's own table, with a comma or a point: what is read is what was written, or nothing.

A sign parts groups of digits only where three of them follow it. So ``9.90`` is never 990, whatever its column shows.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

_CURRENCY: Final = "(?:[€$£¥]|EUR|USD|GBP|CHF)?+"
_WRITTEN: Final = re.compile(
    rf"'?{_CURRENCY}\s*+([+-]?)\s*+{_CURRENCY}\s*+([\d.,](?:[\d.,'\u2019\s]{{0,40}}[\d.,])?)\s*+{_CURRENCY}"
)
"""A sign, and what stands between the signs of a currency. No number of anybody's meetings is longer."""


def _with(decimal: str, other: str) -> re.Pattern[str]:
    """A number with that decimal sign: whole or in groups of three, and what comes after the sign."""
    grouped = rf"[1-9]\d{{0,2}}(?P<parts>[{other}\s'\u2019])\d{{3}}(?:(?P=parts)\d{{3}})*"
    return re.compile(rf"(?=\D*\d)(?P<whole>{grouped}|\d*)(?:[{decimal}](?P<rest>\d*))?")


_FORMS: Final = {True: _with(",", "."), False: _with(".", ",")}
"""By whether the comma is the decimal sign."""


def decimal_comma(cells: Iterable[str], *, semicolons: bool) -> bool | None:
    """True if a comma is the decimal sign in these numbers; ``None`` if they show both it and the point.

    Where nothing shows it, it is the comma if semicolons part the cells.
    """
    shown = {comma for cell in cells if len(read := _readings(cell)) == 1 for comma in read}
    if not shown:
        return semicolons
    return shown.pop() if len(shown) == 1 else None


def number(cell: str, *, comma: bool | None) -> Decimal | None:
    """A number, whatever sign of a currency stands with it.

    ``comma`` decides only about one that can be read twice, as ``1,234`` can; without it, such a one is not read.
    """
    readings = _readings(cell)
    if len(set(readings.values())) == 1:
        return next(iter(readings.values()))
    return readings.get(comma) if comma is not None else None


def _readings(cell: str) -> Mapping[bool, Decimal]:
    """What the cell says, by whether the comma is the decimal sign; without the readings that make no sense."""
    written = _WRITTEN.fullmatch(cell.strip())
    if written is None:
        return {}
    forms = {comma: form.fullmatch(written[2]) for comma, form in _FORMS.items()}
    return {comma: _value(written[1], found) for comma, found in forms.items() if found is not None}


def _value(sign: str, found: re.Match[str]) -> Decimal:
    whole = "".join(filter(str.isdecimal, found["whole"]))
    return Decimal(f"{sign}{whole or '0'}" + (f".{found['rest']}" if found["rest"] else ""))
