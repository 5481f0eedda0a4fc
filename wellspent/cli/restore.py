"""``restore``: a zip of a workbook back into the workbook."""

from dataclasses import asdict
from pathlib import Path

from wellspent.cli.answer import Answer
from wellspent.cli.opening import open_workbook
from wellspent.cli.reading import content
from wellspent.core.actions.restore import Way, counts, restore
from wellspent.core.exchange.archive import LARGEST_ZIP, unpack
from wellspent.words import commands, data


def run(store: str | None, file: Path, *, everything: bool, dry_run: bool) -> Answer:
    """Add what is missing, or with ``everything`` make it all as it is in the zip; ``dry_run`` only says what."""
    archive = unpack(content(file, LARGEST_ZIP))
    opened = open_workbook(store)
    changes = restore(opened.loaded.workbook, archive, Way.BACK if everything else Way.ADD)
    if not dry_run:
        opened.save(changes)
    found = counts(changes)
    lines = [data.zip_problems(len(archive.problems))] if archive.problems else []
    lines += [commands.restored_table(data.TABLE[table], **asdict(one)) for table, one in found.items()]
    if not changes:
        lines.append(data.NOTHING_TO_RESTORE)
    elif dry_run:
        lines.append(commands.ONLY_LOOKED)
    return Answer(
        lines=lines,
        data={
            "file": str(file),
            "everything": everything,
            "saved": bool(changes) and not dry_run,
            "problems": len(archive.problems),
            "tables": {table.value: asdict(one) for table, one in found.items()},
        },
    )
