"""People: the form for one, and everybody with what comes next."""

from functools import partial
from typing import Final

import streamlit as st

from wellspent.core.actions import people as action
from wellspent.core.model import Person
from wellspent.ui import session
from wellspent.ui.forms import person as form
from wellspent.ui.show import notice, sample
from wellspent.ui.show import person as shown
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views import one_record
from wellspent.words import calls, common
from wellspent.words import people as words

LIST: Final = "people.list"


def show() -> None:
    """Why whom, the form, and the list."""
    st.caption(words.LEAD)
    with st.expander(words.WHY):
        st.markdown(words.WHY_TEXT)
    _form()
    _list()


def _form() -> None:
    here = session.visit()
    asked = session.asked("person")
    begun = one_record.begin(f"person.{asked or 'new'}", Person, here.workbook.people, asked, {"view": "people"})
    with st.container(border=True, key="person_form"):
        st.subheader(words.CHANGE_TITLE if begun.base else words.NEW, anchor=False)
        if begun.gone:
            st.info(words.GONE, icon=":material/search_off:")
        begun.above()
        typed = form.ask(here.workbook, begun.base, begun.prefix)
        begun.follow(typed=form.differs(typed))
        with st.container(horizontal=True):
            pressed = st.button(words.SAVE, type="primary", icon=":material/save:", key="save_person")
            if asked:
                begun.cancel(words.CANCEL, "cancel_person")
        if pressed:
            begun.save(lambda: action.save(here.workbook, typed), words.saved(plain(typed.name)))


def _list() -> None:
    workbook = session.visit().workbook
    st.subheader(words.LIST, anchor=False)
    conflict(LIST)
    if not workbook.people:
        st.write(words.NONE_YET)
        sample.offer("pages/instead.py")
        return
    for person in sorted(workbook.people.values(), key=lambda one: one.name.casefold()):
        with st.container(border=True, key=f"person.{person.id}"):
            st.markdown(shown.headline(person))
            st.caption(shown.known(workbook, person))
            if person.next_step or person.next_date:
                day = common.day(person.next_date) if person.next_date else None
                st.markdown(words.next_step(plain(person.next_step), day))
            if person.note:
                st.markdown(plain(person.note))
            _buttons(person)


def _buttons(person: Person) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        shown.reach(person, f"reach.{person.id}")
        for label, icon, query in (
            (calls.LOG_THIS, ":material/add_call:", {"view": "call", "person": person.id}),
            (words.CHANGE, ":material/edit:", {"view": "people", "person": person.id}),
        ):
            st.button(label, key=f"{query['view']}.{person.id}", icon=icon, on_click=session.set_address, args=(query,))
        if st.button(words.DELETE, key=f"delete.{person.id}", icon=":material/delete:") and notice.save(
            partial(action.delete, person), words.deleted(plain(person.name)), LIST
        ):
            st.rerun()
