"""The workbook as tidy data frames: one row an attended meeting that is over, or one row a group.

Missing stays missing (NaN or NA), and is never turned into 0.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import fields
from typing import Final

import pandas as pd

from wellspent.core import scoring
from wellspent.core.estimates import GroupFigures, Measure
from wellspent.core.expectation import beforehand
from wellspent.core.model import Meeting, Workbook

_MEETINGS: Final = {
    "id": "str",
    "date": "datetime64[s]",
    "group": "str",
    "group_name": "str",
    "kind": "str",
    "value": "float64",
    "hours": "float64",
    "mood_before": "Int64",
    "mood_after": "Int64",
    "mood_change": "Int64",
    "progress": "Int64",
    "worth": "Int64",
    "expected": "Int64",
    "rated": "bool",
    "missing": "bool",
    "late": "bool",
    "tags": "str",
}
_RATINGS: Final = {"id": "str", "criterion": "str", "got": "int64"}
_GROUPS: Final = {
    "group": "str",
    "group_name": "str",
    "kind": "str",
    "rated": "int64",
    "missing": "int64",
    "late": "int64",
    "hours": "float64",
    "hours_unknown": "int64",
    "weekly_hours": "float64",
}
MEASURES: Final = ("value", "value_per_hour", "mood_change", "mood_as_it_was", "progress")
"""The measures of a group that ``groups`` has columns for."""
_PARTS: Final = {one.name: "int64" if one.name in {"count", "missing"} else "float64" for one in fields(Measure)}

_EQUAL: Final = 6
"""Estimates that agree to so many places are equal, whatever was rounded on the way."""

TAG_BREAK: Final = ";"
"""What stands between the tags of one meeting; no tag has it."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def meetings(workbook: Workbook, now: dt.datetime) -> pd.DataFrame:
    """One row an attended meeting that is over by ``now``, oldest first.

    ===========================================  ================  ================================================
    ``id``, ``group``, ``group_name``            str               the meeting; its group, and the group's name
    ``date``                                     datetime64[s]     the local day, at midnight
    ``kind``                                     str               ``model.Kind``; empty for a group nobody described
    ``value``                                    float64, NaN      0 to 100 under today's definition
    ``hours``                                    float64, NaN      door to door
    ``mood_before``, ``mood_after``              Int64, NA         0 to 4
    ``mood_change``                              Int64, NA         after minus before, -4 to 4
    ``progress``, ``worth``                      Int64, NA         0 to 4
    ``expected``                                 Int64, NA         0 to 4, if it was written down beforehand
    ``rated``, ``missing``                       bool              has a value; has none
    ``late``                                     bool              rated more than 24 hours after its end
    ``tags``                                     str               joined by ``;``
    ===========================================  ================  ================================================
    """
    scorer = scoring.Scorer(workbook.definition)
    been = sorted(scoring.been(workbook, now), key=scoring.begins)
    rows = [_meeting(meeting, scorer.value(meeting), workbook) for meeting in been]
    return pd.DataFrame(rows, columns=list(_MEETINGS)).astype(_MEETINGS)


def ratings(workbook: Workbook) -> pd.DataFrame:
    """One row an answer to "what did you get?": the meeting's ``id``, the ``criterion`` in use, and ``got``, 0 to 4.

    Of all meetings, also of those that ``meetings`` leaves out; what was not rated has no row.
    """
    in_use = {criterion.id for criterion in workbook.definition.in_use}
    rows = [
        (meeting.id, criterion, got)
        for meeting in workbook.meetings.values()
        for criterion, got in meeting.got.items()
        if criterion in in_use
    ]
    return pd.DataFrame(rows, columns=list(_RATINGS)).astype(_RATINGS)


def groups(figures: Iterable[GroupFigures], workbook: Workbook) -> pd.DataFrame:
    """The table of estimates: one row a group that somebody went to, the highest estimated value first.

    Groups without a value come last, and of equals those of the first name; never is it the order of the raw means,
    which would put the least visited first and last by chance. Counts are int64 and the rest float64, NaN where
    ``estimates.GroupFigures`` has ``None``: its fields, and for each of ``MEASURES`` those of ``estimates.Measure``,
    as ``value.plain`` or ``mood_change.low_80``.
    """
    types = _GROUPS | {f"{measure}.{part}": dtype for measure in MEASURES for part, dtype in _PARTS.items()}
    rows = [_group(one, workbook) for one in figures if one.rated or one.missing]
    table = pd.DataFrame(rows, columns=list(types)).astype(types)
    keys = {"best": table["value.estimate"].round(_EQUAL), "name": table["group_name"].str.casefold()}
    order = table.assign(**keys).sort_values(
        ["best", "name", "group"], ascending=[False, True, True], na_position="last"
    )
    return table.loc[order.index].reset_index(drop=True)


def within(
    table: pd.DataFrame,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    groups: Collection[str] = (),
    kinds: Collection[str] = (),
    tags: Collection[str] = (),
) -> pd.DataFrame:
    """The rows of ``meetings`` from ``since`` to ``until`` (both included), of these groups and kinds.

    ``tags`` keeps what has any of them. What is not given does not narrow; the index counts from 0 again.
    """
    keep = pd.Series(data=True, index=table.index)
    if since is not None:
        keep &= table["date"] >= pd.Timestamp(since)
    if until is not None:
        keep &= table["date"] <= pd.Timestamp(until)
    if groups:
        keep &= table["group"].isin(list(groups))
    if kinds:
        keep &= table["kind"].isin(list(kinds))
    if tags:
        wanted = set(tags)
        keep &= ~table["tags"].str.split(TAG_BREAK).map(wanted.isdisjoint).astype("bool")
    return table[keep].reset_index(drop=True)


def tags(table: pd.DataFrame) -> list[str]:
    """The tags in ``meetings``, each once, in the order of the alphabet."""
    found = {tag for joined in table["tags"].unique() for tag in joined.split(TAG_BREAK) if tag}
    return sorted(found, key=lambda tag: (tag.casefold(), tag))


def for_spreadsheet(table: pd.DataFrame) -> bytes:
    """The table as CSV (RFC 4180, UTF-8 with a byte order mark), without its index, missing cells empty.

    A spreadsheet runs text that begins like a formula, and anyone can put such text into a calendar. So a text cell
    that begins with ``= + - @``, a tab or a line break gets an apostrophe in front; numbers stay as they are.
    """
    safe = table.rename(columns=defused)
    for place, dtype in enumerate(safe.dtypes):
        if pd.api.types.is_string_dtype(dtype):
            safe = safe.assign(**{str(safe.columns[place]): safe.iloc[:, place].map(defused, na_action="ignore")})
    return safe.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d").encode("utf-8-sig")


def defused(cell: object) -> object:
    """The cell, with an apostrophe in front if it is text that a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _meeting(meeting: Meeting, value: float | None, workbook: Workbook) -> tuple[object, ...]:
    group = workbook.groups.get(meeting.group)
    return (
        meeting.id,
        meeting.date,
        meeting.group,
        workbook.group_name(meeting.group),
        group.kind.value if group is not None else "",
        value,
        scoring.hours(meeting),
        meeting.mood_before,
        meeting.mood_after,
        scoring.mood_change(meeting),
        meeting.progress,
        meeting.worth,
        beforehand(meeting),
        value is not None,
        value is None,
        scoring.is_late(meeting),
        TAG_BREAK.join(meeting.tags),
    )


def _group(figures: GroupFigures, workbook: Workbook) -> tuple[object, ...]:
    group = workbook.groups.get(figures.group)
    measures: list[Measure] = [getattr(figures, measure) for measure in MEASURES]
    return (
        figures.group,
        workbook.group_name(figures.group),
        group.kind.value if group is not None else "",
        figures.rated,
        figures.missing,
        figures.late,
        figures.hours,
        figures.hours_unknown,
        figures.weekly_hours,
        *(getattr(measure, part) for measure in measures for part in _PARTS),
    )
