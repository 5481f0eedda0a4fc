"""Scripts: ready-made words with their blanks filled in, and one's own in their place."""

from collections.abc import Mapping

import streamlit as st

from wellspent.core import scripts as core
from wellspent.core.actions import script as action
from wellspent.core.model import Person, Script
from wellspent.ui import session
from wellspent.ui.forms import fields
from wellspent.ui.forms import script as form
from wellspent.ui.show import drafts, notice
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import scripts as words


def show() -> None:
    """What for and for whom; the words; one's own."""
    here = session.visit()
    st.caption(words.LEAD)
    asked = session.asked("person")
    key = f"scripts.{asked or ''}."
    kind = form.what_for(here.workbook, session.asked("kind"), key)
    own = action.own(here.workbook, kind)
    wanted = form.whom_and_how(here.workbook, kind, own, asked, key)
    text = _text(wanted, own)
    person = here.workbook.people.get(wanted.person) if wanted.person is not None else None
    if wanted.wording == "short":
        st.caption(words.SHORT_LEAD)
    _to_say(text, wanted.person)
    if person is not None:
        _about(person)
    _own_words(wanted, own, text)


def _text(wanted: form.Wanted, own: Script | None) -> str:
    if wanted.wording == "own" and own is not None:
        return own.text
    return (words.SHORT if wanted.wording == "short" else words.FULL).get(wanted.kind, "")


def _to_say(text: str, person: str | None) -> None:
    """The words with the blanks filled in, how long they take, and what is left to put in."""
    workbook = session.visit().workbook
    answers = {words.BLANK[blank]: answer for blank, answer in core.known(workbook, person).items()}
    filled = core.fill(text, answers)
    with st.container(border=True, key="to_say"):
        for paragraph in filled.text.splitlines():
            if paragraph.strip():
                st.markdown(plain(paragraph))
    st.caption(f"{words.length(core.spoken_seconds(filled.text))} {words.still_open(list(map(plain, filled.open)))}")


def _about(person: Person) -> None:
    """What was noted about the person, to look at while speaking; and the way to note the call."""
    noted = [text for text in (person.next_step, person.note) if text]
    if noted:
        st.markdown(f"**{words.YOU_WANTED}**  \n" + "  \n".join(plain(text) for text in noted))
    st.button(
        words.LOG,
        icon=":material/add_call:",
        key="script_log",
        on_click=session.set_address,
        args=({"view": "call", "person": person.id},),
    )


def _own_words(wanted: form.Wanted, own: Script | None, text: str) -> None:
    here = session.visit()
    name = f"script.{wanted.kind}"
    begun = session.form(name, own)
    base = begun.base if isinstance(begun.base, Script) else None
    with st.expander(words.OWN, expanded=session.forms().came_back(name) is not None):
        conflict(name)
        drafts.offer(name)
        st.caption(words.OWN_LEAD)
        st.markdown(_blanks(words.BLANK, words.BLANK_FROM))
        typed = fields.text_area(
            words.YOUR_WORDS, value=text, max_chars=20_000, height=260, key=f"{begun.prefix}{wanted.wording}.text"
        )
        session.follow(name, own, typed=typed.strip() != text.strip())
        st.caption(words.length(core.spoken_seconds(typed)))
        what_for = plain(words.kind(wanted.kind))
        with st.container(horizontal=True):
            pressed = st.button(words.SAVE, type="primary", icon=":material/save:", key="save_script")
            if (
                base is not None
                and st.button(words.DROP, icon=":material/undo:", key="drop_script")
                and notice.save(lambda: action.drop(base), words.dropped(what_for), name)
            ):
                session.begin_again(name)
                st.rerun()
        if pressed and notice.save(
            lambda: action.keep(base, wanted.kind, typed, here.now), words.saved(what_for), name
        ):
            session.begin_again(name)
            st.rerun()


def _blanks(names: Mapping[str, str], filled_from: Mapping[str, str]) -> str:
    return "\n".join(f"- {plain(f'[{name}]')}: {filled_from[blank]}" for blank, name in names.items())
