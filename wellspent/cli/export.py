"""``export``: the meetings as a table, everything as a zip, or what is to come as a calendar; the ending says which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wellspent.cli.answer import Answer, Refused
from wellspent.cli.opening import Opened, open_workbook
from wellspent.core.exchange import archive, tables_out
from wellspent.core.settings import zone_named
from wellspent.words import calendar_out, commands, data


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What will be in the file, and what is said of it."""

    content: bytes
    said: str
    remarks: Sequence[str] = ()
    data: Mapping[str, object] = field(default_factory=dict)


def run(store: str | None, target: Path) -> Answer:
    """Write a new file. One that is there already is never written over."""
    make = {".csv": _table, ".zip": _zip, ".ics": _calendar}.get(target.suffix.lower())
    if make is None:
        raise Refused(commands.unknown_ending(target.suffix))
    opened = open_workbook(store)
    made = make(opened, target)
    try:
        with target.open("xb") as file:
            file.write(made.content)
    except FileExistsError as error:
        raise Refused(commands.exists(str(target))) from error
    except OSError as error:
        raise Refused(commands.cannot_write(str(target), error.strerror or str(error))) from error
    problems = len(opened.loaded.problems)
    return Answer(
        lines=[*([commands.problems_first(problems)] if problems else []), *made.remarks, made.said],
        data={
            "target": str(target),
            "meetings": len(opened.loaded.workbook.meetings),
            "problems": problems,
            "left_out": [],
            **made.data,
        },
    )


def _table(opened: Opened, target: Path) -> _Made:
    workbook = opened.loaded.workbook
    said = commands.exported(len(workbook.meetings), str(target))
    return _Made(content=tables_out.meetings_csv(workbook), said=said)


def _zip(opened: Opened, target: Path) -> _Made:
    left_out = archive.left_out(opened.loaded)
    return _Made(
        content=archive.pack(opened.loaded, data.README),
        said=commands.exported_all(len(opened.loaded.workbook.meetings), str(target)),
        remarks=[data.copy_incomplete(left_out)] if left_out else [],
        data={"left_out": list(left_out)},
    )


def _calendar(opened: Opened, target: Path) -> _Made:
    # Calendars need a large library that the other exports do without.
    from wellspent.core.exchange.appointments import Wanted, appointments  # noqa: PLC0415
    from wellspent.core.exchange.calendar_out import write_calendar  # noqa: PLC0415

    workbook = opened.loaded.workbook
    found = appointments(workbook, opened.now, Wanted())
    zone = zone_named(workbook.about.time_zone)
    return _Made(
        content=write_calendar(found, calendar_out.entry_title, calendar_out.CALENDAR_NAME, opened.now, zone),
        said=calendar_out.written(len(found), str(target)),
        data={"entries": len(found)},
    )
