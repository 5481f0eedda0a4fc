"""The tables that stand beside pictures: headings and scale steps in words, figures rounded as they are shown."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from wellspent.core.charts.picture import GroupTexts
from wellspent.words import charts as words
from wellspent.words import scales

LEGEND: Final = GroupTexts(**words.LEGEND)
_FIGURES: Final = {"value": 1, "hours": 2, "value_per_hour": 1}
_STEPS: Final = {
    "mood_before": scales.MOOD,
    "mood_after": scales.MOOD,
    "expected": scales.GOT,
    "worth": scales.WORTH,
}


def of_meetings(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """One row a meeting."""
    twin = rows[["date", "group_name", *columns, "kind"]]
    twin = twin.round({column: _FIGURES[column] for column in columns if column in _FIGURES})
    twin["kind"] = twin["kind"].map(scales.KIND)
    for name in _STEPS.keys() & set(columns):
        twin[name] = twin[name].map(dict(enumerate(_STEPS[name])))
    if "late" in columns:
        twin["late"] = twin["late"].map({True: words.YES, False: ""})
    return twin.rename(columns=words.COLUMN)


def of_groups(rows: pd.DataFrame, columns: Mapping[str, int | None]) -> pd.DataFrame:
    """One row a group, with these columns, rounded to so many places."""
    places = {column: digits for column, digits in columns.items() if digits is not None}
    return rows[["group_name", *columns]].round(places).rename(columns=words.COLUMN)
