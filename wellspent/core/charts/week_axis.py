"""What pictures over weeks have in common: weeks by number along the bottom, named by their Mondays."""

import datetime as dt
from typing import Final, Protocol

import altair as alt
import pandas as pd

LEAST_WEEKS: Final = 8
"""There is room for so many weeks, or the first one would be as wide as the picture."""

_AS_TIME: Final = "utcFormat(first_week + {number} * 604800000, '{form}')"


class Texts(Protocol):
    """The words of the axis; the forms are those of d3-time-format."""

    @property
    def week(self) -> str:
        """What the axis is called."""

    @property
    def week_form(self) -> str:
        """How a week is written where there is room."""

    @property
    def axis_form(self) -> str:
        """How a week is written on the axis."""


def params() -> tuple[alt.Parameter, ...]:
    """The parameters of the axis: how many weeks there are, and when the first one begins."""
    return alt.param(name="weeks", value=1), alt.param(name="first_week", value=0)


def values(first: dt.date, weeks: int) -> dict[str, object]:
    """Values for ``params``; ``first`` is the Monday of the first week."""
    return {"weeks": weeks, "first_week": pd.Timestamp(first).timestamp() * 1000}


def week_name(texts: Texts) -> str:
    """The expression for the week of a mark that has a ``number``, as its tooltip says it."""
    return _AS_TIME.format(number="datum.number", form=texts.week_form)


def axis(field: str, texts: Texts) -> alt.X:
    """The weeks, from 0 at the left, with ``field`` among them."""
    return alt.X(
        f"{field}:Q",
        title=texts.week,
        scale=alt.Scale(domain=[0, alt.expr(f"max(weeks, {LEAST_WEEKS})")], nice=False),
        axis=alt.Axis(
            grid=False,
            labelAlign="left",
            labelExpr=f"datum.value < weeks ? {_AS_TIME.format(number='datum.value', form=texts.axis_form)} : ''",
            labelFlush=False,
            tickCount=alt.expr("min(weeks, width / 80)"),
            tickMinStep=1,
        ),
    )
