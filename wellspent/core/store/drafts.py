"""Drafts: what was typed into a form and is not saved yet. The port, and a draft as bytes.

A draft is no record: it is in no version, no history and no export, and whoever saves the form or begins it afresh is
rid of it. Its values are what fields hold (text, numbers, dates, times, choices, lists), not what they mean; a form
takes of them what still fits when it shows its fields again.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

LARGEST: Final = 2_000_000
"""Bytes beyond which a draft is neither written nor read."""

MOST: Final = 300
"""So many drafts of one member are kept; the oldest go first."""

KEPT_FOR: Final = dt.timedelta(days=60)
"""What was typed longer ago is not offered any more, and goes when the next draft is written."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What one field holds; what it was called and how that reads, for the day on which the field is another one."""

    value: Any
    label: str
    said: str


Fields = Mapping[str, Typed]
"""By the part of a field's key that follows the form's prefix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One form's draft.

    ``prefix`` is what the keys of its fields started with, so that a browser that still shows them finds them again.
    ``base`` marks the record that the form began from. ``earlier`` was typed when the form began from another one, and
    nobody has said yet what shall become of it.
    """

    prefix: str
    base: str
    typed_at: dt.datetime
    fields: Fields
    earlier: Fields = field(default_factory=dict)


class Drafts(Protocol):
    """Keeps the drafts of each member, one for each form by its name. What can't be read is not there."""

    def read(self, member: str, form: str) -> Draft | None:
        """The draft of that form; ``None`` if there is none that can be read."""
        ...

    def write(self, member: str, form: str, draft: Draft) -> None:
        """Keep the draft in the place of the one before; on return it outlasts a crash.

        Raises:
            StoreError: it can't be kept; the one before is as it was.
        """
        ...

    def drop(self, member: str, form: str) -> None:
        """Forget the draft of that form, if there is one.

        Raises:
            StoreError: the place can't be written.
        """
        ...


def encode(form: str, draft: Draft) -> bytes:
    """The draft as JSON; dates and times say that they are."""
    said = {
        "form": form,
        "prefix": draft.prefix,
        "base": draft.base,
        "typed_at": draft.typed_at.isoformat(),
        "fields": _fields(draft.fields),
        "earlier": _fields(draft.earlier),
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decode(form: str, data: bytes) -> Draft | None:
    """The draft of ``form`` in ``data``; ``None`` where that is not what is in it."""
    try:
        said = json.loads(data)
        if said["form"] != form:
            return None
        typed_at = dt.datetime.fromisoformat(said["typed_at"])
        if typed_at.utcoffset() is None:
            return None
        return Draft(
            prefix=str(said["prefix"]),
            base=str(said["base"]),
            typed_at=typed_at,
            fields=_typed(said["fields"]),
            earlier=_typed(said["earlier"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _fields(fields: Fields) -> dict[str, list[Any]]:
    return {name: [_plain(one.value), one.label, one.said] for name, one in fields.items()}


def _typed(said: Mapping[str, Any]) -> dict[str, Typed]:
    return {str(name): Typed(_value(value), str(label), str(words)) for name, (value, label, words) in said.items()}


def _plain(value: Any) -> Any:
    match value:
        case dt.date():
            return {"date": value.isoformat()}
        case dt.time():
            return {"time": value.isoformat()}
        case Mapping():
            return {"map": {str(key): _plain(inner) for key, inner in value.items()}}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value


def _value(said: Any) -> Any:
    match said:
        case {"date": str(day)}:
            return dt.date.fromisoformat(day)
        case {"time": str(time)}:
            return dt.time.fromisoformat(time)
        case {"map": dict(inner)}:
            return {key: _value(one) for key, one in inner.items()}
        case list():
            return [_value(inner) for inner in said]
        case None | bool() | int() | float() | str():
            return said
        case _:
            raise ValueError(said)
