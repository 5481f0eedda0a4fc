"""The forms of one tab: what each began from, what is typed in it and not saved yet, and the draft of that on disk.

Text reaches us when its field is left. From then on it is in ``typed``, and at the end of the run in the draft, so that
a page change, a reload, a lost connection or a new server finds it. A form that is shown again after it was gone begins
anew, with what its draft holds: there is one way back for all four.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from wellspent.core.errors import StoreError
from wellspent.core.store.drafts import KEPT_FOR, Draft, Drafts, Fields, Typed
from wellspent.ui.visiting import CameBack, Field, Form

GONE: Final = object()
"""What ``read`` gives for a field that is not on the screen."""


@dataclass(slots=True, kw_only=True)
class _Begun:
    """A form while it is on the screen. ``on_disk`` is its draft as this tab last read or wrote it.

    ``kept`` and ``kept_earlier`` are what of ``typed`` and ``earlier`` is in that.
    """

    form: Form
    mark: str
    typed: dict[str, Typed] = field(default_factory=dict)
    earlier: Fields = field(default_factory=dict)
    kept: Fields = field(default_factory=dict)
    kept_earlier: Fields = field(default_factory=dict)
    on_disk: Draft | None = None
    since: dt.datetime | None = None
    aside: Fields = field(default_factory=dict)
    shown: bool = False
    fields: dict[str, Field] = field(default_factory=dict)
    asked: dict[str, Field] = field(default_factory=dict)
    starts: dict[str, Any] = field(default_factory=dict)

    @property
    def unsafe(self) -> bool:
        """True while the disk does not hold what is typed."""
        return self.typed != self.kept or self.earlier != self.kept_earlier


class Forms:
    """The forms of one tab, in one place (the member's own workbook, or the sample).

    ``read`` gives what a field of the screen holds, by its key, or ``GONE``.
    """

    def __init__(self, place: str, read: Callable[[str], Any]) -> None:
        self._place = place
        self._read = read
        self._begun: dict[str, _Begun] = {}
        self._used: set[str] = set()
        self._drafts: Drafts | None = None
        self._member = ""
        self._version = ""
        self._now = dt.datetime.now(dt.UTC)

    def __getitem__(self, name: str) -> Form:
        return self._begun[name].form

    def arrive(self, drafts: Drafts | None, member: str, version: str, now: dt.datetime) -> None:
        """A run begins. What came with it is noted first: it may be of a page that is no longer the one to be shown.

        Without ``drafts`` nothing is written, and what is typed lasts as long as the tab.
        """
        self._drafts, self._member, self._version, self._now = drafts, member, version, now
        for begun in self._begun.values():
            self._note(begun)
            begun.shown, begun.asked = False, {}

    def leave(self, *, whole: bool, waiting: str | None) -> None:
        """A run ends: what is typed goes to disk. After a ``whole`` run, forms that it did not show are let go.

        Not the one ``waiting`` for the person's word on a conflict, nor one that the disk would not take.
        """
        for name, begun in list(self._begun.items()):
            if begun.shown:
                begun.fields = begun.asked if whole else {**begun.fields, **begun.asked}
                begun.starts = {key: start for key, start in begun.starts.items() if key in begun.fields}
                self._note(begun)
            self._keep(name, begun)
            if whole and not begun.shown:
                begun.fields, begun.starts = {}, {}
                if name != waiting and not begun.unsafe:
                    del self._begun[name]

    def put_away(self) -> None:
        """The tab turns to the other workbook: note what is typed in all forms, and let them go."""
        for begun in self._begun.values():
            self._note(begun)
            begun.shown = False
        self.leave(whole=True, waiting=None)

    def form(self, name: str, current: object) -> Form:
        """The form of that name as it was begun; begun from ``current`` if it is not on the screen yet."""
        if name not in self._begun:
            self._begun[name] = self._enter(name, current)
        self._begun[name].shown = True
        return self._begun[name].form

    def follow(self, name: str, current: object) -> bool:
        """True if the form in which nothing is typed now starts anew, because ``current`` is another than before."""
        begun = self._begun[name]
        if begun.typed or begun.form.base == current:
            return False
        self._begun[name] = self._enter(name, current)
        return True

    def begin_again(self, name: str) -> None:
        """Let the form go, and its draft: when it is shown again, it starts from what is saved."""
        begun = self._begun.pop(name, None)
        if begun is not None:
            self._used.add(begun.form.prefix)
            self._drop(name, begun)

    def insist(self, name: str) -> None:
        """A save was refused: write the draft at the end of this run, whatever another tab has put in its place."""
        begun = self._begun.get(name)
        if begun is not None:
            begun.kept = {}

    def came_back(self, name: str) -> CameBack | None:
        """What is to be said above the form of what was typed before; ``None`` where there is nothing to say."""
        begun = self._begun.get(name)
        if begun is None or not (begun.earlier or begun.aside or (begun.since and begun.typed)):
            return None
        return CameBack(
            since=begun.since if begun.typed else None,
            earlier=tuple(begun.earlier.values()),
            aside=bool(begun.aside) and not begun.typed,
        )

    def start_afresh(self, name: str) -> None:
        """Empty the form. What was typed is set aside for as long as the form stays on the screen."""
        begun = self._begun.get(name)
        if begun is not None:
            self._note(begun)
            self._anew(name, begun, typed={}, aside=dict(begun.typed), earlier=begun.earlier)

    def bring_back(self, name: str) -> None:
        """Put into the form what was set aside."""
        begun = self._begun.get(name)
        if begun is not None:
            self._note(begun)
            self._anew(name, begun, typed={**begun.aside, **begun.typed}, aside={}, earlier=begun.earlier)

    def take_up(self, name: str) -> None:
        """Put into the form what was typed when it began from another record."""
        begun = self._begun.get(name)
        if begun is not None:
            self._note(begun)
            self._anew(name, begun, typed={**begun.typed, **begun.earlier}, aside={}, earlier={})

    def let_go(self, name: str) -> None:
        """Forget what was typed when the form began from another record."""
        begun = self._begun.get(name)
        if begun is not None:
            begun.earlier = {}

    def field(self, key: str, one: Field) -> Any:
        """What the field of that key starts with: what was typed in it and not saved, else its default."""
        begun = self._of(key)
        if begun is None:
            return one.default
        begun.asked[key] = one
        if key not in begun.starts:
            typed = begun.typed.get(one.part)
            begun.starts[key] = one.default if typed is None else typed.value
        return begun.starts[key]

    def part(self, key: str) -> str:
        """What of the key follows the prefix of its form."""
        begun = self._of(key)
        return key if begun is None else key.removeprefix(begun.form.prefix)

    def typed(self, key: str) -> Typed | None:
        """What is typed in the part of a form that ``key`` stands for."""
        begun = self._of(key)
        return begun.typed.get(self.part(key)) if begun is not None else None

    def put(self, key: str, one: Typed) -> None:
        """Note as typed what is no field of the platform's, such as an order."""
        begun = self._of(key)
        if begun is not None:
            begun.typed[self.part(key)] = one

    def _enter(self, name: str, current: object) -> _Begun:
        mark = _mark(current)
        draft = self._drafts.read(self._member, name) if self._drafts is not None else None
        if draft is not None and self._now - draft.typed_at > KEPT_FOR:
            draft = None
        if draft is None:
            return _Begun(form=Form(prefix=self._prefix(name, mark), base=current), mark=mark)
        if draft.base != mark:
            earlier = {**draft.earlier, **draft.fields}
            begun = _Begun(form=Form(prefix=self._prefix(name, mark), base=current), mark=mark, earlier=earlier)
        else:
            known = draft.prefix.startswith(f"{self._place}.{name}.") and draft.prefix not in self._used
            prefix = draft.prefix if known else self._prefix(name, mark)
            begun = _Begun(form=Form(prefix=prefix, base=current), mark=mark, typed=dict(draft.fields))
            begun.earlier, begun.since = draft.earlier, draft.typed_at if draft.fields else None
        begun.kept, begun.kept_earlier, begun.on_disk = dict(begun.typed), begun.earlier, draft
        return begun

    def _anew(self, name: str, begun: _Begun, *, typed: Mapping[str, Typed], aside: Fields, earlier: Fields) -> None:
        """The same form with other contents; other keys make fields that start with them."""
        self._used.add(begun.form.prefix)
        self._begun[name] = _Begun(
            form=Form(prefix=self._prefix(name, begun.mark), base=begun.form.base),
            mark=begun.mark,
            typed=dict(typed),
            earlier=earlier,
            aside=aside,
            kept=begun.kept,
            kept_earlier=begun.kept_earlier,
            on_disk=begun.on_disk,
        )

    def _prefix(self, name: str, mark: str) -> str:
        """One that this tab has not used up, and the same as in an earlier session on the same workbook.

        After a restart of the server, a browser sends what its fields hold by the keys that they had.
        """
        # A new record has nothing to be told by, so one form is told from the next by the workbook around it.
        began = f"{self._place}.{name}.{mark or f'new-{self._version[:8]}'}"
        return next(prefix for number in count() if (prefix := f"{began}.{number}.") not in self._used)

    def _of(self, key: str) -> _Begun | None:
        return next((begun for begun in self._begun.values() if key.startswith(begun.form.prefix)), None)

    def _note(self, begun: _Begun) -> None:
        for key, one in begun.fields.items():
            state = self._read(key)
            if state is GONE:
                continue
            value = one.of(state)
            if value == one.default:
                begun.typed.pop(one.part, None)
            else:
                begun.typed[one.part] = Typed(value, one.label, one.say(value))

    def _keep(self, name: str, begun: _Begun) -> None:
        if self._drafts is None or not begun.unsafe:
            return
        if not begun.typed and not begun.earlier:
            self._drop(name, begun)
            return
        draft = Draft(
            prefix=begun.form.prefix,
            base=begun.mark,
            typed_at=self._now,
            fields=dict(begun.typed),
            earlier=begun.earlier,
        )
        try:
            self._drafts.write(self._member, name, draft)
        except StoreError:
            return  # it is still in the field, and in this tab; the next run tries again
        begun.kept, begun.kept_earlier, begun.on_disk = draft.fields, draft.earlier, draft

    def _drop(self, name: str, begun: _Begun) -> None:
        """Forget the draft, if it is this tab's; what another tab has typed into the same form since stays."""
        if self._drafts is None or begun.on_disk is None:
            return
        try:
            if self._drafts.read(self._member, name) == begun.on_disk:
                self._drafts.drop(self._member, name)
        except StoreError:
            return
        begun.kept, begun.kept_earlier, begun.on_disk = {}, {}, None


def _mark(base: object) -> str:
    """A hash of what a form began from; nothing for a new record."""
    return "" if base is None else hashlib.sha256(repr(base).encode()).hexdigest()[:12]
