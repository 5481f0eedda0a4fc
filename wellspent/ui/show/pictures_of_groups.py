"""The pictures of groups, put into words: estimates with their intervals, what each is good for, and the funnel."""

from typing import Final

import pandas as pd

from wellspent.core import scoring
from wellspent.core.charts import criteria_by_group as criteria_chart
from wellspent.core.charts import funnel, guards, intervals, pooled
from wellspent.core.charts.group_rows import RowTexts
from wellspent.core.model import TOP_RATING
from wellspent.ui.show import twins
from wellspent.ui.show.chart import Shown
from wellspent.ui.show.look import Look
from wellspent.words import charts as words
from wellspent.words import charts_criteria as for_criteria
from wellspent.words import charts_groups as for_groups

ROWS: Final = RowTexts(**for_groups.ROWS)
_VALUE: Final = intervals.Texts(**for_groups.VALUE_TEXTS, rows=ROWS)
_CHANGE: Final = intervals.Texts(**for_groups.CHANGE_TEXTS, rows=ROWS)
_FUNNEL: Final = funnel.Texts(**for_groups.FUNNEL_TEXTS, groups=twins.LEGEND)
_CRITERIA: Final = criteria_chart.Texts(**for_criteria.TEXTS)


def groups(look: Look) -> tuple[Shown, ...]:
    """What a meeting of each group is worth, what each is good for, and how little a few meetings say."""
    return value(look), criteria_by_group(look), few_meetings(look)


def value(look: Look) -> Shown:
    """The estimated value of each group."""
    bar, table, measure = look.definition.bar, look.looked.groups, intervals.VALUE
    facts, rows = intervals.facts(table, look.rows, measure, bar), intervals.drawn(look.rows, measure)
    sentences = [words.left_out(facts.meetings, facts.drawn, unrated=facts.unknown)]
    if facts.drawn:
        sentences.append(
            for_groups.against_the_bar(
                groups=facts.groups, above=facts.above, below=facts.below, across=facts.across, few=facts.few, bar=bar
            )
        )
    answers = look.ratings[look.ratings["id"].isin(rows["id"])]["got"]
    return Shown(
        name=for_groups.VALUE_FILE,
        title=for_groups.VALUE_TITLE,
        sentence=" ".join(sentences),
        reading=for_groups.how_to_read(late=facts.late, few=facts.few, ceiling=guards.at_the_top(answers, TOP_RATING)),
        needed=for_groups.VALUE_NEEDED,
        picture=intervals.draw(table, look.rows, measure, bar, _VALUE) if facts.drawn else None,
        twin=twins.of_meetings(rows, "value", "late"),
        groups=_estimates(look, measure, 1),
        meetings=rows,
    )


def mood_change(look: Look) -> Shown:
    """The estimated change of mood with each group, at an equal mood before where the record allows it."""
    table, measure, found = look.looked.groups, intervals.MOOD, look.looked.found
    facts, rows = intervals.facts(table, look.rows, measure, 0.0), intervals.drawn(look.rows, measure)
    sentences = [words.left_out(facts.meetings, facts.drawn, mood_unknown=facts.unknown)]
    if facts.drawn:
        sentences.append(
            for_groups.against_no_change(
                groups=facts.groups, above=facts.above, below=facts.below, across=facts.across, few=facts.few
            )
        )
        adjusted = found.mood is not found.mood_as_it_was
        sentences.append(for_groups.ADJUSTED if adjusted else for_groups.NOT_ADJUSTED)
    return Shown(
        name=for_groups.CHANGE_FILE,
        title=for_groups.CHANGE_TITLE,
        sentence=" ".join(sentences),
        reading=for_groups.how_to_read(
            late=facts.late, few=facts.few, ceiling=guards.at_the_top(rows["mood_after"], TOP_RATING)
        ),
        needed=words.BEFORE_AFTER_NEEDED,
        picture=intervals.draw(table, look.rows, measure, 0.0, _CHANGE) if facts.drawn else None,
        twin=twins.of_meetings(rows, "mood_before", "mood_after", "mood_change", "late"),
        groups=_estimates(look, measure, 2),
        meetings=rows,
    )


def criteria_by_group(look: Look) -> Shown:
    """What each group is good for."""
    table, ratings, criteria = look.rows, look.ratings, look.definition.in_use
    weights, estimates = scoring.weights(look.definition), pooled.by_criterion(look.looked)
    facts = criteria_chart.facts(table, ratings, criteria, estimates)
    cells = criteria_chart.cells(table, ratings, criteria, estimates)
    sentences = [words.left_out(facts.meetings, facts.drawn, unrated=facts.unrated)]
    if facts.best is not None:
        best = facts.best
        sentences.append(for_criteria.best(best.group_name, best.criterion, best.estimate, best.ratings))
    sentences.append(for_criteria.few(facts.cells, facts.few))
    as_table = cells.assign(
        criterion=cells["column"].map({number: one.text for number, one in enumerate(criteria)}),
        weight=cells["column"].map({number: round(100 * weights[one.id]) for number, one in enumerate(criteria)}),
    )
    columns: dict[str, int | None] = {"criterion": None, "weight": None, "estimate": 2, "mean": 2, "ratings": None}
    drawn = facts.drawn > 0
    return Shown(
        name=for_criteria.FILE,
        title=for_criteria.TITLE,
        sentence=" ".join(filter(None, sentences)),
        reading=for_criteria.HOW,
        needed=for_criteria.NEEDED,
        picture=criteria_chart.draw(table, ratings, criteria, weights, estimates, texts=_CRITERIA) if drawn else None,
        twin=twins.of_groups(as_table, columns),
        meetings=criteria_chart.drawn(table, ratings),
        key=tuple(for_criteria.column(number, one.text, weights[one.id]) for number, one in enumerate(criteria, 1)),
    )


def few_meetings(look: Look) -> Shown:
    """The plain means of the groups within the funnel."""
    found, table = look.looked.found.value, look.looked.groups
    rows = look.rows[look.rows["rated"]].reset_index(drop=True)
    sentence, picture = "", None
    if found is not None and funnel.possible(found) and len(rows):
        facts = funnel.facts(table, look.rows, found)
        sentence = for_groups.in_the_funnel(
            groups=facts.groups, within=facts.within, near=facts.near, outside=facts.outside, overall=facts.overall
        )
        picture = funnel.draw(table, look.rows, found, look.slots, _FUNNEL)
    return Shown(
        name=for_groups.FUNNEL_FILE,
        title=for_groups.FUNNEL_TITLE,
        sentence=sentence,
        reading=for_groups.FUNNEL_HOW,
        needed=for_groups.FUNNEL_NEEDED,
        picture=picture,
        twin=twins.of_groups(funnel.drawn(table, look.rows), {"plain": 1, "estimate": 1, "count": None}),
        meetings=rows,
    )


def _estimates(look: Look, measure: intervals.Measure, places: int) -> pd.DataFrame:
    limits = ("estimate", "low_80", "high_80", "low_95", "high_95", "plain")
    found = intervals.estimated(look.looked.groups, look.rows, measure)
    return twins.of_groups(found, {**dict.fromkeys(limits, places), "count": None, "missing": None})
