"""Where a member counts: their groups linked to gatherings, the consent for each, and a suggestion."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import streamlit as st

from wellspent.core.actions import gatherings, link_group
from wellspent.core.errors import InvalidInput
from wellspent.core.model import Group
from wellspent.ui import clubroom, contributing, session
from wellspent.ui.clubroom import Room
from wellspent.ui.forms import gathering as form
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import club as words

LINKS: Final = "club.links"
SUGGEST: Final = "club.suggest"
WISH: Final = "club.wish"
"""Under what a session holds which button of a consent was pressed last, until it is done."""
_NONE: Final = ""
"""None of the gatherings."""


def show(room: Room) -> None:
    """Link, decide, suggest."""
    known = {one.id: one for one in room.store.gatherings(room.member)}
    names = {one.id: one.name for one in known.values() if not one.retired}
    # A consent can be taken back also where the list has that gathering no more.
    off = {one: known[one].name if one in known else words.NO_LONGER for one in room.standing.counted - names.keys()}
    _do_as_wished(room, {**names, **off})
    st.write(words.GROUPS_LEAD)
    _groups(names)
    _counted(room, names, off)
    _suggest(room)


def _groups(names: Mapping[str, str]) -> None:
    st.header(words.YOUR_GROUPS, anchor=False)
    conflict(LINKS)
    every = sorted(session.visit().workbook.groups.values(), key=lambda one: one.name.casefold())
    groups = [one for one in every if link_group.can_be_linked(one)]
    if not names:
        st.info(words.NO_GATHERINGS, icon=":material/groups:")
    elif not groups:
        st.info(words.NO_GROUPS, icon=":material/groups:")
        st.page_link("pages/rate.py", label=words.TO_RATE, icon=":material/arrow_forward:")
    else:
        for group in groups:
            _link(group, names)
        st.caption(words.PRIVATE_KINDS)
    for group in every:
        if group.gathering is not None and group not in groups:
            _left_over(group, names.get(group.gathering, words.NO_LONGER))


def _link(group: Group, names: Mapping[str, str]) -> None:
    now = group.gathering or _NONE
    offered = list(dict.fromkeys([_NONE, *names, now]))
    picked = st.selectbox(
        words.LINK_OF.format(group=plain(group.name)),
        offered,
        index=offered.index(now),
        format_func=lambda one: words.NONE_OF_THEM if one == _NONE else names.get(one, words.NO_LONGER),
        # What another tab answered is never taken for an answer given here.
        key=f"link.{group.id}.{now}",
    )
    if picked == now or not st.button(words.SAVE_LINK, type="primary", key=f"save_link.{group.id}"):
        return
    done = words.linked(plain(group.name), plain(names[picked]) if picked in names else None)
    if notice.save(lambda: link_group.link(session.visit().workbook, group.id, picked or None), done, LINKS):
        st.rerun()


def _left_over(group: Group, gathering: str) -> None:
    """A link from before the file said that this group is a call or a talk for two."""
    with st.container(border=True, key=f"left_over.{group.id}"):
        st.write(words.left_over(plain(group.name), plain(gathering)))
        if st.button(words.TAKE_LINK_AWAY, icon=":material/link_off:", key=f"take_link_away.{group.id}"):
            take = partial(link_group.link, session.visit().workbook, group.id, None)
            if notice.save(take, words.linked(plain(group.name), None), LINKS):
                st.rerun()


def _counted(room: Room, names: Mapping[str, str], off: Mapping[str, str]) -> None:
    st.header(words.COUNTED, anchor=False)
    st.write(words.COUNTED_LEAD)
    linked = {group.gathering for group in session.visit().workbook.groups.values() if link_group.can_be_linked(group)}
    counted = room.standing.counted
    offered = [one for one in names if one in linked or one in counted]
    if not offered and not off:
        st.caption(words.LINK_FIRST)
    for gathering in offered:
        title = f"**{plain(names[gathering])}** · {words.IS_IN if gathering in counted else words.IS_OUT}"
        remark = words.NOT_LINKED_ANY_MORE if gathering not in linked else ""
        _one(gathering, title, remark, counted=gathering in counted)
    for gathering in sorted(off, key=off.__getitem__):
        _one(gathering, f"**{plain(off[gathering])}** · {words.IS_OFF}", words.OFF_THE_LIST, counted=True)
    if counted:
        st.caption(words.NAMES_NOW)


def _one(gathering: str, title: str, remark: str, *, counted: bool) -> None:
    """The consent for one gathering: a button, so that it is given by pressing and by nothing else."""
    with st.container(border=True, key=f"counted.{gathering}"):
        st.markdown(title)
        if remark:
            st.caption(remark)
        st.button(
            words.COUNT_OUT if counted else words.COUNT_IN,
            icon=":material/group_remove:" if counted else ":material/group_add:",
            on_click=session.hold,
            args=(WISH, (gathering, not counted)),
            key=f"count_{'out' if counted else 'in'}.{gathering}",
        )


def _do_as_wished(room: Room, names: Mapping[str, str]) -> None:
    wish = clubroom.wished(WISH)
    if not wish:
        return
    gathering, counts = wish
    name = plain(names[gathering]) if gathering in names else words.NO_LONGER
    ask = room.store.count_in if counts else room.store.count_out
    clubroom.asked(partial(ask, room.member, gathering), (words.counted_in if counts else words.counted_out)(name))
    contributing.afresh()
    st.rerun()


def _suggest(room: Room) -> None:
    st.header(words.SUGGEST, anchor=False)
    st.write(words.SUGGEST_LEAD)
    begun = session.form(SUGGEST, None)
    drafts.offer(SUGGEST)
    name, kind = form.ask(None, begun.prefix)
    if not st.button(words.SEND, icon=":material/lightbulb:", key="suggest"):
        return
    try:
        wanted = gatherings.new((), name, kind)
    except InvalidInput as invalid:
        notice.input_problems(invalid.problems)
        return
    if clubroom.asked(lambda: room.store.suggest(room.member, wanted.name, wanted.kind), words.SUGGESTED):
        session.begin_again(SUGGEST)
    st.rerun()
