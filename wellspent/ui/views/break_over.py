"""A break that is over: what was expected beside what happened, the weeks side by side, and the decision."""

import streamlit as st

from wellspent.core.actions import take_break as action
from wellspent.core.breaks import comparison
from wellspent.core.breaks.comparison import Measure
from wellspent.core.checkins import monday
from wellspent.core.model import Break
from wellspent.ui import session
from wellspent.ui.forms import break_end as form
from wellspent.ui.forms import choices
from wellspent.ui.show import break_comparison, break_design, chart, drafts, notice, pictures_of_a_break
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views.break_start import standing
from wellspent.words import break_results as words
from wellspent.words import breaks, common


def show(one: Break) -> None:
    """The comparison, and the decision that was taken or is to be taken."""
    here = session.visit()
    st.caption(words.OVER)
    st.header(plain(here.workbook.group_name(one.group)), anchor=False)
    if one.ended_on is not None and one.ended_on < one.start:
        st.markdown(words.called_off(common.day(one.ended_on)))
        return
    st.markdown(breaks.spell(common.day(one.start), common.day(one.ended_on or one.end)))
    if one.ended_on is not None and one.ended_on < one.end:
        st.markdown(words.went_back(common.day(one.ended_on)))
    break_design.schedule(one)
    found = session.remembered("comparison", lambda: comparison.compare(here.workbook, one, here.now), one.id)
    break_comparison.expected_and_happened(one, found)
    _decision(one)
    if any(week.values for week in found.weeks):
        _picture(one, found)
        break_comparison.side_by_side(found)
        break_comparison.how_sure(found)
        break_comparison.keep_in_mind(one, found)


def earlier(ones: list[Break]) -> None:
    """The breaks that are decided, latest first, each in a line."""
    if not ones:
        return
    st.subheader(words.EARLIER, anchor=False)
    workbook = session.visit().workbook
    for one in ones:
        when = breaks.spell(common.day(one.start), common.day(one.ended_on or one.end))
        choice = words.CAME_OF_IT.get(one.decision or "", "")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(words.earlier(plain(workbook.group_name(one.group)), when, choice))
            st.button(
                words.LOOK,
                key=f"look.{one.id}",
                type="tertiary",
                on_click=session.set_address,
                args=({"break": one.id},),
            )


def _picture(one: Break, found: comparison.Comparison) -> None:
    measure = st.segmented_control(
        words.MEASURE,
        list(Measure),
        default=Measure.MOOD,
        required=True,
        format_func=lambda each: choices.label(words.NAME[each]),
        key=f"measure.{one.id}",
    )
    chart.chart(pictures_of_a_break.week_by_week(one, found, measure))


def _decision(one: Break) -> None:
    """The decision that was taken; or the form for it."""
    if one.decision is not None:
        decided = common.day(one.decided_on) if one.decided_on is not None else ""
        choice = breaks.DECISION.get(one.decision, "")
        st.markdown(words.decided(decided, choice, plain(one.note)))
        return
    here = session.visit()
    name = f"break.end.{one.id}"
    conflict(name)
    begun = session.form(name, one)
    drafts.offer(name)
    base = begun.base if isinstance(begun.base, Break) else one
    with st.container(border=True, key=f"decide-{one.id}"):
        st.markdown(f"**{words.DECIDE}**")
        st.caption(words.DECIDE_LEAD)
        last_week = monday(one.end).isoformat()
        if last_week not in here.workbook.checkins:
            st.page_link(
                "pages/rate.py",
                label=words.LAST_WEEK,
                icon=":material/event_available:",
                query_params={"view": "check-in", "week": last_week},
            )
        typed = form.ask(base, begun.prefix)
        session.follow(name, one, typed=typed is not None)
        pressed = st.button(words.SAVE, type="primary", disabled=typed is None, key=f"save_end.{one.id}")
    if pressed and typed is not None:
        group = plain(here.workbook.group_name(one.group))
        if notice.save(
            lambda: action.decide_at_end(here.workbook, typed, here.now, standing=standing(one.group)),
            words.saved(group, typed.choice),
            name,
        ):
            session.begin_again(name)
            session.set_address({"break": one.id})
            st.rerun()
