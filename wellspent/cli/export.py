"""``export``: the meetings as a table, or everything as a zip; the file's ending says which."""

from pathlib import Path

from wellspent.cli.answer import Answer, Refused
from wellspent.cli.opening import open_workbook
from wellspent.core.exchange import archive, tables_out
from wellspent.core.store.port import Loaded
from wellspent.words import commands, data


def run(store: str | None, target: Path) -> Answer:
    """Write a new file. One that is there already is never written over."""
    ending = target.suffix.lower()
    make = {".csv": _table, ".zip": _zip}.get(ending)
    if make is None:
        raise Refused(commands.unknown_ending(target.suffix))
    loaded = open_workbook(store).loaded
    try:
        with target.open("xb") as file:
            file.write(make(loaded))
    except FileExistsError as error:
        raise Refused(commands.exists(str(target))) from error
    except OSError as error:
        raise Refused(commands.cannot_write(str(target), error.strerror or str(error))) from error
    problems = len(loaded.problems)
    left_out = archive.left_out(loaded) if ending == ".zip" else ()
    number = len(loaded.workbook.meetings)
    said = commands.exported_all(number, str(target)) if ending == ".zip" else commands.exported(number, str(target))
    return Answer(
        lines=[
            *([commands.problems_first(problems)] if problems else []),
            *([data.copy_incomplete(left_out)] if left_out else []),
            said,
        ],
        data={"target": str(target), "meetings": number, "problems": problems, "left_out": list(left_out)},
    )


def _table(loaded: Loaded) -> bytes:
    return tables_out.meetings_csv(loaded.workbook)


def _zip(loaded: Loaded) -> bytes:
    return archive.pack(loaded, data.README)
