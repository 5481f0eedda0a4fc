"""A YAML file as records: what could be read of it, and the way back to bytes."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Final

import yaml

from wellspent.core import border
from wellspent.core.errors import Problem
from wellspent.core.store import yaml_files
from wellspent.core.store.encoding import decode, encode
from wellspent.core.store.faults import FileFault
from wellspent.core.store.yaml_files import OUR_LINE, Path

SCHEMAS: Final = "../../wellspent/core/store/schemas"
"""Where an editor finds the schemas, seen from ``data/mine`` and ``data/sample``; no network is needed."""

_UNFOLDED: Final = 10**6
"""The width of a line: text is never folded."""


class Entries:
    """The records of one file as they were read, in order, and the problems with the rest.

    A record that has something wrong in it is there without that part, if it can be.
    """

    def __init__(self, name: str, kind: Any, key: str | None, data: bytes = b"") -> None:
        """Read the records of ``kind``: a list of them under ``key``, or a single one if there is no key."""
        self.records: list[Any] = []
        self.problems: list[Problem] = []
        self._name = name
        self._kind = kind
        self._key = key
        decoded = decode(data)
        self._tree = yaml_files.read(decoded.text)
        if decoded.fault:
            self._report(decoded.fault, decoded.line)
        for fault in self._tree.faults:
            self._report(fault.code, fault.line, fault.key)
        if self._tree.content is None:
            return
        for path, item in [((), self._tree.content)] if key is None else self._items(key):
            self._take(path, item)
        self._report_twins()

    @property
    def read_only(self) -> bool:
        """True if anything is wrong: the file is written whole, so what could not be read would be lost."""
        return bool(self.problems)

    def record(self, record_id: str) -> Any | None:
        """The record of that id; if there is no list, the only one there is, as it is before anything was given."""
        if self._key is None:
            return self.records[0] if self.records else self._kind()
        return next((record for record in self.records if record.id == record_id), None)

    def changed(self, after: Mapping[str, Any | None]) -> bytes:
        """The file with these records, by id, in place of what they were; without those that are ``None``."""
        if self._key is None:
            return write(self._name, None, list(after.values()))
        held = {**{record.id: record for record in self.records}, **after}
        return write(self._name, self._key, [record for record in held.values() if record is not None])

    @property
    def commented(self) -> bool:
        """True if the file has comments of the person's own."""
        return self._tree.commented

    def _items(self, key: str) -> Iterator[tuple[Path, Any]]:
        content = self._tree.content
        if not isinstance(content, Mapping):
            self._report("not_a_block", self._tree.line(()), key)
            return
        for other in content:
            if other != key:
                self._report("unknown_key", self._tree.line((other,)), other)
        listed = content.get(key, [])
        if isinstance(listed, list):
            yield from (((key, position), item) for position, item in enumerate(listed))
        else:
            self._report("not_a_list", self._tree.line((key,)), key)

    def _take(self, path: Path, item: Any) -> None:
        if not isinstance(item, Mapping):
            self._report("not_a_block", self._tree.line(path))
            return
        try:
            self.records.append(border.record(self._kind, item))
        except border.Faulty as faulty:
            for fault in faulty.faults:
                whole = (*path, *fault.path)
                key = next((part for part in reversed(whole) if isinstance(part, str)), "")
                self._report(fault.code, self._tree.line(whole), key, fault.details)
            rest = _what_is_left(self._kind, item, faulty)
            if rest is not None:
                self.records.append(rest)

    def _report_twins(self) -> None:
        """Each entry of a list whose id an earlier one has."""
        content = self._tree.content
        for key, listed in content.items() if isinstance(content, Mapping) else ():
            seen: set[str] = set()
            for position, item in enumerate(listed if isinstance(listed, list) else ()):
                found = item.get("id") if isinstance(item, Mapping) else None
                if not isinstance(found, str):
                    continue
                if found in seen:
                    line = self._tree.line((key, position, "id"))
                    self._report(FileFault.DUPLICATE_ID, line, "id", {"found": found})
                seen.add(found)

    def _report(self, code: str, line: int | None, key: str = "", details: Mapping[str, str] | None = None) -> None:
        self.problems.append(Problem(code=code, file=self._name, line=line, column=key, details=details or {}))


def write(name: str, key: str | None, records: Sequence[Any]) -> bytes:
    """The canonical file: our first line, then every key that says something."""
    content = _plain(records[0]) if key is None else {key: [_plain(record) for record in records]}
    schema = f"{SCHEMAS}/{name.replace('.yaml', '.schema.json')}"
    body = yaml.dump(
        content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False, width=_UNFOLDED
    )
    return encode(f"{OUR_LINE}$schema={schema}\n{body}")


def _what_is_left(kind: Any, raw: Mapping[str, Any], faulty: border.Faulty) -> Any:
    """The record without what is wrong with it; what lacks something needed goes whole, up to the record itself."""
    while True:
        gone = {fault.path[:-1] if fault.code == "missing" else fault.path for fault in faulty.faults}
        rest = _without(raw, gone, ())
        if () in gone or rest == raw:
            return None
        try:
            return border.record(kind, rest)
        except border.Faulty as more:
            raw, faulty = rest, more


def _without(value: Any, gone: AbstractSet[Path], path: Path) -> Any:
    if isinstance(value, Mapping):
        return {key: _without(inner, gone, (*path, key)) for key, inner in value.items() if (*path, key) not in gone}
    if isinstance(value, list):
        inside = [(inner, (*path, position)) for position, inner in enumerate(value)]
        return [_without(inner, gone, place) for inner, place in inside if place not in gone]
    return value


def _plain(record: Any) -> dict[str, Any]:
    """What the file says of a record: nothing of what was not given."""
    return {
        field.name: _plain_value(value)
        for field in fields(record)
        if not ((value := getattr(record, field.name)) in (None, "", ()) and value == field.default)
    }


def _plain_value(value: Any) -> Any:
    if is_dataclass(value):
        return _plain(value)
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


class _Dumper(yaml.SafeDumper):
    """Writes text of several lines as it is read, and quotes whatever another reader could take for something else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library gives it
        """Write a value that stands in two places twice: our reader takes no aliases."""
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = None
    if not text.isprintable():
        # A block keeps lines readable, but not every character; where spaces would get lost in one, the emitter itself
        # takes quotation marks instead.
        style = "|" if text.replace("\n", "").isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_stamp(dumper: _Dumper, stamp: dt.datetime) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", stamp.isoformat())


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(dt.datetime, _represent_stamp)
