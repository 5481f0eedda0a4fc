"""Decide: for each group what the record says, why, and the person's own decision beside it."""

from dataclasses import replace

import streamlit as st

from wellspent.core import verdict
from wellspent.core.actions import decide as action
from wellspent.core.model import Choice, Decision, GroupStatus, Workbook
from wellspent.ui import session
from wellspent.ui.forms import choices
from wellspent.ui.show import notice, sample
from wellspent.ui.show import verdict as show
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.words import common, decide, scales

ORDER = ("skip", "take_a_break", "keep_going", "too_early")


def main() -> None:
    """Every group, those that ask for a decision first."""
    here = session.visit()
    workbook = here.workbook
    st.title(decide.TITLE, anchor=False)
    st.write(decide.LEAD)
    if not workbook.definition.in_use:
        st.info(decide.NO_DEFINITION, icon=":material/touch_app:")
        st.page_link("pages/define.py", label=decide.TO_DEFINE)
        sample.offer("pages/decide.py")
        return
    verdicts = session.remembered("verdicts", lambda: verdict.of_workbook(workbook, here.now))
    been = [one for one in verdicts if one.figures.rated or one.figures.missing]
    if not been:
        st.info(decide.NO_GROUPS, icon=":material/hourglass_empty:")
        st.page_link("pages/rate.py", label=decide.TO_RATE)
        return
    with st.expander(decide.THE_RULE):
        st.write(
            decide.RULE.format(
                fewest=workbook.definition.fewest_rated,
                bar=f"{workbook.definition.bar:.0f}",
                close=f"{workbook.definition.close_call:.0f}",
            )
        )
    for one in sorted(been, key=lambda one: ORDER.index(one.verdict)):
        with st.container(border=True, key=f"group-{one.group}"):
            group(one)


def group(one: verdict.GroupVerdict) -> None:
    """One group: verdict, reasons, figures, decision."""
    workbook = session.visit().workbook
    st.subheader(plain(workbook.group_name(one.group)), anchor=False)
    st.markdown(show.headline(one))
    known = workbook.groups.get(one.group)
    if known is not None and known.status is not GroupStatus.ATTENDING:
        st.caption(decide.STOPPED if known.status is GroupStatus.STOPPED else decide.ON_BREAK)
    show.reasons(one, known)
    show.figures(one)
    conflict(form_of(one.group))
    before = action.latest(workbook, one.group)
    if before is not None:
        st.markdown(decide.decided(common.day(before.date), scales.CHOICE[before.decision], plain(before.note)))
    with st.expander(decide.YOURS):
        own_decision(one)


def form_of(group_id: str) -> str:
    """The name of the form for the decision about one group."""
    return f"decide.{group_id}"


def as_begun(workbook: Workbook, latest: Decision | None, base: object) -> Workbook:
    """The workbook with the decision that the form began from, so that the store can tell if another one came since."""
    decisions = dict(workbook.decisions)
    if latest is not None and latest != base:
        del decisions[latest.id]
    if isinstance(base, Decision):
        decisions[base.id] = base
    return replace(workbook, decisions=decisions)


def own_decision(one: verdict.GroupVerdict) -> None:
    """What the person will do about the group, and why."""
    here = session.visit()
    name = form_of(one.group)
    before = action.latest(here.workbook, one.group)
    begun = session.form(name, before)
    group_name = plain(here.workbook.group_name(one.group))
    choice = st.segmented_control(
        decide.CHOOSE.format(group=group_name),
        list(Choice),
        format_func=lambda each: choices.label(scales.CHOICE[each]),
        key=f"{begun.prefix}choice",
    )
    note = st.text_area(decide.NOTE, max_chars=20_000, key=f"{begun.prefix}note")
    session.follow(name, before, typed=bool(choice or note))
    pressed = st.button(decide.SAVE, key=f"{begun.prefix}save", disabled=choice is None)
    if (
        pressed
        and choice is not None
        and notice.save(
            lambda: action.decide(
                as_begun(here.workbook, before, begun.base),
                one.group,
                here.now,
                verdict=one.verdict,
                choice=choice,
                note=note,
            ),
            decide.saved(group_name),
            name,
        )
    ):
        session.begin_again(name)
        st.rerun()


main()
