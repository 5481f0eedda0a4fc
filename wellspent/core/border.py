"""The border: what comes in from files and forms becomes a frozen record, or problems that name the place.

pydantic checks the types and constraints that ``core.model`` declares; here its errors become our codes, so that
``wellspent.words`` can say them in plain sentences.
"""

import datetime as dt
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from wellspent.core.model import TOP_RATING, Rating

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
    "is_slug": "not_an_id",
    "_is_near": "far_away",
    "_is_monday": "not_a_monday",
    "_has_offset": "no_offset",
    "_has_no_offset": "has_offset",
    "_is_readable": "unreadable_character",
    "_has_no_semicolon": "has_semicolon",
    "_has_no_outer_space": "has_outer_space",
    "string_unicode": "unreadable_character",
    "tuple_type": "not_a_list",
    "dataclass_type": "not_a_block",
    "mapping_type": "not_a_block",
    "dict_type": "not_a_block",
    "date": "not_a_date",
    "time": "not_a_time",
    "datetime": "not_a_time_stamp",
}
NOT_ON_THE_SCALE: Final = "not_on_the_scale"
"""A rating that is a whole number, but no step of its scale."""

NOT_UNDERSTOOD: Final = "not_understood"
"""Whatever has no code of its own."""

CODES: Final = frozenset({*_CODES.values(), NOT_ON_THE_SCALE, NOT_UNDERSTOOD})
"""Every code that a fault can carry."""

_SHOWN: Final = 60
"""How many characters of a wrong entry are repeated to the person."""

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
    faults = _numeric_times(kind, raw, ())
    try:
        made = cast("R", _adapter(cast("Any", kind)).validate_python(dict(raw)))
    except ValidationError as error:
        known = {fault.path for fault in faults}
        ratings = _ratings(cast("Any", kind))
        faults += [_fault(found, ratings) for found in error.errors(include_url=False) if found["loc"] not in known]
    if faults:
        raise Faulty(faults)
    return made


def plain(made: object) -> dict[str, Any]:
    """What a record says, in values that JSON has, without what was not given; ``record`` makes the same of it."""
    return cast("dict[str, Any]", _adapter(cast("Any", type(made))).dump_python(made, mode="json", exclude_none=True))


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of one record of type ``kind``, or of ``list[kind]``."""
    return _adapter(kind).json_schema()


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _temporal(kind: Any) -> Mapping[str, str]:
    """The fields of ``kind`` that hold a time, with the code for what is none."""
    codes: dict[Any, str] = {dt.date: "not_a_date", dt.time: "not_a_time", dt.datetime: "not_a_time_stamp"}
    hints = typing.get_type_hints(kind)
    return {
        field.name: codes[part]
        for field in fields(kind)
        for part in (hints[field.name], *typing.get_args(hints[field.name]))
        if part in codes
    }


@cache
def _nested(kind: Any) -> Mapping[str, Any]:
    """The fields of ``kind`` that hold a row of other records, with the type of those."""
    hints = typing.get_type_hints(kind)
    return {
        field.name: parts[0]
        for field in fields(kind)
        if (parts := typing.get_args(hints[field.name])) and is_dataclass(parts[0])
    }


@cache
def _ratings(kind: Any) -> frozenset[str]:
    """The fields of ``kind`` that hold a rating, or several."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return frozenset(
        field.name for field in fields(kind) if Rating in (hints[field.name], *typing.get_args(hints[field.name]))
    )


def _numeric_times(kind: Any, raw: Mapping[str, Any], path: tuple[str | int, ...]) -> list[Fault]:
    """Fields of time that hold a bare number: pydantic would read it as seconds since 1970."""
    found = [
        Fault((*path, name), code, {"found": value[:_SHOWN]})
        for name, code in _temporal(kind).items()
        if isinstance(value := raw.get(name), str) and value.strip().lstrip("+-").replace(".", "", 1).isdecimal()
    ]
    for name, inner in _nested(kind).items():
        items = raw.get(name)
        for position, item in enumerate(items if isinstance(items, list | tuple) else ()):
            if isinstance(item, Mapping):
                found += _numeric_times(inner, item, (*path, name, position))
    return found


def _fault(details: ErrorDetails, ratings: frozenset[str]) -> Fault:
    context = details.get("ctx", {})
    kind = details["type"]
    if kind == "predicate_failed":
        kind = details["msg"].split()[1].strip("'")
    code = _CODES.get(kind) or _CODES.get(kind.partition("_")[0], NOT_UNDERSTOOD)
    limits = {_LIMITS[name]: str(value) for name, value in context.items() if name in _LIMITS}
    if code in {"too_small", "too_large"} and details["loc"][0] in ratings:
        code, limits = NOT_ON_THE_SCALE, {"least": "0", "most": str(TOP_RATING)}
    found = details["input"]
    shown = str(found)[:_SHOWN] if isinstance(found, str | int | float) and code != "too_long" else ""
    return Fault(details["loc"], code, {"found": shown, **limits})
