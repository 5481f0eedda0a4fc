"""What the organiser looks after: the door, the list, the table to take along, the name, handing over, closing."""

from urllib.parse import urlencode

import streamlit as st

from wellspent.core.actions import gatherings
from wellspent.core.club.model import Door
from wellspent.core.errors import InvalidInput
from wellspent.ui import clubroom, session
from wellspent.ui.clubroom import Room
from wellspent.ui.forms import fields
from wellspent.ui.providers import home
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.plain import plain
from wellspent.ui.views import club_found, club_list
from wellspent.words import club_organise as words
from wellspent.words import common

RENAME = "club.rename"


def show(room: Room) -> None:
    """Nothing here says who the members are."""
    st.write(words.LEAD)
    st.metric(words.MEMBERS, room.store.count(room.member), help=words.MEMBERS_HELP, border=True, width="content")
    _invite(room)
    club_list.show(room)
    _export(room)
    _rename(room)
    _hand_over(room)
    _close(room)


def _invite(room: Room) -> None:
    st.header(words.INVITE, anchor=False)
    st.write(words.INVITE_LEAD)
    invitation = room.store.invitation(room.member, Door.JOIN)
    if invitation is None:
        st.info(words.NO_INVITATION, icon=":material/lock:")
    else:
        st.markdown(f"**{words.CODE}**")
        st.code(invitation.code, language=None)
        st.markdown(f"**{words.LINK}**")
        st.code(f"{home()}/?{urlencode({'join': invitation.code})}", language=None, wrap_lines=True)
        st.caption(f"{words.MADE_ON.format(day=common.day(invitation.made_on))} {words.AFTER_SIGN_IN}")
    if invitation is None:
        _new_code(room, words.MAKE_CODE, words.CODE_MADE)
        return
    with st.container(horizontal=True):
        with st.popover(words.REPLACE_CODE, icon=":material/autorenew:"):
            st.write(words.NEW_CODE_LEAD)
            _new_code(room, words.NEW_CODE, words.NEW_CODE_MADE)
        _withdraw(room, Door.JOIN, words.CLOSE_DOOR, words.DOOR_CLOSED)


def _new_code(room: Room, label: str, done: str) -> None:
    if st.button(label, icon=":material/key:", key="new_code"):
        clubroom.asked(lambda: room.store.invite(room.member, Door.JOIN), done)
        st.rerun()


def _withdraw(room: Room, door: Door, label: str, done: str) -> None:
    if st.button(label, icon=":material/lock:", key=f"withdraw.{door}"):
        clubroom.asked(lambda: room.store.withdraw(room.member, door), done)
        st.rerun()


def _export(room: Room) -> None:
    st.header(words.EXPORT, anchor=False)
    listed = [one for one in room.store.gatherings(room.member) if not one.retired]
    issue = room.store.issue(room.member)
    if issue is None or not listed:
        st.caption(words.NO_TABLE)
        return
    st.write(words.EXPORT_LEAD)
    club_found.to_download(listed, issue, "organise")


def _rename(room: Room) -> None:
    st.header(words.NAME_TITLE, anchor=False)
    now = room.club.name
    begun = session.form(RENAME, now)
    base = str(begun.base)
    drafts.offer(RENAME)
    typed = fields.text_input(words.NAME, base, max_chars=200, key=f"{begun.prefix}name")
    session.follow(RENAME, now, typed=typed != base)
    told = now != base and clubroom.was_told(RENAME, now)
    if told:
        st.warning(words.is_called_now(plain(now)), icon=":material/compare_arrows:")
    if not st.button(words.RENAME, key="rename"):
        return
    try:
        name = gatherings.name(typed)
    except InvalidInput as invalid:
        notice.input_problems(invalid.problems)
        return
    before = now if told else base
    if clubroom.saved(RENAME, now, lambda: room.store.rename(room.member, before, name), words.renamed(plain(name))):
        session.begin_again(RENAME)
    st.rerun()


def _hand_over(room: Room) -> None:
    st.header(words.HAND_OVER, anchor=False)
    st.write(words.HAND_OVER_LEAD)
    waiting = room.store.invitation(room.member, Door.HAND_OVER)
    if waiting is not None:
        st.code(waiting.code, language=None)
        st.caption(f"{words.MADE_ON.format(day=common.day(waiting.made_on))} {words.HAND_OVER_WAITING}")
    label = words.HAND_OVER_MAKE if waiting is None else words.HAND_OVER_AGAIN
    with st.container(horizontal=True):
        if st.button(label, icon=":material/key:", key="hand_over"):
            clubroom.asked(lambda: room.store.invite(room.member, Door.HAND_OVER), words.HAND_OVER_MADE)
            st.rerun()
        if waiting is not None:
            _withdraw(room, Door.HAND_OVER, words.HAND_OVER_BACK, words.HAND_OVER_TAKEN_BACK)


def _close(room: Room) -> None:
    st.header(words.CLOSE, anchor=False)
    st.write(words.CLOSE_LEAD)
    typed = st.text_input(
        words.CLOSE_CONFIRM.format(club=plain(room.club.name)), max_chars=200, key="close.name", autocomplete="off"
    )
    if not st.button(words.CLOSE_BUTTON, icon=":material/door_front:", key="close_club"):
        return
    if " ".join(typed.split()) != room.club.name:
        st.warning(words.CLOSE_NOT_YET, icon=":material/keyboard:")
        return
    if clubroom.asked(lambda: room.store.close(room.member), words.CLOSED):
        session.set_address({})
    st.rerun()
