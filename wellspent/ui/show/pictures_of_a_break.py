"""The picture of a break, put into words."""

from collections import defaultdict
from typing import Final

import pandas as pd

from wellspent.core import tables
from wellspent.core.breaks.comparison import Comparison, Measure
from wellspent.core.charts import break_weeks as chart
from wellspent.core.checkins import monday
from wellspent.core.model import Break
from wellspent.ui import session
from wellspent.ui.show.chart import Shown
from wellspent.words import break_results as words
from wellspent.words import charts, scales

_STEPS: Final = {
    Measure.MOOD: scales.MOOD,
    Measure.HOURS: (),
    Measure.CONFIDENCE: scales.CONFIDENCE,
    Measure.PROGRESS: scales.PROGRESS,
}


def week_by_week(one: Break, found: Comparison, measure: Measure) -> Shown:
    """One measure in the weeks of a break, with the meetings of those weeks behind it."""
    here = session.visit()
    table = session.remembered("meetings_table", lambda: tables.meetings(here.workbook, here.now))
    weeks = {week.week for week in found.weeks}
    of_week = table["date"].map(lambda day: monday(day.date()))
    table, of_week = table[of_week.isin(weeks)].reset_index(drop=True), of_week[of_week.isin(weeks)]
    opens = defaultdict(list)
    for meeting, week in zip(table["id"], of_week, strict=True):
        opens[week].append(meeting)
    texts = chart.Texts(title=words.NAME[measure], steps=_STEPS[measure], **words.CHART)
    known = any(measure in week.values for week in found.weeks)
    return Shown(
        name=words.FILE,
        title=words.chart_title(words.NAME[measure]),
        sentence=words.chart_sentence(
            measure,
            (found.going.means[measure], found.going.known[measure]),
            (found.away.means[measure], found.away.known[measure]),
        ),
        reading=words.CHART_READING,
        needed=words.CHART_NEEDED,
        picture=chart.draw(one.schedule, found.weeks, measure, {week: tuple(ids) for week, ids in opens.items()}, texts)
        if known
        else None,
        twin=_twin(found, measure),
        meetings=table,
        leads_to=(words.TO_CHECK_IN, "pages/rate.py", "check-in"),
    )


def _twin(found: Comparison, measure: Measure) -> pd.DataFrame:
    """One row a week: with or without, and the answer in words; a gap stays empty."""
    steps = _STEPS[measure]
    rows = [
        (
            pd.Timestamp(week.week),
            words.CHART["away" if week.phase == "on_break" else "going"],
            steps[int(week.values[measure])] if steps and measure in week.values else week.values.get(measure),
        )
        for week in found.weeks
    ]
    return pd.DataFrame(rows, columns=[charts.COLUMN["week"], words.CHART["phase"], words.NAME[measure]])
