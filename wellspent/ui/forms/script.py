"""What a script is for, for whom, and in which words."""

from dataclasses import dataclass

import streamlit as st

from wellspent.core.model import Script, Workbook
from wellspent.ui.forms import choices, person
from wellspent.words import scripts


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The kind of script, the id of the person if there is one, and whose words: ``own``, ``full`` or ``short``."""

    kind: str
    person: str | None
    wording: str


def what_for(workbook: Workbook, asked: str | None, key: str) -> str:
    """The kind: one of the ready-made, or one that the person's own file has."""
    kinds = [*scripts.KIND, *{one.kind: None for one in workbook.scripts.values() if one.kind not in scripts.KIND}]
    return st.selectbox(
        scripts.WHAT_FOR,
        kinds,
        index=kinds.index(asked) if asked in kinds else 0,
        format_func=scripts.kind,
        key=f"{key}kind",
    )


def whom_and_how(workbook: Workbook, kind: str, own: Script | None, asked: str | None, key: str) -> Wanted:
    """For whom, and which of the wordings that there are for this kind; one's own come first."""
    whom = person.pick(
        scripts.WHOM, workbook, asked if asked in workbook.people else None, f"{key}whom", scripts.WHOM_PLACEHOLDER
    )
    wordings = [*(["own"] if own is not None else []), *(["full", "short"] if kind in scripts.KIND else [])]
    wording = st.segmented_control(
        scripts.WORDING,
        wordings,
        default=wordings[0],
        required=True,
        format_func=lambda one: choices.label(scripts.WORDING_NAME[one]),
        key=f"{key}wording.{kind}.{'own' if own is not None else 'ready'}",
    )
    return Wanted(kind=kind, person=whom, wording=wording)
