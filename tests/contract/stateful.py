"""Whatever happens to a workbook in whatever order, it holds what a plain dict says it holds.

``StoreMachine`` is a machine of Hypothesis that any adapter can be put under. A subclass says in ``new_world`` where
the workbook lies; what that place (``world.py``) can do beyond opening a store brings further rules in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.contract.store_contract import change, meeting
from tests.contract.world import Crashes, HandEdits, World
from wellspent.core.actions.restore import Way, restore
from wellspent.core.actions.undo import still_possible
from wellspent.core.errors import Conflict, FileIsReadOnly
from wellspent.core.exchange import archive
from wellspent.core.model import EMPTY, Definition, Group, Person, Record, Script, Workbook
from wellspent.core.store.files import SINGLE, records
from wellspent.core.store.port import LOCAL, Change, Table

Key = tuple[Table, str]
Model = dict[Key, Record]

WORDS = {
    Table.DEFINITION: "purpose",
    Table.GROUPS: "name",
    Table.MEETINGS: "note",
    Table.PEOPLE: "note",
    Table.SCRIPTS: "text",
}
"""The tables that the machine uses, and the field of their records that says something."""

MOST_STEPS = 45
"""A save of two records is over after fewer steps on the disk; a crash at a later one is none."""

_TEXTS = ("plain", "two\nlines", 'said "so", then left', " = 1 + 1 ", "é 😀", "no", "a\r\nb", "- #: |", "x" * 150)


def record(table: Table, record_id: str, text: str) -> Record:
    made: Mapping[Table, Record] = {
        Table.DEFINITION: Definition(purpose=text),
        Table.GROUPS: Group(id=record_id, name=text),
        Table.MEETINGS: meeting(record_id, note=text),
        Table.PEOPLE: Person(id=record_id, name="Ada", note=text),
        Table.SCRIPTS: Script(id=record_id, kind="pitch", text=text),
    }
    return made[table]


tables = st.sampled_from(sorted(WORDS))
ids = st.sampled_from(["a", "b", "søndag"])
wishes = st.tuples(tables, ids, st.sampled_from(_TEXTS))
"""A record to be written: of which table, under which id (where there are several), saying what."""


class StoreMachine(RuleBasedStateMachine):
    """A store, and beside it a dict of what has to be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.world = self.new_world()
        self.store = self.world.open()
        self.model: Model = _model(EMPTY)
        self.locked: set[Table] = set()
        self.broken = False
        self.done: list[tuple[Change, ...]] = []
        self.last: tuple[Key, ...] = ()
        self.copies: list[tuple[bytes, Model | None]] = []
        self.steps = 0
        self.look_in_a_second_tab()

    def new_world(self) -> World:
        raise NotImplementedError

    def teardown(self) -> None:
        self.world.close()

    # --- What a person does

    @rule(wish=wishes)
    def save(self, wish: tuple[Table, str, str]) -> None:
        self._save([self._wanted(wish, self.seen)], self.store.version(LOCAL))

    @rule(first=wishes, second=wishes)
    def save_two_at_once(self, first: tuple[Table, str, str], second: tuple[Table, str, str]) -> None:
        assume((first[0], first[1]) != (second[0], second[1]) and not {first[0], second[0]} <= SINGLE)
        self._save([self._wanted(one, self.seen) for one in (first, second)], self.store.version(LOCAL))

    @precondition(lambda self: any(key[0] not in SINGLE for key in self.seen))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        table, record_id = data.draw(st.sampled_from(sorted(key for key in self.seen if key[0] not in SINGLE)))
        self._save([change(table, record_id, self.seen[table, record_id], None)], self.store.version(LOCAL))

    @rule()
    def look_in_a_second_tab(self) -> None:
        self.second_tab, self.second_version = dict(self.seen), self.store.version(LOCAL)

    @rule(wish=wishes)
    def save_from_the_second_tab(self, wish: tuple[Table, str, str]) -> None:
        self._save([self._wanted(wish, self.second_tab)], self.second_version)

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        taken_back = data.draw(st.sampled_from(self.done))
        back = tuple(one.reversed() for one in reversed(taken_back))
        self._save(still_possible(back, self.store.load(LOCAL).workbook), self.store.version(LOCAL))

    @rule()
    def keep_a_copy(self) -> None:
        packed = archive.pack(self.store.load(LOCAL), "")
        self.copies.append((packed, None if self.locked or self.broken else dict(self.model)))

    @precondition(lambda self: self.copies)
    @rule(data=st.data(), way=st.sampled_from(Way))
    def bring_a_copy_back(self, data: st.DataObject, way: Way) -> None:
        packed, was = data.draw(st.sampled_from(self.copies))
        before, loaded = dict(self.model), self.store.load(LOCAL)
        changes = restore(loaded.workbook, archive.unpack(packed), way)
        saved = self._save(changes, loaded.version)
        if saved and was is not None and not self.locked:
            added = {key: one for key, one in before.items() if key[0] not in SINGLE or one != _model(EMPTY)[key]}
            assert self.model == (was if way is Way.BACK else {**was, **added})

    @rule()
    def reopen(self) -> None:
        before = self.store.history(LOCAL)
        self.store = self.world.open()
        assert self.store.history(LOCAL) == before

    # --- What happens to the place

    @precondition(lambda self: isinstance(self.world, Crashes))
    @rule(first=wishes, second=wishes, step=st.integers(1, MOST_STEPS), again=st.integers(1, MOST_STEPS))
    def crash(self, first: tuple[Table, str, str], second: tuple[Table, str, str], step: int, again: int) -> None:
        assert isinstance(self.world, Crashes)
        assume(first[0] != second[0] and not {first[0], second[0]} & self.locked)
        changes = [self._wanted(one, self.seen) for one in (first, second)]
        self.world.crash(changes, step, again)
        self.store = self.world.open()
        found = _model(self.store.load(LOCAL).workbook)
        _, after, effective = _outcome(self.model, changes)
        assert found in (self._visible(self.model), self._visible(after)), "half a save is there"
        if found == self._visible(after):
            self._take(after, effective)

    @precondition(lambda self: isinstance(self.world, HandEdits) and self._editable())
    @rule(data=st.data(), text=st.sampled_from(_TEXTS))
    def edit_by_hand(self, data: st.DataObject, text: str) -> None:
        assert isinstance(self.world, HandEdits)
        table, record_id = data.draw(st.sampled_from(self._editable()))
        self.world.rewrite(table, record_id, text)
        self.model[table, record_id] = replace(self.model[table, record_id], **{WORDS[table]: text})  # type: ignore[arg-type]

    @precondition(lambda self: isinstance(self.world, HandEdits) and self._rows())
    @rule(data=st.data())
    def break_a_row_by_hand(self, data: st.DataObject) -> None:
        assert isinstance(self.world, HandEdits)
        key = data.draw(st.sampled_from(self._rows()))
        self.world.break_entry(*key)
        del self.model[key]
        self.broken = True

    @precondition(lambda self: isinstance(self.world, HandEdits) and self._editable())
    @rule(data=st.data())
    def break_a_file_by_hand(self, data: st.DataObject) -> None:
        assert isinstance(self.world, HandEdits)
        table, _ = data.draw(st.sampled_from(self._editable()))
        self.world.break_file(table)
        self.locked.add(table)

    @precondition(lambda self: self.locked)
    @rule(data=st.data())
    def mend_a_file(self, data: st.DataObject) -> None:
        assert isinstance(self.world, HandEdits)
        table = data.draw(st.sampled_from(sorted(self.locked)))
        self.world.mend_file(table)
        self.locked.remove(table)

    # --- What always holds

    @invariant()
    def what_is_there_is_what_has_to_be_there(self) -> None:
        self.steps += 1
        loaded = self.store.load(LOCAL)
        assert _model(loaded.workbook) == self.seen
        assert loaded.version == self.store.version(LOCAL)
        assert bool(loaded.problems) == bool(self.locked or self.broken)
        assert len(loaded.read_only) == len(self.locked)

    @invariant()
    def the_history_ends_with_the_last_save(self) -> None:
        saves = self.store.history(LOCAL)
        assert (saves[0].touched if saves else ()) == self.last

    @invariant()
    def nothing_that_cannot_be_read_is_written_over(self) -> None:
        if isinstance(self.world, HandEdits):
            assert self.world.written_over() == []

    # --- How it is worked out

    @property
    def seen(self) -> Model:
        return self._visible(self.model)

    def _visible(self, model: Model) -> Model:
        """The model without what stands in files that can't be read now."""
        shown = {key: one for key, one in model.items() if key[0] not in self.locked}
        return {**_model(EMPTY), **shown}

    def _editable(self) -> list[Key]:
        default = _model(EMPTY)
        return sorted(
            key
            for key, one in self.model.items()
            if key[0] in WORDS and key[0] not in self.locked and one != default.get(key)
        )

    def _rows(self) -> list[Key]:
        return [key for key in self._editable() if key[0] in (Table.MEETINGS, Table.PEOPLE)]

    def _wanted(self, wish: tuple[Table, str, str], seen: Model) -> Change:
        table, record_id, text = wish
        record_id = table.value if table in SINGLE else record_id
        return change(table, record_id, seen.get((table, record_id)), record(table, record_id, text))

    def _save(self, changes: Sequence[Change], version: str) -> bool:
        """Save, and hold what comes of it against the model; true if it was saved."""
        clashes, after, effective = _outcome(self.model, changes)
        if any(one.table in self.locked for one in changes):
            with pytest.raises(FileIsReadOnly):
                self.store.save(LOCAL, changes, version)
            return False
        if clashes:
            with pytest.raises(Conflict) as caught:
                self.store.save(LOCAL, changes, version)
            assert [(one.table, one.id, one.theirs) for one in caught.value.clashes] == clashes
            return False
        self.store.save(LOCAL, changes, version)
        self._take(after, effective)
        return True

    def _take(self, after: Model, effective: tuple[Change, ...]) -> None:
        self.model = after
        if effective:
            self.done.append(effective)
            self.last = tuple((one.table, one.id) for one in effective)


def _outcome(
    model: Model, changes: Sequence[Change]
) -> tuple[list[tuple[Table, str, Record | None]], Model, tuple[Change, ...]]:
    """The clashes that there have to be, else what the model will be, and the changes that were not so already."""
    clashes, after, effective = [], dict(model), []
    for one in changes:
        present = after.get((one.table, one.id))
        if present == one.after:
            continue
        if present != one.before:
            clashes.append((one.table, one.id, present))
            continue
        effective.append(one)
        if one.after is None:
            del after[one.table, one.id]
        else:
            after[one.table, one.id] = one.after
    return clashes, after, tuple(effective)


def _model(workbook: Workbook) -> Model:
    held: dict[Key, Any] = {}
    for table in Table:
        held |= {(table, record_id): one for record_id, one in records(workbook, table).items()}
    return held
