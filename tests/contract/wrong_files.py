"""Files as a spreadsheet or an editor may leave them: good rows, broken rows, and files that can't be read whole."""

from dataclasses import dataclass

import pytest

MEETINGS = (
    "id,date,start,group,status,minutes,travel_minutes,before_minutes,after_minutes,cost,expected,expected_mood,"
    "expected_at,got.good-time,mood_before,mood_after,progress,worth,people,note,tags,source,rated_at,edited_at,asked_on"
)


def row(record_id="a", date="2026-03-09", mood_after="3", note="", got="2") -> str:
    return f"{record_id},{date},,tuesday,attended,60,,,,,,,,{got},1,{mood_after},,,,{note},,typed,,,"


def table(*rows: str, end: str = "\r\n") -> bytes:
    return "".join(line + end for line in (MEETINGS, *rows)).encode()


@dataclass(frozen=True)
class BrokenRow:
    """A row of ``meetings.csv``, and how it is reported."""

    text: str
    column: str
    code: str


@dataclass(frozen=True)
class WrongFile:
    """A file, and how it is reported."""

    name: str
    data: bytes
    code: str
    line: int
    column: str = ""


def _broken(title: str, *what):
    return pytest.param(BrokenRow(*what), id=title)


def _wrong(title: str, *what):
    return pytest.param(WrongFile(*what), id=title)


BROKEN_ROWS = [
    _broken("rating-of-7", row("x", mood_after="7"), "mood_after", "not_on_the_scale"),
    _broken("rating-below-0", row("x", got="-1"), "got.good-time", "not_on_the_scale"),
    _broken("impossible-date", row("x", date="2026-02-30"), "date", "not_a_date"),
    _broken("a-number-for-a-date", row("x", date="1767225600"), "date", "not_a_date"),
    _broken("no-date", row("x", date=""), "date", "missing"),
    _broken("no-id", row(""), "id", "missing"),
    _broken("no-slug", row("a b"), "id", "not_an_id"),
    _broken("twice-the-same-id", row("good"), "id", "duplicate_id"),
    _broken("a-cell-too-many", row("x") + ",", "", "wrong_number_of_cells"),
    _broken("cells-missing", "x,2026-03-09", "", "wrong_number_of_cells"),
    _broken(
        "two-lines", row("x", note='"two\nlines, ""quoted"""', mood_after="high"), "mood_after", "not_a_whole_number"
    ),
]

GROUP = b"groups:\n- id: tuesday\n  name: Tuesday\n"
WRONG_FILES = [
    _wrong("broken-yaml", "groups.yaml", GROUP + b"  kind: [\n", "not_yaml", 5),
    _wrong("colon-in-yaml", "groups.yaml", b"groups:\n- id: x\n  name: a: b\n", "not_yaml", 3),
    _wrong("unknown-key", "groups.yaml", GROUP + b"  colour: red\n", "unknown_key", 4, "colour"),
    _wrong("unknown-key-at-the-top", "groups.yaml", GROUP + b"more: red\n", "unknown_key", 4, "more"),
    _wrong("duplicate-key", "groups.yaml", GROUP + b"  name: Twice\n", "duplicate_key", 4, "name"),
    _wrong("unknown-word", "groups.yaml", GROUP + b"  kind: party\n", "not_one_of", 4, "kind"),
    _wrong("missing-key", "groups.yaml", GROUP + b"- name: No id\n", "missing", 4, "id"),
    _wrong("twin", "groups.yaml", GROUP + b"- id: tuesday\n  name: B\n", "duplicate_id", 4, "id"),
    _wrong("text-for-a-block", "groups.yaml", GROUP + b"- just text\n", "not_a_block", 4),
    _wrong("list-at-the-top", "groups.yaml", b"- id: tuesday\n  name: B\n", "not_a_block", 1, "groups"),
    _wrong("text-for-a-list", "groups.yaml", b"groups: none\n", "not_a_list", 1, "groups"),
    _wrong("alias", "groups.yaml", GROUP + b"- &a\n  id: x\n  name: y\n- *a\n", "alias", 4),
    _wrong("python-tag", "groups.yaml", GROUP + b"- !!python/object:os.system {}\n", "tag", 4),
    _wrong("deep-yaml", "groups.yaml", b"[" * 5000, "too_deep", 1),
    _wrong("two-documents", "groups.yaml", GROUP + b"---\na: b\n", "not_yaml", 5),
    _wrong("a-list-for-a-key", "groups.yaml", GROUP + b"? [a, b]\n: c\n", "not_yaml", 4),
    _wrong("latin-1-yaml", "groups.yaml", GROUP + b"- id: x\n  name: caf\xe9\n", "not_utf8", 5),
    _wrong("bar-of-101", "definition.yaml", b"bar: 101\n", "too_large", 1, "bar"),
    _wrong(
        "impossible-date-in-yaml",
        "definition.yaml",
        b"criteria:\n- {id: a, text: A, since: 2026-01-01}\n- id: b\n  text: B\n  since: 2026-02-30\n",
        "not_a_date",
        5,
        "since",
    ),
    _wrong("first-steps", "workbook.yaml", b"first_steps: half\n", "not_one_of", 1, "first_steps"),
    _wrong("missing-column", "meetings.csv", b"id,group\na,b\n", "missing_column", 1, "date"),
    _wrong("twin-column", "meetings.csv", table().replace(b"note", b"tags"), "duplicate_column", 1, "tags"),
    _wrong("latin", "meetings.csv", table(row("a", note="caf\xe9")).decode().encode("latin-1"), "not_utf8", 2),
    _wrong("nul", "meetings.csv", table(row("a", note="\0")), "binary", 2),
    _wrong("unclosed-quote", "meetings.csv", table(row("a"), 'b,"unclosed', row("c")), "not_a_table", 3),
    _wrong("text-after-quote", "meetings.csv", table(row("a"), row("b", note='"x"y')), "not_a_table", 3),
    _wrong("semicolons", "meetings.csv", table(row("a")).replace(b",", b";"), "semicolons", 1),
    _wrong("quoted-semicolons", "people.csv", b'"id";"name"\r\n"a";"A, B"\r\n', "semicolons", 1),
    _wrong("endless-cell", "meetings.csv", table(row("a", note="x" * 200_000)), "not_a_table", 2),
]  # fmt: skip
