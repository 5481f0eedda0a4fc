"""The pictures of hours and mood, put into words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pandas as pd

from wellspent.core.charts import guards, mood_by_group, value_hours, value_mood
from wellspent.ui.show import twins
from wellspent.ui.show.chart import Shown
from wellspent.ui.show.look import Look
from wellspent.ui.show.pictures_of_groups import mood_change
from wellspent.words import charts as words
from wellspent.words import scales

_HOURS: Final = value_hours.Texts(**words.HOURS_TEXTS, groups=twins.LEGEND)
_MOOD: Final = value_mood.Texts(**words.MOOD_TEXTS, groups=twins.LEGEND)
_BEFORE_AFTER: Final = mood_by_group.Texts(**words.BEFORE_AFTER_TEXTS, moods=scales.MOOD)


def hours(look: Look) -> tuple[Shown, ...]:
    """Value against hours."""
    return _kinds_apart(value_hours.drawn(look.rows), "hours", look, value_and_hours)


def mood(look: Look) -> tuple[Shown, ...]:
    """The change of mood by group, its meetings one by one, and value against it."""
    return (
        mood_change(look),
        mood_before_and_after(look.rows),
        *_kinds_apart(value_mood.drawn(look.rows), "mood_change", look, value_and_mood),
    )


def value_and_hours(look: Look, table: pd.DataFrame) -> Shown:
    """Value against hours, of the meetings in ``table`` (``tables.meetings``)."""
    bar = look.definition.bar
    facts, rows = value_hours.facts(table, look.looked, bar), value_hours.drawn(table)
    sentences = [words.left_out(facts.meetings, facts.drawn, unrated=facts.unrated, hours_unknown=facts.hours_unknown)]
    if facts.drawn:
        sentences.append(words.reach_bar(facts.drawn, facts.reach_bar, bar))
    if facts.best is not None:
        best = facts.best
        sentences.append(words.best_hour(best.group_name, best.per_hour, best.low, best.high, best.meetings))
    if facts.drawn:
        sentences.append(words.price_of_an_hour(look.looked.price, budget=look.definition.weekly_hours))
    groups = value_hours.estimated(look.looked, table).rename(columns={"value": "usual_value", "hours": "usual_hours"})
    return Shown(
        name=words.HOURS_FILE,
        title=words.HOURS_TITLE,
        sentence=" ".join(sentences),
        reading=words.how_to_read_hours(facts.late, facts.crowded),
        needed=words.HOURS_NEEDED,
        picture=value_hours.draw(table, look.looked, bar, look.slots, _HOURS) if facts.drawn else None,
        twin=twins.of_meetings(rows, "value", "hours", "value_per_hour", "late"),
        groups=twins.of_groups(
            groups,
            {"per_hour": 1, "low_80": 1, "high_80": 1, "plain": 1, "usual_value": 1, "usual_hours": 2, "count": None},
        ),
        meetings=rows,
    )


def value_and_mood(look: Look, table: pd.DataFrame) -> Shown:
    """Value against mood change, of the meetings in ``table``."""
    bar, groups = look.definition.bar, look.looked.groups
    facts, rows = value_mood.facts(table, groups, bar), value_mood.drawn(table)
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
    ends = ("value", "value_low", "value_high", "mood_change", "mood_change_low", "mood_change_high")
    return Shown(
        name=words.MOOD_FILE,
        title=words.MOOD_TITLE,
        sentence=" ".join(sentences),
        reading=words.how_to_read_mood(bar, facts.late, facts.crowded),
        needed=words.MOOD_NEEDED,
        picture=value_mood.draw(table, groups, bar, look.slots, _MOOD) if facts.drawn else None,
        twin=twins.of_meetings(rows, "value", "mood_change", "late"),
        groups=twins.of_groups(
            value_mood.estimated(groups, table),
            {**dict.fromkeys(ends[:3], 1), **dict.fromkeys(ends[3:], 2), "count": None},
        ),
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
        twin=twins.of_meetings(rows, "mood_before", "mood_after", "mood_change"),
        meetings=rows,
    )


def _kinds_apart(
    rows: pd.DataFrame, against: str, look: Look, make: Callable[[Look, pd.DataFrame], Shown]
) -> tuple[Shown, ...]:
    """The picture of all meetings; or one for each kind, where mixing them would turn the order of ``rows`` round."""
    if not guards.turned_round(rows, against, "value"):
        return (make(look, look.rows),)
    apart = []
    for kind in [kind for kind in scales.KIND if (look.rows["kind"] == kind).any()]:
        shown = make(look, look.rows[look.rows["kind"] == kind].reset_index(drop=True))
        apart.append(replace(shown, name=f"{shown.name}-{kind}", title=words.of_kind(shown.title, scales.KIND[kind])))
    first, *others = apart
    return replace(first, sentence=f"{words.KINDS_APART} {first.sentence}"), *others
