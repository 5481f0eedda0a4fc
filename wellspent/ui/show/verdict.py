"""One group's verdict: what it is, how sure, why, and the figures that it rests on."""

import streamlit as st

from wellspent.core.estimates import Measure
from wellspent.core.expectation import Record
from wellspent.core.model import Group, GroupStatus
from wellspent.core.verdict import GroupVerdict
from wellspent.words import chances, common, decide, decide_why, expectation, scales


def name(one: GroupVerdict) -> str:
    """The verdict in words, with its icon."""
    return f"{scales.VERDICT_ICON[one.verdict]} **{scales.VERDICT[one.verdict]}**"


def headline(one: GroupVerdict) -> str:
    """The verdict, and how sure it is."""
    said = name(one)
    return said if one.sure is None else f"{said} · {decide.sure(chances.chance(one.sure))}"


def reasons(one: GroupVerdict, group: Group | None, record: Record) -> None:
    """Why, one sentence a reason; what skipping would set free, for a group that the person goes to; and a question.

    The question is asked where what was felt worth the time and the definition often differ.
    """
    lines = [decide_why.reason(reason.code, reason.numbers) for reason in one.reasons]
    if one.figures.hours and (group is None or group.status is GroupStatus.ATTENDING):
        lines.append(decide.frees(one.verdict, one.frees))
    st.markdown("\n".join(f"- {line}" for line in lines))
    if record.gut.question is not None:
        st.info(expectation.question(record.gut.question), icon=":material/help:")


def figures(one: GroupVerdict) -> None:
    """The group's figures: best guess, interval, and how many meetings each rests on and lacks."""
    numbers = one.figures
    measures = {
        "value": numbers.value,
        "value_per_hour": numbers.value_per_hour,
        "mood_change": numbers.mood_change,
        "progress": numbers.progress,
    }
    rows = [
        f"| {decide.FIGURE[name]} | {_best_guess(name, measure)} | {decide.answers(measure.count, measure.missing)} |"
        for name, measure in measures.items()
    ]
    known = numbers.rated + numbers.missing - numbers.hours_unknown
    st.caption(
        f"{decide.rests_on(numbers.rated, numbers.missing)}. {decide.in_all(common.hours(numbers.hours), known)}"
    )
    st.markdown("\n".join([f"| {' | '.join(decide.FIGURE_HEADS)} |", "|---|---|---|", *rows]))


def _best_guess(name: str, measure: Measure) -> str:
    """The estimate with its interval, or as much of it as is known."""
    if measure.estimate is None:
        return decide.UNKNOWN
    best, form = decide.UNIT[name].format(measure.estimate), decide.LIMIT[name]
    if measure.low_80 is None or measure.high_80 is None:
        return best
    return decide.RANGE.format(best=best, low=form.format(measure.low_80), high=form.format(measure.high_80))
