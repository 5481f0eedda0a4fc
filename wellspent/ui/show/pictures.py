"""The pictures of value, mood and what each group is good for, put into words."""

from typing import Final

import pandas as pd

from wellspent.core import scoring
from wellspent.core.charts import criteria_by_group as criteria_chart
from wellspent.core.charts import mood_by_group, value_hours, value_mood
from wellspent.core.charts.picture import GroupTexts
from wellspent.core.model import Definition
from wellspent.ui.show.chart import Shown
from wellspent.words import charts as words
from wellspent.words import charts_criteria as for_criteria
from wellspent.words import common, scales

LEGEND: Final = GroupTexts(**words.LEGEND)
_HOURS: Final = value_hours.Texts(**words.HOURS_TEXTS, groups=LEGEND)
_MOOD: Final = value_mood.Texts(**words.MOOD_TEXTS, groups=LEGEND)
_CRITERIA: Final = criteria_chart.Texts(**for_criteria.TEXTS)
_BEFORE_AFTER: Final = mood_by_group.Texts(**words.BEFORE_AFTER_TEXTS, moods=scales.MOOD)


def value_and_hours(table: pd.DataFrame, bar: float, slots: dict[str, int]) -> Shown:
    """Value against hours, of the meetings in ``table`` (``tables.meetings``)."""
    facts, rows = value_hours.facts(table, bar), value_hours.drawn(table)
    sentences = [words.left_out(facts.meetings, facts.drawn, unrated=facts.unrated, hours_unknown=facts.hours_unknown)]
    if facts.drawn:
        sentences.append(words.reach_bar(facts.drawn, facts.reach_bar, bar))
    if facts.best is not None:
        best = facts.best
        sentences.append(words.best_hour(best.group_name, common.day(best.date), best.value_per_hour))
    return Shown(
        name=words.HOURS_FILE,
        title=words.HOURS_TITLE,
        sentence=" ".join(sentences),
        reading=words.how_to_read_hours(facts.late, facts.crowded),
        needed=words.HOURS_NEEDED,
        picture=value_hours.draw(table, bar, slots, _HOURS) if facts.drawn else None,
        twin=twin(rows, "value", "hours", "value_per_hour", "late"),
        meetings=rows,
    )


def value_and_mood(table: pd.DataFrame, bar: float, slots: dict[str, int]) -> Shown:
    """Value against mood change, of the meetings in ``table``."""
    facts, rows = value_mood.facts(table, bar), value_mood.drawn(table)
    sentences = [words.left_out(facts.meetings, facts.drawn, unrated=facts.unrated, mood_unknown=facts.mood_unknown)]
    if facts.drawn:
        sentences.append(
            words.quarters(
                worth_lifting=facts.worth_lifting,
                worth_draining=facts.worth_draining,
                short_lifting=facts.short_lifting,
                short_draining=facts.short_draining,
                same=facts.worth_same + facts.short_same,
            )
        )
    return Shown(
        name=words.MOOD_FILE,
        title=words.MOOD_TITLE,
        sentence=" ".join(sentences),
        reading=words.how_to_read_mood(bar, facts.late, facts.crowded),
        needed=words.MOOD_NEEDED,
        picture=value_mood.draw(table, bar, slots, _MOOD) if facts.drawn else None,
        twin=twin(rows, "value", "mood_change", "late"),
        meetings=rows,
    )


def mood_before_and_after(table: pd.DataFrame) -> Shown:
    """Mood before and after by group, of the meetings in ``table``."""
    facts, rows = mood_by_group.facts(table), mood_by_group.drawn(table)
    sentences = [words.left_out(facts.meetings, facts.drawn, mood_unknown=facts.mood_unknown)]
    if facts.drawn:
        sentences.append(words.rose_and_fell(rose=facts.rose, same=facts.same, fell=facts.fell, groups=facts.groups))
    return Shown(
        name=words.BEFORE_AFTER_FILE,
        title=words.BEFORE_AFTER_TITLE,
        sentence=" ".join(sentences),
        reading=words.BEFORE_AFTER_HOW,
        needed=words.BEFORE_AFTER_NEEDED,
        picture=mood_by_group.draw(table, _BEFORE_AFTER) if facts.drawn else None,
        twin=twin(rows, "mood_before", "mood_after", "mood_change"),
        meetings=rows,
    )


def criteria_by_group(table: pd.DataFrame, ratings: pd.DataFrame, definition: Definition) -> Shown:
    """What each group is good for, of the meetings in ``table``; ``ratings`` as ``tables.ratings`` gives them."""
    criteria, weights = definition.in_use, scoring.weights(definition)
    facts = criteria_chart.facts(table, ratings, criteria)
    cells = criteria_chart.cells(table, ratings, criteria)
    sentences = [words.left_out(facts.meetings, facts.drawn, unrated=facts.unrated)]
    if facts.best is not None:
        best = facts.best
        sentences.append(for_criteria.best(best.group_name, best.criterion, best.mean, best.ratings))
    sentences.append(for_criteria.few(facts.cells, facts.few))
    as_table = cells.assign(
        criterion=cells["column"].map({number: one.text for number, one in enumerate(criteria)}),
        weight=cells["column"].map({number: round(100 * weights[one.id]) for number, one in enumerate(criteria)}),
    )
    columns = ["group_name", "criterion", "weight", "mean", "ratings"]
    return Shown(
        name=for_criteria.FILE,
        title=for_criteria.TITLE,
        sentence=" ".join(filter(None, sentences)),
        reading=for_criteria.HOW,
        needed=for_criteria.NEEDED,
        picture=criteria_chart.draw(table, ratings, criteria, weights, _CRITERIA) if facts.drawn else None,
        twin=as_table[columns].round({"mean": 2}).rename(columns=words.COLUMN),
        meetings=criteria_chart.drawn(table, ratings),
        key=tuple(for_criteria.column(number, one.text, weights[one.id]) for number, one in enumerate(criteria, 1)),
    )


def twin(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """One row a meeting, with headings and scale steps in words."""
    twin = rows[["date", "group_name", *columns, "kind"]]
    figures = {"value": 1, "hours": 2, "value_per_hour": 1}
    twin = twin.round({column: figures[column] for column in columns if column in figures})
    twin["kind"] = twin["kind"].map(scales.KIND)
    for mood in {"mood_before", "mood_after"}.intersection(columns):
        twin[mood] = twin[mood].map(dict(enumerate(scales.MOOD)))
    if "late" in columns:
        twin["late"] = twin["late"].map({True: words.YES, False: ""})
    return twin.rename(columns=words.COLUMN)
