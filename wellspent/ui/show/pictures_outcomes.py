"""The picture of hours and outcomes, put into words."""

from typing import Final

import pandas as pd

from wellspent.core.charts import outcomes as chart
from wellspent.core.model import OutcomeKind
from wellspent.ui import session
from wellspent.ui.show.chart import Shown
from wellspent.ui.show.look import Look
from wellspent.ui.show.twins import LEGEND
from wellspent.words import charts_outcomes as words
from wellspent.words import outcomes as for_outcomes

_TEXTS: Final = chart.Texts(**words.TEXTS, kinds=tuple(for_outcomes.KIND.items()), groups=LEGEND)


def outcomes(look: Look) -> tuple[Shown, ...]:
    """Hours put in and what came of them."""
    workbook, table = session.visit().workbook, look.rows
    came = _within(chart.came_of(workbook), look)
    shaded = chart.left_out(workbook.breaks, look.today)
    if look.picked.only_some:
        shaded = shaded[shaded["group"].isin(table["group"])]
    facts = chart.facts(table, came, shaded)
    rows = chart.by_group(table, came)
    rows["group_name"] = rows["group_name"].mask(rows["group"] == "", words.ELSEWHERE)
    kinds = [kind.value for kind in OutcomeKind if kind.value in rows]
    twin = rows[["group_name", "meetings", "hours", *kinds]].round({"hours": 1})
    twin = twin.astype(dict.fromkeys(["meetings", *kinds], "int64"))
    sentences = [words.sentence(facts.hours, facts.hours_unknown, facts.kinds), words.elsewhere(facts.elsewhere)]
    shown = Shown(
        name=words.FILE,
        title=words.TITLE,
        sentence=" ".join(filter(None, sentences)),
        reading=words.reading(facts.breaks),
        needed=words.NEEDED,
        picture=chart.draw(table, came, shaded, look.slots, _TEXTS) if table["hours"].notna().any() else None,
        twin=twin.rename(columns={**words.COLUMN, **for_outcomes.KIND}),
        meetings=table,
    )
    return (shown,)


def _within(came: pd.DataFrame, look: Look) -> pd.DataFrame:
    """The outcomes of the time and the groups that are picked."""
    picked = look.picked
    keep = came["group"].isin(look.rows["group"]) | (not picked.only_some)
    if picked.since is not None:
        keep &= came["date"] >= pd.Timestamp(picked.since)
    if picked.until is not None:
        keep &= came["date"] <= pd.Timestamp(picked.until)
    return came[keep].reset_index(drop=True)
