"""Define: what makes a meeting useful, and what a change does to the past before it is saved."""

from dataclasses import replace

import streamlit as st

from wellspent.core.actions import define as action
from wellspent.core.errors import InvalidInput
from wellspent.core.model import Definition
from wellspent.ui import session
from wellspent.ui.forms import definition as form
from wellspent.ui.show import drafts, notice, problems
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import define, scales

FORM = "define"


def main() -> None:
    """Ask, show what would change, save."""
    here = session.visit()
    saved = here.workbook.definition
    begun = session.form(FORM, saved)
    base = begun.base if isinstance(begun.base, Definition) else saved
    # The change is made from what the fields began from, so that the store can tell if the file changed meanwhile.
    workbook = replace(here.workbook, definition=base)
    st.title(define.TITLE, anchor=False)
    st.write(define.LEAD)
    conflict(FORM)
    drafts.offer(FORM)
    typed = form.ask(base, begun.prefix)
    try:
        wanted = action.new_definition(workbook, typed, here.now)
    except InvalidInput as invalid:
        notice.input_problems(invalid.problems)
        return
    session.follow(FORM, saved, typed=wanted != base)
    if not wanted.in_use:
        st.info(define.NONE_YET, icon=":material/touch_app:")
    elif wanted != base:
        if workbook.meetings:
            preview(action.effect(workbook, wanted, here.now))
        problems.before_saving("definition.yaml")
        if st.button(define.SAVE, type="primary", icon=":material/save:") and notice.save(
            lambda: action.define(workbook, typed, here.now), define.SAVED, FORM
        ):
            session.begin_again(FORM)
            st.rerun()
    else:
        st.caption(define.NOTHING_TO_SAVE)
        if not workbook.meetings:
            st.page_link("pages/rate.py", label=define.THEN_RATE, query_params={"view": "import"})


def preview(effect: action.Effect) -> None:
    """What saving would do to the past."""
    workbook = session.visit().workbook
    with st.container(border=True):
        st.markdown(f"**{define.PREVIEW}**")
        lines = define.preview_values(effect.gained, effect.lost, effect.shifted)
        lines += [
            define.preview_verdict(plain(workbook.group_name(group)), scales.VERDICT[before], scales.VERDICT[after])
            for group, before, after in effect.verdicts
        ]
        st.markdown("\n".join(f"- {line}" for line in lines) if lines else define.PREVIEW_NONE)


main()
