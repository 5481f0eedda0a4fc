"""What a break shows, in words: the weeks side by side, how sure the difference is, and what to keep in mind."""

from collections.abc import Mapping

import streamlit as st

from wellspent.core.breaks.comparison import FEWEST_WEEKS, Comparison, Measure, NoTest
from wellspent.core.breaks.due import is_over
from wellspent.core.checkins import monday
from wellspent.core.model import Break, BreakDesign, OutcomeKind, Phase
from wellspent.ui import session
from wellspent.ui.show.plain import plain
from wellspent.words import break_results as words
from wellspent.words import breaks, common


def expected_and_happened(one: Break, found: Comparison) -> None:
    """The locked prediction beside what happened."""
    when = f" ({common.day(one.predicted_at.date())})" if one.predicted_at is not None else ""
    differences = differences_of(found)
    told = words.happened([(measure, mean) for measure, mean in differences.items()])
    with st.container(border=True, key=f"expected-{one.id}"):
        st.markdown(f"**{words.EXPECTED}**{when}  \n“{plain(one.prediction)}”")
        st.markdown(f"**{words.HAPPENED}**  \n{told or words.NOTHING_TO_COMPARE}")


def differences_of(found: Comparison) -> Mapping[Measure, float]:
    """Mean without minus mean with, of the measures that are known on both sides."""
    return {
        measure: away - going
        for measure in Measure
        if (away := found.away.means[measure]) is not None and (going := found.going.means[measure]) is not None
    }


def side_by_side(found: Comparison) -> None:
    """The table of both kinds of weeks."""
    sides = (found.going, found.away)
    rows = [(words.WEEKS, *(f"{side.weeks}, {side.checked_in} {words.WITH_CHECK_IN}" for side in sides))]
    rows += [
        (words.NAME[measure], *(words.cell(measure, side.means[measure], side.known[measure]) for side in sides))
        for measure in Measure
    ]
    rows += [
        (words.OUTCOMES, *(str(sum(side.outcomes.values())) for side in sides)),
        (words.CALLS, *(str(side.calls) for side in sides)),
        (words.WENT, *(str(side.went) for side in sides)),
    ]
    st.subheader(words.SIDE_BY_SIDE, anchor=False)
    lines = [f"| {' | '.join(row)} |" for row in (words.HEADS, ("---",) * len(words.HEADS), *rows)]
    st.markdown("\n".join(lines))
    going, away = ([(kind, side.outcomes.get(kind, 0)) for kind in OutcomeKind] for side in sides)
    st.caption(f"{words.came(going, away)} {words.MEASURES_ARE}")


def how_sure(found: Comparison) -> None:
    """The effect sizes with their uncertainty, and the test of what was drawn."""
    st.subheader(words.HOW_SURE, anchor=False)
    lines = []
    for measure, effect in found.effects.items():
        going, away = found.going.known[measure], found.away.known[measure]
        if effect.difference is not None and effect.overlap is not None:
            one, pairs = effect.difference, effect.overlap
            lines.append(
                f"{words.effect(words.NAME[measure], words.UNIT[measure], one.mean, one.low, one.high)} "
                f"{words.pairs(pairs.share, pairs.low, pairs.high)}"
            )
        elif going or away:
            lines.append(words.too_few(words.NAME[measure], going, away, FEWEST_WEEKS))
    st.markdown("\n".join(f"- {line}" for line in lines))
    st.caption(words.HOW_SURE_READING)
    if found.test is not None:
        st.markdown(words.tested(found.test.at_least, found.test.count, found.test.p))
        st.caption(words.PICKED)
    elif found.no_test is NoTest.NOT_DRAWN:
        st.markdown(words.not_drawn(found.least))
    elif found.no_test is not None:
        st.markdown(words.NO_TEST[found.no_test])


def keep_in_mind(one: Break, found: Comparison) -> None:
    """What else may have made the difference, and what is missing from it."""
    is_look = one.design is BreakDesign.LOOK_AND_SEE
    lines = [words.ANECDOTE, words.PAUSED] if is_look else []
    if found.rebound is not None:
        lines.append(words.rebound(found.rebound))
    lines.append(words.TREND)
    missing = sum(not week.checked_in for week in found.weeks)
    if missing:
        lines.append(words.left_out(missing, len(found.weeks)))
    if found.away.went:
        lines.append(words.went_anyway(found.away.went))
    stayed = sum(week.phase is Phase.ATTENDING and not week.went for week in found.weeks)
    if stayed and not is_look:
        lines.append(words.stayed_away(stayed))
    if others := _others(one):
        lines.append(words.another(breaks.names(others)))
    st.subheader(words.KEEP_IN_MIND, anchor=False)
    st.markdown("\n".join(f"- {line}" for line in lines))


def _others(one: Break) -> list[str]:
    """The names of groups that were left out in weeks of this break as well."""
    here = session.visit()
    mine = {week.week for week in one.schedule if week.week >= monday(one.start)}
    return sorted(
        {
            plain(here.workbook.group_name(other.group))
            for other in here.workbook.breaks.values()
            if other.group != one.group
            and any(
                week.week in mine and week.phase is Phase.ON_BREAK and (other.ended_on or week.week) >= week.week
                for week in other.schedule
            )
            and (is_over(other, here.now) or other.start <= here.now.date())
        }
    )
