"""The files of a workbook as bytes by name: parsing and writing, apart from any disk."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from wellspent.core.errors import Problem
from wellspent.core.model import (
    EMPTY,
    FORMAT,
    About,
    Break,
    CheckIn,
    Decision,
    Definition,
    Group,
    Meeting,
    Outcome,
    Person,
    Script,
    Workbook,
)
from wellspent.core.store import sheets
from wellspent.core.store.encoding import decode, encode
from wellspent.core.store.entries import Entries
from wellspent.core.store.faults import FileFault
from wellspent.core.store.port import Table
from wellspent.core.store.sheets import Sheet

FILES: Final[Mapping[Table, str]] = {
    Table.ABOUT: "workbook.yaml",
    Table.DEFINITION: "definition.yaml",
    Table.GROUPS: "groups.yaml",
    Table.MEETINGS: "meetings.csv",
    Table.DECISIONS: "decisions.csv",
    Table.OUTCOMES: "outcomes.csv",
    Table.CHECKINS: "checkins.csv",
    Table.PEOPLE: "people.csv",
    Table.BREAKS: "breaks.yaml",
    Table.SCRIPTS: "scripts.yaml",
}
"""The file that holds each table."""

KINDS: Final[Mapping[Table, type[Any]]] = {
    Table.ABOUT: About,
    Table.DEFINITION: Definition,
    Table.GROUPS: Group,
    Table.MEETINGS: Meeting,
    Table.DECISIONS: Decision,
    Table.OUTCOMES: Outcome,
    Table.CHECKINS: CheckIn,
    Table.PEOPLE: Person,
    Table.BREAKS: Break,
    Table.SCRIPTS: Script,
}
"""The type of each table's records."""

_TABLES: Final = {name: table for table, name in FILES.items()}

SINGLE: Final = frozenset({Table.ABOUT, Table.DEFINITION})
"""The tables that hold one record, with the table's name as its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What the files say.

    ``read_only`` names the files that must not be written. ``notices`` are not wrong, but worth saying beforehand.
    """

    workbook: Workbook
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    read_only: frozenset[str]


def parse(contents: Mapping[str, bytes], refused: Mapping[str, Problem] | None = None) -> Parsed:
    """The workbook in ``contents``, bytes by file name; ``refused`` are the files that could not even be read."""
    refused = refused or {}
    parts: dict[str, Any] = {}
    problems = list(refused.values())
    notices: list[Problem] = []
    read_only = set(refused)
    for table, name in FILES.items():
        data = contents.get(name)
        if data is None:
            continue
        opened = open_table(table, data)
        if isinstance(opened, Sheet):
            parts[table] = opened.records()
        else:
            parts.update(_part(table, opened.records))
            if opened.commented and not opened.read_only:
                notices.append(Problem(code=FileFault.COMMENTS_WILL_GO, file=name))
        problems += opened.problems
        if opened.read_only:
            read_only.add(name)
    workbook = replace(EMPTY, **parts)
    if workbook.about.format != FORMAT:
        return _of_another_format(workbook)
    return Parsed(
        workbook=workbook,
        problems=tuple(problems),
        notices=tuple(notices),
        read_only=frozenset(read_only),
    )


def open_table(table: Table, data: bytes = b"") -> Sheet | Entries:
    """The file of one table, taken apart."""
    name = FILES[table]
    if name.endswith(".csv"):
        return Sheet(name, KINDS[table], data)
    return Entries(name, KINDS[table], key_of(table), data)


def write(workbook: Workbook, tables: Collection[Table] = tuple(Table)) -> dict[str, bytes]:
    """The files of ``tables``, bytes by name, in their canonical form."""
    return {FILES[table]: open_table(table).changed(records(workbook, table)) for table in tables}


def digest(contents: Mapping[str, bytes], refused: Mapping[str, Problem] | None = None) -> str:
    """The version of a workbook: a hash over the names and bytes of its files."""
    whole = hashlib.sha256()
    for name in sorted(contents):
        whole.update(f"{name}\0{len(contents[name])}\0".encode())
        whole.update(contents[name])
    for name in sorted(refused or {}):
        whole.update(f"{name}\0refused\0".encode())
    return whole.hexdigest()


def converted(name: str, contents: Mapping[str, bytes]) -> bytes | None:
    """One of the files with the same content in UTF-8, a table's cells separated by commas.

    ``None`` where that is not what is wrong with it, or more than that is.
    """
    codes = {problem.code for problem in parse(contents).problems if problem.file == name}
    if not codes & {FileFault.NOT_UTF8, FileFault.SEMICOLONS} or FileFault.NOT_A_TABLE in codes:
        return None
    data = contents[name]
    return sheets.converted(data, KINDS[_TABLES[name]]) if name.endswith(".csv") else encode(decode(data).text)


def records(workbook: Workbook, table: Table) -> dict[str, Any]:
    """The records of one table by id; a new dict, which the caller may change."""
    held = getattr(workbook, table)
    return {table.value: held} if table in SINGLE else dict(held)


def key_of(table: Table) -> str | None:
    """The key under which a YAML file lists its records; none for a file of one record."""
    return None if table in SINGLE else table.value


def _part(table: Table, listed: list[Any]) -> dict[str, Any]:
    if table in SINGLE:
        return {table: listed[0]} if listed else {}
    by_id: dict[str, Any] = {}
    for record in listed:
        by_id.setdefault(record.id, record)
    return {table: by_id}


def _of_another_format(workbook: Workbook) -> Parsed:
    """All of it read-only, with that as the only problem: what else looks wrong may be right in the other format."""
    details = {"found": str(workbook.about.format), "known": str(FORMAT)}
    code = FileFault.NEWER_FORMAT if workbook.about.format > FORMAT else FileFault.UNKNOWN_FORMAT
    problem = Problem(code=code, file=FILES[Table.ABOUT], column="format", details=details)
    return Parsed(
        workbook=workbook,
        problems=(problem,),
        notices=(),
        read_only=frozenset(FILES.values()),
    )
