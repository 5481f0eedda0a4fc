"""A record was changed in two places: both versions side by side, and the person's word on which one stays."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Final

import streamlit as st

from wellspent.core.errors import Clash
from wellspent.core.model import Criterion, Definition, Record
from wellspent.ui import session
from wellspent.ui.show import trouble
from wellspent.ui.show.plain import plain
from wellspent.words import common, define, records, scales

_SCALE: Final = {
    "mood_before": scales.MOOD,
    "mood_after": scales.MOOD,
    "progress": scales.PROGRESS,
    "worth": scales.WORTH,
    "expected": scales.GOT,
    "expected_mood": scales.MOOD,
}
_CODE: Final[Mapping[str, Mapping[str, str]]] = {
    "status": records.STATUS,
    "kind": scales.KIND,
    "verdict": scales.VERDICT,
    "decision": scales.CHOICE,
    "weighting": define.WEIGHTING_NAME,
    "first_steps": records.FIRST_STEPS,
}


def conflict(form: str) -> None:
    """Show the save of this form that met another version, if there is one."""
    refused = session.refusal(form)
    if refused is None:
        return
    with st.container(border=True, key="conflict"):
        st.subheader(common.CONFLICT_TITLE, anchor=False)
        st.write(common.CONFLICT_WHAT)
        for clash in refused.conflict.clashes:
            _both(clash)
        with st.container(horizontal=True):
            st.button(common.KEEP_MINE, on_click=_keep_mine, args=(form,), key="keep_mine")
            st.button(common.KEEP_THEIRS, on_click=_keep_theirs, args=(form,), key="keep_theirs")


def _both(clash: Clash) -> None:
    rows = [
        f"| {label} | {plain(mine)} | {plain(theirs)} |"
        for label, mine, theirs in _differences(clash.mine, clash.theirs)
    ]
    head = f"| {common.CONFLICT_FIELD} | {common.CONFLICT_MINE} | {common.CONFLICT_THEIRS} |"
    st.markdown("\n".join([head, "|---|---|---|", *rows]))


def _differences(mine: Record | None, theirs: Record | None) -> list[tuple[str, str, str]]:
    if mine is None or theirs is None:
        return [
            (
                records.WHOLE,
                common.DELETED if mine is None else records.THERE,
                common.DELETED if theirs is None else records.THERE,
            )
        ]
    names = [field.name for field in fields(mine) if field.name not in records.STAMPS]
    return [
        (records.FIELD[name], _shown(name, getattr(mine, name)), _shown(name, getattr(theirs, name)))
        for name in names
        if getattr(mine, name) != getattr(theirs, name)
    ]


def _shown(name: str, value: object) -> str:
    """What one field holds, in the words of the form."""
    workbook = session.visit().workbook
    if value is None or value in ("", (), {}):
        shown = common.NOTHING
    elif name == "got" and isinstance(value, Mapping):
        text = {criterion.id: criterion.text for criterion in workbook.definition.criteria}
        shown = ", ".join(f"{text.get(criterion, criterion)}: {scales.GOT[step]}" for criterion, step in value.items())
    elif name in _SCALE and isinstance(value, int):
        shown = _SCALE[name][value]
    elif name in _CODE:
        shown = _CODE[name][str(value)]
    elif name == "group":
        shown = workbook.group_name(str(value))
    elif isinstance(value, dt.date):
        shown = common.day(value)
    elif isinstance(value, tuple):
        shown = ", ".join(_criteria(value) if name == "criteria" else map(str, value))
    else:
        shown = f"{value:g}" if isinstance(value, float) else str(value)
    return shown


def _criteria(criteria: Sequence[Criterion]) -> list[str]:
    """The criteria in their order, so that another order looks different."""
    used = Definition(criteria=tuple(criteria)).in_use
    lines = [records.criterion(place, one.text, one.points) for place, one in enumerate(used, start=1)]
    return lines + [records.retired(one.text) for one in criteria if not one.in_use]


def _keep_mine(form: str) -> None:
    refused = session.refusal(form)
    if refused is None:
        return
    theirs = {(clash.table, clash.id): clash.theirs for clash in refused.conflict.clashes}
    changes = tuple(
        replace(change, before=theirs.get((change.table, change.id), change.before)) for change in refused.changes
    )
    if session.save(changes, refused.done, trouble.sentence, form):
        session.begin_again(form)


def _keep_theirs(form: str) -> None:
    session.drop_refusal()
    session.begin_again(form)
    session.say(common.KEPT_THEIRS)
