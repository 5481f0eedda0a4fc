"""Call: whom to call next and why, a call noted in half a minute, and how calls felt."""

from typing import Final

import streamlit as st

from wellspent.core import calls as core
from wellspent.core import tables
from wellspent.core.actions import call as action
from wellspent.core.model import CALLS
from wellspent.core.people import name_of
from wellspent.core.scoring import Scorer
from wellspent.ui import session
from wellspent.ui.forms import call as form
from wellspent.ui.show import chart, drafts, notice, pictures_calls, sample
from wellspent.ui.show import person as shown
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import calls as words
from wellspent.words import common

LATEST: Final = 8


def show() -> None:
    """With somebody picked the form comes first, for then it is what one came for."""
    if session.asked("person"):
        _form()
        _next()
    else:
        _next()
        _form()
    _latest()


def _next() -> None:
    here = session.visit()
    st.subheader(words.NEXT, anchor=False)
    if not here.workbook.people:
        st.write(words.NO_PEOPLE)
        with st.container(horizontal=True):
            st.button(
                words.TO_PEOPLE,
                icon=":material/person_add:",
                key="to_people",
                on_click=session.set_address,
                args=({"view": "people"},),
            )
            sample.offer("pages/instead.py")
        return
    suggestions = session.remembered("next_to_call", lambda: core.next_to_call(here.workbook, here.now))
    st.caption(words.NEXT_LEAD if suggestions else words.NOBODY)
    for one in suggestions:
        _suggestion(one)


def _suggestion(one: core.Suggestion) -> None:
    person = one.person
    with st.container(border=True, key=f"next.{person.id}"):
        st.markdown(shown.headline(person))
        st.markdown("\n".join(f"- {words.reason(reason.code, reason.number)}" for reason in one.reasons))
        if person.next_step:
            st.caption(f"{words.THEY_SAID}: {plain(person.next_step)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            shown.reach(person, f"reach.{person.id}")
            for label, icon, query in (
                (words.SCRIPT, ":material/record_voice_over:", {"view": "scripts", "person": person.id}),
                (words.LOG_THIS, ":material/add_call:", {"view": "call", "person": person.id}),
            ):
                st.button(
                    label, key=f"{query['view']}.{person.id}", icon=icon, on_click=session.set_address, args=(query,)
                )


def _form() -> None:
    here = session.visit()
    asked = session.asked("person")
    whom = asked if asked in here.workbook.people else None
    name = f"call.{whom or 'new'}"
    begun = session.form(name, None)
    with st.container(border=True, key="call_form"):
        st.subheader(words.LOG, anchor=False)
        st.caption(words.LOG_LEAD)
        conflict(name)
        drafts.offer(name)
        typed = form.ask(here.workbook, whom, here.now.date(), begun.prefix)
        session.follow(name, None, typed=form.differs(typed))
        with st.container(horizontal=True):
            pressed = st.button(words.SAVE, type="primary", icon=":material/save:", key="save_call")
            if asked:
                st.button(common.CLOSE, on_click=_back, args=(name,), type="tertiary", key="cancel_call")
        if pressed:
            done = (
                words.saved(plain(name_of(here.workbook, typed.person)), words.REACH[typed.reach])
                if typed.reach
                else ""
            )
            if notice.save(lambda: action.log(here.workbook, typed, here.now, words.GROUP), done, name):
                _back(name)
                st.rerun()


def _back(name: str) -> None:
    session.begin_again(name)
    session.set_address({"view": "call"})


def _latest() -> None:
    """The latest calls, each one click from being changed, and how they felt."""
    here = session.visit()
    made = core.logged(here.workbook)
    st.subheader(words.LATEST, anchor=False)
    if not made:
        st.write(words.NO_CALLS)
        return
    scorer = Scorer(here.workbook.definition)
    for call in made[:LATEST]:
        who = plain(name_of(here.workbook, call.people[0])) if call.people else words.UNKNOWN
        day, reach = common.short_day(call.date, here.now.year), core.reach_of(call) or core.Reach.NO_ANSWER
        line = (
            words.reached(who, day, scorer.value(call))
            if reach is core.Reach.REACHED
            else words.not_reached(who, day, words.REACH[reach])
        )
        if st.button(line, key=f"open.{call.id}", icon=":material/edit:", type="tertiary"):
            st.switch_page("pages/rate.py", query_params={"meeting": call.id})
    _felt()


def _felt() -> None:
    """The picture of the moods before and after, where a call has got through."""
    here = session.visit()
    table = session.remembered("meetings_table", lambda: tables.meetings(here.workbook, here.now))
    rows = tables.within(table, groups=[CALLS])
    if not rows.empty:
        chart.chart(session.remembered("calls_mood", lambda: pictures_calls.how_calls_felt(rows)))
    st.page_link("pages/decide.py", label=words.TO_DECIDE, icon=":material/signpost:")
