"""YAML as plain text: blocks, lists and words, each with the line that it stands on.

Every scalar is text, whatever it looks like, so that no country turns into "false" and no date into a number; what it
means is for the border to say. The text is read event by event, and reading stops at the first alias, type tag or
block nested beyond what the format has: nothing that was written to be a bomb is ever unfolded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from wellspent.core.store.faults import FileFault

Path = tuple[str | int, ...]
"""The way to one thing in a file: keys, and positions in lists."""

OUR_LINE: Final = "# yaml-language-server: "
"""What the first line of our files begins with; it tells an editor the schema."""

_DEEPEST: Final = 6
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
# The reader in C is ten times as fast; an installation without it is served by the one in Python.
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class YamlFault:
    """One thing wrong with the text itself."""

    code: FileFault
    line: int | None = None
    key: str = ""


@dataclass(slots=True)
class Tree:
    """What a file says: text, lists and mappings, without what was left empty.

    ``commented`` is true if it has a comment that is not ours.
    """

    content: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[YamlFault] = field(default_factory=list)
    commented: bool = False

    def line(self, path: Path) -> int | None:
        """The line of the thing at ``path``, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def read(text: str) -> Tree:
    """The tree of ``text``. Where it can't be read, the tree is empty and says why."""
    reader = _Reader(text)
    try:
        return reader.tree()
    except _Refused as refused:
        return Tree(faults=[refused.fault])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Tree(faults=[YamlFault(FileFault.NOT_YAML, mark.line + 1 if mark is not None else None)])


class _Refused(Exception):
    def __init__(self, code: FileFault, event: Event) -> None:
        self.fault = YamlFault(code, _line(event))
        super().__init__(code)


class _Reader:
    """Builds the tree from events; their depth is bounded before anything is built."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tree = Tree()
        self._words: list[tuple[int, int]] = []
        self._events = self._bounded()

    def tree(self) -> Tree:
        """All of it.

        Raises:
            _Refused: for what these files do without.
            yaml.YAMLError: for what is no YAML.
        """
        first = next(self._events, None)
        if first is not None:
            self._tree.lines[()] = _line(first)
            self._tree.content = self._value(first, ())
        for surplus in self._events:
            raise _Refused(FileFault.NOT_YAML, surplus)
        self._tree.commented = self._has_comment()
        return self._tree

    def _bounded(self) -> Iterator[Event]:
        """The events that carry content."""
        depth = 0
        for event in yaml.parse(self._text, Loader=_LOADER):
            match event:
                case ScalarEvent():
                    self._words.append((_index(event.start_mark), _index(event.end_mark)))
                case CollectionStartEvent():
                    depth += 1
                case CollectionEndEvent():
                    depth -= 1
            if depth > _DEEPEST:
                raise _Refused(FileFault.TOO_DEEP, event)
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
                raise _Refused(FileFault.ALIAS, event)
            if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
                raise _Refused(FileFault.TAG, event)
            if isinstance(event, NodeEvent | CollectionEndEvent):
                yield event
            elif isinstance(event, DocumentStartEvent) and event.tags:
                raise _Refused(FileFault.TAG, event)

    def _value(self, event: Event, path: Path) -> Any:
        match event:
            case ScalarEvent():
                return None if not event.style and event.value in _NOTHING else event.value
            case SequenceStartEvent():
                return self._list(path)
            case _:
                return self._mapping(path)

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while isinstance(event := next(self._events), NodeEvent):
            inner = (*path, len(items))
            self._tree.lines[inner] = _line(event)
            items.append(self._value(event, inner))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: set[str] = set()
        while isinstance(event := next(self._events), NodeEvent):
            if not isinstance(event, ScalarEvent):
                raise _Refused(FileFault.NOT_YAML, event)
            key = event.value
            inner = (*path, key)
            if key in seen:
                self._tree.faults.append(YamlFault(FileFault.DUPLICATE_KEY, _line(event), key))
            else:
                self._tree.lines[inner] = _line(event)
            value = self._value(next(self._events), inner)
            if key not in seen and value is not None:
                found[key] = value
            seen.add(key)
        return found

    def _has_comment(self) -> bool:
        """True if a number sign stands anywhere between the words, our own first line left aside."""
        position = self._text.find("\n") + 1 if self._text.startswith(OUR_LINE) else 0
        for begin, end in self._words:
            if "#" in self._text[position:begin]:
                return True
            position = end
        return "#" in self._text[position:]


def _line(event: Event) -> int:
    return cast("int", cast("Any", event.start_mark).line) + 1


def _index(mark: Any) -> int:
    return cast("int", mark.index)
