"""``import-calendar``: the occasions of a calendar into the workbook."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from wellspent.cli.answer import Answer, Refused
from wellspent.cli.opening import open_workbook
from wellspent.core.actions.import_calendar import Imported, Pick, import_occurrences
from wellspent.core.errors import InvalidInput
from wellspent.core.exchange.calendar import CalendarWindow, Series, read_calendar
from wellspent.core.model import Kind, Meeting, Workbook
from wellspent.words import calendar, calendar_import, commands, inputs


def run(
    store: str | None,
    file: Path,
    *,
    since: dt.date,
    until: dt.date,
    match: str,
    group: str | None,
    kind: Kind,
    my_time: bool,
) -> Answer:
    """Everything in the window whose title matches comes in, but for what the calendar says was cancelled."""
    if since > until:
        raise Refused(commands.TURNED_ROUND)
    window = read_calendar(_bytes(file), since, until, zone=None, in_my_zone=my_time)
    matching = [series for series in window.series if match.casefold() in series.title.casefold()]
    opened = open_workbook(store)
    imported = _imported(opened.loaded.workbook, matching, group, kind, opened.now)
    opened.save(imported.changes)
    found = sum(len(series.occurrences) for series in matching)
    cancelled = sum(one.cancelled for series in matching for one in series.occurrences)
    return Answer(
        lines=[
            *_remarks(window),
            commands.matching(found, cancelled),
            calendar_import.brought_in(imported.added, imported.already_there),
        ],
        data={
            "found": found,
            "cancelled": cancelled,
            "added": imported.added,
            "already_there": imported.already_there,
            "added_by_group": _by_group(imported),
            "unknown_zones": window.unknown_zones,
            "other_zones": window.other_zones,
            "unreadable": window.unreadable,
        },
    )


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(commands.cannot_read(str(file), error.strerror or str(error))) from error


def _imported(
    workbook: Workbook, matching: Sequence[Series], group: str | None, kind: Kind, now: dt.datetime
) -> Imported:
    picks = [
        Pick(
            occurrences=[one for one in series.occurrences if not one.cancelled],
            group=group if group is not None else series.title or calendar.UNTITLED,
            kind=kind,
        )
        for series in matching
    ]
    try:
        return import_occurrences(workbook, picks, now)
    except InvalidInput as invalid:
        first = invalid.problems[0]
        raise Refused(inputs.sentence(first.code, first.column, first.details)) from invalid


def _remarks(window: CalendarWindow) -> list[str]:
    return [
        *([calendar_import.unknown_zones(window.unknown_zones)] if window.unknown_zones else []),
        *([calendar_import.other_zones(window.other_zones)] if window.other_zones else []),
        *([calendar.left_out(window.unreadable)] if window.unreadable else []),
    ]


def _by_group(imported: Imported) -> dict[str, int]:
    return Counter(change.after.group for change in imported.changes if isinstance(change.after, Meeting))
