"""Two workbooks in which every word carries its owner's mark, and looking for a mark wherever bytes come from."""

import dataclasses
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from tests.oidc import Account
from wellspent.core.model import About, Person
from wellspent.core.store import open_sample
from wellspent.core.store.files import SINGLE, records
from wellspent.core.store.port import LOCAL, Change, Table

_PLAIN = {field.name for field in dataclasses.fields(About)} | {"gathering"}
"""Fields whose words mean something to the app."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Somebody with something to lose: who they are, by what the club knows them, and the mark on all their words."""

    account: Account
    member: str
    mark: str

    @property
    def traces(self) -> tuple[str, ...]:
        """What nobody else may ever be told."""
        who = self.account
        return (self.mark, self.member, who.subject, who.name, who.email)

    def told_in(self, *places: bytes | str) -> list[str]:
        """Which of the traces stand there, in whatever case or width of letters."""
        whole = b"\n".join(one.encode() if isinstance(one, str) else one for one in places).lower()
        return [
            trace
            for trace in self.traces
            if trace.lower().encode() in whole or trace.lower().encode("utf-16-le") in whole
        ]


def workbook_of(mark: str) -> list[Change]:
    """What writes the sample's workbook into an empty one, with the mark on each word and each id of it."""
    sample = open_sample().load(LOCAL).workbook
    changes = []
    for table in Table:
        for key, record in records(sample, table).items():
            after = _marked(record, mark)
            before = type(record)() if table in SINGLE else None
            changes.append(Change(table=table, id=getattr(after, "id", key), before=before, after=after))
    return changes


def one_more_note(mark: str) -> list[Change]:
    """What changes one record of that workbook, so that its history names it."""
    person = next(one for one in workbook_of(mark) if isinstance(one.after, Person))
    assert isinstance(person.after, Person)
    noted = dataclasses.replace(person.after, note=f"{mark} would rather not be called")
    return [dataclasses.replace(person, before=person.after, after=noted)]


def ids(mark: str) -> dict[Table, str]:
    """The id of one record of each table in that workbook."""
    return {one.table: one.id for one in workbook_of(mark) if mark in one.id}


def unpacked(file: bytes) -> bytes:
    """All that stands in a file: of one that is packed, its parts as well, and of a page to print, what is read."""
    if file.startswith(b"%PDF-"):
        return file + "\n".join(page.extract_text() for page in PdfReader(BytesIO(file)).pages).encode()
    if zipfile.is_zipfile(BytesIO(file)):
        with zipfile.ZipFile(BytesIO(file)) as packed:
            return file + b"\n".join(name.encode() + unpacked(packed.read(name)) for name in packed.namelist())
    return file


def _marked(value: Any, mark: str) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            one.name: _marked(getattr(value, one.name), mark)
            for one in dataclasses.fields(value)
            if one.name not in _PLAIN
        }
        return dataclasses.replace(value, **fields)
    if isinstance(value, str) and value and not isinstance(value, Enum):
        return f"{mark}-{value}"
    if isinstance(value, tuple):
        return tuple(_marked(one, mark) for one in value)
    if isinstance(value, Mapping):
        return {_marked(key, mark): _marked(one, mark) for key, one in value.items()}
    return value
