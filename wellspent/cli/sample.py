"""``sample``: a workbook of somebody who does not exist, into a new folder."""

from pathlib import Path
from typing import Final

from wellspent.cli.answer import Answer, Refused
from wellspent.core import sample
from wellspent.core.exchange import tables_out
from wellspent.words import commands

MOST_PER_GROUP: Final = 500


def run(folder: Path, *, groups: int | None, meetings: int | None, seed: int | None) -> Answer:
    """Write the files of a sample as they are, without a history, so that they are the same wherever they are made."""
    groups = sample.GROUPS if groups is None else groups
    meetings = sample.MEETINGS if meetings is None else meetings
    if meetings > groups * MOST_PER_GROUP:
        raise Refused(commands.too_many_meetings(MOST_PER_GROUP))
    workbook = sample.make(groups=groups, meetings=meetings, seed=sample.SEED if seed is None else seed)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused(commands.not_empty(str(folder)))
        for name, data in tables_out.all_files(workbook).items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise Refused(commands.cannot_write(str(folder), error.strerror or str(error))) from error
    made = len(workbook.groups), len(workbook.meetings)
    return Answer(
        lines=[commands.made(str(folder), *made)],
        data={"folder": str(folder), "groups": made[0], "meetings": made[1]},
    )
