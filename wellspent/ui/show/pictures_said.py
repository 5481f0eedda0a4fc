"""The pictures of what was said in one word against what came of it: the expectation, and the gut."""

from typing import Final

import pandas as pd

from wellspent.core import expectation
from wellspent.core.charts import held_against
from wellspent.core.charts.held_against import Said
from wellspent.ui.show import twins
from wellspent.ui.show.chart import Shown
from wellspent.ui.show.look import Look
from wellspent.ui.show.pictures_of_groups import ROWS
from wellspent.words import charts_expected as words
from wellspent.words import expectation as sentences
from wellspent.words import scales

_EXPECTED: Final = held_against.Texts(**words.EXPECTED_TEXTS, steps=scales.GOT, rows=ROWS)
_GUT: Final = held_against.Texts(**words.GUT_TEXTS, steps=scales.WORTH, rows=ROWS)
MOST_QUESTIONS: Final = 2
"""More questions at once would be a test."""


def expected(look: Look) -> tuple[Shown, ...]:
    """The expectation against what came of it, and the gut against the definition."""
    mine = look.looked.record(look.judged, set(look.rows["group"]))
    return _expectation(look, mine), _gut(look, mine.gut)


def _expectation(look: Look, mine: expectation.Record) -> Shown:
    kept, late = mine.kept, mine.lateness
    said = [
        sentences.how_often(count=kept.count, more=kept.more, about=kept.about, less=kept.less),
        sentences.so_far(kept.count, kept.expected, kept.came) if kept.count > 1 else "",
        sentences.waiting(kept.waiting),
        sentences.lateness(rated=late.rated, late=late.late, hours=late.hours, unknown=late.unknown),
    ]
    rows, drawn, groups = _tables(look, "expected")
    return Shown(
        name=words.EXPECTED_FILE,
        title=words.EXPECTED_TITLE,
        sentence=" ".join(filter(None, said)),
        reading=words.EXPECTED_HOW,
        needed=words.EXPECTED_NEEDED,
        picture=held_against.draw(rows, "expected", _EXPECTED) if len(rows) else None,
        twin=drawn,
        groups=groups,
        meetings=rows,
        leads_to=(words.TO_PLAN, "pages/rate.py", "plan"),
    )


def _gut(look: Look, mine: expectation.Gut) -> Shown:
    rows, drawn, groups = _tables(look, "worth")
    asked = [sentences.question(mine.question)] if mine.question is not None else _questions(look)
    first = sentences.gut(count=mine.count, finds_more=mine.finds_more, finds_less=mine.finds_less)
    return Shown(
        name=words.GUT_FILE,
        title=words.GUT_TITLE,
        sentence=" ".join([first, *asked]),
        reading=words.GUT_HOW,
        needed=words.GUT_NEEDED,
        picture=held_against.draw(rows, "worth", _GUT) if len(rows) else None,
        twin=drawn,
        groups=groups,
        meetings=rows,
    )


def _questions(look: Look) -> list[str]:
    """What is asked of single groups, where there is nothing to ask of all of them together."""
    records = expectation.records(look.looked.seen, look.looked.found.values, look.definition)
    names = dict(zip(look.rows["group"], look.rows["group_name"], strict=True))
    asked = [(records[group].gut.question, name) for group, name in names.items()]
    return [sentences.question(code, name) for code, name in asked if code is not None][:MOST_QUESTIONS]


def _tables(look: Look, said: Said) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The meetings in the picture, and its two tables: of them, and of their groups."""
    rows = held_against.drawn(look.rows, said)
    groups = held_against.by_groups(look.rows, said)
    columns: dict[str, int | None] = {"said": 2, "came": 2, "gap": 2, "count": None}
    return rows, twins.of_meetings(rows, said, "value", "late"), twins.of_groups(groups, columns)
