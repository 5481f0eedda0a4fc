"""What each column of somebody's own table means: a guess, to be looked over column by column."""

from collections.abc import Mapping, Sequence

import streamlit as st

from wellspent.core.exchange.columns_guess import GOT, Field, fields_of, guess, needed
from wellspent.core.exchange.grid import Grid
from wellspent.core.model import Criterion
from wellspent.core.store.port import Table
from wellspent.ui.show.plain import plain
from wellspent.words import bring_in as words


def ask(grid: Grid, table: Table, criteria: Sequence[Criterion], prefix: str) -> dict[int, str] | None:
    """The field of each column, by its place; ``None`` while the answer makes no sense, which is said."""
    guessed = guess(grid, table, criteria)
    names = _names(table, criteria)
    st.subheader(words.COLUMNS, anchor=False)
    st.caption(words.COLUMNS_LEAD)
    chosen = {place: _one(grid, place, guessed[place], names, prefix) for place in guessed}
    rest = [place for place in range(len(grid.columns)) if place not in guessed and not grid.is_empty(place)]
    if rest:
        with st.expander(f"{words.OTHER_COLUMNS} ({len(rest):,})", key=f"{prefix}rest"):
            chosen |= {place: _one(grid, place, "", names, prefix) for place in rest}
    fields = {place: field for place, field in sorted(chosen.items()) if field}
    return fields if _makes_sense(grid, table, fields, names) else None


def _names(table: Table, criteria: Sequence[Criterion]) -> Mapping[str, str]:
    texts = {GOT + one.id: words.rating(one.text) for one in criteria}
    return {field: texts.get(field) or words.FIELD[field] for field in fields_of(table, criteria)}


def _one(grid: Grid, place: int, guessed: str, names: Mapping[str, str], prefix: str) -> str:
    options = ["", *names]
    name = grid.columns[place].strip()
    name = name if grid.named else words.lettered(name)
    return st.selectbox(
        # An address stays text: as a link it would lead away when the label is touched.
        plain(words.column(name, grid.examples(place))[:200]).replace("@", "@\N{WORD JOINER}"),
        options,
        index=options.index(guessed),
        format_func=lambda field: names.get(field, words.NOT_TAKEN_COLUMN),
        key=f"{prefix}column.{place}",
    )


def _makes_sense(grid: Grid, table: Table, fields: Mapping[int, str], names: Mapping[str, str]) -> bool:
    taken = list(fields.values())
    for field in dict.fromkeys(taken):
        if field != Field.NOTE and taken.count(field) > 1:
            columns = [f"“{plain(grid.columns[place].strip())}”" for place, one in fields.items() if one == field]
            st.warning(words.twice(plain(names[field]), columns), icon=":material/view_column:")
            return False
    named = needed(table) in taken or (table is Table.PEOPLE and {Field.FIRST_NAME, Field.LAST_NAME} & set(taken))
    if not named:
        st.warning(words.NEEDED[needed(table)], icon=":material/view_column:")
    return bool(named)
