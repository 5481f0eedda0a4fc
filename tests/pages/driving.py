"""Driving the pages without a browser: open one through the app, read it, press and fill, look at the files."""

import csv
import datetime as dt
from pathlib import Path

from streamlit.testing.v1 import AppTest

from wellspent.core.model import (
    Break,
    CheckIn,
    Criterion,
    Definition,
    Group,
    Kind,
    Meeting,
    Outcome,
    Person,
    Record,
    Script,
    Workbook,
)
from wellspent.core.settings import ROOT
from wellspent.core.store.folder import FolderStore
from wellspent.core.store.port import LOCAL, Change, Table

NOW = dt.datetime.fromisoformat("2026-10-30T18:00:00-04:00")
"""What the pages take for now."""

ZONE = "America/New_York"
"""Where the person is."""

SAMPLE = ROOT / "data" / "sample"

HIRE = Criterion(id="could-hire-me", text="Meet people who could hire me", rank=1, since=dt.date(2026, 1, 1))
ALONE = Criterion(id="less-alone", text="Feel less alone with the search", rank=2, since=dt.date(2026, 1, 1))
DEFINITION = Definition(criteria=(HIRE, ALONE), bar=50)
CLUB = Group(id="club", name="Tuesday club", kind=Kind.JOB_SEEKERS)

_TABLE = {
    Definition: Table.DEFINITION,
    Group: Table.GROUPS,
    Meeting: Table.MEETINGS,
    Outcome: Table.OUTCOMES,
    CheckIn: Table.CHECKINS,
    Person: Table.PEOPLE,
    Break: Table.BREAKS,
    Script: Table.SCRIPTS,
}
_SPEAKING = ("title", "header", "subheader", "markdown", "caption", "text", "info", "success", "warning", "error")


def meeting(day: int, hire: int | None = None, alone: int | None = None, **fields: object) -> Meeting:
    """A meeting of the club in October 2026."""
    got = {name: step for name, step in ((HIRE.id, hire), (ALONE.id, alone)) if step is not None}
    return Meeting(**{"id": f"club-{day}", "date": dt.date(2026, 10, day), "group": CLUB.id, "got": got, **fields})


def write(folder: Path, *records: Record, member: str = LOCAL) -> None:
    """Put records into the workbook as another tab would: new ones, or in the place of those with their ids."""
    store = FolderStore(folder)
    seen = store.load(member)
    changes = []
    for record in records:
        table = _TABLE[type(record)]
        record_id = getattr(record, "id", table.value)
        there = getattr(seen.workbook, table.value)
        before = there if isinstance(there, Definition) else there.get(record_id)
        changes.append(Change(table=table, id=record_id, before=before, after=record))
    store.save(member, changes, seen.version)


def remove(folder: Path, one: Meeting) -> None:
    """Delete a meeting as another tab would."""
    store = FolderStore(folder)
    store.save(LOCAL, [Change(table=Table.MEETINGS, id=one.id, before=one, after=None)], store.version(LOCAL))


def workbook(folder: Path) -> Workbook:
    """What the files say, without a problem."""
    loaded = FolderStore(folder).load(LOCAL)
    assert not loaded.problems
    return loaded.workbook


def rows(folder: Path, name: str = "meetings.csv") -> list[dict[str, str]]:
    """The rows of one file, as a spreadsheet would read them."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path, bytes and all. Locks say nothing, and drafts are not saved yet."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock" and path.parent.name != ".drafts"
    }


def open_app(page: str = "today", **query: str) -> AppTest:
    """The app in a new tab, on this page, at an address that asks for this."""
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    app.context = {"timezone": ZONE}
    if page == "today":
        return settled(app.run())
    app.run()
    return go(app, page, **query)


def go(app: AppTest, page: str, **query: str) -> AppTest:
    """Another page in the same tab."""
    app.switch_page(f"pages/{page}.py")
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = value
    return settled(app.run())


def settled(app: AppTest) -> AppTest:
    """The app after a run, in which nothing broke."""
    assert not app.exception, [one.value for one in app.exception]
    return app


def said(app: AppTest) -> str:
    """All that stands there, as somebody reads it: marks of form are gone."""
    parts = [part.value for kind in _SPEAKING for part in app.get(kind)]
    return "\n".join(parts).replace("\\", "").replace("**", "").replace("\N{WORD JOINER}", "")


def labels(app: AppTest, kind: str = "button") -> list[str]:
    """What is written on the buttons, or on other parts that have a label."""
    return [part.proto.label for part in app.get(kind)]


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this on it."""
    found = [button for button in app.button if button.label == label]
    assert len(found) == 1, f"{label!r} is there {len(found)} times, among {[one.label for one in app.button]}"
    return settled(found[0].click().run())


def field(app: AppTest, kind: str, label: str, place: int = 0):
    """The field with this label; where there are several, the one at this place."""
    found = [part for part in app.get(kind) if part.label == label]
    assert len(found) > place, f"{label!r} is not among {[part.label for part in app.get(kind)]}"
    return found[place]


def fill(app: AppTest, kind: str, label: str, value: object, place: int = 0) -> AppTest:
    """Fill in one field and leave it."""
    return settled(field(app, kind, label, place).set_value(value).run())


def prefix(app: AppTest, form: str) -> str:
    """What the keys of this form's fields start with at present."""
    return app.session_state["_kept"]["own"]["_forms"][form].prefix
