"""The picture of how calls felt, put into words."""

from typing import Final

import pandas as pd

from wellspent.core.charts import calls_mood
from wellspent.ui.show.chart import Shown
from wellspent.words import charts_calls as words
from wellspent.words import scales

_TEXTS: Final = calls_mood.Texts(**words.TEXTS, directions=words.DIRECTIONS, moods=scales.MOOD)


def how_calls_felt(table: pd.DataFrame) -> Shown:
    """Mood before and after over time, of the calls in ``table`` (``tables.meetings``)."""
    rows = calls_mood.drawn(table)
    change = rows["mood_change"]
    moods = rows[["mood_before", "mood_after"]].apply(lambda column: column.map(dict(enumerate(scales.MOOD))))
    return Shown(
        name=words.FILE,
        title=words.TITLE,
        sentence=words.felt(len(rows), int((change > 0).sum()), int((change == 0).sum()), int((change < 0).sum())),
        reading=words.HOW,
        needed=words.NEEDED,
        picture=calls_mood.draw(table, _TEXTS) if len(rows) else None,
        twin=pd.concat([rows["date"], moods], axis="columns").rename(columns=words.COLUMN),
        meetings=rows,
    )
