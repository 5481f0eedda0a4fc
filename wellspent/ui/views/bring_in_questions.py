"""What the cells of a table leave open, asked only where it is: dates, scale, group, sort of gathering, and who."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

import streamlit as st

from wellspent.core.actions.brought import Brought
from wellspent.core.actions.import_table import Plan, import_table
from wellspent.core.exchange import cells_in
from wellspent.core.exchange.cells_in import Order, Scale
from wellspent.core.exchange.columns_guess import Field
from wellspent.core.exchange.grid import Grid
from wellspent.core.exchange.rows_in import Rows, is_rating
from wellspent.core.model import Kind
from wellspent.core.store.port import Table
from wellspent.ui import session
from wellspent.ui.forms import choices, rating
from wellspent.ui.show.plain import plain
from wellspent.words import bring_in as words
from wellspent.words import common

_DAYS: Final = (Field.DATE, Field.NEXT_DATE)
_FEW: Final = 3
"""So many people come in without being picked one by one."""


def ask(grid: Grid, table: Table, fields: Mapping[int, str], prefix: str) -> Plan | None:
    """The plan as far as the person has said it; ``None`` while an answer is missing."""
    plan = Plan(table=table, fields=fields)
    places = [place for place, field in fields.items() if field in _DAYS]
    if places:
        order, doubtful = _order(grid, places)
        if doubtful is not None and order is None:
            order = _ask_order(grid, places, doubtful, prefix)
            if order is None:
                st.caption(words.ORDER_FIRST)
                return None
        plan = replace(plan, order=order)
    ratings = [place for place, field in fields.items() if is_rating(field)]
    if ratings:
        scale = _ask_scale(grid, ratings, prefix)
        if scale is None:
            st.caption(words.SCALE_FIRST)
            return None
        plan = replace(plan, scale=scale)
    if table is Table.MEETINGS:
        return _with_group(grid, plan, prefix)
    names = {row.number: str(row.values.get(Field.NAME, "")) for row in Rows(grid, fields, plan.order, None)}
    only = who(names, prefix)
    return replace(plan, only=only) if only is not None else None


def brought(grid: Grid, plan: Plan, mark: str, prefix: str) -> Brought | None:
    """What the plan brings, once it is said what sort of gathering new groups are."""
    here = session.visit()

    def make(wanted: Plan) -> Brought:
        parts = (mark, grid.sheet, wanted.table, *map(repr, sorted(wanted.fields.items())), wanted.order, wanted.scale)
        return session.remembered(
            "brought",
            lambda: import_table(here.workbook, grid, wanted, here.now),
            *(*parts, wanted.group, wanted.kind, wanted.only),
        )

    found = make(plan)
    if not found.new_groups:
        return found
    chosen = kind(found.new_groups, prefix)
    return make(replace(plan, kind=chosen)) if chosen is not None else None


def kind(new_groups: Sequence[str], prefix: str) -> Kind | None:
    """What sort of gathering the new groups are."""
    chosen = rating.kind(words.KIND if len(new_groups) == 1 else words.KINDS, f"{prefix}kind")
    if chosen is None:
        st.caption(words.KIND_FIRST)
    return chosen


def who(names: Mapping[int, str], prefix: str) -> frozenset[int] | None:
    """The numbers of the rows of those who are wanted; ``None`` while nobody is."""
    if len(names) <= _FEW:
        return frozenset(names)
    some = st.segmented_control(
        words.WHO,
        list(words.WHO_NAME),
        default="some",
        required=True,
        format_func=lambda one: choices.label(words.WHO_NAME[one]),
        key=f"{prefix}who",
    )
    if some == "all":
        return frozenset(names)
    st.caption(words.WHO_LEAD)
    picked = st.multiselect(
        words.WHO_PICK,
        list(names),
        format_func=names.__getitem__,
        label_visibility="collapsed",
        placeholder=words.WHO_PICK,
        key=f"{prefix}picked",
    )
    if not picked:
        st.caption(words.WHO_FIRST)
        return None
    return frozenset(picked)


def _order(grid: Grid, places: Sequence[int]) -> tuple[Order | None, str | None]:
    """The order that the days of the table show, and the first that could be read twice."""
    return cells_in.order_of(chain.from_iterable(grid.column(place) for place in places))


def _ask_order(grid: Grid, places: Sequence[int], doubtful: str, prefix: str) -> Order | None:
    picked = st.radio(
        words.ORDER,
        list(Order),
        index=None,
        format_func=words.ORDER_NAME.__getitem__,
        captions=[_reading(grid, places, doubtful, order) for order in Order],
        key=f"{prefix}order",
    )
    return Order(picked) if picked is not None else None


def _reading(grid: Grid, places: Sequence[int], doubtful: str, order: Order) -> str:
    """What one order makes of the first doubtful day, and of all of them."""
    read = [cells_in.day(cell, order) for place in places for cell in grid.column(place)]
    days = sorted(one.day for one in read if one is not None)
    example = cells_in.day(doubtful, order)
    if example is None:
        return words.no_reading(plain(doubtful))
    return words.reading(plain(doubtful), common.day(example.day), common.day(days[0]), common.day(days[-1]))


def _ask_scale(grid: Grid, places: Sequence[int], prefix: str) -> Scale | None:
    found = cells_in.scale_of(chain.from_iterable(grid.column(place) for place in places))
    picked = st.segmented_control(
        words.SCALE,
        list(Scale),
        default=found,
        format_func=lambda one: choices.label(words.SCALE_NAME[one]),
        help=words.SCALE_HELP,
        key=f"{prefix}scale",
    )
    return Scale(picked) if picked is not None else None


def _with_group(grid: Grid, plan: Plan, prefix: str) -> Plan | None:
    """The plan with a group for the rows that name none."""
    place = next((place for place, field in plan.fields.items() if field == Field.GROUP), None)
    lacking = place is None or sum(1 for _ in grid.column(place)) < len(grid.rows)
    if not lacking:
        return plan
    label = words.GROUP if place is None else words.GROUP_EMPTY
    name = st.selectbox(
        label,
        [group.name for group in session.visit().workbook.groups.values()],
        index=None,
        placeholder=words.GROUP_PLACEHOLDER,
        accept_new_options=True,
        key=f"{prefix}group",
    )
    if name is None and place is None:
        st.caption(words.GROUP_FIRST)
        return None
    return replace(plan, group=name or "")
