"""The table for several meetings at once: a row a meeting, and empty rows for those that are not in it yet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pandas as pd
import streamlit as st

from wellspent.core.actions.groups import find_group
from wellspent.core.actions.rate import RatingInput
from wellspent.core.model import Meeting, Workbook
from wellspent.ui import session
from wellspent.ui.forms import rating, table_draft
from wellspent.ui.show.plain import plain
from wellspent.ui.visiting import Field
from wellspent.words import rate, scales

_SCALES: Final[Mapping[str, Sequence[str]]] = {
    "mood_before": scales.MOOD,
    "mood_after": scales.MOOD,
    "progress": scales.PROGRESS,
    "worth": scales.WORTH,
}
_GOT: Final = "got."


def ask(workbook: Workbook, meetings: Sequence[Meeting], today: dt.date, key: str) -> dict[int, RatingInput]:
    """The rows that were filled in or changed, by their place from the top; what stands untouched is left out."""
    begun = _begun(workbook, meetings, today, f"{key}table")
    typed = st.data_editor(
        _frame(workbook, meetings, begun),
        key=f"{key}table",
        hide_index=True,
        num_rows="add",
        placeholder=rate.NO_ANSWER,
        column_order=[name for name in _columns(workbook) if name != "id"],
        column_config=_config(workbook, today),
        alt=rate.TABLE_ALT,
    )
    st.caption(rate.ADD_HINT)
    known = {meeting.id: meeting for meeting in meetings}
    changed = {}
    for place, cells in enumerate(typed.to_dict("records"), start=1):
        row = _typed(workbook, {str(name): cell for name, cell in cells.items()}, known)
        if row is not None and (row.base is None or rating.differs(row, workbook)):
            changed[place] = row
    return _with_kinds(workbook, changed, key)


def _begun(workbook: Workbook, meetings: Sequence[Meeting], today: dt.date, key: str) -> Mapping[str, Any]:
    """What the table starts with of what was typed before. It stays the same for as long as the table is shown.

    Other rows would make another table of it, and the platform would forget what is typed in this one.
    """
    saved = {meeting.id: {**(cells := _cells(workbook, meeting)), "date": f"{cells['date']}"} for meeting in meetings}
    scales_of = {name: scales.GOT for name in _columns(workbook) if name.startswith(_GOT)} | dict(_SCALES)
    table = table_draft.Table(saved=saved, scales=scales_of, today=today)
    begun: dict[str, Any] = {}
    forms = session.forms()
    field = Field(
        part=forms.part(key),
        default=table_draft.NOTHING,
        label=rate.TABLE,
        say=table_draft.say,
        of=lambda state: table.typed(begun, state),
    )
    begun.update(table.fitting(forms.field(key, field)))
    return begun


def _columns(workbook: Workbook) -> list[str]:
    got = [f"{_GOT}{criterion.id}" for criterion in workbook.definition.in_use]
    return ["id", "date", "group", *got, *_SCALES, "minutes", "travel_minutes", "note"]


def _cells(workbook: Workbook, meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "date": meeting.date,
        "group": workbook.group_name(meeting.group),
        **{
            f"{_GOT}{criterion.id}": _word(scales.GOT, meeting.got.get(criterion.id))
            for criterion in workbook.definition.in_use
        },
        **{name: _word(words, getattr(meeting, name)) for name, words in _SCALES.items()},
        "minutes": meeting.minutes,
        "travel_minutes": meeting.travel_minutes,
        "note": meeting.note,
    }


def _frame(workbook: Workbook, meetings: Sequence[Meeting], begun: Mapping[str, Any]) -> pd.DataFrame:
    rows = [{**_cells(workbook, meeting), **_drafted(begun["rows"].get(meeting.id, {}))} for meeting in meetings]
    rows += [_drafted(cells) for cells in begun["added"]]
    frame = pd.DataFrame(rows, columns=_columns(workbook)).astype(object)
    return frame.astype({"minutes": "Int64", "travel_minutes": "Int64"})


def _drafted(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {name: table_draft.as_day(cell) if name == "date" and cell else cell for name, cell in cells.items()}


def _config(workbook: Workbook, today: dt.date) -> dict[str, Any]:
    column = st.column_config
    label = rate.COLUMN
    config: dict[str, Any] = {
        "date": column.DateColumn(label["date"], max_value=today, format="ddd D MMM", pinned=True),
        "group": column.TextColumn(label["group"], max_chars=200, pinned=True),
        "minutes": column.NumberColumn(label["minutes"], min_value=0, max_value=10_080, step=5),
        "travel_minutes": column.NumberColumn(label["travel_minutes"], min_value=0, max_value=10_080, step=5),
        "note": column.TextColumn(label["note"], max_chars=20_000),
    }
    for name, words in _SCALES.items():
        config[name] = column.SelectboxColumn(label[name], options=list(words), width="small")
    for criterion in workbook.definition.in_use:
        config[f"{_GOT}{criterion.id}"] = column.SelectboxColumn(
            criterion.text, options=list(scales.GOT), help=plain(criterion.text), width="medium"
        )
    return config


def _typed(workbook: Workbook, row: Mapping[str, Any], known: Mapping[str, Meeting]) -> RatingInput | None:
    """One row as input; ``None`` for a row that is still empty."""
    base = known.get(row["id"]) if isinstance(row["id"], str) else None
    cell = {name: None if pd.isna(value) else value for name, value in row.items()}
    if base is None and not any(value for name, value in cell.items() if name != "id"):
        return None
    return RatingInput(
        base=base,
        group=str(cell["group"] or ""),
        date=_day(cell["date"]),
        start=base.start if base else None,
        minutes=_whole(cell["minutes"]),
        travel_minutes=_whole(cell["travel_minutes"]),
        before_minutes=base.before_minutes if base else None,
        after_minutes=base.after_minutes if base else None,
        cost=base.cost if base else None,
        got={
            criterion.id: _step(scales.GOT, cell[f"{_GOT}{criterion.id}"]) for criterion in workbook.definition.in_use
        },
        mood_before=_step(scales.MOOD, cell["mood_before"]),
        mood_after=_step(scales.MOOD, cell["mood_after"]),
        progress=_step(scales.PROGRESS, cell["progress"]),
        worth=_step(scales.WORTH, cell["worth"]),
        note=str(cell["note"] or ""),
        tags=base.tags if base else (),
    )


def _with_kinds(workbook: Workbook, rows: Mapping[int, RatingInput], key: str) -> dict[int, RatingInput]:
    """Ask once for the kind of each group that is new."""
    names = dict.fromkeys(row.group.strip() for row in rows.values())
    kinds = {
        name: rating.kind(rate.new_kind(plain(name)), f"{key}kind.{name}")
        for name in names
        if name and find_group(workbook, name) is None
    }
    return {place: replace(row, kind=kinds.get(row.group.strip())) for place, row in rows.items()}


def _word(words: Sequence[str], step: int | None) -> str | None:
    return None if step is None else words[step]


def _step(words: Sequence[str], word: object) -> int | None:
    return words.index(str(word)) if word in words else None


def _whole(number: object) -> int | None:
    return None if number is None else int(str(number))


def _day(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None
