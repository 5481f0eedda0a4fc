"""The file that a command was given."""

from pathlib import Path

from wellspent.cli.answer import Refused
from wellspent.words import commands


def content(file: Path, most: int) -> bytes:
    """What is in the file, and of one that is too large a byte more than ``most``, which its reader refuses.

    Raises:
        Refused: if there is no such file, or nobody may read it.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise Refused(commands.cannot_read(str(file), error.strerror or str(error))) from error
