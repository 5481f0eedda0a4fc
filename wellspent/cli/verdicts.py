"""``verdicts``: what the record says about each group, how sure it is, and what would change it."""

from dataclasses import asdict

from wellspent.cli.answer import Answer
from wellspent.cli.opening import open_workbook
from wellspent.core import verdict
from wellspent.core.model import Workbook
from wellspent.core.verdict import Changes, GroupVerdict
from wellspent.words import chances, commands, decide, decide_why, scales


def run(store: str | None) -> Answer:
    """One entry a group, in the order of the groups; ``docs/verdicts.md`` has the fields."""
    opened = open_workbook(store)
    workbook, problems = opened.loaded.workbook, len(opened.loaded.problems)
    judged = verdict.judge(workbook, opened.now)
    changes = {one.group: one for one in verdict.changes(judged.case, [one.group for one in judged.verdicts])}
    lines = [commands.problems_first(problems)] if problems else []
    lines += [_line(one, workbook) for one in judged.verdicts] or [commands.NO_GROUPS]
    data = {
        "now": opened.now.isoformat(),
        "bar": workbook.definition.bar,
        "careful": workbook.definition.careful,
        "problems": problems,
        "week": None if judged.week is None else {**asdict(judged.week), "hours": judged.week.hours},
        "groups": [_group(one, changes.get(one.group), workbook) for one in judged.verdicts],
    }
    return Answer(lines=lines, data=data)


def _group(one: GroupVerdict, changes: Changes | None, workbook: Workbook) -> dict[str, object]:
    outlook = changes.outlook if changes is not None else None
    return {
        "id": one.group,
        "name": workbook.group_name(one.group),
        "verdict": one.verdict,
        "ground": one.ground,
        "sure": one.sure,
        "reasons": [asdict(reason) for reason in one.reasons],
        "frees": one.frees,
        **{name: value for name, value in asdict(one.figures).items() if name != "group"},
        "more_needed": None if outlook is None else {"meetings": outlook.needed, "within": outlook.within},
        "changes": None if changes is None else _changes(changes),
    }


def _changes(changes: Changes) -> dict[str, object]:
    return {name: value for name, value in asdict(changes).items() if name not in {"group", "outlook"}}


def _line(one: GroupVerdict, workbook: Workbook) -> str:
    sure = "" if one.sure is None else f" ({decide.sure(chances.chance(one.sure))})"
    reasons = " ".join(decide_why.reason(reason.code, reason.numbers) for reason in one.reasons)
    return f"{workbook.group_name(one.group)}: {scales.VERDICT[one.verdict]}{sure}. {reasons}"
