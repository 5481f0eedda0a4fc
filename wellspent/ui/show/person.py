"""One person: who they are, and the links that reach them, made of nothing but digits or a plain address."""

import streamlit as st

from wellspent.core import people as core
from wellspent.core.model import Person, Workbook
from wellspent.ui.show.plain import plain
from wellspent.words import common, people


def headline(person: Person) -> str:
    """Name and company."""
    return people.headline(plain(person.name), plain(person.company))


def known(workbook: Workbook, person: Person) -> str:
    """How well they are known, and where they were met."""
    return people.known(
        people.KNOWN[person.tie] if person.tie else None,
        person.could_hire,
        plain(met_at(workbook, person)) if person.met_at else None,
    )


def met_at(workbook: Workbook, person: Person) -> str:
    """The name of the group they were met at; with its day, where it was one meeting."""
    place = person.met_at or ""
    meeting = workbook.meetings.get(place)
    if meeting is None:
        return workbook.group_name(place)
    return people.meeting(workbook.group_name(meeting.group), common.day(meeting.date))


def reach(person: Person, key: str) -> None:
    """Buttons that call and write, where the workbook knows how. What can't be a link is shown as it was typed."""
    phone, mail = core.phone_link(person.phone), core.mail_link(person.email)
    if phone is not None:
        st.link_button(f"{people.CALL} {plain(person.phone)}", phone, icon=":material/call:", key=f"{key}.call")
    elif person.phone:
        st.text(person.phone)
    if mail is not None:
        st.link_button(people.WRITE, mail, icon=":material/mail:", help=plain(person.email), key=f"{key}.write")
    elif person.email:
        st.text(person.email)
