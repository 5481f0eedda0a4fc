"""The list of criteria on the Define page: picked from the starting list or one's own, put in order, retired."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from wellspent.core.actions.define import CriterionInput, own_criterion
from wellspent.core.model import STARTING_CRITERIA, Weighting
from wellspent.core.scoring import weights_as_given
from wellspent.core.store.drafts import Typed
from wellspent.ui import session
from wellspent.ui.forms import fields
from wellspent.ui.show.plain import plain
from wellspent.words import define

Criteria = Sequence[CriterionInput]
_STARTING_POINTS = 50.0


def current(saved: Criteria, prefix: str) -> list[CriterionInput]:
    """The list as it stands on the screen, ``saved`` if nothing was changed yet."""
    typed = session.forms().typed(f"{prefix}criteria")
    return list(saved) if typed is None else _listed(typed.value)


def offer(criteria: Criteria, prefix: str) -> None:
    """What can be added: the starting criteria that are not there yet, and one's own words."""
    known = {criterion.id for criterion in criteria}
    for criterion_id in STARTING_CRITERIA:
        if criterion_id not in known:
            text = define.STARTING[criterion_id]
            st.button(
                text,
                key=f"{prefix}add.{criterion_id}",
                icon=":material/add:",
                on_click=_add,
                args=(criteria, prefix, CriterionInput(id=criterion_id, text=text)),
            )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # Leaving the field adds what is in it: whoever goes on without pressing the button means it as well.
        st.text_input(
            define.OWN,
            placeholder=define.OWN_PLACEHOLDER,
            max_chars=200,
            key=f"{prefix}own",
            on_change=_add_own,
            args=(criteria, prefix),
        )
        st.button(define.ADD, key=f"{prefix}add_own", on_click=_add_own, args=(criteria, prefix), icon=":material/add:")


def rows(criteria: Criteria, weighting: Weighting, prefix: str) -> list[CriterionInput]:
    """Every criterion in use with its fields, as typed, and the retired ones, which can be brought back."""
    used = [criterion for criterion in criteria if not criterion.retired]
    retired = [criterion for criterion in criteria if criterion.retired]
    typed, slots = [], []
    for place, criterion in enumerate(used, start=1):
        with st.container(border=True):
            typed.append(_fields(criterion, place, weighting, prefix))
            with st.container(horizontal=True, vertical_alignment="center"):
                slots.append(st.empty())
                if weighting is Weighting.RANK and place > 1:
                    _button("up", criteria, criterion, prefix)
                if weighting is Weighting.RANK and place < len(used):
                    _button("down", criteria, criterion, prefix)
                _button("retire", criteria, criterion, prefix)
    # A weight depends on what is typed in every row, so it is filled in when all rows are known.
    weights = weights_as_given({criterion.id: criterion.points for criterion in typed}, weighting)
    for slot, weight in zip(slots, weights.values(), strict=True):
        slot.markdown(f"**{define.counts(weight)}**")
    if retired:
        with st.expander(define.RETIRED):
            for criterion in retired:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(plain(criterion.text))
                    _button("bring_back", criteria, criterion, prefix)
    return [*typed, *retired]


def _fields(criterion: CriterionInput, place: int, weighting: Weighting, prefix: str) -> CriterionInput:
    text = fields.text_input(
        define.TEXT.format(number=place), value=criterion.text, max_chars=200, key=f"{prefix}text.{criterion.id}"
    )
    points = criterion.points
    if weighting is Weighting.HAND:
        points = fields.number_input(
            define.POINTS.format(number=place),
            0.0,
            100.0,
            value=points if points is not None else _STARTING_POINTS,
            step=5.0,
            format="%.0f",
            key=f"{prefix}points.{criterion.id}",
        )
    return replace(criterion, text=text, points=points)


Move = Literal["up", "down", "retire", "bring_back"]
_MOVE: Mapping[Move, tuple[str, str, str | None]] = {
    "up": (define.UP, ":material/arrow_upward:", None),
    "down": (define.DOWN, ":material/arrow_downward:", None),
    "retire": (define.RETIRE, ":material/inventory_2:", define.RETIRE_HELP),
    "bring_back": (define.BRING_BACK, ":material/undo:", None),
}


def _button(move: Move, criteria: Criteria, criterion: CriterionInput, prefix: str) -> None:
    label, icon, tip = _MOVE[move]
    st.button(
        label,
        key=f"{prefix}{move}.{criterion.id}",
        icon=icon,
        help=tip,
        on_click=_moved,
        args=(criteria, criterion.id, move, prefix),
    )


def _moved(criteria: Criteria, criterion_id: str, move: Move, prefix: str) -> None:
    """Put one criterion elsewhere. One brought back goes last of those in use."""
    criteria = current(criteria, prefix)
    used = [criterion for criterion in criteria if not criterion.retired]
    retired = [criterion for criterion in criteria if criterion.retired]
    this = next(criterion for criterion in criteria if criterion.id == criterion_id)
    if move == "retire":
        used.remove(this)
        retired.append(replace(this, retired=True))
    elif move == "bring_back":
        retired.remove(this)
        used.append(replace(this, retired=False))
    else:
        place = used.index(this)
        used.insert(place + (1 if move == "down" else -1), used.pop(place))
    _hold([*used, *retired], prefix)


def _add(criteria: Criteria, prefix: str, new: CriterionInput) -> None:
    criteria = current(criteria, prefix)
    used = [criterion for criterion in criteria if not criterion.retired]
    _hold([*used, new, *(criterion for criterion in criteria if criterion.retired)], prefix)


def _add_own(criteria: Criteria, prefix: str) -> None:
    text = session.typed(f"{prefix}own").strip()
    if text:
        _add(criteria, prefix, own_criterion(text, [criterion.id for criterion in criteria]))
        session.empty(f"{prefix}own")


def _hold(criteria: Criteria, prefix: str) -> None:
    value = [[one.id, one.text, one.points, one.retired] for one in criteria]
    said = ", ".join(one.text for one in criteria if not one.retired)
    session.forms().put(f"{prefix}criteria", Typed(value, define.REASONS, said))


def _listed(value: Any) -> list[CriterionInput]:
    """The criteria of a draft, without what is none."""
    found = []
    for one in value if isinstance(value, list) else ():
        match one:
            case [str(criterion_id), str(text), None | int() | float() as points, bool(retired)]:
                found.append(CriterionInput(id=criterion_id, text=text, points=points, retired=retired))
    return found
