"""Decide: for each group what the record says, how sure it is, and the person's own decision beside it."""

from collections.abc import Mapping

import streamlit as st

from wellspent.core import expectation, verdict
from wellspent.core.actions import decide as action
from wellspent.core.model import CALLS, GroupStatus
from wellspent.ui import session
from wellspent.ui.show import notice, sample, week, what_would_change, worked_out
from wellspent.ui.show import verdict as show
from wellspent.ui.show.conflict import conflict
from wellspent.ui.show.plain import plain
from wellspent.ui.views import club_beside, own_decision
from wellspent.words import decide, report

ORDER = ("skip", "take_a_break", "keep_going", "too_early")


def main() -> None:
    """The week, then every group, those that ask for a decision first."""
    here = session.visit()
    workbook = here.workbook
    st.title(decide.TITLE, anchor=False)
    st.write(decide.LEAD)
    if not workbook.definition.in_use:
        st.info(decide.NO_DEFINITION, icon=":material/touch_app:")
        st.page_link("pages/define.py", label=decide.TO_DEFINE)
        sample.offer("pages/decide.py")
        return
    judged = session.remembered("judged", lambda: verdict.judge(workbook, here.now))
    been = [one for one in judged.verdicts if one.figures.rated or one.figures.missing]
    if not been:
        st.info(decide.NO_GROUPS, icon=":material/hourglass_empty:")
        st.page_link("pages/rate.py", label=decide.TO_RATE)
        return
    case = judged.case
    records = session.remembered("records", lambda: expectation.records(case.seen, case.values, workbook.definition))
    rule(case)
    week.week(judged.week)
    for one in sorted(been, key=lambda one: ORDER.index(one.verdict)):
        with st.container(border=True, key=f"group-{one.group}"):
            group(one, case, records)
    st.page_link("pages/data.py", label=report.SECTION, icon=":material/print:")


def rule(case: verdict.Case) -> None:
    """The written rule, and how careful it is."""
    definition = session.visit().workbook.definition
    with st.expander(decide.THE_RULE):
        st.write(
            decide.RULE.format(
                fewest=case.lines.fewest_rated,
                bar=f"{definition.bar:.0f}",
                close=f"{case.lines.close_call:.0f}",
                skip=f"{100 * case.lines.skip_at:.0f}",
                keep=f"{100 * case.lines.keep_at:.0f}",
            )
        )
        conflict("careful")
        careful = st.toggle(
            decide.CAREFUL,
            value=definition.careful,
            help=decide.CAREFUL_HELP,
            key=f"careful-{definition.careful}",  # so that another tab's answer is never taken for one given here
        )
        if careful != definition.careful:
            done = decide.CAREFUL_ON if careful else decide.CAREFUL_OFF
            if notice.save(lambda: action.be_careful(session.visit().workbook, careful=careful), done, "careful"):
                st.rerun()


def group(one: verdict.GroupVerdict, case: verdict.Case, records: Mapping[str, expectation.Record]) -> None:
    """One group: verdict, reasons, figures, decision, and what is behind it."""
    workbook = session.visit().workbook
    st.subheader(plain(workbook.group_name(one.group)), anchor=False)
    st.markdown(show.headline(one))
    known = workbook.groups.get(one.group)
    if known is not None and known.status is not GroupStatus.ATTENDING:
        st.caption(decide.STOPPED if known.status is GroupStatus.STOPPED else decide.ON_BREAK)
    show.reasons(one, known, records[one.group])
    show.figures(one)
    what_would_change.expander(one, case)
    worked_out.expander(one, case)
    club_beside.expander(known)
    own_decision.show(one)
    if known is not None and known.status is GroupStatus.ATTENDING and one.group != CALLS:
        st.page_link(
            "pages/break.py",
            label=decide.TO_BREAK,
            query_params={"group": one.group},
            icon=":material/pause_circle:",
        )


main()
