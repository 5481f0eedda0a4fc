"""Bring in a spreadsheet or contacts: a file, what it is, what would come in, and what would not."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Final

import streamlit as st

from wellspent.core.actions.brought import LeftOut
from wellspent.core.actions.import_own import import_own
from wellspent.core.actions.import_people import import_people
from wellspent.core.errors import UnreadableTable
from wellspent.core.exchange import vcard
from wellspent.core.exchange.columns_guess import guess, is_linkedin, kind_of, sort_of
from wellspent.core.exchange.grid import Grid
from wellspent.core.exchange.own_tables import OwnTable, own_table
from wellspent.core.exchange.sheet_in import read_sheet
from wellspent.core.model import Kind
from wellspent.core.store.port import Table
from wellspent.ui import session
from wellspent.ui.forms import choices, mapping
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views import bring_in_preview as preview
from wellspent.ui.views import bring_in_questions as questions
from wellspent.words import bring_in as words
from wellspent.words import data, records

VIEW: Final = "bring-in"
"""What the address says that opens it."""


def door() -> None:
    """The way in, on the page with all data."""
    st.header(words.TITLE, anchor=False)
    st.write(words.LEAD)
    st.button(
        words.OPEN, icon=":material/upload_file:", on_click=session.set_address, args=({"view": VIEW},), key="bring_in"
    )


def show() -> None:
    """From the file to what would come in, step by step."""
    st.button(
        words.BACK, icon=":material/arrow_back:", type="tertiary", on_click=session.set_address, args=({},), key="back"
    )
    st.header(words.TITLE, anchor=False)
    st.write(words.LEAD)
    conflict(preview.FORM)
    uploaded = st.file_uploader(words.UPLOAD, type=["xlsx", "csv", "tsv", "txt", "vcf"], key="bring_in.file")
    if uploaded is None:
        return
    content = uploaded.getvalue()
    mark = hashlib.sha256(content).hexdigest()[:12]
    prefix = f"bring_in.{mark}."
    try:
        if vcard.is_vcard(content):
            _cards(session.remembered("cards", lambda: vcard.read_vcards(content), mark), prefix)
        else:
            _table(uploaded.name, content, mark, prefix)
    except UnreadableTable as unreadable:
        details = {name: plain(detail) for name, detail in unreadable.details.items()}
        st.error(words.unreadable(unreadable.code, details), icon=":material/block:")


def _table(file: str, content: bytes, mark: str, prefix: str) -> None:
    def read(sheet: str | None) -> Grid:
        with st.spinner(words.READING):
            return read_sheet(content, sheet, file=file)

    grid = session.remembered("grid", lambda: read(None), mark)
    ours = _of_ours(grid)
    if ours:
        st.info(words.OWN_BOOK, icon=":material/info:")
    if len(grid.sheets) > 1:
        sheets = list(ours or grid.sheets)
        first = sheets.index(grid.sheet) if grid.sheet in sheets else 0
        sheet = st.selectbox(words.SHEET, sheets, index=first, key=f"{prefix}sheet")
        if sheet != grid.sheet:
            grid = session.remembered("grid", lambda: read(sheet), mark, sheet)
        prefix = f"{prefix}{sheet}."
    own = session.remembered("own", lambda: own_table(grid), mark, grid.sheet)
    if own is not None:
        _own(own, prefix)
    elif grid.sheet in ours and _as_it_left(grid, ours[grid.sheet]):
        table = ours[grid.sheet]
        _bring(grid, table, guess(grid, table, session.visit().workbook.definition.in_use), mark, prefix)
    else:
        _somebodys(grid, mark, prefix)


def _of_ours(grid: Grid) -> dict[str, Table]:
    """Of our own Excel file, the sheets that can be brought in, by name; nothing for anybody else's.

    Groups and whatever else it has would be taken for meetings or people.
    """
    ours = set(grid.sheets) <= set(data.TABLE.values()) and records.FIELD["id"] in grid.columns
    named = {data.TABLE[one]: Table(one) for one in words.SORT_NAME}
    return {sheet: table for sheet, table in named.items() if ours and sheet in grid.sheets}


def _as_it_left(grid: Grid, table: Table) -> bool:
    """True if every column of a sheet of ours is still called as it was, so that none needs to be asked about."""
    kind = kind_of(table)
    ours = {records.field(kind.__name__, one.name) for one in fields(kind)}
    return set(grid.columns) <= ours | {one.text for one in session.visit().workbook.definition.criteria}


def _own(own: OwnTable, prefix: str) -> None:
    st.info(words.OWN, icon=":material/check:")
    workbook = session.visit().workbook
    brought = import_own(workbook, own, Kind.PROFESSIONAL)
    if brought.new_groups:
        kind = questions.kind(brought.new_groups, prefix)
        if kind is None:
            return
        brought = import_own(workbook, own, kind)
    done = words.saved_records(brought.added, data.TABLE[own.table])
    preview.show(brought, own.table, done, prefix)


def _cards(cards: vcard.Cards, prefix: str) -> None:
    if cards.dropped:
        st.caption(words.dropped(cards.dropped))
    older = tuple(LeftOut(row=number, code=vcard.OLDER, whole=True) for number in cards.older)
    only = questions.who({row.number: str(row.values.get("name", "")) for row in cards.rows}, prefix)
    if only is None:
        return
    wanted = [row for row in cards.rows if row.number in only]
    brought = import_people(session.visit().workbook, wanted)
    brought = replace(brought, left_out=(*older, *brought.left_out))
    preview.show(brought, Table.PEOPLE, words.saved(brought.added, people=True), prefix)


def _somebodys(grid: Grid, mark: str, prefix: str) -> None:
    sort = st.segmented_control(
        words.SORT,
        list(words.SORT_NAME),
        default=sort_of(grid).value,
        required=True,
        format_func=lambda one: choices.label(words.SORT_NAME[one]),
        key=f"{prefix}sort",
    )
    table = Table(sort)
    prefix = f"{prefix}{table}."
    if table is Table.PEOPLE and is_linkedin(grid):
        st.info(words.LINKEDIN, icon=":material/check:")
    chosen = mapping.ask(grid, table, session.visit().workbook.definition.in_use, prefix)
    if chosen is not None:
        _bring(grid, table, chosen, mark, prefix)


def _bring(grid: Grid, table: Table, chosen: Mapping[int, str], mark: str, prefix: str) -> None:
    """What its columns leave open, and what would come in."""
    plan = questions.ask(grid, table, chosen, prefix)
    if plan is None:
        return
    brought = questions.brought(grid, plan, mark, prefix)
    if brought is not None:
        preview.show(brought, table, words.saved(brought.added, people=table is Table.PEOPLE), prefix)
