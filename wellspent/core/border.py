"""The border: what comes in from files and forms becomes a frozen record, or problems that name the place.

pydantic checks the types and constraints that ``core.model`` declares; here its errors become our codes, so that
``wellspent.words`` can say them in plain sentences.
"""

import datetime as dt
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

R = TypeVar("R")

_CODES: Final = {
    "missing": "missing",
    "missing_argument": "missing",
    "unexpected_keyword_argument": "unknown_key",
    "extra_forbidden": "unknown_key",
    "int_parsing": "not_a_whole_number",
    "int_from_float": "not_a_whole_number",
    "int_type": "not_a_whole_number",
    "float_parsing": "not_a_number",
    "float_type": "not_a_number",
    "finite_number": "not_a_number",
    "decimal_parsing": "not_a_number",
    "decimal_type": "not_a_number",
    "bool_parsing": "not_yes_or_no",
    "bool_type": "not_yes_or_no",
    "enum": "not_one_of",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too_long",
    "string_type": "not_text",
    "_is_slug": "not_an_id",
    "_is_monday": "not_a_monday",
    "_has_offset": "no_offset",
    "date": "not_a_date",
    "time": "not_a_time",
    "datetime": "not_a_time_stamp",
}
_LIMITS: Final = {"ge": "least", "le": "most", "max_length": "most", "min_length": "least", "expected": "choices"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: ``path`` leads to it from the record, as keys and positions."""

    path: tuple[str | int, ...]
    code: str
    details: Mapping[str, str]


class Faulty(Exception):
    """The data do not make a record. Never leaves core: whoever knows the place turns faults into problems."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(str(self.faults))


def record(kind: type[R], raw: Mapping[str, Any]) -> R:
    """The record of type ``kind`` made from plain values or text.

    Raises:
        Faulty: with every fault, not only the first.
    """
    numeric = [Fault((name,), code, {"found": str(raw[name])}) for name, code in _numeric_times(kind, raw)]
    if numeric:
        raise Faulty(numeric)
    try:
        return cast("R", _adapter(kind).validate_python(dict(raw)))
    except ValidationError as error:
        raise Faulty([_fault(details) for details in error.errors(include_url=False)]) from None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _temporal(kind: Any) -> Mapping[str, str]:
    codes: dict[Any, str] = {dt.date: "not_a_date", dt.time: "not_a_time", dt.datetime: "not_a_time_stamp"}
    found = {}
    hints = typing.get_type_hints(kind)
    for field in fields(kind):
        hint = hints[field.name]
        for part in (hint, *typing.get_args(hint)):
            if part in codes:
                found[field.name] = codes[part]
    return found


def _numeric_times(kind: Any, raw: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Fields of time that hold a bare number: pydantic would read it as seconds since 1970."""
    return [
        (name, code)
        for name, code in _temporal(kind).items()
        if isinstance(value := raw.get(name), str) and value.strip().lstrip("+-").replace(".", "", 1).isdecimal()
    ]


def _fault(details: ErrorDetails) -> Fault:
    context = details.get("ctx", {})
    kind = details["type"]
    if kind == "predicate_failed":
        kind = details["msg"].split()[1].strip("'")
    code = _CODES.get(kind) or _CODES.get(kind.partition("_")[0], "not_understood")
    limits = {_LIMITS[name]: str(value) for name, value in context.items() if name in _LIMITS}
    found = details["input"]
    shown = str(found)[:60] if isinstance(found, str | int | float) and code != "too_long" else ""
    return Fault(details["loc"], code, {"found": shown, **limits})
