"""The files as bytes, apart from any disk."""

import dataclasses
import json

import jsonschema
import pytest
import yaml

from tests.capabilities import ROOT
from tests.contract.store_contract import FULL, meeting
from wellspent.core.model import EMPTY, Group, Meeting, Workbook
from wellspent.core.store import columns, csv_files, files, schema, yaml_files
from wellspent.core.store.entries import SCHEMAS
from wellspent.core.store.port import Table


def test_the_files_of_a_workbook_can_be_had_without_a_disk():
    written = files.write(FULL)

    assert set(written) == set(files.FILES.values())
    assert files.parse(written).workbook == FULL


def test_only_the_tables_asked_for_are_written():
    assert list(files.write(FULL, [Table.PEOPLE])) == ["people.csv"]


def test_files_that_are_not_there_are_empty_tables():
    written = files.write(FULL, [Table.PEOPLE])

    assert files.parse(written).workbook == dataclasses.replace(EMPTY, people=FULL.people)
    assert files.parse({}).workbook == EMPTY


def test_files_that_are_not_ours_are_passed_over():
    assert files.parse({"cv.txt": b"\xff", "../groups.yaml": b"[["}).problems == ()


def test_the_version_tells_apart_what_lies_in_which_file():
    versions = {
        files.digest(contents)
        for contents in ({}, {"a": b""}, {"a": b"b"}, {"ab": b""}, {"a": b"", "b": b""}, {"a": b"", "c": b""})
    }

    assert len(versions) == 6
    assert files.digest({"a": b"1", "b": b"2"}) == files.digest({"b": b"2", "a": b"1"})


def test_every_table_has_a_file_and_every_kind_of_record_a_table():
    assert set(files.FILES) == set(files.KINDS) == set(Table)
    assert [table.value for table in Table] == [field.name for field in dataclasses.fields(Workbook)]


# --- CSV


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a,b\nc,d\n", [1, 2]),
        ("a,b\r\n\r\nc,d", [1, 3]),
        ('a,"b\nb\r\nb"\r\nc,d\r\n', [1, 4]),
        ("a,b\rc,d\r", [1, 2]),
        ("", []),
        ("\n\n,,\n", []),
    ],
)
def test_each_row_knows_the_line_it_begins_on(text, lines):
    assert [row.line for row in csv_files.rows(text)] == lines


def test_a_row_keeps_its_own_words():
    text = 'a,"b, ""c""\n" \r\n'.replace('" \r', '"\r') + "d , e\r\n"

    assert [row.text for row in csv_files.rows(text)] == ['a,"b, ""c""\n"', "d , e"]


@pytest.mark.parametrize(("text", "line"), [('a\n"b', 2), ('a\n"b"c\n', 2), ('a,b\nc,"d\ne\nf\n', 2), ('"a', 1)])
def test_quotation_marks_that_make_no_sense_are_placed_where_the_row_begins(text, line):
    with pytest.raises(csv_files.NotATable) as caught:
        list(csv_files.rows(text))

    assert caught.value.line == line


def test_a_quotation_mark_inside_a_bare_cell_is_only_a_character():
    assert [row.cells for row in csv_files.rows('5" nails,a\n')] == [('5" nails', "a")]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("", ("",)),
        (",", ("", "")),
        ('"a,b",c', ('"a,b"', "c")),
        ('"say ""hi""",', ('"say ""hi"""', "")),
        ('a "b" c,d', ('a "b" c', "d")),
    ],
)
def test_a_row_falls_apart_into_cells_as_they_are_written(line, cells):
    assert csv_files.raw_cells(line) == cells


def test_new_columns_find_their_place_among_those_that_are_there():
    record = meeting("a", got={"z": 1, "b": 2}, extra={"own": "x"})
    fresh = columns.extended(Meeting, (), [record])

    assert fresh.index("got.b") == fresh.index("expected_at") + 1
    assert fresh[fresh.index("got.b") :][:3] == ("got.b", "got.z", "mood_before")
    assert fresh[-1] == "own"
    assert columns.extended(Meeting, fresh, [record]) == fresh
    assert columns.extended(Meeting, ("mine", "group", "id"), [])[:5] == (
        "mine",
        "group",
        "status",
        "minutes",
        "travel_minutes",
    )


@pytest.mark.parametrize("number", [0.0, 12.0, 0.1, 1 / 3, 62.5, 1e-7])
def test_numbers_are_written_as_short_as_they_can_be(number):
    text = columns.cell(number)

    assert float(text) == number
    assert not text.endswith(".0")


# --- YAML


@pytest.mark.parametrize(
    ("text", "commented"),
    [
        ("a: b # c\n", True),
        ("# c\na: b\n", True),
        ("a: b\n# c", True),
        ("a:\n  - b\n  # c\n  - d\n", True),
        ("# yaml-language-server: $schema=x\na: b\n", False),
        ("# yaml-language-server: $schema=x\n# mine\na: b\n", True),
        ("a: b#c\n", False),
        ("a: 'b # c'\n", False),
        ('a: "b # c"\n', False),
        ("a: |\n  # text\n  more # text\nb: c\n", False),
        ("a: |\n  text\n# c\n", True),
    ],
)
def test_comments_are_told_from_text(text, commented):
    assert yaml_files.read(text).commented is commented


def test_each_thing_knows_its_line():
    tree = yaml_files.read("a:\n- b: 1\n  c:\n    d: 2\n- e\n")

    assert tree.content == {"a": [{"b": "1", "c": {"d": "2"}}, "e"]}
    assert tree.line(("a", 0, "c", "d")) == 4
    assert tree.line(("a", 1)) == 5
    assert tree.line(("a", 0, "not", "there")) == 2


@pytest.mark.parametrize("bomb", ["a: &a [x]\nb: *a\n", "a: *nowhere\n", "&a a: b\n"])
def test_no_anchor_or_alias_is_followed(bomb):
    assert [fault.code for fault in yaml_files.read(bomb).faults] == ["alias"]


@pytest.mark.parametrize("deep", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000])
def test_what_is_nested_without_end_is_refused_early(deep):
    assert [fault.code for fault in yaml_files.read(deep).faults] == ["too_deep"]


# --- Schemas


def test_the_schemas_that_ship_are_those_of_the_model():
    shipped = {path.name: path.read_text("utf-8") for path in schema.FOLDER.iterdir()}

    assert shipped == schema.schemas(), "run python -m wellspent.core.store.schema"


@pytest.mark.parametrize("name", [name for name in files.FILES.values() if name.endswith(".yaml")])
def test_each_yaml_file_names_a_schema_that_it_keeps_and_that_is_there(name):
    text = files.write(FULL)[name].decode()
    address = text.partition("\n")[0].partition("$schema=")[2]

    for place in ("data/mine", "data/sample"):
        path = (ROOT / place / address).resolve()
        assert path.is_file()
        assert path.is_relative_to(ROOT)
    jsonschema.validate(yaml.load(text, _AsEditorsRead), json.loads(path.read_text("utf-8")))
    assert address.startswith(SCHEMAS)


def test_a_schema_refuses_what_the_store_refuses():
    rules = json.loads((schema.FOLDER / "groups.schema.json").read_text("utf-8"))

    for wrong in ({"groups": [{"id": "a"}]}, {"groups": [{"id": "a", "name": "A", "colour": "red"}]}, {"group": []}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, rules)


class _AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, in which a date is text."""


_AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_a_group_in_files_is_what_the_model_says():
    read = files.parse({"groups.yaml": b"groups: [{id: g, name: G}]"})

    assert read.workbook.groups == {"g": Group(id="g", name="G")}
