"""One group's verdict: what it is, why, and the figures that it rests on."""

import streamlit as st

from wellspent.core.estimates import Measure
from wellspent.core.model import Group, GroupStatus
from wellspent.core.verdict import GroupVerdict
from wellspent.words import common, decide, scales


def headline(one: GroupVerdict) -> str:
    """The verdict in words, with its icon."""
    return f"{scales.VERDICT_ICON[one.verdict]} **{scales.VERDICT[one.verdict]}**"


def reasons(one: GroupVerdict, group: Group | None) -> None:
    """Why, one sentence a reason; and what skipping would set free, for a group that the person goes to."""
    lines = [decide.reason(reason.code, dict(reason.numbers)) for reason in one.reasons]
    if one.figures.hours and (group is None or group.status is GroupStatus.ATTENDING):
        lines.append(decide.frees(one.verdict, one.frees))
    st.markdown("\n".join(f"- {line}" for line in lines))


def figures(one: GroupVerdict) -> None:
    """The group's figures, each with the number of meetings that it rests on."""
    numbers = one.figures
    shown = [
        (decide.FIGURE["value"], numbers.value, "{:.0f} " + decide.OF_100),
        (decide.FIGURE["value_per_hour"], numbers.value_per_hour, "{:.0f}"),
        (decide.FIGURE["mood_change"], numbers.mood_change, "{:+.1f}"),
        (decide.FIGURE["progress"], numbers.progress, "{:.1f} / 4"),
    ]
    rows = [f"| {name} | {_number(measure, form)} | {decide.of(measure.count)} |" for name, measure, form in shown]
    known = numbers.rated + numbers.missing - numbers.hours_unknown
    st.caption(
        f"{decide.rests_on(numbers.rated, numbers.missing)}. {decide.in_all(common.hours(numbers.hours), known)}"
    )
    st.markdown("\n".join([f"| {' | '.join(decide.FIGURE_HEADS)} |", "|---|---|---|", *rows]))


def _number(measure: Measure, form: str) -> str:
    return decide.UNKNOWN if measure.mean is None else form.format(measure.mean)
