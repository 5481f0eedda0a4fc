"""``check``: every problem with its file, line and column."""

from typing import Any

from wellspent.cli.answer import Answer
from wellspent.cli.opening import open_workbook
from wellspent.core.errors import Problem
from wellspent.core.model import EMPTY
from wellspent.words import commands, problems


def run(store: str | None) -> Answer:
    """Exit code 1 if there is any problem. What is merely worth knowing is said and changes nothing."""
    loaded = open_workbook(store).loaded
    found = [_described(problem) for problem in loaded.problems]
    notices = [_described(notice) for notice in loaded.notices]
    if not found:
        lines = [commands.NOTHING_THERE if loaded.workbook == EMPTY else commands.NO_PROBLEM]
    else:
        lines = [problem["sentence"] for problem in found]
    lines += [notice["sentence"] for notice in notices]
    return Answer(lines=lines, data={"problems": found, "notices": notices}, code=1 if found else 0)


def _described(problem: Problem) -> dict[str, Any]:
    details = dict(problem.details)
    said = problems.sentence(problem.code, file=problem.file, line=problem.line, column=problem.column, details=details)
    return {
        "code": problem.code,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "details": details,
        "sentence": said,
    }
