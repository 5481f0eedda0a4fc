"""The fields of forms. Each begins with what was typed in it and is not saved yet, else with what it is given.

They are the platform's own, called the same way. A field whose key starts with the prefix of a form (``session.form``)
is part of that form's draft. What a draft holds and the field can't take any more (a day that has passed, an answer
that is no longer offered) is left out.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar, cast

import streamlit as st

from wellspent.ui import session
from wellspent.ui.forms import choices
from wellspent.ui.visiting import Field
from wellspent.words import common

T = TypeVar("T")
N = TypeVar("N", int, float)
_GONE: Final = object()


def text_input(label: str, value: str = "", *, key: str, max_chars: int, **look: Any) -> str:
    """One line."""
    start = _start(label, key, value, lambda found: isinstance(found, str) and len(found) <= max_chars)
    return str(st.text_input(label, value=start, max_chars=max_chars, key=key, **look))


def text_area(label: str, value: str = "", *, key: str, max_chars: int, **look: Any) -> str:
    """Several lines."""
    start = _start(label, key, value, lambda found: isinstance(found, str) and len(found) <= max_chars)
    return str(st.text_area(label, value=start, max_chars=max_chars, key=key, **look))


def number_input(
    label: str, least: N, most: N, value: N | None, *, key: str, part: str | None = None, **look: Any
) -> N | None:
    """A number from ``least`` to ``most``, or nothing; ``part``, if the key says more than which field it is."""

    def fits(found: Any) -> bool:
        return found is None or (type(found) is type(least) and least <= found <= most)

    start = _start(label, key, value, fits, part=part)
    return cast("N | None", st.number_input(label, least, most, value=start, key=key, **look))


def slider(label: str, least: int, most: int, value: int, *, key: str, **look: Any) -> int:
    """A whole number from ``least`` to ``most``."""
    start = _start(label, key, value, lambda found: type(found) is int and least <= found <= most)
    return int(st.slider(label, least, most, value=start, key=key, **look))


def date_input(
    label: str,
    value: dt.date | None,
    *,
    key: str,
    min_value: dt.date | None = None,
    max_value: dt.date | None = None,
    **look: Any,
) -> dt.date | None:
    """A day, or none."""

    def fits(found: Any) -> bool:
        return found is None or (
            isinstance(found, dt.date) and (min_value or dt.date.min) <= found <= (max_value or dt.date.max)
        )

    start = _start(label, key, value, fits, say=_day)
    picked = st.date_input(label, value=start, min_value=min_value, max_value=max_value, key=key, **look)
    return cast("dt.date | None", picked)


def time_input(label: str, value: dt.time | None, *, key: str, **look: Any) -> dt.time | None:
    """A time of day, or none."""
    start = _start(
        label,
        key,
        value,
        lambda found: found is None or isinstance(found, dt.time),
        say=lambda found: f"{found:%H:%M}" if found is not None else common.NOTHING,
    )
    return cast("dt.time | None", st.time_input(label, value=start, key=key, **look))


def selectbox(
    label: str,
    options: Sequence[T],
    index: int | None = 0,
    *,
    key: str,
    format_func: Callable[[Any], str] = str,
    accept_new_options: bool = False,
    **look: Any,
) -> T | None:
    """One of the options, or, where new ones are accepted, what was typed."""
    offered = list(options)
    default = offered[index] if index is not None else None
    start = _choice(label, key, default, offered, format_func, new=accept_new_options)
    if start is not None and start not in offered:
        offered.append(start)
    picked = st.selectbox(
        label,
        offered,
        index=offered.index(start) if start is not None else None,
        format_func=format_func,
        accept_new_options=accept_new_options,
        key=key,
        **look,
    )
    return cast("T | None", picked)


def multiselect(
    label: str,
    options: Sequence[str],
    default: Sequence[str],
    *,
    key: str,
    format_func: Callable[[str], str] = str,
    accept_new_options: bool = False,
    **look: Any,
) -> list[str]:
    """Any of the options, and, where new ones are accepted, what was typed."""

    def fits(found: Any) -> bool:
        return isinstance(found, list) and all(
            isinstance(one, str) and (accept_new_options or one in options) for one in found
        )

    def say(found: Iterable[str]) -> str:
        return ", ".join(format_func(one) for one in found) or common.NOTHING

    start: list[str] = _start(label, key, list(default), fits, say=say)
    offered = list(dict.fromkeys([*options, *start]))
    return list(
        st.multiselect(
            label,
            offered,
            default=start,
            format_func=format_func,
            accept_new_options=accept_new_options,
            key=key,
            **look,
        )
    )


def segmented_control(
    label: str,
    options: Sequence[T],
    *,
    key: str,
    default: T | None = None,
    format_func: Callable[[Any], str] = str,
    **look: Any,
) -> T | None:
    """One of a few options, side by side."""
    start = _choice(label, key, default, options, format_func)
    return cast(
        "T | None",
        st.segmented_control(label, options, default=start, format_func=format_func, key=key, **look),
    )


def pills(
    label: str,
    options: Sequence[T],
    *,
    key: str,
    default: T | None = None,
    format_func: Callable[[Any], str] = str,
    **look: Any,
) -> T | None:
    """One of a few options, in as many lines as they take."""
    start = _choice(label, key, default, options, format_func)
    return cast("T | None", st.pills(label, options, default=start, format_func=format_func, key=key, **look))


def _choice(
    label: str,
    key: str,
    default: Any,
    options: Sequence[Any],
    format_func: Callable[[Any], str],
    *,
    new: bool = False,
) -> Any:
    def same(found: Any) -> Any:
        return next((one for one in options if one == found), found if new and isinstance(found, str) else _GONE)

    def say(found: Any) -> str:
        return common.NOTHING if found is None else choices.word(format_func(found))

    start = _start(label, key, default, lambda found: found is None or same(found) is not _GONE, say=say)
    return None if start is None else same(start)


def _plainly(found: Any) -> str:
    return common.NOTHING if found in (None, "") else f"{found:g}" if isinstance(found, float) else str(found)


def _day(found: dt.date | None) -> str:
    return common.NOTHING if found is None else common.day(found)


def _start(
    label: str,
    key: str,
    default: Any,
    fits: Callable[[Any], bool],
    *,
    say: Callable[[Any], str] = _plainly,
    part: str | None = None,
) -> Any:
    forms = session.forms()
    field = Field(part=forms.part(part or key), default=default, label=label, say=say)
    start = forms.field(key, field)
    return start if fits(start) else default
