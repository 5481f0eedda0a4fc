"""``export``: the meetings, the people, everything, what is to come, or a page to print; the ending says which."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from wellspent.cli.answer import Answer, Refused
from wellspent.cli.opening import Opened, open_workbook
from wellspent.core.exchange import archive, tables_out
from wellspent.core.exchange.report.parts import Wanted as OnPage
from wellspent.core.exchange.report.pdf import Paper, pdf
from wellspent.core.exchange.sheet_out import Names, write_xlsx
from wellspent.core.exchange.vcard import write_vcards
from wellspent.core.settings import zone_named
from wellspent.words import calendar_out, commands, data, records, report, take_out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What will be in the file, and what is said of it."""

    content: bytes
    said: str
    remarks: Sequence[str] = ()
    data: Mapping[str, object] = field(default_factory=dict)


def run(store: str | None, target: Path, wanted: OnPage, paper: Paper) -> Answer:
    """Write a new file. One that is there already is never written over.

    A page to print has what is ``wanted`` on it, and a PDF is for this ``paper``.
    """
    make: Mapping[str, Callable[[Opened, Path], _Made]] = {
        ".csv": _table,
        ".xlsx": _excel,
        ".zip": _zip,
        ".ics": _calendar,
        ".vcf": _cards,
        ".pdf": partial(_page, wanted, paper),
        ".html": partial(_page, wanted, None),
    }
    if target.suffix.lower() not in make:
        raise Refused(commands.unknown_ending(target.suffix))
    opened = open_workbook(store)
    made = make[target.suffix.lower()](opened, target)
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


def _excel(opened: Opened, target: Path) -> _Made:
    workbook = opened.loaded.workbook

    return _Made(
        content=write_xlsx(workbook, Names(data.TABLE.__getitem__, records.field, records.code)),
        said=commands.exported_all(len(workbook.meetings), str(target)),
    )


def _cards(opened: Opened, target: Path) -> _Made:
    people = opened.loaded.workbook.people
    return _Made(
        content=write_vcards(people.values()),
        said=take_out.people_written(len(people), str(target)),
        data={"people": len(people)},
    )


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


def _page(wanted: OnPage, paper: Paper | None, opened: Opened, target: Path) -> _Made:
    """As a PDF for this paper; as a web page where there is none."""
    # Estimates, charts and their drawing need large libraries that the other exports do without.
    from wellspent.core.exchange.report.contents import contents  # noqa: PLC0415
    from wellspent.core.exchange.report.letters import unusual, without_font  # noqa: PLC0415
    from wellspent.core.exchange.report.web_page import html  # noqa: PLC0415

    page = contents(opened.loaded.workbook, opened.now, wanted, report)
    missing = "" if paper is None else without_font(unusual(page))
    return _Made(
        content=html(page) if paper is None else pdf(page, paper, opened.now),
        remarks=[report.letters_missing(missing)] if missing else [],
        said=report.written(str(target), names=wanted.names, notes=wanted.notes),
        data={"length": wanted.length.value, "names": wanted.names, "notes": wanted.notes},
    )
