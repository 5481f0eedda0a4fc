"""Keep a copy: the whole workbook as a zip, or one table."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from wellspent.core.exchange import archive, spreadsheet
from wellspent.core.exchange.sheet_out import Names, write_xlsx
from wellspent.core.exchange.tables_out import TABLES
from wellspent.core.exchange.vcard import write_vcards
from wellspent.core.model import Workbook
from wellspent.core.store.port import Loaded, Table
from wellspent.ui import session
from wellspent.ui.show import download
from wellspent.ui.show.plain import plain
from wellspent.words import data as words
from wellspent.words import records, take_out


def show() -> None:
    """The zip first; the tables one by one for whoever wants them."""
    here = session.visit()
    st.header(words.EXPORT, anchor=False)
    st.write(words.EXPORT_LEAD)
    with st.container(horizontal=True):
        whole("export", first=True)
        _other_forms(here.workbook, here.now.date().isoformat())
    if missing := archive.left_out(here.loaded):
        st.warning(words.copy_incomplete(tuple(map(plain, missing))), icon=":material/warning:")
    with st.expander(words.ONE_TABLE, key="one_table", on_change="rerun") as expander:
        if expander.open:
            _one_table(here.loaded, here.now.date().isoformat())


def whole(key: str, *, first: bool = False) -> None:
    """The button that gives the zip; ``first`` where others stand beside it.

    It is packed when it is pressed, so that nothing is held for it.
    """
    here = session.visit()
    download.button(
        words.EXPORT_BUTTON,
        partial(archive.pack, here.loaded, words.README),
        file_name=f"{words.file_name(here.now.date().isoformat())}.zip",
        mime="application/zip",
        icon=":material/download:",
        key=key,
        first=first,
    )


def _other_forms(workbook: Workbook, day: str) -> None:
    """What other programs read; made when it is asked for."""
    download.button(
        take_out.EXCEL,
        partial(write_xlsx, workbook, Names(words.TABLE.__getitem__, records.field, records.code)),
        file_name=f"{words.file_name(day)}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        what=take_out.EXCEL_HELP,
        icon=":material/table_view:",
        key="export.xlsx",
    )
    if workbook.people:
        download.button(
            take_out.CARDS,
            partial(write_vcards, workbook.people.values()),
            file_name=f"{words.file_name(day, Table.PEOPLE.value)}.vcf",
            mime="text/vcard",
            what=take_out.CARDS_HELP,
            icon=":material/contacts:",
            key="export.vcf",
        )


def _one_table(loaded: Loaded, day: str) -> None:
    form = st.radio(words.FORM, list(words.FORM_NAME), format_func=words.FORM_NAME.__getitem__, key="one_table.form")
    st.caption(words.FORM_HELP[form])
    if form == "exact":
        there = {archive.file_of(table): table for table in Table if archive.file_of(table) in loaded.contents}
        name = st.selectbox(
            words.WHICH, list(there), format_func=lambda file: f"{words.TABLE[there[file]]} ({file})", key="exact.which"
        )
        if name is not None:
            _button(partial(loaded.contents.__getitem__, name), name, "exact")
        return
    table = st.selectbox(
        words.WHICH,
        [one for one in TABLES if getattr(loaded.workbook, one.value)],
        format_func=lambda one: f"{words.TABLE[one]} ({len(getattr(loaded.workbook, one.value)):,})",
        key="spreadsheet.which",
    )
    if table is not None:
        make = partial(spreadsheet.for_spreadsheet, loaded.workbook, table)
        _button(make, f"{words.file_name(day, table.value)}.csv", "spreadsheet")


def _button(make: Callable[[], bytes], name: str, key: str) -> None:
    download.button(
        words.TABLE_BUTTON,
        make,
        file_name=name,
        mime="text/csv" if name.endswith(".csv") else "text/plain",
        icon=":material/table:",
        key=f"{key}.download",
    )
