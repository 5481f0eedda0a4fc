"""The forms of one tab, without a screen: what is noted when, and what reaches the disk."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from wellspent.core.errors import StoreUnavailable
from wellspent.core.store.drafts import Draft
from wellspent.core.store.folder_drafts import FolderDrafts
from wellspent.core.store.port import LOCAL
from wellspent.ui.begun import GONE, Forms
from wellspent.ui.visiting import Field

NOW = dt.datetime(2026, 10, 30, 18, tzinfo=dt.UTC)


class Counting(FolderDrafts):
    """Drafts on a disk that can be full, and that counts what is written."""

    written = 0
    full = False

    def write(self, member: str, form: str, draft: Draft) -> None:
        if self.full:
            raise StoreUnavailable("No space left on device")
        self.written += 1
        super().write(member, form, draft)


class Tab:
    """A tab with one form of one field, and the fields that its browser holds by their keys."""

    def __init__(self, drafts: FolderDrafts | None, version: str = "v1") -> None:
        self.screen: dict[str, Any] = {}
        self.drafts = drafts
        self.version = version
        self.forms = Forms("own", lambda key: self.screen.get(key, GONE))

    def run(self, typed: object = GONE, *, base: object = "record", form: str | None = "f", whole: bool = True) -> Any:
        """One run of a page with the form, or of one without; ``typed`` comes with it. What the field starts with."""
        if typed is not GONE:
            self.screen[self.key] = typed
        self.forms.arrive(self.drafts, LOCAL, self.version, NOW)
        start = None
        if form is None:
            self.screen.clear()
        else:
            self.forms.form(form, base)
            self.forms.follow(form, base)
            start = self.forms.field(self.key, Field(part=self.forms.part(self.key), default="", label="L", say=str))
            self.screen.setdefault(self.key, start)
        self.forms.leave(whole=whole, waiting=None)
        return start

    @property
    def key(self) -> str:
        return f"{self.forms['f'].prefix}field"


@pytest.fixture
def drafts(tmp_path: Path) -> Counting:
    return Counting(tmp_path)


def test_what_comes_with_a_run_of_another_page_is_noted(drafts: Counting) -> None:
    tab = Tab(drafts)
    tab.run()
    tab.screen[tab.key] = "the last word"
    tab.run(form=None)
    assert tab.run() == "the last word"


def test_a_run_that_is_cut_short_lets_no_form_go(drafts: Counting) -> None:
    tab = Tab(drafts)
    tab.run()
    tab.run("typed")
    prefix = tab.forms["f"].prefix
    tab.forms.arrive(drafts, LOCAL, "v1", NOW)
    tab.forms.leave(whole=False, waiting=None)
    assert tab.run(base="changed since") == ""
    assert tab.forms["f"].prefix == prefix


def test_nothing_is_written_while_nothing_more_is_typed(drafts: Counting) -> None:
    tab = Tab(drafts)
    tab.run()
    tab.run("typed")
    tab.run()
    tab.run(form=None)
    tab.run()
    assert drafts.written == 1


def test_a_new_session_on_the_same_workbook_has_the_same_keys(drafts: Counting) -> None:
    for base in ("record", None):
        one, two = Tab(drafts), Tab(drafts)
        one.run(base=base)
        two.run(base=base)
        assert one.key == two.key


def test_a_draft_brings_its_keys_along_into_a_new_session(drafts: Counting) -> None:
    one, two = Tab(drafts), Tab(drafts)
    one.run()
    one.forms.start_afresh("f")
    one.run("typed")
    two.run()
    assert two.key == one.key


def test_keys_are_never_used_again_in_a_tab_that_was_done_with_them(drafts: Counting) -> None:
    one, two = Tab(drafts), Tab(drafts)
    one.run(base=None)
    one.run("from one", base=None)
    old = one.key
    two.run(base=None)
    two.run("from two", base=None)
    one.forms.begin_again("f")
    assert one.run(base=None) == "from two"
    assert one.key != old


def test_while_the_disk_is_full_what_is_typed_lasts_as_long_as_the_tab(drafts: Counting) -> None:
    tab = Tab(drafts)
    tab.run()
    drafts.full = True
    tab.run("typed")
    tab.run(form=None)
    assert tab.run() == "typed"
    drafts.full = False
    tab.run()
    assert Tab(drafts).run() == "typed"


def test_without_drafts_what_is_typed_lasts_as_long_as_the_tab() -> None:
    tab = Tab(None)
    tab.run()
    tab.run("typed")
    tab.run(form=None)
    assert tab.run() == "typed"


def test_what_another_tab_typed_since_is_not_dropped_with_ones_own(drafts: Counting) -> None:
    one, two = Tab(drafts), Tab(drafts)
    one.run()
    two.run()
    one.run("from one")
    two.run("from two")
    one.forms.begin_again("f")
    assert Tab(drafts).run() == "from two"


def test_a_form_that_waits_for_a_word_on_a_conflict_stays(drafts: Counting) -> None:
    tab = Tab(drafts)
    tab.run()
    tab.run("typed")
    tab.forms.arrive(drafts, LOCAL, "v1", NOW)
    tab.forms.leave(whole=True, waiting="f")
    assert tab.forms["f"].base == "record"


def test_a_refused_save_writes_the_draft_that_another_tab_has_dropped(drafts: Counting) -> None:
    one, two = Tab(drafts), Tab(drafts)
    one.run()
    one.run("typed")
    two.run()
    two.forms.begin_again("f")
    assert Tab(drafts).run() == ""
    one.forms.arrive(drafts, LOCAL, "v1", NOW)
    one.forms.form("f", "record")
    one.forms.insist("f")
    one.forms.leave(whole=True, waiting=None)
    assert Tab(drafts).run() == "typed"
