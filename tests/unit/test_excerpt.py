"""The line that a problem speaks of, as it stands in the file."""

import pytest

from wellspent.core.errors import Problem
from wellspent.ui.views.excerpt import LONGEST, line_of


def at(line: int | None, file: str = "people.csv") -> Problem:
    return Problem(code="missing", file=file, line=line)


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
def test_the_line_is_counted_from_one_whatever_ends_it(end: bytes) -> None:
    contents = {"people.csv": end.join([b"id,name", b"ann,  Ann ", b"bo,Bo"])}
    assert line_of(contents, at(2)) == "ann,  Ann "


def test_letters_in_an_older_encoding_and_a_byte_order_mark_are_read() -> None:
    assert line_of({"people.csv": "é".encode("cp1252")}, at(1)) == "é"
    assert line_of({"people.csv": "é".encode("utf-8-sig")}, at(1)) == "é"
    assert line_of({"people.csv": b"\x81"}, at(1)) == "\N{REPLACEMENT CHARACTER}"


def test_a_long_line_is_cut() -> None:
    shown = line_of({"people.csv": b"x" * 1000}, at(1))
    assert shown == "x" * LONGEST + "…"


@pytest.mark.parametrize("problem", [at(None), at(9), at(1, "groups.yaml")])
def test_where_there_is_no_line_there_is_none(problem: Problem) -> None:
    assert line_of({"people.csv": b"id,name\r\n"}, problem) is None
