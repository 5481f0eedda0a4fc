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
from wellspent.core.store import entries, sheets
from wellspent.core.store.encoding import decode, encode
from wellspent.core.store.entries import Entries
from wellspent.core.store.faults import FileFault
from wellspent.core.store.port import Table
from wellspent.core.store.sheets import Layout

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
    """What the files say, and what has to be known to write them back.

    ``read_only`` names the files that must not be written. ``notices`` are not wrong, but worth saying beforehand.
    """

    workbook: Workbook
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    read_only: frozenset[str]
    layouts: Mapping[Table, Layout]


def parse(contents: Mapping[str, bytes], refused: Mapping[str, Problem] | None = None) -> Parsed:
    """The workbook in ``contents``, bytes by file name; ``refused`` are the files that could not even be read."""
    refused = refused or {}
    parts: dict[str, Any] = {}
    problems = list(refused.values())
    notices: list[Problem] = []
    read_only = set(refused)
    layouts: dict[Table, Layout] = {}
    for table, name in FILES.items():
        data = contents.get(name)
        if data is None:
            continue
        if name.endswith(".csv"):
            sheet = sheets.read(name, KINDS[table], data)
            parts[table], layouts[table] = sheet.records, sheet.layout
            found, locked = sheet.problems, sheet.read_only
        else:
            listed = Entries(name, KINDS[table], key_of(table), data)
            parts.update(_part(table, listed.records))
            found, locked = listed.problems, bool(listed.problems)
            if listed.commented and not locked:
                notices.append(Problem(code=FileFault.COMMENTS_WILL_GO, file=name))
        problems += found
        if locked:
            read_only.add(name)
    workbook = replace(EMPTY, **parts)
    if workbook.about.format > FORMAT:
        return _from_the_future(workbook, layouts)
    return Parsed(
        workbook=workbook,
        problems=tuple(problems),
        notices=tuple(notices),
        read_only=frozenset(read_only),
        layouts=layouts,
    )


def write(
    workbook: Workbook, tables: Collection[Table] = tuple(Table), layouts: Mapping[Table, Layout] | None = None
) -> dict[str, bytes]:
    """The files of ``tables``, bytes by name, in their canonical form."""
    return {FILES[table]: _written(table, workbook, (layouts or {}).get(table, Layout())) for table in tables}


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


def _written(table: Table, workbook: Workbook, layout: Layout) -> bytes:
    held = records(workbook, table)
    name = FILES[table]
    if name.endswith(".csv"):
        return sheets.write(KINDS[table], held, layout)
    return entries.write(name, key_of(table), list(held.values()))


def _from_the_future(workbook: Workbook, layouts: Mapping[Table, Layout]) -> Parsed:
    """All of it read-only, with that as the only problem: what else looks wrong may be right in the newer format."""
    details = {"found": str(workbook.about.format), "known": str(FORMAT)}
    problem = Problem(code=FileFault.NEWER_FORMAT, file=FILES[Table.ABOUT], column="format", details=details)
    return Parsed(
        workbook=workbook,
        problems=(problem,),
        notices=(),
        read_only=frozenset(FILES.values()),
        layouts=layouts,
    )
