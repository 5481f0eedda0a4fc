"""``export``: the meetings as a file, in the form that its ending says."""

from pathlib import Path

from wellspent.cli.answer import Answer, Refused
from wellspent.cli.opening import open_workbook
from wellspent.core.exchange import tables_out
from wellspent.words import commands


def run(store: str | None, target: Path) -> Answer:
    """Write a new file. One that is there already is never written over."""
    write = {".csv": tables_out.meetings_csv}.get(target.suffix.lower())
    if write is None:
        raise Refused(commands.unknown_ending(target.suffix))
    loaded = open_workbook(store).loaded
    try:
        with target.open("xb") as file:
            file.write(write(loaded.workbook))
    except FileExistsError as error:
        raise Refused(commands.exists(str(target))) from error
    except OSError as error:
        raise Refused(commands.cannot_write(str(target), error.strerror or str(error))) from error
    problems = len(loaded.problems)
    lines = [commands.problems_first(problems)] if problems else []
    number = len(loaded.workbook.meetings)
    return Answer(
        lines=[*lines, commands.exported(number, str(target))],
        data={"target": str(target), "meetings": number, "problems": problems},
    )
