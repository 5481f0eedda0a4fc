"""``docs/data-format.md`` names every file, every column and key, what is needed, and every word that can be chosen."""

import dataclasses
import re
import typing
from enum import StrEnum

import pytest

from tests.capabilities import ROOT
from wellspent.core.model import FORMAT, Definition
from wellspent.core.store.columns import cell
from wellspent.core.store.disk import LARGEST
from wellspent.core.store.durable import SAVING
from wellspent.core.store.files import FILES, KINDS
from wellspent.core.store.history import HISTORY

PAGE = (ROOT / "docs" / "data-format.md").read_text("utf-8")
SECTIONS = dict(part.split("\n", 1) for part in re.split(r"(?m)^## ", PAGE)[1:])


def said(name: str) -> dict[str, tuple[bool, str]]:
    """What the page says of each column or key of a file: whether it is needed, and what it is."""
    rows = re.findall(r"(?m)^\| `([^`]+)` \| (yes|) ?\| (.+) \|$", SECTIONS[f"`{name}`"])
    assert len(rows) == len({column for column, _, _ in rows})
    return {column: (needed == "yes", what) for column, needed, what in rows}


def held(kind: type, prefix: str = "") -> dict[str, dataclasses.Field]:
    """The columns or keys that the model has, by the names that the page gives them."""
    hints = typing.get_type_hints(kind)
    found = {}
    for field in dataclasses.fields(kind):
        if field.name == "extra":
            continue
        name = "got.<criterion id>" if field.name == "got" else prefix + field.name
        found[name] = field
        inner = typing.get_args(hints[field.name])
        if inner and dataclasses.is_dataclass(inner[0]):
            found.update(held(inner[0], f"{field.name}."))
    return found


def choices(field: dataclasses.Field) -> list[str]:
    kinds = [field.type, *typing.get_args(field.type)]
    return [word.value for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum) for word in kind]


EVERY = [pytest.param(name, KINDS[table], id=name) for table, name in FILES.items()]


def test_every_file_has_its_section_and_there_is_no_section_of_another():
    assert [title.strip("`") for title in SECTIONS if title.startswith("`")] == list(FILES.values())


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_every_column_and_key_is_described_in_its_order(name, kind):
    assert list(said(name)) == list(held(kind))


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_what_is_needed_is_said_to_be(name, kind):
    needed = {
        column
        for column, field in held(kind).items()
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }

    assert {column for column, (yes, _) in said(name).items() if yes} == needed


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_every_word_that_can_be_chosen_is_named_and_the_default_with_it(name, kind):
    described = said(name)
    for column, field in held(kind).items():
        what = described[column][1]
        words = choices(field)
        assert all(f"`{word}`" in what for word in words), column
        if words and field.default not in (dataclasses.MISSING, None) and column != "first_steps":
            assert f"`{field.default}` (the default)" in what, column


def test_the_numbers_of_a_new_definition_are_named():
    described = said("definition.yaml")
    for column, field in held(Definition).items():
        if type(field.default) in (int, float):
            assert described[column][1].endswith(f"; {cell(field.default)}"), column


def test_numbers_on_the_page_are_those_of_the_code():
    assert f"the version of all these files: `{FORMAT}`" in PAGE
    assert f"more than {LARGEST // 1_000_000} MB" in PAGE


def test_the_other_things_in_the_folder_are_named():
    for name in (f"{HISTORY}/", f"{SAVING}/", ".drafts/", ".lock"):
        assert f"| `{name}` |" in SECTIONS["What else lies in the folder"]
