"""``import-calendar``: the occasions of a calendar into the workbook."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from wellspent.cli.answer import Answer, Refused
from wellspent.cli.opening import open_workbook
from wellspent.cli.reading import content
from wellspent.core.actions.calendar_changes import differences, known
from wellspent.core.actions.import_calendar import Imported, Pick, import_occurrences
from wellspent.core.errors import InvalidInput, UnreadableCalendar
from wellspent.core.exchange.calendar import read_calendar, read_known
from wellspent.core.exchange.ics.text import MOST_BYTES
from wellspent.core.exchange.occasions import CalendarWindow, Series, Times
from wellspent.core.model import Kind, Meeting, Workbook
from wellspent.core.settings import zone_named
from wellspent.words import calendar, calendar_changes, calendar_import, calendar_times, commands, inputs


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
    """Everything in the window whose title matches comes in, but for what the calendar says was cancelled.

    One's own time, for what the calendar states in UTC, is that of the workbook's zone, else the machine's.

    What came in earlier and is different in the calendar now is counted and left as it is.
    """
    if since > until:
        raise Refused(commands.TURNED_ROUND)
    data, times = content(file, MOST_BYTES), Times(in_my_zone=my_time)
    opened = open_workbook(store)
    zone = zone_named(opened.loaded.workbook.about.time_zone)
    window = read_calendar(data, since, until, zone=zone, times=times)
    matching = [series for series in window.series if match.casefold() in series.title.casefold()]
    changed = _changed(opened.loaded.workbook, data, zone, times, opened.now)
    imported = _imported(opened.loaded.workbook, matching, group, kind, opened.now)
    opened.save(imported.changes)
    found = sum(len(series.occurrences) for series in matching)
    cancelled = sum(one.cancelled for series in matching for one in series.occurrences)
    tentative = sum(one.tentative and not one.cancelled for series in matching for one in series.occurrences)
    return Answer(
        lines=[
            *_remarks(window),
            commands.matching(found, cancelled),
            *([calendar_import.tentative(tentative)] if tentative else []),
            calendar_import.brought_in(imported.added, imported.already_there),
            *([calendar_changes.NOT_COMPARED] if changed is None else []),
            *([calendar_import.changed(changed)] if changed else []),
        ],
        data={
            "found": found,
            "cancelled": cancelled,
            "tentative": tentative,
            "changed": changed,
            "added": imported.added,
            "already_there": imported.already_there,
            "added_by_group": _by_group(imported),
            "unknown_zones": [one.name for one in window.unknown_zones],
            "other_zones": [one.name for one in window.other_zones],
            "unreadable": window.unreadable,
        },
    )


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


def _changed(workbook: Workbook, data: bytes, zone: ZoneInfo | None, times: Times, now: dt.datetime) -> int | None:
    """How many meetings that came in earlier are different in the calendar now; ``None`` if that takes too long."""
    looked_up = known(workbook)
    if looked_up is None:
        return 0
    try:
        window = read_known(data, looked_up, zone=zone, times=times)
    except UnreadableCalendar:
        return None
    return len({one.meeting.id for one in differences(workbook, window, now)})


def _remarks(window: CalendarWindow) -> list[str]:
    unknown, other = [one.name for one in window.unknown_zones], [one.name for one in window.other_zones]
    return [
        *([calendar_times.unknown_zones(unknown)] if unknown else []),
        *([f"{calendar_times.other_zones(other)} {calendar_times.AS_THEY_STAND}"] if other else []),
        *([calendar.left_out(window.unreadable)] if window.unreadable else []),
    ]


def _by_group(imported: Imported) -> dict[str, int]:
    return Counter(change.after.group for change in imported.changes if isinstance(change.after, Meeting))
