"""The form for the definition: purpose, reasons and their weights, the bar by example, hours a week."""

from dataclasses import replace

import streamlit as st

from wellspent.core.actions.define import DefinitionInput, as_typed
from wellspent.core.model import Definition, Weighting
from wellspent.core.scoring import weighted_value, weights_as_given
from wellspent.ui.forms import choices, fields
from wellspent.ui.forms import criteria as criteria_form
from wellspent.ui.show.plain import plain
from wellspent.words import define, scales


def ask(saved: Definition, prefix: str) -> DefinitionInput:
    """The definition as it stands on the screen; every key starts with ``prefix``."""
    start = as_typed(saved)
    purpose = fields.text_area(
        define.PURPOSE,
        value=start.purpose,
        help=define.PURPOSE_HELP,
        placeholder=define.PURPOSE_PLACEHOLDER,
        max_chars=20_000,
        key=f"{prefix}purpose",
    )
    st.subheader(define.REASONS, anchor=False)
    st.caption(define.REASONS_HELP)
    criteria = criteria_form.current(start.criteria, prefix)
    criteria_form.offer(criteria, prefix)
    typed = replace(start, purpose=purpose, criteria=criteria)
    if not any(not criterion.retired for criterion in criteria):
        return typed
    st.subheader(define.ORDER, anchor=False)
    weighting = _ask_weighting(start.weighting, prefix)
    typed = replace(typed, weighting=weighting)
    typed = replace(typed, criteria=criteria_form.rows(criteria, weighting, prefix))
    st.subheader(define.BAR, anchor=False)
    st.caption(define.BAR_LEAD)
    _examples(typed)
    bar = _ask_bar(start.bar, prefix)
    return replace(typed, bar=bar, weekly_hours=_ask_hours(start.weekly_hours, prefix))


def _examples(typed: DefinitionInput) -> None:
    """What some meetings would score, so that the bar means something."""
    used = [criterion for criterion in typed.criteria if not criterion.retired]
    weights = weights_as_given({criterion.id: criterion.points for criterion in used}, typed.weighting)
    first = used[0]
    mostly_first = weighted_value({**dict.fromkeys(weights, 0), first.id: 3}, weights) or 0.0
    lines = [define.example(plain(first.text), mostly_first)]
    lines += [define.example_all(scales.GOT[step], 100 * step / (len(scales.GOT) - 1)) for step in (1, 2, 3)]
    st.markdown("\n".join(f"- {line}" for line in lines))


def _ask_weighting(start: Weighting, prefix: str) -> Weighting:
    chosen = fields.segmented_control(
        define.WEIGHTING,
        list(Weighting),
        default=start,
        required=True,
        format_func=lambda one: choices.label(define.WEIGHTING_NAME[one]),
        key=f"{prefix}weighting",
    )
    st.caption(define.ORDER_HELP if chosen is Weighting.RANK else define.POINTS_HELP)
    return chosen or start


def _ask_bar(start: float, prefix: str) -> float:
    chosen = fields.slider(define.BAR_LABEL, 0, 100, value=round(start), format=choices.label("%d"), key=f"{prefix}bar")
    # A bar such as 52.5, set in the file, stays as it is until the slider is moved.
    return start if chosen == round(start) else float(chosen)


def _ask_hours(start: float | None, prefix: str) -> float | None:
    return fields.number_input(
        define.HOURS,
        0.0,
        168.0,
        value=start,
        step=1.0,
        format="%.1f",
        help=define.HOURS_HELP,
        key=f"{prefix}hours",
    )
