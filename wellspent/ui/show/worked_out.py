"""How one group's verdict was worked out: the numbers put in and the steps, in plain words."""

import math
from collections.abc import Iterator
from typing import Final

import numpy as np
import streamlit as st

from wellspent.core import scoring
from wellspent.core.estimates import GroupFigures
from wellspent.core.verdict import Case, GroupVerdict, belief, plain_means, reversal, settle
from wellspent.ui.show.plain import plain
from wellspent.words import decide_worked_out

SHOWN: Final = 12
LOOKED_AHEAD: Final = 3


def expander(one: GroupVerdict, case: Case) -> None:
    """The steps, in an expander of their own."""
    opened = st.expander(
        decide_worked_out.TITLE, on_change="rerun", key=f"worked-out-{one.group}", icon=":material/calculate:"
    )
    if not opened.open:
        return
    with opened:
        if one.figures.value.estimate is None:
            st.write(decide_worked_out.NO_VALUE)
        else:
            st.markdown("\n".join(f"{number}. {line}" for number, line in enumerate(_steps(one, case), 1)))
        st.page_link(
            "pages/help.py",
            label=decide_worked_out.READ_ON,
            query_params={"read": "statistics"},
            icon=":material/menu_book:",
        )


def _steps(one: GroupVerdict, case: Case) -> Iterator[str]:
    figures, fit = one.figures, case.steady.value
    if fit is None:
        return
    mine = np.flatnonzero((case.seen.group == case.seen.groups.index(one.group)) & ~np.isnan(case.values))
    yield decide_worked_out.values([float(case.values[at]) for at in mine[::-1][:SHOWN]], mine.size)
    yield from _best_guess(figures, fit.pooled.overall, fit.answered.groups.size)
    yield from _how_far_off(figures, fit.pooled.noise)
    yield from _against_bar(one, case)
    yield from _mood(figures)
    yield from _weights(one, case)
    held = belief(case, one.group)
    if held is not None:
        at_once = settle.settled_at_one_look(held, LOOKED_AHEAD, case.lines)
        within = settle.outlook(held, figures.rated, case.lines).within[LOOKED_AHEAD - 1]
        yield decide_worked_out.one_look(LOOKED_AHEAD, at_once, within)


def _best_guess(figures: GroupFigures, overall: float, groups: int) -> Iterator[str]:
    mean, estimate = figures.value.plain, figures.value.estimate
    if mean is not None and estimate is not None:
        away = overall - mean
        share = (estimate - mean) / away if abs(away) >= 1 else 0.0
        yield decide_worked_out.borrowed(mean, overall, share, estimate, groups)


def _how_far_off(figures: GroupFigures, noise: float) -> Iterator[str]:
    low_80, high_80, low_95, high_95 = (
        figures.value.low_80,
        figures.value.high_80,
        figures.value.low_95,
        figures.value.high_95,
    )
    if low_80 is not None and high_80 is not None and low_95 is not None and high_95 is not None:
        swing = math.sqrt(noise) if math.isfinite(noise) else None
        yield decide_worked_out.spread(swing, low_80, high_80, low_95, high_95)


def _against_bar(one: GroupVerdict, case: Case) -> Iterator[str]:
    fit, bar, lines = case.steady.value, case.workbook.definition.bar, case.lines
    probability = one.figures.value.probability
    at = fit.answered.place(case.seen.groups.index(one.group)) if fit is not None else None
    if fit is not None and at is not None and probability is not None:
        distance = float(fit.pooled.theta.distance(bar)[at])
        yield decide_worked_out.against_bar(probability, bar, lines.skip_at, lines.keep_at, distance)


def _mood(figures: GroupFigures) -> Iterator[str]:
    as_it_was, adjusted = figures.mood_as_it_was, figures.mood_change
    if as_it_was.estimate is not None and adjusted.estimate is not None and adjusted.probability is not None:
        yield decide_worked_out.mood(as_it_was.estimate, adjusted.estimate, adjusted.probability, adjusted.count)


def _weights(one: GroupVerdict, case: Case) -> Iterator[str]:
    means, definition = plain_means(case, one.group), case.workbook.definition
    if means is None or len(means) == 1:
        return
    weight_of = scoring.weights(definition)
    weights = list(weight_of.values())
    said = decide_worked_out.shift(reversal.least_shift(weights, means, definition.bar))
    changes = zip(definition.in_use, weights, reversal.single_changes(weights, means, definition.bar), strict=True)
    known = [
        (abs(change), criterion.text, now, now + change) for criterion, now, change in changes if change is not None
    ]
    if known:
        _, text, now, at = min(known)
        said = f"{said} {decide_worked_out.single(plain(text), now, at)}"
    yield said
