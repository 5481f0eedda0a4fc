"""The pictures over the weeks, put into words: hours a week, and value over time."""

from typing import Final

import pandas as pd

from wellspent.core.charts import value_time, weekly_hours
from wellspent.core.charts.weekly_hours import Weeks
from wellspent.core.model import Definition
from wellspent.ui.show import twins
from wellspent.ui.show.chart import Shown
from wellspent.ui.show.look import Look
from wellspent.words import charts as words
from wellspent.words import charts_weeks as for_weeks
from wellspent.words import common

_HOURS: Final = weekly_hours.Texts(**for_weeks.HOURS_TEXTS, groups=twins.LEGEND)
_TIME: Final = value_time.Texts(**for_weeks.TIME_TEXTS, groups=twins.LEGEND)


def weeks(look: Look) -> tuple[Shown, ...]:
    """Hours a week, in whole weeks, and value over time."""
    span, definition = look.whole_weeks, look.definition
    in_weeks = look.between(span.first, span.last)
    return (
        hours_a_week(in_weeks, span, definition.weekly_hours, look.slots, compare=not look.picked.only_some),
        value_over_time(look.rows, definition, look.slots),
    )


def hours_a_week(
    table: pd.DataFrame, weeks: Weeks, budget: float | None, slots: dict[str, int], *, compare: bool
) -> Shown:
    """Hours a week of the meetings in ``table``; held against the budget where they are all meetings of that time."""
    held = budget if compare else None
    facts = weekly_hours.facts(table, weeks, held)
    if held is not None:
        first = for_weeks.weeks_within(
            over=facts.over,
            within=facts.within,
            beyond=facts.beyond,
            unsure=facts.unsure,
            budget=held,
            unknown=facts.hours_unknown,
        )
    else:
        first = for_weeks.weeks_alone(over=facts.over, hours_over=facts.hours_over, unknown=facts.hours_unknown)
    sentences = [
        first,
        for_weeks.empty_weeks(facts.empty),
        for_weeks.this_week(facts.this_week),
        for_weeks.calls(facts.call_hours),
    ]
    if held is None:
        sentences.append(for_weeks.NO_BUDGET if budget is None else for_weeks.NOT_COMPARED)
    rows = weekly_hours.by_group(table, weeks)
    return Shown(
        name=for_weeks.HOURS_FILE,
        title=for_weeks.HOURS_TITLE,
        sentence=" ".join(filter(None, sentences)),
        reading=for_weeks.how_to_read_hours(
            drawn=weeks.latest(weekly_hours.LONGEST).count,
            weeks=weeks.count,
            unknown=facts.hours_unknown,
            calls=facts.call_hours > 0,
        ),
        needed=for_weeks.HOURS_NEEDED,
        picture=weekly_hours.draw(table, weeks, held, slots, _HOURS) if facts.drawn else None,
        twin=rows[["week", "group_name", "meetings", "hours", "hours_unknown"]]
        .round({"hours": 2})
        .rename(columns=words.COLUMN),
        meetings=table,
    )


def value_over_time(table: pd.DataFrame, definition: Definition, slots: dict[str, int]) -> Shown:
    """Value over time, of the meetings in ``table``, with the days on which the definition changed."""
    facts, rows = value_time.facts(table, definition), value_time.drawn(table)
    sentences = [words.left_out(facts.meetings, facts.drawn, unrated=facts.unrated)]
    if facts.drawn:
        sentences.append(words.reach_bar(facts.drawn, facts.reach_bar, definition.bar))
    return Shown(
        name=for_weeks.TIME_FILE,
        title=for_weeks.TIME_TITLE,
        sentence=" ".join(sentences),
        reading=for_weeks.how_to_read_time(
            late=facts.late, crowded=facts.crowded, medians=facts.medians, changes=len(facts.changes)
        ),
        needed=for_weeks.TIME_NEEDED,
        picture=value_time.draw(table, definition, slots, _TIME) if facts.drawn else None,
        twin=twins.of_meetings(rows, "value", "late"),
        meetings=rows,
        key=tuple(
            for_weeks.change(
                number,
                common.day(change.day),
                [criterion.text for criterion in change.added],
                [criterion.text for criterion in change.retired],
            )
            for number, change in enumerate(facts.changes, 1)
        ),
    )
