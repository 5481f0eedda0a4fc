"""``verdicts``: what the record says about each group."""

from dataclasses import asdict

from wellspent.cli.answer import Answer
from wellspent.cli.opening import open_workbook
from wellspent.core import verdict
from wellspent.core.model import Workbook
from wellspent.core.verdict import GroupVerdict
from wellspent.words import commands, decide, scales


def run(store: str | None) -> Answer:
    """One entry a group, in the order of the groups."""
    opened = open_workbook(store)
    workbook, problems = opened.loaded.workbook, len(opened.loaded.problems)
    found = verdict.of_workbook(workbook, opened.now)
    lines = [commands.problems_first(problems)] if problems else []
    lines += [_line(one, workbook) for one in found] or [commands.NO_GROUPS]
    groups = [{"name": workbook.group_name(one.group), **asdict(one)} for one in found]
    data = {"now": opened.now.isoformat(), "bar": workbook.definition.bar, "problems": problems, "groups": groups}
    return Answer(lines=lines, data=data)


def _line(one: GroupVerdict, workbook: Workbook) -> str:
    reasons = " ".join(decide.reason(reason.code, dict(reason.numbers)) for reason in one.reasons)
    return f"{workbook.group_name(one.group)}: {scales.VERDICT[one.verdict]}. {reasons}"
