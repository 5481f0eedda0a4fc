"""The columns of each CSV table, and how a record's fields stand in its cells."""

import datetime as dt
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache, lru_cache
from typing import Any, Final

from wellspent.core.model import Meeting, is_slug

GOT: Final = "got."
"""What a rating's column begins with; the criterion's id follows."""

_JOINT: Final = ";"


@cache
def ours(kind: Any) -> tuple[str, ...]:
    """The columns that every file of the table has, in their order."""
    return tuple(field.name for field in fields(kind) if field.name not in {"got", "extra"})


@cache
def required(kind: Any) -> tuple[str, ...]:
    """The columns without which no row means anything."""
    return tuple(field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING)


@cache
def may_lack(kind: Any) -> frozenset[str]:
    """Columns that came to format 1 later; a file without them is as whole as one with nothing in them."""
    return frozenset({"asked_on"}) if kind is Meeting else frozenset()


@cache
def _lists(kind: Any) -> frozenset[str]:
    hints = typing.get_type_hints(kind)
    return frozenset(field.name for field in fields(kind) if typing.get_origin(hints[field.name]) is tuple)


@lru_cache(maxsize=256)  # a server meets columns without end, as people name them
def _is_got(column: str) -> bool:
    return column.startswith(GOT) and is_slug(column.removeprefix(GOT))


def extended(kind: Any, columns: Sequence[str], records: Iterable[Any]) -> tuple[str, ...]:
    """``columns`` and whatever ``records`` need beside them.

    What is there keeps its place. A column of ours comes after the one that it follows in our order, a criterion after
    the last criterion, and a column of the person's own at the end.
    """
    got: dict[str, None] = {column: None for column in columns if kind is Meeting and _is_got(column)}
    extra: dict[str, None] = {}
    for record in records:
        got.update(dict.fromkeys(GOT + criterion for criterion in sorted(getattr(record, "got", ()))))
        extra.update(dict.fromkeys(record.extra))
    wanted = _with_got(kind, tuple(got))
    result = list(columns)
    for position, column in enumerate(wanted):
        if column not in result:
            result.insert(result.index(wanted[position - 1]) + 1 if position else 0, column)
    result += [column for column in extra if column not in result]
    return tuple(result)


def _with_got(kind: Any, got: tuple[str, ...]) -> tuple[str, ...]:
    wanted: list[str] = []
    for field in fields(kind):
        if field.name == "got":
            wanted += got
        elif field.name != "extra":
            wanted.append(field.name)
    return tuple(wanted)


class Reader:
    """Makes of a row's cells what the border makes a record of; empty cells are not given."""

    def __init__(self, kind: Any, columns: Sequence[str]) -> None:
        known, lists = ours(kind), _lists(kind)
        self._places: list[tuple[str, str, bool]] = []
        """For each column: the part of the record that it goes into (none: the record itself), its name, several?"""
        for column in columns:
            if column in known:
                self._places.append(("", column, column in lists))
            elif kind is Meeting and _is_got(column):
                self._places.append(("got", column.removeprefix(GOT), False))
            else:
                self._places.append(("extra", column, False))

    def __call__(self, cells: Sequence[str]) -> dict[str, Any]:
        """One row; as many ``cells`` as there are columns."""
        result: dict[str, Any] = {}
        for (part, name, several), cell in zip(self._places, cells, strict=True):
            if not cell:
                continue
            if part:
                result.setdefault(part, {})[name] = cell
            else:
                result[name] = _split(cell) if several else cell
        return result


def cells(record: Any, columns: Sequence[str]) -> list[str]:
    """The record's cells under ``columns``."""
    kind: Any = type(record)
    known = ours(kind)
    got: Mapping[str, int] = getattr(record, "got", {})
    by_column = {GOT + criterion: rating for criterion, rating in got.items()}
    return [
        cell(getattr(record, column)) if column in known else cell(by_column.get(column, record.extra.get(column)))
        for column in columns
    ]


def column_of(path: Sequence[str | int]) -> str:
    """The column in which the border found something, by its path to it."""
    return f"{GOT}{path[1]}" if path[0] == "got" and len(path) > 1 else str(path[0])


def cell(value: Any) -> str:
    """One value as text: the shortest form that reads back the same; nothing for what was not given."""
    return _AS_TEXT.get(type(value), str)(value)


def _time(time: dt.time) -> str:
    return time.isoformat("auto" if time.second or time.microsecond else "minutes")


def _number(number: float) -> str:
    return repr(number).removesuffix(".0")


_AS_TEXT: Final[Mapping[type, Callable[[Any], str]]] = {
    type(None): lambda _: "",
    bool: lambda truth: "yes" if truth else "no",
    float: _number,
    dt.date: dt.date.isoformat,
    dt.datetime: dt.datetime.isoformat,
    dt.time: _time,
    tuple: _JOINT.join,
}


def _split(text: str) -> list[str]:
    return [part for piece in text.split(_JOINT) if (part := piece.strip())]
