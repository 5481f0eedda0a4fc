"""Today: where you are, and the one next step."""

import streamlit as st

from wellspent.core import verdict
from wellspent.core.next_step import NextStep, Step, next_step
from wellspent.core.people import name_of
from wellspent.ui import session
from wellspent.ui.show import sample
from wellspent.ui.show.plain import plain
from wellspent.ui.show.verdict import name
from wellspent.ui.views import found_work, planned
from wellspent.words import today

WHERE_TO: dict[Step, tuple[str, dict[str, str]]] = {
    Step.DEFINE: ("pages/define.py", {}),
    Step.FIRST_MEETINGS: ("pages/rate.py", {"view": "import"}),
    Step.SETTLE: ("pages/rate.py", {"view": "plan"}),
    Step.BREAK: ("pages/break.py", {}),
    Step.CALL: ("pages/instead.py", {}),
    Step.CATCH_UP: ("pages/rate.py", {"view": "catch-up"}),
    Step.DECIDE: ("pages/decide.py", {}),
    Step.ASK: ("pages/rate.py", {"view": "outcomes"}),
    Step.CHECK_IN: ("pages/rate.py", {"view": "check-in"}),
    Step.RATE_MORE: ("pages/rate.py", {}),
    Step.SEE: ("pages/charts.py", {}),
}


def main() -> None:
    """One next step first, then where the person stands."""
    here = session.visit()
    workbook = here.workbook
    st.title(today.TITLE, anchor=False)
    if not workbook.definition.in_use:
        st.write(today.LEAD)
    verdicts = session.remembered("judged", lambda: verdict.judge(workbook, here.now)).verdicts
    if workbook.about.found_work_on is not None:
        found_work.show()
    else:
        step(session.remembered("next_step", lambda: next_step(workbook, here.now, verdicts)))
        planned.coming_soon()
    if any(one.figures.rated or one.figures.missing for one in verdicts):
        where(verdicts)
    else:
        st.markdown(today.HOW)
        st.caption(today.PRIVATE if session.club() is None else today.PRIVATE_IN_CLUB)
        sample.offer()


def step(one: NextStep) -> None:
    """The one next step, and the way there."""
    page, query = WHERE_TO[one.step]
    workbook = session.visit().workbook
    group, person = plain(workbook.group_name(one.group)), plain(name_of(workbook, one.person))
    with st.container(border=True):
        st.caption(today.NEXT)
        st.subheader(today.STEP_TITLE[one.step], anchor=False)
        st.markdown(today.step(one.step, one.count, group, person))
        with st.container(horizontal=True):
            if st.button(today.STEP_BUTTON[one.step], type="primary", key="next_step"):
                st.switch_page(page, query_params=query)
            if one.step is Step.FIRST_MEETINGS and st.button(today.OR_TYPE, key="or_type"):
                st.switch_page(page)


def where(verdicts: tuple[verdict.GroupVerdict, ...]) -> None:
    """What is in the workbook, and what the record says so far."""
    workbook = session.visit().workbook
    figures = [one.figures for one in verdicts]
    st.subheader(today.WHERE, anchor=False)
    with st.container(horizontal=True):
        st.metric(today.FIGURE_GROUPS, len(figures), border=True)
        rated = sum(one.rated for one in figures)
        missing = sum(one.missing for one in figures)
        st.metric(today.FIGURE_MEETINGS, rated + missing, border=True, help=today.been(rated, missing))
        hours = sum(one.hours for one in figures)
        unknown = sum(one.hours_unknown for one in figures)
        st.metric(today.FIGURE_HOURS, round(hours), border=True, help=today.spent(hours, unknown))
    st.caption(f"{today.been(rated, missing)}. {today.spent(hours, unknown)}.")
    st.subheader(today.VERDICTS, anchor=False)
    for one in verdicts:
        if one.figures.rated or one.figures.missing:
            st.markdown(f"{name(one)} · {plain(workbook.group_name(one.group))}")
    st.page_link("pages/decide.py", label=today.TO_DECIDE, icon=":material/signpost:")


main()
