"""A record was changed in two places: both versions side by side, and the person's word on which one stays."""

from dataclasses import fields, replace

import streamlit as st

from wellspent.core.errors import Clash
from wellspent.core.model import Record
from wellspent.ui import saving, session
from wellspent.ui.show import trouble
from wellspent.ui.show.field import shown
from wellspent.ui.show.plain import plain
from wellspent.words import common, records


def conflict(form: str) -> None:
    """Show the save of this form that met another version, if there is one."""
    refused = session.refusal(form)
    if refused is None:
        return
    with st.container(border=True, key="conflict"):
        st.subheader(common.CONFLICT_TITLE, anchor=False)
        st.write(common.CONFLICT_WHAT if session.club() is None else common.CONFLICT_WHAT_IN_CLUB)
        for clash in refused.conflict.clashes:
            side_by_side(clash, common.CONFLICT_MINE, common.CONFLICT_THEIRS)
        with st.container(horizontal=True):
            st.button(common.KEEP_MINE, on_click=_keep_mine, args=(form,), key="keep_mine")
            st.button(common.KEEP_THEIRS, on_click=_keep_theirs, args=(form,), key="keep_theirs")


def side_by_side(clash: Clash, mine_is: str, theirs_is: str) -> None:
    """What differs between two versions of one record, under what each of them is."""
    rows = [
        f"| {label} | {plain(mine)} | {plain(theirs)} |"
        for label, mine, theirs in _differences(clash.mine, clash.theirs)
    ]
    head = f"| {common.CONFLICT_FIELD} | {mine_is} | {theirs_is} |"
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
        (records.field(type(mine).__name__, name), shown(name, getattr(mine, name)), shown(name, getattr(theirs, name)))
        for name in names
        if getattr(mine, name) != getattr(theirs, name)
    ]


def _keep_mine(form: str) -> None:
    refused = session.refusal(form)
    if refused is None:
        return
    theirs = {(clash.table, clash.id): clash.theirs for clash in refused.conflict.clashes}
    changes = tuple(
        replace(change, before=theirs.get((change.table, change.id), change.before)) for change in refused.changes
    )
    if saving.save(changes, refused.done, trouble.sentence, form):
        session.begin_again(form)


def _keep_theirs(form: str) -> None:
    session.drop_refusal()
    session.begin_again(form)
    session.say(common.KEPT_THEIRS)
